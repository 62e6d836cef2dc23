"""A publication as a row of blocks, in words: what every brief of several records consists of.

Whoever writes a file sees these and nothing else of the records.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from hrd_desk.publishing.content import Brief, SourceLine

Tagged = tuple[str, str]
"""The name of the record's field that a text comes from ("heading": several), and the text."""


class Role(StrEnum):
    """What a paragraph is, so how it looks."""

    LEAD = "lead"
    BODY = "body"
    NOTE = "note"
    SMALL = "small"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a section (level 1) or of a group in it (level 2)."""

    words: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; one that `leads_on` to the next stands on its page."""

    words: str
    role: Role = Role.BODY
    leads_on: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """Short paragraphs of equal weight."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A number that stands out: what it counts, and what must be known about it."""

    number: str
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """A row of them."""

    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """Labels and what is said to each; a value may have several lines.

    The last line of those that `leads_on` stands on the page of what follows.
    """

    lines: tuple[tuple[str, str], ...]
    leads_on: bool = False


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: heading, its part of the width, whether it holds figures, or a headline first."""

    heading: str
    share: float
    has_figures: bool = False
    has_headlines: bool = False


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table: what it counts, of how many; rows as wide as `columns`; what must be known."""

    title: str
    subtitle: str
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class SourceList:
    """Sources that are named, each with the address that opens it."""

    sources: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """Counts as a chart of bars: label, number, whether it is what is not known; of how many.

    A number is None where it is hidden, and so is the total. `unit` is what is counted.
    """

    title: str
    subtitle: str
    bars: tuple[tuple[str, int | None, bool], ...]
    total: int | None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class MonthColumns:
    """Counts by month, from the month of `first` on without a gap.

    `before` are those of the same months a year earlier, None where it is hidden; empty: not told.
    """

    title: str
    subtitle: str
    first: datetime.date
    counts: tuple[int, ...]
    before: tuple[int | None, ...] = ()
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Map:
    """Places with counts, as they may be told: name, latitude and longitude in degrees, events."""

    title: str
    subtitle: str
    countries: tuple[str, ...]
    places: tuple[tuple[str, float, float, int], ...]


@dataclass(frozen=True, slots=True)
class EventEntry:
    """One record in its place."""

    brief: Brief


Picture = Bars | MonthColumns | Map
Block = (
    Heading | Text | Points | KeyFigures | Fields | TableBlock | SourceList | Picture | EventEntry
)


@dataclass(frozen=True, slots=True)
class Document:
    """A publication: `kicker` above the title, `opening` before the contents, then `body`.

    `name` is the kind of brief and stands on every page; `foot` does as well; `marks` are words
    like DRAFT.
    """

    language: str
    name: str
    title: str
    kicker: str
    marks: tuple[str, ...]
    foot: str
    opening: tuple[Block, ...]
    body: tuple[Block, ...]

    def blocks(self) -> Iterator[Block]:
        """Yield all blocks in their order."""
        yield from self.opening
        yield from self.body

    def record_texts(self) -> Iterator[Tagged]:
        """Yield the texts that come from records or the vocabulary, each with its field."""
        for block in self.blocks():
            yield from _texts_of(block)


def _texts_of(block: Block) -> Iterator[Tagged]:
    match block:
        case EventEntry():
            yield from block.brief.texts()
        case Heading(level=2):
            yield "heading", block.words
        case KeyFigures():
            yield from (("heading", figure.label) for figure in block.figures)
        case TableBlock():
            yield from (("heading", "\n".join(row)) for row in block.rows)
        case SourceList():
            yield from (("citations", line.words) for line in block.sources)
            yield from (("citations", line.url or "") for line in block.sources)
        case Map():
            yield from (("places", place[0]) for place in block.places)
        case _:  # our own words, and what was typed into the order
            return
