"""Everything that waits for a person, in one list: on headquarters' screen and in the field."""

import datetime
import uuid
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from hrd_desk.clock import moment_of
from hrd_desk.errors import NotFoundError
from hrd_desk.i18n import N_, _, ngettext
from hrd_desk.model.conflicts import ConflictKind, ConflictState
from hrd_desk.model.decisions import DecisionKind
from hrd_desk.model.pairs import PairVerdict
from hrd_desk.storage.answers import answers
from hrd_desk.storage.authorship import Written, writers
from hrd_desk.storage.decisions import HEADQUARTERS, QUESTIONS
from hrd_desk.storage.events import event_titles
from hrd_desk.storage.journal.tables import Revision
from hrd_desk.storage.settings import read_setting, write_setting
from hrd_desk.storage.sync_tables import BundleLog
from hrd_desk.storage.terms import load_vocabulary
from hrd_desk.sync.broken_rules import broken_rules
from hrd_desk.sync.conflicts import group_label
from hrd_desk.sync.inbox_entries import (
    FORKS_PUT_AWAY,
    PUT_AWAY,
    QUESTION_KINDS,
    SEVERITY,
    Entry,
    InboxKind,
    Severity,
    UnfitThere,
    entries,
)
from hrd_desk.sync.ledger import FileState
from hrd_desk.vocabulary.terms import Term
from hrd_desk.vocabulary.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class InboxItem:
    """One entry. `key` names it among those of its kind: of a question, what `settle` takes.

    `desk_code` is the desk that it comes from, "" where nobody knows.
    """

    kind: InboxKind
    key: str
    record_uid: uuid.UUID | None
    reference: str
    title: str
    desk_code: str
    noted_at_utc: datetime.datetime | None
    severity: Severity
    sentence: str


def inbox(
    session: Session,
    *,
    kinds: Collection[InboxKind] | None = None,
    desk_code: str | None = None,
) -> list[InboxItem]:
    """Return what waits for a person: the gravest first, the oldest of them first."""
    by_kind: dict[InboxKind, list[Entry]] = {}
    for entry in entries(session, kinds=kinds):
        by_kind.setdefault(entry.kind, []).append(entry)
    found = [
        _item(entry, said)
        for kind, its_entries in by_kind.items()
        for entry, said in zip(its_entries, _WORDS[kind](session, its_entries), strict=True)
    ]
    if desk_code is not None:
        found = [item for item in found if item.desk_code == desk_code]
    never = datetime.datetime.min.replace(tzinfo=datetime.UTC)
    named = _named(session, found)
    return sorted(named, key=lambda item: (item.severity, item.noted_at_utc or never, item.key))


def put_file_away(session: Session, key: str) -> None:
    """Take the entry of a file out of the inbox; the log keeps it. Raises `NotFoundError`."""
    log = session.get(BundleLog, int(key)) if key.isascii() and key.isdigit() else None
    if log is None:
        raise NotFoundError(_("There is no such file in the log."))
    put_away = [log]
    if log.state == FileState.PARTS:  # its other parts are the same entry
        query = select(BundleLog).where(
            BundleLog.state == FileState.PARTS,
            BundleLog.peer_uid == log.peer_uid,
            BundleLog.number == log.number,
        )
        put_away = list(session.scalars(query))
    for one in put_away:
        one.report = one.report | {PUT_AWAY: True}
    session.flush()


def put_fork_away(session: Session, key: str) -> None:
    """Take the entry of a copied desk out of the inbox, until there is more of that line.

    Raises `NotFoundError`.
    """
    for entry in entries(session, kinds=[InboxKind.FORKED]):
        if entry.key == key:
            put_away = read_setting(session, FORKS_PUT_AWAY, {})
            newest = {entry.facts.uid.hex: entry.facts.newest}
            write_setting(session, FORKS_PUT_AWAY, put_away | newest)
            return
    raise NotFoundError(_("This entry is not in the inbox any more."))


Said = tuple[str, str, datetime.datetime | None]
"""The words of an entry: its sentence, the code of the desk that it comes from, and when."""


def _said(sentence: str, written: Written | None) -> Said:
    return (sentence, written.desk_code, written.noted_at_utc) if written else (sentence, "", None)


# --- questions ------------------------------------------------------------------------------------


