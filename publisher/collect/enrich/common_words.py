"""The commonest words of languages in Latin script: function words that every text is full of.

A language is here either because it is often read or because a neighbour is: without Galician,
Galician texts would pass for Portuguese.
"""

_WORDS = {
    "af": "die en van is nie het in om te dat vir met op hy sy was aan by ook maar word deur wat",
    "az": "və bir bu da də üçün ilə çox ki daha ən sonra olan olaraq amma hər deyil isə kimi",
    "ca": "amb és els les per una dels que també més però aquest aquesta són ha han el la de",
    "cs": "je se na že jsem jsou nebo ale který která bylo byl pro jako před jeho také při však",
    "da": "og det er af til en ikke med han hun som også på har blev efter meget hvad fra være",
    "de": "der die das und ist nicht ein eine mit von den dem zu auf für sich auch werden im als",
    "en": "the and of to is was that for with are his they this which from have not were been has",
    "es": "el la los las que y en una por con para su pero más como fue sus está también del",
    "et": "ja on ei et see ta aga oli kui ka mis nii siis või olla oma seda selle ning mida oma",
    "eu": "eta da ez bat du dute dira izan egin baina ere zen zuen hori hau dela baino beste egun",
    "fi": "ja on ei että se hän mutta oli ovat kun myös niin joka kuin tai ole sen olla mukaan",
    "fr": "le la les des et est une dans que qui pour pas sur avec du au il elle ce sont",
    "gl": "o a os as que e un unha non con do da no na para por máis pero foi é tamén polo pola",
    "hr": "je i u na se da su za od ne što kao ali bio iz koji koja ili sam nije do po bi to",
    "hu": "az és hogy nem egy is van volt meg csak már mint ezt még de azt lesz szerint vagy",
    "is": "og að er í á það sem ekki en við til um var hann hún með þetta fyrir eru af hefur",
    "it": "il la che di e è un una per non con del della sono gli nel le anche più alla",
    "lb": "an de ass déi net fir mat et eng den vun op och datt ze dat hunn huet si awer",
    "lt": "ir į kad yra ne su iš tai kaip bet buvo už jis dar tik jau per apie arba po nuo",
    "lv": "un ir ka ar no par uz kas bet nav arī viņš bija kā vai tas pie lai tika to gan",
    "ms": "yang dan di dengan untuk pada ini tidak dari dalam akan itu adalah ke juga oleh ialah",
    "nb": "og det er av til en ikke med han hun som også på har ble etter mye hva fra være",
    "nl": "de het een en van is dat niet op te zijn voor met die er aan ook maar bij werd",
    "oc": "e de la lo los las que es un una dels amb per mas tanben son aquò coma pas al",
    "pl": "i w nie na się z do jest to że jak o po przez był są dla ale która który",
    "pt": "o a os as que e em um uma não com para por mais foi do da no na também são",
    "ro": "și în de la cu este nu pe un o care mai din sunt pentru că au fost sau după",
    "sk": "a je na sa že som sú alebo ale ktorá ktorý bola bolo pre ako pred jeho tiež pri však aj",
    "sl": "in je na da se ni za so pri kot ki pa ali z v iz tudi bil bila po do še bi",
    "sq": "dhe në të e një për me që nuk nga është më ka si por kjo janë ai ishte do",
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
