"""Names of files from elsewhere do no harm, as labels and on a disk; kinds come from the bytes."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hrd_desk.i18n import set_language
from hrd_desk.model.field_labels import labelled_fields
from hrd_desk.model.file_kinds import UNKNOWN, kind_words, media_type_of
from hrd_desk.model.file_names import LONGEST_LABEL, file_label, safe_file_name
from hrd_desk.model.file_words import size_words, to_come_words
from hrd_desk.model.parts import Attachment

HOSTILE = {
    "../../etc/passwd": ("passwd", "passwd"),
    "..\\..\\Windows\\win.ini": ("win.ini", "win.ini"),
    "C:\\Users\\me\\photo.jpg": ("photo.jpg", "photo.jpg"),
    "C:photo.jpg": ("C:photo.jpg", "Cphoto.jpg"),
    "..": ("..", "attachment"),
    ".": (".", "attachment"),
    "": ("", "attachment"),
    "/": ("", "attachment"),
    ".bashrc": (".bashrc", "bashrc"),
    "-rf": ("-rf", "rf"),
    "NUL": ("NUL", "_NUL"),
    "con.txt": ("con.txt", "_con.txt"),
    "COM1 .jpg": ("COM1 .jpg", "_COM1 .jpg"),
    "lpt\u00b9.pdf": ("lpt\u00b9.pdf", "_lpt\u00b9.pdf"),
    "raid. . ": ("raid. .", "raid"),
    "a\nb\x00c\x1b[2J.txt": ("a bc[2J.txt", "a bc[2J.txt"),
    "photo\u202egpj.exe": ("photogpj.exe", "photogpj.exe"),
    "12:30 raid?.jpg": ("12:30 raid?.jpg", "1230 raid.jpg"),
    "cafe\u0301.jpg": ("caf\u00e9.jpg", "caf\u00e9.jpg"),
    "протокол обыска.pdf": ("протокол обыска.pdf", "протокол обыска.pdf"),
    "می\u200cخواهم.jpg": ("می\u200cخواهم.jpg", "میخواهم.jpg"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_becomes_a_label_and_a_plain_file(name: str) -> None:
    assert (file_label(name), safe_file_name(name)) == HOSTILE[name]


def test_a_long_name_keeps_its_ending() -> None:
    label, written = file_label("x" * 300 + ".jpg"), safe_file_name("я" * 300 + ".jpg")
    assert len(label) == LONGEST_LABEL
    assert label.endswith("x.jpg")
    assert len(written.encode()) <= 150
    assert written.endswith("я.jpg")


@given(name=st.text(max_size=400))
def test_any_name_can_be_written_in_one_folder_and_read_back(
    name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    written = safe_file_name(name)
    assert written == Path(written).name
    assert 0 < len(written.encode()) <= 150
    assert not set(written) & set('/\\<>:"|?*\0')
    assert written == written.strip(" .")
    assert safe_file_name(written) == written
    path = tmp_path_factory.getbasetemp() / written
    path.write_bytes(b"")
    assert path.is_file()
    path.unlink()


@given(name=st.text(max_size=400))
@example(name="0 \x1b\r0")
@example(name="e\x01\u0301")
def test_any_name_becomes_a_label_that_a_record_can_hold(name: str) -> None:
    label = file_label(name)
    assert len(label) <= LONGEST_LABEL
    assert not set(label) & set("/\\\0\n\r")
    assert unicodedata.is_normalized("NFC", label)
    assert file_label(label) == label


ODT = "application/vnd.oasis.opendocument.text"
KINDS = {
    b"%PDF-1.7\n": "application/pdf",
    b"\xff\xd8\xff\xe0\0\x10JFIF": "image/jpeg",
    b"\x89PNG\r\n\x1a\n\0\0": "image/png",
    b"\0\0\0\x18ftypmp42\0\0": "video/mp4",
    b"\0\0\0\x14ftypqt  ": "video/quicktime",
    b"\0\0\0\x18ftypheic": "image/heif",
    b"RIFF\x24\0\0\0WEBPVP8 ": "image/webp",
    b"RIFF\x24\0\0\0WAVEfmt ": "audio/wav",
    b"OggS\0\x02": "audio/ogg",
    b"PK\x03\x04\x14\0\x06\0" + bytes(22) + b"[Content_Types].xml": "application/zip",
    b"PK\x03\x04" + bytes(26) + f"mimetype{ODT}PK".encode(): ODT,
    b"MZ\x90\0": "application/x-executable",
    b"\x7fELF\x02": "application/x-executable",
    "протокол\r\n".encode(): "text/plain",
    "я".encode() * 2048 + "я".encode()[:1]: "text/plain",
    b"<html><script>": "text/plain",
    b"": UNKNOWN,
    b"\0\0\0\0": UNKNOWN,
    "арест".encode("cp1251"): UNKNOWN,
}


@pytest.mark.parametrize(("head", "kind"), KINDS.items(), ids=lambda value: str(value)[:24])
def test_the_bytes_tell_the_kind(head: bytes, kind: str) -> None:
    assert media_type_of(head) == kind


@given(head=st.binary(max_size=64))
def test_any_bytes_have_a_kind_with_a_word(head: bytes) -> None:
    assert kind_words(media_type_of(head))


def test_a_kind_without_a_word_stands_for_itself() -> None:
    assert kind_words("chemical/x-pdb") == "chemical/x-pdb"


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (1023, "1023 bytes"),
        (1024, "1 KB"),
        (1536, "1.5 KB"),
        (1024 * 1024 - 1, "1 MB"),
        (40 * 1024 * 1024, "40 MB"),
        (2 * 1024**3, "2 GB"),
        (5000 * 1024**3, "5,000 GB"),
    ],
)
def test_sizes_are_told_in_round_numbers(size: int, words: str) -> None:
    assert size_words(size) == words


def test_a_size_has_the_comma_of_the_language() -> None:
    set_language("ru")
    try:
        assert "1,5" in size_words(1536)
    finally:
        set_language("en")


def test_one_file_and_several_are_told_apart() -> None:
    assert to_come_words(1) == "1 file still to come"
    assert to_come_words(3) == "3 files still to come"


def test_every_value_of_an_attachment_has_a_label() -> None:
    columns = {name for group in Attachment.groups for name in (group.name, *group.columns)}
    assert {*columns, "attachment", "attachments"} <= labelled_fields()
