"""Text set in lines of a given width: spans in, lines of shaped words out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from hrd_desk.publishing.bidi import paragraph_level, reads_right_to_left, runs_right_to_left
from hrd_desk.publishing.filling import Paragraph
from hrd_desk.publishing.pieces import Word, ink_of
from hrd_desk.publishing.set_lines import AnyLine, Line, PlainLine, Span
from hrd_desk.publishing.shaping import Shaper

SHORT_TEXT, MOST_SHORT_TEXTS = 80, 4_000
"""Places, terms and names come again and again in a list: they are set once."""

_MAIN_ASCENT, _MAIN_DESCENT = 1069.0, -293.0
"""What the distance of base lines in a style is made for: Noto Sans, thousandths of the size."""


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
        paragraph = Paragraph(self.shaper.for_text(text), spans, text)
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
