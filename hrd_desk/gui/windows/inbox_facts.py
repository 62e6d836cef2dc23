"""What a person needs to see of one entry of the inbox, read in a job."""

import datetime
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from hrd_desk.gui.windows.history_words import HistoryWords, sides_of, words_for
from hrd_desk.gui.windows.inbox_values import (
    Row,
    Subject,
    changes_words,
    event_rows,
    event_words,
    meanwhile_label,
    value_rows,
)
from hrd_desk.i18n import N_, _
from hrd_desk.merge_groups import EXISTENCE
from hrd_desk.model.conflicts import ConflictKind
from hrd_desk.model.decision_words import decision_words
from hrd_desk.model.merging import Values
from hrd_desk.model.moment_words import moment_day_words, moment_words
from hrd_desk.model.pairs import RecordPair
from hrd_desk.storage.answers import answers
from hrd_desk.storage.authorship import Written
from hrd_desk.storage.decisions import HEADQUARTERS, decisions_of
from hrd_desk.storage.events import event_titles, load_event
from hrd_desk.storage.frontier import DELETION, frontier
from hrd_desk.storage.history import Difference, HistoryEntry, record_history
from hrd_desk.storage.journal.own_desk import is_own_copy, own_desk
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.sync_tables import BundleLog
from hrd_desk.storage.terms import load_vocabulary
from hrd_desk.sync.conflicts import ConflictDetail, alike, combined, conflict_detail
from hrd_desk.sync.held import ripe_on, ripe_records
from hrd_desk.sync.inbox import InboxItem
from hrd_desk.sync.inbox_entries import QUESTION_KINDS, InboxKind
from hrd_desk.sync.ledger import FileState
from hrd_desk.sync.pairing import peers
from hrd_desk.sync.questions import find_conflict
from hrd_desk.vocabulary.vocabulary import Vocabulary

