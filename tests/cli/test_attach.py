"""`hrd-desk attach` and `save-attachment`: files into a record and out of it."""

import hashlib
import json
from pathlib import Path

import pytest

from hrd_desk.storage.events import delete_event, find_reference
from hrd_desk.storage.opening import open_desk
from tests.builders import PASSPHRASE
from tests.cli.program import REFERENCE, is_one_sentence, run

PDF = b"%PDF-1.7\nA letter from the prosecutor, signed by Perizat Qorghan."
JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(5000)


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.pdf"
    path.write_bytes(PDF)
    return path


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "IMG_0001.jpg"
    path.write_bytes(JPEG)
    return path


def stored_files(desk: Path) -> list[Path]:
    return list((desk / "files").iterdir())


def test_files_go_into_the_record_and_come_out_as_they_were(
    desk: Path, letter: Path, photo: Path, tmp_path: Path
) -> None:
    ended = run("attach", desk, REFERENCE, letter, photo, "--note", "By post")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.splitlines()[0] == (
        f"{hashlib.sha256(PDF).hexdigest()}  {len(PDF)} bytes  PDF document  letter.pdf"
    )
    for name, content in (("letter.pdf", PDF), ("IMG_0001.jpg", JPEG)):
        out = tmp_path / f"copy of {name}"
        saved = run("save-attachment", desk, REFERENCE, name, out)
        assert (saved.status, saved.out) == (0, f"{out}\n")
        assert "not encrypted" in saved.err
        assert out.read_bytes() == content
    assert not any(b"Perizat" in file.read_bytes() for file in stored_files(desk))


def test_show_lists_the_attachments(desk: Path, letter: Path) -> None:
    run("attach", desk, REFERENCE, letter, "--note", "By post", "--confidentiality", "restricted")
    shown = run("show", desk, REFERENCE).out
    line = next(line for line in shown.splitlines() if "letter.pdf" in line)
    for words in ("Kind of file: PDF document", "Note: By post", "(restricted)", "SHA-256: "):
        assert words in line
    (part,) = run("show", desk, REFERENCE, "--json").json["attachments"]
    assert part.pop("uid")
    assert part == {
        "name": "letter.pdf",
        "sha256": hashlib.sha256(PDF).hexdigest(),
        "size_bytes": len(PDF),
        "media_type": "application/pdf",
        "note": "By post",
        "confidentiality": "restricted",
    }


def test_json_names_what_was_attached_and_saved(desk: Path, letter: Path, tmp_path: Path) -> None:
    document = run("attach", desk, REFERENCE, letter, "--json").json
    assert document["reference"] == REFERENCE
    (part,) = document["attached"]
    assert part["media_type"] == "application/pdf"
    saved = run("save-attachment", desk, REFERENCE, part["sha256"], tmp_path / "out", "--json").json
    assert saved["file"] == str(tmp_path / "out")
    assert saved["sha256"] == part["sha256"]


def test_history_says_that_files_were_attached(desk: Path, letter: Path) -> None:
    run("attach", desk, REFERENCE, letter)
    newest = run("history", desk, REFERENCE).out.split("record made")[0]
    assert "Tester  ALM  Files attached" in newest
    assert "Attachment: added: " in newest
    assert "letter.pdf" in newest


def test_the_same_file_is_not_added_twice(desk: Path, letter: Path, tmp_path: Path) -> None:
    run("attach", desk, REFERENCE, letter)
    copy = tmp_path / "letter (1).pdf"
    copy.write_bytes(PDF)
    ended = run("attach", desk, REFERENCE, copy, "--json")
    assert (ended.status, ended.json["attached"]) == (0, [])
    assert "has the same file already, as “letter.pdf”" in ended.err
    assert len(stored_files(desk)) == 1


def test_all_files_are_attached_or_none(desk: Path, letter: Path, tmp_path: Path) -> None:
    ended = run("attach", desk, REFERENCE, letter, tmp_path / "not there.jpg")
    assert (ended.status, ended.out) == (1, "")
    assert "not there.jpg" in ended.err
    assert is_one_sentence(ended.err)
    assert stored_files(desk) == []
    assert run("show", desk, REFERENCE, "--json").json["attachments"] == []


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["KZ-2023-0002", "{letter}"], "KZ-2023-0002"),
        ([REFERENCE, "{folder}"], "is no file"),
        ([REFERENCE, "{letter}", "--confidentiality", "very"], "very"),
    ],
)
def test_what_cannot_be_attached_is_refused_in_a_sentence(
    desk: Path, letter: Path, arguments: list[str], says: str
) -> None:
    paths = {"letter": letter, "folder": letter.parent}
    ended = run("attach", desk, *(word.format(**paths) for word in arguments))
    assert (ended.status, ended.out) == (1, "")
    assert says in ended.err
    assert is_one_sentence(ended.err)
    assert stored_files(desk) == []


