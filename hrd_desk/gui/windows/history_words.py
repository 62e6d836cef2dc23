"""A record's history in words: fields and terms by name, counts and places as sentences."""

import datetime
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hrd_desk.errors import HrdDeskError
from hrd_desk.gui.forms.link_form import words_for_absent
from hrd_desk.i18n import _, beside, language, listed
from hrd_desk.model.action_words import action_words
from hrd_desk.model.date_words import date_in_words
from hrd_desk.model.dates import parse_edtf
from hrd_desk.model.decision_words import decision_words
from hrd_desk.model.degree_words import DEGREES, degree_words, point_words
from hrd_desk.model.event import CODED_CHOICES, CODED_LISTS, Event
from hrd_desk.model.field_labels import field_label
from hrd_desk.model.file_kinds import kind_words
from hrd_desk.model.file_words import size_words
from hrd_desk.model.moment_words import clock_words, moment_words
from hrd_desk.model.release import RELEASE, release_words
from hrd_desk.storage.events import event_titles
from hrd_desk.storage.history import Difference, HistoryEntry, Values
from hrd_desk.vocabulary.terms import Term
from hrd_desk.vocabulary.vocabulary import Vocabulary

Titles = Mapping[uuid.UUID, tuple[str, str]]

_FIELD_OF_SCHEME = {scheme: field for field, scheme in CODED_LISTS.items()}
CHOICES = CODED_CHOICES | {
    "role": "count-role",
    "precision": "place-precision",
    "source_type": "source-type",
    "connection": "source-connection",
    "reliability": "reliability",
    "link_type": "event-link",
}
"""The columns that hold one term's code, and the scheme of each."""
DATES = frozenset(("start_date", "end_date", "published_on", "accessed_on"))
"""The columns that hold a date in EDTF."""
BEHIND_THE_SCENES = frozenset(
    ("position", "deleted_version", "deletion_saw_version", "deletion_saw", "found_by")
)
"""The columns that nobody typed."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field of a revision: its label, and what stood and stands in it ("" for nothing)."""

    label: str
    before: str
    after: str


def revision_heading(entry: HistoryEntry) -> str:
    """Return what was done and when, in local time, and by whom, in two lines."""
    local = moment_words(entry.noted_at_utc)
    who = _("{author}, desk {desk}").format(author=entry.author, desk=entry.desk_code)
    return "\n".join((beside((action_words(entry.action), local), " · "), who))


def revision_moment(entry: HistoryEntry) -> str:
    """Return local time and UTC to the second, and the reason where one was given."""
    sentence = both_clocks(entry.noted_at_utc)
    if entry.reason:
        sentence += "\n" + _("Reason: {reason}").format(reason=entry.reason)
    return sentence


def both_clocks(moment: datetime.datetime) -> str:
    """Return a moment in local time and in UTC, to the second."""
    local, utc = (
        clock_words(moment.astimezone(zone), "d MMMM y", "HH:mm:ss")
        for zone in (None, datetime.UTC)
    )
    return _("{local} by the clock of this computer, {utc} UTC").format(local=local, utc=utc)


