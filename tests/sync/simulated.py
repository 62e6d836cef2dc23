"""A small organisation whose desks edit at random: what the simulator and its tests are made of."""

import random
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import select

from hrd_desk.errors import InvalidInputError
from hrd_desk.model.conflicts import Conflict, Settlement
from hrd_desk.model.decisions import DecisionKind
from hrd_desk.model.event import CODED_LISTS, Event
from hrd_desk.model.parts import Citation, Count, Place
from hrd_desk.model.release import released_as
from hrd_desk.storage.decisions import UNSETTLED, decide
from hrd_desk.storage.event_lists import EventFilter, Sort, event_page
from hrd_desk.storage.events import delete_event, load_event, restore_event, save_event
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.terms import load_vocabulary, merge_term, rename_term
from hrd_desk.sync.conflicts import conflict_detail
from hrd_desk.sync.settling import settle
from tests.builders import an_event

WORDS = ("arrest", "Almaty", "rally", "lawyer", "threat", "court", "trial", "search")
LISTS = {
    "violations": ("killing", "arrest-detention", "raid"),
    "rights": ("protest", "association"),
}


@dataclass
class Edits:
    """Counts what was done, so that a run that tests nothing shows."""

    done: dict[str, int] = field(default_factory=dict)

    def note(self, what: str) -> None:
        self.done[what] = self.done.get(what, 0) + 1


class Person:
    """Somebody at a desk who does random but repeatable things."""

    def __init__(self, desk: OpenDesk, chance: random.Random, edits: Edits) -> None:
        self.desk = desk
        self.chance = chance
        self.edits = edits

    def act(self) -> None:
        """Do one thing."""
        actions: list[tuple[int, Callable[[], None]]] = [
            (1, self.log),
            (9, self.edit),
            (2, self.tick),
            (3, self.recode),
            (3, self.change_parts),
            (1, self.delete),
            (1, self.restore),
            (1, self.rename),
        ]
        weights = [weight for weight, _action in actions]
        action = self.chance.choices([a for _w, a in actions], weights)[0]
        action()

    def log(self) -> None:
        with self.desk.database.transaction("save") as session:
            vocabulary = load_vocabulary(session)
            event = an_event(vocabulary, title=self._words(), description=self._text())
            save_event(session, event)
        self.edits.note("log")

    def edit(self) -> None:
        name, value = self.chance.choice(
            [
                ("title", self._words()),
                ("country_code", self.chance.choice(("KZ", "KG", "UZ"))),
                ("start_date", self.chance.choice(("2023-05-01", "2023-05", "2023~"))),
                ("description", self._text()),
                ("remarks", self._text()),
                ("charge", self.chance.choice(("", self._words()))),
                ("confidentiality", self.chance.choice(("public", "internal", "restricted"))),
                ("monitoring_status", self.chance.choice(("pending", "active"))),
                ("record_status", self.chance.choice(("draft", "submitted"))),
            ]
        )
        self._change(lambda event: setattr(event, name, value), "edit")

    def tick(self) -> None:
        """Say that the description, as this desk shows it, may be published; or that it may not."""
        is_given = self.chance.random() < 0.7

        def change(event: Event) -> None:
            event.description_released = released_as(event.description) if is_given else None

        self._change(change, "tick")

    def recode(self) -> None:
        listed = self.chance.choice(tuple(LISTS))

        def change(event: Event) -> None:
            scheme, vocabulary = CODED_LISTS[listed], self.vocabulary
            codes = [code for code in LISTS[listed] if self.chance.random() < 0.6]
            event.code_with(listed, [vocabulary.term(scheme, code) for code in codes])

        self._change(change, "recode")

    def change_parts(self) -> None:
        def change(event: Event) -> None:
            what = self.chance.randrange(5)
            if what == 0:
                event.citations.append(Citation(source_name=self._words()))
            elif what == 1 and event.citations:
                event.citations.pop(self.chance.randrange(len(event.citations)))
            elif what == 2 and event.places:
                event.places[0].locality = self._words()
            elif what == 3 and event.counts:
                event.counts[0].maximum = self.chance.randrange(1, 50)
            elif what == 4:
                event.places.append(Place(locality=self._words()))
            else:
                event.counts.append(Count(role="detained", minimum=1, maximum=2))

        self._change(change, "parts")

    def delete(self) -> None:
        uid = self._some_event()
        if uid is not None:
            with self.desk.database.transaction("delete") as session:
                delete_event(session, uid, "twice")
            self.edits.note("delete")

    def restore(self) -> None:
        uid = self._some_event(only_deleted=True)
        if uid is None:
            return
        try:
            with self.desk.database.transaction("restore") as session:
                restore_event(session, uid)
        except InvalidInputError:  # it was erased
            self.edits.note("gone for good")
        else:
            self.edits.note("restore")

    def rename(self) -> None:
        if self.desk.role != "hq":
            return
        with self.desk.database.transaction("rename-term") as session:
            term = load_vocabulary(session).term("violation", "killing")
            rename_term(session, term.uid, "en", self._words() + str(self.chance.random()))
        self.edits.note("rename")

    @property
    def vocabulary(self) -> Any:
        with self.desk.database.snapshot() as session:
            return load_vocabulary(session)

    def _change(self, change: Callable[[Event], None], what: str) -> None:
        uid = self._some_event()
        if uid is None:
            return
        with self.desk.database.snapshot() as session:
            event = load_event(session, uid)
        change(event)
        with self.desk.database.transaction("save") as session:
            save_event(session, event)
        self.edits.note(what)

    def _some_event(self, *, only_deleted: bool = False) -> uuid.UUID | None:
        with self.desk.database.snapshot() as session:
            wanted = EventFilter(only_deleted=only_deleted)
            rows = event_page(session, wanted, Sort(), None, 500)
        found = sorted((row.uid for row in rows), key=str)
        # The first few, so that people meet on the same records.
        return self.chance.choice(found[:3]) if found else None

    def _words(self) -> str:
        return " ".join(self.chance.choices(WORDS, k=3))

    def _text(self) -> str:
        return "\n\n".join(self._words() for _number in range(self.chance.randrange(1, 4)))


