"""The publish window: records, preview, report, the file that is written."""

import contextlib
import threading
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from hrd_desk.gui.windows.publish_offer import Offer
from hrd_desk.gui.workers import Job
from hrd_desk.model.event import Event
from hrd_desk.model.parts import Citation
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.builders import an_event, saved
from tests.pages.event_form import CTRL, EventFormPage
from tests.pages.keyboard import Answers, come_back, enter, press, tab_to
from tests.pages.publish import LONG_MS, PublishPage

SECRET = "The driver was told by Perizat Qorghan of the blue gate"


def texts(path: Path, passphrase: str | None = None) -> str:
    document = pypdfium2.PdfDocument(path, password=passphrase)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return "\n".join(pages)


@pytest.fixture
def events(desk: OpenDesk, vocabulary: Vocabulary) -> list[Event]:
    def log(title: str, day: str, **fields: object) -> Event:
        public = {"confidentiality": "public", "summary": f"{title}, as we were told."}
        return saved(
            desk, an_event(vocabulary, **{"title": title, "start_date": day, **public, **fields})
        )

    return [
        log("Raid on the market", "2023-05-03", remarks=SECRET),
        log("Arrest of a lawyer", "2023-05-01"),
        log("Raid in the south", "2022", confidentiality="internal"),
    ]


@pytest.fixture
def page(
    qtbot: QtBot, desk: OpenDesk, events: list[Event], tmp_path: Path
) -> Iterator[EventFormPage]:
    page = EventFormPage(qtbot, desk, tmp_path)
    qtbot.waitUntil(lambda: page.window.list.model.rowCount() == len(events))
    yield page
    page.close()


def test_the_chosen_record_is_seen_as_it_will_be_printed(
    page: EventFormPage, events: list[Event], tmp_path: Path
) -> None:
    page.open(events[0])
    publish = PublishPage(page)
    assert publish.lines("records")[0] == f"This record: {events[0].reference}"
    assert publish.name().name == f"{events[0].reference}.pdf"
    assert "Raid on the market, as we were told." in publish.page_words()
    assert publish.page_label() == "Page 1 of 1"
    publish.write(tmp_path / "brief.pdf")
    assert publish.window._draft is not None  # noqa: SLF001  the very bytes that were shown
    assert (tmp_path / "brief.pdf").read_bytes() == publish.window._draft.shown  # noqa: SLF001
    assert "Raid on the market" in texts(tmp_path / "brief.pdf")


def test_the_filter_of_the_list_becomes_a_digest(
    page: EventFormPage, events: list[Event], tmp_path: Path
) -> None:
    page.window.list.filter_by("raid")
    page.qtbot.waitUntil(lambda: page.window.list.model.rowCount() == 2)
    publish = PublishPage(page)
    assert publish.lines("records") == ["All 2 records of the list"]
    assert publish.chosen("kind") == "Digest"
    assert "This digest tells of 1 event" in publish.page_words()
    left_out = [line for line in publish.report() if line[2] == "left out"]
    assert [line[0] for line in left_out] == [events[2].reference]
    assert "marked" in left_out[0][3]
    publish.write(tmp_path / "digest.pdf")
    printed = texts(tmp_path / "digest.pdf")
    assert "Raid on the market" in printed
    assert "Raid in the south" not in printed
    assert "Arrest of a lawyer" not in printed


class Gate:
    """Holds up the making of a file once its first page is drawn, until it is opened."""

    def __init__(self, publish: PublishPage) -> None:
        self._opened = threading.Event()
        publish.window.ui.pages.wanted.connect(self.hold)

    def hold(self) -> None:
        """Hold up what comes next."""
        Job(lambda _progress: self._opened.wait(LONG_MS / 1000)).start()

    def open(self) -> None:
        self._opened.set()


def above_the_foot(publish: PublishPage) -> QImage:
    """Return the page in sight as it is drawn, without the line that holds its number."""
    page = publish.window.ui.pages.image_of(0)
    assert page is not None
    return page.image.copy(0, 0, page.image.width(), round(page.image.height() * 0.93))


