"""Withheld points are found in any written form, and numbers of a long digest are not points."""

import random

import pytest

from hrd_desk.publishing.guarded import Kept
from hrd_desk.publishing.point_forms import Degrees, place_codes
from hrd_desk.publishing.withheld import Secrets

ALMATY = (43.224, 76.929)


def _of(*points: tuple[float, float]) -> Degrees:
    degrees = Degrees()
    for point in points:
        degrees.add_point(*point)
    return degrees


@pytest.mark.parametrize(
    "text",
    [
        "at 43.224",
        "43.2240, 76.9290",
        "43,224; 76,929",
        "43,224 с. ш., 76,929 в. д.",
        "43°13'26.4\" N 76°55'44.4\" E",
        "43224000 76929000",
    ],
)
def test_a_point_is_found_in_its_forms(text: str) -> None:
    assert list(_of(ALMATY).found_in(text))


def test_thousands_are_no_point_unless_both_halves_stand_together() -> None:
    assert not list(_of(ALMATY).found_in("43,224 records of 2023"))
    assert not list(_of(ALMATY, (12.345, 99.001)).found_in("43,224 events, 12,345 of them"))


def test_the_numbers_of_a_long_digest_are_not_taken_for_points() -> None:
    chance = random.Random(1)
    degrees = _of(*((chance.uniform(0, 55), chance.uniform(30, 130)) for _number in range(10_000)))
    line = "Kazakhstan 2,992 events, 1,204 arrests, 3,117 people; Myanmar 12,408 events"
    assert not list(degrees.found_in(line))


def test_a_point_on_the_equator_has_no_way_north_that_stands_in_every_text() -> None:
    assert "0" not in place_codes(0.0, 78.0)
    assert "2222+22" not in place_codes(43.0, 77.0)  # "2 2 2 2 2 2" is a row of a table
    assert {"8JMV2222+22", "7WG7+WC"} < {*place_codes(43.0, 77.0), *place_codes(43.2773, 76.9135)}
    assert all(len(code) > len("0000") for code in place_codes(0.0001, 78.0))


def test_a_short_code_is_not_found_letter_by_letter_as_glyphs_are_numbered() -> None:
    secrets = Secrets()
    secrets.keep_all(Kept("KZ-2023-0001", (), ((43.2773, 76.9135),)))
    assert list(secrets.found_in("near 7WG7+WC"))
    assert list(secrets.found_in("near txwwnnq"))
    glyphs = "\0".join("abtxwwnnqz 7 w g 7 w c 1")
    assert list(secrets.found_in(glyphs)) == []
    assert list(secrets.found_in("8 J M R 7 W G 7 W C")), "a whole code is told in any way"
