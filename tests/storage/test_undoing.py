"""What this desk did is undone and done again; the journal keeps both as ordinary edits."""

import uuid

import pytest
from sqlalchemy import select

from hrd_desk.errors import InvalidInputError, StaleRecordError
from hrd_desk.model.decisions import DecisionKind
from hrd_desk.model.event import Event
from hrd_desk.model.pairs import RecordPair
from hrd_desk.model.parts import Count, Place
from hrd_desk.storage.check import check_desk
from hrd_desk.storage.decisions import decide, decisions_of, merged_into
from hrd_desk.storage.event_lists import EventFilter, Sort, event_page
from hrd_desk.storage.events import delete_event, load_event, save_event
from hrd_desk.storage.history import HistoryEntry, record_history
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.pairs import merge_pair, propose_merge, say_different
from hrd_desk.storage.terms import add_own_term, load_vocabulary, merge_term
from hrd_desk.storage.undoing import (
    Step,
    newest_version,
    next_steps,
    take_back,
    take_back_merge,
)
from tests.builders import an_event, saved, vocabulary_of
from tests.sync.exchanging import (
    assert_sound,
    both_ways,
    content_of,
    edited,
    event_on,
    logged,
    to_field,
    to_headquarters,
)
from tests.sync.questioning import assert_agreed, open_questions


@pytest.fixture
def uid(alm: OpenDesk) -> uuid.UUID:
    return logged(alm, title="As it was", description="First.", rights=["protest"])


def next_undo(desk: OpenDesk, since: int = 0) -> Step:
    with desk.database.snapshot() as session:
        step = next_steps(session, since)[0]
    assert step is not None
    return step


def next_redo(desk: OpenDesk) -> Step | None:
    with desk.database.snapshot() as session:
        return next_steps(session)[1]


def undo(desk: OpenDesk) -> Step:
    step = next_undo(desk)
    with desk.database.transaction("undo") as session:
        take_back(session, step.version)
    return step


def redo(desk: OpenDesk) -> Step:
    step = next_redo(desk)
    assert step is not None
    with desk.database.transaction("redo") as session:
        take_back(session, step.version)
    return step


def deleted(desk: OpenDesk, uid: uuid.UUID, reason: str = "") -> None:
    with desk.database.transaction("delete") as session:
        delete_event(session, uid, reason)


def now_on(desk: OpenDesk) -> int:
    with desk.database.snapshot() as session:
        return newest_version(session)


def rebuilt(desk: OpenDesk, uid: uuid.UUID) -> None:
    """Change something of every kind in a record, as one save."""
    event = event_on(desk, uid)
    event.title, event.start_date, event.country_code = "Changed", "2022-03", "KG"
    event.code_with("rights", [vocabulary_of(desk).term("right", "assembly")])
    event.counts[0].words = "about a dozen"
    event.counts.append(Count(role="detained", minimum=12, maximum=12, words="12"))
    event.places = [Place(locality="Astana", is_primary=True)]
    event.citations = []
    saved(desk, event)


def test_a_save_of_everything_is_undone_and_done_again(alm: OpenDesk, uid: uuid.UUID) -> None:
    before = content_of(alm, uid)
    rebuilt(alm, uid)
    after = content_of(alm, uid)
    step = undo(alm)
    assert (step.action, step.name, step.records) == ("save", event_on(alm, uid).reference, 1)
    assert content_of(alm, uid) == before
    again = redo(alm)
    assert (again.action, again.name) == (step.action, step.name)
    assert content_of(alm, uid) == after
    assert undo(alm).action == "save"
    assert content_of(alm, uid) == before
    assert_sound(alm)


def test_words_are_found_as_they_stand_after_an_undo(alm: OpenDesk, uid: uuid.UUID) -> None:
    edited(alm, uid, title="Zanzibar")
    undo(alm)
    with alm.database.snapshot() as session:
        assert event_page(session, EventFilter(words="zanzibar"), Sort(), None, 5) == []
        assert len(event_page(session, EventFilter(words="as it was"), Sort(), None, 5)) == 1


