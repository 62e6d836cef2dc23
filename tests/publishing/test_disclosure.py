"""What each audience is told: the rules, the report, the words."""

import pytest

from hrd_desk.model.event import CODED_LISTS, Event
from hrd_desk.model.field_labels import labelled_fields
from hrd_desk.model.parts import Attachment, Count, EventLink, Place
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.content import Brief
from hrd_desk.publishing.disclosure import disclosure
from hrd_desk.publishing.redact import CODED_ORDER, redact
from hrd_desk.publishing.rules import Outcome, fields_of_record
from tests.builders import shipped_vocabulary
from tests.publishing.samples import a_citation, seed_event

PUBLIC, PARTNER = Audience.PUBLIC, Audience.PARTNER
GOVERNMENT, INTERNAL = Audience.GOVERNMENT, Audience.INTERNAL


def outcomes(event: Event, audience: Audience) -> dict[str, Outcome]:
    lines = disclosure(event, shipped_vocabulary(), audience)
    return {line.field: line.outcome for line in lines}


def redacted(event: Event, audience: Audience = PUBLIC, language: str = "en") -> Brief:
    return redact(event, shipped_vocabulary(), audience, language)


def full_event() -> Event:
    """Return a record with something in every field."""
    event = seed_event(
        context="while distributing leaflets",
        charge="hooliganism",
        remarks="Do not call at night",
        monitoring_note="Review in June",
        verification="likely",
        end_date="2023-05-03",
        deletion_reason="entered twice, then brought back",
    )
    event.citations = [a_citation()]
    event.counts = [Count(role="affected", minimum=20, maximum=20, words="about 20")]
    event.links = [EventLink(target_uid=event.uid, link_type="related", note="the same march")]
    event.attachments = [Attachment(name="letter.pdf", sha256="a" * 64, size_bytes=9, note="Post")]
    return event


def test_every_field_of_a_record_is_reported_and_labelled() -> None:
    fields = set(outcomes(full_event(), PUBLIC)) | {"perpetrators_non_state"}
    assert fields == set(fields_of_record())
    assert set(fields_of_record()) <= labelled_fields()


def test_every_coded_list_has_its_place_in_the_brief() -> None:
    assert sorted(CODED_ORDER) == sorted(CODED_LISTS)


@pytest.mark.parametrize("audience", list(Audience))
def test_narrative_and_notes_are_withheld_from_everybody(audience: Audience) -> None:
    found = outcomes(full_event(), audience)
    kept_back = ("description", "remarks", "monitoring_note", "links", "deletion", "attachments")
    for field in kept_back:
        assert found[field] is Outcome.WITHHELD


@pytest.mark.parametrize(
    ("field", "audiences"),
    [
        ("charge", {GOVERNMENT, PARTNER, INTERNAL}),
        ("context", {PARTNER, INTERNAL}),
        ("monitoring_status", {PARTNER, INTERNAL}),
        ("verification", {PARTNER, INTERNAL}),
        ("record_status", {INTERNAL}),
        ("summary", set(Audience)),
    ],
)
def test_who_is_told_a_field(field: str, audiences: set[Audience]) -> None:
    event = full_event()
    told = {a for a in Audience if outcomes(event, a)[field] is Outcome.PUBLISHED}
    assert told == audiences
    for audience in Audience:
        brief = redacted(event, audience)
        printed_fields = {found for found, text in brief.texts() if text}
        assert (field in printed_fields) is (audience in audiences)


@pytest.mark.parametrize("audience", list(Audience))
def test_the_report_and_the_brief_agree(audience: Audience) -> None:
    event = full_event()
    brief = redacted(event, audience)
    texts = " | ".join(text for _field, text in brief.texts())
    words = {
        "remarks": "at night",
        "monitoring_note": "June",
        "description": "Ablyazov",
        "links": "same march",
        "context": "leaflets",
        "charge": "hooliganism",
        "citations": "Radio Free Asia",
        "genders": "Other (e.g.",
        "violations": "Arrest and Detention",
    }
    found = outcomes(event, audience)
    for field, word in words.items():
        assert (word in texts) is (found[field] is not Outcome.WITHHELD), field


