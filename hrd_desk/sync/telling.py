"""What several files brought, told as one: what became of the records, and what waits now."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from hrd_desk.storage.database import Database
from hrd_desk.storage.merge.incoming import WAITING, MergeReport, Outcome
from hrd_desk.sync.inbox_entries import inbox_counts, tell_what_waits
from hrd_desk.sync.ledger import FileState
from hrd_desk.sync.receiving import Received


@dataclass(frozen=True, slots=True)
class Told:
    """`report` of all files together; `inbox` is how many entries the inbox has after them."""

    report: MergeReport
    inbox: int
    needs_person: bool


def united(files: Sequence[Received]) -> MergeReport:
    """Return one report of several files, in the order in which they came.

    Files of one desk repeat each other until the first of them is confirmed, so what waits is what
    the last one that speaks of a record says.
    """
    whole, last = MergeReport(), dict[uuid.UUID, Outcome]()
    reports = [file.report for file in files if file.report is not None]
    for report in reports:
        for uid, outcome in (*report.became.items(), *report.records.items()):
            whole.note(uid, outcome)
        last |= report.records
    whole.tell({uid: outcome for uid, outcome in last.items() if outcome in WAITING})
    return whole


def tell_together(database: Database, files: Sequence[Received], *, is_plan: bool = False) -> Told:
    """Return what files that were taken in brought, and what the inbox says after all of them.

    A question that one file asked may be settled by the next. A part whose other parts came needs
    nobody. Of a plan the inbox knows nothing.
    """
    report = united(files)
    with database.snapshot() as session:
        if not is_plan:
            tell_what_waits(session, report)
        inbox = sum(inbox_counts(session).values())
    is_waiting = any(report.count(outcome) for outcome in WAITING)
    return Told(report, inbox, is_waiting or any(not file.is_known for file in _left(files)))


def _left(files: Sequence[Received]) -> list[Received]:
    taken = {(file.peer_code, file.number) for file in files if file.state is FileState.IMPORTED}
    return [
        file
        for file in files
        if file.state is not FileState.PARTS or (file.peer_code, file.number) not in taken
    ]
