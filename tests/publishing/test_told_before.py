"""A file that could be subtracted from one that was written before is not written in silence."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from hrd_desk.progress import silent
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.exporting import make_file, put
from hrd_desk.publishing.kept import KeptRecords
from hrd_desk.publishing.noting import noting_in
from hrd_desk.publishing.orders import BriefKind, Order
from hrd_desk.storage.event_lists import EventFilter, event_uids
from hrd_desk.storage.events import load_event
from hrd_desk.storage.opening import OpenDesk
from tests.builders import an_event, saved, vocabulary_of

FIRST = 6
ANNEX = Order(kind=BriefKind.STATISTICS)
Publish = Callable[[Order, str], str]


def log(desk: OpenDesk, count: int) -> None:
    for number in range(count):
        event = an_event(
            vocabulary_of(desk),
            title=f"Arrest {number}",
            start_date="2024-05-02",
            confidentiality="public",
        )
        saved(desk, event)


@pytest.fixture
def publish(alm: OpenDesk, tmp_path: Path) -> Publish:
    """Return what writes the records of the desk, and gives the warning that stood beside them."""
    log(alm, FIRST)

    def written(order: Order, name: str) -> str:
        prepared = KeptRecords(alm.database).prepared(EventFilter(), order, silent)
        if name:
            put(make_file(prepared), tmp_path / name, noting=noting_in(alm.database))
        return " ".join(prepared.warnings)

    return written


def test_the_same_records_but_for_one_are_warned_of(alm: OpenDesk, publish: Publish) -> None:
    assert publish(ANNEX, "may.pdf") == ""
    assert publish(ANNEX, "again.pdf") == ""
    log(alm, 1)
    warning = publish(ANNEX, "")
    assert "“again.pdf”" in warning
    assert "the same records but for 1 that is new, gone or changed" in warning
    digest = publish(replace(ANNEX, kind=BriefKind.DIGEST, audience=Audience.PARTNER), "")
    assert "“again.pdf”" in digest


def test_a_changed_record_counts_and_many_new_ones_do_not(alm: OpenDesk, publish: Publish) -> None:
    publish(ANNEX, "may.pdf")
    with alm.database.snapshot() as session:
        event = load_event(session, event_uids(session, EventFilter())[0])
    event.title = "Arrest in the square"
    saved(alm, event)
    assert "but for 1 that is" in publish(ANNEX, "")
    log(alm, 1)
    assert "but for 2 that are" in publish(ANNEX, "")
    assert "but for 2 that are" in publish(replace(ANNEX, smallest_count=5), "")
    log(alm, 1)
    assert publish(ANNEX, "") == ""
    assert "but for 3 that are" in publish(replace(ANNEX, smallest_count=5), "")


def test_no_warning_where_nothing_is_hidden_or_nobody_outside_reads(
    alm: OpenDesk, publish: Publish
) -> None:
    inside = replace(ANNEX, audience=Audience.INTERNAL)
    publish(inside, "inside.pdf")
    log(alm, 1)
    assert publish(ANNEX, "may.pdf") == ""  # readers outside have no other file
    log(alm, 1)
    assert publish(inside, "") == ""
    assert publish(replace(ANNEX, smallest_count=0), "") == ""
    assert "“may.pdf”" in publish(ANNEX, "")
