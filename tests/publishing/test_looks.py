"""What a reader would see at a glance: nothing is cut, nothing is alone, nothing is mistaken."""

import re
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from hrd_desk.model.event import Event
from hrd_desk.model.parts import Place
from hrd_desk.publishing.cleaning import cleaned
from hrd_desk.publishing.columns import fitted
from hrd_desk.publishing.documents import Document, Text
from hrd_desk.publishing.exporting import write
from hrd_desk.publishing.fitting import balanced_width_pt, shortened
from hrd_desk.publishing.map_labels import Labels
from hrd_desk.publishing.orders import BriefKind, House, Order, Stamp
from hrd_desk.publishing.paper import A4_PT, LEFT_PT, WIDTH_PT
from hrd_desk.publishing.preparing import prepare
from hrd_desk.publishing.press import _Press
from hrd_desk.publishing.rows import Row, pages_of, rows_of, together
from hrd_desk.publishing.set_lines import Span
from hrd_desk.publishing.setting import Setter, Setting, setter_for
from hrd_desk.publishing.speech import Speech
from hrd_desk.publishing.styles import BODY, CELL, TITLE
from hrd_desk.publishing.tables import Column, table_rows
from hrd_desk.publishing.watermark import watermark
from tests.builders import shipped_vocabulary
from tests.publishing.many import many_events
from tests.publishing.pages import a_paper, finished
from tests.publishing.printed import Printed, read_back
from tests.publishing.reading import text_of_pages
from tests.publishing.samples import a_citation, coded, seed_event


def printed(order: Order, folder: Path, count: int = 0) -> Printed:
    """Return the brief of so many events, or of the seed record, read back."""
    events = many_events(count) if count else [seed_event(confidentiality="public")]
    path = folder / "brief.pdf"
    write(prepare(events, shipped_vocabulary(), order), path)
    return read_back(path)


def boxes(content: bytes, folder: Path, pages: int = 1) -> dict[str, tuple[float, float]]:
    """Return left and right of each word on the first pages."""
    path = folder / "page.pdf"
    path.write_bytes(content)
    command = ["pdftotext", "-bbox", "-l", str(pages), str(path), "-"]
    told = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    found = re.findall(r'xMin="([\d.]+)".*?xMax="([\d.]+)".*?>(.*?)</word>', told)
    return {word: (float(left), float(right)) for left, right, word in found}


# --- tables ---------------------------------------------------------------------------------------


def test_no_reference_in_a_case_list_is_cut(tmp_path: Path) -> None:
    for language in ("en", "ru"):
        order = Order(kind=BriefKind.CASE_LIST, language=language)
        text = printed(order, tmp_path, 12).text
        references = {event.reference for event in many_events(12)}
        assert {word for word in text.split() if word in references} == references


def test_a_day_stays_whole_in_its_column() -> None:
    setter = setter_for("ru")
    columns = [Column("Дата", 40), Column("Что случилось", 300)]
    narrow, _wide = fitted(setter, columns, [("24 сентября 2024 г.", "x"), ("2024 г.", "y")])
    assert narrow.width_pt - 6 >= setter.width_pt(Span("24 сентября", CELL))


def test_one_endless_word_takes_no_room_from_others() -> None:
    setter = setter_for("en")
    columns = [Column("Place", 100), Column("What happened", 300)]
    place, _what = fitted(setter, columns, [("w" * 90, "x"), ("Almaty", "y")])
    assert place.width_pt == 100


def test_headings_of_figures_run_upwards_before_a_word_is_cut() -> None:
    heads = ("Защитница прав человека", "Правительство", "Неизвестно", "Негосударственное лицо")
    paper = a_paper("ru")
    columns = [Column("Нарушения", 180), *(Column(head, 40, has_figures=True) for head in heads)]
    rows = [("Судебное преследование", "7", "12", "3", "5")]
    wide = fitted(paper.setter, columns, rows)
    assert [column.is_turned for column in wide] == [False, True, True, True, True]
    assert sum(column.width_pt for column in wide) == pytest.approx(340)
    (page,) = text_of_pages(finished(paper, table_rows(paper, wide, rows)))
    assert all(word in page for head in heads for word in head.split())


