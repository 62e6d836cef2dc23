"""Digest, statistics, submission and case list as PDFs: read back, and counted once more here."""

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from hrd_desk.errors import CancelledError, HrdDeskError, InvalidInputError
from hrd_desk.model.event import Event
from hrd_desk.model.parts import Count, EventLink, Place
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.export_report import report_of
from hrd_desk.publishing.exporting import write
from hrd_desk.publishing.finished import read_finished
from hrd_desk.publishing.orders import (
    BriefKind,
    Consents,
    Grouping,
    House,
    Metadata,
    Order,
    PaperSize,
    Stamp,
)
from hrd_desk.publishing.preparing import Prepared, prepare
from tests.builders import shipped_vocabulary
from tests.publishing.many import SECRETS, many_events
from tests.publishing.printed import Printed, read_back
from tests.publishing.reading import squeezed, streams_of
from tests.publishing.samples import coded, seed_event

DIGEST = Order(kind=BriefKind.DIGEST)
ANNEX = Order(kind=BriefKind.STATISTICS)
LIST = Order(kind=BriefKind.CASE_LIST)
ASKED = Consents(to_letter=True, to_report=False)
SUBMISSION = Order(kind=BriefKind.SUBMISSION, audience=Audience.GOVERNMENT, consents=ASKED)


def prepared(events: Iterable[Event], order: Order) -> Prepared:
    return prepare(events, shipped_vocabulary(), order)


def printed(events: Iterable[Event], order: Order, folder: Path) -> Printed:
    path = folder / "brief.pdf"
    write(prepared(events, order), path)
    return read_back(path)


def poppler(*command: str | Path) -> str:
    done = subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True)
    return done.stdout


def label(scheme: str, code: str) -> str:
    return shipped_vocabulary().term(scheme, code).label("en")


def lines_of(brief: Printed) -> list[str]:
    return [" ".join(line.split()) for page in brief.page_texts for line in page.splitlines()]


# --- digest ---------------------------------------------------------------------------------------


def test_numbers_in_the_sentences_of_a_digest_are_those_of_its_records(tmp_path: Path) -> None:
    events = list(many_events(40))
    text = printed(events, DIGEST, tmp_path).text
    people = sum(count.minimum or 0 for event in events for count in event.counts)
    known = sum(bool(event.counts) for event in events)
    assert "40 events in Kazakhstan, Myanmar and Thailand" in text
    assert f"At least {people} people were affected." in text
    assert f"recorded for {known} of" in text
    assert f"No number of people affected is recorded for {40 - known} events" in text
    counts = Counter(code for event in events for code in event.codes("violations"))
    [(code, most), (_second, next_most)] = counts.most_common(2)
    assert most > next_most
    name = label("violation", code)
    assert f"The violation recorded most often is “{name}”: {most} of 40 events" in text
    assert f"({round(100 * most / 40)}%)" in text
    by = Counter(code for event in events for code in event.codes("perpetrators_state"))
    [(code, most), *_others] = by.most_common()
    named = sum(by.values())
    name = label("perpetrator-state", code)
    assert f"“{name}”, in {most} of {named} events" in text
    assert f"For {40 - named} further events it is not known." in text


def test_the_tables_of_a_digest_say_what_is_not_known(tmp_path: Path) -> None:
    events = list(many_events(40))
    lines = lines_of(printed(events, DIGEST, tmp_path))
    for code, count in Counter(c for e in events for c in e.codes("rights")).items():
        path = ": ".join(shipped_vocabulary().path(shipped_vocabulary().term("right", code)))
        assert any(line.startswith(f"{path} {count} ") for line in lines), path
    unknown = sum(not event.codes("perpetrators_state") for event in events)
    assert any(line.startswith(f"Not known or not told {unknown} ") for line in lines)


@pytest.mark.parametrize("kind", [BriefKind.DIGEST, BriefKind.STATISTICS, BriefKind.CASE_LIST])
@pytest.mark.parametrize("language", ["en", "ru"])
def test_nothing_withheld_stands_in_a_public_brief(
    kind: BriefKind, language: str, tmp_path: Path
) -> None:
    path = tmp_path / "brief.pdf"
    write(prepared(many_events(25), Order(kind=kind, language=language)), path)
    told = "\n".join(text for _place, text in read_finished(path.read_bytes()).texts)
    told += poppler("pdftotext", path, "-")
    for secret in SECRETS:
        assert secret.casefold() not in told.casefold()


