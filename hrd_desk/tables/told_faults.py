"""Faults of records as faults of the columns of a table: under which they are told, in whose words.

The record format counts and names its own way (`places[1].lat`); who filled in a table knows the
headings of its columns ("Place 1: Latitude").
"""

import copy
import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from hrd_desk.errors import InvalidInputError
from hrd_desk.exchange.record_json import PART_FIELDS, PLAIN_FIELDS, Json, read_record
from hrd_desk.i18n import _
from hrd_desk.model.event import CODED_LISTS
from hrd_desk.tables.targets import label_of
from hrd_desk.vocabulary.vocabulary import Vocabulary

MOST_FAULTS = 20
_STEP = re.compile(r"[^.\[\]]+")
_NAMES = {
    **{column: name for name, (column, _reader) in PLAIN_FIELDS.items()},
    **{attribute: name for name, (attribute, _kind, _fields) in PART_FIELDS.items()},
}
"""The names of the record format by those that checks of records use."""

_OF_WHOLE_PARTS = {
    "places": "point",
    "counts": "affected",
    "citations": "source_links",
    "related_events": "related_titles",
}
"""Columns that fill entries of a list by themselves."""


def faults_of(record: Json, vocabulary: Vocabulary) -> Iterator[InvalidInputError]:
    """Yield everything that keeps a record from being read, not only what is met first."""
    record, entries = copy.deepcopy(record), set[str]()
    for _time in range(MOST_FAULTS):
        try:
            read_record(record, vocabulary)
        except InvalidInputError as fault:
            if fault.field not in entries:  # what an entry lacks may be what was left out of it
                yield fault
            entries.add(fault.field.rpartition(".")[0])
            # In another format other names are no faults.
            if fault.field == "format" or not _left_out(record, _STEP.findall(fault.field)):
                return
        else:
            return


def _left_out(record: Any, steps: list[str]) -> bool:
    """Take the value at the end of these steps out of a record; return whether it was there."""
    try:
        for step in steps[:-1]:
            record = record[int(step) - 1] if step.isdecimal() else record[step]
        last = steps[-1]
        del record[int(last) - 1 if last.isdecimal() else last]
    except (KeyError, IndexError, TypeError):
        return False
    return True


def column_of(field: str, columns: Collection[str]) -> str:
    """Return in which of these columns a fault of a field of the record is told; "" for none.

    `field` is a name of the record format or of a check; columns are named as in `targets`.
    """
    path = _path(field)
    name, _dot, within = path.partition(".")
    number = within.partition(".")[0]
    own = (path, name, _OF_WHOLE_PARTS.get(name, ""))
    exact = [column for column in own if column in columns]
    of_entry = [column for column in columns if column.startswith(f"{name}.{number}.")]
    of_list = [column for column in columns if column.startswith(f"{name}.")]
    return next(iter((*exact, *of_entry, *of_list)), "")


def in_words_of_columns(error: InvalidInputError, headings: Mapping[str, str]) -> str:
    """Return the sentence of a fault with the heading of its column for the name of its field.

    `headings` leads from columns of the table to their headings; a field without one is called by
    its label.
    """
    column = column_of(error.field, headings)
    heading = headings[column] if column else _label(error.field)
    words = _("“{column}”").format(column=heading)
    # "The reference … is taken" speaks of it already.
    name = rf"(?<!The ){re.escape(error.field)}"
    return re.sub(name, lambda _match: words, error.sentence, count=1)


def _path(field: str) -> str:
    """Return where a column for this field would lead: `places[1].lat` is `places.1.lat`."""
    name, bracket, rest = field.replace("]", "").partition("[")
    name = _NAMES.get(name, name)
    return name if name in CODED_LISTS or not bracket else f"{name}.{rest}"


def _label(field: str) -> str:
    path = _path(field)
    try:
        return label_of(path)
    except KeyError:
        return field