def test_units_stand_below_units_where_lines_run_from_the_right(tmp_path: Path) -> None:
    paper = a_paper("ar")
    columns = [Column("المكان", 300), Column("الأحداث", 100, has_figures=True)]
    rows = [("ألماتي", "7"), ("أستانا", "1234")]
    columns = fitted(paper.setter, columns, rows)
    found = boxes(finished(paper, table_rows(paper, columns, rows)), tmp_path)
    assert found["7"][1] == pytest.approx(found["1234"][1], abs=0.5)


def test_no_row_of_a_table_is_alone_on_a_page() -> None:
    columns = (Column("Region", 300), Column("Events", 100, has_figures=True))
    for count in range(40, 60):
        paper = a_paper()
        rows = table_rows(paper, columns, [(f"Region {n}", str(n)) for n in range(count)])
        last = list(pages_of(rows, paper.area_height_pt))[-1]
        assert sum(bool(row.cells or row.blocks) and not row.is_repeated for row in last) != 1


def test_shares_are_written_in_one_way_and_a_few_are_not_none() -> None:
    assert Speech("ru").share(3, 8) == "38\u00a0%"
    assert Speech("en").share(1, 300) == "<1%"


# --- pages ----------------------------------------------------------------------------------------


def test_an_entry_of_a_digest_stands_whole_on_one_page(tmp_path: Path) -> None:
    pages = printed(Order(kind=BriefKind.DIGEST), tmp_path, 40).page_texts
    titles = [len(re.findall(r"Event number \d+ in", page)) for page in pages]
    ends = [page.count("Further sources are known to us") for page in pages]
    assert titles == ends
    assert sum(titles) == 40


def test_a_picture_that_has_room_goes_before_one_that_has_none() -> None:
    def picture(height_pt: float) -> list[Row]:
        return [Row((), height_pt, may_wait=True)]

    rows = [Row((), 50), *picture(80), *picture(30), Row((), 10)]
    heights = [[row.height_pt for row in page] for page in pages_of(rows, 100)]
    assert heights == [[50, 30], [80, 10]]
    rows = [Row((), 50), *picture(80), Row((), 30)]
    assert [len(page) for page in pages_of(rows, 100)] == [1, 1, 1]


def test_words_that_announce_a_paragraph_stand_on_its_page() -> None:
    blocks = [Text("According to the information:", leads_on=True), Text("1. Arrested.")]
    document = Document("en", "A", "B", "", (), "", (), tuple(blocks))
    press = _Press(document, a_paper(), lambda _done, _total: None, None)
    first, second = [row for row in press.rows() if row.cells][-2:]
    assert first.stays_with_next
    assert not second.stays_with_next


def test_short_contents_stay_together() -> None:
    paper = a_paper()
    rows = together([Row((), 12.0) for _line in range(8)])
    pages = list(pages_of([Row((), paper.area_height_pt - 30), *rows], paper.area_height_pt))
    assert [len(page) for page in pages] == [1, 8]


def test_a_long_foot_has_a_second_line_and_loses_no_date(tmp_path: Path) -> None:
    house = House(name="Network of Defenders in Central Asia", footer="desk@example.org, Almaty")
    house = replace(house, licence="Creative Commons Attribution, share alike")
    for kind in (BriefKind.EVENT, BriefKind.DIGEST):
        order = Order(kind=kind, house=house, made_on=seed_event().start_earliest)
        text = printed(order, tmp_path).page_texts[0]
        assert "share alike" in " ".join(text.split())
        assert "…" not in text
        assert text.count("1 May 2023") >= 2


def test_marks_lie_across_an_arabic_page_without_an_empty_box() -> None:
    marks = ("مسودة", "سري")
    line = setter_for("ar").set([Span(marks[0], BODY)], 200).lines[0]
    face = line.parts[0][0].pieces[0].face

    def outlines(*words: str) -> int:
        return watermark(words, face, A4_PT).split().count("h")

    assert outlines(*marks) == sum(map(outlines, marks))


def test_marks_stand_in_one_order_whoever_asked_for_them(tmp_path: Path) -> None:
    order = Order(stamps=frozenset({Stamp.CONFIDENTIAL, Stamp.DRAFT}))
    text = printed(order, tmp_path).page_texts[0]
    assert text.index("DRAFT") < text.index("CONFIDENTIAL")