def test_every_event_stands_once_in_a_digest_however_it_is_grouped(tmp_path: Path) -> None:
    events = list(many_events(30))
    for grouping in Grouping:
        lines = lines_of(printed(events, replace(DIGEST, grouping=grouping), tmp_path))
        for event in events:
            assert sum(event.title in line for line in lines) == 1


def test_groups_of_a_digest_have_their_names(tmp_path: Path) -> None:
    by_freedom = printed(many_events(12), replace(DIGEST, grouping=Grouping.FREEDOM), tmp_path)
    assert "Freedom of expression" in lines_of(by_freedom)
    by_region = printed(many_events(12), replace(DIGEST, grouping=Grouping.REGION), tmp_path)
    assert "Akmola" in lines_of(by_region)
    by_month = printed(many_events(12), DIGEST, tmp_path)
    assert "March 2023" in lines_of(by_month)


def test_a_digest_says_how_it_counted_and_what_it_leaves_out(tmp_path: Path) -> None:
    text = printed(many_events(8), DIGEST, tmp_path).text
    assert "The numbers count what was documented, not what happened." in text
    assert "Not told of the records, to protect people: Event description, Remarks" in text
    assert "Only sources that anyone can read are named." in text


def test_an_update_is_counted_with_its_event(tmp_path: Path) -> None:
    first, update = many_events(2)
    first.counts = [Count(role="affected", minimum=3, maximum=3, words="3")]
    update.counts = [Count(role="affected", minimum=5, maximum=5, words="5")]
    update.links = [EventLink(target_uid=first.uid, link_type="update-of", note="")]
    text = printed([first, update], DIGEST, tmp_path).text
    assert "This digest tells of 1 event in" in text
    assert "At least 5 people were affected." in text
    assert "2 records in all tell of 1 event." in text


def test_records_that_may_not_be_told_are_left_out_and_named_to_the_person(tmp_path: Path) -> None:
    inside = list(many_events(3, confidentiality="internal"))
    found = prepared([*many_events(5), *inside], DIGEST)
    assert [record.reference for record in found.left_out] == [e.reference for e in inside]
    assert "marked" in found.left_out[0].why
    write(found, tmp_path / "brief.pdf")
    assert "This digest tells of 5 events" in read_back(tmp_path / "brief.pdf").text


def test_of_nothing_there_is_no_digest() -> None:
    with pytest.raises(HrdDeskError, match="No record fits"):
        prepared([], DIGEST)
    with pytest.raises(HrdDeskError, match="marked"):
        prepared(many_events(2, confidentiality="internal"), DIGEST)


