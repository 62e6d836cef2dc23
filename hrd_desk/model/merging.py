"""What becomes of a value that two desks changed: merged by what it means, or asked about."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal

from hrd_desk.merge_groups import MergeGroup
from hrd_desk.model.conflicts import Conflict
from hrd_desk.model.decisions import Decision
from hrd_desk.model.event import Event
from hrd_desk.model.pairs import RecordPair
from hrd_desk.model.parts import Attachment, Citation, Count, EventLink, Place, TermUse
from hrd_desk.model.text_merging import merge_paragraphs, plain_text
from hrd_desk.vocabulary.terms import Term

Values = dict[str, Any]
"""One merge group as the journal holds it: columns and their JSON values.

A newer version may write columns that this one does not know, an older one leaves some out.
"""

Side = Literal["ours", "theirs", "both"]


class Rule(StrEnum):
    """How the values of a merge group come together."""

    HEADQUARTERS = "headquarters"  # headquarters alone decides; the field proposes
    RECORD_STATUS = "record-status"  # the field moves between draft and submitted, no further
    STRICTER = "stricter"  # the stricter value holds until a person decides
    RELEASE = "release"  # a release taken away here and given there: none holds until then
    PARAGRAPHS = "paragraphs"  # different paragraphs merge
    POSITION = "position"  # the order in a list is never worth a question
    LOCAL = "local"  # each desk keeps its own
    VALUE = "value"  # one value, never mixed


@dataclass(frozen=True, slots=True)
class Merged:
    """The value that holds now, and the side it was taken from.

    If `is_clash`, a person must decide between both sides. `value` may have columns besides those
    of the side taken: the ones that this side's version did not know.
    """

    value: Values
    is_clash: bool
    takes: Side


FIELD_STATUSES = ("draft", "submitted")
"""The codes of record-status that the field sets; the others are headquarters'."""

_STRICTNESS = (None, "public", "internal", "restricted", "sensitive")
"""The codes of confidentiality, the strictest last; None is "as the record"."""

_GROUPS: dict[str, tuple[MergeGroup, ...]] = {
    "term": Term.groups,
    "event": Event.groups,
    "term-use": TermUse.groups,
    "count": Count.groups,
    "place": Place.groups,
    "citation": Citation.groups,
    "event-link": EventLink.groups,
    "attachment": Attachment.groups,
    "conflict": Conflict.groups,
    "decision": Decision.groups,
    "pair": RecordPair.groups,
}

_RULES = {
    **dict.fromkeys(("monitoring_status", "monitoring_note", "verification"), Rule.HEADQUARTERS),
    "record_status": Rule.RECORD_STATUS,
    "confidentiality": Rule.STRICTER,
    "description_released": Rule.RELEASE,
    **dict.fromkeys(("description", "context", "charge", "summary", "remarks"), Rule.PARAGRAPHS),
    **dict.fromkeys(("excerpt", "note"), Rule.PARAGRAPHS),
    "position": Rule.POSITION,
}
"""By the names of merge groups, which mean the same in every kind but `term`."""


def rule_of(kind: str, group_number: int) -> Rule:
    """Return the rule of a merge group; one that this version does not know is one value."""
    names = {group.number: group.name for group in _GROUPS.get(kind, ())}
    name = names.get(group_number, "")
    if kind == "term":
        return Rule.LOCAL if name == "is_enabled" else Rule.HEADQUARTERS
    return _RULES.get(name, Rule.VALUE)


def is_field_status(code: str | None) -> bool:
    """Say whether the field may give a record this status and take it away again."""
    return code in FIELD_STATUSES


def same_value(one: Values | None, other: Values | None) -> bool:
    """Say whether two values mean the same: their texts may differ in spaces and kinds of quotes.

    Numbers are compared exactly; null, "" and a code like "unknown" are three values.
    """
    return _alike(one, other)


def merge(rule: Rule, base: Values | None, ours: Values, theirs: Values) -> Merged:
    """Merge two values that began as `base`, None if both sides created it.

    A side that lacks a column says nothing about it. Who may change the value at all
    (`Rule.HEADQUARTERS`, `Rule.RECORD_STATUS`) is judged before; here they are one value.
    """
    if rule is Rule.LOCAL:
        return _taken(ours, "ours")
    start = _undisputed(ours, theirs) | (base or {})
    here, there = start | ours, start | theirs
    means_here, means_there, meant = _plain(here), _plain(there), _plain(start)
    if means_here == means_there:
        tells_more = bool(theirs.keys() - ours.keys())
        return _taken(there, "theirs") if tells_more else _taken(here, "ours")
    if means_there == meant:
        return _taken(here, "ours")
    if means_here == meant:
        return _taken(there, "theirs")
    merged = _both_changed(rule, start, here, there)
    return merged or Merged((base or {}) | ours, is_clash=True, takes="ours")


def _alike(one: Any, other: Any) -> bool:
    return bool(one == other or _plain(one) == _plain(other))


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return plain_text(value)
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value


def _undisputed(ours: Values, theirs: Values) -> Values:
    """Return what both sides say alike and what only one of them speaks of."""
    return {
        name: value
        for name, value in (theirs | ours).items()
        if _alike(ours.get(name, value), theirs.get(name, value))
    }


def _taken(value: Values, side: Side) -> Merged:
    return Merged(value, is_clash=False, takes=side)


def _both_changed(rule: Rule, start: Values, ours: Values, theirs: Values) -> Merged | None:
    """Return what the rule makes of two different changes, None if they only clash."""
    if rule is Rule.POSITION:
        return _taken(ours, "ours")
    if rule is Rule.STRICTER and _strictness(theirs) > _strictness(ours):
        return Merged(theirs, is_clash=True, takes="theirs")
    if rule is Rule.RELEASE:
        return _without_release(ours, theirs)
    if rule is Rule.PARAGRAPHS:
        return _by_paragraph(start, ours, theirs)
    return None


def _strictness(value: Values) -> int:
    code = value.get("confidentiality")
    return _STRICTNESS.index(code) if code in _STRICTNESS else len(_STRICTNESS)


def _without_release(ours: Values, theirs: Values) -> Merged | None:
    """Return the side without a release, to be asked about; where both gave one, this side's.

    Two releases are of two texts. At most one of these is shown, and only its own release counts.
    """
    here, there = (side.get("description_released") for side in (ours, theirs))
    if here and there:
        return _taken(ours, "ours")
    return Merged(theirs, is_clash=True, takes="theirs") if here else None


def _by_paragraph(start: Values, ours: Values, theirs: Values) -> Merged | None:
    """Merge each column by itself; texts only if nothing else differs.

    So texts in two languages never become one.
    """
    differing = [name for name in ours if not _alike(ours[name], theirs[name])]
    value = dict(ours)
    for name in differing:
        if name not in start:
            return None
        was, here, there = start[name], ours[name], theirs[name]
        if _alike(here, was):
            value[name] = there
        elif not _alike(there, was):
            text = _one_text(was, here, there) if len(differing) == 1 else None
            if text is None:
                return None
            value[name] = text
    if _alike(value, ours):
        return _taken(ours, "ours")
    return _taken(value, "theirs" if _alike(value, theirs) else "both")


def _one_text(base: Any, ours: Any, theirs: Any) -> str | None:
    if isinstance(base, str) and isinstance(ours, str) and isinstance(theirs, str):
        return merge_paragraphs(base, ours, theirs)
    return None
