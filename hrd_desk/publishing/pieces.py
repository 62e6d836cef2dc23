"""Shaped glyphs as the page holds them: pieces of words, with what readers are told of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from hrd_desk.publishing.faces import Face, operand

_NO_TEXT = "\u200b"
"""What further glyphs of a cluster stand for in readers that pass over ActualText."""

_FIRST_PLANE = "\uffff"
"""pdfium passes over letters beyond it in ActualText; the glyphs alone tell them."""

_STEERING = frozenset("\u00ad\u061c\u200e\u200f\u2066\u2067\u2068\u2069")
"""What only steers the order of letters, or breaks; readers are not told of it."""


@dataclass(slots=True)
class Group:
    """Glyphs of one cluster, or of several that need nothing special.

    `text` is what a reader must be told they say, or None; each row is shown raised by so many
    thousandths of the size, as the operand of a TJ operator.
    """

    text: str | None
    rows: list[tuple[float, list[str]]] = field(default_factory=list)

    def row(self, rise: float) -> list[str]:
        """Return the row at this height, the last one if it is there."""
        if not self.rows or self.rows[-1][0] != rise:
            self.rows.append((rise, []))
        return self.rows[-1][1]


@dataclass(slots=True, eq=False)
class Piece:
    """Glyphs of one font, never changed.

    `plain` is the operand of one TJ operator where that is all it takes.
    """

    face: Face
    width: float
    numbers: tuple[int, ...]
    plain: str | None
    groups: tuple[Group, ...]
    top: float
    bottom: float


@dataclass(slots=True, eq=False)
class Word:
    """A shaped word, never changed: its pieces from left to right.

    Widths are in thousandths of the size.
    `face` and `plain` are set where one font and one operator draw all of it; `ends_line` where
    the text ended with a line end.
    """

    pieces: tuple[Piece, ...]
    width: float
    space: float
    face: Face | None
    plain: str
    reach: tuple[float, float]
    """How far above and below the base line it reaches beyond what every style has room for."""

    def without_space(self, *, is_right: bool) -> "Word":
        """Return the word without the spaces at its end, as it stands at the end of a line."""
        pieces = self.pieces[1:] if is_right else self.pieces[:-1]
        return replace(self, pieces=pieces, space=0.0, face=None, plain="")


def blank_piece(count: int, face: Face) -> Piece:
    """Return so many spaces."""
    glyph = face.glyph(" ")
    number = face.number(glyph, " ")
    width = face.advance(glyph) * count
    return Piece(face, width, (number,), operand(number) * count, (), 0.0, 0.0)


_NO_REACH = (0.0, 0.0)


def simple_word(piece: Piece, blank: Piece | None) -> Word:
    """Return the word of a piece that one operator draws, with the spaces behind it."""
    plain = piece.plain or ""
    if blank is None:
        return Word((piece,), piece.width, 0.0, piece.face, plain, _NO_REACH)
    plain += blank.plain or ""
    return Word((piece, blank), piece.width, blank.width, piece.face, plain, _NO_REACH)


class _Glyph(NamedTuple):
    """A placed glyph, in thousandths of the size."""

    glyph: int
    cluster: int
    advance: float
    shift: float
    rise: float


def plain_piece(text: str, face: Face, placed: Sequence[tuple[Any, Any]]) -> Piece | None:
    """Return the piece of a text of one glyph a letter, none raised; None for any other."""
    if len(placed) != len(text) or face.file.has_cubic_outlines:
        return None
    scale, width, behind = face.file.scale, 0.0, 0.0
    row: list[str] = []
    numbers: list[int] = []
    for index, (info, place) in enumerate(placed):
        glyph, letter = info.codepoint, text[index]
        if info.cluster != index or not glyph or place.y_offset or letter in _STEERING:
            return None
        shift, advance = place.x_offset * scale, place.x_advance * scale
        move(row, behind - shift)
        number = face.number(glyph, letter)
        numbers.append(number)
        row.append(operand(number))
        behind = face.advance(glyph) - advance + shift
        width += advance
    move(row, behind)
    return Piece(face, width, tuple(numbers), "".join(row), (), 0.0, 0.0)


def _glyphs_of(placed: Sequence[tuple[Any, Any]], scale: float) -> list[_Glyph]:
    return [
        _Glyph(
            info.codepoint,
            info.cluster,
            place.x_advance * scale,
            place.x_offset * scale,
            place.y_offset * scale,
        )
        for info, place in placed
    ]


def hard_piece(
    text: str, face: Face, placed: Sequence[tuple[Any, Any]], *, is_right: bool
) -> Piece:
    """Return the piece of any text, whose glyphs HarfBuzz has placed."""
    glyphs = _glyphs_of(placed, face.file.scale)
    starts = sorted({glyph.cluster for glyph in glyphs})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    texts = {start: told(text[start:end]) for start, end in ends.items()}
    owners = _owners(glyphs, is_right=is_right)
    counts: dict[int, int] = {}
    for glyph in glyphs:
        counts[glyph.cluster] = counts.get(glyph.cluster, 0) + 1
    line = _Line(face)
    for index, glyph in enumerate(glyphs):
        whole = texts[glyph.cluster]
        own = whole if owners[glyph.cluster] == index else _NO_TEXT
        own = own[::-1] if is_right and own <= _FIRST_PLANE else own
        is_hard = (
            counts[glyph.cluster] > 1 or glyph.rise != 0 or not face.gives_back(glyph.glyph, own)
        )
        line.add(glyph, own, (glyph.cluster, whole) if is_hard else None)
    return line.finished(told(text), is_right=is_right)


def _owners(glyphs: Sequence[_Glyph], *, is_right: bool) -> dict[int, int]:
    """Return the place of the glyph that carries the text of each cluster: its first letter."""
    owners: dict[int, int] = {}
    for index, glyph in enumerate(glyphs):
        if is_right or glyph.cluster not in owners:
            owners[glyph.cluster] = index
    return owners


class _Line:
    """Glyphs put down one after the other, with the pen moved where a font would not move it."""

    def __init__(self, face: Face) -> None:
        self._face = face
        self._groups: list[tuple[tuple[int, str] | None, Group]] = []
        self._numbers: list[int] = []
        self._width = self._behind = 0.0
        self._top = self._bottom = 0.0

    def add(self, glyph: _Glyph, own: str, cluster: tuple[int, str] | None) -> None:
        """Put a glyph down; `cluster` is its cluster where that needs to be told as a whole."""
        if not self._groups or self._groups[-1][0] != cluster:
            self._groups.append((cluster, Group(cluster[1] if cluster else None)))
        row = self._groups[-1][1].row(glyph.rise)
        move(row, self._behind - glyph.shift)
        number = self._face.number(glyph.glyph, own)
        self._numbers.append(number)
        row.append(operand(number))
        self._behind = self._face.advance(glyph.glyph) - glyph.advance + glyph.shift
        self._width += glyph.advance
        if cluster:
            top, bottom = self._face.ink(glyph.glyph)
            self._top = max(self._top, top + glyph.rise)
            self._bottom = min(self._bottom, bottom + glyph.rise)

    def finished(self, text: str, *, is_right: bool) -> Piece:
        """Return all that was put down.

        A word from left to right is told as a whole; readers turn text from right to left around
        letter by letter, so there each cluster is told by itself, turned beforehand. Letters
        that neither reader would take from such a text are left to their glyphs.
        """
        groups = [group for _cluster, group in self._groups]
        if groups:
            move(groups[-1].rows[-1][1], self._behind)
        is_plain = all(group.text is None for group in groups)
        plain = "".join(groups[0].rows[0][1]) if is_plain and groups else None
        if is_plain:
            groups = []
        elif is_right:
            for group in groups:
                group.text = group.text[::-1] if group.text else None
        else:
            groups = [Group(text, [row for group in groups for row in group.rows])]
        for group in groups:
            if group.text and max(group.text) > _FIRST_PLANE:
                group.text = None
        return Piece(
            self._face,
            self._width,
            tuple(self._numbers),
            plain if groups or plain is not None else "",
            tuple(groups),
            self._top,
            self._bottom,
        )


def move(row: list[str], back: float) -> None:
    """Move the pen back before the next glyph, by thousandths of the size."""
    if abs(back) >= 0.5:  # noqa: PLR2004  less than half a thousandth of the size is not seen
        row.append(f"){round(back)}(")


def reach_of(pieces: Sequence[Piece]) -> tuple[float, float]:
    """Return top and bottom: the font's where it is not the main one, the ink of raised marks."""
    top = max((piece.top for piece in pieces), default=0.0)
    bottom = min((piece.bottom for piece in pieces), default=0.0)
    for piece in pieces:
        ascent, descent = piece.face.reach(piece.numbers)
        top, bottom = max(top, ascent), min(bottom, descent)
    return top, bottom


def ink_of(word: Word) -> tuple[float, float]:
    """Return top and bottom of the ink of a word that stands among letters of the main font."""
    if word.reach == _NO_REACH:
        return _NO_REACH
    top = max(piece.top for piece in word.pieces)
    bottom = min(piece.bottom for piece in word.pieces)
    for piece in word.pieces:
        ascent, descent = piece.face.ink_of(piece.numbers)
        top, bottom = max(top, ascent), min(bottom, descent)
    return top, bottom


def told(text: str) -> str:
    """Return what a reader of the file is told of `text`: all but what only steers the order."""
    return "".join(letter for letter in text if letter not in _STEERING)
