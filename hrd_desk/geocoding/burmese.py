"""Burmese letters as they are spoken and as names on maps are romanised.

A sketch of the conventional romanisation (as in BGN/PCGN 1970): enough to meet `Kyaukpyu` or
`Mandalay` from their Burmese spelling, without tones.
"""

import re

_CONSONANTS = {
    **dict(zip("ကခဂဃင", ("k", "hk", "g", "g", "ng"), strict=True)),
    **dict(zip("စဆဇဈဉည", ("s", "hs", "z", "z", "ny", "ny"), strict=True)),
    **dict(zip("ဋဌဍဎဏတထဒဓန", ("t", "ht", "d", "d", "n", "t", "ht", "d", "d", "n"), strict=True)),
    **dict(zip("ပဖဗဘမ", ("p", "hp", "b", "b", "m"), strict=True)),
    **dict(zip("ယရလဝသဟဠအ", ("y", "y", "l", "w", "th", "h", "l", ""), strict=True)),
    **dict(zip("ဿဣဤဥဦဧဩဪ", ("th", "i", "i", "u", "u", "e", "aw", "aw"), strict=True)),
    "၎": "",
}
_CLUSTERS = {"hky": "ch", "ky": "ky", "gy": "gy", "yh": "sh", "lyh": "sh", "thyh": "sh"}
_MEDIALS = {"ျ": "y", "ြ": "y", "ွ": "w", "ှ": "h"}
_NASALS, _STOPS = set("ငဉညနမဏ"), set("ကစတပဋဗဂဒထခဇသလဘဓ")

_OPEN = {
    "": "a",
    "ာ": "a",
    "ါ": "a",
    "ိ": "i",
    "ီ": "i",
    "ု": "u",
    "ူ": "u",
    "ေ": "e",
    "ဲ": "e",
    "ော": "aw",
    "ေါ": "aw",
    "ို": "o",
}
_CLOSED = {
    # vowel: (before ng, before other nasals, before k, before other stops)
    "": ("in", "an", "et", "at"),
    "ော": ("aung", "aung", "auk", "auk"),
    "ေါ": ("aung", "aung", "auk", "auk"),
    "ို": ("aing", "aing", "aik", "aik"),
    "ိ": ("ein", "ein", "eik", "eik"),
    "ု": ("on", "on", "ok", "ok"),
}

_SYLLABLE = re.compile(
    r"(?P<initial>[က-အဿဣ-ဪ၎])(?P<medials>[ျြွှ]*)(?P<vowel>ေ[ာါ]|ို|[ာါိီုူေဲ]?)"
    r"(?P<dot>ံ?)[့း]*(?:(?P<final>[က-အ])(?:[့း]*်|္)|်)?[့း]*"
)


def romanized_burmese(text: str) -> str:
    """Return a run of Burmese letters in Latin ones; what is no syllable stays as it is."""
    return _SYLLABLE.sub(_syllable, text)


def _syllable(match: re.Match[str]) -> str:
    medials = "".join(_MEDIALS[sign] for sign in "ျြွှ" if sign in match["medials"])
    sound = _initial(_CONSONANTS.get(match["initial"], ""), medials)
    vowel, final = match["vowel"].replace("ါ", "ာ"), match["final"]
    if match["dot"]:
        final = "န"
    if final == "ယ":
        return f"{sound}e"
    if final == "ည" and not vowel:
        return f"{sound}i"
    if final and final in _NASALS | _STOPS:
        return sound + _rhyme(vowel, final, medials)
    is_vowel_itself = match["initial"] in "ဣဤဥဦဧဩဪ"
    return sound + ("" if is_vowel_itself and not vowel else _OPEN.get(vowel, "a"))


def _initial(consonant: str, medials: str) -> str:
    is_voiceless = medials.endswith("h")
    joined = consonant + medials.removesuffix("h").removesuffix("w")
    if is_voiceless and joined in ("y", "ly", "thy"):
        joined = "sh"
    elif is_voiceless:
        joined = f"h{joined}"
    joined = _CLUSTERS.get(joined, joined)
    return f"{joined}w" if "w" in medials else joined


def _rhyme(vowel: str, final: str, medials: str) -> str:
    before_ng, before_nasal, before_k, before_stop = _CLOSED.get(vowel, _CLOSED[""])
    if "w" in medials and not vowel and final not in "ငက":
        return "un" if final in _NASALS else "ut"
    if final == "စ" and not vowel:
        return "it"
    if final == "င":
        return before_ng
    if final in _NASALS:
        return before_nasal
    return before_k if final == "က" else before_stop