def test_a_new_record_is_deleted_and_comes_back_whole(alm: OpenDesk, uid: uuid.UUID) -> None:
    before = content_of(alm, uid)
    undo(alm)
    assert event_on(alm, uid).is_deleted
    redo(alm)
    assert not event_on(alm, uid).is_deleted
    assert content_of(alm, uid) == before
    assert_sound(alm)


def test_a_delete_is_undone_in_a_later_sitting_and_a_save_is_not(
    alm: OpenDesk, uid: uuid.UUID
) -> None:
    deleted(alm, uid, "told twice")
    later = now_on(alm)
    step = next_undo(alm, since=later)
    assert (step.action, step.name) == ("delete", event_on(alm, uid).reference)
    undo(alm)
    assert not event_on(alm, uid).is_deleted
    with alm.database.snapshot() as session:
        assert next_steps(session, newest_version(session)) == (None, None)
    assert redo(alm).action == "delete"
    assert event_on(alm, uid).deletion_reason == "told twice"


def test_steps_go_back_one_by_one_and_a_new_command_forgets_what_was_undone(
    alm: OpenDesk, uid: uuid.UUID
) -> None:
    for title in ("One", "Two", "Three"):
        edited(alm, uid, title=title)
    undo(alm)
    undo(alm)
    assert event_on(alm, uid).title == "One"
    redo(alm)
    assert event_on(alm, uid).title == "Two"
    edited(alm, uid, title="Four")
    assert next_redo(alm) is None
    undo(alm)
    undo(alm)
    assert event_on(alm, uid).title == "One"
    actions = [entry.action for entry in record_history_of(alm, uid)]
    assert actions[:3] == ["undo", "undo", "save"]


def record_history_of(desk: OpenDesk, uid: uuid.UUID) -> list[HistoryEntry]:
    with desk.database.snapshot() as session:
        return record_history(session, uid)


def test_only_the_last_fifty_commands_are_kept(alm: OpenDesk, uid: uuid.UUID) -> None:
    for number in range(52):
        edited(alm, uid, title=f"Title {number}")
    for _step in range(50):
        undo(alm)
    with alm.database.snapshot() as session:
        assert next_steps(session)[0] is None
    assert event_on(alm, uid).title == "Title 1"


def test_terms_are_switched_renamed_merged_and_all_of_it_undone(
    alm: OpenDesk, uid: uuid.UUID
) -> None:
    before = content_of(alm, uid)
    with alm.database.transaction("add-term") as session:
        own = add_own_term(session, "right", None, "en", "Right to a picnic")
    assert next_undo(alm).name == "Right to a picnic"
    with alm.database.transaction("merge-term") as session:
        protest = load_vocabulary(session).term("right", "protest")
        assert merge_term(session, protest.uid, own.uid) == 1
    assert event_on(alm, uid).codes("rights") == [own.code]
    step = undo(alm)
    assert (step.action, step.name, step.records) == ("merge-term", protest.label(), 2)
    assert content_of(alm, uid) == before
    vocabulary = vocabulary_of(alm)
    assert vocabulary.term("right", "protest").is_enabled
    assert vocabulary.term("right", "protest").replaced_by is None
    undo(alm)
    assert not vocabulary_of(alm).term("right", own.code).is_enabled
    redo(alm)
    assert vocabulary_of(alm).term("right", own.code).is_enabled
    redo(alm)
    assert event_on(alm, uid).codes("rights") == [own.code]
    assert_sound(alm)


def test_two_records_told_apart_are_suspected_again(alm: OpenDesk, uid: uuid.UUID) -> None:
    other = logged(alm, title="As it was")
    with alm.database.transaction("propose-merge") as session:
        pair = propose_merge(session, uid, other)
    with alm.database.transaction("tell-apart") as session:
        say_different(session, pair)
    assert verdict(alm, pair) == "different"
    undo(alm)
    assert verdict(alm, pair) == "proposed"
    undo(alm)
    assert verdict(alm, pair) == "suspected"
    assert check_desk(alm).is_sound


