"""Names to write on a map: countries where they have room, the most populous places first."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from hrd_desk.geocoding.borders import COUNTRIES_COARSE, COUNTRIES_MIDDLE, Borders
from hrd_desk.geocoding.describing import Describing
from hrd_desk.geocoding.gazetteer import Gazetteer
from hrd_desk.geocoding.grid import COLUMNS, column_of, row_of
from hrd_desk.geocoding.map_lines import MapBox, MapLines
from hrd_desk.geocoding.mercator import WORLD, latitude_of, longitude_of, x_of, y_of
from hrd_desk.geocoding.reverse import in_cells
from hrd_desk.geocoding.scripts import native_name

MOST_CANDIDATES = 500
LARGE = 100_000
"""Places of more people are listed once, so that no map of a continent looks at all of them."""
LAST_COUNTRY_ZOOM = 6.5
_NEAR_SHARE = 0.35
"""How far from the main part, as a share of its size, another part still belongs into view."""


@dataclass(frozen=True, slots=True)
class NamePoint:
    """A place that could be named, without its name, which costs more than its point."""

    place: int
    x: float
    y: float
    room: float


@dataclass(frozen=True, slots=True)
class MapName:
    """A name with the point it belongs to, in units of the map.

    `room` is how wide its country is in those units, 0 for a place, which has a dot instead.
    """

    text: str
    x: float
    y: float
    people: int
    room: float = 0.0

    @property
    def is_country(self) -> bool:
        """Whether a country is named and not a place."""
        return self.room > 0


class MapNames:
    """Names of one gazetteer. Reading is safe from any thread."""

    def __init__(self, gazetteer: Gazetteer, borders: Borders) -> None:
        """Take names and people from `gazetteer`, the room of countries from `borders`."""
        self._gazetteer = gazetteer
        self._borders = borders
        self._describing = Describing(gazetteer)

    @cached_property
    def _large(self) -> list[int]:
        people = self._gazetteer.columns["population"]
        found = [at for at in range(self._gazetteer.locality_count) if people[at] >= LARGE]
        return sorted(found, key=lambda place: -people[place])

    @cached_property
    def _parts(self) -> dict[str, list[MapBox]]:
        """Boxes of the parts of each country, the widest first."""
        parts: dict[str, list[MapBox]] = {}
        lines = MapLines(self._borders)
        for layer in (COUNTRIES_MIDDLE, COUNTRIES_COARSE):
            for land in lines.land(layer):
                if land.code:
                    parts.setdefault(land.code, []).append(land.box)
        return {code: sorted(boxes, key=_width, reverse=True) for code, boxes in parts.items()}

    def country_box(self, code: str) -> MapBox | None:
        """Return a box around the main part of a country and what lies near it.

        None for a country that the borders do not have. Lands far away are left out: a map of
        France shows no Guiana.
        """
        boxes = self._parts.get(code, [])
        if not boxes:
            return None
        whole, far = boxes[0], boxes[1:]
        while True:  # an island may be near to one that is near
            near = [box for box in far if _is_near(whole, box)]
            if not near:
                return whole
            far = [box for box in far if box not in near]
            wests, norths, easts, souths = zip(whole, *near, strict=True)
            whole = (min(wests), min(norths), max(easts), max(souths))

    @cached_property
    def _countries(self) -> list[NamePoint]:
        """All countries, the widest first."""
        found = []
        for code, boxes in self._parts.items():
            place, box = self._gazetteer.country(code), boxes[0]
            if place is not None:
                point = self._point(place, _width(box))
                if not _holds(box, point.x, point.y):  # the middle of islands on both sides
                    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
                    point = NamePoint(place, x, y, _width(box))
                found.append(point)
        return sorted(found, key=lambda point: -point.room)

    def prepare(self) -> None:
        """Make what is kept, off the thread that draws."""
        len(self._large), len(self._countries)

    def within(self, box: MapBox, zoom: float) -> list[NamePoint]:
        """Return candidates in `box` for a map at `zoom`, countries first, then by people."""
        countries = self._countries if zoom < LAST_COUNTRY_ZOOM else []
        shown = [point for point in countries if _holds(box, point.x, point.y)]
        least = 10 ** max(0.0, 7.0 - 0.55 * zoom)
        return shown + [self._point(place, 0.0) for place in self._places(box, least)]

    def _point(self, place: int, room: float) -> NamePoint:
        latitude, longitude = self._gazetteer.point(place)
        return NamePoint(place, x_of(longitude), y_of(latitude), room)

    def named(self, point: NamePoint, language: str, *, is_local: bool) -> MapName:
        """Return a candidate with its name: in `language` where the sources have it, else Latin.

        With `is_local` it is named as people of the country write it.
        """
        native = native_name(self._gazetteer, point.place) if is_local else ""
        text = native or self._describing.name(point.place, language)
        people = self._gazetteer.population(point.place)
        return MapName(text, point.x, point.y, people, point.room)

    def _places(self, box: MapBox, least: float) -> list[int]:
        people, found = self._gazetteer.columns["population"], list[int]()
        if least >= LARGE:
            for place in self._large:
                if people[place] < least or len(found) >= MOST_CANDIDATES:
                    break
                latitude, longitude = self._gazetteer.point(place)
                if _holds(box, x_of(longitude), y_of(latitude)):
                    found.append(place)
            return found
        inside = [place for place in self._in_box(box) if people[place] >= least]
        return sorted(inside, key=lambda place: -people[place])[:MOST_CANDIDATES]

    def _in_box(self, box: MapBox) -> Iterable[int]:
        west, north, east, south = box
        first, last = column_of(longitude_of(west)), column_of(longitude_of(east))
        spans = [(first, last)] if first <= last else [(first, COLUMNS - 1), (0, last)]
        if east - west >= WORLD:
            spans = [(0, COLUMNS - 1)]
        for row in range(row_of(latitude_of(south)), row_of(latitude_of(north)) + 1):
            for span in spans:
                yield from in_cells(
                    self._gazetteer, row * COLUMNS + span[0], row * COLUMNS + span[1]
                )


def _is_near(whole: MapBox, part: MapBox) -> bool:
    west, north, east, south = whole
    reach = _NEAR_SHARE * max(east - west, south - north)
    is_beside = part[0] <= east + reach and part[2] >= west - reach
    return is_beside and part[1] <= south + reach and part[3] >= north - reach


def _width(box: MapBox) -> float:
    return box[2] - box[0]


def _holds(box: MapBox, x: float, y: float) -> bool:
    """Say whether a point lies in a box that may reach beyond the antimeridian on either side."""
    west, north, east, south = box
    return north <= y <= south and any(west <= x + turn <= east for turn in (0, WORLD, -WORLD))
