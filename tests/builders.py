"""Desks and events for tests, made in a line: `a_desk(tmp_path)`, `an_event(vocabulary, ...)`."""

import atexit
import functools
import shutil
import tempfile
from pathlib import Path
from typing import Any

from hrd_desk.model.event import CODED_LISTS, Event
from hrd_desk.model.parts import Citation, Count, Place
from hrd_desk.storage.desk_folder import RESERVE_BYTES, DeskFolder
from hrd_desk.storage.events import save_event
from hrd_desk.storage.opening import OpenDesk, create_desk, open_desk_with_words
from hrd_desk.storage.terms import load_vocabulary
from hrd_desk.vocabulary.shipped import shipped_term
from hrd_desk.vocabulary.starter import starter_schemes
from hrd_desk.vocabulary.vocabulary import Vocabulary

PASSPHRASE = "correct horse battery staple"
CODE = "ALM"


def cheap_cost() -> dict[str, int]:
    """Return the lowest Argon2id settings that a desk may have: about 0.1 s for each opening."""
    return {"memory_kib": 65536, "passes": 3, "lanes": 4}


@functools.cache
def template() -> tuple[Path, str]:
    """Return a closed desk made once for this process, to be copied, and its recovery words."""
    folder = Path(tempfile.mkdtemp(prefix="hrd-desk-template-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    desk, words = create_desk(folder / "desk", PASSPHRASE, CODE, author="Tester", cost=cheap_cost())
    desk.close()
    return desk.folder.path, words


def recovery_words() -> str:
    """Return the words that open every desk of `a_closed_desk`."""
    return template()[1]


def a_closed_desk(folder: Path, name: str = "desk") -> DeskFolder:
    """Return a new desk in `folder`. All of one test run share their uid and their key."""
    desk = DeskFolder(folder / f"{name}.hrdesk")
    shutil.copytree(template()[0], desk.path, ignore=shutil.ignore_patterns("reserve"))
    # Holes instead of bytes, or a test run would write gigabytes of reserves.
    with desk.reserve.open("wb") as reserve:
        reserve.truncate(RESERVE_BYTES)
    return desk


def a_desk(folder: Path, name: str = "desk") -> OpenDesk:
    """Return a new, open desk in `folder`; it opens with `PASSPHRASE`. Close it when done."""
    return opened(a_closed_desk(folder, name).path)


def opened(path: Path) -> OpenDesk:
    """Open a built desk with its recovery words, which cost no Argon2id (0.1 s each time)."""
    return open_desk_with_words(path, recovery_words())


def vocabulary_of(desk: OpenDesk) -> Vocabulary:
    """Return the terms of an open desk."""
    with desk.database.snapshot() as session:
        return load_vocabulary(session)


@functools.cache
def shipped_vocabulary() -> Vocabulary:
    """Return the shipped terms without a desk, for rules that need no database."""
    terms = [shipped_term(scheme.id, term) for scheme in starter_schemes() for term in scheme.terms]
    for number, term in enumerate(terms, 1):
        term.id = number
    return Vocabulary(terms)


def an_event(vocabulary: Vocabulary, **fields: Any) -> Event:
    """Return an unsaved event that has something in every part; `fields` say what matters.

    Coded lists are given as codes: `an_event(vocabulary, violations=["killing"])`.
    """
    coded = {"violations": ["arrest-detention"], "rights": ["protest"]}
    coded |= {name: fields.pop(name) for name in list(fields) if name in CODED_LISTS}
    wanted: dict[str, Any] = {
        "title": "Kazakhstan: demonstrators arrested",
        "country_code": "KZ",
        "start_date": "2023-05-01",
        "summary": "On 1 May 2023, the police arrested demonstrators in Almaty.",
        "counts": [Count(role="affected", minimum=1, maximum=1, words="1")],
        "places": [_almaty()],
        "citations": [Citation(source_name="A newspaper", url="https://example.org/almaty")],
    }
    event = Event(**(wanted | fields))
    for name, codes in coded.items():
        event.code_with(name, [vocabulary.term(CODED_LISTS[name], code) for code in codes])
    return event


def _almaty() -> Place:
    return Place(
        locality="Almaty",
        country_code="KZ",
        latitude_deg=43.224209880467825,
        longitude_deg=76.92875417789561,
        is_primary=True,
    )


def saved(desk: OpenDesk, event: Event) -> Event:
    """Save an event in a transaction of its own; return it as it then stands."""
    with desk.database.transaction("save") as session:
        return save_event(session, event)
