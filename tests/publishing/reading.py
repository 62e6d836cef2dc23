"""How much of a text two readers of PDF give back: poppler and pdfium."""

import re
import subprocess
import unicodedata
import zlib
from pathlib import Path

import pypdfium2

_BLANK = re.compile(r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")


def poppler_text(pdf: Path) -> str:
    """Return what `pdftotext` finds."""
    command = ["pdftotext", "-enc", "UTF-8", str(pdf), "-"]
    return subprocess.run(command, check=True, capture_output=True).stdout.decode()


def pdfium_text(pdf: Path) -> str:
    """Return what the reader in Chrome and Edge finds."""
    return "\n".join(text_of_pages(pdf))


def text_of_pages(pdf: Path | bytes) -> list[str]:
    """Return what that reader finds, page by page."""
    document = pypdfium2.PdfDocument(pdf)
    texts = []
    for page in document:
        text_page = page.get_textpage()
        texts.append(text_page.get_text_bounded())
        text_page.close()
        page.close()
    document.close()
    return texts


def streams_of(pdf: bytes) -> bytes:
    """Return everything that a PDF holds in compressed form, and what it holds in plain."""
    packed = re.findall(rb"FlateDecode[^>]*>>\s*stream\r?\n(.*?)endstream", pdf, re.DOTALL)
    return b"\n".join([pdf, *(zlib.decompressobj().decompress(content) for content in packed)])


def words_found(source: str, found: str) -> float:
    """Return the share of the words of `source` that a search in `found` would meet, 0 to 1.

    White space and what only steers the order do not count.
    """
    words = source.split()
    haystack = squeezed(found)
    return sum(squeezed(word) in haystack for word in words) / len(words)


def squeezed(text: str) -> str:
    """Return `text` in compatible form without white space."""
    return _BLANK.sub("", unicodedata.normalize("NFKC", text))
