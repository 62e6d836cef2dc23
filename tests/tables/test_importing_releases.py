"""What an import does with the tick of a description: it goes to no text that a row lacks."""

from pathlib import Path

import pytest

from hrd_desk.model.release import is_released, released_as
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.tables.importing import Choices
from tests.builders import an_event, saved, vocabulary_of
from tests.tables.trading import a_csv, imported, stored

TICKED = {"description": "They came.", "description_released": released_as("They came.")}


def is_told(desk: OpenDesk, reference: str) -> bool:
    event = stored(desk, reference)
    return is_released(event.description, event.description_released)


@pytest.mark.parametrize(
    ("row", "text", "is_still_told"),
    [
        ({"Event description": "They came with a list."}, "They came with a list.", False),
        ({"Event description": "They  came.", "Title": "Kazakhstan: new"}, "They  came.", True),
        ({"Description may be published": "no"}, "They came.", False),
        ({"Title": "Kazakhstan: new"}, "They came.", True),
        (
            {"Event description": "They went.", "Description may be published": "yes"},
            "They went.",
            True,
        ),
    ],
)
def test_a_row_that_changes_a_ticked_description_takes_the_tick_away(
    desk: OpenDesk, tmp_path: Path, row: dict[str, str], text: str, is_still_told: bool
) -> None:
    event = saved(desk, an_event(vocabulary_of(desk), **TICKED))
    path = a_csv(tmp_path, ("Reference", *row), (event.reference, *row.values()))
    assert imported(desk, path, choices=Choices(all_updates=True)).changed == 1
    assert stored(desk, event.reference).description == text
    assert is_told(desk, event.reference) is is_still_told


def test_a_row_without_the_text_releases_none(desk: OpenDesk, tmp_path: Path) -> None:
    event = saved(desk, an_event(vocabulary_of(desk), description="They came."))
    row = {"Reference": event.reference, "Description may be published": "yes"}
    path = a_csv(tmp_path, tuple(row), tuple(row.values()))
    imported(desk, path, choices=Choices(all_updates=True))
    assert not is_told(desk, event.reference)


@pytest.mark.parametrize(
    ("accepted", "is_still_told"),
    [({"description"}, False), ({"description_released"}, False), ({"title"}, False)],
)
def test_a_tick_goes_to_no_other_text_where_one_of_the_two_is_taken_over(
    desk: OpenDesk, tmp_path: Path, accepted: set[str], is_still_told: bool
) -> None:
    event = saved(desk, an_event(vocabulary_of(desk), description="They came."))
    path = a_csv(
        tmp_path,
        ("Reference", "Title", "Event description", "Description may be published"),
        (event.reference, "Kazakhstan: new", "They went.", "yes"),
    )
    chosen = Choices(updates={event.uid: frozenset(accepted)})
    imported(desk, path, choices=chosen)
    assert is_told(desk, event.reference) is is_still_told
    imported(desk, path, choices=Choices(all_updates=True))
    assert is_told(desk, event.reference)


def test_a_new_description_taken_over_alone_loses_the_tick_of_the_old_one(
    desk: OpenDesk, tmp_path: Path
) -> None:
    event = saved(desk, an_event(vocabulary_of(desk), **TICKED))
    path = a_csv(
        tmp_path, ("Reference", "Event description"), (event.reference, "They came with a list.")
    )
    tried = imported(desk, path)
    assert {(one.field, one.old, one.new) for one in tried.changes} == {
        ("description", "They came.", "They came with a list."),
        ("description_released", True, False),
    }
    chosen = Choices(updates={event.uid: frozenset({"description"})})
    assert imported(desk, path, choices=chosen).changed == 1
    assert not is_told(desk, event.reference)
