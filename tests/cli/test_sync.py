"""`sync send`, `receive`, `status`, `resend` and `watch`, and desks that are not known here."""

import contextlib
import errno
import shutil
from pathlib import Path

import pytest

from hrd_desk.model.event import Event
from hrd_desk.storage.events import delete_event, load_event
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.sync.key_keepers import add_keeper, new_keeper
from hrd_desk.sync.standing import MarkFolder, note
from tests.builders import an_event, saved, vocabulary_of
from tests.cli.program import REFERENCE, RUSSIAN, is_one_sentence, passphrase_in, run
from tests.faults.bad_disks import bad_disk
from tests.sync.identities import (
    a_closed_field_desk,
    a_closed_headquarters,
    card_of,
    paired,
    reopened,
    taken,
)

DELETED = 6


@pytest.fixture
def desks(tmp_path: Path) -> tuple[Path, Path]:
    """Return a field desk with records and its headquarters: closed, paired, known here."""
    paths = a_closed_field_desk(tmp_path), a_closed_headquarters(tmp_path)
    with reopened(paths[0]) as almaty, reopened(paths[1], "HQ", "hq") as hq:
        paired([almaty], hq)
        for number in range(DELETED):
            saved(almaty, an_event(vocabulary_of(almaty), title=f"Record {number}"))
        for desk in (almaty, hq):
            note(desk, MarkFolder.usual())
    return paths


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    path = tmp_path / "stick"
    path.mkdir()
    return path


def retitle(desk: OpenDesk, title: str) -> str:
    """Give the first record of a desk another title, and return its reference."""
    with desk.database.snapshot() as session:
        first = session.query(Event).order_by(Event.reference).limit(1).one()
        event = load_event(session, first.uid)
    event.title, event.confidentiality = title, "public"
    return str(saved(desk, event).reference)


def delete_everything(desk: OpenDesk) -> None:
    with desk.database.snapshot() as session:
        uids = [event.uid for event in session.query(Event)]
    for uid in uids:
        with desk.database.transaction("delete") as session:
            delete_event(session, uid)


# --- to and fro -----------------------------------------------------------------------------------


def test_records_go_to_headquarters_and_the_receipt_comes_back(
    desks: tuple[Path, Path], stick: Path
) -> None:
    almaty, hq = desks
    sent = run("sync", "send", almaty, stick)
    (file,) = stick.iterdir()
    assert (sent.status, sent.out) == (0, f"{file}\n")
    assert "For HQ: 6 records, " in sent.err
    assert "6 records exist only on this computer until headquarters confirms them." in sent.err
    received = run("sync", "receive", hq, stick)
    assert received.status == 0
    assert received.out.startswith(f"{file.name}  taken in  6 new, 0 updated, ")
    assert len(received.out.splitlines()) == 1
    answered = run("sync", "send", hq, stick)
    assert "before ALM confirms it" in answered.err
    back = run("sync", "receive", almaty, stick)
    assert back.status == 0
    told = back.out.splitlines()
    assert len(told) == 2
    assert f"{file.name}  passed over  This desk made the file itself." in told
    assert any("  taken in  " in line for line in told)
    assert "\n0 records exist only on this computer" in run("sync", "status", almaty).out
    assert run("sync", "status", almaty, "--json").json["only_here"]["records"] == 0


def test_everything_is_told_as_json(desks: tuple[Path, Path], stick: Path) -> None:
    almaty, hq = desks
    sent = run("sync", "send", almaty, stick, "--json").json
    assert (sent["peer"], sent["number"], sent["records"]) == ("HQ", 1, DELETED)
    assert sent["only_here"]["records"] == DELETED
    planned = run("sync", "receive", hq, stick, "--plan", "--json").json
    assert (planned["is_plan"], planned["files"][0]["state"]) == (True, "plan")
    for state in ("imported", "duplicate"):
        (file,) = run("sync", "receive", hq, sent["files"][0], "--json").json["files"]
        assert (file["state"], file["peer"], file["number"]) == (state, "ALM", 1)
    status = run("sync", "status", almaty, "--json").json
    (peer,) = status["peers"]
    assert (peer["code"], peer["sent_number"], peer["confirmed_at_utc"]) == ("HQ", 1, None)
    assert status["waiting"]["conflicts"] == 0


