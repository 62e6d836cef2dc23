"""Areas that several states claim: `resources/gazetteer/disputed.toml`, reviewed by the project."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from hrd_desk.data import data_file
from hrd_desk.geocoding.borders import BorderLine, BorderShape
from hrd_desk.geocoding.readying import GAZETTEER

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class DisputedArea:
    """An area, the codes of those who claim it, and boxes (west, south, east, north) around it."""

    name: str
    claimed_by: frozenset[str]
    boxes: tuple[Box, ...]

    def holds(self, latitude_deg: float, longitude_deg: float) -> bool:
        """Return whether a point lies in one of the boxes."""
        return any(
            west <= longitude_deg <= east and south <= latitude_deg <= north
            for west, south, east, north in self.boxes
        )


@cache
def disputed_areas() -> tuple[DisputedArea, ...]:
    """Return the shipped list."""
    text = data_file(GAZETTEER, "disputed.toml").read_text(encoding="utf-8")
    return tuple(
        DisputedArea(area["name"], frozenset(area["claimed_by"]), tuple(map(tuple, area["boxes"])))
        for area in tomllib.loads(text)["area"]
    )


def claims_on(latitude_deg: float, longitude_deg: float) -> frozenset[str]:
    """Return the codes of all who claim the areas that a point lies in; mostly none."""
    areas = [area for area in disputed_areas() if area.holds(latitude_deg, longitude_deg)]
    return frozenset(code for area in areas for code in area.claimed_by)


def is_disputed(line: BorderLine) -> bool:
    """Return whether a border may be one that a map should be able to leave out.

    So it is if a shape beside it has no ISO code, if both have the same one (the north of Cyprus),
    or if the middle of the line lies in an area that those on its sides both claim. The borders
    themselves mark no line as disputed.
    """
    if line.is_coast:
        return False
    if is_no_border_of_states(line.shapes):
        return True
    longitude, latitude = line.points[len(line.points) // 2]
    areas = areas_between(line.shapes)
    return any(area.holds(latitude, longitude) for area in areas)


def is_no_border_of_states(shapes: Iterable[BorderShape]) -> bool:
    """Return whether a line between shapes is none between two states that have ISO codes."""
    codes = {shape.code for shape in shapes}
    return "" in codes or len(codes) == 1


def areas_between(shapes: Iterable[BorderShape]) -> list[DisputedArea]:
    """Return the areas that at least two of the shapes' countries claim."""
    codes = {shape.code for shape in shapes}
    return [area for area in disputed_areas() if len(codes & area.claimed_by) > 1]
