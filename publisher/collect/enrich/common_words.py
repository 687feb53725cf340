"""The commonest words of languages in Latin script: function words that every text is full of."""

_WORDS = {
    "ca": "amb és els les per una dels que també més però aquest aquesta són ha han el la de",
    "cs": "je se na že jsem jsou nebo ale který která bylo byl pro jako před jeho také při však",
    "da": "og det er af til en ikke med han hun som også på har blev efter meget hvad fra være",
    "de": "der die das und ist nicht ein eine mit von den dem zu auf für sich auch werden im als",
    "en": "the and of to is was that for with are his they this which from have not were been has",
    "es": "el la los las que y en una por con para su pero más como fue sus está también del",
    "fi": "ja on ei että se hän mutta oli ovat kun myös niin joka kuin tai ole sen olla mukaan",
    "fr": "le la les des et est une dans que qui pour pas sur avec du au il elle ce sont",
    "hu": "az és hogy nem egy is van volt meg csak már mint ezt még de azt lesz szerint vagy",
    "it": "il la che di e è un una per non con del della sono gli nel le anche più alla",
    "nb": "og det er av til en ikke med han hun som også på har ble etter mye hva fra være",
    "nl": "de het een en van is dat niet op te zijn voor met die er aan ook maar bij werd",
    "pl": "i w nie na się z do jest to że jak o po przez był są dla ale która który",
    "pt": "o a os as que e em um uma não com para por mais foi do da no na também são",
    "ro": "și în de la cu este nu pe un o care mai din sunt pentru că au fost sau după",
    "sv": "och det är att av till en inte med han hon som också på har blev efter mycket för vad",
    "tr": "ve bir bu da de için ile çok ne olarak daha en gibi kadar sonra olan ancak her değil",
    "vi": "và của là có không được cho những một trong đã người với các này để khi từ",
    "id": "yang dan di dengan untuk pada tidak ini dari dalam akan itu adalah ke juga oleh",
}

COMMON_WORDS: dict[str, tuple[str, ...]] = {}
"""For each word, the languages that it is common in."""

for _language, _text in _WORDS.items():
    for _word in _text.split():
        COMMON_WORDS[_word] = (*COMMON_WORDS.get(_word, ()), _language)
