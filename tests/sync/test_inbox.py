"""One list of everything that waits for a person, at headquarters and in the field."""

import uuid
from pathlib import Path

import pytest
from sqlalchemy import select

from hrd_desk.errors import NotFoundError
from hrd_desk.model.conflicts import Conflict, Settlement
from hrd_desk.model.decisions import DecisionKind
from hrd_desk.model.pairs import pair_uid
from hrd_desk.storage.decisions import decide
from hrd_desk.storage.events import delete_event
from hrd_desk.storage.journal.tables import Desk, Revision
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.pairs import note_suspicions, propose_merge
from hrd_desk.storage.sync_tables import BundleLog, Peer, Unfit
from hrd_desk.sync.broken_rules import note_broken_rules
from hrd_desk.sync.inbox import InboxItem, inbox, put_file_away
from hrd_desk.sync.inbox_entries import InboxKind, Severity, inbox_counts
from hrd_desk.sync.ledger import FileState
from hrd_desk.sync.settling import ask_field, settle
from tests.organisation import a_desk_of
from tests.sync.exchanging import (
    both_ways,
    edited,
    event_on,
    logged,
    position_of,
    to_field,
    to_headquarters,
)


@pytest.fixture
def shared(hq: OpenDesk, alm: OpenDesk) -> uuid.UUID:
    uid = logged(alm)
    both_ways(alm, hq)
    return uid


def inbox_of(desk: OpenDesk, *kinds: InboxKind, desk_code: str | None = None) -> list[InboxItem]:
    """Return the list, having compared it with the counts."""
    with desk.database.snapshot() as session:
        everything = inbox(session)
        counts = inbox_counts(session)
        found = inbox(session, kinds=kinds or None, desk_code=desk_code)
    for kind in InboxKind:
        assert counts.get(kind, 0) == sum(item.kind is kind for item in everything)
    return found


def kinds_on(desk: OpenDesk) -> list[InboxKind]:
    return [item.kind for item in inbox_of(desk)]


def clash(hq: OpenDesk, alm: OpenDesk, uid: uuid.UUID) -> str:
    edited(alm, uid, title="Kazakhstan: three arrested")
    edited(hq, uid, title="Kazakhstan: four arrested")
    to_headquarters(alm, hq)
    return next(i.key for i in inbox_of(hq, InboxKind.CONFLICT) if i.record_uid == uid)


def test_an_empty_inbox_is_empty(hq: OpenDesk, shared: uuid.UUID) -> None:
    assert inbox_of(hq) == []


def test_a_conflict_names_record_field_and_desk(
    hq: OpenDesk, alm: OpenDesk, shared: uuid.UUID
) -> None:
    key = clash(hq, alm, shared)
    (item,) = inbox_of(hq)
    event = event_on(hq, shared)
    assert (item.kind, item.key, item.record_uid) == (InboxKind.CONFLICT, key, shared)
    assert (item.reference, item.title, item.desk_code) == (event.reference, event.title, "ALM")
    assert item.sentence == "Title: two values; the one of ALM waits."
    assert item.severity is Severity.DECISION
    assert item.noted_at_utc is not None
    ask_field(hq.database, key, "Three or four?")
    assert "The field was asked." in inbox_of(hq, InboxKind.CONFLICT)[0].sentence
    settle(hq.database, key, Settlement.SHOWN)
    assert InboxKind.CONFLICT not in kinds_on(hq)


def test_each_kind_of_question_has_its_own_entry(
    hq: OpenDesk, alm: OpenDesk, shared: uuid.UUID
) -> None:
    event = event_on(alm, shared)
    event.citations.clear()
    event.confidentiality = "sensitive"
    event.monitoring_status = "pending"
    with alm.database.transaction("save") as session:
        session.merge(event)
    edited(alm, shared, start_date="2023-05-09", summary="")
    with hq.database.transaction("decide") as session:
        decide(session, shared, DecisionKind.STATUS, value="active")
    mine = event_on(hq, shared)
    mine.citations[0].title = "A title"
    mine.confidentiality, mine.end_date = "public", "2023-05-03"
    with hq.database.transaction("save") as session:
        session.merge(mine)
    to_headquarters(alm, hq)
    with hq.database.transaction("check") as session:
        note_broken_rules(session, [shared])
    found = {item.kind: item.sentence for item in inbox_of(hq)}
    assert found == {
        InboxKind.REMOVAL: "Source: ALM removed what somebody else changed.",
        InboxKind.STRICTER: "Confidentiality: the stricter one of two holds until this is settled.",
        InboxKind.PROPOSAL: "Monitoring status: ALM proposes a change.",
        InboxKind.CHECK: "The final date is before the initial date. Correct one of them.",
    }
    assert [item.severity for item in inbox_of(hq)] == sorted(i.severity for i in inbox_of(hq))