def test_a_withheld_field_has_a_reason_and_a_published_one_needs_none() -> None:
    for line in disclosure(full_event(), shipped_vocabulary(), PUBLIC):
        assert bool(line.why) is (line.outcome is not Outcome.PUBLISHED)


# --- sources --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "audience", "is_named"),
    [
        ({}, PUBLIC, True),
        ({"url": ""}, PUBLIC, False),
        ({"url": "", "archive_url": "https://archive.example/1"}, PUBLIC, True),
        ({"url": "ftp://news.example/a"}, PUBLIC, False),
        ({"source_type": None}, PUBLIC, False),
        ({"source_type": "interview"}, PUBLIC, False),
        ({"source_type": "interview"}, PARTNER, False),
        ({"source_type": "interview"}, INTERNAL, True),
        ({"source_type": "interview", "confidentiality": "public"}, PUBLIC, True),
        ({"confidentiality": "internal"}, PUBLIC, False),
        ({"confidentiality": "restricted"}, INTERNAL, False),
        ({"confidentiality": "an-own-term"}, INTERNAL, False),
    ],
)
def test_which_source_is_named(
    fields: dict[str, str], audience: Audience, *, is_named: bool
) -> None:
    event = seed_event()
    event.citations = [a_citation(**fields)]
    assert bool(redacted(event, audience).sources) is is_named


def test_of_several_sources_those_that_may_be_named_are() -> None:
    event = seed_event()
    event.citations = [a_citation(), a_citation(source_name="A. B.", source_type="interview")]
    brief = redacted(event)
    assert [source.words[:16] for source in brief.sources] == ["Radio Free Asia,"]
    assert brief.sources_note == "Further sources are known to us and are not named here."
    assert outcomes(event, PUBLIC)["citations"] is Outcome.GENERALISED


# --- places ---------------------------------------------------------------------------------------


def a_place(**fields: object) -> Place:
    park = {
        "address": "Central Park",
        "district": "Medeu",
        "locality": "Almaty",
        "region": "Almaty Region",
        "country_code": "KZ",
        "latitude_deg": 43.224209880467825,
        "longitude_deg": 76.92875417789561,
        "precision": "exact",
    }
    return Place(**(park | fields))


TOWN, ADDRESS = "Almaty, Almaty Region, Kazakhstan", "Central Park, Medeu, Almaty, Almaty Region"
ROUNDED = "43.2° N, 76.9° E (Exact point; rounded to 0.1 degree)"
EXACT = "43.22421° N, 76.92875° E (Exact point)"


@pytest.mark.parametrize(
    ("mark", "audience", "words", "coordinates"),
    [
        (None, PUBLIC, TOWN, ROUNDED),
        ("internal", PUBLIC, TOWN, ROUNDED),
        ("public", PUBLIC, TOWN, EXACT),
        ("restricted", PUBLIC, "Almaty Region, Kazakhstan", None),
        ("sensitive", PUBLIC, "Kazakhstan", None),
        ("an-own-term", INTERNAL, "Kazakhstan", None),
        ("public", GOVERNMENT, TOWN, EXACT),
        ("public", PARTNER, f"{ADDRESS}, Kazakhstan", EXACT),
        (None, PARTNER, TOWN, ROUNDED),
        (None, INTERNAL, f"{ADDRESS}, Kazakhstan", EXACT),
        ("restricted", INTERNAL, TOWN, ROUNDED),
        ("sensitive", INTERNAL, "Almaty Region, Kazakhstan", None),
    ],
)
def test_how_finely_a_place_is_told(
    mark: str | None, audience: Audience, words: str, coordinates: str | None
) -> None:
    event = seed_event()
    event.places = [a_place(confidentiality=mark)]
    brief = redacted(event, audience)
    assert (brief.place_words, brief.coordinates_words) == (words, coordinates)
    is_whole = words.startswith(ADDRESS) and coordinates == EXACT
    assert (outcomes(event, audience)["places"] is Outcome.PUBLISHED) is is_whole


