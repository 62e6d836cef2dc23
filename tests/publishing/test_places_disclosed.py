"""Of a place nothing finer leaves than its mark lets out, whatever its names, point and readers."""

import re
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrd_desk.errors import InvalidInputError
from hrd_desk.model.event import Event
from hrd_desk.model.parts import Place
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.disclosure import disclosure
from hrd_desk.publishing.exporting import write
from hrd_desk.publishing.finished import read_finished
from hrd_desk.publishing.leaks import refuse_leaks
from hrd_desk.publishing.orders import BriefKind, FileFormat, Order
from hrd_desk.publishing.preparing import prepare
from hrd_desk.publishing.redact import redact
from hrd_desk.publishing.rules import GRID_DEG, Grain, Outcome
from hrd_desk.publishing.told_event import told_event, told_texts
from tests.builders import shipped_vocabulary
from tests.publishing.samples import seed_event

MARKS = (None, "public", "internal", "restricted", "sensitive", "an-own-term")
PRECISIONS = (None, "exact", "street", "locality", "admin1", "online")
FINEST = {
    "address": Grain.ADDRESS,
    "district": Grain.ADDRESS,
    "locality": Grain.LOCALITY,
    "published_name": Grain.LOCALITY,
    "region": Grain.REGION,
}

OUTSIDE = {
    None: Grain.LOCALITY,
    "public": Grain.LOCALITY,
    "internal": Grain.LOCALITY,
    "restricted": Grain.REGION,
    "sensitive": Grain.COUNTRY,
    "an-own-term": Grain.COUNTRY,
}
PERMITTED: dict[Audience, dict[str | None, Grain]] = {
    Audience.PUBLIC: OUTSIDE,
    Audience.GOVERNMENT: OUTSIDE,
    Audience.PARTNER: OUTSIDE | {"public": Grain.ADDRESS},
    Audience.INTERNAL: {
        None: Grain.ADDRESS,
        "public": Grain.ADDRESS,
        "internal": Grain.ADDRESS,
        "restricted": Grain.LOCALITY,
        "sensitive": Grain.REGION,
        "an-own-term": Grain.COUNTRY,
    },
}
"""The table of docs/formats/brief.md, written out once more: the code must not check itself."""


def permitted_of(place: Place, audience: Audience) -> Grain:
    """Return the finest part that may be told; where a town may, no own place that is a spot."""
    permitted = PERMITTED[audience][place.confidentiality]
    is_own = place.found_by == "own" and place.precision in {None, "exact", "street"}
    is_settled = place.confidentiality == "public" or place.published_name
    is_hidden = permitted is Grain.LOCALITY and is_own and not is_settled
    return Grain.REGION if is_hidden else permitted


def told(event: Event, audience: Audience) -> str:
    brief = redact(event, shipped_vocabulary(), audience, "en")
    return " | ".join(text for _field, text in brief.texts())


@st.composite
def places(draw: st.DrawFn, number: int) -> Place:
    """Return a place whose names stand nowhere else."""
    names = {
        field: f"{field.title().replace('_', '')}{number} Qq{draw(st.integers(100, 999))}"
        for field in FINEST
        if draw(st.booleans())
    }
    if "published_name" in names:
        names["published_name"] = f"Near {names['published_name']}, Wider{number}"
    has_point = draw(st.booleans())
    return Place(
        **(dict.fromkeys(("address", "district", "locality", "region"), "") | names),
        country_code=draw(st.sampled_from([None, "KZ", "KG"])),
        latitude_deg=draw(st.floats(-89, 89)) if has_point else None,
        longitude_deg=draw(st.floats(-179, 179)) if has_point else None,
        precision=draw(st.sampled_from(PRECISIONS)),
        found_by=draw(st.sampled_from([None, "gazetteer", "own", "own"])),
        confidentiality=draw(st.sampled_from(MARKS)),
        is_primary=number == 0,
    )


events = st.integers(1, 3).flatmap(lambda count: st.tuples(*map(places, range(count))))


@given(events, st.sampled_from(Audience))
def test_no_name_leaves_that_is_finer_than_permitted(
    found: tuple[Place, ...], audience: Audience
) -> None:
    event = seed_event(title="A title", summary="A summary")
    event.places = list(found)
    text = told(event, audience)
    for place in found:
        permitted = permitted_of(place, audience)
        for field, finest in FINEST.items():
            name = getattr(place, field)
            if name and finest > permitted:
                assert name.removeprefix("Near ").split(",")[0] not in text, (field, permitted)


