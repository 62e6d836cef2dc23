"""Places with counts on a map of a country: circles by count, borders, names, scale.

The places are drawn where they are told to lie: rounding them is done before, by the rules.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hrd_desk.geocoding.borders import Borders
from hrd_desk.i18n import N_
from hrd_desk.publishing.bidi import isolated
from hrd_desk.publishing.colours import of_luminance
from hrd_desk.publishing.figures import PLAIN, Caption, Figure, Look
from hrd_desk.publishing.joining import joined
from hrd_desk.publishing.map_ground import Ground, country_view, ground_of
from hrd_desk.publishing.map_labels import Labels
from hrd_desk.publishing.map_view import MapView, Point, fitted
from hrd_desk.publishing.paper import Paper
from hrd_desk.publishing.rows import Row
from hrd_desk.publishing.set_lines import Span
from hrd_desk.publishing.setting import Setting
from hrd_desk.publishing.sketch import Spot, colour_words, coloured
from hrd_desk.publishing.styles import (
    FIGURE_LABEL,
    FIGURE_NOTE,
    FIGURE_NUMBER,
    INK,
    LINE,
    WHITE,
    Colour,
)

_HEIGHTS_SHARE = (0.4, 0.57)
"""Least and largest height of a map as shares of its width."""
_TINT = 0.70
"""Luminance of the countries that the map is about."""
_LARGEST_PT, _LEAST_PT, _UNIT_PT = 17.0, 2.6, 2.8
"""Radii of circles: the largest, the least, and that of one record where there is room."""
_NEAR_PT = 5.0
"""Circles whose middles are nearer are one; larger ones, nearer than a share of both radii."""
_OVERLAP = 0.8
_CURVE = 0.5523
"""How far the handles of a quarter of a circle reach, as a share of its radius."""
_EMPTY_DEG = 1.5
_FEWEST_STEPS = (1, 2, 5)
_SCALE_SHARE = 0.22
_NAME_SIZE_SHARE = 0.78
_INSIDE = 1.75
"""The diagonal of a number in a circle is at most so many times its radius."""
_MOST_NAMES, _MOST_UNNAMED, _LONGEST_NAME = 40, 12, 28


@dataclass(frozen=True, slots=True)
class MapPlace:
    """A place as it may be published: its name, its point in degrees, how many records."""

    name: str
    latitude_deg: float
    longitude_deg: float
    count: int


@dataclass(frozen=True, slots=True)
class PointMap:
    """The countries that a map is about (ISO 3166-1 alpha-2), and the places on it.

    Without a country that has a shape the map shows the surroundings of the places. `note`
    replaces our sentence on boundaries with one of the organisation.
    """

    countries: tuple[str, ...]
    places: tuple[MapPlace, ...]
    note: str = ""

    def __post_init__(self) -> None:
        if any(place.count < 1 for place in self.places):
            raise ValueError("A place without a record does not belong on the map.")


@dataclass(frozen=True, slots=True)
class Cluster:
    """Places that are one circle: at the place with most records, which comes first."""

    places: tuple[MapPlace, ...]
    point: Point
    radius_pt: float

    @property
    def count(self) -> int:
        """How many records all of them have."""
        return sum(place.count for place in self.places)


def point_map(
    paper: Paper,
    shown: PointMap,
    borders: Borders,
    caption: Caption,
    look: Look = PLAIN,
    *,
    space_pt: float = 18.0,
) -> list[Row]:
    """Return the rows of a map. Circles have areas by count; names give way to each other.

    What lies outside of the countries' surroundings is named below the map, so that no record is
    missing. Below it stand, besides, where the borders are from, and that they imply no opinion.
    """
    ordered = sorted(shown.places, key=lambda place: (-place.count, place.name))
    numbers = {place: number for number, place in enumerate(shown.places)}
    figure = Figure(paper, caption, look, (f"{place.name}: {place.count}" for place in ordered))
    view = _view(borders, shown, look.frame.width_pt)
    notes: list[str] = []
    if view is not None:
        drawer = _MapDrawer(figure, view, ordered, numbers)
        drawer.draw(borders, shown.countries)
        notes = drawer.notes(borders, shown.note)
    if not ordered:
        figure.add_nothing(figure.translate(N_("No places are recorded.")))
    return figure.rows(*notes, space_pt=space_pt)


def _view(borders: Borders, shown: PointMap, width_pt: float) -> MapView | None:
    heights_pt = (width_pt * _HEIGHTS_SHARE[0], width_pt * _HEIGHTS_SHARE[1])
    view = country_view(borders, tuple(shown.countries), width_pt, heights_pt)
    if view is not None or not shown.places:
        return view
    corners = [
        (place.longitude_deg + east, place.latitude_deg + north)
        for place in shown.places
        for east in (-_EMPTY_DEG, _EMPTY_DEG)
        for north in (-_EMPTY_DEG, _EMPTY_DEG)
    ]
    return fitted(corners, width_pt, heights_pt)


def tint(look: Look) -> Colour:
    """Return the colour of the countries that a map is about."""
    return of_luminance(look.brand, _TINT)


def clusters_of(view: MapView, places: Sequence[MapPlace]) -> list[Cluster]:
    """Return the circles of the places in sight, the largest first.

    Circles that would hide each other are one, until none do.
    """
    found = [
        (point, [place])
        for place in sorted(places, key=lambda place: (-place.count, place.name))
        if view.holds(point := view.at(place.longitude_deg, place.latitude_deg)) and point
    ]
    clusters, before = _circles(found), -1
    while before != len(clusters):
        before = len(clusters)
        clusters = _merged(clusters)
    return clusters


def _circles(groups: Sequence[tuple[Point, Sequence[MapPlace]]]) -> list[Cluster]:
    """Return groups of places as circles on one scale, the largest first."""
    counts = [sum(place.count for place in group) for _point, group in groups]
    unit_pt = min(_UNIT_PT, _LARGEST_PT / math.sqrt(max(counts, default=1)))
    found = [
        Cluster(tuple(group), point, max(unit_pt * math.sqrt(count), _LEAST_PT))
        for (point, group), count in zip(groups, counts, strict=True)
    ]
    return sorted(found, key=lambda cluster: (-cluster.count, cluster.places[0].name))


def _merged(clusters: Sequence[Cluster]) -> list[Cluster]:
    """Return the circles, each added to the largest one that it would hide or be hidden by."""
    groups: list[tuple[Cluster, list[MapPlace]]] = []
    for cluster in clusters:
        near = (group for larger, group in groups if _hide(larger, cluster))
        group = next(near, None)
        if group is None:
            groups.append((cluster, list(cluster.places)))
        else:
            group += cluster.places
    return _circles([(cluster.point, group) for cluster, group in groups])


def _hide(larger: Cluster, smaller: Cluster) -> bool:
    reach = max(_OVERLAP * (larger.radius_pt + smaller.radius_pt), _NEAR_PT)
    return math.dist(larger.point, smaller.point) < reach


class _MapDrawer:
    """A map in the making."""

    def __init__(
        self,
        figure: Figure,
        view: MapView,
        places: Sequence[MapPlace],
        numbers: Mapping[MapPlace, int],
    ) -> None:
        self._figure = figure
        self._numbers = numbers
        self._view = view
        self._places = places
        self._clusters = clusters_of(view, places)
        self._labels = Labels(view.width_pt, view.height_pt)
        self._sketch = figure.sketch(is_mirrored=False)
        self._ground = Ground()
        self._unnamed: list[Cluster] = []

    def draw(self, borders: Borders, codes: Sequence[str]) -> None:
        view, look = self._view, self._figure.look
        self._ground = ground_of(borders, view, tuple(codes), tint(look))
        frame = f"0 0 {view.width_pt:.2f} {view.height_pt:.2f} re"
        circles = [_circle(cluster, look.striking) for cluster in self._clusters]
        operators = "\n".join([*self._ground.operators, *circles])
        corner = f"q 1 0 0 1 {self._sketch.left_pt(0):.2f} {-view.height_pt:.2f} cm"
        border = f"{colour_words(LINE)} RG 0.5 w {frame} S"
        self._sketch.write(f"{corner}\nq {frame} W n\n{operators}\nQ\n{border}\nQ")
        for cluster in self._clusters:
            (x, y), radius = cluster.point, cluster.radius_pt
            self._labels.take_circle(cluster.point, radius)
            box = (x - radius, view.height_pt - y - radius, 2 * radius, 2 * radius)
            self._sketch.mark(box, *(self._numbers[place] for place in cluster.places))
        for line in self._ground.lines:
            self._labels.avoid(line)
        self._draw_scale()
        self._draw_names()
        self._draw_countries(codes)
        self._figure.add(self._sketch, view.height_pt + 4)

    def notes(self, borders: Borders, own: str) -> list[str]:
        translate, told = self._figure.translate, []
        away = [place for place in self._places if not self._is_shown(place)]
        if away:
            words = translate(N_("Not on this map: {places}"))
            names = [self._counted(place.name, place.count) for place in away]
            told.append(words.format(places=joined(names, self._figure.language)))
        if self._unnamed:
            shown = self._unnamed[:_MOST_UNNAMED]
            more = ["…"] if len(self._unnamed) > len(shown) else []
            words = translate(N_("No room for the names of: {places}"))
            names = [self._counted(self._named(cluster), cluster.count) for cluster in shown]
            told.append(words.format(places=joined([*names, *more], self._figure.language)))
        if self._ground.has_disputed:
            told.append(translate(N_("Dashed lines: disputed")))
        ours = N_("Boundaries and names imply no opinion on the status of any territory")
        return [*told, own or translate(ours), borders.attribution]

    def _is_shown(self, place: MapPlace) -> bool:
        return self._view.holds(self._view.at(place.longitude_deg, place.latitude_deg))

    def _counted(self, name: str, count: int) -> str:
        is_right = self._figure.paper.nature.is_right
        return f"{isolated(name, is_right=is_right)} ({self._figure.number(count)})"

    # --- words --------------------------------------------------------------------------------

    def _draw_names(self) -> None:
        """Name the largest circles; a number that has no room in its circle stands beside it."""
        for index, cluster in enumerate(self._clusters):
            number = self._figure.number(cluster.count)
            is_inside = self._draw_inside(number, cluster)
            outside = "" if is_inside else number
            name = self._named(cluster) if index < _MOST_NAMES else ""
            if self._draw_beside(cluster, name, outside):
                continue
            self._unnamed += [cluster] if name else []
            if not is_inside:
                self._draw_beside(cluster, "", outside)

    def _named(self, cluster: Cluster) -> str:
        first, *others = cluster.places
        name = first.name
        if len(name) > _LONGEST_NAME:
            name = f"{name[:_LONGEST_NAME].rstrip()}…"
        return f"{name} +{self._figure.number(len(others))}" if others else name

    def _draw_inside(self, number: str, cluster: Cluster) -> bool:
        setting = self._sketch.set(number, coloured(FIGURE_NUMBER, WHITE))
        width_pt, height_pt = _size(setting)
        if math.hypot(width_pt, height_pt) > _INSIDE * cluster.radius_pt:
            return False
        x, y = cluster.point
        self._place(setting, (x - width_pt / 2, y - height_pt / 2))
        return True

    def _draw_beside(self, cluster: Cluster, name: str, number: str) -> bool:
        parts = [(name, FIGURE_LABEL)] if name else []
        parts += [(f" {number}" if name else number, FIGURE_NUMBER)] if number else []
        if not parts:
            return False
        setting = self._figure.paper.setter.set([Span(*part) for part in parts], math.inf)
        box = self._labels.beside(cluster.point, cluster.radius_pt, _size(setting))
        if box is None:
            return False
        self._place(setting, box[:2])
        return True

    def _draw_countries(self, codes: Sequence[str]) -> None:
        """Name the neighbours where they have room, in the language of the document."""
        names = _territories(self._figure.language)
        for code, ring in sorted(self._ground.rings.items()):
            if code and code not in codes and code in names:
                setting = self._sketch.set(names[code], FIGURE_NOTE)
                box = self._labels.inside(ring, _size(setting))
                if box is not None:
                    self._place(setting, box[:2])

    def _place(self, setting: Setting, corner: Point) -> None:
        """Place one line with the lower left corner of its letters at a point of the frame."""
        line = setting.lines[0]
        size_pt = line.parts[0][1].style.size_pt
        base_pt = corner[1] + (1 - _NAME_SIZE_SHARE) * 0.2 * size_pt
        y_pt = self._view.height_pt - base_pt - setting.ascent_pt
        self._sketch.words(setting, Spot(corner[0], y_pt, line.width_pt))

    # --- scale --------------------------------------------------------------------------------

    def _draw_scale(self) -> None:
        """Draw how long so many kilometres are, in a corner without a circle."""
        most_km = self._view.km_a_point * self._view.width_pt * _SCALE_SHARE
        length_km = _round_length(most_km)
        length_pt = length_km / self._view.km_a_point
        setting = self._sketch.set(_length_words(length_km, self._figure.language), FIGURE_NOTE)
        width_pt, height_pt = max(length_pt, setting.lines[0].width_pt), 15.0
        left, bottom = self._scale_corner(width_pt, height_pt)
        self._labels.take((left - 3, bottom - 3, left + width_pt + 3, bottom + height_pt))
        y_pt = self._view.height_pt - bottom
        ends = (left, left + length_pt)
        self._sketch.line((ends[0], y_pt), (ends[1], y_pt), INK, 0.8)
        for x_pt in ends:
            self._sketch.line((x_pt, y_pt), (x_pt, y_pt - 3), INK, 0.8)
        self._place(setting, (left + 2, bottom + 3.5))

    def _scale_corner(self, width_pt: float, height_pt: float) -> Point:
        """Return where the scale begins: a corner without circles, with the fewest lines."""
        right, top = self._view.width_pt - width_pt - 8, self._view.height_pt - height_pt - 6

        def clutter(corner: Point) -> tuple[bool, int]:
            left, bottom = corner
            box = (left - 3, bottom - 3, left + width_pt + 3, bottom + height_pt)
            return not self._labels.is_free(box), self._labels.crossings(box)

        return min([(8.0, 8.0), (right, 8.0), (8.0, top), (right, top)], key=clutter)


def _size(setting: Setting) -> tuple[float, float]:
    """Return how wide one line is, and how high its letters are."""
    line = setting.lines[0]
    size_pt = max(span.style.size_pt for _word, span, _level in line.parts)
    return line.width_pt, _NAME_SIZE_SHARE * size_pt


def _circle(cluster: Cluster, colour: Colour) -> str:
    (x, y), radius = cluster.point, cluster.radius_pt
    reach = radius * _CURVE
    curves: Iterable[tuple[float, ...]] = (
        (x + radius, y + reach, x + reach, y + radius, x, y + radius),
        (x - reach, y + radius, x - radius, y + reach, x - radius, y),
        (x - radius, y - reach, x - reach, y - radius, x, y - radius),
        (x + reach, y - radius, x + radius, y - reach, x + radius, y),
    )
    drawn = " ".join(" ".join(f"{part:.2f}" for part in curve) + " c" for curve in curves)
    paint = f"{colour_words(colour)} rg {colour_words(WHITE)} RG 0.7 w"
    return f"{paint} {x + radius:.2f} {y:.2f} m {drawn} h B"


def _round_length(most_km: float) -> int:
    """Return the longest of 1, 2, 5, 10, 20, 50 ... kilometres that is not over `most_km`."""
    return max((step for step in _lengths() if step <= most_km), default=1)


def _lengths() -> Iterator[int]:
    for power in range(5):
        yield from (step * 10**power for step in _FEWEST_STEPS)


def _length_words(length_km: int, language: str) -> str:
    from babel.units import format_unit  # noqa: PLC0415  slow; many starts print nothing

    locale = language.replace("-", "_")
    return str(format_unit(length_km, "length-kilometer", "short", locale=locale))


def _territories(language: str) -> dict[str, str]:
    """Return the names of countries by code."""
    from babel import Locale  # noqa: PLC0415

    return dict(Locale.parse(language.replace("-", "_")).territories)
