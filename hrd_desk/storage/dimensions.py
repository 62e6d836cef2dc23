"""By what events are counted: country, month, violation, right ..., each as sets of events.

An event can stand in several groups of one dimension, or in none: nothing is ever added up.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from itertools import compress
from operator import or_

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import N_, _
from hrd_desk.model.date_reading import read_date
from hrd_desk.model.query import AtDesk, Coded, Has, InRegion, Part, Query, Within, not_of
from hrd_desk.storage.bitsets import mask_of
from hrd_desk.storage.columns import EventColumns, Sets
from hrd_desk.storage.found import events_in_region
from hrd_desk.vocabulary.vocabulary import Vocabulary


class Dimension(StrEnum):
    """What events are counted by; the value is what a person types for it."""

    COUNTRY = "country"
    REGION = "region"
    VIOLATION = "violation"
    RIGHT = "right"
    HRD_TYPE = "hrd"
    PERPETRATOR = "by"
    GENDER = "gender"
    YEAR = "year"
    MONTH = "month"
    STATUS = "status"
    VERIFICATION = "verification"
    MONITORING = "monitoring"
    DESK = "desk"


TITLES = {
    Dimension.COUNTRY: N_("Country"),
    Dimension.REGION: N_("Region"),
    Dimension.VIOLATION: N_("Violation"),
    Dimension.RIGHT: N_("Right concerned"),
    Dimension.HRD_TYPE: N_("Type of defender"),
    Dimension.PERPETRATOR: N_("Perpetrator"),
    Dimension.GENDER: N_("Gender"),
    Dimension.YEAR: N_("Year"),
    Dimension.MONTH: N_("Month"),
    Dimension.STATUS: N_("Status"),
    Dimension.VERIFICATION: N_("Verification"),
    Dimension.MONITORING: N_("Monitoring status"),
    Dimension.DESK: N_("Desk"),
}

CODED = {
    Dimension.VIOLATION: ("violation",),
    Dimension.RIGHT: ("right",),
    Dimension.HRD_TYPE: ("hrd-type",),
    Dimension.PERPETRATOR: ("perpetrator-state", "perpetrator-non-state"),
    Dimension.GENDER: ("gender",),
}
"""The lists of which an event has any number of terms."""

CHOSEN = {
    Dimension.COUNTRY: "country",
    Dimension.STATUS: "record-status",
    Dimension.VERIFICATION: "verification",
    Dimension.MONITORING: "monitoring-status",
}
"""The lists of which an event has one term."""

SPLIT = frozenset({*CHOSEN, Dimension.YEAR, Dimension.MONTH, Dimension.DESK})
"""Dimensions in which an event stands in one group at most."""

_PARTS = {
    Dimension.COUNTRY: Part.COUNTRY,
    Dimension.REGION: Part.REGION,
    Dimension.VIOLATION: Part.VIOLATION,
    Dimension.RIGHT: Part.RIGHT,
    Dimension.HRD_TYPE: Part.HRD_TYPE,
    Dimension.PERPETRATOR: Part.PERPETRATOR,
    Dimension.GENDER: Part.GENDER,
    Dimension.VERIFICATION: Part.VERIFICATION,
    Dimension.MONITORING: Part.MONITORING,
    Dimension.YEAR: Part.YEAR,
    Dimension.MONTH: Part.MONTH,
}


@dataclass(frozen=True, slots=True)
class Group:
    """The events of one key: `scheme` is that of a term, else empty; `depth` 0 is the top.

    The events of narrower terms belong to a broader one too, each once. `records` are all that
    `query` finds, where one record stands for an event that has several.
    """

    dimension: Dimension
    code: str
    events: int
    scheme: str = ""
    depth: int = 0
    records: int = 0

    def query(self) -> Query:
        """Return what finds the records of the group."""
        if self.scheme:
            return Coded(((self.scheme, self.code),))
        if self.dimension is Dimension.REGION:
            return InRegion(self.code)
        if self.dimension is Dimension.DESK:
            return AtDesk(self.code)
        date = read_date(self.code)
        return Within(date.earliest, date.latest)

    def label(self, vocabulary: Vocabulary, language: str) -> str:
        """Return its name without the names of broader terms."""
        term = vocabulary.find(self.scheme, self.code) if self.scheme else None
        return term.label(language) if term else self.code

    def path(self, vocabulary: Vocabulary, language: str) -> str:
        """Return its name with those of broader terms, as it is printed."""
        if not self.scheme:
            return self.code
        return vocabulary.path_text(self.scheme, self.code, language)


def missing_query(dimension: Dimension) -> Query | None:
    """Return what finds the records in no group; None where every record is in one."""
    part = _PARTS.get(dimension)
    return None if part is None else not_of(Has(part))


def dimension_named(name: str) -> Dimension:
    """Return the dimension that a person means; raises `InvalidInputError`."""
    others = {"hrd-type": "hrd", "perpetrator": "by", "defender": "hrd"}
    wanted = name.strip().casefold()
    try:
        return Dimension(others.get(wanted, wanted))
    except ValueError as error:
        names = ", ".join(Dimension)
        sentence = _("Nothing is counted by “{name}”. Choose among: {names}.")
        raise InvalidInputError("by", sentence.format(name=name, names=names)) from error


def groups(
    columns: EventColumns, vocabulary: Vocabulary, dimension: Dimension, found: int
) -> list[Group]:
    """Return the groups of `dimension` that have events of `found`, with those events.

    Terms stand in the order of the vocabulary, narrower ones below their broader one; time in its
    order; what else there is by the number of events.
    """
    if dimension in CODED:
        return [
            group
            for scheme in CODED[dimension]
            for group in _coded(columns, vocabulary, dimension, scheme, found)
        ]
    if dimension is Dimension.REGION:
        return _regions(columns, found)
    scheme = CHOSEN.get(dimension, "")
    sets = _sets(columns, dimension)
    made = [Group(dimension, key, events & found, scheme) for key, events in sets.items()]
    made = [group for group in made if group.events]
    if dimension in (Dimension.YEAR, Dimension.MONTH):
        return sorted(made, key=lambda group: group.code)
    return sorted(made, key=lambda group: (-group.events.bit_count(), group.code))


def recorded(columns: EventColumns, dimension: Dimension) -> int:
    """Return the events that are in some group; of the others it is not known, or not told."""
    if dimension in CODED:
        return reduce(or_, map(columns.of_scheme, CODED[dimension]))
    if dimension is Dimension.REGION:
        return columns.with_region
    return reduce(or_, _sets(columns, dimension).values(), 0)


def _sets(columns: EventColumns, dimension: Dimension) -> Sets:
    if dimension in CHOSEN:
        return columns.choices.get(CHOSEN[dimension], {})
    by_time = {Dimension.YEAR: columns.years, Dimension.MONTH: columns.months}
    return by_time.get(dimension, columns.desks)


def _coded(
    columns: EventColumns, vocabulary: Vocabulary, dimension: Dimension, scheme: str, found: int
) -> Iterator[Group]:
    depths: dict[str, int] = {}
    for term in vocabulary.walk(scheme):
        above = vocabulary.broader(term)
        depth = depths[term.code] = 0 if above is None else depths[above.code] + 1
        if vocabulary.current(term) is not term:
            continue  # its events stand under the term that replaced it
        ids = (within.id for within in vocabulary.within(scheme, term.code))
        events = found & reduce(or_, (columns.terms.get(number, 0) for number in ids), 0)
        if events:
            yield Group(dimension, term.code, events, scheme, depth)


def region_counts(columns: EventColumns, found: int) -> Counter[int]:
    """Return how many events of `found` each region has, by its place in `region_names`.

    Where most events were found, those that were not are counted and taken away.
    """
    rest = columns.shown & ~found
    if 2 * rest.bit_count() > found.bit_count():
        return _regions_of(columns, found)
    counted = Counter(columns.region_totals(_regions_of))
    counted.subtract(_regions_of(columns, rest))
    return +counted


def _regions_of(columns: EventColumns, found: int) -> Counter[int]:
    mask = mask_of(found)
    counted: Counter[int] = Counter(compress(columns.regions, mask))
    for number, regions in columns.more_regions.items():
        if number < len(mask) and mask[number]:
            counted.update(regions[1:])
    del counted[0]
    return counted


MOST_REGIONS = 100


def _regions(columns: EventColumns, found: int) -> list[Group]:
    """Return the regions with most events; of more than a hundred nobody reads the rest."""
    return [
        Group(
            Dimension.REGION,
            columns.region_names[region],
            found & events_in_region(columns, region),
        )
        for region, _count in region_counts(columns, found).most_common(MOST_REGIONS)
    ]
