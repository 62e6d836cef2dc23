"""What one cell of a foreign table holds: a text, a number, people, a point, sources."""

import html
import math
import re
import uuid
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from hrd_desk.errors import HrdDeskError, InvalidInputError
from hrd_desk.exchange.record_json import Json
from hrd_desk.geocoding.coordinate_tokens import LATITUDE, LONGITUDE
from hrd_desk.geocoding.coordinates import read_angle, read_coordinates
from hrd_desk.i18n import _
from hrd_desk.model.counts_text import read_count
from hrd_desk.tables.cells import SEPARATOR, number_words
from hrd_desk.tables.sources import Cell, LinkedText
from hrd_desk.tables.targets import Kind

_YES = frozenset({"yes", "true", "1", "x", "да", "y"})
_NO = frozenset({"no", "false", "0", "", "нет", "n"})
_ADDRESS = r"(?:[^()\s]|\([^()\s]*\))*"
_MARKDOWN_LINK = re.compile(rf"\[((?:[^\]\\]|\\.)*)\]\(\s*<?({_ADDRESS}?)>?(?:\s+\"[^\"]*\")?\s*\)")
_BARE_LINK = re.compile(r"https?://[^\s<>]+")
_HTML_LINK = re.compile(r"<a\s[^>]*?href=[\"']([^\"'<>]*)[\"'][^>]*>(.*?)</a>", re.IGNORECASE)
_HTML_BREAK = re.compile(r"</?(?:p|br|div|li|ul|ol)(?:\s[^>]*)?/?>", re.IGNORECASE)
_BETWEEN = " \t,;:|-\u2013\u2014*\u2022"
_JOINING = frozenset(
    {"", "and", "и", "و", "see", "also", "source", "sources", "источник", "источники"}
)
_ESCAPE = re.compile(r"\\([\\\[\]])")
_LARGEST = 2**63
_NOTHING = frozenset(
    {
        *("-", "\u2013", "\u2014", "n/a", "n.a.", "na", "nan", "null", "not known", "unknown"),
        *("неизвестно", "не известно", "нет данных", "н/д", "غير معروف"),
    }
)
"""What stands in cells for which nothing is known."""
_MEASURED = (Kind.DATE, Kind.WHOLE, Kind.PEOPLE, Kind.LATITUDE, Kind.LONGITUDE, Kind.POINT)


class CellFault(Exception):  # noqa: N818  no error of the program: caught where cells are read
    """What is wrong with a cell; `scheme` and `written` where a term is not known or not clear."""

    def __init__(self, sentence: str, scheme: str = "", written: str = "") -> None:
        super().__init__(sentence)
        self.sentence, self.scheme, self.written = sentence, scheme, written


def text_of(cell: Cell) -> str:
    """Return what stands in a cell as a text; a number reads back as the same one."""
    return number_words(cell) if isinstance(cell, int | float) else str(cell)


def _address(cell: Cell) -> str:
    """Return a web address: the one behind the words of a cell, where they are none."""
    text = text_of(cell)
    return cell.url if isinstance(cell, LinkedText) and "://" not in text else text


def is_nothing(kind: Kind, cell: Cell) -> bool:
    """Return whether a cell for dates or numbers says that there is none: "n/a", a dash."""
    return kind in _MEASURED and text_of(cell).strip().casefold() in _NOTHING


def _whole(cell: Cell) -> int:
    text = text_of(cell).strip()
    if not re.fullmatch(r"[0-9]{1,19}", text) or int(text) >= _LARGEST:
        raise CellFault(_("This must be a whole number, 0 or more."))
    return int(text)


def _number(cell: Cell) -> float:
    if isinstance(cell, int | float):
        return float(cell)
    text = text_of(cell).strip().replace("\u2212", "-")
    if text.count(",") == 1 and "." not in text:
        text = text.replace(",", ".")
    try:
        number = float(text)
    except ValueError as error:
        raise CellFault(_("This must be a number, like 43.25.")) from error
    if not math.isfinite(number):
        raise CellFault(_("This must be a number, like 43.25."))
    return number


def _angle(cell: Cell, axis: str) -> float:
    """Return a latitude or a longitude: degrees with decimals, or with minutes and seconds."""
    try:
        return _number(cell)
    except CellFault:
        try:
            degrees = read_angle(text_of(cell), axis)
        except HrdDeskError as error:
            raise CellFault(error.sentence) from error
        if degrees is None:
            raise
        return degrees


def _yes_no(cell: Cell) -> bool:
    text = text_of(cell).strip().casefold()
    if text not in _YES | _NO:
        raise CellFault(_("This must be yes or no."))
    return text in _YES


