"""A description goes out only while it is the text that somebody ticked, in files read back."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hrd_desk.errors import InvalidInputError
from hrd_desk.model.event import Event
from hrd_desk.model.release import released_as
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.exporting import write
from hrd_desk.publishing.orders import BriefKind, Consents, FileFormat, Order
from hrd_desk.publishing.preparing import Prepared, prepare
from hrd_desk.storage.events import load_event
from hrd_desk.storage.opening import OpenDesk
from tests.builders import a_desk, an_event, saved, vocabulary_of
from tests.publishing.printed import read_back
from tests.publishing.reading import poppler_text, words_found
from tests.sync.exchanging import edited

TEXT = "They came before dawn.\n\nTwenty people were led away to a bus."
MORE = f"{TEXT}\n\nOne of them telephoned us afterwards."
ARABIC = (
    "في صباح الأول من مايو تجمّع نحو عشرين شخصًا في الساحة أمام دار الأوبرا القديمة.\n\n"
    "كان رجال شرطة بلباس مدني ينتظرون عند طرف الساحة، ثم وصلت حافلتان."
)
NOT_TICKED = "It is not ticked for publication."
CHANGED = "It was changed since it was ticked for publication. Read it again and tick it."
SUMMARIES = "Publications of this kind keep to the summary."
OTHER_FORMATS = [format_ for format_ in FileFormat if format_ is not FileFormat.PDF]
SEVERAL = (BriefKind.DIGEST, BriefKind.STATISTICS, BriefKind.CASE_LIST)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    with a_desk(tmp_path_factory.mktemp("desk")) as opened:
        yield opened


def logged(desk: OpenDesk, text: str = TEXT, *, is_ticked: bool = True, **fields: Any) -> Event:
    """Save a public record, and read it again as a publication does."""
    released = released_as(text) if is_ticked else None
    wanted = {"confidentiality": "public", "description": text, "description_released": released}
    event = saved(desk, an_event(vocabulary_of(desk), **(wanted | fields)))
    with desk.database.snapshot() as session:
        return load_event(session, event.uid)


def prepared(desk: OpenDesk, event: Event, **order: Any) -> Prepared:
    return prepare([event], vocabulary_of(desk), Order(**order))


def why(found: Prepared) -> tuple[str, str]:
    (line,) = [line for line in found.records[0].lines if line.field == "description"]
    return str(line.outcome), line.why


def words_of(path: Path) -> str:
    """Return everything that stands in a file of any format."""
    content = path.read_bytes()
    if path.suffix == ".pdf":
        return read_back(path).text
    if content.startswith(b"PK"):
        with zipfile.ZipFile(path) as packed:
            content = b"\n".join(packed.read(name) for name in packed.namelist())
    return " ".join(content.decode("utf-8", "replace").split())


# --- the brief of one event -----------------------------------------------------------------------


@pytest.mark.parametrize("audience", list(Audience))
def test_a_ticked_description_is_printed_after_the_summary_paragraph_by_paragraph(
    desk: OpenDesk, tmp_path: Path, audience: Audience
) -> None:
    found = prepared(desk, logged(desk), audience=audience)
    assert why(found) == ("published", "")
    path = tmp_path / "brief.pdf"
    write(found, path)
    text = read_back(path).text
    summary, heading = text.index("the police arrested"), text.index("What happened")
    first, second = text.index("They came before dawn."), text.index("Twenty people were led away")
    assert summary < heading < first < second < text.index("Violations")
    lines = [line.strip() for line in read_back(path).page_texts[0].splitlines()]
    assert any(line.endswith("They came before dawn.") for line in lines)
    assert "Event description" not in text  # not among what is left out


@pytest.mark.parametrize("format_", list(FileFormat))
@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.INTERNAL])
def test_a_description_that_was_changed_after_the_tick_prints_nothing_of_it(
    desk: OpenDesk, tmp_path: Path, audience: Audience, format_: FileFormat
) -> None:
    event = edited(desk, logged(desk).uid, description=MORE)
    found = prepared(desk, event, audience=audience, format=format_)
    assert why(found) == ("withheld", CHANGED)
    path = tmp_path / f"brief.{format_}"
    write(found, path)
    words = words_of(path)
    assert "the police arrested" in words
    assert not [part for part in ("before dawn", "led away", "telephoned") if part in words]
    # Among what is left out, for which rows alone have no place.
    assert ("Event description" in words) is (format_ is not FileFormat.CSV)


def test_a_description_that_nobody_ticked_prints_nothing_of_it(
    desk: OpenDesk, tmp_path: Path
) -> None:
    found = prepared(desk, logged(desk, is_ticked=False))
    assert why(found) == ("withheld", NOT_TICKED)
    path = tmp_path / "brief.pdf"
    write(found, path)
    assert "dawn" not in words_of(path)
    assert "What happened" not in words_of(path)


@pytest.mark.parametrize("format_", OTHER_FORMATS)
def test_a_ticked_description_stands_in_the_other_formats(
    desk: OpenDesk, tmp_path: Path, format_: FileFormat
) -> None:
    path = tmp_path / f"brief.{format_}"
    write(prepared(desk, logged(desk), format=format_), path)
    for part in ("They came before dawn.", "Twenty people were led away to a bus."):
        assert part in words_of(path)


def test_arabic_over_several_pages_is_found_by_a_search(desk: OpenDesk, tmp_path: Path) -> None:
    text = "\n\n".join([ARABIC] * 40)
    path = tmp_path / "brief.pdf"
    write(prepared(desk, logged(desk, text), language="ar"), path)
    pages = read_back(path).page_texts
    assert len(pages) > 2
    assert "ما حدث" in pages[0]
    assert words_found(ARABIC, poppler_text(path)) > 0.95


def test_a_sign_that_no_font_has_is_named_with_the_field(desk: OpenDesk, tmp_path: Path) -> None:
    found = prepared(desk, logged(desk, "They came. \u16a0"))
    with pytest.raises(InvalidInputError, match="Event description: no font has"):
        write(found, tmp_path / "brief.pdf")


# --- what the record withholds --------------------------------------------------------------------


def test_a_ticked_description_that_repeats_a_remark_stops_the_file(
    desk: OpenDesk, tmp_path: Path
) -> None:
    note = "Her brother drives the white van of the bakery"
    found = prepared(desk, logged(desk, f"{TEXT}\n\n{note}.", remarks=note))
    with pytest.raises(InvalidInputError, match=r"Remarks.* stands in .Event description."):
        write(found, tmp_path / "brief.pdf")
    assert not (tmp_path / "brief.pdf").exists()


def test_one_that_is_not_ticked_may_say_what_the_summary_says(
    desk: OpenDesk, tmp_path: Path
) -> None:
    summary = "On 1 May 2023, twenty people were led away to a bus."
    event = logged(desk, summary, is_ticked=False, summary=summary)
    write(prepared(desk, event), tmp_path / "brief.pdf")
    assert "led away to a bus" in words_of(tmp_path / "brief.pdf")


# --- publications of several records --------------------------------------------------------------


@pytest.mark.parametrize("kind", SEVERAL)
@pytest.mark.parametrize("format_", list(FileFormat))
def test_several_records_keep_to_their_summaries(
    desk: OpenDesk, tmp_path: Path, kind: BriefKind, format_: FileFormat
) -> None:
    found = prepared(desk, logged(desk), kind=kind, format=format_)
    assert why(found) == ("withheld", SUMMARIES)
    path = tmp_path / f"brief.{format_}"
    write(found, path)
    assert "dawn" not in words_of(path)


def test_what_a_digest_does_not_print_does_not_stand_in_its_way(
    desk: OpenDesk, tmp_path: Path
) -> None:
    note = "Her brother drives the white van of the bakery"
    event = logged(desk, f"{note}. \u16a0", remarks=note)
    path = tmp_path / "digest.pdf"
    write(prepared(desk, event, kind=BriefKind.DIGEST), path)
    assert "white van" not in words_of(path)


# --- the submission -------------------------------------------------------------------------------


def submission(desk: OpenDesk, event: Event, **order: Any) -> Prepared:
    consents = Consents(to_letter=order.pop("to_letter", True), to_report=False)
    wanted = {"kind": BriefKind.SUBMISSION, "audience": Audience.GOVERNMENT, "consents": consents}
    return prepared(desk, event, **(wanted | order))


def test_a_submission_numbers_the_paragraphs_of_summary_and_description(
    desk: OpenDesk, tmp_path: Path
) -> None:
    path = tmp_path / "submission.pdf"
    write(submission(desk, logged(desk)), path)
    words = words_of(path)
    assert "1. On 1 May 2023, the police arrested" in words
    assert words.index("In detail:") < words.index("2. They came before dawn.")
    assert "3. Twenty people were led away to a bus." in words
    write(submission(desk, edited(desk, logged(desk).uid, description=MORE)), path)
    assert "In detail" not in words_of(path)
    assert "dawn" not in words_of(path)


def test_a_name_without_consent_in_a_ticked_description_stops_the_submission(
    desk: OpenDesk,
) -> None:
    event = logged(desk, f"{TEXT}\n\nAigerim Testova was the first.")
    answers = {"victim_name": "Aigerim Testova"}
    found = submission(desk, event, answers=answers, to_letter=False)
    sentences = [one.sentence for one in found.obstacles]
    assert any("“Event description” repeats" in sentence for sentence in sentences)
