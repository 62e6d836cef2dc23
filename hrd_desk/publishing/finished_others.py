"""Finished Word, HTML, CSV and XLSX files read back: every text and every attribute in them."""

import io
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from xml.etree import ElementTree

from typing_extensions import override

from hrd_desk.i18n import N_
from hrd_desk.publishing.finished import Finished
from hrd_desk.publishing.orders import FileFormat

Found = tuple[str, str]
_WHOLES = frozenset({"p", "si", "is"})
"""XML elements whose pieces are one text to a reader: paragraphs, strings of a workbook."""


def read_finished_other(content: bytes, kind: FileFormat) -> Finished:
    """Return what stands in a file of ours of the format `kind`."""
    match kind:
        case FileFormat.HTML:
            reader = _PageReader()
            reader.feed(content.decode("utf-8"))
            reader.close()
            found = [*reader.found, (N_("its text"), " ".join(reader.pieces))]
        case FileFormat.CSV:
            found = [(N_("its text"), content.decode("utf-8-sig"))]
        case _:
            found = list(_office_texts(content))
    return Finished(tuple(found), 0)


class _PageReader(HTMLParser):
    """Gathers the words of a page in one row, and what stands in attributes and comments."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.found: list[Found] = []

    @override
    def handle_data(self, data: str) -> None:
        self.pieces.append(data)

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [(N_("an attribute"), value) for _name, value in attrs if value]

    @override
    def handle_comment(self, data: str) -> None:
        self.found.append((N_("a comment"), data))


def _office_texts(content: bytes) -> Iterator[Found]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        yield N_("its metadata"), package.comment.decode("utf-8", "replace")
        for member in package.infolist():
            yield N_("its metadata"), member.filename
            if member.filename.endswith((".xml", ".rels")):
                # Written by ourselves just now: no foreign entities.
                yield from _xml_texts(ElementTree.fromstring(package.read(member)))  # noqa: S314


def _xml_texts(root: ElementTree.Element) -> Iterator[Found]:
    yield N_("its text"), " ".join(root.itertext())
    for element in root.iter():
        if element.tag.rpartition("}")[2] in _WHOLES:
            yield N_("its text"), "".join(element.itertext())
        yield from ((N_("an attribute"), value) for value in element.attrib.values())