def test_nothing_is_attached_to_a_deleted_record(desk: Path, letter: Path) -> None:
    opened = open_desk(desk, PASSPHRASE)
    with opened, opened.database.transaction("delete") as session:
        delete_event(session, find_reference(session, REFERENCE))
    ended = run("attach", desk, REFERENCE, letter)
    assert (ended.status, ended.out) == (1, "")
    assert "was deleted" in ended.err


# --- out again ------------------------------------------------------------------------------------


def test_a_name_that_two_files_have_is_answered_with_their_hashes(
    desk: Path, photo: Path, tmp_path: Path
) -> None:
    run("attach", desk, REFERENCE, photo)
    photo.write_bytes(JPEG[::-1])
    run("attach", desk, REFERENCE, photo)
    ended = run("save-attachment", desk, REFERENCE, "IMG_0001.jpg", tmp_path / "out.jpg")
    assert (ended.status, ended.out) == (1, "")
    digest = hashlib.sha256(JPEG[::-1]).hexdigest()
    assert digest in ended.err
    run("save-attachment", desk, REFERENCE, digest.upper(), tmp_path / "out.jpg")
    assert (tmp_path / "out.jpg").read_bytes() == JPEG[::-1]


def test_into_a_folder_goes_a_safe_name_and_nothing_is_replaced(desk: Path, tmp_path: Path) -> None:
    hostile = tmp_path / "con.txt"
    hostile.write_text("a note")
    run("attach", desk, REFERENCE, hostile)
    folder = tmp_path / "out"
    folder.mkdir()
    saved = run("save-attachment", desk, REFERENCE, "con.txt", folder)
    assert saved.out == f"{folder / '_con.txt'}\n"
    again = run("save-attachment", desk, REFERENCE, "con.txt", folder)
    assert (again.status, again.out) == (1, "")
    assert "exists already" in again.err


@pytest.mark.parametrize("which", ["nothing.jpg", "0" * 64, ""])
def test_an_attachment_that_is_not_there_is_said(desk: Path, tmp_path: Path, which: str) -> None:
    ended = run("save-attachment", desk, REFERENCE, which, tmp_path / "out")
    assert (ended.status, ended.out) == (1, "")
    assert "no attachment" in ended.err
    assert is_one_sentence(ended.err)


def test_a_damaged_file_is_not_given_out(desk: Path, letter: Path, tmp_path: Path) -> None:
    run("attach", desk, REFERENCE, letter)
    (file,) = stored_files(desk)
    file.write_bytes(file.read_bytes()[:-1])
    ended = run("save-attachment", desk, REFERENCE, "letter.pdf", tmp_path / "out")
    assert (ended.status, ended.out) == (1, "")
    assert is_one_sentence(ended.err)
    assert not (tmp_path / "out").exists()
    run("attach", desk, REFERENCE, letter)
    assert run("save-attachment", desk, REFERENCE, "letter.pdf", tmp_path / "out").status == 0


# --- as JSON --------------------------------------------------------------------------------------


def test_a_logged_record_names_its_files_and_waits_for_them(
    desk: Path, letter: Path, tmp_path: Path
) -> None:
    digest = hashlib.sha256(PDF).hexdigest()
    part = {"name": "letter.pdf", "sha256": digest, "size_bytes": len(PDF)}
    record = json.dumps({"reference": "X-1", "title": "By mail", "attachments": [part]})
    assert run("log", desk, "-", stdin=record).status == 0
    ended = run("save-attachment", desk, "X-1", "letter.pdf", tmp_path / "out")
    assert (ended.status, ended.out) == (1, "")
    assert "still to come" in ended.err
    run("attach", desk, "X-1", letter)
    assert run("save-attachment", desk, "X-1", "letter.pdf", tmp_path / "out").status == 0
    assert (tmp_path / "out").read_bytes() == PDF


def test_log_reads_no_path(desk: Path, letter: Path) -> None:
    record = json.dumps({"title": "x", "attachments": [{"path": str(letter)}]})
    ended = run("log", desk, "-", stdin=record)
    assert (ended.status, ended.out) == (1, "")
    assert "attachments[1].path" in ended.err