def verdict(desk: OpenDesk, pair: uuid.UUID) -> str:
    with desk.database.snapshot() as session:
        return session.scalars(select(RecordPair.verdict).where(RecordPair.uid == pair)).one()


# --- with others ----------------------------------------------------------------------------------


def test_an_undo_of_what_was_sent_is_an_ordinary_later_edit(
    hq: OpenDesk, alm: OpenDesk, uid: uuid.UUID
) -> None:
    before = content_of(alm, uid)
    rebuilt(alm, uid)
    both_ways(alm, hq)
    assert event_on(hq, uid).title == "Changed"
    undo(alm)
    both_ways(alm, hq)
    assert content_of(hq, uid) == before
    assert open_questions(hq) == []
    assert_agreed(hq, alm, uid)


def test_what_somebody_else_changed_since_is_not_undone(
    hq: OpenDesk, alm: OpenDesk, uid: uuid.UUID
) -> None:
    edited(alm, uid, title="Mine", remarks="Mine, too")
    both_ways(alm, hq)
    edited(hq, uid, title="Theirs")
    both_ways(alm, hq)
    with pytest.raises(StaleRecordError, match="changed since"):
        undo(alm)
    assert (event_on(alm, uid).title, event_on(alm, uid).remarks) == ("Theirs", "Mine, too")
    assert_sound(alm)


def test_what_headquarters_locked_is_not_undone_in_the_field(
    hq: OpenDesk, alm: OpenDesk, uid: uuid.UUID
) -> None:
    edited(alm, uid, title="Mine")
    to_headquarters(alm, hq)
    with hq.database.transaction("decide") as session:
        decide(session, uid, DecisionKind.LOCK)
    to_field(hq, alm)
    with pytest.raises(InvalidInputError, match="headquarters has locked"):
        undo(alm)
    assert event_on(alm, uid).title == "Mine"


def merged(hq: OpenDesk, keep: uuid.UUID, gone: uuid.UUID) -> None:
    with hq.database.transaction("merge-records") as session:
        merge_pair(session, keep, gone)


def stand_of(desk: OpenDesk, keep: uuid.UUID, gone: uuid.UUID) -> tuple[object, ...]:
    """Return what a merge changes: who stands, what leads where, what the pair is."""
    with desk.database.snapshot() as session:
        pair = session.query(RecordPair).one_or_none()
        links = [link.target_uid for link in load_event(session, keep).links]
        is_gone = load_event(session, gone).is_deleted
        verdict = pair.verdict if pair else None
        return is_gone, links, merged_into(session, gone), verdict


def test_a_merge_is_undone_and_done_again_on_every_desk(hq: OpenDesk, alm: OpenDesk) -> None:
    keep, gone = logged(alm, title="Told first"), logged(alm, title="Told again")
    both_ways(alm, hq)
    contents = content_of(hq, keep), content_of(hq, gone)
    merged(hq, keep, gone)
    together = (True, [gone], keep, "merged")
    assert stand_of(hq, keep, gone) == together
    both_ways(alm, hq)
    assert stand_of(alm, keep, gone) == together
    step = undo(hq)
    names = (event_on(hq, gone).reference, event_on(hq, keep).reference)
    assert (step.action, step.name, step.into) == ("merge-records", *names)
    apart: tuple[object, ...] = (False, [], None, "suspected")
    assert stand_of(hq, keep, gone) == apart
    assert (content_of(hq, keep), content_of(hq, gone)) == contents
    both_ways(alm, hq)
    assert stand_of(alm, keep, gone) == apart
    assert (content_of(alm, keep), content_of(alm, gone)) == contents
    edited(alm, gone, title="It counts again")
    both_ways(alm, hq)
    assert event_on(hq, gone).title == "It counts again"
    with hq.database.snapshot() as session:
        kinds = [view.kind for view in decisions_of(session, gone)]
        actions = [entry.action for entry in record_history(session, gone)]
    assert kinds == ["separate", "merge-into"]
    assert actions[1:3] == ["undo", "merge-records"]
    assert_sound(hq, alm)


