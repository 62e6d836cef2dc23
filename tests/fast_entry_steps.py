"""The sample record entered by keys alone, cold and with pins; for the journey and the bench."""

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy import func, select

from hrd_desk.gui.windows.main_window import MainWindow
from hrd_desk.mapping import new_uid
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.vocabulary.terms import OWN, Term
from tests.figures import tell
from tests.pages.fast_entry import CTRL, FastEntry
from tests.pages.keyboard import focused, press
from tests.stalls import StallWatch

SEED: dict[str, Any] = json.loads((Path(__file__).parent / "data" / "seed.json").read_text("utf-8"))
SECOND = {
    "title": "Kazakhstan: environmental demonstrators arrested",
    "summary": "On 14 June 2023, around 15 pro-democracy defenders holding a protest were arrested "
    "by the police in Astana.",
}
"""Its summary does not name the country, so it is compared with the names of all others."""
PINNED = ("country_code", "genders", "hrd_types", "violations", "rights", "perpetrators_state")
TERMS = 600
MODELS = (
    ("entry.model.uwazi.keys", 69, "keys"),
    ("entry.model.uwazi.mouse", 26, "mouse points"),
    ("entry.model.spreadsheet.keys", 173, "keys"),
)
"""The coded part elsewhere by the keystroke-level model; counted from the form's code, not run."""
SMALL_PAUSE_MS = 30
LONGEST_WAIT_MS = 50


def begin(entry: FastEntry) -> None:
    """Begin the first record."""
    entry.key(Qt.Key.Key_N, CTRL)


def enter_cold(entry: FastEntry) -> None:
    """Log the sample record on a desk that knows nothing of it; its form is open."""
    entry.tell(SEED["title"])
    entry.tab()
    entry.type("kaz")
    entry.key(Qt.Key.Key_Return)
    entry.type("1.5.23")
    entry.tab()
    entry.paste(SEED["description"])
    entry.tab()
    entry.type("1")
    entry.tab()
    for *others, last in (
        ("oth",),
        ("demo",),
        ("arre",),
        ("asse", "offl", "libe", "prot"),
        ("pol",),
    ):
        for letters in others:
            entry.type(letters)
            entry.key(Qt.Key.Key_Return)
        entry.type(last)
        entry.tab()
    entry.tab()  # no perpetrator outside the state
    entry.type("almaty")
    entry.key(Qt.Key.Key_Return)
    entry.tab()  # no source
    entry.tell(SEED["summary"])
    entry.key(Qt.Key.Key_Return, CTRL)


def enter_second(entry: FastEntry) -> None:
    """Log a similar record; the codes are pinned and the new form is open already."""
    entry.tell(SECOND["title"])
    entry.tab()
    entry.tab()  # the country is carried over
    entry.type("14.6.23")
    entry.tab()
    entry.paste(SEED["description"])
    entry.tab()
    entry.type("15")
    entry.tab()
    for _carried in ("gender", "type", "violations", "rights", "police", "none outside the state"):
        entry.tab()
    entry.type("astana")
    entry.key(Qt.Key.Key_Return)
    entry.tab()
    entry.tell(SECOND["summary"])
    entry.key(Qt.Key.Key_Return, CTRL)


def pin_what_repeats(window: MainWindow) -> None:
    """Pin the codes, as somebody does once who has many records of one kind before them."""
    for name in PINNED:
        window.record.event_form.go_to_field(name)
        QApplication.processEvents()
        press(Qt.Key.Key_Semicolon, CTRL)
    assert focused()


def fill_up_terms(desk: OpenDesk, terms: int = TERMS) -> None:
    """Add made-up violations until the list has so many terms."""
    with desk.database.transaction("add-term") as session:
        scheme = "violation"
        there = session.scalar(select(func.count()).where(Term.scheme == scheme)) or 0
        session.add_all(
            Term(
                uid=new_uid(),
                scheme=scheme,
                code=f"made-up-{number}",
                broader=None,
                position=1000 + number,
                is_selectable=True,
                is_enabled=True,
                origin=OWN,
                labels={"en": f"Made-up practice number {number}"},
                alt_labels={"en": [f"invented {number}", f"fictitious way {number}"]},
                scope_notes={"include": "Nothing real."},
                matches={},
            )
            for number in range(terms - there)
        )


def tell_keys(kind: str, entry: FastEntry, context: str) -> None:
    """Print how many keys a record took."""
    in_all = entry.coded + entry.told
    tell(f"entry.{kind}.coded", entry.coded, "keys", context)
    tell(f"entry.{kind}.all", in_all, "keys", f"{context}, title and summary typed")


def tell_worst(watch: StallWatch, context: str) -> None:
    """Print what the slowest key took."""
    clock, work = watch.worst_by_clock(), watch.worst_by_work()
    tell("entry.key.worst-wall", clock.wall_ms, "ms", f"{context}; {clock.name}")
    tell("entry.key.worst-cpu", work.cpu_ms, "ms", f"{context}; {work.name}")
    slow = sum(1 for waited in watch.keys if waited.wall_ms > LONGEST_WAIT_MS)
    tell(
        "entry.key.slow",
        slow,
        "keys",
        f"{context}; of {len(watch.keys)}, over {LONGEST_WAIT_MS} ms",
    )


def tell_models() -> None:
    """Print what the coded part of the sample record takes elsewhere, to stand beside ours."""
    for name, value, unit in MODELS:
        tell(name, value, unit, "coded part of the sample record, keystroke-level model, not run")
