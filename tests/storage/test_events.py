"""Saving, loading, deleting and bringing back events, as a person would notice it."""

import datetime
import uuid
from pathlib import Path

import pytest

from hrd_desk.errors import InvalidInputError, NotFoundError, StaleRecordError
from hrd_desk.mapping import new_uid
from hrd_desk.model.parts import EventLink, Place
from hrd_desk.storage.backup import back_up, restore
from hrd_desk.storage.check import check_desk
from hrd_desk.storage.database import Announcement
from hrd_desk.storage.drafts import drop_draft, load_drafts, save_draft
from hrd_desk.storage.event_lists import EventFilter, Sort, event_page
from hrd_desk.storage.events import (
    delete_event,
    duplicate_event,
    event_titles,
    find_reference,
    load_event,
    restore_event,
)
from hrd_desk.storage.history import record_history
from hrd_desk.storage.opening import OpenDesk, open_desk
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.builders import PASSPHRASE, an_event, saved


def test_a_new_record_gets_a_reference_that_names_the_desk(
    desk: OpenDesk, vocabulary: Vocabulary
) -> None:
    first, second = (saved(desk, an_event(vocabulary)) for _number in range(2))
    undated = saved(desk, an_event(vocabulary, start_date=None, country_code=""))
    assert (first.reference, second.reference) == ("KZ-2023-ALM-0001", "KZ-2023-ALM-0002")
    year = datetime.datetime.now(datetime.UTC).year
    assert undated.reference == f"XX-{year}-ALM-0003"


def test_a_given_reference_is_kept_and_never_taken_twice(
    desk: OpenDesk, vocabulary: Vocabulary
) -> None:
    saved(desk, an_event(vocabulary, reference="KZ-2023-ALM-0001"))
    assert saved(desk, an_event(vocabulary)).reference == "KZ-2023-ALM-0002"
    with pytest.raises(InvalidInputError, match="is taken"):
        saved(desk, an_event(vocabulary, reference="KZ-2023-ALM-0001"))


def test_everything_entered_comes_back(desk: OpenDesk, vocabulary: Vocabulary) -> None:
    other = saved(desk, an_event(vocabulary))
    event = an_event(vocabulary, genders=["woman", "man"], summary="Задержаны “двое”\n\tв Алматы")
    event.links = [EventLink(target_uid=other.uid, link_type="update-of", note="second report")]
    saved(desk, event)
    with desk.database.snapshot() as session:
        loaded = load_event(session, event.uid)
    assert loaded.codes("genders") == ["man", "woman"]
    assert loaded.summary == "Задержаны “двое”\n\tв Алматы"
    assert loaded.places[0].longitude_deg == 76.92875417789561
    assert (loaded.links[0].target_uid, loaded.links[0].note) == (other.uid, "second report")
    assert loaded.start_earliest == datetime.date(2023, 5, 1)


def test_of_two_people_who_edit_the_later_is_told(desk: OpenDesk, vocabulary: Vocabulary) -> None:
    uid = saved(desk, an_event(vocabulary)).uid
    with desk.database.snapshot() as session:
        mine = load_event(session, uid)
    with desk.database.snapshot() as session:
        theirs = load_event(session, uid)
    theirs.places.append(Place(locality="Astana"))
    saved(desk, theirs)
    mine.title = "Kazakhstan: mine"
    with pytest.raises(StaleRecordError, match="changed elsewhere"):
        saved(desk, mine)
    with desk.database.snapshot() as session:
        assert load_event(session, uid).title == theirs.title


def fail_halfway(desk: OpenDesk, uid: uuid.UUID) -> None:
    with desk.database.transaction("broken") as session:
        load_event(session, uid).title = "half"
        session.flush()
        load_event(session, new_uid())


def test_a_failed_action_leaves_nothing_behind(desk: OpenDesk, vocabulary: Vocabulary) -> None:
    event = saved(desk, an_event(vocabulary))
    announced: list[Announcement] = []
    desk.database.listen(announced.append)
    with pytest.raises(NotFoundError):
        fail_halfway(desk, event.uid)
    with desk.database.snapshot() as session:
        assert load_event(session, event.uid).title == event.title
        assert len(record_history(session, event.uid)) == 1
    assert announced == []


def test_every_commit_announces_what_changed(desk: OpenDesk, vocabulary: Vocabulary) -> None:
    announced: list[Announcement] = []
    desk.database.listen(announced.append)
    event = saved(desk, an_event(vocabulary))
    assert announced[-1].touches("event", event.uid)
    assert not announced[-1].touches("event", new_uid())
    assert not announced[-1].touches("term")