def test_status_names_peers_and_what_waits(desks: tuple[Path, Path], stick: Path) -> None:
    almaty, hq = desks
    assert "    sent: nothing\n" in run("sync", "status", almaty).out
    run("sync", "send", almaty, stick)
    told = run("sync", "status", almaty).out
    assert told.startswith("HQ  hq\n    sent: up to 1, 2")
    assert "    confirmed: nothing\n" in told
    assert "6 records exist only on this computer" in told
    (file,) = stick.iterdir()
    file.write_bytes(file.read_bytes()[:-100])
    assert run("sync", "receive", hq, file).status == 3
    assert "1  files refused\n" in run("sync", "status", hq).out


def test_mail_goes_in_parts(
    desks: tuple[Path, Path], stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    almaty, hq = desks
    monkeypatch.setattr("hrd_desk.cli.sync_send.PART_BYTES_FOR_MAIL", 12_000)
    parts = run("sync", "send", almaty, stick, "--mail").out.splitlines()
    assert len(parts) > 1
    first = run("sync", "receive", hq, parts[0])
    assert (first.status, "waits for its other parts" in first.out) == (3, True)
    assert "1  files of several parts" in run("sync", "status", hq).out
    rest = run("sync", "receive", hq, stick)
    assert (rest.status, rest.out.count("taken in  6 new")) == (0, 1)


def test_headquarters_says_for_whom(desks: tuple[Path, Path], tmp_path: Path, stick: Path) -> None:
    _almaty, hq = desks
    bek = a_closed_field_desk(tmp_path, "BEK")
    with reopened(bek, "BEK") as field, reopened(hq, "HQ", "hq") as headquarters:
        taken(headquarters, card_of(field))
    ended = run("sync", "send", hq, stick)
    assert (ended.status, list(stick.iterdir())) == (1, [])
    assert "Say which one" in ended.err
    assert run("sync", "send", hq, stick, "--to", "bek").err.startswith("For BEK: ")


def test_a_folder_without_files_means_that_nothing_is_new(
    desks: tuple[Path, Path], stick: Path
) -> None:
    (stick / "letter.txt").write_text("no file of ours")
    ended = run("sync", "receive", desks[1], stick)
    assert (ended.status, ended.out, ended.err) == (0, "", "There is nothing new.\n")


def test_each_file_ends_in_a_line_and_the_worst_gives_the_status(
    desks: tuple[Path, Path], stick: Path
) -> None:
    almaty, hq = desks
    good = Path(run("sync", "send", almaty, stick).out.strip())
    damaged = stick / "damaged.hrdx"
    whole = good.read_bytes()
    damaged.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    ended = run("sync", "receive", hq, stick)
    assert ended.status == 3
    assert [line.split("  ")[1] for line in ended.out.splitlines()] == ["taken in", "refused"]
    ended = run("sync", "receive", hq, stick / "gone.hrdx", good)
    assert ended.status == 1
    assert [line.split("  ")[1] for line in ended.out.splitlines()] == [
        *("taken in before", "not read")
    ]


def test_many_deletions_need_a_yes(desks: tuple[Path, Path], stick: Path) -> None:
    almaty, hq = desks
    first = run("sync", "send", almaty, stick).out.strip()
    assert run("sync", "receive", hq, first).status == 0
    with reopened(almaty) as desk:
        delete_everything(desk)
    second = run("sync", "send", almaty, stick).out.strip()
    stopped = run("sync", "receive", hq, second)
    assert (stopped.status, "  stopped  " in stopped.out) == (3, True)
    assert "1  files stopped" in run("sync", "status", hq).out
    done = run("sync", "receive", hq, second, "--yes-delete")
    assert (done.status, "6 deleted" in done.out) == (0, True)
    assert "stopped" not in run("sync", "status", hq).out


def test_a_key_keeper_opens_files_for_another_headquarters(
    tmp_path: Path, desks: tuple[Path, Path], stick: Path
) -> None:
    almaty, hq = desks
    key = tmp_path / "keeper.hrdkey"
    recipient = new_keeper(key, "the words of the keeper")
    with reopened(almaty) as field, reopened(hq, "HQ", "hq") as headquarters:
        add_keeper(headquarters.database, recipient, "Second person")
        taken(field, card_of(headquarters))
        other = a_closed_headquarters(tmp_path, "HQB")
        with reopened(other, "HQB", "hq") as second:
            taken(second, card_of(field))
            note(second, MarkFolder.usual())
    sent = run("sync", "send", almaty, stick).out.strip()
    assert run("sync", "receive", other, sent).status == 3
    words = passphrase_in(tmp_path, "the words of the keeper", "words")
    opened = run(
        *("sync", "receive", other, sent, "--keeper-key", key, "--key-passphrase-file", words)
    )
    assert (opened.status, "6 new" in opened.out) == (0, True)


def test_resend_asks_back_and_sends_everything(desks: tuple[Path, Path], stick: Path) -> None:
    almaty, hq = desks
    run("sync", "receive", hq, run("sync", "send", almaty, stick).out.strip())
    run("sync", "receive", almaty, run("sync", "send", hq, stick).out.strip())
    assert run("sync", "send", almaty, stick, "--json").json["records"] == 0
    refused = run("sync", "resend", almaty, "--to", "HQ", stdin="no\n")
    assert (refused.status, "Nothing was changed" in refused.err) == (1, True)
    assert run("sync", "send", almaty, stick, "--json").json["records"] == 0
    assert run("sync", "resend", almaty, stdin="hq\n").status == 0
    assert run("sync", "send", almaty, stick, "--json").json["records"] == DELETED
    assert run("sync", "resend", almaty, "--yes").status == 0


# --- the watched folder ---------------------------------------------------------------------------


def test_a_watched_folder_carries_both_ways(desks: tuple[Path, Path], stick: Path) -> None:
    almaty, hq = desks
    assert run("sync", "watch", almaty, stick, "--once").status == 0
    at_hq = run("sync", "watch", hq, stick, "--once")
    assert (at_hq.status, "taken in  6 new" in at_hq.out) == (0, True)
    assert "  taken in  " in run("sync", "watch", almaty, stick, "--once").out
    assert run("sync", "watch", hq, stick, "--once").out == ""
    assert run("sync", "status", almaty, "--json").json["only_here"]["records"] == 0


def test_watching_ends_with_the_key_and_outlives_a_missing_disk(
    desks: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []

    def wait(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr("hrd_desk.cli.sync_watch.time.sleep", wait)
    ended = run("sync", "watch", desks[0], tmp_path / "unplugged")
    assert ended.status == 0
    assert ended.err.count("is not there") == 1
    assert ended.err.endswith("Stopped.\n")
    assert min(waits) > 5
    missing = run("sync", "watch", desks[0], tmp_path / "unplugged", "--once")
    assert (missing.status, is_one_sentence(missing.err)) == (1, True)


@pytest.mark.parametrize("failing", [{"calls": ("fsync",)}, {"calls": ("scandir",)}])
def test_watching_outlives_a_folder_that_is_full_or_does_not_answer(
    desks: tuple[Path, Path],
    stick: Path,
    monkeypatch: pytest.MonkeyPatch,
    failing: dict[str, tuple[str, ...]],
) -> None:
    with contextlib.ExitStack() as disk:
        waits: list[float] = []

        def wait(seconds: float) -> None:
            waits.append(seconds)
            if len(waits) == 3:
                disk.close()
            if len(waits) == 4:
                raise KeyboardInterrupt

        monkeypatch.setattr("hrd_desk.cli.sync_watch.time.sleep", wait)
        disk.enter_context(bad_disk(stick, number=errno.ENOSPC, **failing))
        ended = run("sync", "watch", desks[0], stick)
    assert ended.status == 0
    # That it watches, the trouble once, what it then wrote, and that it ends.
    assert len(ended.err.splitlines()) == 4
    assert len(list(stick.glob("*.hrdx"))) == 1


def test_an_open_question_keeps_a_record_from_being_published(
    desks: tuple[Path, Path], stick: Path
) -> None:
    almaty, hq = desks
    run("sync", "receive", hq, run("sync", "send", almaty, stick).out.strip())
    run("sync", "receive", almaty, run("sync", "send", hq, stick).out.strip())
    with reopened(almaty) as field, reopened(hq, "HQ", "hq") as headquarters:
        for desk, title in ((field, "As the field says"), (headquarters, "As we say")):
            reference = retitle(desk, title)
    assert run("sync", "receive", hq, run("sync", "send", almaty, stick).out.strip()).status == 3
    page = stick / "page.pdf"
    refused = run("brief", hq, reference, "-o", page)
    assert (refused.status, page.exists()) == (1, False)
    assert "1 question about this record is open." in refused.err
    noted = run("brief", hq, reference, "-o", page, "--audience", "internal")
    assert (noted.status, page.exists()) == (0, True)
    assert "1 question about this record is open." in noted.err


# --- is it the desk that is known here? -----------------------------------------------------------


def test_a_copied_desk_may_be_read_but_not_written(desk: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.hrdesk"
    shutil.copytree(desk, copy)
    shown = run("show", copy, REFERENCE)
    assert (shown.status, shown.out.startswith(REFERENCE)) == (0, True)
    assert shown.err.count("also lies where it was open last") == 1
    for words in (["log", copy, "-"], ["sync", "card", copy, tmp_path / "card"]):
        refused = run(*words, stdin=RUSSIAN)
        assert (refused.status, refused.out) == (1, "")
        assert f"hrd-desk sync standing {copy}" in refused.err
    assert run("sync", "standing", copy, "--copied").status == 0
    assert run("log", copy, "-", stdin=RUSSIAN).status == 0
    assert run("log", desk, "-", stdin=RUSSIAN).status == 0


def test_a_desk_put_back_is_asked_about_also_after_reading(desk: Path, tmp_path: Path) -> None:
    older = tmp_path / "older.hrdesk"
    shutil.copytree(desk, older)
    assert run("log", desk, "-", stdin=RUSSIAN).status == 0
    shutil.rmtree(desk)
    shutil.copytree(older, desk)
    shutil.rmtree(older)
    for _time in range(2):
        assert "is older than it was here last" in run("find", desk, "Almaty").err
    assert run("sync", "status", desk).status == 0
    assert run("log", desk, "-", stdin=RUSSIAN).status == 1
    assert run("sync", "standing", desk, "--restored").status == 0
    assert run("log", desk, "-", stdin=RUSSIAN).out.startswith("KZ-2022-ALM2-")


def test_a_new_desk_and_a_restored_one_are_known_at_once(desk: Path, tmp_path: Path) -> None:
    made = run("new", tmp_path / "new", "--desk", "KZ1", "--quick-unlock")
    assert made.status == 0
    assert run("log", tmp_path / "new.hrdesk", "-", stdin=RUSSIAN).status == 0
    copy = run("backup", desk, tmp_path / "copy").out.strip()
    restored = run("restore", copy, tmp_path / "again").out.strip()
    assert run("log", restored, "-", stdin=RUSSIAN).status == 0


def test_a_computer_that_keeps_nothing_says_so_and_works(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("HRD_DESK_STATE", str(tmp_path / "file"))
    logged = run("log", desk, "-", stdin=RUSSIAN)
    assert logged.status == 0
    assert logged.err.count("cannot keep how far the desk has got") == 1


def test_a_desk_in_a_folder_of_a_cloud_is_warned_of_once(desk: Path) -> None:
    (desk.parent / ".stfolder").mkdir()
    assert run("find", desk, "Almaty").err.count("Syncthing copies") == 1


# --- files still to come --------------------------------------------------------------------------


def test_files_still_to_come_are_told_and_are_nothing_wrong(desk: Path) -> None:
    record = '{"reference": "X-1", "title": "By mail", "attachments": [%s]}'
    part = '{"name": "letter.pdf", "sha256": "%s", "size_bytes": 9}' % ("0" * 64)
    assert run("log", desk, "-", stdin=record % part).status == 0
    assert "1 file still to come.\n" in run("show", desk, "X-1").err
    assert "still to come" not in run("show", desk, REFERENCE).err
    checked = run("check", desk)
    assert (checked.status, checked.err) == (0, "1 file still to come.\n")
    assert run("check", desk, "--json").json["files_to_come"] == 1


def test_a_damaged_file_is_found_by_the_check(desk: Path, tmp_path: Path) -> None:
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"\xff\xd8\xff\xe0" + bytes(100))
    assert run("attach", desk, REFERENCE, photo).status == 0
    assert run("check", desk).status == 0
    (stored,) = (desk / "files").iterdir()
    stored.write_bytes(stored.read_bytes()[:-1])
    checked = run("check", desk)
    assert checked.status == 1
    assert REFERENCE in checked.out


def test_an_opening_removes_what_no_row_names(desk: Path) -> None:
    orphan, staged = desk / "files" / ("0" * 32), desk / "staging"
    orphan.write_bytes(b"left by a crash")
    staged.mkdir(exist_ok=True)
    (staged / "half").write_bytes(b"left by a crash")
    assert run("find", desk, "Almaty").status == 0
    assert not orphan.exists()
    assert not staged.exists()
