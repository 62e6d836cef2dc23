"""What people do to the lists of terms, at headquarters and in the field, and orders to erase."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from hrd_desk.errors import InvalidInputError, StaleRecordError
from hrd_desk.storage.erasing import order_erasure
from hrd_desk.storage.event_lists import EventFilter, Sort, event_page
from hrd_desk.storage.events import load_event, save_event
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.terms import (
    add_own_term,
    load_vocabulary,
    merge_term,
    rename_term,
    set_enabled,
)
from hrd_desk.storage.undoing import UNDO, next_steps, take_back
from hrd_desk.vocabulary.terms import OWN, Term
from tests.sync.simulated import LISTS, Edits

SCHEME = "violation"
LABELS = ("Threat by phone", "Search at night", "Summons")
"""So few that two desks propose the same."""
MOST_OWN = 6
UNDONE = frozenset(("add-term", "rename-term", "switch-term", "merge-term"))


@dataclass
class Librarian:
    """Somebody at a desk who edits its list of violations, and codes records with what is there."""

    desk: OpenDesk
    chance: random.Random
    edits: Edits

    def act(self) -> None:
        """Do one thing to the list, or with it."""
        acts: dict[Callable[[], None], int] = {
            self.add: 3,
            self.merge: 3,
            self.switch: 2,
            self.rename: 1,
            self.take_back: 2,
            self.use: 6,
        }
        self.chance.choices(list(acts), list(acts.values()))[0]()

    def add(self) -> None:
        label = self.chance.choice(LABELS)
        try:
            with self.desk.database.transaction("add-term") as session:
                add_own_term(session, SCHEME, None, "en", label)
        except InvalidInputError:  # this desk has it already
            self.edits.note("term known")
        else:
            self.edits.note("add term")

    def merge(self) -> None:
        standing = [term for term in self._terms() if term.replaced_by is None]
        if len(standing) < 3:
            return
        one, other = self.chance.sample(standing, 2)
        with self.desk.database.transaction("merge-term") as session:
            merge_term(session, one.uid, other.uid)
        self.edits.note("merge term")

    def switch(self) -> None:
        term = self.chance.choice(self._terms())
        with self.desk.database.transaction("switch-term") as session:
            set_enabled(session, term.uid, is_enabled=not term.is_enabled)
        self.edits.note("switch term")

    def rename(self) -> None:
        own = [term for term in self._terms() if term.origin == OWN]
        if own:
            with self.desk.database.transaction("rename-term") as session:
                label = f"Renamed {self.chance.random()}"
                rename_term(session, self.chance.choice(own).uid, "en", label)
            self.edits.note("rename term")

    def take_back(self) -> None:
        """Undo the last thing that was done at this desk, if it was done to the list."""
        with self.desk.database.snapshot() as session:
            step, _redo = next_steps(session)
        if step is None or step.action not in UNDONE:
            return
        try:
            with self.desk.database.transaction(UNDO) as session:
                take_back(session, step.version)
        except (StaleRecordError, InvalidInputError):
            self.edits.note("not taken back")
        else:
            self.edits.note(f"take back {step.action}")

    def use(self) -> None:
        """Code one of the first records anew, with any terms that the desk knows."""
        with self.desk.database.snapshot() as session:
            rows = event_page(session, EventFilter(), Sort(), None, 500)
            found = sorted((row.uid for row in rows), key=str)[:3]
            if not found:
                return
            event = load_event(session, self.chance.choice(found))
        terms = [term for term in self._terms() if self.chance.random() < 0.3]
        event.code_with("violations", terms)
        with self.desk.database.transaction("save") as session:
            save_event(session, event)
        self.edits.note("use terms")

    def _terms(self) -> list[Term]:
        """Return the terms that everybody meets on: a few shipped ones and the first own ones."""
        with self.desk.database.snapshot() as session:
            vocabulary = load_vocabulary(session)
        known = [vocabulary.term(SCHEME, code) for code in LISTS["violations"]]
        own = [term for term in vocabulary.walk(SCHEME) if term.origin == OWN]
        return known + sorted(own, key=lambda term: str(term.uid))[:MOST_OWN]


def erase_something(desk: OpenDesk, chance: random.Random, edits: Edits) -> None:
    """Order at headquarters that one of the first records is erased everywhere."""
    with desk.database.snapshot() as session:
        rows = event_page(session, EventFilter(), Sort(), None, 500)
    found = sorted((row.uid for row in rows), key=str)[:3]
    if found:
        order_erasure(desk.database, desk.folder, chance.choice(found), "For their safety.")
        edits.note("erase")
