"""The sample record is entered in few keys and without a mouse, the next one in fewer."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrd_desk.exchange.record_json import event_to_json
from hrd_desk.gui.workers import finish_jobs
from tests.builders import a_desk, vocabulary_of
from tests.fast_entry_steps import (
    PINNED,
    SECOND,
    SEED,
    SMALL_PAUSE_MS,
    begin,
    enter_cold,
    enter_second,
    fill_up_terms,
    pin_what_repeats,
    tell_keys,
    tell_models,
    tell_worst,
)
from tests.pages.event_form import EventFormPage
from tests.pages.fast_entry import CTRL, FastEntry, NoMouse
from tests.pages.keyboard import press
from tests.pages.places import PlacesPage
from tests.stalls import StallWatch

MOST_COLD, MOST_WARM, MOST_IN_ALL = 75, 50, 320


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[EventFormPage]:
    with a_desk(tmp_path) as desk:
        fill_up_terms(desk)
        page = EventFormPage(qtbot, desk, tmp_path)
        PlacesPage(page).wait_until_ready()
        yield page
        page.close()
        finish_jobs()


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_the_sample_record_takes_few_keys_and_the_next_one_fewer(page: EventFormPage) -> None:
    mouse, watch = NoMouse(), StallWatch()
    entry = FastEntry(watch)
    context = "sample record, empty desk with 600 violations"

    begin(entry)
    page.finish_warming()  # what it does while somebody types the title, at a person's speed
    enter_cold(entry)
    cold = stored(page, SEED["title"])
    for field in ("title", "country", "start_date", "description", "summary", "monitoring_status"):
        assert cold[field] == SEED[field]
    for field in ("violations", "genders", "hrd_types", "perpetrators_state"):
        assert cold[field] == SEED[field]
    assert set(cold["rights"]) == set(SEED["rights"])
    assert [place["locality"] for place in cold["places"]] == ["Almaty"]
    assert [(count["role"], count["min"]) for count in cold["counts"]] == [("affected", 1)]
    assert entry.coded <= MOST_COLD
    assert entry.coded + entry.told <= MOST_IN_ALL
    tell_keys("cold", entry, context)
    tell_models()

    page.window.editor.open(page.find(SEED["title"]))
    pin_what_repeats(page.window)
    press(Qt.Key.Key_N, CTRL)
    entry.begin_count()
    enter_second(entry)
    warm = stored(page, SECOND["title"])
    assert [warm[field] for field in ("country", "start_date")] == ["KZ", "2023-06-14"]
    for field in PINNED[1:]:
        assert set(warm[field]) == set(SEED[field])
    assert [place["locality"] for place in warm["places"]] == ["Astana"]
    assert entry.coded <= MOST_WARM
    tell_keys("warm", entry, f"{context}, codes pinned")

    watch.rest(SMALL_PAUSE_MS)
    mouse.stop()
    assert mouse.seen == []
    tell_worst(watch, context)


def stored(page: EventFormPage, title: str) -> dict[str, Any]:
    """Return the record with this title in our record format."""
    return event_to_json(page.stored(page.find(title)), vocabulary_of(page.desk))
