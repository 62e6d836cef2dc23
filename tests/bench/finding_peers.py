"""The questions of `finding` in pandas and Datasette: run by a Python that has both, as a script.

Prints a JSON object of milliseconds by "question@peer"; the copy's path is the argument.
"""

import asyncio
import importlib
import json
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any


def main() -> None:
    """Measure what stdin asks for."""
    asked = json.loads(sys.stdin.read())
    told = in_pandas(sys.argv[1], asked["rounds"])
    told |= asyncio.run(in_datasette(sys.argv[1], asked))
    print(json.dumps(told))


def median_ms(action: Callable[[], object], rounds: int) -> float:
    """Return the median of `rounds` runs after one that is not counted."""
    spent = []
    for number in range(rounds + 1):
        begun = time.perf_counter()
        action()
        if number:
            spent.append(1000 * (time.perf_counter() - begun))
    return statistics.median(spent)


def in_pandas(path: str, rounds: int) -> dict[str, float]:
    """Read the tables into frames once, then count as an analyst would."""
    pd: Any = importlib.import_module("pandas")

    begun = time.perf_counter()
    connection = sqlite3.connect(path)
    events = pd.read_sql(
        "SELECT id, reference, title, country_code, record_status, start_earliest, start_latest"
        " FROM event WHERE deleted_version IS NULL",
        connection,
    )
    uses = pd.read_sql("SELECT event_id, term_id FROM term_use", connection)
    terms = pd.read_sql("SELECT id, scheme, code FROM term", connection)
    regions = pd.read_sql("SELECT event_id, region FROM place WHERE region > ''", connection)
    events["year"] = events["start_earliest"].str.slice(0, 4)
    load_ms = 1000 * (time.perf_counter() - begun)
    violations = terms[terms["scheme"] == "violation"]["id"]
    arrest = terms[(terms["scheme"] == "violation") & (terms["code"] == "arrest-detention")]["id"]

    def facets() -> object:
        columns = ("country_code", "record_status", "year")
        counted: list[Any] = [events[name].value_counts() for name in columns]
        counted.append(regions.drop_duplicates()["region"].value_counts())
        return [*counted, uses["term_id"].value_counts()]

    def cross() -> object:
        coded = uses[uses["term_id"].isin(violations)]
        joined = coded.merge(events[["id", "year"]], left_on="event_id", right_on="id")
        return joined.groupby(["term_id", "year"]).size()

    def page() -> object:
        wanted = events[
            (events["country_code"] == "TR")
            & (events["start_latest"] >= "2015-01-01")
            & (events["start_earliest"] <= "2018-12-31")
        ]
        coded = uses[uses["term_id"].isin(arrest)]["event_id"]
        found = wanted[wanted["id"].isin(coded)]
        return found.sort_values(["start_earliest", "id"], ascending=False).head(200)

    return {
        "find.pandas-load": load_ms,
        "find.facets@pandas": median_ms(facets, rounds),
        "find.cross-table@pandas": median_ms(cross, rounds),
        "find.filtered-page@pandas": median_ms(page, rounds),
    }


def without_search(path: str) -> str:
    """Return a copy of what is asked about: the full-text index is too new for Python's SQLite."""
    narrow = Path(path).with_name(f"{Path(path).stem}-narrow.db")
    if not narrow.exists():
        connection = sqlite3.connect(narrow)
        connection.execute("ATTACH ? AS desk", (path,))
        connection.executescript(_NARROW)
        connection.close()
    return str(narrow)


_NARROW = """
CREATE TABLE event (id INTEGER PRIMARY KEY, uid, reference, title, country_code, record_status,
    start_earliest, start_latest, deleted_version);
INSERT INTO event SELECT id, uid, reference, title, country_code, record_status, start_earliest,
    start_latest, deleted_version FROM desk.event;
CREATE TABLE term_use (event_id, term_id, PRIMARY KEY (event_id, term_id)) WITHOUT ROWID;
INSERT INTO term_use SELECT event_id, term_id FROM desk.term_use;
CREATE TABLE term (id INTEGER PRIMARY KEY, scheme, code);
INSERT INTO term SELECT id, scheme, code FROM desk.term;
CREATE INDEX by_country ON event (country_code, start_earliest, id);
CREATE INDEX by_status ON event (record_status, start_earliest, id);
CREATE INDEX by_term ON term_use (term_id, event_id);
"""


async def in_datasette(path: str, asked: dict[str, Any]) -> dict[str, float]:
    """Ask Datasette's own facets of its JSON pages, and the cross-table as SQL."""
    app: Any = importlib.import_module("datasette.app")
    limits = {"sql_time_limit_ms": 600_000, "facet_time_limit_ms": 600_000}
    limits |= {"facet_suggest_time_limit_ms": 1, "max_returned_rows": 10_000}
    limits |= {"suggest_facets": 0, "allow_facet": 1, "default_page_size": 200}
    served = app.Datasette([without_search(path)], settings=limits)
    await served.invoke_startup()
    name = next(iter(name for name in served.databases if name != "_internal"))
    pages = {
        "find.facets": [
            f"/{name}/event.json?_facet=country_code&_facet=record_status&_size=0",
            f"/{name}/term_use.json?_facet=term_id&_size=0",
        ],
        "find.cross-table": [f"/{name}.json?sql={_quoted(asked['crossed'])}"],
    }
    told = {}
    for question, addresses in pages.items():
        spent = []
        for number in range(min(asked["rounds"], 3) + 1):
            begun = time.perf_counter()
            for address in addresses:
                answer = await served.client.get(address)
                if answer.status_code != 200:
                    raise RuntimeError(f"{address}: {answer.status_code} {answer.text[:300]}")
            if number:
                spent.append(1000 * (time.perf_counter() - begun))
        told[f"{question}@datasette"] = statistics.median(spent)
    return told


def _quoted(text: str) -> str:
    from urllib.parse import quote  # noqa: PLC0415

    return quote(text, safe="")


if __name__ == "__main__":
    main()
