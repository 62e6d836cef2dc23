"""What stands in a sheet beside its cells: merged ranges, hidden rows, links, comments.

The text of the sheet is looked through in pieces, before its cells are parsed, and so a workbook
that would fill the memory is refused here.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from posixpath import dirname, join, normpath

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import _, ngettext
from hrd_desk.tables.sources import refusal

LARGEST_APART = 16 * 2**20
"""So many bytes may stand in one row, beside rows, and in a part without rows."""

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell [^>]*ref="([A-Z0-9:]{2,20})"')
_LINK = re.compile(rb"<(?:\w+:)?hyperlink\s[^>]*>")
_ROW = re.compile(rb"</?(?:\w+:)?row[\s>/]")
_HIDDEN = re.compile(rb'<(?:\w+:)?row\s[^>]*hidden="(?:1|true)"')
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_ATTRIBUTE = re.compile(rb'([\w:]+)="([^"]*)"')
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_LOOKED_AT = 2**16
_MOST_MERGED_NAMED = 5
_MOST_LINKS = 70_000
MOST_ROWS = 1_048_576
MOST_TAGS = 6_000_000
"""In the texts of a workbook, four for each: a million rows with one of their own, and more."""
_STRINGS = "xl/sharedStrings"
_PASSED_OVER = (_STRINGS, "xl/drawings/", "xl/pivotCache/", "xl/comments", "xl/charts/")
"""Parts that are not parsed as a whole, or have a limit of their own."""

Links = dict[tuple[int, int], str]


@dataclass(slots=True)
class SheetMarks:
    """What was found; `links` lead from row and column, counted from 1, to addresses."""

    merged: list[str] = field(default_factory=list)
    hidden_rows: int = 0
    links: Links = field(default_factory=dict)
    has_comments: bool = False

    def words(self, heading_row: int) -> Iterator[str]:
        """Yield what a person should know of it, from the row of the headings on."""
        merged = [cells for cells in self.merged if _last_row(cells) >= heading_row]
        if merged:
            named = ", ".join(merged[:_MOST_MERGED_NAMED])
            more = " …" if len(merged) > _MOST_MERGED_NAMED else ""
            sentence = _(
                "Cells are merged ({ranges}): their value counts for the first of them alone."
                " Unmerge them if it is meant for all."
            )
            yield sentence.format(ranges=named + more)
        if self.hidden_rows:
            sentence = ngettext(
                "{count} row is hidden in the sheet, perhaps by a filter; it is read, too.",
                "{count} rows are hidden in the sheet, perhaps by a filter; they are read, too.",
                self.hidden_rows,
            )
            yield sentence.format(count=self.hidden_rows)
        if self.has_comments:
            yield _("The comments on cells of the sheet are not read.")


def refuse_heavy(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Refuse a part of a workbook that would fill the memory once it is parsed.

    Rows of sheets are let go one after the other; all else is in memory at once.
    """
    if entry.file_size <= LARGEST_APART or not entry.filename.endswith((".xml", ".rels")):
        return
    folder = entry.filename.rpartition("/")[0]
    apart, rows, is_sheet = 0, 0, folder == "xl/worksheets"
    if not is_sheet and not entry.filename.startswith(_PASSED_OVER):
        raise too_large()
    if entry.filename.startswith(_STRINGS):
        _refuse_many_strings(archive, entry.filename)
    for text in _pieces(archive, entry.filename) if is_sheet else ():
        found = len(_ROW.findall(text))
        apart, rows = (0 if found else apart + len(text)), rows + found
        if apart > LARGEST_APART or rows > 2 * MOST_ROWS:
            raise too_large()


def _refuse_many_strings(archive: zipfile.ZipFile, part: str) -> None:
    """Refuse more texts than the memory should hold: they are read as a whole, at each opening."""
    tags = 0
    for text in _pieces(archive, part):
        tags += text.count(b"<")
        if tags > MOST_TAGS:
            raise too_large()


def too_large() -> InvalidInputError:
    """Return the refusal of a workbook that is larger than a table of events needs."""
    sentence = _("The workbook unpacks to more than a table should. Save it as CSV, in parts.")
    return refusal(sentence)


def marks_of(archive: zipfile.ZipFile, part: str) -> SheetMarks:
    """Look through a sheet that `refuse_heavy` let pass."""
    found = SheetMarks()
    links: list[dict[str, str]] = []
    for text in _pieces(archive, part):
        if b"mergeCell" in text:
            found.merged += [match[1].decode() for match in _MERGED.finditer(text)]
        if b"hidden=" in text:
            found.hidden_rows += len(_HIDDEN.findall(text))
        if b"hyperlink" in text and len(links) < _MOST_LINKS:
            links += [_attributes(tag) for tag in _LINK.findall(text)]
    relations = _relations(archive, part)
    found.has_comments = any(one.get("Type", "").endswith("/comments") for one in relations)
    addresses = {one.get("Id", ""): one.get("Target", "") for one in relations}
    for link in links:
        address = addresses.get(link.get("id", ""), "")
        cell = _CELL.match(link.get("ref", ""))
        if cell and address.startswith(("http://", "https://")):
            found.links[int(cell[2]), _column(cell[1])] = address
    return found


def _pieces(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """Yield the text of a sheet in pieces that end before a tag; a tag is never cut in two."""
    before = b""
    with archive.open(part) as file:
        while content := file.read(_LOOKED_AT):
            text = before + content
            end = text.rfind(b"<")
            if end > 0:
                yield text[:end]
            before = text[max(end, 0) :]
            if len(before) > LARGEST_APART:
                break
    yield before


def _relations(archive: zipfile.ZipFile, part: str) -> list[dict[str, str]]:
    name = normpath(join(dirname(part), "_rels", part.rpartition("/")[2] + ".rels"))
    try:
        with archive.open(name) as file:
            text = file.read(LARGEST_APART)
    except KeyError:
        return []
    return [_attributes(tag) for tag in _RELATION.findall(text)]


def _attributes(tag: bytes) -> dict[str, str]:
    """Return the attributes of a tag by their names without prefixes."""
    return {
        name.decode().rpartition(":")[2]: unescape(value.decode("utf-8", "replace"))
        for name, value in _ATTRIBUTE.findall(tag)
    }


def _last_row(cells: str) -> int:
    """Return the last row of a range like A1:F3."""
    match = _CELL.fullmatch(cells.rpartition(":")[2])
    return int(match[2]) if match else 0


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number