# --- words ----------------------------------------------------------------------------------------


def test_a_digest_of_one_event_says_no_more_than_there_is(tmp_path: Path) -> None:
    brief = printed(Order(kind=BriefKind.DIGEST), tmp_path)
    assert "This digest tells of 1 event in Kazakhstan, on 1 May 2023." in brief.text
    assert "What the records show" not in brief.text
    assert "0 events" not in brief.text
    assert "Every event has a number of people affected." in brief.text


def test_the_lines_of_a_heading_are_about_as_long() -> None:
    setter = setter_for("en")
    title = Span(
        "Kazakhstan: demonstrators were arrested in the square before the town hall", TITLE
    )
    wide = setter.set([title], WIDTH_PT)
    even = setter.set([title], balanced_width_pt(setter, title, WIDTH_PT))
    assert len(even.lines) == len(wide.lines) == 2
    first, second = even.lines
    assert second.width_pt > 0.75 * first.width_pt


def test_of_a_long_head_little_more_than_fits_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is shortened on each page: the whole of it, a dozen times, would be most of the work."""
    setter, lengths = setter_for("en"), list[int]()
    as_ever = type(setter).set

    def counted(own: Setter, spans: Sequence[Span], width_pt: float) -> Setting:
        lengths.append(len(spans[0].text))
        return as_ever(own, spans, width_pt)

    monkeypatch.setattr(type(setter), "set", counted)
    assert shortened(setter, Span("arrest " * 1_000, BODY), 200).endswith("arrest …")
    assert sum(lengths) < 1_000


def test_a_head_is_shortened_between_words() -> None:
    setter = setter_for("en")
    words = "Kazakhstan: anti-government demonstrators arrested"
    assert shortened(setter, Span(words, BODY), 200) == "Kazakhstan: anti-government …"
    assert shortened(setter, Span(words, BODY), 400) == words
    assert shortened(setter, Span("W" * 90, BODY), 200).endswith("WW …")
    # Among lines from the right, the sign would stand before what is read first.
    assert shortened(setter_for("ar"), Span(words, BODY), 200).endswith("anti-government …\u200e")


def test_the_name_of_a_place_is_nearer_to_its_own_circle() -> None:
    labels = Labels(300, 200)
    middle, other = (100.0, 100.0), (113.0, 100.0)
    labels.take_circle(middle, 4)
    labels.take_circle(other, 3)
    box = labels.beside(middle, 4, (40, 8))
    assert box is not None
    assert box[2] <= 100, "on the side away from the other circle"
    for crowd in ((80.0, 100.0), (100.0, 112.0), (100.0, 88.0), (88.0, 90.0), (88.0, 110.0)):
        labels.take_circle(crowd, 3)
    labels.taken = [taken for taken in labels.taken if taken[2] - taken[0] < 40]
    assert labels.beside(middle, 4, (40, 8)) is None, "a name that could be another's is left out"


@pytest.mark.parametrize("letter", ["ป\u0e48", "ا\u064b", "ש\u05b8"])
def test_the_same_mark_is_not_heaped_on_a_letter(letter: str) -> None:
    assert cleaned(letter + letter[1] * 50) == letter + letter[1]
    assert cleaned("Wait — ...... « ---") == "Wait — ...... « ---"


def test_english_paragraphs_on_an_arabic_page_begin_at_their_own_edge(tmp_path: Path) -> None:
    paper = a_paper("ar")
    words = " ".join(f"word{n}" for n in range(30))
    block = paper.block(Span(f"{words} end", BODY), paper.tree.root.add("P"))
    found = boxes(finished(paper, rows_of([block])), tmp_path)
    assert found["word0"][0] == pytest.approx(LEFT_PT, abs=1)
    assert found["end"][1] < LEFT_PT + WIDTH_PT - 30


# --- what is known, and no finer ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        (("2024",), "(2024)"),
        (("2024-05",), "(May 2024)"),
        (("2024-05-01",), "on 1 May 2024"),
        (("2024-05-01", "2024-06-02"), "from 1 May 2024 to 2 June 2024"),
        (("2024", "2024-02-03"), "(2024)"),
        (("2023-02-03", "2024-05"), "(3 February 2023 – May 2024)"),
    ],
)
def test_a_digest_tells_its_days_no_finer_than_its_records(
    dates: tuple[str, ...], told: str, tmp_path: Path
) -> None:
    events = [seed_event(start_date=date, end_date="", confidentiality="public") for date in dates]
    text = text_of_digest(events, tmp_path)
    assert told in text
    assert "1 January" not in text


def test_what_is_known_of_no_event_is_one_line_and_not_a_table_for_each(tmp_path: Path) -> None:
    fields = {"start_date": "2024", "country_code": "FJ", "confidentiality": "public"}
    text = text_of_digest([Event(reference=f"FJ-{n}", **fields) for n in range(2)], tmp_path)
    assert "Not known or not told of any event: Violations, Rights concerned" in text
    assert "100%" not in text


def test_a_digest_of_one_event_has_neither_tables_nor_bars(tmp_path: Path) -> None:
    text = text_of_digest([seed_event(confidentiality="public")], tmp_path)
    assert "Events; n =" not in text
    assert "100%" not in text
    assert "How this was counted" in text


def test_a_few_events_are_read_before_their_map(tmp_path: Path) -> None:
    for count, is_first in ((3, True), (12, False)):
        text = text_of_digest(list(many_events(count)), tmp_path)
        assert (text.index("By month, the newest") < text.index("Where events took")) is is_first


def test_places_in_one_country_name_it_once(tmp_path: Path) -> None:
    event = seed_event(confidentiality="public")
    towns = ("Almaty", "Astana", "Aktau", "Oral")
    event.places = [Place(is_primary=not n, locality=town) for n, town in enumerate(towns)]
    assert "Almaty; Astana; Aktau; Oral, Kazakhstan" in text_of_digest([event], tmp_path)


def text_of_digest(events: list[Event], folder: Path) -> str:
    path = folder / "digest.pdf"
    write(prepare(events, shipped_vocabulary(), Order(kind=BriefKind.DIGEST)), path)
    return " ".join(" ".join(text_of_pages(path)).split())


def test_a_table_of_few_high_rows_begins_where_it_stands(tmp_path: Path) -> None:
    """Only a table that is read in one look moves to the next page whole."""
    events = list(many_events(6))
    for event in events:
        event.summary = "A long account of what was seen and heard there. " * 12
    file = tmp_path / "list.pdf"
    write(prepare(events, shipped_vocabulary(), Order(kind=BriefKind.CASE_LIST)), file)
    first, *_others = text_of_pages(file)
    assert sum(event.reference in first for event in events) >= 2


def test_contents_of_many_months_name_the_parts_alone(tmp_path: Path) -> None:
    events = list(many_events(60))
    for number, event in enumerate(events):
        event.start_date = f"{2019 + number // 12}-{number % 12 + 1:02}-03"
    file = tmp_path / "digest.pdf"
    write(prepare(events, shipped_vocabulary(), Order(kind=BriefKind.DIGEST)), file)
    first, *others = text_of_pages(file)
    contents = first.partition("Contents")[2]
    assert "How this was counted" in contents
    assert "December 2023" not in contents
    assert "December 2023" in "".join(others)


def test_the_number_of_a_source_has_room_beside_it(tmp_path: Path) -> None:
    event = seed_event(confidentiality="public")
    event.citations = [a_citation(url=f"https://x.example/{part}") for part in range(120)]
    file = tmp_path / "brief.pdf"
    write(prepare([event], shipped_vocabulary(), Order()), file)
    found = boxes(file.read_bytes(), tmp_path, pages=30)
    assert found["120."][1] + 2 < found["Radio"][0]


def test_a_label_stands_again_where_its_value_goes_on(tmp_path: Path) -> None:
    terms = [term.code for term in shipped_vocabulary().walk("violation") if term.is_selectable]
    event = seed_event(confidentiality="public", summary="One line of what happened.\n" * 9)
    event.term_uses = []
    coded(event, "violations", *terms)
    file = tmp_path / "brief.pdf"
    write(prepare([event], shipped_vocabulary(), Order()), file)
    first, second, *_others = text_of_pages(file)
    assert "Violations" in first
    assert "Violations" in second
