"""The name that people of a country write themselves, among all names of a place."""

import unicodedata
from functools import lru_cache

from hrd_desk.geocoding.gazetteer import Gazetteer

_SCRIPTS = {
    "ARABIC": "ar fa ps ur ug sd ckb ks pnb bal",
    "BENGALI": "bn as",
    "CYRILLIC": "kk ky ru tg mn uk be tt ba ce os bg mk sr",
    "DEVANAGARI": "hi ne mr mai sa bho kok",
    "MYANMAR": "my shn mnw ksw",
    "THAI": "th",
    "LAO": "lo",
    "KHMER": "km",
    "CJK": "zh ja yue nan",
    "HANGUL": "ko",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
    "HEBREW": "he yi",
    "TIBETAN": "dz bo",
    "THAANA": "dv",
    "SINHALA": "si",
    "TAMIL": "ta",
    "TELUGU": "te",
    "KANNADA": "kn",
    "MALAYALAM": "ml",
    "GUJARATI": "gu",
    "GURMUKHI": "pa",
    "ORIYA": "or",
    "GREEK": "el",
    "ETHIOPIC": "am ti",
}
_SCRIPT_OF = {code: script for script, codes in _SCRIPTS.items() for code in codes.split()}


@lru_cache(maxsize=1024)
def script_of(letter: str) -> str:
    """Return the script of a letter, the first word of its Unicode name; "" for ""."""
    return unicodedata.name(letter, "").partition(" ")[0] if letter else ""


def native_name(gazetteer: Gazetteer, place: int) -> str:
    """Return the name in the first of the country's languages that the sources have, or "".

    Where no name is tagged with the language, one that is written in its script will do. The
    name is not repeated where it is the Latin one.
    """
    main = gazetteer.name(place)
    tagged = gazetteer.tagged_names(place)
    languages = gazetteer.languages_of(gazetteer.country_code(place))
    for number, language in enumerate(languages):
        script, name = _SCRIPT_OF.get(language), tagged.get(language)
        is_written_in_it = script is None or script_of((name or "")[:1]) == script
        # Of languages in Latin letters the first alone: others are a minority's.
        if name and name != main and is_written_in_it and (script or number == 0):
            return name
    scripts = {_SCRIPT_OF[language] for language in languages if language in _SCRIPT_OF}
    if scripts:
        for name in gazetteer.names(place):
            if script_of(name[:1]) in scripts:
                return name
    return ""