@given(events, st.sampled_from(Audience))
def test_no_digit_leaves_that_is_finer_than_permitted(
    found: tuple[Place, ...], audience: Audience
) -> None:
    event = seed_event(title="A title", summary="A summary")
    event.places = list(found)
    main = found[0]
    permitted = permitted_of(main, audience)
    is_open = main.confidentiality == "public" and main.precision == "exact"
    words = redact(event, shipped_vocabulary(), audience, "en").coordinates_words
    if permitted < Grain.LOCALITY or main.latitude_deg is None or main.longitude_deg is None:
        assert words is None
        return
    if permitted is Grain.ADDRESS or is_open or words is None:
        return
    numbers = re.findall(r"\d+(?:\.\d+)?", words.partition("(")[0])
    for number, exact in zip(numbers, (main.latitude_deg, main.longitude_deg), strict=True):
        assert len(number.partition(".")[2]) <= 1
        assert abs(float(number) - abs(exact)) <= GRID_DEG / 2 + 1e-9
    assert "rounded to 0.1 degree" in words


@given(events, st.sampled_from(Audience))
def test_the_list_says_it_where_anything_is_lost(
    found: tuple[Place, ...], audience: Audience
) -> None:
    event = seed_event()
    event.places = list(found)
    (line,) = (
        line for line in disclosure(event, shipped_vocabulary(), audience) if line.field == "places"
    )
    is_lost = any(_loses(place, audience) for place in found)
    assert (line.outcome is Outcome.GENERALISED) is is_lost
    assert bool(line.why) is is_lost
    coarsest = min(permitted_of(place, audience) for place in found)
    if coarsest is Grain.COUNTRY:
        assert "only its country" in line.why
    if coarsest is Grain.REGION:
        assert re.search("only its region|by its region alone", line.why)


def _loses(place: Place, audience: Audience) -> bool:
    permitted = permitted_of(place, audience)
    if permitted is not Grain.LOCALITY:
        return permitted is not Grain.ADDRESS
    is_open = place.confidentiality == "public" and place.precision == "exact"
    is_rounded = place.latitude_deg is not None and not is_open
    return bool(is_rounded or place.address or place.district or place.published_name)


# --- the name for publications --------------------------------------------------------------------


def almaty(**fields: object) -> Place:
    park = {
        "address": "Central Park",
        "district": "Medeu",
        "locality": "Алматы",
        "region": "Алматы облысы",
        "country_code": "KZ",
        "published_name": "Almaty, Almaty Region",
        "is_primary": True,
    }
    return Place(**(park | fields))


@pytest.mark.parametrize(
    ("mark", "audience", "words"),
    [
        (None, Audience.PUBLIC, "Almaty, Almaty Region, Kazakhstan"),
        ("restricted", Audience.INTERNAL, "Almaty, Almaty Region, Kazakhstan"),
        ("restricted", Audience.PUBLIC, "Алматы облысы, Kazakhstan"),
        ("sensitive", Audience.PUBLIC, "Kazakhstan"),
        (None, Audience.INTERNAL, "Central Park, Medeu, Алматы, Алматы облысы, Kazakhstan"),
    ],
)
def test_the_published_name_stands_for_town_and_region(
    mark: str | None, audience: Audience, words: str
) -> None:
    event = seed_event()
    event.places = [almaty(confidentiality=mark)]
    assert redact(event, shipped_vocabulary(), audience, "en").place_words == words


def test_a_country_in_the_published_name_is_said_once() -> None:
    event = seed_event()
    event.places = [almaty(published_name="Almaty, Kazakhstan")]
    brief = redact(event, shipped_vocabulary(), Audience.PUBLIC, "en")
    assert brief.place_words == "Almaty, Kazakhstan"