class HistoryWords:
    """Words the differences of revisions with the terms of `vocabulary`."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        titles: Titles,
        degrees: Callable[[float], str] = degree_words,
    ) -> None:
        """`titles` give reference and title of the events that links point to, of those here."""
        self._vocabulary = vocabulary
        self._titles = titles
        self._degrees = degrees
        self._sentences: Mapping[str, Callable[[Values], str]] = {
            "count": self._count,
            "place": self._place,
            "citation": self._citation,
            "event-link": self._link,
            "attachment": self._attachment,
            "decision": self._decision,
        }

    @property
    def in_full(self) -> "HistoryWords":
        """The same with all digits of a point, for two that part in what is not told else."""
        return HistoryWords(self._vocabulary, self._titles, repr)

    def changes(self, entry: HistoryEntry) -> list[Change]:
        """Return the changes of a revision that mean something to a person, in their order."""
        ordered = sorted(entry.differences, key=_place_in_form)
        fields = [item for item in ordered if item.kind == "event"]
        parts = [item for item in ordered if item.kind not in ("event", "term-use")]
        found = [change for item in fields for change in self._change(item)]
        found += self._coded(entry.differences)
        found += [change for item in parts for change in self._change(item)]
        return [change for change in found if change.before != change.after]

    def part(self, kind: str, values: Values) -> str:
        """Return what a part of a record ("count", "place" …) says, in one line."""
        return self._sentences[kind](values)

    def value(self, column: str, value: Any) -> str:
        """Return what stands in a column of a record or of one of its parts; "" for nothing."""
        return self._value(column, value)

    def _coded(self, differences: list[Difference]) -> list[Change]:
        """Bring the terms of each coded list together: those taken away, and those added."""
        lists: dict[str, tuple[list[str], list[str]]] = {}
        for difference in differences:
            if difference.kind != "term-use":
                continue
            term = self._vocabulary.by_uid(difference.part_uid)
            field = _FIELD_OF_SCHEME[term.scheme] if term else "term-use"
            before, after = lists.setdefault(field, ([], []))
            for values, side in ((difference.old, before), (difference.new, after)):
                if values is not None:
                    side.append(self._term(term, values.get("label_coded", "")))
        return [
            Change(field_label(field), "\n".join(before), "\n".join(after))
            for field, (before, after) in lists.items()
        ]

    def _change(self, difference: Difference) -> list[Change]:
        kind, old, new = difference.kind, difference.old, difference.new
        if kind == "event":
            return self._fields(old or {}, new or {})
        if kind not in self._sentences:
            return [Change(field_label(kind), _raw(old), _raw(new))]
        if difference.group in ("", "count", "place", "link", "content"):
            before, after = (self.part(kind, values) if values else "" for values in (old, new))
            if before == after and old and new:
                before, after = (self.in_full.part(kind, values) for values in (old, new))
            return [Change(field_label(kind), before, after)]
        label = f"{field_label(kind)}: {field_label(difference.group)}"
        column = difference.group
        before, after = (self._value(column, (values or {}).get(column)) for values in (old, new))
        return [] if column in BEHIND_THE_SCENES else [Change(label, before, after)]

    def _decision(self, values: Values) -> str:
        return decision_words(str(values.get("kind")), str(values.get("comment") or ""))

    def _fields(self, old: Values, new: Values) -> list[Change]:
        if "deleted_version" in new and set(new) <= {*BEHIND_THE_SCENES, "deletion_reason"}:
            return [Change(field_label("deletion"), _deletion(old), _deletion(new))]
        names = [name for name in (new or old) if name not in BEHIND_THE_SCENES]
        if len(names) > 1:  # a whole record without a release says nothing of it
            names = [name for name in names if name != RELEASE or new.get(name)]
        return [Change(field_label(name), *self._sides(name, old, new)) for name in names]

    def _sides(self, name: str, *sides: Values) -> Iterator[str]:
        return (self._value(name, side[name]) if name in side else "" for side in sides)

    def _value(self, column: str, value: Any) -> str:
        if column == RELEASE:
            return release_words(value)
        if value in (None, ""):
            return ""
        if column in CHOICES:
            return self._vocabulary.path_text(CHOICES[column], str(value), language())
        if column in DATES:
            return _date(str(value))
        if column.startswith("is_"):
            return _("yes") if value else _("no")
        return self._degrees(float(value)) if column in DEGREES else str(value)

    def _count(self, values: Values) -> str:
        role = self._value("role", values.get("role"))
        low, high = values.get("minimum"), values.get("maximum")
        bounds = _bounds(low, high)
        words = values.get("words") or ""
        quoted = _("“{words}”").format(words=words) if words and words != bounds else ""
        return f"{role}: {' '.join(part for part in (bounds, quoted) if part)}"

    def _place(self, values: Values) -> str:
        names = [values.get(name) for name in ("address", "locality", "district", "region")]
        names.append(self._value("country_code", values.get("country_code")))
        parts = [str(name) for name in names if name]
        if values.get("latitude_deg") is not None:
            point = (values["latitude_deg"], values["longitude_deg"])
            parts.append(point_words(*point, self._degrees))
        if values.get("precision"):
            parts.append(self._value("precision", values["precision"]))
        return listed(parts) or _("a place without a name")

    def _citation(self, values: Values) -> str:
        names = ("source_name", "title", "published_on", "url")
        parts = [self._value(name, values.get(name)) for name in names]
        return listed(part for part in parts if part) or _("a source without a name")

    def _link(self, values: Values) -> str:
        link = self._value("link_type", values.get("link_type"))
        known = values.get("target_uid")  # none yet in a record that is being entered
        uid = uuid.UUID(hex=str(known)) if known else None
        target = self._record(uid) if uid else "—"
        return f"{link}: {target}" if link else target

    def _record(self, uid: uuid.UUID) -> str:
        known = self._titles.get(uid)
        return " ".join(known).strip() if known else words_for_absent(uid)

    def _attachment(self, values: Values) -> str:
        parts = [values.get("name") or ""]
        if values.get("size_bytes") is not None:
            parts.append(size_words(values["size_bytes"]))
        parts.append(kind_words(values.get("media_type") or ""))
        if values.get("sha256"):
            parts.append(f"SHA-256 {values['sha256']}")
        return listed(part for part in parts if part)

    def _term(self, term: Term | None, coded: str) -> str:
        """Return the term's path, and the label it was coded with if it had another name then."""
        if term is None:
            return coded
        label = self._vocabulary.path_text(term.scheme, term.code, language())
        if not coded or coded in term.labels.values():
            return label
        return _("{label} (coded as “{coded}”)").format(label=label, coded=coded)


