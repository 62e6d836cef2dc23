"""Charts read back from the page: every number is the one that was given, every bar as long."""

import datetime
import io
import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf.pdfa import check

from hrd_desk.i18n import number_words
from hrd_desk.publishing.bar_chart import Bar, bar_chart, other_bars
from hrd_desk.publishing.colours import scale
from hrd_desk.publishing.figures import (
    FIRST_HALF,
    SECOND_HALF,
    WITHHELD,
    Caption,
    Look,
    beside,
)
from hrd_desk.publishing.heat_table import HeatTable, heat_table
from hrd_desk.publishing.month_chart import EARLIER, Months, month_chart
from hrd_desk.publishing.paper import BOTTOM_PT, LEFT_PT, PAGE_WIDTH_PT, RIGHT_PT, TOP_PT
from hrd_desk.publishing.rows import Row
from hrd_desk.publishing.speech import share_words
from hrd_desk.publishing.styles import BRAND
from tests.publishing import sheets
from tests.publishing.pages import a_paper, finished
from tests.publishing.reading import poppler_text, streams_of
from tests.publishing.shapes import Shape, shapes_of, words_in

ROOT = Path(__file__).resolve().parents[2]
TITLE = Caption("Type of violation", "Records", "Source: Example Network", 64)
LOOK = Look()
JANUARY = datetime.date(2023, 1, 1)
WRITE_A_SHEET = """
import sys
from pathlib import Path
from tests.publishing.sheets import sheet
Path(sys.argv[1]).write_bytes(sheet("ar"))
"""


def printed_bars(bars: list[Bar], language: str = "en", caption: Caption = TITLE) -> bytes:
    paper = a_paper(language)
    return finished(paper, bar_chart(paper, bars, caption))


def bars_on(content: bytes) -> list[Shape]:
    """Return the bars from the top down."""
    found = shapes_of(content, LOOK.strong) + shapes_of(content, other_bars(LOOK))
    return sorted(found, key=lambda shape: -shape.top)


