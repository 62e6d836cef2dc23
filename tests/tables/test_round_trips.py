"""What goes out as a table comes back as it was, or the export says what was lost."""

import io
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrd_desk.exchange.record_json import Json, event_from_json, event_to_json
from hrd_desk.model.event import CODED_LISTS
from hrd_desk.tables.disclosing import Told
from hrd_desk.tables.order import TableFormat, TableOrder
from hrd_desk.tables.profile import Profile, propose
from hrd_desk.tables.rows_in import RowReader
from hrd_desk.tables.rows_out import RowWriter, Widths, paths_for
from hrd_desk.tables.sources import open_source
from hrd_desk.tables.targets import label_of
from hrd_desk.tables.updating import new_record
from hrd_desk.tables.uwazi import UwaziWriter
from hrd_desk.tables.writers import CsvWriter, JsonWriter, TableWriter, XlsxWriter
from hrd_desk.vocabulary.term_names import TermNames
from tests.builders import shipped_vocabulary
from tests.tables.trading import without_uids

VOCABULARY = shipped_vocabulary()
NAMES = TermNames(VOCABULARY)
WIDTHS: Widths = {
    "counts": (2, frozenset({"role", "minimum", "maximum", "words"})),
    "places": (
        2,
        frozenset({"is_primary", "locality", "country_code", "latitude_deg", "longitude_deg"}),
    ),
    "citations": (2, frozenset({"source_name", "url", "published_on", "source_type"})),
    "links": (1, frozenset({"target_uid", "link_type", "note"})),
}

# A workbook holds no control characters but these, CSV no carriage return that stands alone.
LETTERS = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), include_characters="\n\t")
TEXTS = st.one_of(
    st.text(LETTERS, max_size=40),
    st.sampled_from(["=1+1", "'=x", "''-", "- a\n- b", "@me", " +7", "a|b", "_x0041_", "true"]),
)
DATES = st.sampled_from(
    ["2023-05-01", "2023-05", "2023", "2023-05~", "202X", "2022/..", "2023-05-01/2023-05-03"]
)


def codes(scheme: str) -> st.SearchStrategy[list[str]]:
    choices = [term.code for term in VOCABULARY.choices(scheme)]
    return st.lists(st.sampled_from(choices), unique=True, max_size=3)


def _filled(**values: Any) -> Json:
    return {name: value for name, value in values.items() if value not in (None, "")}


COUNTS = st.builds(
    lambda role, low, more, words: _filled(role=role, min=low, max=low + more, words=words),
    st.sampled_from(["affected", "detained"]),
    st.integers(0, 99),
    st.integers(0, 9),
    st.sampled_from(["", "about a dozen"]),
)
PLACES = st.builds(
    lambda name, lat, lon, primary: _filled(
        locality=name, lat=lat, lon=lon, country="KZ", primary=primary
    ),
    TEXTS,
    st.floats(-90, 90),
    st.floats(-180, 180),
    st.booleans(),
)
CITATIONS = st.builds(
    lambda name, kind, day: _filled(
        source_name=name, url="https://example.org/a", source_type=kind, published_on=day
    ),
    TEXTS,
    st.none() | st.sampled_from([term.code for term in VOCABULARY.choices("source-type")]),
    st.none() | DATES,
)
LINKS = st.builds(
    lambda uid, note: _filled(event=str(uid), type="update-of", note=note), st.uuids(), TEXTS
)
RECORDS = st.fixed_dictionaries(
    {
        "title": TEXTS,
        "country": st.sampled_from(["", "KZ", "KR", "TL"]),
        "start_date": st.none() | DATES,
        "description": TEXTS,
        "description_released": st.booleans(),
        "summary": TEXTS,
        "remarks": TEXTS,
        "record_status": st.sampled_from(["draft", "published"]),
        "counts": st.lists(COUNTS, max_size=2),
        "places": st.lists(PLACES, max_size=2),
        "citations": st.lists(CITATIONS, max_size=2),
        "related_events": st.lists(LINKS, max_size=1),
        **{field: codes(scheme) for field, scheme in CODED_LISTS.items()},
    }
)