@pytest.mark.parametrize("mark", ["restricted", "sensitive"])
def test_a_published_name_that_may_not_be_told_stops_a_summary_that_tells_it(mark: str) -> None:
    event = seed_event(summary="Arrested in Almaty, Almaty Region, Kazakhstan.")
    event.places = [
        almaty(confidentiality=mark, published_name="Almaty, Almaty Region, Kazakhstan")
    ]
    brief = redact(event, shipped_vocabulary(), Audience.PUBLIC, "en")
    with pytest.raises(InvalidInputError, match="Places"):
        refuse_leaks(event, shipped_vocabulary(), Audience.PUBLIC, brief.free_texts())
    event.summary = "Arrested in Kazakhstan."
    brief = redact(event, shipped_vocabulary(), Audience.PUBLIC, "en")
    refuse_leaks(event, shipped_vocabulary(), Audience.PUBLIC, brief.free_texts())


def test_the_reason_tells_what_is_lost() -> None:
    reasons = {
        "Only the town or village is told, without district and address.": almaty(),
        "The name for publications is told instead of town and region.": almaty(
            address="", district=""
        ),
    }
    for why, place in reasons.items():
        event = seed_event()
        event.places = [place]
        lines = disclosure(event, shipped_vocabulary(), Audience.PUBLIC)
        assert why in [line.why for line in lines if line.field == "places"]


HOUSE = "House of Aigerim Testova"


def a_house(**fields: object) -> Place:
    house = {"locality": HOUSE, "region": "Zhambyl", "country_code": "KZ", "found_by": "own"}
    point = {"latitude_deg": 42.9, "longitude_deg": 71.37, "precision": "exact"}
    return Place(**(house | point | {"is_primary": True} | fields))


ORDERS = [
    Order(language="en"),
    Order(kind=BriefKind.DIGEST, language="ar"),
    Order(kind=BriefKind.DIGEST, language="ru", format=FileFormat.DOCX),
    Order(kind=BriefKind.DIGEST, language="en", format=FileFormat.XLSX),
    Order(kind=BriefKind.EVENT, language="ar", format=FileFormat.HTML),
    Order(kind=BriefKind.CASE_LIST, language="ru", format=FileFormat.CSV),
]


@pytest.mark.parametrize("order", ORDERS)
def test_an_own_place_that_may_be_a_house_is_in_no_file(order: Order, tmp_path: Path) -> None:
    event = seed_event(confidentiality="public", summary="A house was searched.")
    event.places = [a_house()]
    path = tmp_path / f"file.{order.format}"
    prepared = prepare([event], shipped_vocabulary(), order)
    write(prepared, path)
    words = " ".join(text for _place, text in read_finished(path.read_bytes()).texts)
    assert "Aigerim" not in words
    assert "42.9" not in words
    assert "Zhambyl" in words
    (line,) = (one for one in prepared.records[0].lines if one.field == "places")
    assert "it may be somebody's house" in line.why


@pytest.mark.parametrize(
    "summary",
    [
        "Raid on the House of Aigerim Testova.",
        "Обыск в House of Aigerim Testova",
        "aigerim testova",
    ],
)
def test_a_summary_that_names_it_stops_the_file(summary: str, tmp_path: Path) -> None:
    event = seed_event(confidentiality="public", summary=summary)
    event.places = [a_house(locality="Aigerim Testova" if summary.islower() else HOUSE)]
    with pytest.raises(InvalidInputError, match="Places"):
        write(prepare([event], shipped_vocabulary(), Order()), tmp_path / "brief.pdf")
    event.places[0].confidentiality = "public"
    assert write(prepare([event], shipped_vocabulary(), Order()), tmp_path / "brief.pdf").pages


@pytest.mark.parametrize(
    "settled",
    [
        {"confidentiality": "public"},
        {"precision": "locality"},
        {"published_name": f"{HOUSE}, Zhambyl"},
        {"found_by": "gazetteer"},
    ],
)
def test_a_person_may_say_that_it_is_none(settled: dict[str, str]) -> None:
    event = seed_event()
    event.places = [a_house(**settled)]
    assert HOUSE in told(event, Audience.PUBLIC)
    row = told_event(event, shipped_vocabulary(), Audience.PUBLIC)
    assert HOUSE in " ".join(text for _field, text in told_texts(row))


def test_every_mark_and_reader_is_in_the_table() -> None:
    assert {(audience, mark) for audience in PERMITTED for mark in PERMITTED[audience]} == set(
        product(Audience, MARKS)
    )
