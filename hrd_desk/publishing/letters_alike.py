"""What of a text may differ and it is the same to a reader: tables of letters and endings."""

# ruff: noqa: RUF001  letters that look alike are what this is about

import re

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

_CYRILLIC, _LATIN = "аеорсухкмнвтіјѕ", "aeopcyxkmhbtijs"
TO_LATIN = str.maketrans(f"{_CYRILLIC}αεορυχκμντιηβ", f"{_LATIN}aeopyxkmvtihb")
TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
"""Small letters of Cyrillic and Greek that look like Latin ones, if not as capitals; and back."""

OF_TWO_SCRIPTS = re.compile("[a-z][\u0370-\u052f]|[\u0370-\u052f][a-z]")

PROCLITICS = frozenset("\u0648\u0641\u0628\u0644\u0643\u05d5\u05d1\u05dc\u05de\u05e9\u05d4\u05db")
"""Words of one letter that Arabic and Hebrew write together with the next one."""

_SLAVIC = (
    "а я у ю е ы и і ом ем ой ей ою ею ым им ого его ому ему ую юю ых их ыми ими ам ах ій ові"
    " еві ів"
)
_TURKIC = (
    "ның нің дың дің тың тің ға ге қа ке ды ді ты ті ны ні да де та те дан ден тан тен нан нен"
    " мен бен пен"
)
_READ_IN_LATIN = "a ya u yu e y i oy oi om em ey ei oyu oiu ym im ogo ego omu emu uyu ykh yh ikh ih"
ENDINGS = frozenset(f"{_SLAVIC} {_TURKIC} {_READ_IN_LATIN}".replace("й", "и").split())
"""What stands behind the stem of an inflected name, as it is compared: without the breve of й."""

CHANGING = re.compile("(?:ая|яя|ии|ыи|ои|aya|aia|iy|yy|ii|[аяоеиыуюьіїaeiouy])$")
"""What an inflected name changes at its end, as it is compared."""
