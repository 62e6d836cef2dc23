"""Lists: filters, sorting, pages of any length, search in every script."""

import datetime
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from hrd_desk.model.parts import Place
from hrd_desk.storage.event_lists import (
    Anchor,
    EventFilter,
    Near,
    Sort,
    SortColumn,
    anchor_of,
    count_events,
    event_page,
    page_anchors,
)
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.search_index import VERSION_SETTING, is_index_current
from hrd_desk.storage.search_text import index_text, match_expression
from hrd_desk.storage.settings import write_setting
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.builders import a_desk, an_event, opened, saved, vocabulary_of

TEXTS = {
    "en": "Police detained students at a rally",
    "ru": "Полиция произвела арест ещё двух активистов",
    "th": "ตำรวจจับกุมนักข่าวในการชุมนุม",
    "my": "ရဲက သတင်းထောက်ကို ဖမ်းဆီးခဲ့သည်",
    "zh": "警察逮捕了两名记者",
    "ar": "اعتقلت الشرطة صحفيين في المظاهرة",
    "vi": "Công an bắt giữ nhà báo Đặng Đình",
    "hi": "पुलिस ने पत्रकार को गिरफ्तार किया",
    "tr": "Ilgın ilçesinde gazeteci ısrarla gözaltına alındı",
    "km": "ប៉ូលិសចាប់ខ្លួនអ្នកកាសែត",
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    """Make a desk with 70 records: most of them plain ones, and one in each script."""
    with a_desk(tmp_path_factory.mktemp("lists")) as desk:
        vocabulary = vocabulary_of(desk)
        chance = random.Random(7)
        for number in range(70 - len(TEXTS)):
            day = "" if number % 9 == 0 else f"2023-{chance.randrange(1, 13):02}"
            country = chance.choice(["KZ", "MM", "PH", ""])
            event = an_event(vocabulary, title=f"T{number % 5}", start_date=day or None)
            event.country_code, event.summary = country, f"number {number}"
            saved(desk, event)
        for language, words in TEXTS.items():
            saved(desk, an_event(vocabulary, title=language, summary=words))
        yield desk


@pytest.mark.parametrize("column", [one for one in SortColumn if one is not SortColumn.BEST])
@pytest.mark.parametrize("is_descending", [True, False])
def test_pages_behind_anchors_are_the_whole_list_in_order(
    filled: OpenDesk, column: SortColumn, *, is_descending: bool
) -> None:
    sort = Sort(column, is_descending)
    with filled.database.snapshot() as session:
        whole = event_page(session, EventFilter(), sort, None, 1000)
        pages = page_anchors(session, EventFilter(), sort, 8)
        parts = [event_page(session, EventFilter(), sort, anchor, 8) for anchor in pages.anchors]
    assert pages.total == len(whole) == 70
    assert [row for page in parts for row in page] == whole
    keys = [anchor_of(row, sort) for row in whole]
    assert keys == sorted(keys, reverse=is_descending)


def test_the_best_hits_come_first(desk: OpenDesk, vocabulary: Vocabulary) -> None:
    saved(desk, an_event(vocabulary, title="other", summary="a heronry" + " and else" * 99))
    saved(desk, an_event(vocabulary, title="Heronry raided", start_date="2001"))
    saved(desk, an_event(vocabulary, title="third", summary="a heronry"))
    best, words = Sort(SortColumn.BEST), EventFilter(words="heronry")
    with desk.database.snapshot() as session:
        rows = event_page(session, words, best, None, 10)
        anchors = page_anchors(session, words, best, 1).anchors
        pages = [event_page(session, words, best, anchor, 1) for anchor in anchors]
        without = event_page(session, EventFilter(), best, None, 10)
    assert [row.title for row in rows] == ["Heronry raided", "third", "other"]
    assert [row for page in pages for row in page] == rows
    assert without[-1].title == "Heronry raided"  # by date where there are no words


def test_an_empty_list_has_one_empty_page(desk: OpenDesk) -> None:
    with desk.database.snapshot() as session:
        pages = page_anchors(session, EventFilter(), Sort(), 8)
        assert event_page(session, EventFilter(), Sort(), pages.anchors[0], 8) == []
    assert pages.total == 0


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("detained", "en"),
        ("POLICE stud", "en"),
        ("арест", "ru"),
        ("активист", "ru"),
        ("еще", "ru"),
        ("จับกุม", "th"),
        ("นักข่าว", "th"),
        ("ဖမ်းဆီး", "my"),
        ("သတင်းထောက်", "my"),
        ("记者", "zh"),
        ("逮捕", "zh"),
        ("الشرطة", "ar"),
        ("bat giu", "vi"),
        ("dang dinh", "vi"),
        ("Đặng", "vi"),
        ("पत्रकार", "hi"),
        ("पुलि", "hi"),
        ("गिरफ्तार किया", "hi"),
        ("ilgin", "tr"),
        ("ILGIN ISRAR", "tr"),
        ("អ្នកកាសែត", "km"),
    ],
)
def test_words_are_found_in_their_script(filled: OpenDesk, words: str, language: str) -> None:
    with filled.database.snapshot() as session:
        rows = event_page(session, EventFilter(words=words), Sort(), None, 100)
    assert [row.title for row in rows] == [language]


