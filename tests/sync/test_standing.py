"""A moved, restored or copied desk is noticed by what this computer saw of it last."""

import shutil
import uuid
from pathlib import Path

import pytest
from sqlalchemy import select

from hrd_desk.errors import HrdDeskError
from hrd_desk.storage.backup import back_up, restore
from hrd_desk.storage.check import check_desk
from hrd_desk.storage.journal.own_desk import own_desk
from hrd_desk.storage.journal.tables import Desk, Revision
from hrd_desk.storage.local_tables import Secret
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.sync_tables import Peer
from hrd_desk.sync.keys import own_keys, replace_keys
from hrd_desk.sync.pairing import PAIRED
from hrd_desk.sync.standing import (
    STATE_VARIABLE,
    MarkFolder,
    Standing,
    note,
    question,
    say_copied,
    say_moved,
    say_restored,
    standing,
    unkept,
)
from tests.builders import PASSPHRASE, an_event, saved, vocabulary_of
from tests.conftest import HOME
from tests.sync.identities import (
    a_closed_field_desk,
    a_headquarters,
    card_of,
    copied,
    paired,
    reopened,
    taken,
)


@pytest.fixture
def marks(tmp_path: Path) -> MarkFolder:
    return MarkFolder(tmp_path / "state")


@pytest.fixture
def used(tmp_path: Path, marks: MarkFolder) -> Path:
    """Return a closed desk with a record, noted on this computer."""
    path = a_closed_field_desk(tmp_path)
    with reopened(path) as desk:
        work(desk)
        note(desk, marks)
    return path


def work(desk: OpenDesk) -> str:
    """Save a record and return its reference."""
    event = saved(desk, an_event(vocabulary_of(desk)))
    assert event.reference is not None
    return event.reference


def standing_of(path: Path, marks: MarkFolder) -> Standing:
    with reopened(path) as desk:
        return standing(desk, marks)


def numbers(desk: OpenDesk) -> dict[tuple[uuid.UUID, int, int], bytes]:
    """Return what a desk's journal holds: desk, epoch and sequence of each revision, its hash."""
    query = select(Desk.uid, Revision.epoch, Revision.sequence, Revision.hash)
    with desk.database.snapshot() as session:
        rows = session.execute(query.join(Revision, Revision.desk_id == Desk.id))
        return {(uid, epoch, sequence): digest for uid, epoch, sequence, digest in rows}


def put_back(older: Path, path: Path) -> None:
    """Put an older copy of a desk in the place of the desk."""
    shutil.rmtree(path)
    copied(older, path)


# --- nothing to ask -------------------------------------------------------------------------------


def test_a_new_desk_is_usual_and_stays_so_from_day_to_day(
    tmp_path: Path, marks: MarkFolder
) -> None:
    path = a_closed_field_desk(tmp_path)
    for _day in range(3):
        with reopened(path) as desk:
            assert standing(desk, marks) is Standing.USUAL
            assert note(desk, marks)
            work(desk)
            assert standing(desk, marks) is Standing.USUAL
            assert note(desk, marks)
    assert question(Standing.USUAL) == ""


def test_work_that_a_crash_kept_from_being_noted_is_no_question(
    used: Path, marks: MarkFolder
) -> None:
    with reopened(used) as desk:
        work(desk)
    assert standing_of(used, marks) is Standing.USUAL


def test_a_desk_that_was_moved_on_this_computer_is_no_question(
    used: Path, marks: MarkFolder, tmp_path: Path
) -> None:
    moved = used.rename(tmp_path / "elsewhere.hrdesk")
    assert standing_of(moved, marks) is Standing.USUAL


def test_a_desk_that_goes_to_and_fro_between_two_computers_is_no_question(
    used: Path, marks: MarkFolder, tmp_path: Path
) -> None:
    other = MarkFolder(tmp_path / "other-computer")
    with reopened(used) as desk:
        assert standing(desk, other) is Standing.NEW_HERE
        say_moved(desk, other)
        assert standing(desk, other) is Standing.USUAL
        work(desk)
        note(desk, other)
    with reopened(used) as desk:
        assert standing(desk, marks) is Standing.USUAL
        work(desk)
        note(desk, marks)
    assert standing_of(used, other) is Standing.USUAL


