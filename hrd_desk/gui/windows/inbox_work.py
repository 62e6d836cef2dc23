"""What is done about entries of the inbox, each in a job of its own, and taken back."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from hrd_desk.clock import SystemClock
from hrd_desk.errors import InvalidInputError, NotFoundError, StaleRecordError
from hrd_desk.gui.windows.exchange_words import copied_words
from hrd_desk.gui.windows.inbox_choices import SETTLEMENTS, Act
from hrd_desk.gui.windows.inbox_facts import ItemFacts
from hrd_desk.i18n import _, grouped, ngettext
from hrd_desk.model.conflicts import Settlement
from hrd_desk.model.merging import Values
from hrd_desk.progress import Progress
from hrd_desk.storage.answers import ANSWER
from hrd_desk.storage.database import Database
from hrd_desk.storage.events import load_event, save_event
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.pairs import merge_pair, propose_merge, say_different
from hrd_desk.sync.held import accept
from hrd_desk.sync.inbox import put_file_away, put_fork_away
from hrd_desk.sync.inbox_entries import InboxKind
from hrd_desk.sync.receiving import receive
from hrd_desk.sync.settling import ask_field, settle, undo_settlement
from hrd_desk.sync.standing import MarkFolder, say_copied

Seen = tuple[int, int]
_LOST = (StaleRecordError, InvalidInputError, NotFoundError)
"""Somebody settled or changed it meanwhile, or it does not fit any more."""


@dataclass(frozen=True, slots=True)
class Done:
    """What was done, in a sentence; `keys` are the questions that it settled."""

    sentence: str
    keys: tuple[str, ...] = ()


Deed = Callable[[Progress], Done]


def plain_deed(desk: OpenDesk, facts: ItemFacts, act: Act) -> Deed:
    """Return the work of a choice that needs no further word."""
    if act in SETTLEMENTS:
        return settling(desk.database, facts, SETTLEMENTS[act])
    deeds: dict[Act, Callable[[OpenDesk, ItemFacts, Progress], Done]] = {
        Act.MERGE_FIRST: partial(_merge, 0),
        Act.MERGE_SECOND: partial(_merge, 1),
        Act.PROPOSE: _propose,
        Act.DIFFERENT: _tell_apart,
        Act.ACCEPT_HELD: _accept_held,
        Act.ACCEPT_ALL_HELD: _accept_all_held,
        Act.IMPORT_AGAIN: _import_again,
        Act.SAY_COPIED: _say_copied,
        Act.PUT_AWAY: _put_away,
    }
    return partial(deeds[act], desk, facts)


# --- questions ------------------------------------------------------------------------------------


def settling(
    database: Database, facts: ItemFacts, choice: Settlement, edited: Values | None = None
) -> Deed:
    """Return the work that settles a question as the person saw it."""
    detail = facts.detail
    assert detail is not None  # noqa: S101  only questions are settled

    def work(_progress: Progress) -> Done:
        settle(database, detail.key, choice, edited=edited, seen=detail.seen)
        return Done(_settled_words(facts, choice), (detail.key,))

    return work


def _settled_words(facts: ItemFacts, choice: Settlement) -> str:
    name = facts.item.reference or facts.item.title
    sentences = {
        Settlement.SHOWN: _("{record}: the value shown stays."),
        Settlement.WAITING: _("{record}: the value that waited was taken."),
        Settlement.EDITED: _("{record}: your value was written."),
    }
    return sentences[choice].format(record=name)


def asking(database: Database, facts: ItemFacts, comment: str) -> Deed:
    """Return the work that asks the field about a question."""

    def work(_progress: Progress) -> Done:
        ask_field(database, facts.item.key, comment)
        sentence = _("{record}: the question goes to the field with the next file.")
        return Done(sentence.format(record=facts.item.reference))

    return work


def settling_many(
    database: Database, seen: dict[str, Seen], choice: Settlement, words: Callable[[int, int], str]
) -> Deed:
    """Return the work that settles many questions in one way, those that nobody touched since."""

    def work(progress: Progress) -> Done:
        settled = []
        for number, (key, versions) in enumerate(seen.items()):
            progress(number, len(seen))
            try:
                settle(database, key, choice, seen=versions)
            except _LOST:
                continue
            settled.append(key)
        return Done(words(len(settled), len(seen)), tuple(settled))

    return work


def undoing(database: Database, done: Done) -> Deed:
    """Return the work that opens what `done` settled; raises if nothing of it can be."""

    def work(progress: Progress) -> Done:
        opened, refused = [], ""
        for number, key in enumerate(reversed(done.keys)):
            progress(number, len(done.keys))
            try:
                undo_settlement(database, key)
            except _LOST as error:
                refused = error.sentence
                continue
            opened.append(key)
        if not opened:
            raise StaleRecordError(refused)
        sentence = _("Taken back: {what}").format(what=done.sentence)
        return Done(f"{sentence} {refused}".strip(), tuple(opened))

    return work


# --- answers --------------------------------------------------------------------------------------


def answering(database: Database, facts: ItemFacts, answer: str) -> Deed:
    """Return the work that adds an answer to the remarks of the record."""
    uid = facts.item.record_uid
    assert uid is not None  # noqa: S101  headquarters asks about records

    def work(_progress: Progress) -> Done:
        with database.snapshot() as session:
            event = load_event(session, uid)
        event.remarks = f"{event.remarks.rstrip()}\n\n{answer}".strip()
        with database.transaction(ANSWER) as session:
            save_event(session, event)
        sentence = _("{record}: your answer stands in the remarks and goes with the next file.")
        return Done(sentence.format(record=facts.item.reference))

    return work


# --- pairs, files ---------------------------------------------------------------------------------


def _merge(kept: int, desk: OpenDesk, facts: ItemFacts, _progress: Progress) -> Done:
    keep, other = facts.records[kept], facts.records[1 - kept]
    with desk.database.transaction("merge-records") as session:
        merge_pair(session, keep, other)
    sentence = _("{other} was merged into {record}. Ctrl+Z separates both again.")
    names = facts.references
    return Done(sentence.format(record=names[kept], other=names[1 - kept]))


def _propose(desk: OpenDesk, facts: ItemFacts, _progress: Progress) -> Done:
    with desk.database.transaction("propose-merge") as session:
        propose_merge(session, *facts.records)
    return Done(_("Headquarters gets your proposal with the next file."))


def _tell_apart(desk: OpenDesk, facts: ItemFacts, _progress: Progress) -> Done:
    with desk.database.transaction("tell-apart") as session:
        say_different(session, uuid.UUID(facts.item.key))
    one, other = facts.references
    sentence = _("{record} and {other} stay two events. They come up again if one changes.")
    return Done(sentence.format(record=one, other=other))


def _accept_held(desk: OpenDesk, facts: ItemFacts, progress: Progress) -> Done:
    return _accept(desk, [uuid.UUID(facts.item.key)], progress)


def _accept_all_held(desk: OpenDesk, facts: ItemFacts, progress: Progress) -> Done:
    return _accept(desk, facts.ripe, progress)


def _accept(desk: OpenDesk, records: Sequence[uuid.UUID], progress: Progress) -> Done:
    accept(desk.database, records, SystemClock().now_utc(), progress)
    sentence = ngettext(
        "What was held of {count} record is taken in.",
        "What was held of {count} records is taken in.",
        len(records),
    )
    return Done(sentence.format(count=grouped(len(records))))


def _import_again(desk: OpenDesk, facts: ItemFacts, progress: Progress) -> Done:
    if facts.file is None:
        raise NotFoundError(_("The file is not kept here any more. Ask for it again."))
    received = receive(desk, facts.file, progress=progress)
    return Done(received.sentence)


def _say_copied(desk: OpenDesk, facts: ItemFacts, _progress: Progress) -> Done:
    code = say_copied(desk, MarkFolder.usual())
    with desk.database.local_transaction() as session:
        put_fork_away(session, facts.item.key)
    return Done(copied_words(code))


def _put_away(desk: OpenDesk, facts: ItemFacts, _progress: Progress) -> Done:
    with desk.database.local_transaction() as session:
        if facts.item.kind is InboxKind.FORKED:
            put_fork_away(session, facts.item.key)
            return Done(_("Listed here no more, unless both copies are used again."))
        put_file_away(session, facts.item.key)
    return Done(_("The file stays in the log and is listed here no more."))
