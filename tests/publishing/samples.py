"""Records in memory for the tests of publications, coded with the terms that we ship."""

import json
from pathlib import Path
from typing import Any

from hrd_desk.model.event import CODED_LISTS, Event
from hrd_desk.model.parts import Citation, Count, Place, TermUse
from tests.builders import shipped_vocabulary

SEED = Path(__file__).parents[1] / "data" / "seed.json"


def coded(event: Event, field: str, *codes: str) -> Event:
    """Code a list of `event` with the shipped terms `codes`."""
    vocabulary = shipped_vocabulary()
    uses = [TermUse.of(vocabulary.term(CODED_LISTS[field], code)) for code in codes]
    event.term_uses = [*event.term_uses, *uses]
    return event


def seed_event(**changes: Any) -> Event:
    """Return the seed record, with some columns changed."""
    seed = json.loads(SEED.read_text(encoding="utf-8"))
    columns = (
        *("reference", "title", "start_date", "end_date", "description", "summary"),
        *("monitoring_status", "record_status", "confidentiality"),
    )
    fields = {name: seed[name] for name in columns} | {"country_code": seed["country"]}
    event = Event(**(fields | changes))
    for field in CODED_LISTS:
        coded(event, field, *seed[field])
    event.counts = [
        Count(role=count["role"], minimum=count["min"], maximum=count["max"], words=count["words"])
        for count in seed["counts"]
    ]
    event.places = [
        Place(
            is_primary=place["primary"],
            locality=place["locality"],
            country_code=place["country"],
            latitude_deg=place["lat"],
            longitude_deg=place["lon"],
        )
        for place in seed["places"]
    ]
    return event


def a_citation(**fields: Any) -> Citation:
    """Return a news article that anyone can read, with some fields changed."""
    article = {
        "source_name": "Radio Free Asia",
        "title": "Kazakh police detain protesters in Almaty",
        "url": "https://news.example/kazakhstan/protest-05012023.html",
        "published_on": "2023-05-01",
        "source_type": "news",
    }
    return Citation(**(article | fields))