def test_the_first_page_is_seen_before_the_file_is_made_and_is_that_of_the_file(
    page: EventFormPage, events: list[Event], tmp_path: Path
) -> None:
    publish = PublishPage(page)
    gate = Gate(publish)
    press(Qt.Key.Key_F5)
    being_made = "Page 1 · the rest is being made…"
    page.qtbot.waitUntil(lambda: publish.page_label() == being_made, timeout=LONG_MS)
    seen, picture = publish.page_words(), above_the_foot(publish)
    assert "This digest tells of 2 events" in seen
    assert "Page 1 of …" in seen
    assert not publish.may_write()
    press(Qt.Key.Key_Return, CTRL)
    assert publish.notice() == ""
    gate.open()
    publish.settle()
    whole = publish.page_words()
    assert publish.may_write()
    count = publish.window.ui.pages.count
    assert publish.page_label() == f"Page 1 of {count}"
    assert whole == seen.replace("Page 1 of …", f"Page 1 of {count}")
    assert above_the_foot(publish) == picture
    publish.write(tmp_path / "digest.pdf")
    assert texts(tmp_path / "digest.pdf").startswith(whole)


def test_a_choice_made_while_the_file_is_made_ends_the_older_one(
    page: EventFormPage, events: list[Event]
) -> None:
    publish = PublishPage(page)
    gate = Gate(publish)
    press(Qt.Key.Key_F5)
    page.qtbot.waitUntil(lambda: "being made" in publish.page_label(), timeout=LONG_MS)
    enter("heading", "A year of raids")
    gate.open()
    publish.settle()
    assert "A year of raids" in publish.page_words()
    assert publish.page_label().startswith("Page 1 of ")
    assert publish.may_write()


def test_pages_come_into_sight_by_the_keyboard(page: EventFormPage, events: list[Event]) -> None:
    publish = PublishPage(page)
    assert "This digest tells of 2 events" in publish.page_words()
    tab_to("pages")
    press(Qt.Key.Key_PageDown)
    assert publish.page_label().startswith("Page 2 of ")
    assert "Page 2" in publish.page_words()
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_Plus)
    assert publish.page_words()
    press(Qt.Key.Key_Home)
    assert publish.page_label().startswith("Page 1 of ")


def test_what_is_withheld_is_listed_with_the_reason_and_found(
    page: EventFormPage, events: list[Event]
) -> None:
    page.open(events[0])
    publish = PublishPage(page)
    withheld = {line[1]: line[3] for line in publish.report() if line[2] == "withheld"}
    assert withheld["Remarks"]
    assert "withheld" in publish.summary()
    publish.choose("report_outcome", "withheld")
    assert {line[2] for line in publish.report()} == {"withheld"}
    enter("report_filter", "remarks")
    publish.qtbot.waitUntil(lambda: len(publish.report()) == 1)
    assert publish.report()[0][:3] == [events[0].reference, "Remarks", "withheld"]


def test_an_obstacle_is_told_and_nothing_can_be_written(
    page: EventFormPage, events: list[Event], desk: OpenDesk, vocabulary: Vocabulary, tmp_path: Path
) -> None:
    event = an_event(
        vocabulary, title="A leak", confidentiality="public", remarks=SECRET, summary=SECRET
    )
    event = saved(desk, event)
    page.open(event)
    publish = PublishPage(page)
    assert "withheld from these readers (Remarks)" in publish.sentence()
    assert "Reword one of them" in publish.sentence()
    assert not publish.may_write()
    assert publish.report()[0][2] == "in the way"
    enter("file", str(tmp_path / "leak.pdf"))
    press(Qt.Key.Key_Return, CTRL)
    publish.settle()
    assert not (tmp_path / "leak.pdf").exists()


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("heading", "The case of Daniyar Fiktivov"),
        ("heading", "Дело Фиктивова"),
        ("heading", "Ring 8 (700) 000-11-22"),
        ("heading", "Фиктивoв"),
    ],
)
def test_a_secret_typed_into_the_order_is_stopped_in_every_form(
    page: EventFormPage, desk: OpenDesk, vocabulary: Vocabulary, field: str, typed: str
) -> None:
    event = an_event(
        vocabulary, title="A march", confidentiality="public", remarks="Call +7 700 000 11 22"
    )
    witness = {"source_name": "Данияр Фиктивов", "source_type": "witness-testimony"}
    event.citations = [Citation(**witness)]
    saved(desk, event)
    publish = PublishPage(page)
    assert publish.may_write()
    publish.enter(field, typed)
    assert "withholds from these readers" in publish.sentence()
    assert not publish.may_write()


def test_characters_without_a_font_are_named_and_may_be_printed_as_codes(
    page: EventFormPage, desk: OpenDesk, vocabulary: Vocabulary
) -> None:
    event = an_event(vocabulary, title="A march ᚠ", confidentiality="public")
    page.open(saved(desk, event))
    publish = PublishPage(page)
    assert "U+16A0" in publish.sentence()
    publish.tick("marks_unprintable")
    assert "[U+16A0]" in publish.page_words()


