"""Lines of text as PDF operators."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from hrd_desk.publishing.faces import Face
from hrd_desk.publishing.pieces import Group, Piece, Word
from hrd_desk.publishing.set_lines import AnyLine, Line, PlainLine, Span
from hrd_desk.publishing.setting import Setting
from hrd_desk.publishing.styles import Colour

_MOST_NOTED = 20_000


class LinkBox(NamedTuple):
    """An address and the rectangle that opens it: left, bottom, right, top in points."""

    url: str
    box: tuple[float, float, float, float]


class UsedFonts:
    """The faces of a document in the order of their first use, and the words drawn with them."""

    def __init__(self) -> None:
        self.tags: dict[Face, str] = {}
        self._words: set[Word] = set()
        self._numbers: dict[Face, set[int]] = {}

    def tag(self, face: Face) -> str:
        """Return the name under which pages call the face."""
        found = self.tags.get(face)
        if found is None:
            found = self.tags[face] = f"T{len(self.tags) + 1}"
        return found

    def note(self, words: Iterable[Word]) -> None:
        """Remember that words were drawn."""
        self._words.update(words)
        if len(self._words) > _MOST_NOTED:
            self._count()

    def numbers(self) -> dict[Face, set[int]]:
        """Return the glyph numbers drawn with each face."""
        self._count()
        return {face: self._numbers.get(face, set()) for face in self.tags}

    def _count(self) -> None:
        """Note the glyphs of the words and let go of these."""
        for piece in {piece for word in self._words for piece in word.pieces}:
            self._numbers.setdefault(piece.face, set()).update(piece.numbers)
        self._words.clear()


class Pen:
    """Writes lines of text, one below the other: a new pen for each stretch of them."""

    def __init__(self, fonts: UsedFonts) -> None:
        self._fonts = fonts
        self._written = ["BT"]
        self._pending: list[str] = []
        self._font: tuple[Face, float] | None = None
        self._colour: Colour | None = None
        self._rise_pt = 0.0
        self._place = (0, 0)

    def write(self, line: AnyLine, x_pt: float, y_pt: float) -> str:
        """Return the operators that draw `line` from `x_pt`, its base line at `y_pt`."""
        self.add(line, x_pt, y_pt)
        return self.finished()

    def add(self, line: AnyLine, x_pt: float, y_pt: float) -> None:
        """Draw a line from `x_pt`, its base line at `y_pt`."""
        x, y = place = round(100 * x_pt), round(100 * y_pt)
        before_x, before_y = self._place
        self._written.append(_moved(x - before_x, y - before_y))
        self._place = place
        if isinstance(line, PlainLine):
            style = line.span.style
            self._fonts.note(line.words)
            if style.colour != self._colour:
                self._set_colour(style.colour)
            if self._font != (line.face, style.size_pt):
                self._set_font(line.face, style.size_pt)
            self._written.append(f"[({line.plain})]TJ".replace("()", ""))
        else:
            self._add_parts(line)
            self._show()

    def finished(self) -> str:
        """Return the operators."""
        self._written.append("ET")
        return "\n".join(self._written)

    def _add_parts(self, line: Line) -> None:
        self._fonts.note([word for word, _span, _level in line.parts])
        for word, span, _level in line.drawn():
            size_pt = span.style.size_pt
            self._set_colour(span.style.colour)
            if word.face is not None:
                self._set_font(word.face, size_pt)
                self._pending.append(word.plain)
                continue
            for piece in word.pieces:
                self._write_piece(piece, size_pt)

    def _set_colour(self, colour: Colour) -> None:
        if colour != self._colour:
            self._show()
            self._colour = colour
            self._written.append(_filled(colour))

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
            self._written.append(f"[({glyphs})]TJ".replace("()", ""))
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


def stacked(fonts: UsedFonts, setting: Setting, leading_pt: float) -> str:
    """Return what draws the lines of `setting`, all from one edge and so far apart.

    It goes on from where the pen stands, at the begin of the first base line; "" for no letter.
    """
    found = setting.stacked
    if found is None or found[0] != leading_pt:
        plain = [line for line in setting.lines if isinstance(line, PlainLine)]
        operators = ""
        if len(plain) == len(setting.lines) and len({id(line.span) for line in plain}) == 1:
            operators = _plain_stack(fonts, plain, leading_pt)
        elif not all(line.is_empty for line in setting.lines):
            operators = _stack(fonts, setting.lines, leading_pt)
        found = setting.stacked = leading_pt, operators
    return found[1]


def _plain_stack(fonts: UsedFonts, lines: Sequence[PlainLine], leading_pt: float) -> str:
    """Return the same for lines of one span and one font, which most cells of tables are."""
    fonts.note(chain.from_iterable([line.words for line in lines]))
    span, tag = lines[0].span, fonts.tag(lines[0].face)
    down = f"\n0 {-leading_pt:.9g} Td\n"
    shown = down.join([f"[({line.plain})]TJ" for line in lines]).replace("()", "")
    return f"\n{_filled(span.style.colour)}\n/{tag} {span.style.size_pt:.4g} Tf\n{shown}\nET"


def _stack(fonts: UsedFonts, lines: Sequence[AnyLine], leading_pt: float) -> str:
    pen = Pen(fonts)
    for number, line in enumerate(lines):
        if not line.is_empty:
            pen.add(line, 0.0, -number * leading_pt)
    return pen.finished().removeprefix("BT").removeprefix("\n0 0 Td")


@lru_cache(maxsize=10_000)
def _moved(x: int, y: int) -> str:
    """Return the move by so many hundredths of a point from the begin of the line before."""
    return f"{x / 100:.9g} {y / 100:.9g} Td"


@cache
def _filled(colour: Colour) -> str:
    return "{:.3g} {:.3g} {:.3g} rg".format(*colour)


def link_boxes(line: AnyLine, x_pt: float, y_pt: float) -> Iterator[LinkBox]:
    """Yield a box for each stretch of `line` that one span links: one a line, not one a word."""
    if isinstance(line, PlainLine):
        if line.span.url and line.words:
            yield _box(line.span, x_pt, x_pt + line.width_pt, y_pt)
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
