"""Text set in lines of a given width: spans in, lines of shaped words out."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, pairwise
from operator import add
from typing import ClassVar, NamedTuple

from hrd_desk.publishing.bidi import (
    levels,
    paragraph_level,
    reads_right_to_left,
    runs_right_to_left,
    visual_order,
)
from hrd_desk.publishing.breaks import letters, segments
from hrd_desk.publishing.faces import Face
from hrd_desk.publishing.pieces import Word, ink_of
from hrd_desk.publishing.shaping import Shaper
from hrd_desk.publishing.styles import Style
from hrd_desk.publishing.typefaces import REGULAR

_TOLERANCE_PT = 0.01
SHORT_TEXT, MOST_SHORT_TEXTS = 80, 4_000
"""Places, terms and names come again and again in a list: they are set once."""

_MAIN_ASCENT, _MAIN_DESCENT = 1069.0, -293.0
"""What the distance of base lines in a style is made for: Noto Sans, thousandths of the size."""


class Span(NamedTuple):
    """A text of one style; `url` links it. No part of the text is ever read as markup."""

    text: str
    style: Style
    url: str | None = None


Part = tuple[Word, Span, int]
"""A word, or the part of one that lies in one span and has one direction; its level."""


@dataclass(frozen=True, slots=True)
class Line:
    """The parts of a line in the order in which they are read, and how wide its ink is.

    `is_reordered`: some of it runs from right to left.
    """

    parts: tuple[Part, ...]
    width_pt: float
    is_reordered: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not self.parts

    def drawn(self) -> Sequence[Part]:
        """Return the parts from left to right."""
        if not self.is_reordered:
            return self.parts
        order = visual_order([level for _word, _span, level in self.parts])
        return [self.parts[place] for place in order]


@dataclass(slots=True, eq=False)
class PlainLine:
    """A line of one span and one font from left to right, never changed: what most lines are.

    `plain` is the operand of the one operator that draws it.
    """

    words: list[Word]
    span: Span
    width_pt: float
    plain: str
    face: Face

    is_reordered: ClassVar[bool] = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not self.words

    @property
    def parts(self) -> tuple[Part, ...]:
        """Its words as the parts of any other line."""
        return tuple((word, self.span, 0) for word in self.words)

    def drawn(self) -> Sequence[Part]:
        """Return the parts from left to right."""
        return self.parts


AnyLine = Line | PlainLine


@dataclass(slots=True, eq=False)
class Setting:
    """A paragraph in lines, never changed; `is_right` where it reads from right to left.

    `leading_pt` is the distance of its base lines, `ascent_pt` that of the first from its top:
    what the style asks for, more where the scripts in it are taller; among letters of the main
    font those of another script count by their ink. `is_in_order`: the page holds
    its letters one by one as they are read.
    """

    lines: tuple[AnyLine, ...]
    is_right: bool
    leading_pt: float
    ascent_pt: float
    is_in_order: bool
    is_linked: bool = False
    stacked: tuple[float, str] | None = None
    """How far apart its lines were drawn from one edge, and what draws them so once more."""

    @property
    def height_pt(self) -> float:
        """The height of all lines."""
        return self.leading_pt * len(self.lines)


class Setter:
    """Sets the texts of one document, whose language and direction it knows."""

    def __init__(
        self, shaper: Shaper, *, is_right: bool = False, marks_unprintable: bool = False
    ) -> None:
        """With `marks_unprintable` characters that no font has are set as their codes."""
        self.shaper = shaper
        self.is_right = is_right
        self._marks_unprintable = marks_unprintable
        self._short: dict[tuple[Span, float, bool | None], Setting] = {}
        self._inks: dict[Word, tuple[float, float]] = {}

    def printable(self, text: str) -> str:
        """Return `text` as it is printed: with codes, where they were asked for."""
        return self.shaper.marked(text) if self._marks_unprintable else text

    def width_pt(self, span: Span) -> float:
        """Return the width of a text in one line."""
        return self.set([span], float("inf")).lines[0].width_pt

    def set(
        self, spans: Sequence[Span], width_pt: float, *, is_right: bool | None = None
    ) -> Setting:
        """Return `spans` in lines of at most `width_pt`; a line feed in them ends a line.

        A paragraph without a letter has the direction of the document. A word wider than a line
        is cut between letters. `is_right` settles the direction whatever the letters say.
        """
        if len(spans) > 1:
            stacked = self._stacked(spans, width_pt, is_right)
            return stacked or self._set(spans, width_pt, is_right)
        if len(spans[0].text) > SHORT_TEXT:
            return self._set(spans, width_pt, is_right)
        key = (spans[0], width_pt, is_right)
        found = self._short.get(key)
        if found is None:
            if len(self._short) > MOST_SHORT_TEXTS:
                self._short.clear()
            found = self._short[key] = self._set(spans, width_pt, is_right)
        return found

    def _set(self, spans: Sequence[Span], width_pt: float, is_right: bool | None) -> Setting:
        if self._marks_unprintable:
            spans = [span._replace(text=self.printable(span.text)) for span in spans]
        text = "".join(span.text for span in spans)
        paragraph = _Paragraph(self.shaper.for_text(text), spans, text)
        base = self._base(text, is_right)
        plain = paragraph.plain_lines(base, width_pt)
        if plain is not None:
            style, face = spans[0].style, plain[0].face
            numbers = _numbers(plain) if face.file.is_of_signs else ()
            heights = _heights(*face.reach(numbers), style.leading_pt, style.size_pt)
            is_linked = spans[0].url is not None
            return Setting(tuple(plain), False, *heights, is_in_order=True, is_linked=is_linked)
        lines = tuple(paragraph.lines(base, width_pt, is_settled=is_right is not None))
        words = [word for line in lines for word, _span, _level in line.parts]
        reaches = {word.reach for word in words}
        if len(reaches) > 1 and any(w.width and w.pieces[0].face.is_main for w in words):
            reaches = {self._ink_of(word) for word in set(words)}
        heights = _heights(
            max((top for top, _bottom in reaches), default=0.0),
            min((bottom for _top, bottom in reaches), default=0.0),
            max((span.style.leading_pt for span in spans), default=0.0),
            max((span.style.size_pt for span in spans), default=0.0),
        )
        is_linked = any(span.url for span in spans)
        return Setting(lines, bool(base), *heights, _is_in_order(lines), is_linked)

    def _ink_of(self, word: Word) -> tuple[float, float]:
        found = self._inks.get(word)
        if found is None:
            if len(self._inks) > MOST_SHORT_TEXTS:
                self._inks.clear()
            found = self._inks[word] = ink_of(word)
        return found

    def _stacked(
        self, spans: Sequence[Span], width_pt: float, is_right: bool | None
    ) -> Setting | None:
        """Return spans that each end their line, set one by one; None where they do not."""
        *others, last = spans
        if any(span.text[-1:] != "\n" for span in others):
            return None
        lines = [span._replace(text=span.text[:-1]) for span in others]
        found = [self.set([span], width_pt, is_right=is_right) for span in (*lines, last)]
        if len({setting.is_right for setting in found}) > 1:
            return None
        return Setting(
            tuple(chain.from_iterable(setting.lines for setting in found)),
            found[0].is_right,
            max(setting.leading_pt for setting in found),
            max(setting.ascent_pt for setting in found),
            all(setting.is_in_order for setting in found),
            any(setting.is_linked for setting in found),
        )

    def _base(self, text: str, is_right: bool | None) -> int:
        if is_right is not None:
            return int(is_right)
        if not self.is_right and not reads_right_to_left(text):
            return 0
        level = paragraph_level(text)
        return int(self.is_right) if level is None else level


def setter_for(language: str, *, marks_unprintable: bool = False) -> Setter:
    """Return what sets a new document in `language`, a BCP 47 tag."""
    return Setter(
        Shaper(language),
        is_right=runs_right_to_left(language),
        marks_unprintable=marks_unprintable,
    )


class _Paragraph:
    """One paragraph on its way into lines."""

    def __init__(self, shaper: Shaper, spans: Sequence[Span], text: str) -> None:
        self._shaper = shaper
        self._spans = spans
        self._text = text
        self._ends = list(accumulate(len(span.text) for span in spans)) if spans[1:] else []
        self._levels: list[int] | None = None
        self._pieces = segments(text, shaper.language)
        weight = spans[0].style.weight if spans else REGULAR
        self._kept = shaper.words(weight, is_right=False)

    def plain_lines(self, base: int, width_pt: float) -> list[PlainLine] | None:
        """Return the lines, at least one, of a text that one span and one font set; else None."""
        if base or len(self._spans) != 1 or not self._text or self._has_levels():
            return None
        span, pieces = self._spans[0], self._pieces
        words = self._words(pieces)
        limit = (width_pt + _TOLERANCE_PT) * 1000 / span.style.size_pt
        ends: list[int] = []
        if max([word.width for word in words]) > limit:
            pieces, ends = _cut_to_letters(pieces, words, limit)
            words = self._words(pieces)
        face, *others = {word.face for word in words if word.pieces} or {None}
        if others or face is None:
            return None
        if "\n" in self._text:
            ends += (n for n, piece in enumerate(pieces, 1) if piece[-1] == "\n")
        # A text that ends with a line end has an empty line behind it.
        stretches = pairwise([0, *sorted(ends), len(words)])
        filled = (_filled(words[first:end], span, limit, face) for first, end in stretches)
        return list(chain.from_iterable(filled))

    def _words(self, pieces: Sequence[str]) -> list[Word]:
        return list(map(self._kept.__getitem__, pieces))

    def lines(self, base: int, width_pt: float, *, is_settled: bool) -> list[Line]:
        """Return the lines, at least one.

        What stands between line feeds has its own direction, unless that `is_settled`.
        """
        if base or self._has_levels():
            self._levels = []
            for text in [self._text] if is_settled else self._text.splitlines(keepends=True):
                own = None if is_settled else paragraph_level(text)
                self._levels += levels(text, base if own is None else own)[0]
        return list(self._mixed_lines(self._pieces, width_pt))

    def _has_levels(self) -> bool:
        return reads_right_to_left(self._text)

    def _mixed_lines(self, pieces: Sequence[str], width_pt: float) -> Iterator[Line]:
        filler = _Filler(width_pt, has_levels=self._levels is not None)
        start = 0
        for segment in pieces:
            yield from self._add(filler, start, segment)
            start += len(segment)
            if segment[-1] == "\n":
                yield filler.flush()
        if filler.parts or not start or self._text[-1] == "\n":
            yield filler.flush()

    def _add(self, filler: "_Filler", start: int, segment: str) -> Iterator[Line]:
        parts = self._parts(start, segment)
        width_pt = _width_pt(parts)
        if not filler.fits(width_pt):
            if filler.parts:
                yield filler.flush()
            if not filler.fits(width_pt):
                yield from self._cut(filler, start, segment)
                return
        filler.take(parts, width_pt)

    def _cut(self, filler: "_Filler", start: int, segment: str) -> Iterator[Line]:
        for letter in letters(segment):
            parts = self._parts(start, letter)
            start += len(letter)
            width_pt = _width_pt(parts)
            if filler.parts and not filler.fits(width_pt):
                yield filler.flush()
            filler.take(parts, width_pt)

    def _parts(self, start: int, segment: str) -> list[Part]:
        """Return the parts of a segment: one span and one direction each."""
        if self._levels is None and len(self._spans) == 1:
            word = self._shaper.word(segment, self._spans[0].style.weight)
            return [(word, self._spans[0], 0)]
        found, end = [], start + len(segment)
        while start < end:
            place, stop = 0, end
            if self._ends:
                place = bisect_right(self._ends, start)
                stop = min(end, self._ends[place])
            level = 0
            if self._levels is not None:
                level = self._levels[start]
                same = start + 1
                while same < stop and self._levels[same] == level:
                    same += 1
                stop = same
            span = self._spans[place]
            text = self._text[start:stop]
            word = self._shaper.word(text, span.style.weight, is_right=bool(level & 1))
            found.append((word, span, level))
            start = stop
        return found


def _cut_to_letters(
    pieces: Sequence[str], words: Sequence[Word], limit: float
) -> tuple[list[str], list[int]]:
    """Return pieces with those that are wider than a line in letters; where a line must end."""
    cut: list[str] = []
    ends: list[int] = []
    for piece, word in zip(pieces, words, strict=True):
        if word.width <= limit:
            cut.append(piece)
            continue
        if cut and cut[-1][-1] != "\n":
            ends.append(len(cut))
        cut += piece if piece.isascii() and piece.isalnum() else letters(piece)
    return cut, ends


def _filled(words: list[Word], span: Span, limit: float, face: Face) -> list[PlainLine]:
    """Return words of one span and one font in lines, at least one.

    `limit` and the widths of the words are in thousandths of the size. It is what `_Filler` does,
    by looking up where the line is full.
    """
    widths = [word.width for word in words]
    starts = [0.0, *accumulate([word.width + word.space for word in words])]
    # How far the ink of each word reaches: spaces before it count, those behind it may hang.
    reaches = list(map(add, starts, widths))
    scale = span.style.size_pt / 1000
    lines: list[PlainLine] = []
    first, count = 0, len(words)
    while first < count or not lines:
        start = starts[first]
        end = max(bisect_right(reaches, start + limit, first), min(first + 1, count))
        last = end - 1
        while last >= first and not widths[last]:
            last -= 1
        width = reaches[last] - start if last >= first else 0.0
        chosen = words[first:end]
        plain = "".join([word.plain for word in chosen])
        lines.append(PlainLine(chosen, span, width * scale, plain, face))
        first = end
    return lines


class _Filler:
    """Fills one line after the other."""

    def __init__(self, width_pt: float, *, has_levels: bool) -> None:
        self.parts: list[Part] = []
        self._has_levels = has_levels
        self._limit_pt = width_pt + _TOLERANCE_PT
        self._used_pt = 0.0
        self._space_pt = 0.0

    def fits(self, width_pt: float) -> bool:
        """Return whether so much more fits; the spaces before it count, those behind may hang."""
        return self._used_pt + self._space_pt + width_pt <= self._limit_pt

    def take(self, parts: list[Part], width_pt: float) -> None:
        """Add parts to the line."""
        self.parts += parts
        word, span, _level = parts[-1]
        space_pt = word.space * span.style.size_pt / 1000
        if width_pt or not word.space:
            self._used_pt += self._space_pt + width_pt
            self._space_pt = space_pt
        else:
            self._space_pt += space_pt

    def flush(self) -> Line:
        """Return the line and begin the next one."""
        is_reordered = self._has_levels and any(level for _word, _span, level in self.parts)
        parts = _ended(self.parts) if is_reordered else self.parts
        line = Line(tuple(parts), self._used_pt, is_reordered)
        self.parts, self._used_pt, self._space_pt = [], 0.0, 0.0
        return line


def _ended(parts: list[Part]) -> list[Part]:
    """Return the parts of a line; spaces at the end of a reordered one would stand amid it."""
    *before, (word, span, level) = parts
    if not word.space:
        return parts
    if not word.width:
        return before
    return [*before, (word.without_space(is_right=bool(level & 1)), span, level)]


def _width_pt(parts: list[Part]) -> float:
    """Return the width of parts without the spaces behind the last one."""
    if len(parts) == 1:
        word, span, _level = parts[0]
        return word.width * span.style.size_pt / 1000
    whole = sum((word.width + word.space) * span.style.size_pt for word, span, _level in parts)
    last, span, _level = parts[-1]
    return (whole - last.space * span.style.size_pt) / 1000


def _numbers(lines: Iterable[PlainLine]) -> Iterator[int]:
    """Yield the numbers of all glyphs in `lines`."""
    for line in lines:
        for word in line.words:
            yield from chain.from_iterable(piece.numbers for piece in word.pieces)


def _is_in_order(lines: Sequence[Line]) -> bool:
    return not any(
        line.is_reordered
        or any(
            word.face is None and any(piece.groups for piece in word.pieces)
            for word, _span, _level in line.parts
        )
        for line in lines
    )


@lru_cache(maxsize=1_000)
def _heights(top: float, bottom: float, leading_pt: float, size_pt: float) -> tuple[float, float]:
    """Return the distance of base lines and that of the first one from the top, in points.

    `top` and `bottom` are how far the letters reach, in thousandths of the size.
    """
    is_tall = top > _MAIN_ASCENT or bottom < _MAIN_DESCENT
    top, bottom = max(top, _MAIN_ASCENT), min(bottom, _MAIN_DESCENT)
    ink_pt = (top - bottom) * size_pt / 1000
    if is_tall:
        leading_pt = max(leading_pt, ink_pt)
    return leading_pt, (leading_pt - ink_pt) / 2 + top * size_pt / 1000
