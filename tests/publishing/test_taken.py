"""Records taken for a publication: each is compared with what it withholds itself."""

import pytest

from hrd_desk.model.event import Event
from hrd_desk.publishing.audience import Audience
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
