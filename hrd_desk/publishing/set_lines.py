"""Lines of a text that is set: shaped words in their order, each of one span."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from hrd_desk.publishing.bidi import visual_order
from hrd_desk.publishing.faces import Face
from hrd_desk.publishing.pieces import Word
from hrd_desk.publishing.styles import Style


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
