"""The pieces of a text of coordinates: numbers with their marks, letters of hemispheres, labels."""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum, auto

LATITUDE, LONGITUDE = "latitude", "longitude"


class Sort(Enum):
    """What a piece is."""

    NUMBER = auto()
    SIGN = auto()
    HEMISPHERE = auto()
    LABEL = auto()
    SEPARATOR = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece; `unit` of a number is 1 for degrees, 60 for minutes, 3600 for seconds, 0 for none.

    `text` is the number as typed with a decimal point, N, S, E or W, or the axis of a label.
    """

    sort: Sort
    text: str
    unit: int = 0


_MARKS = str.maketrans(
    {
        **dict.fromkeys("º˚⁰", "°"),
        **dict.fromkeys("′’‘ʹ´`ʼ׳", "'"),
        **dict.fromkeys("″”“„ʺ״", '"'),
        **dict.fromkeys("−–—‒‐‑﹣－", "-"),
        **dict.fromkeys("،﹐，、", ","),
        **dict.fromkeys("؛；", ";"),
        "٫": ".",
        "。": ".",
        "＋": "+",
    }
)
"""Look-alikes; applied before NFKC, which would take some of them apart."""

_HEMISPHERES = {
    "N": "n north northern nord norte с.ш. с.ш сш с север северной с.ш северная северный ш с.е. "
    "北纬 北緯 北 북위 북 شمال شمالا شمالي شمالی उत्तर उ. উত্তর เหนือ မြောက်",
    "S": "s south southern sud süd sur sul ю.ш. ю.ш юш ю юг южной южная южный 南纬 南緯 南 남위 남 "
    "جنوب جنوبا جنوبي جنوبی दक्षिण দক্ষিণ ใต้ တောင်",
    "E": "e east eastern est este leste ost в.д. в.д вд в восток восточной восточная восточный "
    "东经 東經 東経 东 東 동경 동 شرق شرقا شرقي شرقی पूर्व पू. পূর্ব ตะวันออก အရှေ့",
    "W": "w west western ouest oeste з.д. з.д зд з запад западной западная западный 西经 西經 西経 "
    "西 서경 서 غرب غربا غربي غربی पश्चिम পশ্চিম ตะวันตก အနောက်",
}
_LABELS = {
    LATITUDE: "lat latitude latitud breite широта широты шир ш. φ "
    "纬度 緯度 위도 عرض अक्षांश "
    "অক্ষাংশ ละติจูด လတ္တီတွဒ် kenglik ендік кеңдик enlem",
    LONGITUDE: "lon lng long longitude longitud länge долгота долготы долг д. λ "
    "经度 經度 経度 경도 "
    "طول देशांतर দ্রাঘিমাংশ ลองจิจูด လောင်ဂျီတွဒ် uzunlik бойлық узундук boylam",
}
_UNITS = {
    1: "° deg degree degrees d градус градуса градусов град 度 도 درجة درجه",
    60: "' min minute minutes m минута минуты минут мин 分 분 دقيقة دقیقه",
    3600: "\" '' sec second seconds секунда секунды секунд сек 秒 초 ثانية ثانیه",
}
_AMBIGUOUS = {"o": "O", "о": "О"}
"""East in German, west in Romance languages: nobody can tell."""

_WORDS: dict[str, tuple[Sort, str, int]] = {
    **{
        w: (Sort.HEMISPHERE, side, 0) for side, words in _HEMISPHERES.items() for w in words.split()
    },
    **{w: (Sort.LABEL, axis, 0) for axis, words in _LABELS.items() for w in words.split()},
    **{w: (Sort.NUMBER, "", unit) for unit, words in _UNITS.items() for w in words.split()},
}
_WORDS.pop("ш")  # alone it is half of «с. ш.»

_RUSSIAN_SIDE = re.compile(r"([сюСЮ])\.?\s*([шШ])(?:\.|\b)|([взВЗ])\.?\s*([дД])(?:\.|\b)")
_LETTERED = re.compile(r"(\d+) ?d ?(\d+) ?m ?(\d+(?:\.\d+)?) ?s", re.IGNORECASE)
_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,]\d+)?)|(?P<double>'')|(?P<mark>[°'\"])|(?P<sign>[-+])"
    r"|(?P<separator>[,;|/\n\t:=&()\[\]{}])|(?P<word>[^\W\d_][^\s\d,;|/°'\"()\[\]{}:=&+-]*)|(?P<space>\s+)"
    r"|(?P<other>.)",
    re.DOTALL,
)


class NotCoordinatesError(Exception):
    """The text holds a word that no coordinates have: it is a name."""


class AmbiguousLetterError(Exception):
    """The letter O: east in German, west in Romance languages."""


def plain(text: str) -> str:
    """Return `text` with ASCII digits, one form of each mark, and single spaces around."""
    text = unicodedata.normalize("NFKC", text.translate(_MARKS)).translate(_MARKS)
    digits = (str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() else c for c in text)
    # Marks of direction stand in text that was copied from a right-to-left page.
    return "".join(c for c in digits if unicodedata.category(c) != "Cf").strip()


def pieces_of(text: str) -> list[Piece]:
    """Return the pieces of a text that `plain` has been through.

    Raises `NotCoordinatesError` for a word that is none of coordinates, and
    `AmbiguousLetterError` for the letter O.
    """
    text = _LETTERED.sub("\\1° \\2' \\3\" ", text)
    text = _RUSSIAN_SIDE.sub(lambda match: f" {_side(match)} ", text)
    has_points = re.search(r"\d\.\d", text) is not None
    found: list[Piece] = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        if kind == "number":
            found += _numbers(match[0], has_points=has_points)
        elif kind in ("mark", "double"):
            _mark(found, 3600 if kind == "double" else {"°": 1, "'": 60, '"': 3600}[match[0]])
        elif kind == "sign":
            found.append(Piece(Sort.SIGN, match[0]))
        elif kind == "separator":
            found.append(Piece(Sort.SEPARATOR, match[0]))
        elif kind == "word":
            _word(found, match[0].lower())
        elif kind == "other" and match[0] not in ".~":
            raise NotCoordinatesError
    return found


def _side(match: re.Match[str]) -> str:
    letter = (match[1] or match[3]).lower()
    return {"с": "N", "ю": "S", "в": "E", "з": "W"}[letter]


def _numbers(text: str, *, has_points: bool) -> list[Piece]:
    """Return one number, or two around a comma where points are the decimal marks."""
    if "," in text and has_points:
        first, second = text.split(",")
        return [
            Piece(Sort.NUMBER, first),
            Piece(Sort.SEPARATOR, ","),
            Piece(Sort.NUMBER, second),
        ]
    return [Piece(Sort.NUMBER, text.replace(",", "."))]


def _mark(found: list[Piece], unit: int) -> None:
    if not found or found[-1].sort is not Sort.NUMBER or found[-1].unit:
        raise NotCoordinatesError
    found[-1] = Piece(Sort.NUMBER, found[-1].text, unit)


def _word(found: list[Piece], word: str) -> None:
    if word in _AMBIGUOUS or word.rstrip(".") in _AMBIGUOUS:
        raise AmbiguousLetterError
    known = _WORDS.get(word) or _WORDS.get(word.rstrip("."))
    if known is None:
        known_parts = _joined_words(word)
        if known_parts is None:
            raise NotCoordinatesError
        for part in known_parts:
            _word(found, part)
        return
    sort, text, unit = known
    if sort is Sort.NUMBER:
        _mark(found, unit)
    else:
        found.append(Piece(sort, text))


def _joined_words(word: str) -> list[str] | None:
    """Return two known words of a script without spaces, as 北纬度; None if it is not that."""
    if word.isascii():
        return None
    for at in range(1, len(word)):
        if word[:at] in _WORDS and word[at:] in _WORDS:
            return [word[:at], word[at:]]
    return None
