"""Maps read back from the page: where circles lie, how large they are, what is written."""

import itertools
import math
import re
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from hrd_desk.geocoding.borders import COUNTRIES, COUNTRIES_MIDDLE
from hrd_desk.model.globe import distance_km
from hrd_desk.publishing import map_ground
from hrd_desk.publishing.figures import Caption, Look
from hrd_desk.publishing.map_labels import Labels
from hrd_desk.publishing.map_view import MapView, Projection, clipped, simplified
from hrd_desk.publishing.point_map import MapPlace, PointMap, clusters_of, point_map
from hrd_desk.publishing.styles import BRAND
from tests.publishing import sheets
from tests.publishing.pages import a_paper, finished
from tests.publishing.reading import streams_of
from tests.publishing.shapes import Shape, shapes_of, words_in
from tests.publishing.test_charts import text_of

TITLE = Caption("Where violations were recorded", "", "Source: Example Network", 64)
LOOK = Look()
ALMATY, ASTANA = (43.25, 76.95), (51.17, 71.43)


def printed_map(shown: PointMap, language: str = "en") -> bytes:
    paper = a_paper(language)
    return finished(paper, point_map(paper, shown, sheets.shipped_borders(), TITLE))


def places(*told: tuple[str, float, float, int]) -> tuple[MapPlace, ...]:
    return tuple(MapPlace(*place) for place in told)


def circles_on(content: bytes) -> list[Shape]:
    """Return the circles, the largest first."""
    return sorted(shapes_of(content, LOOK.striking), key=lambda shape: -shape.width)


def view_of(code: str) -> MapView:
    view = map_ground.country_view(sheets.shipped_borders(), (code,), 471, (188, 292))
    assert view is not None
    return view


def ground_of(code: str) -> str:
    view = view_of(code)
    return "\n".join(map_ground.ground_of(sheets.shipped_borders(), view, (code,), BRAND).operators)


# --- circles --------------------------------------------------------------------------------------


def test_areas_of_circles_are_by_count() -> None:
    content = printed_map(
        PointMap(("KZ",), places(("Almaty", *ALMATY, 36), ("Astana", *ASTANA, 9)))
    )
    first, second = circles_on(content)
    outline_pt = 0.7
    widths = [circle.width - outline_pt for circle in (first, second)]
    assert widths[0] / widths[1] == pytest.approx(2, abs=0.1)
    for circle, count in ((first, "36"), (second, "9")):
        box = (circle.left, circle.bottom, circle.right, circle.top)
        assert words_in(content, box) == count


@pytest.mark.parametrize("language", ["en", "ar"])
def test_circles_lie_where_they_should_and_maps_are_never_mirrored(language: str) -> None:
    content = printed_map(
        PointMap(("KZ",), places(("A", *ALMATY, 36), ("B", *ASTANA, 9))), language
    )
    almaty, astana = circles_on(content)
    assert almaty.left > astana.left
    assert almaty.top < astana.top
    away_pt = math.dist(
        *(((one.left + one.right) / 2, (one.bottom + one.top) / 2) for one in (almaty, astana))
    )
    km_a_point = view_of("KZ").km_a_point
    assert away_pt * km_a_point == pytest.approx(distance_km(*ALMATY, *ASTANA), rel=0.02)


def test_near_places_are_one_circle_with_the_sum() -> None:
    content = printed_map(
        PointMap(("KZ",), places(("Almaty", *ALMATY, 20), ("Talghar", 43.3, 77.2, 6)))
    )
    (circle,) = circles_on(content)
    assert words_in(content, (circle.left, circle.bottom, circle.right, circle.top)) == "26"
    assert "Almaty +1" in text_of(content)
    told = "Almaty: 20; Talghar: 6".encode("utf-16-be").hex().encode()
    assert told in streams_of(content), "the description names both"


def test_every_record_is_on_the_map_or_named_below() -> None:
    shown = PointMap(("KZ",), places(("Almaty", *ALMATY, 20), ("Paris", 48.9, 2.3, 3)))
    assert "Not on this map: Paris (3)" in text_of(printed_map(shown))


def test_crowded_places_keep_their_numbers_and_no_word_lies_over_another() -> None:
    many = tuple(
        MapPlace(f"Town {row}{column}", 43 + row, 60 + column * 2, 5 + row + column)
        for row in range(6)
        for column in range(9)
    )
    view = view_of("KZ")
    clusters = clusters_of(view, many)
    assert sum(cluster.count for cluster in clusters) == sum(place.count for place in many)
    assert 5 < len(clusters) < len(many)
    for first, second in itertools.combinations(clusters, 2):
        away_pt = math.dist(first.point, second.point)
        assert away_pt >= 0.8 * (first.radius_pt + second.radius_pt) - 0.01
    labels = Labels(400, 200)
    boxes = [labels.beside((20 + 18 * step, 100), 4, (50, 6)) for step in range(20)]
    kept = [box for box in boxes if box]
    assert 3 < len(kept) < 20
    for index, one in enumerate(kept):
        for other in kept[index + 1 :]:
            assert (
                one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            )


# --- words ----------------------------------------------------------------------------------------


def test_below_the_map_stand_source_status_and_attribution() -> None:
    found = text_of(printed_map(sheets.a_map(sheets.WORDS["en"])))
    assert "Boundaries and names imply no opinion on the status of any territory" in found
    assert "Natural Earth, public domain" in found
    assert "500 km" in found
    assert "Uzbekistan" in found