def test_readers_may_be_changed_and_the_page_follows(
    page: EventFormPage, events: list[Event]
) -> None:
    page.open(events[2])
    publish = PublishPage(page)
    assert "marked" in publish.sentence()
    publish.choose("audience", "Inside")
    assert "CONFIDENTIAL" in publish.page_words()


@pytest.mark.parametrize("kind", ["Word", "Web page", "Table", "Workbook"])
def test_every_format_is_written_from_the_same_content(
    page: EventFormPage, events: list[Event], tmp_path: Path, kind: str
) -> None:
    publish = PublishPage(page)
    publish.choose("format", kind)
    assert not publish.is_offered("passphrase")
    if kind in ("Table", "Workbook"):
        assert ["Title" in publish.rows()[0], len(publish.rows())] == [True, 3]
    else:
        assert "This digest tells of 2 events" in publish.page_words()
    path = tmp_path / publish.name().name
    publish.write(path)
    assert path.stat().st_size > 300
    assert b"Qorghan" not in path.read_bytes()


def test_a_passphrase_seals_the_file_that_is_shown(
    page: EventFormPage, events: list[Event], tmp_path: Path
) -> None:
    page.open(events[0])
    publish = PublishPage(page)
    publish.enter("passphrase", "six short words")
    assert "Raid on the market" in publish.page_words()
    publish.write(tmp_path / "sealed.pdf")
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(tmp_path / "sealed.pdf")
    assert "Raid on the market" in texts(tmp_path / "sealed.pdf", "six short words")


def test_cancelling_leaves_nothing_behind(
    page: EventFormPage, events: list[Event], tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    publish = PublishPage(page)
    enter("file", str(folder / "digest.pdf"))
    publish.window.remake()
    publish.window.cancel()
    assert "Nothing was written" in publish.sentence()
    assert not publish.may_write()
    press(Qt.Key.Key_Return, CTRL)
    publish.settle()
    assert list(folder.iterdir()) == []
    press(Qt.Key.Key_F5)
    publish.settle()
    assert publish.may_write()


def test_a_file_that_is_there_is_replaced_only_after_a_question(
    page: EventFormPage, events: list[Event], tmp_path: Path
) -> None:
    path = tmp_path / "digest.pdf"
    path.write_text("older")
    publish = PublishPage(page)
    enter("file", str(path))
    with Answers("cancel"):
        press(Qt.Key.Key_Return, CTRL)
    assert path.read_text() == "older"
    publish.come()
    with Answers("yes"):
        press(Qt.Key.Key_Return, CTRL)
    publish.qtbot.waitUntil(lambda: "digest.pdf" in publish.notice())
    assert path.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("is_there", [True, False])
def test_what_is_written_is_told_also_where_the_desk_changes_meanwhile(
    page: EventFormPage, events: list[Event], tmp_path: Path, is_there: bool
) -> None:
    path = tmp_path / "out" / "digest.pdf"
    path.parent.mkdir()
    publish = PublishPage(page)
    gate = Gate(publish)
    enter("file", str(path))
    gate.hold()
    press(Qt.Key.Key_Return, CTRL)
    page.window.list.model.counted.emit(len(events))  # as after any change on the desk
    for key in (Qt.Key.Key_F5, Qt.Key.Key_Escape):
        press(key)
    publish.window.close()
    publish.window.cancel()
    if not is_there:
        path.parent.rmdir()
    gate.open()
    publish.settle()
    told = "digest.pdf (" if is_there else "The folder for the brief does not exist"
    publish.qtbot.waitUntil(lambda: told in publish.notice())
    assert path.exists() == is_there
    assert publish.window.isVisible()
    publish.qtbot.waitUntil(publish.may_write, timeout=LONG_MS)
    assert publish.page_label().startswith("Page 1 of ")


def test_a_file_is_made_anew_after_a_question_in_which_the_desk_changed(
    page: EventFormPage, events: list[Event], tmp_path: Path
) -> None:
    path = tmp_path / "digest.pdf"
    path.write_text("older")
    publish = PublishPage(page)
    enter("file", str(path))
    with Answers("cancel"):
        QTimer.singleShot(0, lambda: page.window.list.model.counted.emit(len(events)))
        press(Qt.Key.Key_Return, CTRL)
    publish.settle()
    assert publish.may_write()
    assert path.read_text() == "older"


def test_a_folder_that_is_not_there_is_told(
    page: EventFormPage, events: list[Event], tmp_path: Path
) -> None:
    publish = PublishPage(page)
    enter("file", str(tmp_path / "nowhere" / "digest.pdf"))
    press(Qt.Key.Key_Return, CTRL)
    assert "does not exist" in publish.problem()


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("{folder}", "is a folder. Add the name of the file."),
        ("{folder}/" + "n" * 300 + "/a.pdf", "does not exist"),
        ("{folder}/" + "n" * 300 + ".pdf", "could not be written there"),
        ("{folder}/a\0b.pdf", "holds what is no letter"),
        ("{desk}/main.db", "lies in the folder of a desk"),
    ],
)
def test_a_place_where_no_file_can_be_is_told(
    page: EventFormPage,
    events: list[Event],
    desk: OpenDesk,
    tmp_path: Path,
    name: str,
    sentence: str,
) -> None:
    publish = PublishPage(page)
    line = publish.window.ui.file
    line.setText(name.format(folder=tmp_path / "out", desk=desk.folder.path))
    line.textEdited.emit(line.text())
    (tmp_path / "out").mkdir()
    with Answers("yes") if "main.db" in name else contextlib.nullcontext():
        press(Qt.Key.Key_Return, CTRL)
        publish.settle()
    assert sentence in publish.problem()
    assert list((tmp_path / "out").iterdir()) == []
    assert not desk.folder.database.read_bytes().startswith(b"%PDF")


