"""What languages look like: their commonest function words, and the letters and scripts that are theirs."""

FUNCTION_WORDS: dict[str, frozenset[str]] = {
    code: frozenset(listed.split())
    for code, listed in {
        "en": "the of to and a in that is was for on with as by at from it be are has have had not said "
        "which his her he she they their who but this will would were an or been after about",
        "de": "der die das und ist nicht ein eine zu den dem mit auf für von im des sich auch als hat sind "
        "wird aus wann wie dass nach bei noch es er sie niemand wieder",
        "fr": "le la les et est une des du que qui dans pour pas sur au avec ce il par plus sont ont été "
        "selon dit aux ces cette de en",
        "es": "el la los las y es una que en del se por con para no su al como más ha fue son de un lo "
        "dijo según",
        "it": "il la di che e un una per non con del della sono gli dei nel si alla come più ha è i le "
        "secondo nella detto",
        "nl": "de het een en van is dat op te zijn met voor niet aan er om door bij ook heeft werd "
        "zei volgens uit naar",
        "pt": "o a os as e é um uma de que do da em para não com no na por mais se foi são ao segundo disse",
        "pl": "i w że na nie z do się jest to o po jak za od przez ale oraz był według dla są co tym",
        "cs": "a v že na se je to s z do o po za ve byl jako podle pro jsou ale i k od",
        "ro": "și că în de la cu pe din a nu este au pentru o un care mai sunt după vor fi",
        "hu": "a az és hogy nem is van egy meg volt szerint de csak ez el már",
        "sv": "och att är det som en på för av med till den inte har om ett från var sade enligt i",
        "da": "og at er det som en på for af med til den ikke har om et fra var de sagde ifølge i",
        "fi": "ja on että ei se oli mukaan hän joka myös kun mutta ovat sanoi",
        "tr": "ve bir bu da de için ile olarak daha çok olduğunu göre sonra ne kadar gibi",
        "id": "yang dan di itu dengan untuk pada dari bahwa dalam akan tidak ini ke oleh juga kata "
        "menurut ada",
        "vi": "và là của có đã cho không được các một trong người rằng bị với vào sẽ",
        "sw": "ya na wa kwa ni katika kwamba la za hiyo hii hilo lakini",
    }.items()
}
"""Lower-case, of languages in Latin letters."""

OWN_LETTERS: dict[str, frozenset[str]] = {
    "de": frozenset("ß"),
    "es": frozenset("ñ¿¡"),
    "pl": frozenset("łąęśżźćń"),
    "cs": frozenset("řěů"),
    "ro": frozenset("țșăţş"),
    "hu": frozenset("őű"),
    "tr": frozenset("ğış"),
    "vi": frozenset("ơưđạảấầẩậắằặẹẻếềểệịọỏốồổộớờởợụủứừửựỳỵỷ"),
    "pt": frozenset("ãõ"),
    "sv": frozenset("å"),
    "da": frozenset("øæ"),
}
"""Letters that hardly another of these languages has."""

SCRIPTS: tuple[tuple[str, int, int], ...] = (
    ("el", 0x0370, 0x03FF),
    ("cyrillic", 0x0400, 0x052F),
    ("hy", 0x0530, 0x058F),
    ("he", 0x0590, 0x05FF),
    ("arabic", 0x0600, 0x077F),
    ("hi", 0x0900, 0x097F),
    ("bn", 0x0980, 0x09FF),
    ("pa", 0x0A00, 0x0A7F),
    ("gu", 0x0A80, 0x0AFF),
    ("ta", 0x0B80, 0x0BFF),
    ("te", 0x0C00, 0x0C7F),
    ("kn", 0x0C80, 0x0CFF),
    ("ml", 0x0D00, 0x0D7F),
    ("si", 0x0D80, 0x0DFF),
    ("th", 0x0E00, 0x0E7F),
    ("my", 0x1000, 0x109F),
    ("ka", 0x10A0, 0x10FF),
    ("am", 0x1200, 0x137F),
    ("km", 0x1780, 0x17FF),
    ("ko", 0x1100, 0x11FF),
    ("ja", 0x3040, 0x30FF),
    ("zh", 0x3400, 0x9FFF),
    ("ko", 0xAC00, 0xD7AF),
    ("arabic", 0xFB50, 0xFEFF),
)
"""Languages by the range of their letters; where several share a script, the script's name."""

SHARED_SCRIPTS: dict[str, tuple[tuple[str, frozenset[str]], ...]] = {
    "cyrillic": (
        ("uk", frozenset("іїєґ")),
        ("sr", frozenset("љњћђј")),
        ("ru", frozenset("ыэё")),
        ("bg", frozenset("ъ")),
        ("ru", frozenset()),
    ),
    "arabic": (("ur", frozenset("ٹڈڑے")), ("fa", frozenset("پچژگ")), ("ar", frozenset())),
}
"""For each shared script its languages and the letters that tell them; the last is taken where none do."""