@pytest.mark.parametrize("words", ['"', "*", "NEAR(", "a OR", "title:x", "-", "('", "^", "\0"])
def test_operators_typed_by_a_person_mean_nothing(filled: OpenDesk, words: str) -> None:
    with filled.database.snapshot() as session:
        event_page(session, EventFilter(words=words), Sort(), None, 10)


@given(st.text())
def test_any_text_gives_a_valid_search(words: str) -> None:
    expression = match_expression(words)
    assert expression.count('"') % 2 == 0
    index_text(words)


def test_narrower_terms_are_found_with_their_parent(desk: OpenDesk, vocabulary: Vocabulary) -> None:
    saved(desk, an_event(vocabulary, rights=["expression-offline"], title="narrow"))
    saved(desk, an_event(vocabulary, rights=["protest"], title="other"))
    with desk.database.snapshot() as session:
        wanted = EventFilter(terms=(("right", "expression"),))
        rows = event_page(session, wanted, Sort(), None, 10)
        assert count_events(session, wanted) == 1
    assert [row.title for row in rows] == ["narrow"]


def test_dates_filter_by_what_is_possible(desk: OpenDesk, vocabulary: Vocabulary) -> None:
    saved(desk, an_event(vocabulary, start_date="2023-05", title="May"))
    saved(desk, an_event(vocabulary, start_date=None, title="undated"))
    day = datetime.date(2023, 5, 20)
    with desk.database.snapshot() as session:
        for wanted, expected in (
            (EventFilter(start_from=day), ["May"]),
            (EventFilter(start_to=day), ["May"]),
            (EventFilter(start_from=datetime.date(2023, 6, 1)), []),
            (EventFilter(start_to=datetime.date(2023, 4, 30)), []),
        ):
            rows = event_page(session, wanted, Sort(), None, 10)
            assert [row.title for row in rows] == expected


@pytest.mark.parametrize(
    ("latitude", "longitude", "is_near"),
    [(43.25, 76.95, True), (43.9, 76.9, False), (None, None, False)],
)
def test_nearness_is_measured_on_the_globe(
    desk: OpenDesk, vocabulary: Vocabulary, latitude: float, longitude: float, *, is_near: bool
) -> None:
    place = Place(latitude_deg=latitude, longitude_deg=longitude)
    saved(desk, an_event(vocabulary, places=[place]))
    with desk.database.snapshot() as session:
        near = EventFilter(near=Near(43.2242, 76.9288, 20))
        assert count_events(session, near) == int(is_near)


def test_nearness_reaches_over_the_date_line(desk: OpenDesk, vocabulary: Vocabulary) -> None:
    saved(desk, an_event(vocabulary, places=[Place(latitude_deg=-17.0, longitude_deg=-179.9)]))
    with desk.database.snapshot() as session:
        assert count_events(session, EventFilter(near=Near(-17.0, 179.9, 50))) == 1


def test_anchors_name_the_last_row_of_the_page_before(tmp_path: Path) -> None:
    with a_desk(tmp_path, "anchors") as desk:
        vocabulary = vocabulary_of(desk)
        for _number in range(5):
            saved(desk, an_event(vocabulary))
        with desk.database.snapshot() as session:
            first = event_page(session, EventFilter(), Sort(), None, 2)
            anchors: list[Anchor | None] = page_anchors(session, EventFilter(), Sort(), 2).anchors
    assert anchors[:2] == [None, anchor_of(first[-1], Sort())]
    assert len(anchors) == 3


def test_an_index_of_another_tokenizer_is_made_anew_at_opening(tmp_path: Path) -> None:
    with a_desk(tmp_path, "old") as desk:
        saved(desk, an_event(vocabulary_of(desk), summary="Полиция задержала двоих"))
        with desk.database.local_transaction() as session:
            session.execute(text("INSERT INTO fts (fts) VALUES ('delete-all')"))
            write_setting(session, VERSION_SETTING, 0)
    with opened(desk.folder.path) as again, again.database.snapshot() as session:
        assert count_events(session, EventFilter(words="полиция")) == 1
        assert is_index_current(session)
