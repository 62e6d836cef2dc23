"""Lines of text as PDF operators."""

from collections.abc import Iterator
from dataclasses import dataclass

from hrd_desk.publishing.faces import Face
from hrd_desk.publishing.setting import Line, Span
from hrd_desk.publishing.shaping import Group, Piece, Word
from hrd_desk.publishing.styles import Colour


@dataclass(frozen=True, slots=True)
class LinkBox:
    """An address and the rectangle that opens it: left, bottom, right, top in points."""

    url: str
    box: tuple[float, float, float, float]


class UsedFonts:
    """The faces of a document in the order of their first use, and the words drawn with them."""

    def __init__(self) -> None:
        self.tags: dict[Face, str] = {}
        self._words: set[Word] = set()

    def tag(self, face: Face) -> str:
        """Return the name under which pages call the face."""
        found = self.tags.get(face)
        if found is None:
            found = self.tags[face] = f"T{len(self.tags) + 1}"
        return found

    def note(self, word: Word) -> None:
        """Remember that a word was drawn."""
        self._words.add(word)

    def note_all(self, line: Line) -> None:
        """Remember that all words of a line were drawn."""
        self._words.update([word for word, _span, _level in line.parts])

    def numbers(self) -> dict[Face, set[int]]:
        """Return the glyph numbers drawn with each face."""
        found: dict[Face, set[int]] = {face: set() for face in self.tags}
        for word in self._words:
            for piece in word.pieces:
                found[piece.face].update(piece.numbers)
        return found


class Pen:
    """Writes one line of text: a new pen for each."""

    def __init__(self, fonts: UsedFonts) -> None:
        self._fonts = fonts
        self._written: list[str] = []
        self._pending: list[str] = []
        self._font: tuple[Face, float] | None = None
        self._colour: Colour | None = None
        self._rise_pt = 0.0

    def write(self, line: Line, x_pt: float, y_pt: float) -> str:
        """Return the operators that draw `line` from `x_pt`, its base line at `y_pt`."""
        start = f"BT 1 0 0 1 {x_pt:.2f} {y_pt:.2f} Tm"
        face = _only_face(line)
        if face is not None:
            self._write_plain(line, face)
            return "\n".join([start, *self._written, "ET"])
        for word, span, _level in line.drawn():
            self._fonts.note(word)
            size_pt = span.style.size_pt
            self._set_colour(span.style.colour)
            if word.face is not None:
                self._set_font(word.face, size_pt)
                self._pending.append(word.plain)
                continue
            for piece in word.pieces:
                self._write_piece(piece, size_pt)
        self._show()
        return "\n".join([start, *self._written, "ET"])

    def _write_plain(self, line: Line, face: Face) -> None:
        """Write a line that one operator draws."""
        style = line.parts[0][1].style
        self._set_colour(style.colour)
        self._set_font(face, style.size_pt)
        self._pending = [word.plain for word, _span, _level in line.parts]
        self._fonts.note_all(line)
        self._show()

    def _set_colour(self, colour: Colour) -> None:
        if colour != self._colour:
            self._show()
            self._colour = colour
            self._written.append("{:.3g} {:.3g} {:.3g} rg".format(*colour))

    def _set_font(self, face: Face, size_pt: float) -> None:
        if self._font != (face, size_pt):
            self._show()
            self._font = (face, size_pt)
            self._written.append(f"/{self._fonts.tag(face)} {size_pt:.4g} Tf")

    def _set_rise(self, rise_pt: float) -> None:
        if rise_pt != self._rise_pt:
            self._show()
            self._rise_pt = rise_pt
            self._written.append(f"{rise_pt:.2f} Ts")

    def _show(self) -> None:
        if self._pending:
            glyphs = "".join(self._pending)
            self._written.append(f"[<{glyphs}>] TJ".replace("<>", ""))
            self._pending = []

    def _write_piece(self, piece: Piece, size_pt: float) -> None:
        self._set_font(piece.face, size_pt)
        if piece.plain is not None:
            self._pending.append(piece.plain)
        for group in piece.groups:
            self._write_group(group, size_pt)

    def _write_group(self, group: Group, size_pt: float) -> None:
        self._show()
        if group.text is not None:
            told = group.text.encode("utf-16-be").hex()
            self._written.append(f"/Span<</ActualText<feff{told}>>>BDC")
        for rise, row in group.rows:
            self._set_rise(rise * size_pt / 1000)
            self._pending += row
        self._show()
        self._set_rise(0.0)
        if group.text is not None:
            self._written.append("EMC")


def _only_face(line: Line) -> Face | None:
    """Return the face of a line that is of one face and one span, from left to right."""
    if line.is_reordered or not line.parts:
        return None
    first, span, _level = line.parts[0]
    face = first.face
    is_plain = all(word.face is face and other is span for word, other, _ in line.parts)
    return face if is_plain else None


def link_boxes(line: Line, x_pt: float, y_pt: float) -> Iterator[LinkBox]:
    """Yield a box for each stretch of `line` that one span links: one a line, not one a word."""
    if not any(span.url for _word, span, _level in line.parts):
        return
    begun: tuple[Span, float] | None = None
    for word, span, _level in line.drawn():
        if begun and begun[0] is not span:
            yield _box(*begun, x_pt, y_pt)
            begun = None
        if span.url and begun is None:
            begun = (span, x_pt)
        x_pt += (word.width + word.space) * span.style.size_pt / 1000
    if begun:
        yield _box(*begun, x_pt, y_pt)


def _box(span: Span, left_pt: float, right_pt: float, y_pt: float) -> LinkBox:
    size_pt = span.style.size_pt
    return LinkBox(span.url or "", (left_pt, y_pt - 0.25 * size_pt, right_pt, y_pt + size_pt))
