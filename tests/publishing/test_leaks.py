"""Withheld texts are found wherever they would be printed, and nothing else is."""

import pytest

from hrd_desk.errors import InvalidInputError
from hrd_desk.model.event import Event
from hrd_desk.model.parts import Attachment
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.leaks import refuse_leaks
from hrd_desk.publishing.redact import redact
from tests.builders import shipped_vocabulary
from tests.publishing.samples import a_citation, seed_event


def an_event(summary: str, mark: str | None = None) -> Event:
    event = seed_event(summary=summary, remarks="Hidden in Talgar\n\nno", monitoring_note="")
    event.citations = [
        a_citation(),
        a_citation(source_name="Aigerim Testova", source_type="interview", url="", title=""),
        a_citation(source_name="Radio Free Asia", confidentiality="restricted", title="", url=""),
        a_citation(source_name="Li", confidentiality="restricted", title="", url=""),
    ]
    event.attachments = [
        Attachment(name="Testova at home.jpg", note="From her sister\nIMG", sha256="a" * 64)
    ]
    place = event.places[0]
    place.address, place.district, place.confidentiality = "Tole Bi 59", "Medeu", mark
    return event


def look(event: Event, audience: Audience = Audience.PUBLIC) -> None:
    vocabulary = shipped_vocabulary()
    brief = redact(event, vocabulary, audience, "en")
    refuse_leaks(event, vocabulary, audience, brief.free_texts())


@pytest.mark.parametrize(
    ("summary", "mark"),
    [
        ("Said Aigerim Testova.", None),
        ("Said AIGERIM\n TESTOVA.", None),
        ("Said Ａｉｇｅｒｉｍ Testova.", None),
        ("She is hidden in Talgar now.", None),
        ("It was at Tole Bi 59, in the yard.", None),
        ("At 43.224, 76.5.", None),
        ("At 43,22420988.", None),
        ("It is seen in “Testova at home.jpg”.", None),
        ("Photographs from her sister show it.", None),
        ("In the Medeu district.", "restricted"),
        ("In Almaty.", "sensitive"),
    ],
)
def test_a_withheld_text_is_found(summary: str, mark: str | None) -> None:
    with pytest.raises(InvalidInputError, match="withheld") as refusal:
        look(an_event(summary, mark))
    assert refusal.value.field == "summary"


@pytest.mark.parametrize(
    "summary",
    [
        "Said Radio Free Asia, which one source names and another repeats.",
        "Li, no, Talgar: too short or only a part of what is withheld.",
        "In the Medeu district of Almaty, at 43.2, 76.9.",
        "Tole Bi 590 is another house.",
        "She was at home, and a jpg or an IMG proves it.",
        "Police in Almaty detained about a dozen people at an opposition rally.",
    ],
)
def test_nothing_else_is(summary: str) -> None:
    look(an_event(summary))


def test_a_joiner_inside_a_name_does_not_hide_it() -> None:
    event = an_event("قال مح\u200cمد\u200f إنه ضُرب.")
    event.citations = [a_citation(source_name="محمد", source_type="interview", url="", title="")]
    with pytest.raises(InvalidInputError, match="withheld"):
        look(event)


def test_readers_inside_may_see_the_place() -> None:
    look(an_event("It was at Tole Bi 59 (43.2242, 76.9288)."), Audience.INTERNAL)


def test_the_title_is_looked_through_too() -> None:
    event = an_event("They were arrested.")
    event.title = "Kazakhstan: Aigerim Testova arrested"
    with pytest.raises(InvalidInputError) as refusal:
        look(event)
    assert refusal.value.field == "title"