def test_a_long_digest_has_contents_with_the_right_pages_and_links(tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    written = write(prepared(many_events(40), DIGEST), path)
    assert written.pages >= 6
    document = pypdfium2.PdfDocument(path)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    marks = {mark.get_title(): mark.get_dest().get_index() + 1 for mark in document.get_toc()}
    laid_out = poppler("pdftotext", "-layout", "-l", "1", path, "-")
    assert "Contents" in pages[0]
    for heading in ("The numbers", "How this was counted"):
        assert re.search(rf"{heading}\s+{marks[heading]}\n", laid_out), heading
        assert heading in pages[marks[heading] - 1]
    for number, text in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in text
    document.close()
    assert streams_of(path.read_bytes()).count(b"/Dest ") >= 5


def test_a_short_digest_has_none(tmp_path: Path) -> None:
    assert "Contents" not in printed(many_events(4), DIGEST, tmp_path).text


def test_sources_can_be_clicked(tmp_path: Path) -> None:
    brief = printed(many_events(3), DIGEST, tmp_path)
    assert brief.links.count("https://news.example/kazakhstan/protest-05012023.html") >= 3


def test_a_digest_in_russian_counts_as_russian_does(tmp_path: Path) -> None:
    text = printed(many_events(21), replace(DIGEST, language="ru"), tmp_path).text
    assert re.search(r"21 событи[ияе]", text)
    assert "Казахстан" in text


def test_the_same_digest_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "1.pdf", tmp_path / "2.pdf"
    hashes = [write(prepared(many_events(12), DIGEST), path).sha256 for path in (first, second)]
    assert hashes[0] == hashes[1]
    assert first.read_bytes() == second.read_bytes()


# --- Arabic ---------------------------------------------------------------------------------------


def arabic(text: str) -> str:
    """Return `text` without what steers its order or was lost between letters on the way."""
    return squeezed(text)


def test_a_digest_in_arabic_speaks_and_counts_as_arabic_does(tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    write(prepared(many_events(30), replace(DIGEST, language="ar")), path)
    told = arabic(poppler("pdftotext", path, "-"))
    for words in (
        "المدافعون عن حقوق الإنسان",
        "في هذا الموجز معلومات عن 30 حدثًا",
        "كازاخستان",
        "كيف أُجري العد",
        "ما لم يُذكر، ولماذا",
        "المراقبة",
        "مايو 2023",
    ):
        assert arabic(words) in told, words
    document = pypdfium2.PdfDocument(path)
    assert document.get_metadata_dict()["Title"].startswith("المدافعون")
    document.close()
    assert b"/Lang (ar)" in streams_of(path.read_bytes())
    for secret in SECRETS:
        assert secret not in told


def test_nothing_of_ours_is_left_in_english_in_an_arabic_brief(tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    event = seed_event(confidentiality="public", title="كازاخستان", summary="اعتقال متظاهرين")
    for kind in (BriefKind.EVENT, BriefKind.DIGEST, BriefKind.STATISTICS):
        write(prepared([event], Order(kind=kind, language="ar")), path)
        latin = set(re.findall("[A-Za-z]{2,}", poppler("pdftotext", path, "-")))
        assert latin <= {"KZ", "Almaty", "Natural", "Earth", "public", "domain"}, kind


# --- paper and dress ------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", list(BriefKind))
def test_every_brief_comes_on_letter_paper_too(kind: BriefKind, tmp_path: Path) -> None:
    order = Order(
        kind=kind,
        audience=Audience.GOVERNMENT,
        paper=PaperSize.LETTER,
        consents=ASKED,
        passphrase="six words" if kind is BriefKind.CASE_LIST else "",
    )
    path = tmp_path / "brief.pdf"
    write(prepared([seed_event(confidentiality="public")], order), path)
    document = pypdfium2.PdfDocument(path, password=order.passphrase or None)
    assert {page.get_size() for page in document} == {(612.0, 792.0)}
    document.close()


def test_house_marks_and_metadata_are_printed_where_they_were_chosen(tmp_path: Path) -> None:
    house = House(name="Example Network", footer="mail@example.org", licence="CC BY-SA 4.0")
    order = replace(
        DIGEST,
        house=house,
        heading="Five months in Kazakhstan",
        introduction="We thank the monitors.",
        stamps=frozenset({Stamp.CONFIDENTIAL}),
        metadata=Metadata(author="Example Network", keywords="defenders"),
    )
    brief = printed(many_events(3), order, tmp_path)
    for words in (
        "Example Network · mail@example.org · CC BY-SA 4.0",
        "Five months in Kazakhstan",
        "We thank the monitors.",
        "CONFIDENTIAL",
    ):
        assert words in brief.text
    assert brief.metadata["Author"] == "Example Network"
    assert brief.metadata["Keywords"] == "defenders"
    assert brief.metadata["Title"] == "Five months in Kazakhstan"
    plain = printed(many_events(3), DIGEST, tmp_path)
    assert not plain.metadata["Author"]


def test_a_logo_stands_on_the_first_page_without_what_a_camera_wrote(tmp_path: Path) -> None:
    logo = tmp_path / "logo.jpg"
    exif = Image.Exif()
    exif[0x010F] = "Secret camera"
    Image.new("RGB", (400, 100), "#0d4566").save(logo, exif=exif)
    house = House(name="Example Network", logo=logo.read_bytes())
    path = tmp_path / "brief.pdf"
    for kind in (BriefKind.EVENT, BriefKind.DIGEST):
        event = seed_event(confidentiality="public")
        write(prepared([event], Order(kind=kind, house=house)), path)
        pictures = poppler("pdfimages", "-list", path).splitlines()[2:]
        assert [line.split()[3:5] for line in pictures if line.split()[2] == "image"] == [
            ["400", "100"]
        ]
        # As points ("image"), not as the JPEG that it came in.
        assert b"Secret camera" not in path.read_bytes()
    found = prepared([event], Order(house=House(logo=b"no picture")))
    assert found.obstacles[0].field == "logo"


def test_what_is_typed_into_an_order_may_not_repeat_what_is_withheld(tmp_path: Path) -> None:
    order = replace(DIGEST, introduction="With thanks to Daniyar: Interview with Daniyar Fiktivov.")
    found = prepared(many_events(3), order)
    assert found.obstacles[0].field == "introduction"
    assert "withholds" in found.obstacles[0].sentence
    with pytest.raises(InvalidInputError, match="Introduction"):
        write(found, tmp_path / "brief.pdf")
    assert not (tmp_path / "brief.pdf").exists()


def test_a_leak_in_the_finished_file_stops_it(tmp_path: Path) -> None:
    found = prepared(many_events(3), DIGEST)
    leaking = replace(found.content, foot="Tole Bi street 59")  # type: ignore[arg-type]
    with pytest.raises(InvalidInputError, match="The file was not written: in"):
        write(replace(found, content=leaking), tmp_path / "brief.pdf")
    assert list(tmp_path.iterdir()) == []


def test_cancelling_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    path.write_bytes(b"older")

    def stop(done: int, total: int) -> None:
        if done > 5:
            raise CancelledError

    with pytest.raises(CancelledError):
        prepare(many_events(20), shipped_vocabulary(), DIGEST, progress=stop)
    with pytest.raises(CancelledError):
        write(prepared(many_events(20), DIGEST), path, stop)
    assert path.read_bytes() == b"older"
    assert [file.name for file in tmp_path.iterdir()] == ["brief.pdf"]


# --- statistics -----------------------------------------------------------------------------------


def test_statistics_hide_small_numbers_and_those_that_would_tell_them(tmp_path: Path) -> None:
    events = list(many_events(30))
    rare = events[0]
    rare.term_uses = [use for use in rare.term_uses if use.term.scheme != "violation"]
    coded(rare, "violations", "killing")
    lines = lines_of(printed(events, ANNEX, tmp_path))
    assert any(line.startswith("Killing <3") for line in lines)
    assert not any(re.match(r"Killing 1\b", line) for line in lines)
    shown = lines_of(printed(events, replace(ANNEX, smallest_count=0), tmp_path))
    assert any(line.startswith("Killing 1 ") for line in shown)


def test_statistics_agree_with_the_records(tmp_path: Path) -> None:
    events = list(many_events(60))
    lines = lines_of(printed(events, ANNEX, tmp_path))
    months = Counter((event.start_date or "")[:7] for event in events)
    names = {"2023-01": "January", "2023-02": "February", "2023-03": "March", "2023-04": "April"}
    for month, name in names.items():
        assert any(line.startswith(f"{name} 2023 {months[month]} ") for line in lines), name
    regions = Counter(place.region for event in events for place in event.places if place.region)
    for region, count in regions.items():
        assert any(line.startswith(f"{region} {count} ") for line in lines), region
    text = " ".join(lines)
    assert text.index("How this was counted") < text.index("The numbers Violations"[:11])


# --- submission -----------------------------------------------------------------------------------


def test_a_submission_waits_for_both_consents(tmp_path: Path) -> None:
    event = seed_event(confidentiality="public")
    found = prepared([event], replace(SUBMISSION, consents=Consents(to_letter=True)))
    assert [obstacle.field for obstacle in found.obstacles] == ["consent_report"]
    with pytest.raises(InvalidInputError, match="public reports of the United Nations"):
        write(found, tmp_path / "brief.pdf")
    assert not (tmp_path / "brief.pdf").exists()


def test_a_submission_has_the_fields_of_the_questionnaire(tmp_path: Path) -> None:
    answers = {"victim_name": "Aigerim Testova", "requests": "To urge that they are released."}
    order = replace(SUBMISSION, answers=answers)
    found = prepared([seed_event(confidentiality="public")], order)
    written = write(found, tmp_path / "brief.pdf")
    text = read_back(tmp_path / "brief.pdf").text
    for words in (
        "Special Rapporteur on the situation of human rights defenders",
        "Working Group on Arbitrary Detention",
        "Full name Aigerim Testova",
        "Nationality Not stated.",
        "According to the information received:",
        "ICCPR, art. 21",
        "To urge that they are released.",
    ):
        assert words in text
    consents = report_of(found, written)["consents"]
    assert consents == {"letter": True, "report": False}


def test_without_consent_no_name_goes_to_a_government(tmp_path: Path) -> None:
    order = replace(
        SUBMISSION,
        consents=Consents(to_letter=False, to_report=False),
        answers={"victim_name": "Aigerim Testova", "victim_residence": "Tole Bi"},
    )
    event = seed_event(confidentiality="public")
    text = printed([event], order, tmp_path).text
    assert "Testova" not in text
    assert "Tole Bi" not in text
    assert "has not agreed that the name goes to the government" in text
    event.summary = "On 1 May 2023 Aigerim Testova was arrested."
    with pytest.raises(InvalidInputError, match="Full name"):
        write(prepared([event], order), tmp_path / "other.pdf")


def test_a_submission_is_about_one_record() -> None:
    with pytest.raises(InvalidInputError, match="one record"):
        prepared(many_events(2), SUBMISSION)


# --- case list ------------------------------------------------------------------------------------


def test_a_case_list_has_a_row_for_each_record(tmp_path: Path) -> None:
    events = list(many_events(60))
    text = "".join(printed(events, LIST, tmp_path).text.split())
    for event in events:
        assert text.count(event.reference) == 1
        assert "".join(event.title.split()) in text


def test_a_list_for_readers_inside_is_always_sealed(tmp_path: Path) -> None:
    order = replace(LIST, audience=Audience.INTERNAL)
    with pytest.raises(InvalidInputError, match="always encrypted"):
        write(prepared(many_events(3), order), tmp_path / "list.pdf")
    path = tmp_path / "list.pdf"
    write(prepared(many_events(3), replace(order, passphrase="six words, sent apart")), path)
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(path)
    told = poppler("pdfinfo", "-upw", "six words, sent apart", path)
    assert "AES-256" in told
    document = pypdfium2.PdfDocument(path, password="six words, sent apart")
    words = "".join(page.get_textpage().get_text_bounded() for page in document)
    assert "Stay inside the organisation with it." in " ".join(words.split())
    document.close()
    assert b"Almaty" not in path.read_bytes()


def test_restricted_places_stay_out_of_region_counts(tmp_path: Path) -> None:
    [event] = many_events(1)
    event.places = [
        Place(
            is_primary=True, locality="Oral", region="West Kazakhstan", confidentiality="sensitive"
        )
    ]
    text = printed([event], replace(ANNEX, smallest_count=0), tmp_path).text
    assert "West Kazakhstan" not in text


ROOT = Path(__file__).parents[2]
MAKE_BRIEFS = """
import hashlib, sys
from hrd_desk.publishing.exporting import make_file
from hrd_desk.publishing.preparing import prepare
from hrd_desk.publishing.orders import BriefKind, Order
from tests.builders import shipped_vocabulary
from tests.publishing.many import many_events

for kind in (BriefKind.STATISTICS, BriefKind.DIGEST, BriefKind.CASE_LIST):
    ready = prepare(many_events(12), shipped_vocabulary(), Order(kind=kind))
    print(kind, hashlib.sha256(make_file(ready).content).hexdigest())
"""


def test_two_processes_make_the_same_bytes_of_a_brief_with_tables() -> None:
    """Words of columns are measured in their order, whatever the order of sets is."""
    told = {
        subprocess.run(
            [sys.executable, "-c", MAKE_BRIEFS],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1
