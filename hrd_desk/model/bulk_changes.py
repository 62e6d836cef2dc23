"""One change for many records: coded fields alone, and only those that a person touched."""

import uuid
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hrd_desk.model.event import CODED_CHOICES, CODED_LISTS


@dataclass(frozen=True, slots=True)
class CodedRecord:
    """What one record is coded with: a code or None for each choice, codes for each list."""

    uid: uuid.UUID
    choices: Mapping[str, str | None]
    lists: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class BulkChange:
    """What becomes of one field: another code for a choice, codes that come and go for a list."""

    code: str | None = None
    comes: frozenset[str] = frozenset()
    goes: frozenset[str] = frozenset()

    def changes(self, record: CodedRecord, field: str) -> bool:
        """Return whether the field of this record would become another one."""
        if field in CODED_CHOICES:
            return self.code is not None and record.choices[field] != self.code
        return bool(self.comes - record.lists[field] or self.goes & record.lists[field])


Changes = Mapping[str, BulkChange]


def counted(records: Iterable[CodedRecord], field: str) -> Counter[str]:
    """Return how many records have each code in a field; "" counts those without any choice."""
    if field in CODED_LISTS:
        return Counter(code for record in records for code in record.lists[field])
    return Counter(record.choices[field] or "" for record in records)


def common_codes(records: Sequence[CodedRecord], field: str) -> frozenset[str]:
    """Return the codes that all records have in a field."""
    return frozenset(code for code, n in counted(records, field).items() if n == len(records))


def effects(records: Iterable[CodedRecord], changes: Changes) -> dict[str, int]:
    """Return for each field how many records it would change in, fields that stay left out."""
    known = list(records)
    found = {
        field: sum(change.changes(record, field) for record in known)
        for field, change in changes.items()
    }
    return {field: count for field, count in found.items() if count}


def touched(records: Iterable[CodedRecord], changes: Changes) -> list[uuid.UUID]:
    """Return the records in which anything would change."""
    return [
        record.uid
        for record in records
        if any(change.changes(record, field) for field, change in changes.items())
    ]
