"""The columns that a table can have: each leads to a value of the record format.

`title`, `violations`, `places.1.locality`: names of docs/formats/record.md, entries of its lists
counted from 1. docs/formats/tables.md lists them.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from sqlalchemy import Boolean, Integer, inspect

from hrd_desk.errors import InvalidInputError
from hrd_desk.exchange.record_json import PART_FIELDS, PLAIN_FIELDS
from hrd_desk.i18n import LANGUAGES, N_, _, translator
from hrd_desk.mapping import Uid
from hrd_desk.model.event import CODED_CHOICES, CODED_LISTS
from hrd_desk.model.field_labels import field_label
from hrd_desk.storage.terms import PART_CHOICES
from hrd_desk.vocabulary.term_names import folded

MOST_ENTRIES = 99
_YES_OR_NO = frozenset({"description_released"})
_DATES = frozenset({"start_date", "end_date", "published_on", "accessed_on"})
_PART_LABELS = {
    "counts": "count",
    "places": "place",
    "citations": "citation",
    "related_events": "link",
    "attachments": "attachment",
}
_PATH = re.compile(r"([a-z_]+)\.([1-9][0-9]?)\.([a-z0-9_]+)")


class Kind(StrEnum):
    """What a cell of a column holds."""

    TEXT = "text"
    ADDRESS = "address"
    CODE = "code"
    CODES = "codes"
    DATE = "date"
    WHOLE = "whole"
    LATITUDE = "latitude"
    LONGITUDE = "longitude"
    YES_NO = "yes-no"
    UID = "uid"
    EXTERNAL_ID = "external-id"
    PEOPLE = "people"
    POINT = "point"
    LINKS = "links"
    TITLES = "titles"


_OF_COLUMNS = {
    "latitude_deg": Kind.LATITUDE,
    "longitude_deg": Kind.LONGITUDE,
    **dict.fromkeys(("url", "archive_url"), Kind.ADDRESS),
}


@dataclass(frozen=True, slots=True)
class Target:
    """Where a column leads; `scheme` is the list that codes it, "" for none."""

    path: str
    kind: Kind
    scheme: str = ""

    @property
    def part(self) -> tuple[str, int, str] | None:
        """The list, the number of the entry from 1 and the value in it; None outside lists."""
        match = _PATH.fullmatch(self.path)
        return (match[1], int(match[2]), match[3]) if match else None


EXTERNAL_ID = "external_id"
MARKS = N_("Marks")
"""The heading of the words that stand on every page of a brief, like DRAFT."""

_SPECIAL = {
    "uid": Target("uid", Kind.UID),
    EXTERNAL_ID: Target(EXTERNAL_ID, Kind.EXTERNAL_ID),
    "affected": Target("affected", Kind.PEOPLE, "affected"),
    "point": Target("point", Kind.POINT),
    "source_links": Target("source_links", Kind.LINKS),
    "related_titles": Target("related_titles", Kind.TITLES),
}
_SPECIAL_LABELS = {
    "uid": N_("Identifier"),
    EXTERNAL_ID: N_("Identifier elsewhere"),
    "affected": N_("People affected"),
    "point": N_("Latitude and longitude"),
    "source_links": N_("Sources as links"),
    "related_titles": N_("Titles of related events"),
}


@cache
def target(path: str) -> Target:
    """Return where `path` leads; raises `InvalidInputError` if there is no such column."""
    if path in _SPECIAL:
        return _SPECIAL[path]
    if path in PLAIN_FIELDS:
        column = PLAIN_FIELDS[path][0]
        if column in CODED_CHOICES:
            return Target(path, Kind.CODE, CODED_CHOICES[column])
        if column in _YES_OR_NO:
            return Target(path, Kind.YES_NO)
        return Target(path, Kind.DATE if column in _DATES else Kind.TEXT)
    if path in CODED_LISTS:
        return Target(path, Kind.CODES, CODED_LISTS[path])
    match = _PATH.fullmatch(path)
    if match and match[1] in PART_FIELDS and match[3] in {"uid", *PART_FIELDS[match[1]][2]}:
        return _part_target(path, match[1], match[3])
    sentence = _("A table has no column “{name}”. See the list of columns in the manual.")
    raise InvalidInputError("column", sentence.format(name=path))


def _part_target(path: str, part: str, name: str) -> Target:
    if name == "uid":
        return Target(path, Kind.UID)
    _attribute, record, fields = PART_FIELDS[part]
    column = fields[name][0]
    for choice, scheme in PART_CHOICES:
        if choice.class_ is record and choice.key == column:
            return Target(path, Kind.CODE, scheme)
    if column in _OF_COLUMNS:
        return Target(path, _OF_COLUMNS[column])
    kinds = {Uid: Kind.UID, Boolean: Kind.YES_NO, Integer: Kind.WHOLE}
    of_column = inspect(record).columns[column].type
    kind = next((kind for known, kind in kinds.items() if isinstance(of_column, known)), Kind.TEXT)
    return Target(path, Kind.DATE if column in _DATES else kind)


def label_of(path: str, translate: Callable[[str], str] = _) -> str:
    """Return the heading of a column as people read it: "Place 1: Town or village"."""
    if path in _SPECIAL_LABELS:
        return translate(_SPECIAL_LABELS[path])
    match = _PATH.fullmatch(path)
    if match is None:
        column = PLAIN_FIELDS[path][0] if path in PLAIN_FIELDS else path
        return field_label(column, translate)
    if match[3] == "uid":
        label = translate(N_("Identifier"))
    else:
        label = field_label(PART_FIELDS[match[1]][2][match[3]][0], translate)
    part = field_label(_PART_LABELS[match[1]], translate)
    return translate(N_("{part} {number}: {field}")).format(part=part, number=match[2], field=label)


@cache
def own_headings() -> Mapping[str, str]:
    """Return the path of every heading that our own tables have, in any language, folded."""
    known: dict[str, str] = {}
    for path in all_paths(entries=MOST_ENTRIES):
        known |= {folded(label_of(path, translator(language))): path for language in LANGUAGES}
    known |= {folded(translator(language)(MARKS)): "" for language in LANGUAGES}
    return known


def are_own(headings: Iterable[str]) -> bool:
    """Return whether a table was written by our own export, by its headings."""
    return all(folded(heading) in own_headings() for heading in headings)


def all_paths(entries: int = 3) -> Iterator[str]:
    """Yield every column that a table can have, with so many entries of each list."""
    yield from PLAIN_FIELDS
    yield from CODED_LISTS
    yield from (path for path in _SPECIAL if path not in {"uid", EXTERNAL_ID})
    for part, (_attribute, _record, fields) in PART_FIELDS.items():
        for number in range(1, entries + 1):
            yield from (f"{part}.{number}.{name}" for name in fields)
    yield from ("uid", EXTERNAL_ID)
