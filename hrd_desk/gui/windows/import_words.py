"""The two sides of a change that an import proposes, as people read them."""

import uuid
from typing import Any

from hrd_desk.exchange.record_json import PART_FIELDS, PLAIN_FIELDS
from hrd_desk.gui.windows.history_words import HistoryWords, Titles
from hrd_desk.i18n import language, listed
from hrd_desk.model.event import CODED_LISTS
from hrd_desk.model.field_labels import field_label
from hrd_desk.vocabulary.vocabulary import Vocabulary

_KINDS = {
    "counts": "count",
    "places": "place",
    "citations": "citation",
    "related_events": "event-link",
    "attachments": "attachment",
}
NOTHING = "\u2014"
_ALIKE_SHOWN = 20
"""So much of what two long texts have in common stands before the place where they part."""
_LONG = 70


class ChangeWords:
    """Words values of the record format by the terms of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary, titles: Titles) -> None:
        """`titles` give reference and title of the records that the values link to."""
        self._vocabulary = vocabulary
        self._words = HistoryWords(vocabulary, titles)

    def both(self, field: str, old: Any, new: Any) -> tuple[str, str]:
        """Return what stands in a field here and in the table, each in one line."""
        before, after = self._value(field, old), self._value(field, new)
        if before == after and field in PART_FIELDS:
            # They part in something that is not told in one line.
            before, after = self._in_full(field, old), self._in_full(field, new)
        return _parted(before, after)

    def label(self, field: str) -> str:
        """Return the name of a field of the record format."""
        if field in PART_FIELDS:
            return field_label(PART_FIELDS[field][0])
        return field_label(PLAIN_FIELDS[field][0] if field in PLAIN_FIELDS else field)

    def _value(self, field: str, value: Any) -> str:
        if value in (None, "", []):
            return NOTHING
        if field in CODED_LISTS:
            scheme = CODED_LISTS[field]
            terms = (self._vocabulary.path_text(scheme, code, language()) for code in value)
            return "; ".join(terms)
        if field in PART_FIELDS:
            kind = _KINDS[field]
            return "; ".join(self._words.part(kind, _columns(field, entry)) for entry in value)
        column = PLAIN_FIELDS[field][0] if field in PLAIN_FIELDS else field
        return " ".join(self._words.value(column, value).split())

    def _in_full(self, field: str, entries: Any) -> str:
        words = self._words.in_full
        return "; ".join(
            listed(
                f"{field_label(column)}: {words.value(column, value)}"
                for column, value in _columns(field, entry).items()
            )
            for entry in entries or []
        )


def _columns(field: str, entry: dict[str, Any]) -> dict[str, Any]:
    """Return an entry of a list by the columns of the desk."""
    fields = PART_FIELDS[field][2]
    named = {fields[name][0]: value for name, value in entry.items() if name in fields}
    if field == "related_events":
        named["target_uid"] = uuid.UUID(str(named["target_uid"])).hex
    return named


def _parted(before: str, after: str) -> tuple[str, str]:
    """Let two long texts begin a little before the place where they part."""
    pairs = enumerate(zip(before, after, strict=False))
    common = next((place for place, (one, other) in pairs if one != other), 0)
    if common <= _ALIKE_SHOWN or max(len(before), len(after)) <= _LONG:
        return before, after
    begin = common - _ALIKE_SHOWN
    return f"\u2026{before[begin:]}", f"\u2026{after[begin:]}"
