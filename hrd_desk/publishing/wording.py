"""Places, counts, dates and sources of a record in words, in a brief's own language."""

from functools import lru_cache

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import N_, translator
from hrd_desk.model.counts_text import read_count
from hrd_desk.model.date_words import date_in_words
from hrd_desk.model.dates import parse_edtf
from hrd_desk.model.event import Event
from hrd_desk.model.parts import Citation, Count, Place
from hrd_desk.publishing.cleaning import in_one_line
from hrd_desk.publishing.english_countries import spoken
from hrd_desk.publishing.joining import chained, dotted, joined
from hrd_desk.publishing.orders import Order
from hrd_desk.publishing.rules import GRID_DEG, Grain
from hrd_desk.vocabulary.terms import Term
from hrd_desk.vocabulary.vocabulary import Vocabulary

_DECIMALS_EXACT = "0.#####"
_DECIMALS_ON_GRID = "0.0"


def term_words(vocabulary: Vocabulary, term: Term, language: str) -> str:
    """Return the path of a term: "Freedom of expression: Offline"."""
    return in_one_line(": ".join(vocabulary.path(term, language)))


def country_words(vocabulary: Vocabulary, code: str, language: str) -> str:
    """Return the name of a country; a code that nobody knows stands for itself."""
    name = in_one_line(vocabulary.path_text("country", code, language))
    return spoken(name) if language == "en" else name


def event_date_words(event: Event, language: str) -> str:
    """Return when it happened, as finely as recorded; "" if no date is."""
    return _period_words(event.start_date, event.end_date, language)


@lru_cache(maxsize=4096)
def _period_words(start: str | None, end: str | None, language: str) -> str:
    if start and end and start != end:
        try:
            return date_in_words(parse_edtf(f"{start}/{end}"), language)
        except InvalidInputError:  # one of them is a period itself, or they overlap
            return f"{edtf_words(start, language)} – {edtf_words(end, language)}"  # noqa: RUF001
    return edtf_words(start or end, language)


@lru_cache(maxsize=4096)
def edtf_words(edtf: str | None, language: str) -> str:
    """Return an EDTF date in words; "" for none."""
    return date_in_words(parse_edtf(edtf), language) if edtf else ""


def foot_words(order: Order) -> str:
    """Return what an order puts at the foot of every page: organisation, footer, licence, date."""
    house, made_on = order.house, order.made_on
    date = edtf_words(made_on.isoformat() if made_on else None, order.language)
    told = map(in_one_line, (house.name, house.footer, house.licence, date))
    return dotted(told, order.language)


def place_names(place: Place, grain: Grain) -> list[str]:
    """Return the names of `place` from small to large, none finer than `grain`, none twice.

    The name for publications stands for town and region where these are told and no finer name
    is.
    """
    if place.published_name and grain is Grain.LOCALITY:
        return [part for part in map(in_one_line, place.published_name.split(",")) if part]
    names = {
        place.address: Grain.ADDRESS,
        place.district: Grain.ADDRESS,
        place.locality: Grain.LOCALITY,
        place.region: Grain.REGION,
    }
    return [in_one_line(name) for name, finest in names.items() if name and finest <= grain]


def coordinates_words(place: Place, vocabulary: Vocabulary, language: str, *, exact: bool) -> str:
    """Return the coordinates with their precision, rounded to the grid unless `exact`."""
    if place.latitude_deg is None or place.longitude_deg is None or place.precision == "online":
        return ""
    translate = translator(language)
    degrees = [place.latitude_deg, place.longitude_deg]
    if not exact:
        degrees = [on_grid(value) for value in degrees]
    pattern = _DECIMALS_EXACT if exact else _DECIMALS_ON_GRID
    latitude, longitude = (_number(abs(value), language, pattern) for value in degrees)
    precision = vocabulary.find("place-precision", place.precision)
    notes = [
        term_words(vocabulary, precision, language)
        if precision
        else translate(N_("precision not recorded")),
        "" if exact else translate(N_("rounded to 0.1 degree")),
    ]
    return translate(_POINTS[degrees[0] >= 0, degrees[1] >= 0]).format(
        latitude=latitude,
        longitude=longitude,
        notes=chained(map(in_one_line, notes), language),
    )


def on_grid(degrees: float) -> float:
    """Return a degree rounded to the grid that coordinates are told on."""
    return round(round(degrees / GRID_DEG) * GRID_DEG, 1)


_POINTS = {
    (True, True): N_("{latitude}° N, {longitude}° E ({notes})"),
    (True, False): N_("{latitude}° N, {longitude}° W ({notes})"),
    (False, True): N_("{latitude}° S, {longitude}° E ({notes})"),
    (False, False): N_("{latitude}° S, {longitude}° W ({notes})"),
}


def count_words(count: Count, language: str) -> str:
    """Return a count in words made from its bounds; "" if neither is known.

    The words typed for it are read for "about" alone and never printed: they are free text.
    """
    low, high = count.minimum, count.maximum
    if low is None and high is None:
        return ""
    form = _COUNT_FORMS[_shape(low, high), is_approximate(count)]
    number = (_number(bound or 0, language, "#,##0") for bound in (low, high))
    return translator(language)(form).format(**dict(zip(("low", "high"), number, strict=True)))


def _shape(low: int | None, high: int | None) -> str:
    if high is None:
        return "at least"
    if low is None:
        return "at most"
    return "one" if low == high else "range"


_COUNT_FORMS = {
    ("one", False): "{low}",
    ("one", True): N_("about {low}"),
    ("range", False): "{low}–{high}",  # noqa: RUF001  the en dash of ranges
    ("range", True): N_("about {low}–{high}"),  # noqa: RUF001
    ("at least", False): N_("at least {low}"),
    ("at least", True): N_("at least {low}"),
    ("at most", False): N_("up to {high}"),
    ("at most", True): N_("up to {high}"),
}


def is_approximate(count: Count) -> bool:
    """Whether the words typed for a count say "about"."""
    return bool(count.words) and _say_about(count.words)


@lru_cache(maxsize=4096)
def _say_about(words: str) -> bool:
    try:
        return read_count(words).is_approximate
    except InvalidInputError:  # words like "the whole village" bound nothing
        return False


@lru_cache(maxsize=4096)
def _number(value: float, language: str, pattern: str) -> str:
    from babel.numbers import format_decimal  # noqa: PLC0415  slow; many starts print nothing

    return str(format_decimal(value, format=pattern, locale=language))


def source_words(citation: Citation, vocabulary: Vocabulary, language: str) -> str:
    """Return who published it, what and when, or the kind of source where no name is recorded."""
    kind = vocabulary.find("source-type", citation.source_type)
    name = in_one_line(citation.source_name) or (kind.label(language) if kind else "")
    title = in_one_line(citation.title)
    if title:
        title = translator(language)(N_("“{title}”")).format(title=title)
    return joined([name, title, edtf_words(citation.published_on, language)], language)