def test_a_deleted_record_is_hidden_and_comes_back(desk: OpenDesk, vocabulary: Vocabulary) -> None:
    event = saved(desk, an_event(vocabulary))
    with desk.database.transaction("delete") as session:
        delete_event(session, event.uid, "entered twice")
    with desk.database.snapshot() as session:
        assert event_page(session, EventFilter(), Sort(), None, 10) == []
        assert event_page(session, EventFilter(words="demonstrators"), Sort(), None, 10) == []
        gone = event_page(session, EventFilter(only_deleted=True), Sort(), None, 10)
        deleted = load_event(session, event.uid)
    assert [row.uid for row in gone] == [event.uid]
    assert deleted.deletion_saw_version == event.revised
    with desk.database.transaction("undo-delete") as session:
        restore_event(session, event.uid)
    with desk.database.snapshot() as session:
        found = event_page(session, EventFilter(words="demonstrators"), Sort(), None, 10)
        entries = record_history(session, event.uid)
    assert [row.uid for row in found] == [event.uid]
    assert [entry.action for entry in entries] == ["undo-delete", "delete", "save"]
    assert entries[1].differences[0].new is not None
    assert entries[1].differences[0].new["deletion_reason"] == "entered twice"


def test_history_shows_who_changed_what(desk: OpenDesk, vocabulary: Vocabulary) -> None:
    event = saved(desk, an_event(vocabulary))
    event.title = "Kazakhstan: corrected"
    event.code_with("rights", [])
    saved(desk, event)
    with desk.database.snapshot() as session:
        newest, oldest = record_history(session, event.uid)
    assert (newest.author, newest.desk_code) == ("Tester", "ALM")
    title, right = newest.differences
    assert (title.group, title.new) == ("title", {"title": "Kazakhstan: corrected"})
    assert (right.kind, right.old, right.new) == (
        "term-use",
        {"label_coded": "Right to Protest"},
        None,
    )
    assert all(difference.old is None for difference in oldest.differences)


def test_a_duplicate_is_a_new_draft_with_the_same_content(
    desk: OpenDesk, vocabulary: Vocabulary
) -> None:
    event = saved(desk, an_event(vocabulary, record_status="verified"))
    copy = saved(desk, duplicate_event(event))
    assert copy.uid != event.uid
    assert (copy.record_status, copy.title) == ("draft", event.title)
    assert copy.places[0].uid != event.places[0].uid
    assert copy.codes("violations") == event.codes("violations")


def test_records_are_found_by_reference_or_uid(desk: OpenDesk, vocabulary: Vocabulary) -> None:
    event = saved(desk, an_event(vocabulary))
    with desk.database.snapshot() as session:
        assert find_reference(session, " KZ-2023-ALM-0001 ") == event.uid
        assert find_reference(session, str(event.uid)) == event.uid
        assert event_titles(session, [event.uid, new_uid()]) == {
            event.uid: (event.reference, event.title)
        }
        with pytest.raises(NotFoundError, match="No record has the reference"):
            find_reference(session, "KZ-2023-ALM-9999")


def test_drafts_stay_until_dropped_and_are_no_records(desk: OpenDesk) -> None:
    uid = new_uid()
    for number in (1, 2):
        with desk.database.local_transaction() as session:
            save_draft(session, uid, {"title": f"typing {number}"}, number * 1000)
    with desk.database.snapshot() as session:
        (draft,) = load_drafts(session)
        assert event_page(session, EventFilter(), Sort(), None, 10) == []
    assert (draft.record_uid, draft.content) == (uid, {"title": "typing 2"})
    with desk.database.local_transaction() as session:
        drop_draft(session, uid)
    with desk.database.snapshot() as session:
        assert load_drafts(session) == []


def test_a_backup_opens_and_a_restored_desk_begins_an_epoch(
    tmp_path: Path, desk: OpenDesk, vocabulary: Vocabulary
) -> None:
    event = saved(desk, an_event(vocabulary))
    copy = back_up(desk, tmp_path / "copy").path
    assert copy.name == "copy.hrdesk"
    back = restore(copy, tmp_path / "back", PASSPHRASE).path
    with open_desk(back, PASSPHRASE) as restored:
        assert restored.epoch == 2
        assert check_desk(restored).is_sound
        assert saved(restored, an_event(vocabulary)).reference == "KZ-2023-ALM2-0002"
        with restored.database.snapshot() as session:
            assert load_event(session, event.uid).title == event.title
        assert check_desk(restored).is_sound