def merge_terms(desk: OpenDesk, chance: random.Random) -> None:
    """Merge one violation into another at headquarters."""
    with desk.database.transaction("merge-term") as session:
        vocabulary = load_vocabulary(session)
        one, other = chance.sample(list(LISTS["violations"]), 2)
        first, second = (vocabulary.term("violation", code) for code in (one, other))
        if first.replaced_by is None and second.replaced_by is None and second.is_selectable:
            merge_term(session, first.uid, second.uid)


def settle_something(desk: OpenDesk, chance: random.Random, edits: Edits) -> None:
    """Settle one of the oldest questions: for what is shown or for what waits."""
    with desk.database.snapshot() as session:
        query = select(Conflict.uid).where(Conflict.state.in_(UNSETTLED)).order_by(Conflict.version)
        keys = list(map(str, session.scalars(query.limit(3))))
        if not keys:
            return
        key = chance.choice(keys)
        seen = conflict_detail(session, key).seen
    choice = chance.choice((Settlement.SHOWN, Settlement.WAITING))
    try:
        settle(desk.database, key, choice, seen=seen)
    except InvalidInputError:  # nothing waits, or it does not fit any more
        edits.note("unsettled")
    else:
        edits.note("settle")


def decide_something(desk: OpenDesk, chance: random.Random, edits: Edits) -> None:
    """Judge, lock or open one of the first records."""
    reviews = (DecisionKind.VERIFY, DecisionKind.REJECT, DecisionKind.QUERY)
    locks = (DecisionKind.LOCK, DecisionKind.UNLOCK, DecisionKind.UNLOCK)
    kind = chance.choice((*reviews, *locks))
    with desk.database.snapshot() as session:
        rows = event_page(session, EventFilter(), Sort(), None, 500)
    found = sorted((row.uid for row in rows), key=str)[:3]
    if not found:
        return
    with desk.database.transaction("decide") as session:
        decide(session, chance.choice(found), kind, comment="Who said so?")
    edits.note(kind.value)


def folder_of(path: Path, code: str) -> Path:
    """Return the folder of a desk of the organisation."""
    return path / f"{code}.hrdesk"