def _questions(session: Session, found: Sequence[Entry]) -> Iterator[Said]:
    questions = [entry.facts for entry in found]
    by = writers(session, [v for row in questions for v in (row.version, row.waiting_version)])
    is_checked = any(row.kind == ConflictKind.CHECK for row in questions)
    vocabulary = load_vocabulary(session) if is_checked else Vocabulary([])
    for row in questions:
        author, asked = by.get(row.waiting_version), by.get(row.version)
        code = author.desk_code if author else ""
        sentence = (
            " ".join(broken_rules(session, row.record_uid, row.note, vocabulary))
            if row.kind == ConflictKind.CHECK
            else _question_sentence(row, code)
        )
        yield sentence, code, asked.noted_at_utc if asked else None


_QUESTIONS = {
    ConflictKind.EDIT: N_("{field}: two values; the one of {desk} waits."),
    ConflictKind.REMOVAL: N_("{field}: {desk} removed what somebody else changed."),
    ConflictKind.STRICTER: N_("{field}: the stricter one of two holds until this is settled."),
    ConflictKind.PROPOSAL: N_("{field}: {desk} proposes a change."),
}


def _question_sentence(question: Any, desk_code: str) -> str:
    sentences = {kind.value: sentence for kind, sentence in _QUESTIONS.items()}
    sentence = _(sentences.get(question.kind, _QUESTIONS[ConflictKind.EDIT]))
    field = group_label(question.row_kind, question.group_number)
    filled = sentence.format(field=field, desk=desk_code or "?")
    if question.state == ConflictState.ASKED:
        return filled + " " + _("The field was asked.")
    return filled


# --- what waits for something else ----------------------------------------------------------------


def _pending(session: Session, found: Sequence[Entry]) -> Iterator[Said]:
    by = writers(session, [entry.facts.headquarters_version for entry in found])
    sentence = _(
        "{field}: headquarters has another value. Yours is shown until headquarters has seen it."
    )
    for entry in found:
        field = group_label(entry.facts.kind, entry.facts.group_number)
        written = by.get(entry.facts.headquarters_version)
        yield _said(sentence.format(field=field), written)


def _held(_session: Session, found: Sequence[Entry]) -> Iterator[Said]:
    for entry in found:
        held = entry.facts
        sentence = ngettext(
            "{count} change of {desk} waits for an earlier one that has not come.",
            "{count} changes of {desk} wait for earlier ones that have not come.",
            held.changes,
        )
        filled = sentence.format(count=held.changes, desk=held.code)
        yield filled, held.code, moment_of(held.since_ms)


def _unfit(_session: Session, found: Sequence[Entry]) -> Iterator[Said]:
    for entry in found:
        unfit = entry.facts
        sentence = (
            _("{desk} cannot apply a change that was made here. {reason}")
            if isinstance(unfit, UnfitThere)
            else _("A change of {desk} cannot be applied. {reason}")
        )
        filled = sentence.format(desk=unfit.code, reason=unfit.reason)
        yield filled, unfit.code, moment_of(unfit.noted_at_ms)


# --- files and desks ------------------------------------------------------------------------------


_FILES = {
    FileState.REFUSED: N_("The file “{file}” was refused. {reason}"),
    FileState.TOO_NEW: N_("The file “{file}” needs a newer version of the program."),
    FileState.GAP: N_("The file “{file}” is in, but one of {desk} before it has not come."),
    FileState.PARTS: N_("Of file {number} of {desk} some parts have not come."),
    FileState.STOPPED: N_("The file “{file}” would delete many records and waits for your yes."),
}


def _files(_session: Session, found: Sequence[Entry]) -> Iterator[Said]:
    for entry in found:
        log, peer_code = entry.facts
        code = peer_code or ""
        sentence = _(_FILES[FileState(log.state)]).format(
            file=log.file_name,
            desk=code or "?",
            number=log.number,
            reason=log.report.get("sentence", ""),
        )
        yield sentence.strip(), code, moment_of(log.noted_at_ms)


def _forked(session: Session, found: Sequence[Entry]) -> Iterator[Said]:
    for entry in found:
        desk = entry.facts
        first_ms = session.scalar(
            select(Revision.noted_at_ms)
            .where(Revision.desk_id == desk.id)
            .order_by(Revision.epoch, Revision.sequence)
            .limit(1)
        )
        sentence = _(
            "Two copies of desk {desk} were used side by side. Both are kept; ask {desk} to give "
            "one of them an identity of its own."
        )
        if desk.role == HEADQUARTERS:
            sentence = _(
                "Headquarters {desk} was used on two computers side by side. Both are kept; one "
                "of them has to merge the database file of the other and to go on alone."
            )
        at = None if first_ms is None else moment_of(first_ms)
        yield sentence.format(desk=desk.code), desk.code, at