def test_a_public_place_that_is_not_exact_is_rounded_all_the_same() -> None:
    event = seed_event()
    event.places = [a_place(confidentiality="public", precision="locality")]
    assert (redacted(event).coordinates_words or "").startswith("43.2° N, 76.9° E (City")


@pytest.mark.parametrize(
    ("latitude_deg", "longitude_deg", "words"),
    [
        (-33.46, -70.66, "33.5° S, 70.7° W"),
        (-6.2, 106.849, "6.2° S, 106.8° E"),
        (40.04, -0.01, "40.0° N, 0.0° E"),
    ],
)
def test_coordinates_name_their_hemisphere(
    latitude_deg: float, longitude_deg: float, words: str
) -> None:
    event = seed_event()
    event.places = [a_place(latitude_deg=latitude_deg, longitude_deg=longitude_deg)]
    assert (redacted(event).coordinates_words or "").startswith(words)


def test_an_event_on_the_network_has_no_point() -> None:
    event = seed_event()
    event.places = [a_place(precision="online")]
    assert redacted(event, INTERNAL).coordinates_words is None


def test_several_places_are_told_the_main_one_first() -> None:
    event = seed_event()
    event.places = [
        a_place(locality="Astana", region=""),
        a_place(locality="Almaty", region="Almaty", is_primary=True),
        a_place(locality="Osh", region="", country_code="KG"),
        a_place(locality="Astana", region=""),
    ]
    words = "Almaty, Kazakhstan; Astana, Kazakhstan; Osh, Kyrgyzstan"
    assert redacted(event).place_words == words


# --- people and dates -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("counts", "audience", "is_told"),
    [
        ([], PUBLIC, False),
        ([("affected", 2)], PUBLIC, False),
        ([("affected", 2)], PARTNER, True),
        ([("affected", 3)], PUBLIC, True),
        ([("affected", 1), ("arrested", 12)], PUBLIC, True),
        ([("affected", 1), ("present", 200)], GOVERNMENT, False),
    ],
)
def test_gender_is_not_told_of_tiny_groups(
    counts: list[tuple[str, int]], audience: Audience, *, is_told: bool
) -> None:
    event = seed_event()
    event.counts = [Count(role=role, minimum=number, words="") for role, number in counts]
    assert ("genders" in {c.field for c in redacted(event, audience).coded}) is is_told


@pytest.mark.parametrize(
    ("minimum", "maximum", "typed", "language", "words"),
    [
        (1, 1, "1", "en", "1"),
        (12, 12, "about a dozen", "en", "about 12"),
        (15, 20, "15-20", "en", "15–20"),
        (2000, None, "thousands", "en", "at least 2,000"),
        (None, 5, "up to 5", "en", "up to 5"),
        (20, 20, "the whole family of A. B.", "en", "20"),
        (1200, 1200, "1200", "ru", "1\u00a0200"),
    ],
)
def test_counts_are_worded_from_their_bounds(
    minimum: int | None, maximum: int | None, typed: str, language: str, words: str
) -> None:
    event = seed_event()
    event.counts = [Count(role="affected", minimum=minimum, maximum=maximum, words=typed)]
    assert redacted(event, language=language).counts[0].words == words


def test_a_count_without_bounds_is_not_printed() -> None:
    event = seed_event()
    event.counts = [Count(role="affected", words="a whole village")]
    assert redacted(event).counts == ()


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2023-05", None, "May 2023"),
        ("2023-05-01~", None, "About 1 May 2023"),
        ("2023-05-01", "2023-05-03", "1–3 May 2023"),
        ("2023-05-01", "2023-05-01", "1 May 2023"),
        ("2023-05-01", "2023-06", "1 May 2023 – June 2023"),
        (None, "2023", "2023"),
        ("2023-05-01/2023-05-02", "2023-05-09", "1–2 May 2023 – 9 May 2023"),
    ],
)
def test_dates_say_no_more_than_is_recorded(start: str, end: str | None, words: str) -> None:
    assert redacted(seed_event(start_date=start, end_date=end)).date_words == words


def test_another_language_than_ours_is_worded_in_english() -> None:
    assert redacted(seed_event(), language="xx").date_words == "1 May 2023"
