"""The values of a question in words: one row for each field, one text for each side."""

import datetime
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from hrd_desk.gui.windows.history_words import HistoryWords
from hrd_desk.i18n import _, listed
from hrd_desk.merge_groups import EXISTENCE
from hrd_desk.model.degree_words import DEGREES
from hrd_desk.model.event import Event
from hrd_desk.storage.history import Difference, HistoryEntry, Values
from hrd_desk.storage.journal.journaled import BY_KIND

SHORT = 24
"""So many letters of a value stand on a button."""
_PARTS = {
    "counts": "count",
    "places": "place",
    "citations": "citation",
    "links": "event-link",
    "attachments": "attachment",
}
_FIELDS = (
    *(
        "title",
        "start_date",
        "start_date_entered",
        "end_date",
        "end_date_entered",
        "country_code",
        "summary",
        "description",
    ),
    *("context", "charge", "monitoring_status", "record_status", "verification", "confidentiality"),
)
Row = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Subject:
    """What values belong to: the row, and the merge group of it."""

    row_kind: str
    row_uid: uuid.UUID
    group_number: int

    @property
    def group(self) -> str:
        """The name of the merge group as histories have it; "" for the row's existence."""
        groups = BY_KIND[self.row_kind].groups if self.row_kind in BY_KIND else ()
        names = {group.number: group.name for group in groups}
        return names.get(self.group_number, "") if self.group_number != EXISTENCE else ""


def value_rows(words: HistoryWords, subject: Subject, sides: Sequence[Values | None]) -> list[Row]:
    """Return a row for each field that any side has, with the words of each side."""
    spelled = [words_of(words, subject, values) for values in sides]
    if _are_points_alike(sides, spelled):
        spelled = [words_of(words.in_full, subject, values) for values in sides]
    labels = list(dict.fromkeys(label for side in spelled for label in side))
    return [(label, tuple(side.get(label, "") for side in spelled)) for label in labels]


def _are_points_alike(sides: Sequence[Values | None], spelled: Sequence[dict[str, str]]) -> bool:
    """Say whether two points are told in the same words, though they part in a later digit."""
    points = [[(values or {}).get(name) for name in sorted(DEGREES)] for values in sides]
    told = combinations(zip(points, spelled, strict=True), 2)
    return any(one[0] != other[0] and one[1] == other[1] for one, other in told)


def words_of(words: HistoryWords, subject: Subject, values: Values | None) -> dict[str, str]:
    """Return the words of one value by the label of the field; empty where there is none."""
    if values is None:
        return {}
    difference = Difference(subject.row_kind, subject.group, subject.row_uid, None, values)
    return _spelled(words, [difference])


def event_words(words: HistoryWords, event: Event) -> dict[str, str]:
    """Return what a record says, by the labels of its fields, in the order of the form."""
    fields = {name: getattr(event, name) for name in _FIELDS}
    differences = [Difference("event", "", event.uid, None, fields)]
    differences += [
        Difference("term-use", "", use.term.uid, None, {"label_coded": use.label_coded})
        for use in event.term_uses
    ]
    differences += [
        Difference(kind, "", part.uid, None, _columns(part))
        for name, kind in _PARTS.items()
        for part in getattr(event, name)
    ]
    return _spelled(words, differences)


def event_rows(one: dict[str, str], other: dict[str, str]) -> list[Row]:
    """Return what differs between two records side by side, then all that is the same in both."""
    rows = [(label, (one.get(label, ""), other.get(label, ""))) for label in {**one, **other}]
    differing: list[Row] = [row for row in rows if row[1][0] != row[1][1]]
    same = [(label, texts[0]) for label, texts in rows if texts[0] == texts[1]]
    if not same:
        return differing
    line = _("{field}: {value}")
    text = "\n".join(line.format(field=label, value=brief(value, 90)) for label, value in same)
    return [*differing, (_("The same in both"), (text, text))]


def _columns(part: Any) -> Values:
    values = {column.key: getattr(part, column.key) for column in part.__table__.columns}
    return {name: v.hex if isinstance(v, uuid.UUID) else v for name, v in values.items()}


def _spelled(words: HistoryWords, differences: list[Difference]) -> dict[str, str]:
    moment = datetime.datetime.min.replace(tzinfo=datetime.UTC)
    spelled: dict[str, str] = {}
    for change in words.changes(HistoryEntry(0, "", "", moment, "", "", differences)):
        before = spelled.get(change.label)
        spelled[change.label] = f"{before}\n{change.after}" if before else change.after
    return spelled


def brief(text: str, length: int = SHORT) -> str:
    """Return the beginning of a text in one line."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def side_words(rows: Sequence[Row], column: int) -> str:
    """Return one side of a question in one line."""
    return listed(texts[column] for _label, texts in rows if texts[column])


def changes_words(words: HistoryWords, entries: Sequence[HistoryEntry]) -> str:
    """Return what revisions changed, a line for each field."""
    lines = [
        _("{field}: {value}").format(field=change.label, value=brief(change.after or "–", 120))  # noqa: RUF001  a dash
        for entry in entries
        for change in words.changes(entry)
    ]
    return "\n".join(dict.fromkeys(lines))


def meanwhile_label() -> str:
    """Return the label of what was changed in a record that somebody else deleted."""
    return _("Changed meanwhile, unknown to whoever deleted it")
