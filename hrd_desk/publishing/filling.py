"""A paragraph's words in lines that they fill."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, pairwise
from operator import add

from hrd_desk.publishing.bidi import levels, paragraph_level, reads_right_to_left
from hrd_desk.publishing.breaks import letters, segments
from hrd_desk.publishing.faces import Face
from hrd_desk.publishing.pieces import Word
from hrd_desk.publishing.set_lines import Line, Part, PlainLine, Span
from hrd_desk.publishing.shaping import Shaper
from hrd_desk.publishing.typefaces import REGULAR

_TOLERANCE_PT = 0.01


class Paragraph:
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