def test_questions_of_deleted_records_are_covered(
    hq: OpenDesk, alm: OpenDesk, shared: uuid.UUID
) -> None:
    clash(hq, alm, shared)
    with hq.database.transaction("delete") as session:
        delete_event(session, shared)
    assert inbox_of(hq) == []


def test_the_field_sees_what_waits_for_headquarters(
    hq: OpenDesk, alm: OpenDesk, shared: uuid.UUID
) -> None:
    edited(hq, shared, title="Kazakhstan: four arrested")
    edited(alm, shared, title="Kazakhstan: three arrested")
    to_field(hq, alm)
    (item,) = inbox_of(alm)
    assert (item.kind, item.desk_code, item.severity) == (
        InboxKind.WAITS_FOR_HQ,
        "HQ",
        Severity.WAIT,
    )
    assert item.sentence.startswith("Title: headquarters has another value.")
    both_ways(alm, hq)
    assert kinds_on(alm) == kinds_on(hq) == [InboxKind.CONFLICT]


def test_what_waits_for_an_earlier_file_is_one_entry_a_record(
    hq: OpenDesk, alm: OpenDesk, shared: uuid.UUID
) -> None:
    before = position_of(alm)
    edited(alm, shared, title="Kazakhstan: two arrested")
    after = position_of(alm)
    edited(alm, shared, title="Kazakhstan: three arrested")
    edited(alm, shared, title="Kazakhstan: four arrested")
    to_headquarters(alm, hq, after=after)
    (item,) = inbox_of(hq)
    assert (item.kind, item.record_uid, item.desk_code) == (InboxKind.HELD, shared, "ALM")
    assert item.sentence.startswith("2 changes of ALM wait")
    to_headquarters(alm, hq, after=before)
    assert inbox_of(hq) == []


def test_what_cannot_be_applied_says_why(hq: OpenDesk, shared: uuid.UUID) -> None:
    with hq.database.local_transaction() as session:
        revision_id = session.scalar(select(Revision.id).order_by(Revision.id.desc()).limit(1))
        session.add(
            Unfit(revision_id=revision_id, root_uid=shared, reason="Too long.", noted_at_ms=5)
        )
    (item,) = inbox_of(hq)
    assert item.kind is InboxKind.UNFIT
    assert item.sentence.endswith("cannot be applied. Too long.")


def a_file(desk: OpenDesk, state: FileState, number: int = 0, **facts: object) -> str:
    with desk.database.local_transaction() as session:
        log = BundleLog(
            is_outgoing=False,
            peer_uid=uuid.UUID(int=7) if number else None,
            number=number,
            file_name=f"{state}.hrdx",
            file_hash=state.encode().ljust(32),
            noted_at_ms=1000,
            state=state,
            report=facts,
        )
        session.add(log)
        session.flush()
        return str(log.id)


def a_peer(desk: OpenDesk, received_number: int) -> None:
    with desk.database.local_transaction() as session:
        session.merge(
            Peer(
                desk_uid=uuid.UUID(int=7),
                code="BIS",
                role="field",
                verify_key=bytes(32),
                recipients=[],
                state="paired",
                paired_at_ms=0,
                holds={},
                received_number=received_number,
            )
        )


def test_files_that_are_not_in_stay_until_they_are_or_are_put_away(hq: OpenDesk) -> None:
    a_peer(hq, 3)
    a_file(hq, FileState.IMPORTED, 3)
    a_file(hq, FileState.DUPLICATE)
    refused = a_file(hq, FileState.REFUSED, sentence="It was cut off.")
    a_file(hq, FileState.TOO_NEW)
    for state in (FileState.GAP, FileState.PARTS, FileState.STOPPED):
        a_file(hq, state, 5)
    sentences = [item.sentence for item in inbox_of(hq, InboxKind.FILE)]
    assert len(sentences) == 5
    assert "The file “refused.hrdx” was refused. It was cut off." in sentences
    assert "The file “gap.hrdx” is in, but one of BIS before it has not come." in sentences
    a_peer(hq, 5)
    assert len(inbox_of(hq, InboxKind.FILE)) == 2
    with hq.database.local_transaction() as session:
        put_file_away(session, refused)
    assert [item.sentence for item in inbox_of(hq)] == [
        "The file “too-new.hrdx” needs a newer version of the program."
    ]
    with hq.database.local_transaction() as session, pytest.raises(NotFoundError):
        put_file_away(session, "x")


def test_pairs_are_listed_while_both_records_stand(hq: OpenDesk, alm: OpenDesk) -> None:
    one, other = logged(alm), logged(alm)
    to_headquarters(alm, hq)
    with hq.database.transaction("suspect") as session:
        note_suspicions(session, [one])
    (item,) = inbox_of(hq)
    assert (item.kind, item.key) == (InboxKind.DUPLICATE, str(pair_uid(one, other)))
    assert "(100 of 100)" in item.sentence
    with hq.database.transaction("propose") as session:
        propose_merge(session, one, other)
    assert "would merge them" in inbox_of(hq)[0].sentence
    with hq.database.transaction("delete") as session:
        delete_event(session, other)
    assert inbox_of(hq) == []


