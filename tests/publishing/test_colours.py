"""Colours of charts are told apart by their lightness, whatever colours an organisation has."""

from itertools import pairwise

import pytest

from hrd_desk.publishing.bar_chart import other_bars
from hrd_desk.publishing.colours import (
    READABLE,
    VISIBLE,
    contrast,
    luminance,
    of_luminance,
    scale,
    words_on,
)
from hrd_desk.publishing.figures import Look
from hrd_desk.publishing.map_ground import LAND
from hrd_desk.publishing.month_chart import EARLIER
from hrd_desk.publishing.point_map import tint
from hrd_desk.publishing.styles import ALERT, BRAND, GREY, INK, WHITE, Colour

BRANDS: tuple[Colour, ...] = (
    BRAND,
    ALERT,
    (1.0, 0.85, 0.0),
    (0.5, 0.9, 0.5),
    (0.0, 0.0, 0.0),
    (1.0, 1.0, 1.0),
    (0.0, 0.0, 1.0),
    (0.95, 0.4, 0.7),
)

every_brand = pytest.mark.parametrize("brand", BRANDS)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast(WHITE, (0.0, 0.0, 0.0)) == pytest.approx(21)
    assert contrast((119 / 255,) * 3, WHITE) == pytest.approx(4.48, abs=0.01)


@every_brand
def test_a_colour_gets_the_lightness_that_is_asked_for(brand: Colour) -> None:
    for wanted in (0.05, 0.3, 0.84):
        assert luminance(of_luminance(brand, wanted)) == pytest.approx(wanted, abs=0.001)


@every_brand
def test_steps_of_a_table_differ_in_grey_and_their_figures_can_be_read(brand: Colour) -> None:
    steps = scale(brand)
    assert all(contrast(*pair) > 1.2 for pair in pairwise((WHITE, *steps[1:])))
    assert all(contrast(*pair) > 1.2 for pair in pairwise(steps))
    assert [luminance(step) for step in steps] == sorted(map(luminance, steps), reverse=True)
    assert all(contrast(words_on(step), step) >= READABLE for step in steps)


@every_brand
def test_bars_can_be_seen_and_the_longest_stands_out(brand: Colour) -> None:
    look = Look(brand)
    assert contrast(look.strong, WHITE) >= READABLE
    assert contrast(other_bars(look), WHITE) >= VISIBLE
    assert contrast(other_bars(look), look.strong) > 1.8


@every_brand
def test_the_two_years_differ_in_grey(brand: Colour) -> None:
    assert contrast(Look(brand).strong, EARLIER) >= VISIBLE
    assert contrast(GREY, WHITE) >= READABLE, "their outlines"


@every_brand
def test_what_stands_on_a_map_can_be_read(brand: Colour) -> None:
    look = Look(brand, brand)
    assert contrast(WHITE, look.striking) >= READABLE
    for ground in (tint(look), LAND, WHITE):
        assert contrast(INK, ground) >= READABLE
        assert contrast(look.striking, ground) >= VISIBLE
    assert contrast(tint(look), LAND) > 1.15
    assert contrast(GREY, LAND) >= READABLE
