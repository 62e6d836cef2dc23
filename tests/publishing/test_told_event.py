"""Rows tell what pages tell: a told event holds what a brief says, and nothing withheld."""

import json

import pytest

from hrd_desk.errors import HrdDeskError
from hrd_desk.exchange.record_json import event_to_json
from hrd_desk.model.event import CODED_LISTS, Event
from hrd_desk.model.parts import Count, Place
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.guarded import withheld_points, withheld_texts
from hrd_desk.publishing.matching import letters_of
from hrd_desk.publishing.redact import redact
from hrd_desk.publishing.told_event import TOLD_OF_PARTS, told_event, told_texts
from hrd_desk.publishing.wording import event_date_words
from tests.builders import shipped_vocabulary
from tests.publishing.samples import coded, seed_event
from tests.publishing.test_planted_secrets import an_event

VOCABULARY = shipped_vocabulary()
OUTSIDE = [audience for audience in Audience if audience is not Audience.INTERNAL]
MARKS = ("public", "internal", "restricted", "sensitive", None)


def placed(mark: str | None, precision: str | None) -> Event:
    event = seed_event(remarks="Her brother drives the white van of the bakery", summary="")
    event.places = [
        Place(
            locality="Almaty",
            region="Zhetysu",
            district="Medeu",
            address="Tole Bi street 59",
            country_code="KZ",
            latitude_deg=43.224209880467825,
            longitude_deg=76.92875417789561,
            precision=precision,
            confidentiality=mark,
            is_primary=True,
        )
    ]
    return event


@pytest.mark.parametrize("audience", OUTSIDE)
def test_a_told_event_says_what_the_brief_says(audience: Audience) -> None:
    event = coded(an_event(), "violations", "raid", "torture")
    brief = redact(event, VOCABULARY, audience, "en")
    told = told_event(event, VOCABULARY, audience)
    assert (told.title, told.reference, told.summary) == (
        brief.title,
        brief.reference,
        brief.summary,
    )
    assert event_date_words(told, "en") == brief.date_words
    in_brief = {field.field for field in brief.coded}
    assert {field for field in CODED_LISTS if told.terms(field)} == in_brief
    assert len(told.citations) == len(brief.sources)
    assert (told.context != "") == any(fact.field == "context" for fact in brief.facts)
    assert (told.charge != "") == any(fact.field == "charge" for fact in brief.facts)


@pytest.mark.parametrize("audience", OUTSIDE)
@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("precision", ["exact", None])
def test_no_withheld_text_or_point_is_in_it(
    audience: Audience, mark: str | None, precision: str | None
) -> None:
    for event in (placed(mark, precision), an_event()):
        told = told_event(event, VOCABULARY, audience)
        content = event_to_json(told, VOCABULARY)
        letters = letters_of(json.dumps(content, ensure_ascii=False))
        for guarded in withheld_texts(event, VOCABULARY, audience):
            assert letters_of(guarded.text) not in letters
        points = [(place.latitude_deg, place.longitude_deg) for place in told.places]
        assert not set(points) & set(withheld_points(event, audience))
        assert told.uid != event.uid


@pytest.mark.parametrize("mark", MARKS)
def test_places_are_as_coarse_as_in_the_brief(mark: str | None) -> None:
    event = placed(mark, None)
    brief = redact(event, VOCABULARY, Audience.PUBLIC, "en")
    (place,) = told_event(event, VOCABULARY, Audience.PUBLIC).places
    for name in (place.locality, place.region, place.district, place.address):
        assert not name or name in brief.place_words
    assert (place.latitude_deg is not None) == bool(brief.coordinates_words)
    if place.latitude_deg is not None:
        assert (place.latitude_deg, place.longitude_deg) == (43.2, 76.9)


def test_gender_of_one_person_is_not_told_and_the_words_of_counts_never() -> None:
    event = coded(seed_event(), "genders", "woman")
    event.counts = [Count(role="affected", minimum=1, maximum=1, words="the mother of Aigerim")]
    told = told_event(event, VOCABULARY, Audience.PUBLIC)
    assert told.terms("genders") == []
    assert [count.words or "" for count in told.counts] == [""]
    event.counts = [Count(role="affected", minimum=5, maximum=5, words="5")]
    assert "woman" in told_event(event, VOCABULARY, Audience.PUBLIC).codes("genders")


def test_a_record_of_which_no_brief_is_made_is_not_told() -> None:
    for audience in OUTSIDE:
        with pytest.raises(HrdDeskError):
            told_event(seed_event(confidentiality="restricted"), VOCABULARY, audience)


def test_what_is_named_as_told_of_parts_is_all_that_is_told() -> None:
    event = an_event()
    event.places[0].confidentiality = "public"
    told = told_event(event, VOCABULARY, Audience.PARTNER)
    for part, columns in TOLD_OF_PARTS.items():
        for row in getattr(told, part):
            filled = {
                column.key
                for column in type(row).__mapper__.column_attrs
                if getattr(row, column.key) not in (None, "", False, 0)
            }
            assert filled - {"uid", "position"} <= columns
    assert (len(told.links), len(told.attachments)) == (0, 0)
    assert {field for field, _text in told_texts(told)} >= {"title", "summary", "places"}
