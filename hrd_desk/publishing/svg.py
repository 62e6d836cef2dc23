"""One page of a PDF that we drew as SVG: the same paths, and words that stay words.

Reads our own files alone: paths, text and clips, no images, no patterns.
"""

import ctypes
from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape, quoteattr

Matrix = tuple[float, float, float, float, float, float]
_LINE, _CURVE, _MOVE = 0, 1, 2
_CURVE_POINTS = 3


def as_svg(pdf: bytes, crop_pt: tuple[float, float, float, float], title: str) -> bytes:
    """Return the part of the first page inside `crop_pt` (left, bottom, right, top)."""
    import pypdfium2  # noqa: PLC0415  slow to load

    left, bottom, right, top = crop_pt
    size = f"{right - left:.2f} {top - bottom:.2f}"
    width, height = size.split()
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        drawn = "\n".join(_Page(page, left, top).elements())
    finally:
        document.close()
    lines = (
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}"',
        f' width="{width}pt" height="{height}pt">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        drawn,
        "</svg>",
    )
    return "\n".join(lines).encode()


class _Page:
    """A page on its way; points are measured from its upper left corner, downwards."""

    def __init__(self, page: Any, left_pt: float, top_pt: float) -> None:
        from pypdfium2 import raw  # noqa: PLC0415

        self._raw = raw
        self._page = page
        self._left, self._top = left_pt, top_pt
        self._text = page.get_textpage()
        self._clips = 0

    def elements(self) -> Iterator[str]:
        """Yield the elements in the order in which they are drawn."""
        raw = self._raw
        for number in range(raw.FPDFPage_CountObjects(self._page.raw)):
            item = raw.FPDFPage_GetObject(self._page.raw, number)
            kind = raw.FPDFPageObj_GetType(item)
            if kind == raw.FPDF_PAGEOBJ_PATH:
                yield from self._path(item)
            elif kind == raw.FPDF_PAGEOBJ_TEXT:
                yield from self._words(item)

    # --- paths --------------------------------------------------------------------------------

    def _path(self, item: Any) -> Iterator[str]:
        raw = self._raw
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke))
        if not fill.value and not stroke.value:
            return
        looks = [f'fill="{self._colour(item, raw.FPDFPageObj_GetFillColor)}"'] if fill.value else []
        looks += [] if fill.value else ['fill="none"']
        if fill.value == 1:
            looks.append('fill-rule="evenodd"')
        if stroke.value:
            width = ctypes.c_float()
            raw.FPDFPageObj_GetStrokeWidth(item, ctypes.byref(width))
            colour = self._colour(item, raw.FPDFPageObj_GetStrokeColor)
            looks.append(f'stroke="{colour}" stroke-width="{width.value:.3g}"')
            looks += self._dashes(item)
        clip = raw.FPDFPageObj_GetClipPath(item)
        parts = raw.FPDFClipPath_CountPaths(clip) if clip else 0
        if parts > 0:
            yield self._clip(clip, parts)
            looks.append(f'clip-path="url(#clip{self._clips})"')
        count = raw.FPDFPath_CountSegments(item)
        segments = (raw.FPDFPath_GetPathSegment(item, place) for place in range(count))
        yield f'<path d="{self._steps(segments, self._matrix(item))}" {" ".join(looks)}/>'

    def _clip(self, clip: Any, parts: int) -> str:
        raw = self._raw
        self._clips += 1
        same: Matrix = (1, 0, 0, 1, 0, 0)
        paths = []
        for part in range(parts):
            count = raw.FPDFClipPath_CountPathSegments(clip, part)
            segments = (raw.FPDFClipPath_GetPathSegment(clip, part, n) for n in range(count))
            paths.append(self._steps(segments, same))
        # Each further clip narrows what the one before lets through.
        told, outer = [], ""
        for place, path in enumerate(paths):
            name = f"clip{self._clips}" + (f"-{place}" if place < len(paths) - 1 else "")
            told.append(
                f'<clipPath id="{name}"{outer}><path d="{path}" clip-rule="evenodd"/></clipPath>'
            )
            outer = f' clip-path="url(#{name})"'
        return "".join(told)

    def _steps(self, segments: Iterator[Any], matrix: Matrix) -> str:
        raw, steps, curve = self._raw, [], []
        for segment in segments:
            x, y = ctypes.c_float(), ctypes.c_float()
            raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
            point = self._point(x.value, y.value, matrix)
            kind = raw.FPDFPathSegment_GetType(segment)
            if kind == _CURVE:
                curve.append(point)
                if len(curve) < _CURVE_POINTS:
                    continue
                point, curve = " ".join(curve), []
            steps.append({_LINE: "L", _CURVE: "C", _MOVE: "M"}.get(kind, "L") + point)
            if raw.FPDFPathSegment_GetClose(segment):
                steps.append("Z")
        return "".join(steps)

    def _point(self, x: float, y: float, matrix: Matrix) -> str:
        a, b, c, d, e, f = matrix
        return f"{a * x + c * y + e - self._left:.2f} {self._top - (b * x + d * y + f):.2f}"

    def _matrix(self, item: Any) -> Matrix:
        matrix = self._raw.FS_MATRIX()
        self._raw.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix))
        return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)

    def _colour(self, item: Any, get: Any) -> str:
        parts = [ctypes.c_uint() for _part in range(4)]
        get(item, *map(ctypes.byref, parts))
        return "#" + "".join(f"{part.value:02x}" for part in parts[:3])

    def _dashes(self, item: Any) -> list[str]:
        count = self._raw.FPDFPageObj_GetDashCount(item)
        if count <= 0:
            return []
        lengths = (ctypes.c_float * count)()
        self._raw.FPDFPageObj_GetDashArray(item, lengths, count)
        told = " ".join(f"{length:.3g}" for length in lengths)
        return [f'stroke-dasharray="{told}"']

    # --- words --------------------------------------------------------------------------------

    def _words(self, item: Any) -> Iterator[str]:
        raw = self._raw
        size = raw.FPDFTextObj_GetText(item, self._text.raw, None, 0)
        buffer = ctypes.create_string_buffer(2 * size)
        raw.FPDFTextObj_GetText(
            item, self._text.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), 2 * size
        )
        words = buffer.raw.decode("utf-16-le", "ignore").rstrip("\0").strip()
        if not words:
            return
        size_pt = ctypes.c_float()
        raw.FPDFTextObj_GetFontSize(item, ctypes.byref(size_pt))
        a, b, c, d, e, f = self._matrix(item)
        x, y = e - self._left, self._top - f
        turned = f"{a:.4g} {-b:.4g} {-c:.4g} {d:.4g} {x:.2f} {y:.2f}"
        family, looks = self._font(item)
        colour = self._colour(item, raw.FPDFPageObj_GetFillColor)
        yield (
            f'<text transform="matrix({turned})" font-size="{size_pt.value:.4g}"'
            f' font-family={quoteattr(family)}{looks} fill="{colour}"'
            f' xml:space="preserve">{escape(words)}</text>'
        )

    def _font(self, item: Any) -> tuple[str, str]:
        raw = self._raw
        font = raw.FPDFTextObj_GetFont(item)
        size = raw.FPDFFont_GetBaseFontName(font, None, 0)
        buffer = ctypes.create_string_buffer(size)
        raw.FPDFFont_GetBaseFontName(font, buffer, size)
        name = buffer.value.decode("ascii", "ignore").rpartition("+")[2]
        family, _dash, cut = name.partition("-")
        spaced = "".join(f" {letter}" if letter.isupper() else letter for letter in family).strip()
        looks = ' font-weight="bold"' if "Bold" in cut else ""
        looks += ' font-style="italic"' if "Italic" in cut else ""
        return f"{spaced}, Noto Sans, sans-serif", looks
