"""The merge of 10,000 changed events, beside raw `executemany` of the very same rows.

Three cases: all new; changed in the field alone; changed on both sides, with the rule that
headquarters' value stays. Each on four forms of the desk (see forms.py). Every round is rolled
back, so the desk stays as it is. Whole merges are told by processor and by the clock, because
signatures are proved on another core meanwhile.
"""

import contextlib
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from typing import Any
from unittest import mock

from sqlalchemy.orm import Session

from hrd_desk.storage.database import Database
from hrd_desk.storage.merge import engine
from hrd_desk.storage.merge.engine import Incoming, merge
from hrd_desk.storage.merge.incoming import IncomingRevision, MergeReport, Outcome, Sender
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.sync.lines import Lines, desk_line, revision_lines
from tests.bench.forms import Form, forms, indexing
from tests.bench.incoming import (
    Saved,
    edited_events,
    field_desk,
    kept,
    new_events,
    standing_events,
)
from tests.bench.merging_objects import tell_objects
from tests.bench.merging_peers import tell_peers
from tests.bench.merging_rows import RolledBackError, Rows, raw, written_rows
from tests.figures import tell

CHANGED = 10_000
ROUNDS = 3


@dataclass(slots=True)
class Spent:
    """Processor seconds of each round; `staged` is the part of `whole` after the staging.

    What ends in `_clock` are seconds by the clock.
    """

    whole: list[float] = field(default_factory=list)
    whole_clock: list[float] = field(default_factory=list)
    staged: list[float] = field(default_factory=list)
    raw: list[float] = field(default_factory=list)
    raw_clock: list[float] = field(default_factory=list)
    raw_staged: list[float] = field(default_factory=list)
    lines: list[float] = field(default_factory=list)
    lines_clock: list[float] = field(default_factory=list)


@dataclass(slots=True)
class Case:
    """One case on one form: what comes, the rows that it writes, what it took."""

    name: str
    form: Form
    saved: list[Saved]
    rows: Rows
    outcome: str
    spent: Spent = field(default_factory=Spent)


def measure(desk: OpenDesk, events: int) -> None:
    """Tell the three cases at headquarters, on every form of its desk."""
    with forms(desk, events) as everyone:
        for name in ("new", "one-side", "both-sides"):
            with contextlib.ExitStack() as prepared:
                cases = [prepared.enter_context(_case(desk, f, name, events)) for f in everyone]
                for number in range(ROUNDS + 1):
                    for case in cases:
                        _run(case, is_counted=number > 0)
            _tell_all(name, cases, events)
            plain = next(case for case in cases if case.form.name == "plain-bare")
            if name != "both-sides":
                staged_ms = 1000 * statistics.median(plain.spent.staged)
                tell_peers(desk, events, f"merge.{name}", plain.rows, staged_ms)
            if name == "one-side":
                full = next(case for case in cases if case.form.name == "encrypted-full")
                each_ms = 1000 * statistics.median(full.spent.staged) / CHANGED
                tell_objects(desk, full.saved, f"merge.{name}", each_ms)


@contextlib.contextmanager
def _case(desk: OpenDesk, form: Form, name: str, events: int) -> Iterator[Case]:
    changed = min(CHANGED, events)
    with contextlib.ExitStack() as undone:
        if name == "new":
            saved = kept(new_events(desk, events + 1, changed))
        else:
            standing = standing_events(form.database, changed, events)
            saved = kept(edited_events(standing))
            if name == "both-sides":
                uids = [(event.uid.bytes,) for event in standing]
                _edit_titles(form.database, "title || ' (HQ)'", uids)
                back = "substr(title, 1, length(title) - 5)"
                undone.callback(_edit_titles, form.database, back, uids)
        rows, report = _rows_of(form, saved)
        told = (f"{report.count(o)} {o}" for o in Outcome if report.count(o))
        yield Case(name, form, saved, rows, ", ".join(told))


def _edit_titles(database: Database, expression: str, chosen: Sequence[tuple[bytes]]) -> None:
    with database.transaction("bench") as session:
        statement = f"UPDATE event SET title = {expression} WHERE uid = ?"  # noqa: S608  ours
        session.connection().exec_driver_sql(statement, list(chosen))


def _run(case: Case, *, is_counted: bool) -> None:
    spent = case.spent if is_counted else Spent()
    incoming = _incoming(case.saved)
    with (
        indexing(is_on=not case.form.is_bare),
        _timed_staged(spent.staged),
        _timed(spent.whole, spent.whole_clock),
    ):
        _merged(case.form.database, incoming, _stop)
    with _timed(spent.raw, spent.raw_clock):
        raw(case.form.database, case.rows, is_staged=False)
    with _timed(spent.raw_staged):
        raw(case.form.database, case.rows, is_staged=True)
    lines = _lines_of(case.saved)
    with _timed(spent.lines, spent.lines_clock):
        _read(lines)


