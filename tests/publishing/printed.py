"""A printed brief read back: its words, links and metadata, as a common browser finds them."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

from hrd_desk.model.event import Event
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.brief import make_brief
from tests.builders import shipped_vocabulary


@dataclass(frozen=True, slots=True)
class Printed:
    """What a reader of the PDF gets."""

    page_texts: list[str]
    links: list[str]
    metadata: dict[str, str]
    content: bytes

    @property
    def text(self) -> str:
        """All words with single spaces between them."""
        return " ".join(" ".join(self.page_texts).split())


def printed(
    event: Event, folder: Path, audience: Audience = Audience.PUBLIC, language: str = "en"
) -> Printed:
    """Make the brief of `event` in `folder` and read it back."""
    path = folder / "brief.pdf"
    make_brief(event, shipped_vocabulary(), audience, path, language)
    return read_back(path)


def read_back(path: Path) -> Printed:
    """Read a PDF."""
    document = pypdfium2.PdfDocument(path)
    texts, links = [], []
    for page in document:
        text_page = page.get_textpage()
        texts.append(text_page.get_text_bounded())
        links += list(_links(document, page))
        text_page.close()
        page.close()
    metadata = document.get_metadata_dict()
    document.close()
    return Printed(texts, links, metadata, path.read_bytes())


def _links(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> Iterator[str]:
    position, link = ctypes.c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page.raw, position, link):
        action = raw.FPDFLink_GetAction(link)
        size = raw.FPDFAction_GetURIPath(document.raw, action, None, 0)
        address = ctypes.create_string_buffer(size)
        raw.FPDFAction_GetURIPath(document.raw, action, address, size)
        yield address.value.decode("ascii")