def _uid(cell: Cell) -> str:
    try:
        return str(uuid.UUID(text_of(cell).strip()))
    except ValueError as error:
        raise CellFault(_("This is no identifier of a record of HRD Desk.")) from error


def _external_id(cell: Cell) -> str:
    text = text_of(cell).strip()
    if len(text) > 200:  # noqa: PLR2004  as long as the desk keeps it
        raise CellFault(_("This is too long to be an identifier."))
    return text


def _people(cell: Cell) -> Json:
    try:
        found = read_count(text_of(cell))
    except InvalidInputError as error:
        raise CellFault(error.sentence) from error
    bounds = {"min": found.minimum, "max": found.maximum}
    entry = {"role": "affected", **bounds, "words": found.words}
    return {name: value for name, value in entry.items() if value not in (None, "")}


def _point(cell: Cell) -> tuple[float, float]:
    text = text_of(cell).strip()
    pair = text.split(SEPARATOR)
    if len(pair) == 2:  # noqa: PLR2004  latitude, longitude
        latitude, longitude = _number(pair[0]), _number(pair[1])
        if abs(latitude) <= 90 and abs(longitude) <= 180:  # noqa: PLR2004  degrees
            return latitude, longitude
        raise CellFault(_("These degrees lie on no globe: latitude first, from -90 to 90."))
    try:
        found = read_coordinates(text)
    except HrdDeskError as error:
        raise CellFault(error.sentence) from error
    if found is None:
        raise CellFault(_("These are no coordinates. Write them like 43.25, 76.95."))
    return found.latitude_deg, found.longitude_deg


def _links(cell: Cell) -> list[Json]:
    """Return the sources in a text: links of markdown or HTML, bare addresses, lines of words."""
    text = text_of(cell)
    if isinstance(cell, LinkedText) and "://" not in text:
        words = " ".join(text.split())
        return [{"source_name": words, "url": cell.url}] if words else [{"url": cell.url}]
    if "<" in text:
        text = _HTML_LINK.sub(r"[\2](\1)", text)
        text = html.unescape(_HTML_BREAK.sub("\n", text))
    found = [source for line in text.splitlines() for source in _links_of_line(line)]
    return [{name: value for name, value in one.items() if value} for one in found]


def _links_of_line(line: str) -> Iterator[Json]:
    named = _MARKDOWN_LINK.findall(line)
    rest = _MARKDOWN_LINK.sub(" ", line)
    bare = [_without_end(url) for url in _BARE_LINK.findall(rest)]
    words = _without_joints(_ESCAPE.sub(r"\1", _BARE_LINK.sub(" ", rest)).split())
    for name, url in named:
        yield {"source_name": _ESCAPE.sub(r"\1", name), "url": url}
    if len(bare) == 1 and words and not named:
        # "Radio Free Asia: https://..." is one source.
        yield {"source_name": words, "url": bare[0]}
        return
    for url in bare:
        yield {"url": url}
    if words:
        yield {"source_name": words}


def _without_joints(words: list[str]) -> str:
    """Return what stands beside links without the marks and words that join them."""
    is_joint = [word.strip(f"{_BETWEEN}()").casefold() in _JOINING for word in words]
    kept = [place for place, is_one in enumerate(is_joint) if not is_one]
    text = " ".join(words[kept[0] : kept[-1] + 1]) if kept else ""
    is_open = text.count("(") != text.count(")")
    text = text.strip(f"{_BETWEEN}()" if is_open else _BETWEEN)
    return text if any(letter.isalnum() for letter in text) else ""


def _without_end(url: str) -> str:
    """Return a bare address without the marks of the sentence around it."""
    url = url.rstrip(".,;:!?\"'\u00bb\u201d")
    return url[:-1].rstrip(".,;") if url.endswith(")") and "(" not in url else url


def _titles(cell: Cell) -> list[str]:
    return [title.strip() for title in text_of(cell).split(SEPARATOR) if title.strip()]


READERS: dict[Kind, Callable[[Cell], Any]] = {
    Kind.TEXT: text_of,
    Kind.ADDRESS: _address,
    Kind.WHOLE: _whole,
    Kind.LATITUDE: partial(_angle, axis=LATITUDE),
    Kind.LONGITUDE: partial(_angle, axis=LONGITUDE),
    Kind.YES_NO: _yes_no,
    Kind.UID: _uid,
    Kind.EXTERNAL_ID: _external_id,
    Kind.PEOPLE: _people,
    Kind.POINT: _point,
    Kind.LINKS: _links,
    Kind.TITLES: _titles,
}
