"""The process that is killed: opens a desk and saves, edits, deletes, one after the other."""

import random
import uuid
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path

from hrd_desk.model.event import Event
from hrd_desk.model.parts import Citation, Count, Place
from hrd_desk.storage.event_lists import EventFilter, Sort, SortColumn, event_page
from hrd_desk.storage.events import delete_event, load_event, restore_event, save_event
from hrd_desk.storage.opening import OpenDesk, open_desk_with_words
from tests.builders import an_event, vocabulary_of

ACTIONS_PER_OPENING = 12
LONGEST_TEXT = 3000


@dataclass(frozen=True, slots=True)
class Stand:
    """How an event stands after an action: every part of it carries `number`."""

    uid: uuid.UUID
    number: int
    is_deleted: bool = False
    revised: int = 0


@dataclass(frozen=True, slots=True)
class News:
    """What the writer says: `is_saved` False before it begins, True after the commit."""

    is_saved: bool
    stand: Stand


def write_until_killed(
    place: tuple[Path, str], seed: int, number: int, news: "Connection[News, None]"
) -> None:
    """Work on a desk without end, telling `news` before and after each action.

    `place` is the desk's path and its recovery words.
    """
    chance = random.Random(seed)
    while True:
        with open_desk_with_words(*place) as desk:
            for _action in range(ACTIONS_PER_OPENING):
                number += 1
                _act(desk, chance, number, news)
                if chance.random() < 0.2:
                    desk.idle()


def _act(
    desk: OpenDesk, chance: random.Random, number: int, news: "Connection[News, None]"
) -> None:
    known = _known(desk)
    if not known or chance.random() < 0.5:
        event = an_event(vocabulary_of(desk))
        _write(desk, number_all_parts(event, number), Stand(event.uid, number), news)
        return
    with desk.database.snapshot() as session:
        event = load_event(session, chance.choice(known))
    if event.is_deleted:
        _mark(desk, event, news, is_deleted=False)
    elif chance.random() < 0.3:
        _mark(desk, event, news, is_deleted=True)
    else:
        _write(desk, number_all_parts(event, number), Stand(event.uid, number), news)


def _known(desk: OpenDesk) -> list[uuid.UUID]:
    newest = Sort(SortColumn.REVISED)
    with desk.database.snapshot() as session:
        shown = event_page(session, EventFilter(), newest, None, 40)
        deleted = event_page(session, EventFilter(only_deleted=True), newest, None, 10)
    return [row.uid for row in shown + deleted]


def _write(desk: OpenDesk, event: Event, stand: Stand, news: "Connection[News, None]") -> None:
    news.send(News(is_saved=False, stand=stand))
    with desk.database.transaction("save") as session:
        kept = save_event(session, event)
    news.send(News(is_saved=True, stand=replace(stand, revised=kept.revised)))


def _mark(
    desk: OpenDesk, event: Event, news: "Connection[News, None]", *, is_deleted: bool
) -> None:
    stand = Stand(event.uid, number_of(event), is_deleted)
    news.send(News(is_saved=False, stand=stand))
    with desk.database.transaction("delete" if is_deleted else "undo-delete") as session:
        if is_deleted:
            delete_event(session, event.uid, "entered twice")
        else:
            restore_event(session, event.uid)
    with desk.database.snapshot() as session:
        revised = load_event(session, event.uid).revised
    news.send(News(is_saved=True, stand=replace(stand, revised=revised)))


def number_all_parts(event: Event, number: int) -> Event:
    """Write `number` into every part of `event`, so that a half-saved one is seen."""
    event.title = f"Event {number}"
    event.summary = f"Summary {number} " + "x" * (number * 977 % LONGEST_TEXT)
    event.counts = [Count(role="affected", minimum=number, maximum=number, words=str(number))]
    event.places = [Place(locality=f"Place {number}", is_primary=True)]
    sources = range(1 + number % 3)
    event.citations = [Citation(source_name=f"Source {number}.{order}") for order in sources]
    return event


def number_of(event: Event) -> int:
    """Return the number that the title carries."""
    return int(event.title.removeprefix("Event "))


def is_whole(event: Event) -> bool:
    """Return whether every part carries the number of the title."""
    number = number_of(event)
    sources = [citation.source_name for citation in event.citations]
    return (
        event.summary.startswith(f"Summary {number} ")
        and len(event.summary) == len(f"Summary {number} ") + number * 977 % LONGEST_TEXT
        and [count.words for count in event.counts] == [str(number)]
        and [place.locality for place in event.places] == [f"Place {number}"]
        and sources == [f"Source {number}.{order}" for order in range(1 + number % 3)]
        and event.codes("violations") == ["arrest-detention"]
    )