def canonical(record: Json) -> Json:
    """Return a record as the desk would keep it."""
    return event_to_json(event_from_json(record, VOCABULARY), VOCABULARY)


def written(record: Json, format_: TableFormat, folder: Path, **order: Any) -> tuple[Path, Any]:
    """Write one record as a table without a desk; return the file and what was lost."""
    path = folder / "table"
    wanted = TableOrder(format_, **order)
    paths = paths_for(WIDTHS, lambda name: name != "uid")
    rows = RowWriter(paths, NAMES, wanted.language, with_codes=wanted.with_codes)
    with path.open("w+b") as file:
        writer = _writer(file, wanted, paths, rows)
        writer.add(Told(record, (), ()))
        losses = writer.finish()
    return path, losses


def _writer(file: Any, order: TableOrder, paths: list[str], rows: RowWriter) -> TableWriter:
    match order.format:
        case TableFormat.CSV:
            headings = [label_of(path) for path in paths]
            return CsvWriter(file, headings, rows, with_mark=order.with_byte_order_mark)
        case TableFormat.XLSX:
            return XlsxWriter(file, paths, rows, order.language, Path(file.name).parent)
        case TableFormat.JSON:
            return JsonWriter(file)
        case _:
            return UwaziWriter(file, order, VOCABULARY, {}, lambda _uids: {})


def read_back(path: Path, profile: Profile | None = None) -> Json:
    """Read the one row of a table as a record."""
    source = open_source(path)
    profile = profile or propose(source.headers).profile
    rows = list(source.rows())
    if not rows:
        return canonical({})
    (row,) = rows
    if source.holds_records:
        return canonical(row.record)
    read = RowReader(source.headers, profile, NAMES).read(row)
    assert read.problems == []
    return canonical(new_record(read.record))


def kept(record: Json) -> Json:
    """Return a record without what no table tells: uids, and entries of lists that are empty."""
    plain = without_uids(record)
    return {name: value for name, value in plain.items() if value not in (None, "", [], "draft")}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tables")


@settings(max_examples=25)
@given(record=RECORDS)
def test_json_gives_back_the_very_record(folder: Path, record: Json) -> None:
    before = canonical(record)
    path, losses = written(before, TableFormat.JSON, folder)
    assert read_back(path) == before
    assert losses == {}


@settings(max_examples=25)
@given(record=RECORDS, with_codes=st.booleans(), language=st.sampled_from(["en", "ru"]))
def test_csv_gives_back_every_value(
    folder: Path, record: Json, with_codes: bool, language: str
) -> None:
    before = canonical(record)
    path, losses = written(
        before, TableFormat.CSV, folder, with_codes=with_codes, language=language
    )
    assert kept(read_back(path)) == kept(before)
    assert losses == {}


@settings(max_examples=10)
@given(record=RECORDS)
def test_a_workbook_gives_back_every_value_with_sixteen_digits(folder: Path, record: Json) -> None:
    before = canonical(record)
    path, losses = written(before, TableFormat.XLSX, folder)
    assert kept(read_back(path)) == _in_sixteen_digits(kept(before))
    assert losses == {}


def _in_sixteen_digits(record: Json) -> Json:
    for place in record.get("places", []):
        for name in ("lat", "lon"):
            place[name] = float(f"{place[name]:.16G}")
    return record


