"""Filled shapes and words of a printed page, read back with their places."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from hrd_desk.publishing.styles import Colour

_PATH = raw.FPDF_PAGEOBJ_PATH


@dataclass(frozen=True, slots=True)
class Shape:
    """The box of a filled path on a page, in points, and its colour, 0 to 255."""

    left: float
    bottom: float
    right: float
    top: float
    colour: tuple[int, int, int]

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom


def shapes_of(content: bytes, colour: Colour | None = None, page: int = 0) -> list[Shape]:
    """Return the filled paths of a page in the order of drawing; those of `colour` alone."""
    document = pypdfium2.PdfDocument(content)
    found = list(_shapes(document[page]))
    document.close()
    if colour is None:
        return found
    return [shape for shape in found if is_like(shape.colour, colour)]


def is_like(found: tuple[int, int, int], colour: Colour) -> bool:
    """Return whether a colour was meant; operators give three digits."""
    return all(abs(one - two * 255) < 2 for one, two in zip(found, colour, strict=True))


def _shapes(page: pypdfium2.PdfPage) -> Iterator[Shape]:
    for thing in page.get_objects(filter=[_PATH]):
        mode, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(thing.raw, mode, stroke)
        parts = [ctypes.c_uint() for _part in range(4)]
        raw.FPDFPageObj_GetFillColor(thing.raw, *parts)
        if mode.value:
            red, green, blue = (part.value for part in parts[:3])
            left, bottom, right, top = thing.get_bounds()
            yield Shape(left, bottom, right, top, (red, green, blue))


def words_in(content: bytes, box: tuple[float, float, float, float], page: int = 0) -> str:
    """Return the words within left, bottom, right, top of a page."""
    document = pypdfium2.PdfDocument(content)
    text_page = document[page].get_textpage()
    left, bottom, right, top = box
    found = str(text_page.get_text_bounded(left, bottom, right, top))
    text_page.close()
    document.close()
    return " ".join(found.split())