@contextlib.contextmanager
def _timed(processor: list[float], clock: list[float] | None = None) -> Iterator[None]:
    begun = time.process_time(), time.perf_counter()
    yield
    processor.append(time.process_time() - begun[0])
    if clock is not None:
        clock.append(time.perf_counter() - begun[1])


@contextlib.contextmanager
def _timed_staged(times: list[float]) -> Iterator[None]:
    """Note the processor time of everything behind the staging."""
    halves = engine.Showing.staged, engine.Showing.end
    spent = [0.0]

    def timed(half: Callable[..., None]) -> Callable[..., None]:
        def run(*arguments: Any) -> None:
            begun = time.process_time()
            half(*arguments)
            spent[0] += time.process_time() - begun

        return run

    with mock.patch.multiple(engine.Showing, staged=timed(halves[0]), end=timed(halves[1])):
        yield
    times.append(spent[0])


def _lines_of(saved: Sequence[Saved]) -> list[bytes]:
    """Return the lines of a bundle with these revisions."""
    lines = [desk_line(field_desk(saved[0].revision.desk_uid))]
    for one in saved:
        lines += revision_lines(one.again())
    return lines


def _read(lines: Sequence[bytes]) -> None:
    reading = Lines(lines)
    reading.desks()
    for revision in reading.revisions():
        list(revision.changes)


def _incoming(saved: Sequence[Saved]) -> tuple[Incoming, IncomingRevision]:
    """Return what a file brings, read already, and its first revision."""
    revisions = [one.again() for one in saved]
    return Incoming([field_desk(revisions[0].desk_uid)], revisions), revisions[0]


def _merged(
    database: Database,
    incoming: tuple[Incoming, IncomingRevision],
    afterwards: Callable[[Session, MergeReport], None],
) -> None:
    brought, first = incoming
    with contextlib.suppress(RolledBackError):
        merge(
            database,
            brought,
            Sender(first.desk_uid, is_authority=True),
            now_ms=first.noted_at_ms,
            afterwards=afterwards,
        )


def _stop(session: Session, report: MergeReport) -> None:
    raise RolledBackError


def _rows_of(form: Form, saved: Sequence[Saved]) -> tuple[Rows, MergeReport]:
    """Return the rows that the merge writes, and its report."""
    found: list[tuple[Rows, MergeReport]] = []
    read = written_rows(form.database)

    def keep(session: Session, report: MergeReport) -> None:
        found.append((read(session), report))
        raise RolledBackError

    with indexing(is_on=not form.is_bare):
        _merged(form.database, _incoming(saved), keep)
    return found[0]


def _tell_all(name: str, cases: Sequence[Case], events: int) -> None:
    middle = {
        case.form.name: {key: statistics.median(getattr(case.spent, key) or [0.0]) for key in KEYS}
        for case in cases
    }
    for case in cases:
        spent = middle[case.form.name]
        context = (
            f"{len(case.saved)} events into {events}, {case.form.name}; {case.outcome};"
            f" {sum(map(len, case.rows.values()))} rows; processor time, median of {ROUNDS} in turn"
        )
        prefix = f"merge.{name}.{case.form.name}"
        tell(prefix, 1000 * spent["whole"], "ms", f"{context}; verified, journaled, applied")
        words = f"{context}; raw executemany {1000 * spent['raw']:.3g} ms"
        tell(f"{prefix}.over-raw", spent["whole"] / spent["raw"], "x", words)
        for suffix, by in (("", ""), ("_clock", ".clock")):
            whole, theirs, lines = (spent[key + suffix] for key in ("whole", "raw", "lines"))
            words = (
                f"merged {1000 * whole:.4g} ms, lines of the bundle read {1000 * lines:.3g};"
                f" raw executemany {1000 * theirs:.3g} ms"
            )
            tell(f"{prefix}.from-bundle{by}", (lines + whole) / theirs, "x", words)
        words = f"{context}; raw executemany {1000 * spent['raw_staged']:.3g} ms"
        tell(f"{prefix}.staged", 1000 * spent["staged"], "ms", f"{context}; behind the staging")
        tell(f"{prefix}.staged-over-raw", spent["staged"] / spent["raw_staged"], "x", words)
    for size in ("full", "bare"):
        for key in ("whole", "staged"):
            ratio = middle[f"encrypted-{size}"][key] / middle[f"plain-{size}"][key]
            tell(f"merge.{name}.{size}.{key}.encrypted-over-plain", ratio, "x", f"{events} events")


KEYS = tuple(one.name for one in fields(Spent))