# --- pairs and decisions --------------------------------------------------------------------------


def _duplicates(session: Session, found: Sequence[Entry]) -> Iterator[Said]:
    by = writers(session, [entry.facts.version for entry in found])
    names = event_titles(session, [entry.facts.other_uid for entry in found])
    for entry in found:
        pair = entry.facts
        reference, title = names[pair.other_uid]
        sentence = (
            _("May be the same event as {reference}, “{title}”; the field would merge them.")
            if pair.verdict == PairVerdict.PROPOSED
            else _("May be the same event as {reference}, “{title}” ({score} of 100).")
        )
        filled = sentence.format(reference=reference, title=title, score=pair.score)
        yield _said(filled, by.get(pair.version))


_OVERTAKEN = {
    DecisionKind.VERIFY: N_("Changed after it was verified."),
    DecisionKind.REJECT: N_("Changed after it was returned."),
    DecisionKind.PUBLISH: N_("Changed after it was published."),
    DecisionKind.QUERY: N_("Changed after headquarters asked."),
}


def _overtaken(session: Session, found: Sequence[Entry]) -> Iterator[Said]:
    asked = [entry.facts for entry in found if entry.facts.kind in QUESTIONS]
    told = answers(session, [view.record_uid for view in asked])
    newest = {answer.record_uid: answer for answer in told}
    by = writers(session, [entry.facts.overtaken_by for entry in found])
    for entry in found:
        view = entry.facts
        sentence = _(_OVERTAKEN[DecisionKind(view.kind)])
        answer = newest.get(view.record_uid)
        if answer is not None and view.kind in QUESTIONS and answer.by.version > view.version:
            text = _("{desk} answers “{question}”: {answer}")
            said = {"desk": answer.by.desk_code, "question": view.comment, "answer": answer.text}
            yield text.format(**said), answer.by.desk_code, answer.by.noted_at_utc
        else:
            yield _said(sentence, by.get(view.overtaken_by))


def _queries(_session: Session, found: Sequence[Entry]) -> Iterator[Said]:
    for entry in found:
        view = entry.facts
        text = (
            _("Headquarters asks: {comment}")
            if view.kind == DecisionKind.QUERY
            else _("Headquarters returned this record: {comment}")
        )
        yield text.format(comment=view.comment), view.desk_code, view.noted_at_utc


# --- entries --------------------------------------------------------------------------------------


Words = Callable[[Session, Sequence[Entry]], Iterator[Said]]

_WORDS: dict[InboxKind, Words] = {
    **dict.fromkeys(QUESTION_KINDS.values(), _questions),
    InboxKind.WAITS_FOR_HQ: _pending,
    InboxKind.HELD: _held,
    InboxKind.UNFIT: _unfit,
    InboxKind.FILE: _files,
    InboxKind.FORKED: _forked,
    InboxKind.DUPLICATE: _duplicates,
    InboxKind.CHANGED_AFTER_REVIEW: _overtaken,
    InboxKind.QUERY: _queries,
}
"""How entries of a kind are said, one after the other."""


def _item(entry: Entry, said: Said) -> InboxItem:
    record_uid = entry.records[0] if entry.records else None
    sentence, code, at = said
    severity = SEVERITY[entry.kind]
    return InboxItem(entry.kind, entry.key, record_uid, "", "", code, at, severity, sentence)


UIDS_AT_ONCE = 500


def _named(session: Session, items: list[InboxItem]) -> list[InboxItem]:
    """Give the entries reference and title of their records, or list and label of their terms."""
    uids = sorted({item.record_uid for item in items if item.record_uid is not None})
    names: dict[uuid.UUID, tuple[str, str]] = {}
    for begin in range(0, len(uids), UIDS_AT_ONCE):
        some = uids[begin : begin + UIDS_AT_ONCE]
        names |= event_titles(session, some)
        for term in session.scalars(select(Term).where(Term.uid.in_(some))):
            names[term.uid] = (f"{term.scheme}/{term.code}", term.label())
    return [
        replace(item, reference=names[item.record_uid][0], title=names[item.record_uid][1])
        if item.record_uid in names
        else item
        for item in items
    ]