@settings(max_examples=25)
@given(record=RECORDS, format_=st.sampled_from([TableFormat.UWAZI, TableFormat.UWAZI_OLD]))
def test_uwazi_loses_nothing_that_it_can_carry_and_says_the_rest(
    folder: Path, record: Json, format_: TableFormat
) -> None:
    before = canonical(record)
    path, losses = written(before, format_, folder)
    after = read_back(path)
    carried = ("title", "country", "description", "summary", "monitoring_status", *CODED_LISTS)
    for name in carried:
        assert after[name] == before[name]
    if before["start_date"] != after["start_date"]:
        assert losses["date"]
    affected = [count for count in before["counts"] if count["role"] == "affected"]
    assert len(after["counts"]) == len(affected[:1])
    assert bool(losses.get("counts")) == (len(before["counts"]) > len(affected[:1]))
    main = next((one for one in before["places"] if one.get("primary")), None)
    main = main or next(iter(before["places"]), None)
    if main:
        (place,) = after["places"]
        assert (place["lat"], place["lon"]) == (main["lat"], main["lon"])
        assert losses["places"]
    assert [one.get("url") for one in after["citations"]] == [
        one["url"] for one in before["citations"]
    ]
    assert bool(losses.get("field:remarks")) == bool(before["remarks"])
    assert bool(losses.get("links")) == bool(before["related_events"])


def test_uwazi_gets_paths_for_children_and_old_ones_the_bare_child(folder: Path) -> None:
    record = canonical({"rights": ["expression-offline", "protest"]})
    new, _losses = written(record, TableFormat.UWAZI, folder)
    assert "Freedom of expression::Offline|Right to Protest" in new.read_text("utf-8")
    old, _losses = written(record, TableFormat.UWAZI_OLD, folder)
    assert '"Offline|Right to Protest"' in old.read_text("utf-8")


def test_uwazi_gets_a_column_of_terms_in_each_language(folder: Path) -> None:
    record = canonical({"title": "A", "rights": ["expression-offline"], "genders": ["woman"]})
    path, _losses = written(record, TableFormat.UWAZI, folder, languages=("en", "ru"))
    head, row = path.read_text("utf-8").splitlines()
    assert '"Rights Concerned__en","Rights Concerned__ru"' in head
    assert '"Свобода выражения мнения::Офлайн"' in row
    assert read_back(path)["rights"] == ["expression-offline"]


@pytest.mark.parametrize(
    "url",
    ["https://x.org/a_(b)", "https://x.org/a(b", "https://x.org/a)b(", "https://x.org/a b<c>"],
)
def test_no_sign_in_an_address_ends_the_link_that_uwazi_gets(folder: Path, url: str) -> None:
    record = canonical({"title": "A", "citations": [{"source_name": "RFA", "url": url}]})
    path, _losses = written(record, TableFormat.UWAZI, folder)
    (source,) = read_back(path)["citations"]
    assert (source["source_name"], unquote(source["url"])) == ("RFA", url)


def test_the_two_surveillances_of_the_portal_stay_two(folder: Path) -> None:
    record = canonical({"violations": ["surveillance", "surveillance-movement"]})
    path, losses = written(record, TableFormat.UWAZI, folder)
    assert '"Surveillance|Surveillance "' in path.read_text("utf-8")
    assert read_back(path)["violations"] == record["violations"]
    assert "same-label" not in losses


def test_no_cell_of_csv_is_a_formula(folder: Path) -> None:
    record = canonical({"title": '=HYPERLINK("http://example.org")', "remarks": "\t-1"})
    path, _losses = written(record, TableFormat.CSV, folder)
    text = path.read_text("utf-8-sig")
    assert "\"'=HYPERLINK(" in text
    assert "'\t-1" in text


def test_a_text_that_is_longer_than_a_cell_is_said_to_be_cut(folder: Path) -> None:
    record = canonical({"description": "a" * 40_000})
    path, losses = written(record, TableFormat.XLSX, folder)
    assert losses == {"cut": 1}
    assert len(read_back(path)["description"]) == 32_767


def test_an_empty_file_of_records_is_a_list_without_any() -> None:
    file = io.BytesIO()
    writer = JsonWriter(file)
    assert writer.finish() == {}
    assert file.getvalue() == b"[]\n"