def test_the_same_folder_under_another_name_is_no_copy(
    used: Path, marks: MarkFolder, tmp_path: Path
) -> None:
    link = tmp_path / "link.hrdesk"
    link.symlink_to(used, target_is_directory=True)
    assert standing_of(link, marks) is Standing.USUAL


def test_another_desk_in_the_old_place_is_no_copy(
    used: Path, marks: MarkFolder, tmp_path: Path
) -> None:
    moved = used.rename(tmp_path / "elsewhere.hrdesk")
    a_closed_field_desk(tmp_path, "OSH").rename(used)
    assert standing_of(moved, marks) is Standing.USUAL


# --- the state folder -----------------------------------------------------------------------------


def test_marks_lie_in_the_state_folder_of_the_user_or_where_the_variable_says(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert MarkFolder.usual().path.is_relative_to(HOME)
    monkeypatch.setenv(STATE_VARIABLE, str(tmp_path))
    assert MarkFolder.usual().path == tmp_path / "desks"


def test_the_state_folder_does_not_tell_which_desks_there_are_or_where(
    used: Path, marks: MarkFolder
) -> None:
    with reopened(used) as desk:
        uid = desk.uid
    content = b"".join(
        file.name.encode() + file.read_bytes() for file in sorted(marks.path.iterdir())
    )
    for secret in (str(used), used.name, "ALM", "field", "revision", uid.hex, str(uid)):
        assert secret.encode() not in content
    assert uid.bytes not in content
    assert len(list(marks.path.iterdir())) == 2


def test_without_a_state_folder_everything_works_and_is_said(used: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    nowhere = MarkFolder(tmp_path / "file" / "state")
    assert not nowhere.is_usable()
    with reopened(used) as desk:
        assert standing(desk, nowhere) is Standing.USUAL
        assert not note(desk, nowhere)
        say_moved(desk, nowhere)
        say_restored(desk, nowhere)
        assert desk.epoch == 2
        say_copied(desk, nowhere)
        work(desk)
        assert check_desk(desk).is_sound
    assert "cannot keep" in unkept()


@pytest.mark.parametrize("content", [b"", b"junk", bytes(200)])
def test_a_damaged_mark_only_asks(used: Path, marks: MarkFolder, content: bytes) -> None:
    (file,) = marks.path.glob("*.mark")
    file.write_bytes(content)
    assert standing_of(used, marks) is Standing.NEW_HERE


def test_the_mark_of_another_computer_does_not_count(used: Path, marks: MarkFolder) -> None:
    (marks.path / "computer").unlink()
    assert standing_of(used, marks) is Standing.NEW_HERE


# --- new here -------------------------------------------------------------------------------------


def test_a_used_desk_without_a_mark_is_asked_about(
    tmp_path: Path, marks: MarkFolder, used: Path
) -> None:
    assert standing_of(used, MarkFolder(tmp_path / "other-computer")) is Standing.NEW_HERE
    with reopened(used) as desk, desk.database.local_transaction() as session:
        session.delete(session.get_one(Secret, "mark-key"))
    assert standing_of(used, marks) is Standing.NEW_HERE


def test_an_empty_desk_that_was_copied_to_a_second_computer_is_asked_about(
    tmp_path: Path, marks: MarkFolder
) -> None:
    path = a_closed_field_desk(tmp_path)
    with reopened(path) as desk:
        note(desk, marks)
    assert standing_of(path, MarkFolder(tmp_path / "other-computer")) is Standing.NEW_HERE


def test_every_question_is_one_sentence() -> None:
    asked = [question(found) for found in Standing if found is not Standing.USUAL]
    assert len(set(asked)) == 3
    assert all(sentence.endswith("?") and sentence.count("?") == 1 for sentence in asked)


# --- copies ---------------------------------------------------------------------------------------


def test_s45_a_copy_on_a_second_laptop_becomes_a_desk_of_its_own(
    tmp_path: Path, used: Path, marks: MarkFolder
) -> None:
    second_laptop = MarkFolder(tmp_path / "second-laptop")
    copy = copied(used, tmp_path / "stick" / "ALM.hrdesk")
    with reopened(copy) as desk:
        assert standing(desk, second_laptop) is Standing.NEW_HERE
        shared = numbers(desk)
        code = say_copied(desk, second_laptop)
        assert standing(desk, second_laptop) is Standing.USUAL
    with reopened(used) as first, reopened(copy) as second:
        assert standing(first, marks) is Standing.USUAL
        assert (first.code, second.code) == ("ALM", code)
        assert first.uid != second.uid
        references = {work(first), work(first), work(second), work(second)}
        assert len(references) == 4
        in_both = numbers(first).keys() & numbers(second).keys()
        assert in_both == shared.keys()
        assert check_desk(first).findings == check_desk(second).findings == ()
        with second.database.snapshot() as session:
            known = {desk.uid: desk for desk in session.scalars(select(Desk))}
        assert known.keys() == {first.uid, second.uid}
        assert known[first.uid].node != known[second.uid].node
        assert not known[first.uid].is_own


def test_s45_a_copy_beside_the_first_desk_is_noticed_whichever_is_opened(
    tmp_path: Path, used: Path, marks: MarkFolder
) -> None:
    copy = copied(used, tmp_path / "copy.hrdesk")
    assert standing_of(copy, marks) is Standing.COPIED
    assert standing_of(used, marks) is Standing.USUAL
    with reopened(copy) as desk:
        say_copied(desk, marks)
    assert standing_of(copy, marks) is Standing.USUAL
    assert standing_of(used, marks) is Standing.USUAL


def test_s45_going_on_with_the_copy_asks_before_the_first_desk_is_used_again(
    tmp_path: Path, used: Path, marks: MarkFolder
) -> None:
    copy = copied(used, tmp_path / "copy.hrdesk")
    with reopened(copy) as desk:
        say_moved(desk, marks)
        work(desk)
        note(desk, marks)
    assert standing_of(copy, marks) is Standing.USUAL
    assert standing_of(used, marks) is Standing.COPIED
    with reopened(used) as desk, pytest.raises(HrdDeskError, match="was restored"):
        say_moved(desk, marks)
    shutil.rmtree(copy)
    assert standing_of(used, marks) is Standing.REWOUND


def test_a_copy_has_keys_of_its_own_and_cannot_sign_or_open_for_the_first(
    tmp_path: Path, used: Path, marks: MarkFolder
) -> None:
    with reopened(used) as desk:
        replace_keys(desk.database)
        with desk.database.local_transaction() as session:
            first = own_keys(session)
    copy = copied(used, tmp_path / "copy.hrdesk")
    with reopened(copy) as desk:
        say_copied(desk, marks)
        assert card_of(desk).replaces is None
        with desk.database.local_transaction() as session:
            second = own_keys(session)
            secrets = [secret.value for secret in session.scalars(select(Secret))]
            first_desk = session.scalars(select(Desk).where(~Desk.is_own)).one()
    assert second.verify_key != first.verify_key
    assert first_desk.verify_key == first.verify_key
    assert first.signing_key not in secrets
    assert str(first.identity).encode() not in secrets
    assert second.earlier_identities == ()


def test_a_copy_can_pair_with_the_headquarters_of_the_first(
    tmp_path: Path, used: Path, marks: MarkFolder
) -> None:
    with a_headquarters(tmp_path) as headquarters:
        with reopened(used) as desk:
            paired([desk], headquarters)
            with desk.database.local_transaction() as session:
                peer = session.get_one(Peer, headquarters.uid)
                peer.sent_number, peer.sent_position = 7, 90
                peer.acknowledged_number, peer.acknowledged_position = 5, 60
                peer.received_number, peer.received_position = 4, 40
            note(desk, marks)
        copy = copied(used, tmp_path / "copy.hrdesk")
        with reopened(copy) as desk:
            say_copied(desk, marks)
            with desk.database.snapshot() as session:
                kept = session.get_one(Peer, headquarters.uid)
            assert (kept.state, kept.sent_number, kept.received_number) == (PAIRED, 0, 0)
            assert (kept.sent_position, kept.acknowledged_position) == (0, 0)
            assert not taken(headquarters, card_of(desk)).code_is_shared
        with headquarters.database.snapshot() as session:
            assert len(session.scalars(select(Peer)).all()) == 2


def test_no_two_copies_and_no_later_epoch_share_a_code(used: Path, marks: MarkFolder) -> None:
    codes = ["ALM"]
    with reopened(used) as desk:
        for _copy in range(20):
            codes.append(say_copied(desk, marks))
            work(desk)
        say_restored(desk, marks)
        last = work(desk)
    assert len(set(codes)) == len(codes)
    assert f"-{codes[-1]}2-" in last
    for code in codes[1:]:
        assert 2 <= len(code) <= 6
        assert code[-2:].isalpha()  # with a digit it would read as a later epoch of another


# --- restores -------------------------------------------------------------------------------------


def test_s46_an_older_copy_that_was_put_back_is_noticed_and_begins_an_epoch(
    tmp_path: Path, used: Path, marks: MarkFolder
) -> None:
    with reopened(used) as desk:
        backup = back_up(desk, tmp_path / "backup").path
        lost_references = {work(desk), work(desk)}
        lost = numbers(desk)
        note(desk, marks)
    put_back(backup, used)
    with reopened(used) as desk:
        assert standing(desk, marks) is Standing.REWOUND
        with pytest.raises(HrdDeskError, match="was restored"):
            say_moved(desk, marks)
        say_restored(desk, marks)
        assert (desk.epoch, standing(desk, marks)) == (2, Standing.USUAL)
        kept = numbers(desk)
        assert {work(desk), work(desk)}.isdisjoint(lost_references)
        assert (numbers(desk).keys() - kept.keys()).isdisjoint(lost)
        assert check_desk(desk).is_sound
        note(desk, marks)
    assert standing_of(used, marks) is Standing.USUAL


def test_s46_the_same_copy_put_back_twice_never_counts_in_the_same_epoch(
    tmp_path: Path, used: Path, marks: MarkFolder
) -> None:
    older = copied(used, tmp_path / "older")
    written: set[tuple[uuid.UUID, int, int]] = set()
    for epoch in (1, 2, 3):
        with reopened(used) as desk:
            if epoch > 1:
                say_restored(desk, marks)
            assert desk.epoch == epoch
            before = numbers(desk).keys()
            work(desk)
            new = numbers(desk).keys() - before
            assert new.isdisjoint(written)
            written |= new
            note(desk, marks)
        put_back(older, used)
        assert standing_of(used, marks) is Standing.REWOUND


def test_s46_a_copy_that_went_another_way_is_noticed_although_it_has_as_many_revisions(
    tmp_path: Path, used: Path, marks: MarkFolder
) -> None:
    copy = copied(used, tmp_path / "copy.hrdesk")
    with reopened(copy) as desk:
        work(desk)
        work(desk)
    with reopened(used) as desk:
        work(desk)
        note(desk, marks)
    shutil.rmtree(used)
    copy.rename(used)
    assert standing_of(used, marks) is Standing.REWOUND


def test_s46_a_restore_on_another_computer_is_asked_about(
    tmp_path: Path, used: Path, marks: MarkFolder
) -> None:
    with reopened(used) as desk:
        backup = back_up(desk, tmp_path / "backup").path
    new_laptop = MarkFolder(tmp_path / "new-laptop")
    with reopened(backup) as desk:
        assert standing(desk, new_laptop) is Standing.NEW_HERE
        say_restored(desk, new_laptop)
        assert standing(desk, new_laptop) is Standing.USUAL
        with desk.database.snapshot() as session:
            assert own_desk(session).epoch == 2


def test_a_backup_that_was_restored_by_the_program_is_no_question(
    tmp_path: Path, used: Path, marks: MarkFolder
) -> None:
    with reopened(used) as desk:
        backup = back_up(desk, tmp_path / "backup").path
        work(desk)
        note(desk, marks)
    restored = restore(backup, tmp_path / "restored", PASSPHRASE).path
    with reopened(restored) as desk:
        assert standing(desk, marks) is Standing.USUAL
        work(desk)
        note(desk, marks)
    assert standing_of(used, marks) is Standing.COPIED
    shutil.rmtree(restored)
    assert standing_of(used, marks) is Standing.REWOUND
