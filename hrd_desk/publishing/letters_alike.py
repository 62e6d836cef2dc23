"""What of a text may differ and it is the same to a reader: tables of letters and endings."""

# ruff: noqa: RUF001  letters that look alike are what this is about

import re
import unicodedata

ACCENTS = (
    *((0x300, 0x370), (0x483, 0x48A), (0x591, 0x5C8), (0x610, 0x61B), (0x64B, 0x660)),
    *((0x670, 0x671), (0x1AB0, 0x1B00), (0x1DC0, 0x1E00), (0x20D0, 0x2100), (0xFE00, 0xFE10)),
    (0xE0100, 0xE01F0),
)
"""First and end of the code points that sit on letters or only choose their shape."""

ALIKE = {
    "\u0131": "i",
    "\u0649": "\u064a",
    "\u06cc": "\u064a",
    "\u06a9": "\u0643",
    "\u06be": "\u0647",
    "\u06c1": "\u0647",
    "\u0629": "\u0647",
    "\u0640": "",
}
"""Letters that the same name is written with by turns; the stroke that only lengthens."""

# White letters in black circles and squares, which have no other form in Unicode's tables.
ALIKE |= {chr(first + at): chr(0x61 + at) for first in (0x1F150, 0x1F170) for at in range(26)}

_CYRILLIC, _LATIN = "аеорсухкмнвтіјѕ", "aeopcyxkmhbtijs"
TO_LATIN = str.maketrans(f"{_CYRILLIC}αεορυχκμντιηβ", f"{_LATIN}aeopyxkmvtihb")
TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
"""Small letters of Cyrillic and Greek that look like Latin ones, if not as capitals; and back."""

OF_TWO_SCRIPTS = re.compile("[\u0370-\u052f](?:(?=[a-z])|(?<=[a-z].))")

_ARABIC = "و ف ب ل ك وب ول وك فب فل فك"
_HEBREW = "ו ב ל מ ש ה כ וב ול ומ וש וה וכ שב של שמ שה שכ כש מה לכש"
_AMHARIC = "የ ለ በ ከ"
PROCLITICS = frozenset(f"{_ARABIC} {_HEBREW} {_AMHARIC}".split())
"""Words of one letter that Arabic, Hebrew and Amharic write together with the next, and two."""

LONGEST_PROCLITIC = max(map(len, PROCLITICS))

_SLAVIC = (
    "а я у ю е ы и і ом ем ой ей ою ею ым им ого его ому ему ую юю ых их ыми ими ам ах ій ові"
    " еві ів"
)
_TURKIC = (
    "ның нің дың дің тың тің ға ге қа ке ды ді ты ті ны ні да де та те дан ден тан тен нан нен"
    " мен бен пен"
)
_READ_IN_LATIN = "a ya u yu e y i oy oi om em ey ei oyu oiu ym im ogo ego omu emu uyu ykh yh ikh ih"

_OF_LONG_STEMS = (
    # Kazakh, Kyrgyz, Tatar: several of a family, and what is theirs
    " тар тер тор төр тарды терді тарға терге тарга тардың тердің тардын нікі дікі тікі ныкы тыкы"
    # Turkish, Azerbaijani, Turkmen, Uzbek
    " ning nin nun yn nyn in un dan den tan ten nan nen da de ta te ga qa ka ge ke ni nu yi yu ya"
    " ye ə yə də dən la le yla yle lar ler larning laryn unun inin anin enin una ina ine unu ini"
    " unda inda inde undan indan inden"
    # Polish, Czech, Slovak, the south Slavs; Albanian
    " owi ovi iem em iego iemu ego emu im ovog ovom it"
    # Kyrgyz, Tatar, Bashkir, Uzbek, Tajik
    " нын нин нун нүн дын дин дун дүн тын тин тун түн го гө гә ко кө кә ду дү ту тү ну нү до дө тә"
    " то тө но нө дон дөн дән тон төн тән нон нөн нән нинг ро"
    # Mongolian
    " ын ийн ыг ийг д т аас ээс оос өөс аар ээр оор өөр тай той тэй руу рүү лаа"
    # Georgian, Armenian, Greek
    " იდან ისკენ"
    " ის ისა ისთვის ისგან ემ ეს ით ად ას ამ მა ს ესთან ასთან იმ ი ին ից ով ը ն ինը ու ου ον ε ων"
    # Korean
    " 는 은 이 가 을 를 의 에게 에게서 와 과 도 만 께서 한테 측 씨 씨는 씨가 씨의 씨를"
    " 씨에게 씨와 씨도 로 으로 님 님이 님은"
    # Bengali, Assamese, Nepali, Marathi, Gujarati
    " র ের কে তে দের রা এর য়ের ৰ ক ले लाई को का की मा बाट सँग"
    " ने ला चा ची चे च्या ત ને નો ની ના નું એ માં"
    # Tamil, Telugu, Kannada, Malayalam, Sinhala
    " ை ின் ுக்கு ால் ிடம் ோடு ுடன் ும் ని ను కి కు తో లో ನ ನಿಗೆ ನನ್ನು ಗೆ ിന്റെ ന്റെ യുടെ യെ നെ ගේ ට ගෙන් ව"
    # Amharic, Tigrinya
    " ን ና ም ንና ንም"
)


def _compared(endings: str) -> frozenset[str]:
    """Return endings as words are compared: without accents and the breve of й."""
    signs = unicodedata.normalize("NFKD", endings)
    dropped = {code for first, end in ACCENTS for code in range(first, end)}
    bare = "".join(sign for sign in signs if ord(sign) not in dropped)
    return frozenset(unicodedata.normalize("NFC", bare).casefold().split())


ENDINGS = _compared(f"{_SLAVIC} {_TURKIC} {_READ_IN_LATIN}")
"""What stands behind the stem of an inflected name."""

ENDINGS_OF_LONG_STEMS = ENDINGS | _compared(_OF_LONG_STEMS)
"""And what stands behind stems that are long enough to be no other word with it."""

CHANGING = re.compile(
    "(?:ая|яя|ии|ыи|ои|aya|aia|iy|yy|ii|οσ|ησ|ασ|ουσ|"
    "[аяоеиыуюьіїaeiouyაეიოუαηο\u0bcd\u0d4d\u0ccd\u0c4d\u0dca])$"
)
"""What an inflected name changes at its end, as it is compared."""

FLEETING = re.compile("(?<=[бвгджзклмнпрстфхцчшщ])[ео](?=(?:ць?|к|л)$)|(?<=ец)ь$")
"""The vowel of Slavic names that is there as long as nothing stands behind: Павел, Павла."""
