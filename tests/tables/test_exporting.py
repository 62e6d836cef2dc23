"""Tables out of a desk: streamed, through the gate, whole or not at all."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook
from sqlalchemy import select

from hrd_desk.errors import CancelledError, HrdDeskError
from hrd_desk.exchange.record_json import event_from_json
from hrd_desk.model.field_labels import field_label
from hrd_desk.model.parts import Attachment, Citation, EventLink, Place
from hrd_desk.model.release import released_as
from hrd_desk.publishing.audience import Audience
from hrd_desk.storage.event_lists import EventFilter, event_uids
from hrd_desk.storage.events import delete_event, load_event, read_events
from hrd_desk.storage.exports import exports_of, load_exports
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.terms import rename_term
from hrd_desk.tables.exporting import export_table
from hrd_desk.tables.order import TableFormat, TableOrder
from hrd_desk.vocabulary.terms import Term
from tests.builders import an_event, saved, vocabulary_of
from tests.tables.trading import csv_in, exported, json_in

SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "formats" / "record.schema.json"
SECRETS = (
    "Her brother drives the white van",
    "Aigerim Testova",
    "Tole Bi street 59",
    "43.2242",
    "76.9287",
    "yard seen from kitchen",
    "internal narrative",
)


@pytest.fixture
def full(desk: OpenDesk) -> OpenDesk:
    """Return a desk with a public record that holds secrets, and one that is not public."""
    vocabulary = vocabulary_of(desk)
    event = an_event(
        vocabulary,
        confidentiality="public",
        record_status="published",
        remarks=SECRETS[0],
        description="internal narrative",
        genders=["woman"],
    )
    event.places[0].address = SECRETS[2]
    event.places[0].confidentiality = "restricted"
    event.places[0].region = "Almaty Region"
    event.citations = [
        Citation(source_name=SECRETS[1], source_type="witness-testimony"),
        Citation(source_name="RFA", url="https://rfa.org/a", source_type=_published(vocabulary)),
    ]
    event.attachments = [Attachment(name=f"{SECRETS[5]}.jpg", sha256="ab" * 32, size_bytes=3)]
    event.links = [EventLink(target_uid=event.uid, link_type="follows", note="see Fiktivov")]
    event.summary = "On 1 May 2023, the police arrested demonstrators."
    saved(desk, event)
    saved(desk, an_event(vocabulary, title="Inside"))
    saved(desk, an_event(vocabulary, title="Most secret", confidentiality="sensitive"))
    return desk


def _published(vocabulary: Any) -> str:
    terms = vocabulary.within("source-type", "published")
    return next(str(term.code) for term in terms if term.is_selectable)


@pytest.mark.parametrize("format_", list(TableFormat))
def test_others_get_only_what_a_brief_would_tell_them(
    full: OpenDesk, tmp_path: Path, format_: TableFormat
) -> None:
    path, report = exported(full, tmp_path, format_, audience=Audience.PUBLIC)
    assert (report.records, report.not_in_it) == (1, 2)
    text = path.read_bytes()
    if format_ is TableFormat.XLSX:
        book = load_workbook(path)
        cells = [str(cell.value) for page in book for row in page for cell in row]
        text = "\n".join(cells).encode()
    found = [secret for secret in SECRETS if secret.encode() in text]
    assert found == []
    assert "Женщина".encode() not in text
    assert b"Woman" not in text  # one person is known to be concerned
    assert b"RFA" in text or format_ is TableFormat.GEOJSON
    assert b"01a" not in text  # no uid: it tells when the record was made


def test_what_others_are_told_is_a_record_in_our_format(full: OpenDesk, tmp_path: Path) -> None:
    path, _report = exported(full, tmp_path, TableFormat.JSON, audience=Audience.PUBLIC)
    (record,) = json_in(path)
    event_from_json(record, vocabulary_of(full))
    assert record["places"] == [{"primary": True, "region": "Almaty Region", "country": "KZ"}]
    assert [one["source_name"] for one in record["citations"]] == ["RFA"]
    assert record["counts"] == [{"role": "affected", "min": 1, "max": 1}]
    assert "description" not in record
    assert "genders" in record
    assert record["genders"] == []


@pytest.mark.parametrize(
    "format_", [TableFormat.CSV, TableFormat.XLSX, TableFormat.JSON, TableFormat.UWAZI]
)
def test_others_get_a_description_only_as_long_as_it_is_the_text_that_was_ticked(
    desk: OpenDesk, tmp_path: Path, format_: TableFormat
) -> None:
    ticked = an_event(
        vocabulary_of(desk),
        confidentiality="public",
        description="They came at dawn.",
        description_released=released_as("They came at dawn."),
    )
    event = saved(desk, ticked)
    path, report = exported(desk, tmp_path, format_, audience=Audience.PUBLIC)
    assert "They came at dawn." in text_of(path)
    assert "field:description_released" not in report.losses
    _inside, report = exported(desk, tmp_path, format_)
    assert ("field:description_released" in report.losses) is (format_ is TableFormat.UWAZI)
    event.description += " Aigerim telephoned."
    saved(desk, event)
    path, _report = exported(desk, tmp_path, format_, audience=Audience.PUBLIC)
    assert "dawn" not in text_of(path)
    assert "Aigerim" not in text_of(path)


def text_of(path: Path) -> str:
    if path.suffix == ".xlsx":
        book = load_workbook(path)
        return "\n".join(str(cell.value) for page in book for row in page for cell in row)
    return path.read_text("utf-8")


def test_a_secret_in_the_summary_stops_the_file(desk: OpenDesk, tmp_path: Path) -> None:
    event = an_event(vocabulary_of(desk), confidentiality="public", remarks=SECRETS[0])
    event.summary = f"The police came. {SECRETS[0]} every morning."
    saved(desk, event)
    with pytest.raises(HrdDeskError, match="withheld"):
        exported(desk, tmp_path, TableFormat.CSV, audience=Audience.PUBLIC)
    assert not list(tmp_path.glob("out*"))
    assert not list(tmp_path.glob(".*part"))


def test_a_secret_in_the_name_of_the_file_stops_it(full: OpenDesk, tmp_path: Path) -> None:
    path = tmp_path / "Aigerim Testova.csv"
    order = TableOrder(TableFormat.CSV, audience=Audience.PUBLIC)
    with pytest.raises(HrdDeskError, match="its name"):
        export_table(
            full.database, lambda session, _v: event_uids(session, EventFilter()), order, path
        )
    assert not path.exists()


def test_readers_inside_get_records_whole_but_never_sensitive_ones(
    full: OpenDesk, tmp_path: Path
) -> None:
    path, report = exported(full, tmp_path, TableFormat.JSON)
    assert (report.records, report.not_in_it) == (2, 1)
    assert "unencrypted file" in report.left_out[0][1]
    assert {record["title"] for record in json_in(path)} >= {"Inside"}


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.INTERNAL])
@pytest.mark.parametrize("change", ["sensitive", "deleted"])
def test_a_record_that_is_marked_or_deleted_while_it_is_written_stops_the_file(
    full: OpenDesk, tmp_path: Path, audience: Audience, change: str
) -> None:
    with full.database.snapshot() as session:
        events = read_events(session, event_uids(session, EventFilter()))
        uid = next(one.uid for one in events if one.confidentiality == "public")
        event = load_event(session, uid)

    def meanwhile(done: int, _total: int) -> None:
        if done == 1:
            if change == "deleted":
                with full.database.transaction("delete") as session:
                    delete_event(session, uid, "a person's wish")
            else:
                event.confidentiality = change
                saved(full, event)

    order = TableOrder(TableFormat.CSV, audience=audience)

    def choose(session: Any, _vocabulary: Any) -> Any:
        uids = event_uids(session, EventFilter())
        return [uid, *(one for one in uids if one != uid)]

    with pytest.raises(HrdDeskError, match="was changed after this file was made"):
        export_table(full.database, choose, order, tmp_path / "out.csv", meanwhile)
    assert list(tmp_path.glob("*.csv")) == list(tmp_path.glob(".*part")) == []
    with full.database.snapshot() as session:
        assert load_exports(session) == []


def test_a_term_that_is_renamed_while_it_is_written_stops_a_file_for_others(
    full: OpenDesk, tmp_path: Path
) -> None:
    def meanwhile(done: int, _total: int) -> None:
        if done == 1:
            with full.database.transaction("the list") as session:
                raid = session.scalars(select(Term).where(Term.code == "raid")).one()
                rename_term(session, raid.uid, "en", f"{raid.label()} on Aigerim")

    def choose(session: Any, _vocabulary: Any) -> Any:
        return event_uids(session, EventFilter())

    order = TableOrder(TableFormat.CSV, audience=Audience.PUBLIC)
    with pytest.raises(HrdDeskError, match=r"The term .* was changed after this file was made"):
        export_table(full.database, choose, order, tmp_path / "out.csv", meanwhile)
    assert list(tmp_path.glob("*.csv")) == []
    order = TableOrder(TableFormat.CSV)
    assert export_table(full.database, choose, order, tmp_path / "in.csv", meanwhile).records


def test_other_changes_meanwhile_stop_no_file_for_readers_inside(
    full: OpenDesk, tmp_path: Path
) -> None:
    with full.database.snapshot() as session:
        event = load_event(session, event_uids(session, EventFilter(words="Inside"))[0])

    def meanwhile(done: int, _total: int) -> None:
        if done == 1:
            event.remarks = "later"
            saved(full, event)

    order = TableOrder(TableFormat.CSV)
    path = tmp_path / "out.csv"
    report = export_table(
        full.database, lambda s, _v: event_uids(s, EventFilter()), order, path, meanwhile
    )
    assert report.records == 2


@pytest.mark.parametrize("part", ["places", "citations", "attachments"])
@pytest.mark.parametrize("mark", ["sensitive", "unheard-of"])
def test_a_record_with_a_part_that_never_leaves_unencrypted_stays_out(
    desk: OpenDesk, tmp_path: Path, part: str, mark: str
) -> None:
    vocabulary = vocabulary_of(desk)
    event = an_event(vocabulary, title="The arrest")
    event.attachments = [Attachment(name="yard.jpg", sha256="ab" * 32, size_bytes=3)]
    getattr(event, part)[0].confidentiality = mark
    saved(desk, event)
    restricted = an_event(vocabulary, title="The trial")
    restricted.citations[0].confidentiality = "restricted"
    saved(desk, restricted)
    path, report = exported(desk, tmp_path, TableFormat.JSON)
    assert [record["title"] for record in json_in(path)] == ["The trial"]
    ((reference, why),) = report.left_out
    assert reference == event.reference
    assert field_label(part) in why


@pytest.mark.parametrize("format_", list(TableFormat))
def test_no_title_of_a_related_record_goes_out_that_may_not_go_itself(
    desk: OpenDesk, tmp_path: Path, format_: TableFormat
) -> None:
    vocabulary = vocabulary_of(desk)
    told = an_event(vocabulary, title="The trial in Zhanatas")
    kept = an_event(vocabulary, title="The lawyer hides in Talgar", confidentiality="sensitive")
    gone = an_event(vocabulary, title="The brother in Shymkent")
    linked = [saved(desk, event).uid for event in (told, kept, gone)]
    with desk.database.transaction("delete") as session:
        delete_event(session, linked[2], "a person's wish")
    event = an_event(vocabulary, title="The arrest")
    event.links = [EventLink(target_uid=uid, link_type="related", note="") for uid in linked]
    saved(desk, event)
    path, report = exported(desk, tmp_path, format_)
    text = text_of(path)
    assert "Zhanatas" in text
    assert "Talgar" not in text
    assert "Shymkent" not in text
    if "uwazi" in format_:
        assert "The trial in Zhanatas" in csv_in(path)[0]["Related events"]
        assert report.losses["links"] == len(linked) - 1


def test_every_export_is_in_the_book(full: OpenDesk, tmp_path: Path) -> None:
    path, report = exported(full, tmp_path, TableFormat.CSV, audience=Audience.PUBLIC)
    with full.database.snapshot() as session:
        (export,) = load_exports(session)
        (record,) = export.records
        assert exports_of(session, record.uid) == [export]
    assert (export.kind, export.audience, export.file_name) == ("table", "public", path.name)
    assert (export.sha256, export.size_bytes) == (report.sha256, path.stat().st_size)
    outcomes = {field: outcome for field, outcome, _why in record.disclosure}
    assert (outcomes["title"], outcomes["remarks"]) == ("published", "withheld")


def test_a_file_that_cannot_be_written_or_is_cancelled_leaves_the_old_one(
    full: OpenDesk, tmp_path: Path
) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old", encoding="utf-8")

    def cancel(_done: int, _total: int) -> None:
        raise CancelledError

    order = TableOrder(TableFormat.CSV)

    def choose(session: Any, _vocabulary: Any) -> Any:
        return event_uids(session, EventFilter())

    with pytest.raises(CancelledError):
        export_table(full.database, choose, order, path, cancel)
    with pytest.raises(HrdDeskError, match="folder for the file does not exist"):
        export_table(full.database, choose, order, tmp_path / "no" / "out.csv")
    assert path.read_text(encoding="utf-8") == "old"
    assert [one.name for one in tmp_path.glob(".*")] == []
    with full.database.snapshot() as session:
        assert load_exports(session) == []


def test_a_cancelled_workbook_leaves_nothing_behind(full: OpenDesk, tmp_path: Path) -> None:
    def cancel(done: int, _total: int) -> None:
        if done == 1:
            raise CancelledError

    order = TableOrder(TableFormat.XLSX)
    with pytest.raises(CancelledError):
        export_table(
            full.database,
            lambda session, _v: event_uids(session, EventFilter()),
            order,
            tmp_path / "out.xlsx",
            cancel,
        )
    assert [one.name for one in tmp_path.iterdir() if "desk" not in one.name] == []


def test_an_empty_choice_is_one_sentence(desk: OpenDesk, tmp_path: Path) -> None:
    with pytest.raises(HrdDeskError, match="nothing to export"):
        exported(desk, tmp_path, TableFormat.CSV)


def test_a_workbook_explains_its_columns_and_codes(full: OpenDesk, tmp_path: Path) -> None:
    path, _report = exported(full, tmp_path, TableFormat.XLSX)
    book = load_workbook(path)
    assert book.sheetnames == ["Events", "Columns", "Codebook"]
    columns = {row[0]: row[1] for row in book["Columns"].iter_rows(min_row=2, values_only=True)}
    assert columns["Place 1: Town or village"] == "places.1.locality"
    codes = {row[2]: row[3] for row in book["Codebook"].iter_rows(min_row=2, values_only=True)}
    assert codes["arrest-detention"] == "(Arbitrary) Arrest and Detention"


def test_geojson_has_a_feature_for_each_record(full: OpenDesk, tmp_path: Path) -> None:
    path, report = exported(full, tmp_path, TableFormat.GEOJSON)
    collection = json.loads(path.read_text(encoding="utf-8"))
    assert collection["type"] == "FeatureCollection"
    by_title = {one["properties"]["title"]: one for one in collection["features"]}
    point = {"type": "Point", "coordinates": [76.92875417789561, 43.224209880467825]}
    assert by_title["Inside"]["geometry"] == point
    assert by_title["Inside"]["properties"]["violations"] == "arrest-detention"
    assert report.losses == {}
    saved(full, an_event(vocabulary_of(full), title="Nowhere", places=[Place(locality="X")]))
    _path, report = exported(full, tmp_path, TableFormat.GEOJSON)
    assert report.losses == {"without-point": 1}


def test_headings_and_terms_speak_the_language_of_the_order(full: OpenDesk, tmp_path: Path) -> None:
    path, _report = exported(full, tmp_path, TableFormat.CSV, language="ru")
    row = csv_in(path)[0]
    assert row["Страна"] == "Казахстан"


# --- the record format as a schema ----------------------------------------------------------------


def test_what_is_exported_as_json_keeps_to_the_schema(full: OpenDesk, tmp_path: Path) -> None:
    schema = json_in(SCHEMA)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    for audience in (Audience.INTERNAL, Audience.PUBLIC):
        path, _report = exported(full, tmp_path, TableFormat.JSON, audience=audience)
        for record in json_in(path):
            assert [error.message for error in validator.iter_errors(record)] == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": 5},
        {"titel": "A"},
        {"genders": "woman"},
        {"counts": [{"min": -1}]},
        {"places": [{"lat": 91}]},
        {"country": "kz"},
        {"format": "hrd-desk record 2"},
        {"attachments": [{"name": "a"}]},
    ],
    ids=str,
)
def test_what_the_schema_refuses_the_program_refuses(full: OpenDesk, wrong: dict[str, Any]) -> None:
    assert not Draft202012Validator(json_in(SCHEMA)).is_valid(wrong)
    with pytest.raises(HrdDeskError):
        event_from_json(wrong, vocabulary_of(full))


def test_an_export_never_replaces_a_device_a_folder_or_a_part_of_a_desk(
    full: OpenDesk, tmp_path: Path
) -> None:
    keys = full.folder.keys.read_bytes()
    (tmp_path / "folder.csv").mkdir()
    os.mkfifo(tmp_path / "pipe.csv")
    paths = {
        full.folder.keys: "lies in the folder of a desk",
        full.folder.path / "new.csv": "lies in the folder of a desk",
        tmp_path / "folder.csv": "could not be written",
        tmp_path / "pipe.csv": "could not be written",
        tmp_path / ("n" * 300): "could not be written",
    }
    order = TableOrder(TableFormat.CSV)
    for path, words in paths.items():
        with pytest.raises(HrdDeskError, match=words):
            export_table(
                full.database, lambda session, _v: event_uids(session, EventFilter()), order, path
            )
    assert full.folder.keys.read_bytes() == keys
    assert (tmp_path / "pipe.csv").is_fifo()


@pytest.mark.parametrize("format_", TableFormat)
def test_what_one_record_withholds_and_another_tells_is_said_beside_the_table(
    desk: OpenDesk, tmp_path: Path, format_: TableFormat
) -> None:
    vocabulary, public = vocabulary_of(desk), {"confidentiality": "public"}
    witness = Citation(source_name="Aigerim Testova", source_type="interview")
    keeper = saved(desk, an_event(vocabulary, citations=[witness], **public))
    titled = {"title": "Kazakhstan: Aigerim Testova arrested", "start_date": "2023-06-02"}
    teller = saved(desk, an_event(vocabulary, **public, **titled))
    _path, report = exported(desk, tmp_path, format_, audience=Audience.PUBLIC)
    (one,) = report.told_elsewhere
    assert (one.withheld_by, one.told_by) == (keeper.reference, teller.reference)
    (sentence, *_losses) = report.sentences()
    assert sentence.startswith(f"“Title” of {teller.reference} tells what {keeper.reference}")
    with desk.database.transaction("link") as session:
        event = load_event(session, teller.uid)
        event.links = [EventLink(target_uid=keeper.uid, link_type="update-of")]
    with pytest.raises(HrdDeskError, match="both records are of one event"):
        exported(desk, tmp_path, format_, audience=Audience.PUBLIC)