def test_an_organisation_has_its_own_sentence_on_boundaries() -> None:
    found = text_of(printed_map(PointMap(("KZ",), (), "Borders as the United Nations draw them")))
    assert "Borders as the United Nations draw them" in found
    assert "imply no opinion" not in found


def test_names_and_scale_are_in_the_language_of_the_document() -> None:
    found = text_of(printed_map(sheets.a_map(sheets.WORDS["ru"]), "ru"))
    assert "Узбекистан" in found
    assert "500 км" in found.replace("\N{NO-BREAK SPACE}", " ")


def test_the_scale_is_as_long_as_it_says() -> None:
    content = printed_map(PointMap(("KZ",), ()))
    ticks = re.findall(rb"1\.8|0\.8 w ([\d.]+) -[\d.]+ m ([\d.]+) -[\d.]+ l S", streams_of(content))
    lengths = [float(end) - float(start) for start, end in ticks if start]
    assert max(lengths) * view_of("KZ").km_a_point == pytest.approx(500, abs=2)


def test_maps_of_nothing() -> None:
    assert "No places are recorded." in text_of(printed_map(PointMap(("KZ",), ())))
    assert "No places are recorded." in text_of(printed_map(PointMap((), ())))
    assert "Paris" in text_of(printed_map(PointMap((), places(("Paris", 48.9, 2.3, 1)))))
    assert "Paris" in text_of(printed_map(PointMap(("ZZ",), places(("Paris", 48.9, 2.3, 1)))))
    with pytest.raises(ValueError, match="without a record"):
        PointMap(("KZ",), places(("Almaty", *ALMATY, 0)))


def test_a_map_is_a_picture_with_a_description(tmp_path: Path) -> None:
    file = tmp_path / "map.pdf"
    file.write_bytes(printed_map(PointMap(("KZ",), places(("Almaty", *ALMATY, 20)))))
    command = ["pdfinfo", "-struct", str(file)]
    assert "Figure" in subprocess.run(command, check=True, capture_output=True, text=True).stdout
    told = "Where violations were recorded: Almaty: 20".encode("utf-16-be").hex().encode()
    assert told in streams_of(file.read_bytes())


# --- the ground -----------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["KZ", "RU", "FJ", "NZ", "US", "CL", "MV", "VA"])
def test_every_country_fits_its_frame(code: str) -> None:
    """Russia, Fiji and New Zealand lie across the antimeridian."""
    borders, view = sheets.shipped_borders(), view_of(code)
    (shape, *_others) = borders.with_code(code, COUNTRIES_MIDDLE) or borders.with_code(code)
    largest = max((polygon[0] for polygon in borders.polygons(shape)), key=len)
    assert all(view.holds(view.at(*point)) for point in largest)
    ground = ground_of(code)
    assert len(ground) > 300
    assert "nan" not in ground


def test_disputed_lines_are_dashed_and_others_are_not() -> None:
    dashed = "[2 1.6] 0 d"
    for code, is_disputed in (("IN", True), ("CH", False), ("LK", False)):
        assert (dashed in ground_of(code)) == is_disputed, code
    assert "Dashed lines: disputed" in text_of(printed_map(PointMap(("IN",), ())))
    assert "Dashed lines: disputed" not in text_of(printed_map(PointMap(("LK",), ())))


def test_small_countries_get_the_finest_borders() -> None:
    assert view_of("LK").km_a_point < 2.2 < view_of("KZ").km_a_point
    assert sheets.shipped_borders().with_code("LK", COUNTRIES)


def test_land_outside_of_the_frame_takes_no_bytes() -> None:
    content = printed_map(PointMap(("KZ",), ()))
    assert len(content) < 45_000


def test_a_projection_and_back() -> None:
    projection = Projection(48.0, 67.0)
    flat = projection.flat(76.95, 43.25)
    assert flat is not None
    assert projection.round(*flat) == pytest.approx((76.95, 43.25))
    assert projection.flat(67.0 - 180, -48.0) is None
    east = projection.flat(68.0, 48.0)
    assert east is not None
    assert math.hypot(*east) == pytest.approx(distance_km(48, 67, 48, 68), rel=0.001)


def test_lines_are_simplified_within_the_tolerance_and_rings_clipped() -> None:
    line = [(float(x), math.sin(x / 10)) for x in range(200)]
    kept = simplified(line, 0.2)
    assert kept[0] == line[0]
    assert kept[-1] == line[-1]
    assert len(kept) < 60
    square = [(-5.0, -5.0), (15.0, -5.0), (15.0, 15.0), (-5.0, 15.0)]
    assert set(clipped(square, (0, 0, 10, 10))) == {(0, 0), (10, 0), (10, 10), (0, 10)}
    assert clipped([(20.0, 20.0), (30.0, 20.0), (30.0, 30.0)], (0, 0, 10, 10)) == []


def test_a_map_can_be_opened_and_drawn() -> None:
    document = pypdfium2.PdfDocument(printed_map(sheets.a_map(sheets.WORDS["en"])))
    image = document[0].render(scale=1).to_pil().convert("L")
    document.close()
    assert len(image.getcolors() or []) > 10
