"""Words that end in a full stop without ending a sentence, language by language."""

from functools import cache

_EVERYWHERE = "al ca cf dr dra etc jr mr mrs prof sr st vs"
"""Titles and what is common to many languages; for a text in an unknown language, all there is."""

_BEFORE_NUMBERS = frozenset(
    """
    abb abr abs abschn ago apr art aug avr bd cap chap dec dez déc dic ene ext feb févr fig gen
    giu hfst jan janv jul juil jun kap lug mag mai maj mar mär no nov nr núm obs oct okt ott op
    p pág pag par pp ref rn s sec sep sept set st str tab tel tlf z αρ σελ гл зам кв оф п рис с
    см ст стр табл тел том
    """.split()
)
"""Abbreviations only where a number follows; by themselves many are words."""

_BY_LANGUAGE = {
    "bg": "бул вкл гр др инж напр проф ул",
    "bn": "ড ডা প্রফেসর প্রো মি মো",
    "ca": "aprox av ex gràc núm pàg sra tel",
    "cs": """
        apod atd atp cca event hl ing jan kap kl mgr mil mj např nám okr pol popř př resp roč sl
        stol str sv tis tj tzn tzv tř ul vč čes
    """,
    "da": """
        adj adm afd afs alm ang bl cand dagl dvs eks evt fhv fr frk fx gl hr inkl jf kgl kl kr
        lign mfl mht mia mio moms ndr nuv obs omk osv pct pga ph pkt sml tidl tlf vedr vha
    """,
    "de": """
        abb abs abt allg aufl ausg bd begr bes bez bhf bsp bspw bzgl bzw chr co dgl dipl div ebd
        ehem eigtl einschl engl erg ev evtl exkl franz frl geb gebr gest ggf gr hbf hl hr hrn hrsg
        inkl insb jh jhd jhs kath kgl kl lat lt max mi min mind mio mrd mwst nachf nat nr nördl
        phil phys pol rd resp röm sog spez std stellv str südl teilw tel tgl tägl urspr usf usw
        verf verh vgl vorm vors westl wiss zt ztr zzgl östl übers
    """,
    "el": "αγ βλ δηλ δισ δρ εκατ κα κλπ κος κτλ κυρ λεωφ μμ πμ πχ σελ στρ τηλ χλμ",
    "en": """
        adm approx apr assoc asst atty ave bldg blvd brig bros capt cmdr co col comdr corp cpl ct
        dept ed eds eg esp est ft gen gov govt hon hwy ie inc lieut lt ltd maj messrs mfg mich
        mlle ms mt okla ph pres pvt rd rep ret rev rt sec sgt supt treas univ viz vol
    """,
    "es": """
        admón apdo aprox art atte av avda cap dpto ee ej excmo gral izq izqda lic ntra núm ob pdte
        pts pág págs ref sta sto tfno ud uds uu vd vda vds
    """,
    "et": "jm jne jt lk lp nn nr nt näit pr prl sh tel tlf tn umb vt",
    "fi": """
        ao eaa ed ekr eli em engl ent esim evp fil huom ilm jaa jkr jms jne joht ko ks kts lat lk
        ltn lut maist milj mm mrd muun nk nro näht os oy per puh pvm saks srk suom synt tel tms
        toim tri ts va vas vrt yht ym yms yo
    """,
    "fr": """
        adr apr av bd boul bull c-à-d chap coll déc ed env ex fasc fr fém hab hist ibid janv juil
        lat mgr mlle mm mme obs ouvr pass qqch qqn rem sq suiv suppl trad tél zool éd
    """,
    "hi": "ई कि जि डा डॉ नं पं प्रो मि रु श्री सं सुश्री",
    "hr": """
        br god gosp ing inž itd itsl mil mj mlrd npr odn ok op sl str sv tel tis tj tzv ul ur usp
        vlč čl
    """,
    "hu": """
        alk aug bek bp bt dec dz febr gr hg id ifj ill ism jan júl jún kb ker kft kiad kk krt lásd
        max min mo márc nov nyrt okt pf pl pol rkp stb szept szt tc tel tk tkp tul ua ui un vö zrt
        ált ápr özv ún út
    """,
    "hy": "դոկտ էջ հազ մլն մլրդ պրոֆ",
    "id": "dkk dll drs dsb dst hlm ir jend jl kab kec kol kp lih no rp sdr tel tgl tn yth",
    "is": "bls frh frk hr kl kr millj mán nr próf sbr skv tbl uþb",
    "it": """
        all app arch art artt avv cap cav cfr co comm dott ecc egr es fig gent geom ill ing lett
        mons nn on op pag pagg par proff prov rag reg seg sen sez sig sigg sigra sra tab tel ved
    """,
    "lt": """
        doc gyv inž kt kun mln mlrd mob mėn nr pan pav pr proc pvz red sav sen tel tūkst vad vyr
        šv žr
    """,
    "lv": "apm dz gs kv lpp milj mljrd nod nr piem plkst sal sk sv tel tūkst utt",
    "nb": """
        adj adm alm bl cand dvs eg eks ekskl evt fhv fr frk gl hr inkl jf kl kr maks mfl mill mrd
        ndr nr osv pga pkt ref sml stk tidl tlf vedr
    """,
    "nl": """
        afb afd afz art bijv bijz blz bv dd dhr dir drs ds em enz evt excl fam geb gebr gem hfdst
        hs id incl ing ir jhr jkvr jl lic max mej mevr mgr min mld mln mw nl nr oa ong opm pag par
        pct penn plv red resp str tel tw vgl vnl wo zgn
    """,
    "pl": """
        art bm bp br bryg cd cyt czyt doc dot ds dyr dz dł ekon ew fot gen godz gr hab hr im in
        inż jez jw kard kier km kol kpt ks lic lit mec med mies min mjr mkw mld mln np nr ob ok os
        pkt pn pol por pow poz przyp płk red reż rkps rtm ryc rys sp sygn szt tab tel tj tow tys
        tzn tzw ub ul ur ww wyd zam zb zm zob łac św
    """,
    "pt": """
        ac adm aprox apt av cap cel cia dep depto dir ed eng esc est ex exa exma exmo fig fl fls
        gen ilmo jan ltda mons máx mín nº obs pe pgs profa prov pág págs rel rem sec sra srs srta
        sta sto tel trad vol
    """,
    "ro": "art bd cca dl dna ex fig gen ing jud lt nr obs ord pag pct sf str tel vol șos",
    "ru": """
        акад англ арх бул вв вкл гг гл гор гос гр греч дол др зав зам изд им ин инж исп кв кг км
        кол коп корп куб лат лит мин млн млрд моск напр нар нач нем обл оз ок оп отд пер пл пог
        пос пр проф разд ред рис руб св см сокр соч ср ст стр табл тел тж тов тт тыс уд ул франц
        чел экз яз
    """,
    "sk": """
        apod atp atď cca event hl ing kap mgr mil mj mld napr nám odd okr pol por pribl resp roč
        str sv tis tj tzn tzv ul
    """,
    "sl": """
        angl ga gl go idr ing inž ipd itd jan kl mag mdr mio mlrd nem npr obč okr op oz prim str
        sv tel tim tis tj ul ur vš čl št
    """,
    "sr": """
        br god inž itd npr str sv tj tzv ul бр год др инж итд млн млрд нпр проф св стр тзв тј ул
    """,
    "sv": """
        adj anm art avd bl dir dvs ev ex exkl fg fig forts fr fv föreg gm hr inkl jfr kap kl kr
        milj mån nr nuv näml obs osv perf pga pl resp sek sid sk sthlm str tel tf tim tr uppl vard
        vol äv
    """,
    "ta": "எண் செல்வி டாக்டர் திரு திருமதி பேரா",
    "tr": """
        alb apt av bkz bl cad doç gen gön hst hz inş km kr kuv ltd mad mah md müd no org ort osm
        pl sa sn sok tc tel tic tğm vb vd yard yay yd yrd yy şrk şti
    """,
    "uk": """
        акад бл буд бульв вул гг гл грн див доц кв кг км коп корп млн млрд напр обл оз ок пл пор
        пров просп проф рис рр руб св см ст стор табл тел тис ім ін інж
    """,
    "ur": "ڈاکٹر",
    "vi": "bs gs ks pgs ths tp ts tt tx ubnd",
}
"""Months, units and titles, lower-case, without their stop; single letters need not stand here."""

_RELATIVES = {"no": "nb", "nn": "nb", "bs": "hr", "sh": "hr", "ms": "id", "gl": "pt", "be": "ru"}

ORDINAL_LANGUAGES = frozenset(
    "bs cs da de et fi fo hr hu is lb lt lv nb nn no pl sh sk sl sr tr".split()
)
"""Languages that write ordinal numbers with a full stop: *3. Oktober*, *1800. aastal*."""


@cache
def _words_of(language: str) -> frozenset[str]:
    own = _BY_LANGUAGE.get(_RELATIVES.get(language, language), "")
    return frozenset(f"{_EVERYWHERE} {own}".lower().split())


def is_abbreviation(word: str, language: str, *, before_number: bool) -> bool:
    """Tell whether a word in front of a full stop is an abbreviation.

    Args:
        word: Without the stop.
        language: Primary subtag of BCP 47, or an empty text where it is not known.
        before_number: Whether a digit follows.
    """
    lower = word.lower()
    if before_number and lower in _BEFORE_NUMBERS:
        return True
    return lower in _words_of(language)
