"""What a merge did to records, or would do: a sentence, and the records by what becomes of them."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy.orm import Session

from hrd_desk.i18n import N_, _, grouped
from hrd_desk.storage.erasing import ordered_erasures
from hrd_desk.storage.events import event_titles
from hrd_desk.storage.merge.incoming import MergeReport, Outcome

MOST_NAMED = 500
"""So many records of one outcome are named to the person who looks at them."""
OUTCOMES = {
    Outcome.CONFLICT: N_("Need a decision"),
    Outcome.UNFIT: N_("Do not fit in"),
    Outcome.HELD: N_("Wait for another file"),
    Outcome.ERASED: N_("Erased by order of headquarters"),
    Outcome.DELETED: N_("Deleted"),
    Outcome.ADDED: N_("New"),
    Outcome.UPDATED: N_("Updated"),
    Outcome.MERGED: N_("Changed on both sides, put together"),
}
"""What became of a record, in the order in which a person wants to see it."""
Names = dict[uuid.UUID, tuple[str, str]]
"""Reference and title of records."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of `count` records; `named` are reference and title of the first of them."""

    outcome: Outcome
    count: int
    named: tuple[tuple[str, str], ...]

    @property
    def heading(self) -> str:
        """What becomes of them, and of how many."""
        return f"{_(OUTCOMES[self.outcome])} ({grouped(self.count)})"

    @property
    def rest(self) -> str:
        """How many more there are than those named, "" for none or where none has a name."""
        if not self.named or len(self.named) == self.count:
            return ""
        return _("and {count} more").format(count=grouped(self.count - len(self.named)))


def fates(report: MergeReport, names: Names) -> Iterator[Fate]:
    """Yield the records that a merge changes, by what becomes of them."""
    for outcome, uids in _by_outcome(report).items():
        if uids:
            named = sorted(names[uid] for uid in uids[:MOST_NAMED] if uid in names)
            yield Fate(outcome, len(uids), tuple(named))


def record_names(session: Session, report: MergeReport) -> Names:
    """Return reference and title of the records that a merge changed, the first of each outcome.

    The records of a plan have names in its own transaction only.
    """
    names: Names = {}
    for uids in filter(None, _by_outcome(report).values()):
        names |= event_titles(session, uids[:MOST_NAMED])
    return names


def told_with_erased(session: Session, report: MergeReport) -> Names:
    """Note which records are erased by order, and return the names of all as `record_names` does.

    Call it before the orders are carried out: nobody could name the records afterwards.
    """
    for uid in ordered_erasures(session):
        report.note(uid, Outcome.ERASED)
    return record_names(session, report)


def without_titles_of_erased(names: Names, report: MergeReport) -> Names:
    """Return `names` with the references alone of the records that were erased."""
    return {
        uid: (reference, "" if report.became.get(uid) is Outcome.ERASED else title)
        for uid, (reference, title) in names.items()
    }


def _by_outcome(report: MergeReport) -> dict[Outcome, list[uuid.UUID]]:
    found: dict[Outcome, list[uuid.UUID]] = {outcome: [] for outcome in OUTCOMES}
    for uid, outcome in report.records.items():
        if outcome in found:
            found[outcome].append(uid)
    return found


def plan_sentence(report: MergeReport) -> str:
    """Return what a merge did, or would do, in one line."""
    text = _(
        "{added} new, {updated} updated, {decide} need a decision, {deleted} deleted, {held} held."
    )
    return text.format(
        added=_counted(report, Outcome.ADDED),
        updated=_counted(report, Outcome.UPDATED, Outcome.MERGED),
        decide=_counted(report, Outcome.CONFLICT, Outcome.UNFIT),
        deleted=_counted(report, Outcome.DELETED, Outcome.ERASED),
        held=_counted(report, Outcome.HELD),
    )


def _counted(report: MergeReport, *outcomes: Outcome) -> str:
    return grouped(sum(map(report.count, outcomes)))
