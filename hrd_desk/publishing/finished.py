"""A finished PDF read back as its readers will find it: words, links, bookmarks, metadata."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from hrd_desk.i18n import N_


@dataclass(frozen=True, slots=True)
class Finished:
    """The texts of a file, each with where it stands, as an untranslated word; its pages."""

    texts: tuple[tuple[str, str], ...]
    pages: int


def read_finished(content: bytes, passphrase: str = "") -> Finished:
    """Return what stands in a PDF."""
    document = pypdfium2.PdfDocument(content, password=passphrase or None)
    try:
        texts = [(N_("its metadata"), value) for value in document.get_metadata_dict().values()]
        texts += [(N_("a bookmark"), mark.get_title()) for mark in document.get_toc()]
        for page in document:
            texts.append((N_("the text of a page"), _page_text(page)))
            texts += [(N_("the address of a link"), url) for url in _links(document, page)]
            page.close()
        return Finished(tuple(texts), len(document))
    finally:
        document.close()


def _page_text(page: pypdfium2.PdfPage) -> str:
    text_page = page.get_textpage()
    text = str(text_page.get_text_bounded())
    text_page.close()
    return text


def _links(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> Iterator[str]:
    position, link = ctypes.c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page.raw, position, link):
        action = raw.FPDFLink_GetAction(link)
        size = raw.FPDFAction_GetURIPath(document.raw, action, None, 0)
        if size:
            address = ctypes.create_string_buffer(size)
            raw.FPDFAction_GetURIPath(document.raw, action, address, size)
            yield address.value.decode("utf-8", "replace")