def test_an_error_of_before_does_not_stand_over_an_empty_list(
    page: EventFormPage, events: list[Event], tmp_path: Path
) -> None:
    publish = PublishPage(page)
    enter("file", str(tmp_path / "nowhere" / "digest.pdf"))
    press(Qt.Key.Key_Return, CTRL)
    assert publish.problem()
    publish.window.show_offer(Offer())
    publish.settle()
    assert publish.problem() == ""


def test_a_bare_name_lies_in_the_folder_that_was_proposed(
    page: EventFormPage, events: list[Event], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    publish = PublishPage(page)
    proposed = publish.name().parent
    enter("file", "bare-name.pdf")
    assert publish.window.file.path() == proposed / "bare-name.pdf"


def test_the_last_choices_are_kept_in_the_desk_but_no_secret(
    page: EventFormPage, events: list[Event], tmp_path: Path
) -> None:
    publish = PublishPage(page)
    publish.choose("kind", "Statistics")
    publish.choose("paper", "Letter")
    publish.enter("passphrase", "six short words")
    publish.enter("heading", "Our title")
    publish.write(tmp_path / "numbers.pdf")
    publish.window.close()
    come_back(page.qtbot, page.window)
    again = PublishPage(page)
    assert (again.chosen("kind"), again.chosen("paper")) == ("Statistics", "Letter")
    assert again.name().parent == tmp_path
    assert again.window.ui.passphrase.text() == ""
    assert again.window.ui.heading.text() == ""


def test_a_line_of_the_report_leads_to_its_record(page: EventFormPage, events: list[Event]) -> None:
    publish = PublishPage(page)
    enter("report_filter", "lawyer")
    publish.qtbot.waitUntil(lambda: 0 < len(publish.report()) < 20)
    tab_to("report")
    press(Qt.Key.Key_End)
    tab_to("open_record")
    press(Qt.Key.Key_Space)
    page.qtbot.waitUntil(lambda: page.window.editor.record is not None)
    record = page.window.editor.record
    assert record is not None
    assert record.title == "Arrest of a lawyer"


def test_without_records_it_says_what_to_do(qtbot: QtBot, desk: OpenDesk, tmp_path: Path) -> None:
    main = EventFormPage(qtbot, desk, tmp_path)
    publish = PublishPage(main)
    assert "no record to publish yet" in publish.sentence()
    assert not publish.may_write()
    main.close()


def test_a_submission_asks_for_consents_and_answers(
    page: EventFormPage, events: list[Event]
) -> None:
    page.open(events[0])
    publish = PublishPage(page)
    publish.choose("kind", "Submission")
    assert "Ask the victim" in publish.sentence()
    assert publish.is_offered("answers")
    publish.choose("consent_letter", "Yes")
    publish.choose("consent_report", "Yes")
    assert publish.page_words()
    publish.window.choices.answers = {"requests": "Release them at once."}
    press(Qt.Key.Key_F5)
    publish.settle()
    assert publish.sentence() == ""
    assert publish.may_write()
