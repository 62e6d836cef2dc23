"""Records taken for a publication: each is compared with what it withholds itself."""

import pytest

from hrd_desk.model.event import Event
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.point_forms import place_codes
from hrd_desk.publishing.taking import Taken
from tests.builders import shipped_vocabulary
from tests.publishing.samples import a_citation, seed_event


def a_record(number: int, summary: str, **changes: str) -> Event:
    told = {"summary": summary, "confidentiality": "public", "remarks": "", "monitoring_note": ""}
    event = seed_event(**(told | {"reference": f"KZ-2023-{number:04}"} | changes))
    event.citations = [
        a_citation(),
        a_citation(source_name="Aigerim Testova", source_type="interview", url="", title=""),
    ]
    return event


def taken(*events: Event) -> Taken:
    found = Taken(shipped_vocabulary(), Audience.PUBLIC, "en")
    for event in events:
        found.take(event)
    return found


@pytest.mark.parametrize("remarks", ["", "Not at night, her neighbours listen to every word"])
def test_a_record_that_tells_what_it_withholds_is_named(remarks: str) -> None:
    found = taken(
        a_record(1, "The police came."),
        a_record(2, "The police came for Testova.", remarks=remarks),
        a_record(3, "The police went."),
    )
    assert [(obstacle.reference, obstacle.field) for obstacle in found.obstacles] == [
        ("KZ-2023-0002", "summary")
    ]


def test_a_piece_of_a_note_is_found_beside_names() -> None:
    note = "Not at night, her neighbours listen to every word"
    found = taken(a_record(1, "And her neighbours listen to every word.", remarks=note))
    assert [obstacle.reference for obstacle in found.obstacles] == ["KZ-2023-0001"]


def test_what_another_record_withholds_is_no_obstacle() -> None:
    told = a_record(2, "Testova was arrested, and wishes to be known.")
    told.citations = [a_citation()]
    assert taken(a_record(1, "The police came."), told).obstacles == []


def test_what_stands_around_a_told_region_is_found() -> None:
    told = a_record(1, "At 10 Sample (Almaty Region) Street the police came.")
    told.places[0].region, told.places[0].address = "Almaty Region", "10 Sample Street"
    found = taken(told)
    assert [(obstacle.reference, obstacle.field) for obstacle in found.obstacles] == [
        ("KZ-2023-0001", "summary")
    ]


def test_a_code_is_the_secret_of_the_first_record_with_that_point() -> None:
    first, second = a_record(1, "The police came."), a_record(2, "The police went.")
    for event in (first, second):
        event.places[0].latitude_deg, event.places[0].longitude_deg = 43.22421, 76.92875
        event.places[0].precision, event.places[0].confidentiality = "exact", "restricted"
    secrets = taken(first, second).secrets
    codes = place_codes(43.22421, 76.92875)
    assert all(next(secrets.found_in(f"see {code}")).reference == "KZ-2023-0001" for code in codes)
    assert not list(secrets.found_in("8MXJ, 43T and txwt are near"))
