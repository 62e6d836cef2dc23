"""Names of months that ICU's tables do not have: usual other spellings in Latin letters, Nepali."""

_PERSIAN = (
    "farvardin hamal farwardin",
    "ordibehesht urdibihisht ardibehesht sawr saur thawr",
    "khordad khurdad jawza joza",
    "tir saratan",
    "mordad amordad murdad asad",
    "shahrivar shahriwar shahrewar sunbula sonbola sonbula",
    "mehr mizan",
    "aban aqrab",
    "azar qaws qaus",
    "dey dai jadi jaddi",
    "bahman dalw dalwa dalv",
    "esfand isfand hut hoot",
)
_ISLAMIC = (
    "muharram moharram",
    "safar",
    "rabialawwal rabiulawwal rabifirst rabiulavval",
    "rabialthani rabialakhir rabiulthani rabiusthani rabiulakhir rabisecond",
    "jumadaalula jumadalawwal jumadaalawwal jumadaalola jumadalula jamadiulawwal jumadafirst",
    "jumadaalakhira jumadaalthani jumadalthani jumadaalthaniya jamadiussani jumadasecond",
    "rajab",
    "shaban shaaban shabaan",
    "ramadan ramadhan ramazan ramzan",
    "shawwal shawal",
    "dhualqadah dhulqadah dhulqada dhualqidah dhualqada zulqada zilqad zulkaedah",
    "dhualhijjah dhulhijjah dhulhijja dhualhijja zulhijja zilhaj zulhijjah",
)
_ETHIOPIC = (
    "meskerem maskaram",
    "tikimt tikemt teqemt tekemt",
    "hidar hedar",
    "tahsas tahisas",
    "tir ter",
    "yekatit yakatit",
    "megabit magabit",
    "miazia miyazya miyazia",
    "ginbot genbot",
    "sene sane",
    "hamle",
    "nehase nahase nehasse",
    "pagumen pagume paguemen pagumiene",
)


def _numbered(spellings: tuple[str, ...]) -> dict[str, int]:
    return {name: number for number, names in enumerate(spellings, 1) for name in names.split()}


OTHER_SPELLINGS = {
    "persian": _numbered(_PERSIAN),
    "islamic-umalqura": _numbered(_ISLAMIC),
    "ethiopic": _numbered(_ETHIOPIC),
}
"""By the calendar's code: names as `folded` writes them, and the number of the month."""

BIKRAM_MONTHS = (
    ("Baishakh", "baisakh", "vaishakh", "बैशाख", "वैशाख"),
    ("Jestha", "jeth", "jyestha", "जेठ", "जेष्ठ", "ज्येष्ठ"),
    ("Ashadh", "asar", "asadh", "ashar", "असार", "आषाढ", "अषाढ"),
    ("Shrawan", "saun", "sawan", "shravan", "साउन", "श्रावण", "सावन"),
    ("Bhadra", "bhadau", "bhado", "भदौ", "भाद्र"),
    ("Ashwin", "asoj", "aswin", "ashoj", "असोज", "आश्विन", "अश्विन"),
    ("Kartik", "kattik", "कार्तिक", "कात्तिक"),
    ("Mangsir", "mansir", "marga", "मंसिर", "मङ्सिर", "मार्ग"),
    ("Poush", "push", "pus", "paush", "पुस", "पौष", "पुष"),
    ("Magh", "माघ"),
    ("Falgun", "phagun", "phalgun", "fagun", "फागुन", "फाल्गुन"),
    ("Chaitra", "chait", "चैत", "चैत्र"),
)
"""The months of the Bikram Sambat: the name that is shown, then others."""
