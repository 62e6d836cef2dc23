"""The manual's tutorial, followed key by key on the sample desk, ends in a brief."""

import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrd_desk.data import manual_page
from hrd_desk.gui.windows.sample_desk_dialog import create_sample_desk
from hrd_desk.gui.workers import finish_jobs
from tests.builders import cheap_cost
from tests.pages.event_form import EventFormPage
from tests.pages.places import PlacesPage
from tests.tutorial_steps import CODES, TITLE, find_students, log_event, open_brief


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[EventFormPage]:
    with create_sample_desk(tmp_path, cheap_cost()) as desk:
        page = EventFormPage(qtbot, desk, tmp_path)
        PlacesPage(page).wait_until_ready()
        yield page
        page.close()
        finish_jobs()


def test_the_tutorial_leads_to_a_record_and_a_brief(page: EventFormPage, tmp_path: Path) -> None:
    assert 1 < find_students(page) < 100
    log_event(page)
    record = page.stored(page.find(TITLE))
    assert (record.country_code, record.places[0].locality) == ("KZ", "Almaty")
    assert record.start_date == "2023-05-01"
    coded = {term.code for use in record.term_uses for term in [use.term]}
    assert {"man", "lawyer", "arrest-detention", "liberty-security", "police"} <= coded
    assert record.counts[0].minimum == 2
    assert re.search("two lawyers were reportedly", record.summary)
    assert record.reference.startswith("KZ-2023-TRY-")

    publish = open_brief(page)
    brief = tmp_path / "brief.pdf"
    publish.write(brief)
    words = pypdfium2.PdfDocument(brief)[0].get_textpage().get_text_range().split()
    assert "around 20 pro-democracy defenders" in " ".join(words)


def test_what_is_typed_here_is_what_the_tutorial_says() -> None:
    told = manual_page("tutorial.md").read_text("utf-8")
    for typed in (TITLE, "1/5/23", "kaz", "almaty", "students", "anti-government", *CODES):
        assert f"`{typed}`" in told
