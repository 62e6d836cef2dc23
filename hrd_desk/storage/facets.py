"""What the records of a search have in common: counts by country, violation, year and so on."""

from dataclasses import dataclass

from hrd_desk.storage.columns import EventColumns
from hrd_desk.storage.dimensions import (
    CODED,
    Dimension,
    Group,
    groups,
    missing_query,
    recorded,
    region_counts,
)
from hrd_desk.vocabulary.vocabulary import Vocabulary

FACETS = (
    *(Dimension.COUNTRY, Dimension.REGION, Dimension.VIOLATION, Dimension.RIGHT),
    *(Dimension.HRD_TYPE, Dimension.PERPETRATOR, Dimension.GENDER, Dimension.YEAR),
    *(Dimension.STATUS, Dimension.VERIFICATION, Dimension.DESK),
)
MOST_LINES = 60


@dataclass(frozen=True, slots=True)
class FacetLine:
    """A group and how many records are in it, narrower terms included, each record once."""

    group: Group
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """The groups of one dimension, the largest first; narrower terms follow their broader one.

    `missing` records are in no group: it is not recorded, or for time not exact enough.
    """

    dimension: Dimension
    lines: tuple[FacetLine, ...]
    missing: int


def facets(
    columns: EventColumns,
    vocabulary: Vocabulary,
    found: int,
    dimensions: tuple[Dimension, ...] = FACETS,
) -> list[Facet]:
    """Return how the events of `found` spread over each dimension."""
    return [_facet(columns, vocabulary, dimension, found) for dimension in dimensions]


def _facet(
    columns: EventColumns, vocabulary: Vocabulary, dimension: Dimension, found: int
) -> Facet:
    missing = 0
    if missing_query(dimension) is not None:
        missing = (found & ~recorded(columns, dimension)).bit_count()
    return Facet(dimension, tuple(_lines(columns, vocabulary, dimension, found)), missing)


def _lines(
    columns: EventColumns, vocabulary: Vocabulary, dimension: Dimension, found: int
) -> list[FacetLine]:
    if dimension is Dimension.REGION:  # counted without making a set of each
        return [
            FacetLine(Group(dimension, columns.region_names[region], 0), count)
            for region, count in region_counts(columns, found).most_common(MOST_LINES)
        ]
    made = groups(columns, vocabulary, dimension, found)
    lines = [FacetLine(group, group.events.bit_count()) for group in made]
    if dimension in CODED:
        return _by_size(lines, vocabulary)
    newest_first = dimension is Dimension.YEAR
    return lines[::-1] if newest_first else lines


def _by_size(lines: list[FacetLine], vocabulary: Vocabulary) -> list[FacetLine]:
    """Return trees by the number of records, the branches of each too."""
    below: dict[tuple[str, str | None], list[FacetLine]] = {}
    shown = {(line.group.scheme, line.group.code) for line in lines}
    roots: list[FacetLine] = []
    for line in lines:
        scheme, broader = line.group.scheme, _broader(line, vocabulary)
        is_below = broader is not None and (scheme, broader) in shown
        (below.setdefault((scheme, broader), []) if is_below else roots).append(line)
    ordered: list[FacetLine] = []

    def add(branch: list[FacetLine]) -> None:
        for line in sorted(branch, key=lambda line: -line.count):
            ordered.append(line)
            add(below.get((line.group.scheme, line.group.code), []))

    add(roots)
    return ordered


def _broader(line: FacetLine, vocabulary: Vocabulary) -> str | None:
    above = vocabulary.broader(vocabulary.term(line.group.scheme, line.group.code))
    return None if above is None else above.code
