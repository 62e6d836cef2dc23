"""A finished file read back: all its texts, each with where it stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from hrd_desk.i18n import _
from hrd_desk.publishing.file_texts import Packed, texts_of
from hrd_desk.publishing.pdf_texts import page_count, pdf_texts


@dataclass(frozen=True, slots=True)
class Finished:
    """The texts of a file, each with where it stands, in the language of the screen; its pages.

    The texts of a large file are not held in memory: they are read while they are looked at, once.
    A file that is no PDF has no pages.
    """

    texts: Iterable[tuple[str, str]]
    pages: int


def read_finished(content: bytes, passphrase: str = "") -> Finished:
    """Return what stands in a file; what its name tells, `name_of` returns.

    Looking at the texts raises `HrdDeskError` for a file that cannot be looked through.
    """
    is_pdf = content.startswith(b"%PDF-")
    packed = Packed(content, "")
    texts = pdf_texts(packed, passphrase) if is_pdf else texts_of(packed)
    found = ((text.place, text.text) for text in texts if text.text)
    pages = page_count(content, passphrase) if is_pdf else 0
    return Finished(found, pages)


def name_of(path: Path) -> Finished:
    """Return what the name of a file tells."""
    return Finished(((_("its name"), path.name),), 0)