QUESTIONS = frozenset(QUESTION_KINDS.values())
_ADVICE = {
    InboxKind.UNFIT: N_(
        "It stays in the history and nothing else is touched. Ask that desk to correct the record "
        "and to send it again, or update the program on the desk that has the older version."
    ),
    InboxKind.FORKED: N_(
        "On one of the two computers: say in the inbox of the desk that it is the copy, make its "
        "card, and let headquarters take that card. Until then the work of both stays in the "
        "record list."
    ),
    InboxKind.CHANGED_AFTER_REVIEW: N_(
        "Look at what is new in the record's history, then decide again. What is published stays "
        "as it was until then."
    ),
}
_FIELD_ADVICE = {
    InboxKind.CHANGED_AFTER_REVIEW: N_(
        "Nothing to do here but to send: headquarters sees what is new with your next file, and "
        "decides again."
    ),
}
"""What differs on a desk that cannot decide."""
_FILE_ADVICE = {
    FileState.REFUSED: N_("Ask for the file again. This one is kept aside, and nothing was read."),
    FileState.TOO_NEW: N_("Update the program. The file is kept and is taken in by itself then."),
    FileState.GAP: N_("Take in the file that is missing, or ask that desk to send once more."),
    FileState.PARTS: N_("Take in the parts that are missing; their order does not matter."),
    FileState.STOPPED: N_(
        "Take it in under Receive: you see what would be deleted, and confirm the number there."
    ),
}


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above a column: whose value it is, where that stands, who wrote it and when."""

    side: str
    place: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """One entry spelled out. `rows` have a text for each of `heads`.

    `beside` is the column that the others are compared with. `code_of` are the codes of the desks
    behind the value shown and the one that waits. `file` is a copy of a file that was set aside.
    `is_ripe`: what is held was waited for long enough; `ripe` are all such records.
    `is_own_copy`: this very desk was used beside a copy, and may be the copy.
    """

    item: InboxItem
    is_headquarters: bool
    own_code: str
    advice: str = ""
    heads: tuple[Head, ...] = ()
    rows: tuple[Row, ...] = ()
    beside: int | None = None
    detail: ConflictDetail | None = None
    subject: Subject | None = None
    both: Values | None = None
    alike: tuple[str, ...] = ()
    codes: tuple[str, str] = ("", "")
    records: tuple[uuid.UUID, ...] = ()
    references: tuple[str, ...] = ()
    file: Path | None = None
    is_ripe: bool = False
    ripe: tuple[uuid.UUID, ...] = ()
    is_event: bool = False
    is_own_copy: bool = False
    vocabulary: Vocabulary | None = field(default=None, compare=False)


def read_facts(desk: OpenDesk, item: InboxItem, now_utc: datetime.datetime) -> ItemFacts:
    """Return what is to be seen of `item`; raises `NotFoundError` where it is gone."""
    with desk.database.snapshot() as session:
        reader = _Reader(desk, session, item, now_utc)
        return reader.facts()


class _Reader:
    """Reads one entry inside one snapshot."""

    def __init__(
        self, desk: OpenDesk, session: Any, item: InboxItem, now_utc: datetime.datetime
    ) -> None:
        self._desk, self._session, self._item, self._now_utc = desk, session, item, now_utc
        own = own_desk(session)
        self._own_code = own.code
        self._is_headquarters = own.role == HEADQUARTERS
        found = [peer.code for peer in peers(session) if peer.role == HEADQUARTERS]
        self._headquarters = [own.code] if self._is_headquarters else found
        self._is_event = item.record_uid is not None and bool(
            event_titles(session, [item.record_uid])
        )
        self._vocabulary = load_vocabulary(session)
        self._empty = ItemFacts(
            item,
            self._is_headquarters,
            own.code,
            is_event=self._is_event,
            vocabulary=self._vocabulary,
        )

    def facts(self) -> ItemFacts:
        readers: dict[InboxKind, Callable[[], ItemFacts]] = {
            **dict.fromkeys(QUESTIONS, self._question),
            InboxKind.DUPLICATE: self._duplicate,
            InboxKind.FILE: self._file,
            InboxKind.FORKED: self._forked,
            InboxKind.HELD: self._held,
            InboxKind.WAITS_FOR_HQ: self._pending,
            InboxKind.QUERY: self._query,
            InboxKind.CHANGED_AFTER_REVIEW: self._query,
        }
        read = readers.get(self._item.kind)
        advices = _ADVICE if self._is_headquarters else _ADVICE | _FIELD_ADVICE
        advice = _(advices[self._item.kind]) if self._item.kind in advices else ""
        facts = read() if read is not None else self._empty
        return facts if facts.advice else replace(facts, advice=advice)

    def _words(self, values: Iterable[Values | None]) -> HistoryWords:
        return words_for(self._session, self._vocabulary, values)

    # --- questions ------------------------------------------------------------------------------

    def _question(self) -> ItemFacts:
        detail = conflict_detail(self._session, self._item.key)
        if detail.kind is ConflictKind.CHECK:
            others = [words for words in detail.problems if words != self._item.sentence]
            advice = "\n".join(others)
            return replace(self._empty, detail=detail, advice=advice)
        conflict = find_conflict(self._session, self._item.key)
        subject = Subject(detail.row_kind, conflict.row_uid, detail.group_number)
        sides = (detail.before, detail.shown, detail.waiting)
        rows = value_rows(self._words(sides), subject, sides)
        rows += self._meanwhile(detail)
        return replace(
            self._empty,
            detail=detail,
            subject=subject,
            heads=self._heads(detail),
            rows=tuple(rows),
            beside=0,
            both=combined(detail),
            alike=tuple(alike(self._session, detail.key)),
            codes=(self._code(detail.shown_by), self._code(detail.waiting_by)),
            advice=self._moved_words(detail),
        )

    def _heads(self, detail: ConflictDetail) -> tuple[Head, ...]:
        before = Head(_("Before"), "", self._who(detail.before_by))
        shown = self._head(detail.shown_by, _shown_place(detail))
        waiting = self._head(detail.waiting_by, _("waits"))
        if detail.kind is ConflictKind.STRICTER:
            shown = Head(_("The stricter one"), _("holds now"), shown.who)
            waiting = Head(_("The other one"), _("waits"), waiting.who)
        elif _is_deletion(detail):
            is_kept = not (detail.shown or {}).get("deleted_version")
            shown = Head(_("The record"), _("shown now") if is_kept else _("deleted now"))
        return before, shown, waiting

    def _moved_words(self, detail: ConflictDetail) -> str:
        if detail.moved_from is None:
            return ""
        reference, _title = event_titles(self._session, [detail.moved_from]).get(
            detail.moved_from, ("", "")
        )
        sentence = _("The value was meant for {reference}, which was merged into this record.")
        return sentence.format(reference=reference)

    def _meanwhile(self, detail: ConflictDetail) -> list[Row]:
        """Return what was changed in a record that the other side deleted unseen."""
        deletion = detail.waiting or {}
        if not _is_deletion(detail) or not deletion.get("deleted_version"):
            return []
        seen = {*(deletion.get("deletion_saw") or ()), *detail.seen}
        unseen = set(frontier(self._session, detail.record_uid)) - seen
        entries = [e for e in self._history() if e.version in unseen]
        text = changes_words(self._words(sides_of(entries)), entries)
        return [(meanwhile_label(), ("", text, ""))] if text else []

    def _history(self) -> list[HistoryEntry]:
        uid = self._item.record_uid
        return [] if uid is None else record_history(self._session, uid)

    def _head(self, by: Written | None, place: str) -> Head:
        code = by.desk_code if by else ""
        if code in self._headquarters:
            side = _("Headquarters")
        elif code == self._own_code:
            side = _("Here")
        else:
            side = _("Field desk {code}").format(code=code) if code else _("Unknown desk")
        return Head(side, place, self._who(by))

    def _code(self, by: Written | None) -> str:
        return by.desk_code if by else ""

    def _who(self, by: Written | None) -> str:
        if by is None:
            return ""
        local = moment_words(by.noted_at_utc)
        return _("{author} ({code}), {moment}").format(
            author=by.author or "?", code=by.desk_code, moment=local
        )

    # --- what waits for headquarters ------------------------------------------------------------

    def _pending(self) -> ItemFacts:
        """Show this desk's newest value beside the newest of the others, from the history."""
        row_uid, _slash, number = self._item.key.partition("/")
        here: tuple[HistoryEntry, Difference] | None = None
        there: tuple[HistoryEntry, Difference] | None = None
        for entry in self._history():
            for difference in entry.differences:
                subject = Subject(difference.kind, difference.part_uid, int(number))
                if str(difference.part_uid) != row_uid or difference.group != subject.group:
                    continue
                if entry.desk_code == self._own_code:
                    here = here or (entry, difference)
                else:
                    there = there or (entry, difference)
        if here is None or there is None:
            return self._empty
        subject = Subject(here[1].kind, here[1].part_uid, int(number))
        sides = (here[1].old, there[1].new, here[1].new)
        words = self._words(sides)
        return replace(
            self._empty,
            subject=subject,
            heads=(
                Head(_("Before")),
                Head(_("Headquarters"), _("comes next"), self._who(_written(there[0]))),
                Head(_("Here"), _("shown now"), self._who(_written(here[0]))),
            ),
            rows=tuple(value_rows(words, subject, sides)),
            beside=0,
        )

    # --- pairs, decisions -----------------------------------------------------------------------

    def _duplicate(self) -> ItemFacts:
        query = self._session.query(RecordPair)
        pair = query.filter_by(uid=uuid.UUID(self._item.key)).one()
        uids = (pair.record_uid, pair.other_uid)
        events = [load_event(self._session, uid) for uid in uids]
        links = [link.target_uid for event in events for link in event.links]
        spoken = HistoryWords(self._vocabulary, event_titles(self._session, links))
        words = [event_words(spoken, event) for event in events]
        heads = [Head(event.reference, "", self._made_by(event.uid)) for event in events]
        return replace(
            self._empty,
            heads=tuple(heads),
            rows=tuple(event_rows(*words)),
            records=uids,
            references=tuple(event.reference for event in events),
        )

    def _made_by(self, uid: uuid.UUID) -> str:
        entries = record_history(self._session, uid)
        return self._who(_written(entries[-1])) if entries else ""

    def _query(self) -> ItemFacts:
        uid = self._item.record_uid
        if uid is None:
            return self._empty
        said = [
            (view.version, _written(view), view.comment or decision_words(view.kind))
            for view in decisions_of(self._session, uid)
        ]
        found = answers(self._session, [uid])
        said += [(one.by.version, one.by, one.text) for one in found]
        lines = [
            _("{who}: {comment}").format(who=self._who(by), comment=comment)
            for _version, by, comment in sorted(said, key=lambda line: -line[0])
        ]
        heading = _("Questions and answers") if found else _("Decisions of headquarters")
        return replace(
            self._empty,
            heads=(Head(heading),),
            rows=((_("Newest first"), ("\n".join(lines),)),),
        )

    # --- files ----------------------------------------------------------------------------------

    def _file(self) -> ItemFacts:
        log = self._session.get(BundleLog, int(self._item.key))
        if log is None:
            return self._empty
        name = f"{log.file_hash.hex()[:32]}.hrdx"
        folder = self._desk.folder
        places = [place / name for place in (folder.quarantine, folder.waiting)]
        kept = next((path for path in places if path.is_file()), None)
        advice = _file_advice(log.state)
        if log.state == FileState.REFUSED and kept is None:
            # No file of ours, too large to be kept, or gone with what an order erased.
            advice = _("Ask for the file again. No copy of it is kept here.")
        return replace(self._empty, advice=advice, file=kept)

    def _forked(self) -> ItemFacts:
        is_own, advice = is_own_copy(self._session, uuid.UUID(self._item.key)), ""
        if self._item.desk_code in self._headquarters:
            advice = _(
                "At headquarters, on the computer that is to go on: choose Exchange > Merge a "
                "database file, take the desk of the other computer, and use that one no more. "
                "Then send to every field desk."
            )
        return replace(self._empty, advice=advice, is_own_copy=is_own and not self._is_headquarters)

    def _held(self) -> ItemFacts:
        since = self._item.noted_at_utc or self._now_utc
        is_ripe = self._now_utc >= ripe_on(since)
        sentence = _(
            "Take in the file that is missing, or ask {desk} to send once more: nothing is lost "
            "meanwhile."
        )
        advice = sentence.format(desk=self._item.desk_code)
        if self._is_headquarters and not is_ripe:
            day = moment_day_words(ripe_on(since))
            later = _("From {day} on you can accept it without the missing step.")
            advice = f"{advice} {later.format(day=day)}"
        ripe = tuple(ripe_records(self._session, self._now_utc))
        return replace(self._empty, advice=advice, is_ripe=is_ripe, ripe=ripe)


def _file_advice(state: str) -> str:
    advice = {known.value: words for known, words in _FILE_ADVICE.items()}
    return _(advice[state]) if state in advice else ""


def _written(entry: Any) -> Written:
    return Written(entry.version, entry.desk_code, entry.author, entry.noted_at_utc)


def _is_deletion(detail: ConflictDetail) -> bool:
    return detail.row_kind == "event" and detail.group_number == DELETION


def _shown_place(detail: ConflictDetail) -> str:
    is_gone = detail.group_number == EXISTENCE and detail.shown is None
    return _("removed now") if is_gone else _("shown now")