def test_a_merge_is_done_again_and_undone_once_more(hq: OpenDesk) -> None:
    keep, gone = logged(hq), logged(hq)
    merged(hq, keep, gone)
    undo(hq)
    again = redo(hq)
    assert again.into == event_on(hq, keep).reference
    assert stand_of(hq, keep, gone) == (True, [gone], keep, "merged")
    undo(hq)
    assert stand_of(hq, keep, gone) == (False, [], None, "suspected")
    assert_sound(hq)


def test_a_merge_is_undone_after_other_work_and_in_a_later_sitting(hq: OpenDesk) -> None:
    keep, gone = logged(hq), logged(hq)
    merged(hq, keep, gone)
    edited(hq, keep, title="Corrected after the merge")
    other = logged(hq)
    later = now_on(hq)
    assert next_undo(hq, since=later).action == "merge-records"
    with hq.database.transaction("undo") as session:
        take_back_merge(session, gone)
    assert stand_of(hq, keep, gone) == (False, [], None, "suspected")
    assert event_on(hq, keep).title == "Corrected after the merge"
    assert not event_on(hq, other).is_deleted
    with (
        pytest.raises(InvalidInputError, match="merged into no other"),
        hq.database.transaction("undo") as session,
    ):
        take_back_merge(session, gone)
    assert_sound(hq)


def test_a_merge_is_not_undone_where_its_records_were_changed_since(
    hq: OpenDesk, alm: OpenDesk
) -> None:
    keep, gone = logged(alm), logged(alm)
    both_ways(alm, hq)
    merged(hq, keep, gone)
    edited(alm, gone, remarks="They were released.")
    to_headquarters(alm, hq)
    step = next_undo(hq)
    with (
        pytest.raises(StaleRecordError, match="waits as a proposal for"),
        hq.database.transaction("undo") as session,
    ):
        take_back(session, step.version)


def test_a_merge_is_not_undone_where_its_link_was_taken_out_since(hq: OpenDesk) -> None:
    keep, gone = logged(hq), logged(hq)
    merged(hq, keep, gone)
    step = next_undo(hq)
    event = event_on(hq, keep)
    event.links = []
    saved(hq, event)
    with (
        pytest.raises(StaleRecordError, match="changed since"),
        hq.database.transaction("undo") as session,
    ):
        take_back(session, step.version)
    assert event_on(hq, gone).is_deleted


def test_a_decision_is_final_and_can_be_passed_over(hq: OpenDesk) -> None:
    uid = logged(hq, title="At headquarters")
    with hq.database.transaction("decide") as session:
        decide(session, uid, DecisionKind.STATUS, value="pending")
    step = next_undo(hq)
    assert step.is_final
    with pytest.raises(InvalidInputError, match="not undone"):
        undo(hq)
    with hq.database.snapshot() as session:
        before = next_steps(session, 0, {step.version})[0]
    assert before is not None
    assert before.action == "save"


def test_many_records_are_counted(alm: OpenDesk) -> None:
    vocabulary = vocabulary_of(alm)
    with alm.database.transaction("import") as session:
        uids = [save_event(session, an_event(vocabulary)).uid for _number in range(7)]
    step = undo(alm)
    assert (step.action, step.name, step.records) == ("import", "", 7)
    assert all(event_on(alm, uid).is_deleted for uid in uids)
    redo(alm)
    with alm.database.snapshot() as session:
        assert not any(load_event(session, uid).is_deleted for uid in uids)
    assert_sound(alm)


def test_a_record_deleted_since_is_not_written_into(alm: OpenDesk, uid: uuid.UUID) -> None:
    edited(alm, uid, title="Mine")
    step = next_undo(alm)
    deleted(alm, uid)
    with (
        pytest.raises(StaleRecordError, match="deleted since"),
        alm.database.transaction("undo") as session,
    ):
        take_back(session, step.version)
    assert isinstance(event_on(alm, uid), Event)
