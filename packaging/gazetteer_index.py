"""Turn the records of places into the columns of the shipped file."""

from array import array
from collections.abc import Iterable, Sequence
from typing import Any

from gazetteer_places import Places, Record

from hrd_desk.geocoding.columns import Column, bytes_column
from hrd_desk.geocoding.generic_words import stripped_keys
from hrd_desk.geocoding.grid import cell_of
from hrd_desk.geocoding.spelling import KEY_VERSION, skeleton, spelling_key

DEGREE_PARTS = 100_000
MAIN, OTHER, STRIPPED, CODE = range(4)
"""How a key is a name of its place: see `hrd_desk.geocoding.gazetteer.How`."""

LONGEST_SKELETON_FREE = 2
"""Keys of so few letters have no skeleton: too many places would share it."""

Columns = dict[str, Column]


def index(places: Places, profile: str) -> tuple[dict[str, Any], Columns]:
    """Return header and columns; the same records give the same ones."""
    places.localities.sort(
        key=lambda r: (cell_of(r.latitude, r.longitude), r.latitude, r.longitude, r.number)
    )
    places.countries.sort(key=lambda record: record.code)
    records = list(places.all())
    position = {record.code: at for at, record in enumerate(records) if record.code}
    languages = sorted({language for record in records for language in record.tagged})
    countries = [record.code for record in places.countries]
    header: dict[str, Any] = {
        "kind": "places",
        "profile": profile,
        "key_version": KEY_VERSION,
        "localities": len(places.localities),
        "countries": countries,
        "first_country": len(records) - len(places.countries),
        "languages": languages,
        "spoken": {record.code: record.spoken for record in places.countries},
        "attribution": "GeoNames, CC BY 4.0",
    }
    columns = _records(records, position, countries)
    columns |= _tagged(records, languages) | _names(records)
    columns |= _keys(records)
    return header, columns


def _numbers(type_code: str, numbers: Iterable[int], coding: str = "planes") -> Column:
    return Column(type_code, array(type_code, numbers), coding)


def texts(name: str, parts: Sequence[str]) -> Columns:
    """Return two columns: all texts joined, and where each ends."""
    coded = [part.encode() for part in parts]
    ends, end = array("I"), 0
    for part in coded:
        end += len(part)
        ends.append(end)
    return {f"{name}.text": bytes_column(b"".join(coded)), f"{name}.end": Column("I", ends, "sums")}


def _records(records: list[Record], position: dict[str, int], countries: list[str]) -> Columns:
    number_of = {code: number for number, code in enumerate(countries)}
    return {
        "latitude": _numbers("i", (round(r.latitude * DEGREE_PARTS) for r in records), "sums"),
        "longitude": _numbers("i", (round(r.longitude * DEGREE_PARTS) for r in records), "sums"),
        "population": _numbers("I", (max(r.population, 0) for r in records)),
        "kind": _numbers("B", (r.kind for r in records), "plain"),
        "country": _numbers("B", (number_of[r.country] for r in records), "plain"),
        # One more than the position of the unit's record; 0 for none.
        "admin1": _numbers("I", (position.get(r.admin1, -1) + 1 for r in records)),
        "admin2": _numbers("I", (position.get(r.admin2, -1) + 1 for r in records)),
        "number": _numbers("I", (r.number for r in records)),
    } | texts("code", [r.code for r in records])


def _tagged(records: list[Record], languages: list[str]) -> Columns:
    number_of = {language: number for number, language in enumerate(languages)}
    entries = [
        (at, number_of[language], name)
        for at, record in enumerate(records)
        for language, name in sorted(record.tagged.items())
    ]
    return {
        "tagged.place": _numbers("I", (at for at, _language, _name in entries), "sums"),
        "tagged.language": _numbers("B", (language for _at, language, _name in entries), "plain"),
    } | texts("tagged", [name for _at, _language, name in entries])


def _names(records: list[Record]) -> Columns:
    return texts("names", ["\n".join([r.name, *_worth_showing(r)]) for r in records])


def _worth_showing(record: Record) -> list[str]:
    """Return the other names, without codes, mere romanisations of the source and repetitions."""
    kept: list[str] = []
    seen = {record.name}
    for name in record.others:
        is_spelling = name.isascii() and (name.islower() or (len(name) == 3 and name.isupper()))  # noqa: PLR2004  an airport's code
        if name.strip() and name not in seen and not is_spelling and "\n" not in name:
            kept.append(name)
            seen.add(name)
    return kept


# --- keys -----------------------------------------------------------------------------------------


def _keys(records: list[Record]) -> Columns:
    postings: dict[str, dict[int, int]] = {}
    for at, record in enumerate(records):
        for key, how in _keys_of(record).items():
            postings.setdefault(key, {})[at] = how
    keys = sorted(postings)
    starts, places, hows = array("I"), array("I"), array("B")
    for key in keys:
        starts.append(len(places))
        found = sorted(postings[key], key=lambda at: (-records[at].population, at))
        places.extend(found)
        hows.extend(postings[key][at] for at in found)
    starts.append(len(places))
    return {
        **texts("key", keys),
        "key.start": Column("I", starts, "sums"),
        "posting.place": Column("I", places),
        "posting.how": Column("B", hows, "plain"),
        **_skeletons(keys),
    }


def _keys_of(record: Record) -> dict[str, int]:
    found: dict[str, int] = {}
    for name in (record.name, *record.others):
        key = spelling_key(name)
        is_main = name is record.name
        is_code = not is_main and len(name) == 3 and name.isascii() and name.isupper()  # noqa: PLR2004  an airport's or country's code
        how = MAIN if is_main else CODE if is_code else OTHER
        if key and len(key) > 1:
            found[key] = min(found.get(key, how), how)
        for stripped in stripped_keys(name):
            found.setdefault(stripped, STRIPPED)
    return found


def _skeletons(keys: list[str]) -> Columns:
    by_skeleton: dict[str, list[int]] = {}
    for at, key in enumerate(keys):
        bones = skeleton(key)
        if len(key) > LONGEST_SKELETON_FREE and bones:
            by_skeleton.setdefault(bones, []).append(at)
    ordered = sorted(by_skeleton)
    starts, members = array("I"), array("I")
    for bones in ordered:
        starts.append(len(members))
        members.extend(by_skeleton[bones])
    starts.append(len(members))
    return {
        **texts("skeleton", ordered),
        "skeleton.start": Column("I", starts, "sums"),
        "skeleton.key": Column("I", members, "sums"),
    }