def words_for(
    session: Any, vocabulary: Vocabulary, values: Iterable[Values | None]
) -> HistoryWords:
    """Return the words for `values`, with the records that links among them point to.

    A link that stands no more, or not yet, is in no record: only its values tell of it.
    """
    targets = (value.get("target_uid") for value in values if value)
    uids = {uuid.UUID(hex=str(target)) for target in targets if target}
    return HistoryWords(vocabulary, event_titles(session, uids))


def sides_of(entries: Iterable[HistoryEntry]) -> Iterator[Values | None]:
    """Yield all values that stand in revisions, old and new."""
    for entry in entries:
        for difference in entry.differences:
            yield from (difference.old, difference.new)


def _place_in_form(difference: Difference) -> tuple[int, int]:
    kinds = ("event", "count", "place", "citation", "event-link", "attachment")
    kind = kinds.index(difference.kind) if difference.kind in kinds else len(kinds)
    names = [group.name for group in Event.groups]
    return kind, names.index(difference.group) if difference.group in names else -1


def _date(edtf: str) -> str:
    try:
        return date_in_words(parse_edtf(edtf), language())
    except HrdDeskError:
        return edtf  # a date that a newer version understands


def _bounds(low: int | None, high: int | None) -> str:
    if low is None and high is None:
        return ""
    if high is None:
        return _("at least {number}").format(number=low)
    if low is None:
        return _("at most {number}").format(number=high)
    return str(low) if low == high else f"{low}–{high}"  # noqa: RUF001  a range


def _deletion(values: Values) -> str:
    if values.get("deleted_version") is None:
        return ""
    reason = values.get("deletion_reason")
    return _("deleted: {reason}").format(reason=reason) if reason else _("deleted")


def _raw(values: Values | None) -> str:
    return "\n".join(f"{name}: {value}" for name, value in (values or {}).items())