def text_of(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    texts = []
    for page in document:
        text_page = page.get_textpage()
        texts.append(str(text_page.get_text_bounded()))
        text_page.close()
    document.close()
    return " ".join(" ".join(texts).split())


def page_count(content: bytes) -> int:
    document = pypdfium2.PdfDocument(content)
    count = len(document)
    document.close()
    return count


def structure(content: bytes, folder: Path) -> str:
    file = folder / "page.pdf"
    file.write_bytes(content)
    command = ["pdfinfo", "-struct-text", str(file)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


# --- bars -----------------------------------------------------------------------------------------


def test_bars_are_sorted_as_long_as_their_counts_and_say_them() -> None:
    bars = [Bar(f"Label {count}", count) for count in (3, 27, 1, 12)]
    content = printed_bars(bars)
    found = bars_on(content)
    assert [shape.width / found[0].width * 27 for shape in found] == pytest.approx(
        [27, 12, 3, 1], abs=0.05
    )
    assert len({round(shape.left, 1) for shape in found}) == 1, "all begin at zero"
    for shape, told in zip(found, ("27 42%", "12 19%", "3 5%", "1 2%"), strict=True):
        beside_it = (shape.right, shape.bottom - 3, RIGHT_PT, shape.top + 3)
        assert words_in(content, beside_it) == told
        label = (LEFT_PT, shape.bottom - 3, shape.left, shape.top + 3)
        assert words_in(content, label) == f"Label {told.split()[0]}"


def test_only_the_longest_bars_are_strong() -> None:
    content = printed_bars([Bar("A", 5), Bar("B", 5), Bar("C", 2)])
    assert len(shapes_of(content, LOOK.strong)) == 2
    assert len(shapes_of(content, other_bars(LOOK))) == 1


def test_what_is_not_recorded_stands_last_though_it_is_more() -> None:
    content = printed_bars([Bar("Not recorded", 9, is_rest=True), Bar("Arrest", 4)])
    first, second = bars_on(content)
    assert first.width < second.width


def test_a_long_label_is_wrapped_and_loses_nothing() -> None:
    label = "Restrictions on freedom of assembly " * 6
    content = printed_bars([Bar(label, 4), Bar("Arrest", 9)])
    assert label.strip() in text_of(content)
    first, second = bars_on(content)
    assert first.bottom - second.top > 20, "the label has its lines"


def test_nothing_and_one_and_zero() -> None:
    assert "No records in this period." in text_of(printed_bars([]))
    (bar,) = bars_on(printed_bars([Bar("Arrest", 1)]))
    assert bar.right < RIGHT_PT
    content = printed_bars([Bar("Arrest", 0), Bar("Threat", 0)])
    assert bars_on(content) == []
    assert text_of(content).count("0 0%") == 2
    with pytest.raises(ValueError, match="less than nothing"):
        printed_bars([Bar("Arrest", -1)])


def test_bars_from_right_to_left_are_the_same_in_a_mirror() -> None:
    bars = [Bar("1", 9), Bar("2", 4)]
    plain = Caption("64")
    left, right = (bars_on(printed_bars(bars, language, plain)) for language in ("en", "ar"))
    for here, there in zip(left, right, strict=True):
        assert there.right == pytest.approx(PAGE_WIDTH_PT - here.left, abs=0.1)
        assert there.left == pytest.approx(PAGE_WIDTH_PT - here.right, abs=0.1)


def test_numbers_and_shares_are_written_as_the_language_does() -> None:
    assert number_words(12345, "en") == "12,345"
    assert number_words(12345, "ru") == "12\N{NO-BREAK SPACE}345"
    assert number_words(12345, "de") == "12.345"
    assert share_words(27, 64, "ru") == "42\N{NO-BREAK SPACE}%"
    assert share_words(1, 8, "en") == "13%"
    assert share_words(1, 1000, "en") == "<1%"
    assert share_words(0, 1000, "en") == "0%"
    assert "12\N{NO-BREAK SPACE}345" in text_of(printed_bars([Bar("Арест", 12345)], "ru")).replace(
        " ", "\N{NO-BREAK SPACE}"
    )


def test_more_bars_than_a_page_holds_go_on_over_the_page() -> None:
    content = printed_bars([Bar(f"Label {count}", count) for count in range(1, 101)])
    assert page_count(content) > 1
    found = text_of(content)
    assert all(f"Label {count} {count} " in found for count in range(1, 101))


# --- months ---------------------------------------------------------------------------------------


def printed_months(months: Months, language: str = "en") -> bytes:
    paper = a_paper(language)
    return finished(paper, month_chart(paper, months, TITLE))


def columns_on(content: bytes, colour: tuple[float, float, float]) -> list[Shape]:
    """Return columns from left to right, without the squares of the legend."""
    found = [shape for shape in shapes_of(content, colour) if shape.width > 7.6]
    return sorted(found, key=lambda shape: shape.left)


def test_months_stand_beside_the_same_months_a_year_earlier() -> None:
    content = printed_months(Months(JANUARY, (9, 11, 16), (6, 8, 32)))
    now, before = columns_on(content, LOOK.strong), columns_on(content, EARLIER)
    tall = before[-1].height
    assert [shape.height / tall * 32 for shape in now] == pytest.approx([9, 11, 16], abs=0.2)
    assert [shape.height / tall * 32 for shape in before] == pytest.approx([6, 8, 32], abs=0.2)
    assert all(one.right < two.left for one, two in zip(before, now, strict=True))
    for shapes, counts in ((now, (9, 11, 16)), (before, (6, 8, 32))):
        for shape, count in zip(shapes, counts, strict=True):
            above = (shape.left - 1, shape.top, shape.right + 1, shape.top + 9)
            assert words_in(content, above) == str(count)
    assert "2022 2023" in text_of(content)
    assert "6 9 Jan 8 11 Feb 32 16 Mar" in text_of(content)


def test_months_of_two_years_name_both() -> None:
    content = printed_months(Months(datetime.date(2022, 11, 1), (1, 2, 3), (4, 5, 6)))
    found = text_of(content)
    assert "Nov 2021–Jan 2022 Nov 2022–Jan 2023" in found
    assert "4 1 Nov 2022 5 2 Dec 6 3 Jan 2023" in found


def test_months_without_a_year_before_need_no_legend() -> None:
    content = printed_months(Months(JANUARY, (3, 0, 4)))
    assert "2022" not in text_of(content)
    assert [len(columns_on(content, colour)) for colour in (LOOK.strong, EARLIER)] == [2, 0]


def test_a_month_of_which_nothing_is_known_is_not_a_month_of_nothing() -> None:
    content = printed_months(Months(JANUARY, (3, 4), (None, 0)))
    assert text_of(content).split("2023")[1].split("n =")[0].split().count("0") == 1


def test_many_months_of_large_numbers_are_all_there_and_do_not_collide() -> None:
    counts = tuple(range(10_000, 40_000, 1_000))
    content = printed_months(Months(JANUARY, counts, counts[::-1]))
    found = text_of(content)
    assert all(found.count(number_words(count, "en")) == 2 for count in counts)


def test_large_numbers_of_two_years_stand_beside_each_other(tmp_path: Path) -> None:
    paper = a_paper()
    million = Months(datetime.date(2023, 1, 1), (1_000_001,) * 12, (999_999,) * 12)
    file = tmp_path / "months.pdf"
    file.write_bytes(finished(paper, month_chart(paper, million, Caption("Months"))))
    command = ["pdftotext", "-bbox", str(file), "-"]
    told = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    edges: dict[str, list[float]] = {"999,999": [], "1,000,001": []}
    for left, right, word in re.findall(r'xMin="([\d.]+)".*?xMax="([\d.]+)".*?>(.*?)</', told):
        if word in edges:
            edges[word].append(float(right if word == "999,999" else left))
    before, now = edges.values()
    assert len(before) == len(now) == 12
    assert all(right < left for right, left in zip(before, now, strict=True))


def test_months_that_do_not_fit_together_are_refused() -> None:
    with pytest.raises(ValueError, match="same months"):
        Months(JANUARY, (1, 2), (1,))
    with pytest.raises(ValueError, match="less than nothing"):
        Months(JANUARY, (1, 2), (1, -1))
    assert "No records in this period." in text_of(printed_months(Months(JANUARY, ())))


# --- heat tables ----------------------------------------------------------------------------------


def printed_table(table: HeatTable, language: str = "en") -> bytes:
    paper = a_paper(language)
    return finished(paper, heat_table(paper, table, TITLE))


def test_every_cell_holds_its_number_on_its_step() -> None:
    table = HeatTable(
        ("Arrest", "Threat"), ("Almaty", "Astana"), ((10, 5), (1, 0)), (15, 1), (11, 5), 16
    )
    content = printed_table(table)
    assert "Almaty Astana Total" in text_of(content)
    for line in ("Arrest 10 5 15", "Threat 1 – 1", "Total 11 5 16"):
        assert line in text_of(content)
    steps = scale(BRAND)
    for count, step in ((10, steps[4]), (5, steps[2]), (1, steps[0])):
        (cell,) = shapes_of(content, step)
        box = (cell.left, cell.bottom, cell.right, cell.top)
        assert words_in(content, box) == str(count)


def test_small_numbers_are_in_no_part_of_the_file(tmp_path: Path) -> None:
    table = HeatTable(("Arrest", "Threat"), ("A", "B"), ((70, 2), (50, 60)), withheld_below=3)
    content = printed_table(table)
    found = text_of(content)
    assert f"Arrest 70 {WITHHELD}" in found
    assert f"Threat {WITHHELD} 60" in found, "the smallest other one hides it"
    assert "withheld, to protect people in small groups" in found
    told = "B 2".encode("utf-16-be").hex().encode()
    assert told not in streams_of(content)
    assert "2" not in structure(content, tmp_path).split("Table (block)")[1].split("64")[0]


def test_the_caller_may_say_what_is_withheld() -> None:
    table = HeatTable(("Arrest",), ("A", "B"), ((70, None),), (None,), (70, 0), 70)
    assert f"Arrest 70 {WITHHELD} {WITHHELD}" in text_of(printed_table(table))
    bars = [Bar("Threat", None), Bar("Arrest", 70), Bar("Not recorded", 3, is_rest=True)]
    found = text_of(printed_bars(bars))
    assert f"Threat {WITHHELD} Not recorded 3" in found
    assert "withheld, to protect people in small groups" in found
    with pytest.raises(ValueError, match="not by both"):
        HeatTable(("Arrest",), ("A",), ((None,),), withheld_below=3)


def test_a_table_is_told_as_a_table_with_its_heads(tmp_path: Path) -> None:
    words = sheets.WORDS["en"]
    told = structure(printed_table(sheets.a_heat_table(words)), tmp_path)
    assert told.count("Figure") == 1
    assert told.count("TR\n") == 9
    assert told.count("/Scope /Column") == 7
    assert told.count("/Scope /Row") == 8
    assert told.count("TD\n") == 56


def test_more_columns_than_fit_go_on_below_with_their_labels() -> None:
    columns = tuple(f"Region {number}" for number in range(40))
    table = HeatTable(
        ("Arrest", "Threat"), columns, (tuple(range(100, 140)), tuple(range(200, 240)))
    )
    found = text_of(printed_table(table)).split()
    assert found.count("Arrest") > 1
    assert all(found.count(str(number)) == 1 for number in [*range(100, 140), *range(200, 240)])


def test_more_rows_than_a_page_holds_go_on_under_their_heads() -> None:
    rows = tuple(f"Row {number}" for number in range(120))
    table = HeatTable(rows, ("Almaty",), tuple((number,) for number in range(1000, 1120)))
    content = printed_table(table)
    assert text_of(content).split().count("Almaty") == page_count(content) > 1
    assert all(number_words(number, "en") in text_of(content) for number in range(1000, 1120))


def test_tables_that_do_not_fit_together_are_refused() -> None:
    for broken in (
        {"rows": ("a",), "columns": ("b",), "counts": ((1, 2),)},
        {"rows": ("a",), "columns": ("b",), "counts": ((1,),), "row_totals": (1,)},
        {"rows": ("a",), "columns": ("b",), "counts": ((-1,),)},
    ):
        with pytest.raises(ValueError, match=r"label|Totals|less than nothing"):
            HeatTable(**broken)
    assert "No records in this period." in text_of(printed_table(HeatTable((), (), ())))
    assert "a 1" in text_of(printed_table(HeatTable(("a",), ("b",), ((1,),))))


# --- all of them ----------------------------------------------------------------------------------


def test_a_figure_says_what_it_shows(tmp_path: Path) -> None:
    content = printed_bars([Bar("Arrest", 27), Bar("Threat", 5)])
    told = "Type of violation: Arrest: 27 (42%); Threat: 5 (8%)"
    assert b"/Alt <feff" + told.encode("utf-16-be").hex().encode() + b">" in streams_of(content)
    parts = structure(content, tmp_path)
    assert [part for part in ("Sect", "Figure", "P (block)") if part not in parts] == []
    own = printed_bars([Bar("Arrest", 1)], caption=Caption("Arrests", alt="One arrest"))
    assert b"/Alt <feff" + "One arrest".encode("utf-16-be").hex().encode() in streams_of(own)


def test_n_and_source_stand_below() -> None:
    assert text_of(printed_bars([Bar("A", 1)])).endswith("n = 64 · Source: Example Network")


@pytest.mark.parametrize("language", sheets.WORDS)
def test_figures_in_every_script_are_found_and_stay_within_the_page(
    language: str, tmp_path: Path
) -> None:
    content = sheets.sheet(language)
    file = tmp_path / "sheet.pdf"
    file.write_bytes(content)
    found = poppler_text(file)
    words = sheets.WORDS[language]
    for text in (*words.regions, *words.places):
        assert all(word in found for word in text.split()), text
    for page in range(page_count(content)):
        for shape in shapes_of(content, page=page):
            if shape.width < 400:  # land reaches out of the frame, which cuts it off
                assert BOTTOM_PT - 2 < shape.bottom < shape.top < TOP_PT + 8


def test_a_validator_finds_nothing_in_charts_and_maps() -> None:
    for language in ("en", "ar"):
        with pikepdf.open(io.BytesIO(sheets.sheet(language))) as document:
            assert [str(finding) for finding in check(document, "2b").findings] == []


def test_two_figures_stand_beside_each_other() -> None:
    paper = a_paper()
    bars = [Bar("Arrest", 9), Bar("Threat", 4)]
    halves = [bar_chart(paper, bars, TITLE, Look(frame=half)) for half in (FIRST_HALF, SECOND_HALF)]
    rows: list[Row] = beside(*halves)
    assert len(rows) == 1
    content = finished(paper, rows)
    left, right = sorted(shapes_of(content, LOOK.strong), key=lambda shape: shape.left)
    assert left.top == right.top
    assert left.right < SECOND_HALF.x_pt < right.left
    assert right.right < RIGHT_PT


def test_two_processes_write_the_same_sheet(tmp_path: Path) -> None:
    contents = set()
    for seed in ("1", "2"):
        path = tmp_path / f"{seed}.pdf"
        command = [sys.executable, "-c", WRITE_A_SHEET, str(path)]
        subprocess.run(command, cwd=ROOT, env={"PYTHONHASHSEED": seed}, check=True)
        contents.add(path.read_bytes())
    assert len(contents) == 1