def test_the_field_is_asked_and_headquarters_hears_the_answer(
    hq: OpenDesk, alm: OpenDesk, shared: uuid.UUID
) -> None:
    with hq.database.transaction("decide") as session:
        decide(session, shared, DecisionKind.QUERY, comment="Who says so?")
    assert inbox_of(hq) == []
    to_field(hq, alm)
    (item,) = inbox_of(alm)
    assert (item.kind, item.sentence) == (InboxKind.QUERY, "Headquarters asks: Who says so?")
    edited(alm, shared, remarks="Two people say so.")
    assert kinds_on(alm) == [InboxKind.CHANGED_AFTER_REVIEW]
    to_headquarters(alm, hq)
    assert [item.sentence for item in inbox_of(hq)] == ["Changed after headquarters asked."]


def test_two_copies_of_one_desk_are_named(hq: OpenDesk, alm: OpenDesk) -> None:
    with hq.database.local_transaction() as session:
        session.add(
            Desk(
                uid=uuid.uuid4(),
                code="ALM",
                role="field",
                node=1,
                verify_key=bytes(32),
                line_of=alm.uid,
            )
        )
    (item,) = inbox_of(hq)
    assert (item.kind, item.severity, item.desk_code) == (InboxKind.FORKED, Severity.LOSS, "ALM")


def test_the_list_is_narrowed_by_kind_and_desk_and_the_oldest_comes_first(
    hq: OpenDesk, alm: OpenDesk, tmp_path: Path
) -> None:
    uids = [logged(alm, title=f"Kazakhstan: case {n}") for n in range(3)]
    both_ways(alm, hq)
    keys = [clash(hq, alm, uid) for uid in uids]
    with a_desk_of(tmp_path, "BIS") as bis:
        theirs = logged(bis, country_code="KG")
        both_ways(bis, hq)
        clash(hq, bis, theirs)
    assert [item.key for item in inbox_of(hq, desk_code="ALM")] == keys
    assert [item.record_uid for item in inbox_of(hq, desk_code="BIS")] == [theirs]
    assert inbox_of(hq, InboxKind.HELD) == []
    assert len(inbox_of(hq, InboxKind.CONFLICT, InboxKind.HELD)) == 4


def test_counting_reads_indexes_and_never_the_events(hq: OpenDesk) -> None:
    with hq.database.snapshot() as session:
        plans: list[str] = []
        run = session.connection().exec_driver_sql
        for table, query in _COUNTED.items():
            steps = [row[3] for row in run(f"EXPLAIN QUERY PLAN {query}")]
            plans += [f"{table}: {step}" for step in steps if step.startswith("SCAN event")]
    assert plans == []


_COUNTED = {
    "conflict": "SELECT kind, count(*) FROM conflict WHERE state IN ('open', 'asked') AND NOT"
    " EXISTS (SELECT 1 FROM event WHERE event.uid = conflict.record_uid"
    " AND event.deleted_version IS NOT NULL) GROUP BY kind",
    "record_pair": "SELECT count(*) FROM record_pair p JOIN event a ON a.uid = p.record_uid"
    " JOIN event b ON b.uid = p.other_uid WHERE p.verdict IN ('suspected', 'proposed')"
    " AND a.deleted_version IS NULL AND b.deleted_version IS NULL",
    "decision": "SELECT count(*) FROM decision d JOIN event e ON e.uid = d.record_uid"
    " WHERE d.kind IN ('verify') AND e.deleted_version IS NULL AND e.revised > d.version",
}


def test_questions_of_a_kind_that_only_a_newer_version_knows_are_listed(
    hq: OpenDesk, alm: OpenDesk, shared: uuid.UUID
) -> None:
    clash(hq, alm, shared)
    with hq.database.transaction("save") as session:
        session.scalars(select(Conflict)).one().kind = "newer"
    assert kinds_on(hq) == [InboxKind.CONFLICT]


def test_a_change_after_review_comes_from_whoever_changed_the_record(
    hq: OpenDesk, alm: OpenDesk, shared: uuid.UUID
) -> None:
    with hq.database.transaction("decide") as session:
        decide(session, shared, DecisionKind.VERIFY)
    both_ways(alm, hq)
    edited(alm, shared, title="Kazakhstan: four arrested")
    to_headquarters(alm, hq)
    for desk in (hq, alm):
        (item,) = inbox_of(desk)
        assert (item.kind, item.desk_code) == (InboxKind.CHANGED_AFTER_REVIEW, "ALM")
        assert item.noted_at_utc is not None
