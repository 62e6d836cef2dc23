"""Coordinates as people write, copy and paste them; what is wrong with them; what they claim."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrd_desk.errors import InvalidInputError
from hrd_desk.geocoding.claimed_precision import claim_words, step_of_point
from hrd_desk.geocoding.coordinates import Coordinates, Form, LatLon, read_coordinates

SEED = (43.224209880467825, 76.92875417789561)
ALMATY = (43.2566, 76.9286)


def point(text: str) -> LatLon:
    found = read_coordinates(text)
    assert found is not None, text
    return found.latitude_deg, found.longitude_deg


def refusal(text: str) -> str:
    with pytest.raises(InvalidInputError) as caught:
        read_coordinates(text)
    return caught.value.sentence


@pytest.mark.parametrize(
    "text",
    [
        "43.2242, 76.9288",
        "43.2242 76.9288",
        "43.2242,76.9288",
        "43,2242; 76,9288",
        "43,2242 76,9288",
        "43,2242, 76,9288",
        "(43.2242, 76.9288)",
        "+43.2242 +76.9288",
        "43.2242° N, 76.9288° E",
        "43.2242N 76.9288E",
        "N43.2242 E76.9288",
        "n 43.2242 e 76.9288",
        "76.9288 E, 43.2242 N",
        "E 76.9288 N 43.2242",
        "43.2242 N 76.9288",
        "lat 43.2242, lon 76.9288",
        "lat: 43.2242 lng: 76.9288",
        "lat=43.2242&lon=76.9288",
        "Longitude 76.9288, latitude 43.2242",
        "43.2242 lat, 76.9288 lon",
        "широта 43,2242 долгота 76,9288",
        "С 43.2242 В 76.9288",
        "43,2242° с. ш. 76,9288° в. д.",
        "43,2242 с.ш., 76,9288 в.д.",
        "43.2242 северной широты, 76.9288 восточной долготы",
        "北纬43.2242度，东经76.9288度",
        "北緯43.2242 東経76.9288",
        "عرض ٤٣٫٢٢٤٢ طول ٧٦٫٩٢٨٨",
        "۴۳٫۲۲۴۲، ۷۶٫۹۲۸۸",
        "४३.२२४२, ७६.९२८८",
        "၄၃.၂၂၄၂, ၇၆.၉၂၈၈",
        "๔๓.๒๒๔๒ ๗๖.๙๒๘๘",
        "৪৩.২২৪২, ৭৬.৯২৮৮",
        "４３．２２４２，７６．９２８８",
        "\u200e43.2242, 76.9288\u200f",
        "geo:43.2242,76.9288",
        "geo:43.2242,76.9288;u=35?z=12",
        "geo:0,0?q=43.2242,76.9288(Market)",
        "https://www.openstreetmap.org/#map=15/43.2242/76.9288",
        "https://www.openstreetmap.org/?mlat=43.2242&mlon=76.9288#map=5/1/2",
        "https://www.google.com/maps/@43.2242,76.9288,15z",
        "https://www.google.com/maps/place/A/@1,2,15z/data=!4m5!3m4!8m2!3d43.2242!4d76.9288",
        "https://maps.google.com/?q=43.2242,76.9288",
        "https://www.google.com/maps/search/?api=1&query=43.2242%2C76.9288",
        "https://www.google.com/maps/search/43.2242,+76.9288",
        "https://www.google.com/maps/dir/?api=1&destination=43.2242,76.9288",
        "https://yandex.kz/maps/162/almaty/?ll=76.9288%2C43.2242&z=12",
        "https://yandex.ru/maps/?whatshere[point]=76.9288,43.2242&whatshere[zoom]=17",
        "https://2gis.kz/almaty/geo/70000001018000000/76.9288,43.2242",
        "https://2gis.kz/almaty?m=76.9288%2C43.2242%2F16",
        "https://maps.apple.com/?ll=43.2242,76.9288&q=X",
        "https://www.bing.com/maps?cp=43.2242~76.9288&lvl=11",
        "https://wikimapia.org/#lang=en&lat=43.2242&lon=76.9288&z=12",
        "https://waze.com/ul?ll=43.2242,76.9288&navigate=yes",
        "www.openstreetmap.org/#map=15/43.2242/76.9288",
    ],
)
def test_degrees_are_read_in_every_usual_form(text: str) -> None:
    assert point(text) == (43.2242, 76.9288)


@pytest.mark.parametrize(
    "text",
    [
        "43° 13' 27\" N 76° 55' 43\" E",
        "43°13'27\"N 76°55'43\"E",
        "43º13´27´´N 76º55´43´´E",
        "43°13′27″ с. ш. 76°55′43″ в. д.",
        "N43°13′27″, E76°55′43″",
        "43 13 27 N 76 55 43 E",
        "43 13 27 76 55 43",
        "43d13m27sN 76d55m43sE",
        "43 deg 13 min 27 sec N 76 deg 55 min 43 sec E",
        "43 градуса 13 минут 27 секунд с.ш. 76 градусов 55 минут 43 секунды в.д.",
        "北纬43°13′27″，东经76°55′43″",
    ],
)
def test_minutes_and_seconds_are_read(text: str) -> None:
    latitude, longitude = point(text)
    assert latitude == pytest.approx(43 + 13 / 60 + 27 / 3600, abs=1e-12)
    assert longitude == pytest.approx(76 + 55 / 60 + 43 / 3600, abs=1e-12)


def test_half_a_degree_is_no_neighbour_of_it() -> None:
    assert point("43° 30' N 76° 15' E") == (43.5, 76.25)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("33.5 S 70.6 W", (-33.5, -70.6)),
        ("-33.5, -70.6", (-33.5, -70.6)),
        ("33,5 ю.ш. 70,6 з.д.", (-33.5, -70.6)),
        ("S 8° 33.5 E 125° 34.4", (-8.5583333, 125.5733333)),
        ("8.55 S lat, 125.57 E long", (-8.55, 125.57)),
        ("0, 0", (0.0, 0.0)),
        ("90 N 180 W", (90.0, -180.0)),
    ],
)
def test_south_and_west_are_negative(text: str, expected: LatLon) -> None:
    assert point(text) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "  ",
            "Almaty",
            "Алматы",
            "မန္တလေး",
            "5 May Street 12",
            "N 7",
            "43",
            "+7 727 123 45 67",
        ),
        *(
            "15/05/2023",
            "2023-05-01",
            "Ward 7, 43",
            "Km 12",
            "East",
            "north 5th street",
            "1. 2. 3.",
        ),
    ],
)
def test_what_is_no_coordinates_is_left_to_the_search_by_name(text: str) -> None:
    assert read_coordinates(text) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("95, 200", "latitude is out of range"),
        ("43.2, 181", "longitude is out of range"),
        ("121.5, 25.0", "put it second"),
        ("121.5 N, 25.0 E", "latitude is out of range"),
        ("43 N 44 N", "same direction"),
        ("43° 75' N 76° E", "0 to 59"),
        ("43.5° 30' N 76 E", "decimals"),
        ("-43 N 76 E", "not both"),
        ("43.2 O 76 N", "east in some languages"),
        ("43,76", "one number or two"),
        ("43° N", "one latitude and one longitude"),
        ("lat 43.2", "one latitude and one longitude"),
        ("lat 43.2 W lon 76 E", "contradict"),
        ("43T FJ 12345 67890", "Grid references"),
        ("6GC4+JH", "short plus code"),
        ("geo:", "no coordinates"),
        ("geo:99,1", "out of range"),
        ("https://maps.app.goo.gl/abcdef", "short link"),
        ("https://yandex.ru/maps/-/CDaBcd", "short link"),
        ("https://map.baidu.com/@8562000,5300000,12z", "shifted"),
        ("https://example.org/news", "no coordinates"),
        ("https://www.google.com/maps/@99.5,76.9,15z", "out of range"),
        ("http://[", "damaged"),
    ],
)
def test_what_is_wrong_ends_in_one_sentence(text: str, words: str) -> None:
    sentence = refusal(text)
    assert words in sentence
    assert "\n" not in sentence


def test_an_order_that_nothing_says_is_told() -> None:
    bare, marked = read_coordinates("43.2, 76.9"), read_coordinates("43.2 N, 76.9 E")
    assert bare is not None
    assert marked is not None
    assert bare.is_order_assumed
    assert not marked.is_order_assumed
    assert bare.words == "latitude 43.2, longitude 76.9"


# --- plus codes -----------------------------------------------------------------------------------

# Examples from the test data that the specification of Open Location Code publishes.
FULL_CODES = [
    ("7FG49Q00+", 20.375, 2.775),
    ("7FG49QCJ+2V", 20.3700625, 2.7821875),
    ("7FG49QCJ+2VX", 20.3701125, 2.782234375),
    ("7FG49QCJ+2VXGJ", 20.3701135, 2.78223535156),
    ("8FVC2222+22", 47.0000625, 8.0000625),
    ("4VCPPQGP+Q9", -41.2730625, 174.7859375),
    ("62G20000+", 0.5, -179.5),
    ("22220000+", -89.5, -179.5),
]


@pytest.mark.parametrize(("code", "latitude", "longitude"), FULL_CODES)
def test_full_plus_codes_are_read(code: str, latitude: float, longitude: float) -> None:
    assert point(code.lower()) == pytest.approx((latitude, longitude), abs=1e-6)
    found = read_coordinates(code)
    assert found is not None
    assert found.form is Form.PLUS_CODE


@pytest.mark.parametrize(
    ("short", "near", "full"),
    [
        ("CJ+2VX", (51.3708675, -1.217765625), "9C3W9QCJ+2VX"),
        ("9QCJ+2VX", (51.3708675, -1.217765625), "9C3W9QCJ+2VX"),
        ("CJ+2VX", (51.3701125, -1.217765625 + 0.02), "9C3W9QCJ+2VX"),
        ("22+", (1.0, 1.0), None),
        ("XXXX+XX", (0.0001, 0.0001), "6FG2XXXX+XX"),
    ],
)
def test_short_plus_codes_are_completed_near_their_town(
    short: str, near: LatLon, full: str | None
) -> None:
    if full is None:
        assert read_coordinates(short) is None
        return
    found = read_coordinates(f"{short} Town", lambda _name: near)
    wanted = read_coordinates(full)
    assert found is not None
    assert wanted is not None
    if full == "6FG2XXXX+XX":  # the nearest of the four around the corner
        assert abs(found.latitude_deg) < 1
        assert abs(found.longitude_deg) < 1
    else:
        assert (found.latitude_deg, found.longitude_deg) == (
            wanted.latitude_deg,
            wanted.longitude_deg,
        )


def test_a_short_code_asks_for_its_town_by_name() -> None:
    asked = []

    def reference(name: str) -> LatLon | None:
        asked.append(name)
        return ALMATY if name == "Алматы" else None

    assert read_coordinates("6WF4+JH Алматы", reference) is not None
    with pytest.raises(InvalidInputError, match="short plus code"):
        read_coordinates("6WF4+JH Nowhere", reference)
    assert asked == ["Алматы", "Nowhere"]


# --- what the digits claim ------------------------------------------------------------------------


def test_the_seed_records_point_stays_as_typed_and_says_what_it_is() -> None:
    typed = "43.224209880467825, 76.92875417789561"
    found = read_coordinates(typed)
    assert found is not None
    assert (found.latitude_deg, found.longitude_deg, found.typed) == (*SEED, typed)
    assert found.step_m < 1e-6
    assert step_of_point(*SEED) == found.step_m
    assert "arithmetic" in claim_words(found.step_m)


@pytest.mark.parametrize(
    ("text", "step_m"),
    [
        ("43, 76", 111_195),
        ("43.2, 76.9", 11_119.5),
        ("43.22421, 76.9", 1.11195),
        ("43° 13' N 76° 55' E", 1853.25),
        ("43° 13' 27\" N 76° 55' 43\" E", 30.8875),
        ("43° 13' 27.25\" N 76° 55' 43\" E", 0.308875),
        ("8FVC2222+22", 13.899375),
    ],
)
def test_the_digits_claim_a_step_on_the_ground(text: str, step_m: float) -> None:
    found = read_coordinates(text)
    assert found is not None
    assert found.step_m == pytest.approx(step_m)


def test_the_claim_is_worded_with_its_size() -> None:
    assert [claim_words(step) for step in (11_119.5, 111.2, 1.1, 0.11)] == [
        "The digits tell points about 11 km apart.",
        "The digits tell points about 111 m apart.",
        "The digits tell points about 1.1 m apart.",
        "The digits tell points about 11 cm apart, finer than any hand-held receiver.",
    ]


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_a_stored_point_claims_what_its_digits_say(latitude: float, longitude: float) -> None:
    assert step_of_point(latitude, longitude) <= 111_195


# --- every form and any text ----------------------------------------------------------------------

LATITUDES = st.integers(-90 * 3600, 90 * 3600)
LONGITUDES = st.integers(-180 * 3600, 180 * 3600)
"""Whole seconds: what each form can say exactly."""


def parts(seconds: int) -> tuple[int, int, int]:
    minutes, second = divmod(abs(seconds), 60)
    return (*divmod(minutes, 60), second)


def close(found: Coordinates | None, latitude: int, longitude: int) -> None:
    assert found is not None
    assert found.latitude_deg == pytest.approx(latitude / 3600, abs=1e-9)
    assert found.longitude_deg == pytest.approx(longitude / 3600, abs=1e-9)


@given(LATITUDES, LONGITUDES, st.sampled_from([", ", " ", "; ", "\n", " / "]))
def test_decimal_degrees_come_back_as_they_were(
    latitude: int, longitude: int, between: str
) -> None:
    found = read_coordinates(f"{latitude / 3600:.12f}{between}{longitude / 3600:.12f}")
    close(found, latitude, longitude)


@given(LATITUDES, LONGITUDES)
def test_decimal_commas_come_back_as_they_were(latitude: int, longitude: int) -> None:
    text = f"{latitude / 3600:.12f} {longitude / 3600:.12f}".replace(".", ",")
    close(read_coordinates(text), latitude, longitude)


@given(
    LATITUDES,
    LONGITUDES,
    st.sampled_from(
        ["{0}° {1}' {2}\"", "{0}°{1}′{2}″", "{0} {1} {2}", "{0}d{1}m{2}s", "{0}º {1}’ {2}’’"]
    ),
    st.sampled_from([("N", "S", "E", "W"), ("с. ш.", "ю. ш.", "в. д.", "з. д.")]),
    st.booleans(),
)
def test_seconds_come_back_as_they_were(
    latitude: int, longitude: int, form: str, sides: tuple[str, ...], is_turned: bool
) -> None:
    north, south, east, west = sides
    written = [
        f"{form.format(*parts(latitude))} {north if latitude >= 0 else south}",
        f"{form.format(*parts(longitude))} {east if longitude >= 0 else west}",
    ]
    close(read_coordinates(", ".join(written[::-1] if is_turned else written)), latitude, longitude)


@given(LATITUDES, LONGITUDES, st.sampled_from(["N {} E {}", "{} N, {} E", "{}N {}E"]))
def test_decimal_minutes_come_back_as_they_were(latitude: int, longitude: int, form: str) -> None:
    form = form.replace("N", "N" if latitude >= 0 else "S")
    form = form.replace("E", "E" if longitude >= 0 else "W")
    angles = [divmod(abs(seconds) / 60, 60) for seconds in (latitude, longitude)]
    written = [f"{degrees:.0f}° {minutes:.9f}'" for degrees, minutes in angles]
    if any(minutes >= 59.9999999995 for _degrees, minutes in angles):
        return  # written as 60 minutes, which is refused
    close(read_coordinates(form.format(*written)), latitude, longitude)


@given(
    LATITUDES,
    LONGITUDES,
    st.sampled_from(
        [
            "https://www.openstreetmap.org/?mlat={0}&mlon={1}",
            "https://www.google.com/maps/@{0},{1},15z",
            "https://yandex.ru/maps/?ll={1}%2C{0}",
            "https://2gis.ru/?m={1}%2C{0}%2F12",
            "geo:{0},{1}",
        ]
    ),
)
def test_links_come_back_as_they_were(latitude: int, longitude: int, form: str) -> None:
    link = form.format(f"{latitude / 3600:.12f}", f"{longitude / 3600:.12f}")
    close(read_coordinates(link), latitude, longitude)


DIGITS = (
    "0123456789",
    "٠١٢٣٤٥٦٧٨٩",
    "۰۱۲۳۴۵۶۷۸۹",
    "०१२३४५६७८९",
    "০১২৩৪৫৬৭৮৯",
    "၀၁၂၃၄၅၆၇၈၉",
    "០១២៣៤៥៦៧៨៩",
)


@given(LATITUDES, LONGITUDES, st.sampled_from(DIGITS))
def test_native_digits_come_back_as_they_were(latitude: int, longitude: int, digits: str) -> None:
    text = f"{latitude / 3600:.12f}, {longitude / 3600:.12f}"
    close(
        read_coordinates(text.translate(str.maketrans("0123456789", digits))), latitude, longitude
    )


WRITTEN = st.text(
    alphabet="0123456789.,;°'\" NSEWnsewOсшювдз+-−/:=&()geo!?#@mlatnqCFGHJ", max_size=40
)


@given(st.one_of(st.text(max_size=60), WRITTEN, WRITTEN.map("https://x.org/".__add__)))
def test_any_text_is_a_point_a_name_or_one_sentence(text: str) -> None:
    try:
        found = read_coordinates(text, lambda _name: ALMATY)
    except InvalidInputError:
        return  # anything else fails the test
    if found is not None:
        assert abs(found.latitude_deg) <= 90
        assert abs(found.longitude_deg) <= 180
        assert found.step_m > 0
