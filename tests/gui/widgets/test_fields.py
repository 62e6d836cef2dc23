"""Single inputs: terms by keyboard, uncertain dates, numbers, texts that stay plain."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hrd_desk.errors import InvalidInputError
from hrd_desk.gui.widgets.date_edit import UncertainDateEdit
from hrd_desk.gui.widgets.field import Field
from hrd_desk.gui.widgets.term_line import OneTermPicker
from hrd_desk.gui.widgets.term_picker import TermPicker
from hrd_desk.gui.widgets.text_area import TextArea
from hrd_desk.gui.widgets.text_line import (
    CoordinateLine,
    CountLine,
    FlagBox,
    OptionalLine,
    TextLine,
)
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.builders import a_desk, vocabulary_of
from tests.pages.keyboard import focused, press, show, type_text


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    with a_desk(tmp_path_factory.mktemp("terms")) as desk:
        return vocabulary_of(desk)


Show = Callable[..., None]


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Show]:
    pages = []

    def put(*fields: QWidget) -> None:
        page = QWidget()
        layout = QVBoxLayout(page)
        for field in fields:
            layout.addWidget(field)
        show(qtbot, page)
        fields[0].setFocus()
        pages.append(page)

    yield put
    pages.clear()


@pytest.fixture
def rights(shown: Show, vocabulary: Vocabulary) -> TermPicker:
    picker = TermPicker()
    picker.offer_scheme(vocabulary, "right")
    shown(picker, TextLine())
    return picker


@pytest.fixture
def country(shown: Show, vocabulary: Vocabulary) -> OneTermPicker:
    picker = OneTermPicker()
    picker.offer_scheme(vocabulary, "country")
    shown(picker, TextLine())
    return picker


def codes(picker: TermPicker) -> list[str]:
    return [term.code for term in picker.value()]


def test_enter_takes_the_marked_term_and_backspace_gives_it_back(
    rights: TermPicker, qtbot: QtBot
) -> None:
    for letters in ("asse", "offl"):
        type_text(letters)
        with qtbot.waitSignal(rights.edited):
            press(Qt.Key.Key_Return)
    assert codes(rights) == ["assembly", "expression-offline"]
    assert rights.texts()[1] == "Freedom of expression > Offline"
    press(Qt.Key.Key_Backspace)
    assert codes(rights) == ["assembly"]


def test_the_popup_never_takes_the_focus(rights: TermPicker) -> None:
    type_text("free")
    assert rights.line.popup.isVisible()
    assert focused() is rights.line
    press(Qt.Key.Key_Escape)
    assert not rights.line.popup.isVisible()


def test_down_opens_the_whole_list_and_walks_it(rights: TermPicker) -> None:
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert len(codes(rights)) == 1


def test_a_chip_in_the_middle_can_be_removed_by_keys(rights: TermPicker) -> None:
    for letters in ("asse", "offl", "prot"):
        type_text(letters)
        press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Delete)
    assert codes(rights) == ["assembly", "protest"]


def test_a_chosen_term_is_not_offered_again(rights: TermPicker) -> None:
    for _turn in range(2):
        type_text("freedom of asse")
        press(Qt.Key.Key_Return)
    assert codes(rights) == ["assembly"]


def test_a_screen_reader_hears_what_is_chosen(rights: TermPicker) -> None:
    type_text("asse")
    press(Qt.Key.Key_Return)
    assert "Freedom of assembly" in rights.line.accessibleDescription()


def test_a_country_is_chosen_by_a_few_letters_in_russian(country: OneTermPicker) -> None:
    type_text("казах")
    press(Qt.Key.Key_Return)
    assert country.value() == "KZ"
    assert country.text() == "Kazakhstan"


def test_tab_takes_the_marked_term_and_moves_on(country: OneTermPicker) -> None:
    type_text("kaz")
    press(Qt.Key.Key_Tab)
    assert country.value() == "KZ"
    assert focused() is not country


def test_half_typed_letters_do_not_stay(country: OneTermPicker) -> None:
    country.set_value("KZ")
    type_text("zzz")
    press(Qt.Key.Key_Tab)
    assert country.text() == "Kazakhstan"


def test_an_emptied_field_is_none_unless_it_must_not_be(country: OneTermPicker) -> None:
    country.set_value("KZ")
    country.selectAll()
    press(Qt.Key.Key_Delete)
    assert country.value() is None
    country.set_value("KZ")
    country.is_required = True
    country.selectAll()
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Tab)
    assert country.value() == "KZ"
    assert country.text() == "Kazakhstan"


def test_a_term_switched_off_is_shown_and_not_offered(shown: Show, vocabulary: Vocabulary) -> None:
    off = next(t for t in vocabulary.walk("violation") if not t.is_enabled and t.is_selectable)
    picker = TermPicker()
    picker.offer_scheme(vocabulary, "violation")
    shown(picker)
    picker.set_value([off])
    assert picker.texts()[0].endswith("(switched off)")
    press(Qt.Key.Key_Backspace)
    type_text(off.label("en"))
    press(Qt.Key.Key_Return)
    assert off.code not in codes(picker)


@pytest.mark.parametrize(
    ("typed", "edtf", "words"),
    [
        ("1 May 2023", "2023-05-01", "1 May 2023"),
        ("May 2023", "2023-05", "May 2023"),
        ("about 2023", "2023~", "about 2023"),
        ("3-7 May 2023", "2023-05-03/2023-05-07", "3–7 May 2023"),
        ("", None, ""),
    ],
)
def test_a_date_is_read_in_words(shown: Show, typed: str, edtf: str | None, words: str) -> None:
    field = UncertainDateEdit()
    shown(field)
    type_text(typed)
    assert field.value() == edtf
    assert field.reading().startswith(words)


def test_a_stored_date_is_shown_so_that_it_reads_back_the_same(shown: Show) -> None:
    field = UncertainDateEdit()
    shown(field)
    for edtf in ("2023-05-01", "2023-05", "2023~", "2023-05-01/..", "202X", "2023-05-01?"):
        field.set_value(edtf)
        assert field.value() == edtf


def test_an_impossible_date_says_why_and_names_its_field(shown: Show) -> None:
    field = UncertainDateEdit()
    field.setObjectName("start_date")
    shown(field)
    type_text("31 February 2023")
    assert "31" in field.reading()
    with pytest.raises(InvalidInputError) as caught:
        field.value()
    assert caught.value.field == "start_date"


@pytest.mark.parametrize("typed", ["12x", "-3", "1.5", "١٢", "9999999999"])
def test_a_count_takes_whole_numbers_alone(shown: Show, typed: str) -> None:
    field = CountLine()
    shown(field)
    type_text(typed)
    with pytest.raises(InvalidInputError):
        field.value()


def test_coordinates_keep_every_digit_and_their_range(shown: Show) -> None:
    field = CoordinateLine()
    field.limit_deg = 90.0
    shown(field)
    field.set_value(43.224209880467825)
    assert field.value() == 43.224209880467825
    for typed in ("91", "north", "nan"):
        field.set_typed(typed)
        with pytest.raises(InvalidInputError):
            field.value()


@pytest.mark.parametrize("kind", [TextLine, OptionalLine, TextArea, CountLine, FlagBox])
def test_showing_a_value_is_no_edit(qtbot: QtBot, kind: type[QWidget]) -> None:
    field = kind()
    qtbot.addWidget(field)
    assert isinstance(field, Field)
    with qtbot.assertNotEmitted(field.edited):
        field.set_value(True if kind is FlagBox else None if kind is CountLine else "x")


def test_markup_stays_text_when_set_and_when_pasted(shown: Show) -> None:
    area = TextArea()
    shown(area)
    markup = '<b>bold</b> <img src="/etc/passwd">'
    area.set_value(markup)
    assert area.value() == markup
    rich = QMimeData()
    rich.setHtml("<b>bold</b>")
    rich.setText("bold")
    area.selectAll()
    area.insertFromMimeData(rich)
    assert area.value() == "bold"
    assert "font-weight:700" not in area.toHtml()


def test_a_text_area_grows_with_its_text_up_to_a_point(shown: Show) -> None:
    area = TextArea()
    area.grow_between(2, 6)
    shown(area)
    low = area.height()
    area.set_value("one\ntwo\nthree\nfour")
    middle = area.height()
    area.set_value("\n" * 60)
    assert low < middle < area.height() < 60 * area.fontMetrics().height()
