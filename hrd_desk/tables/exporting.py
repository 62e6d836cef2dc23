"""Records into a file of rows: streamed, through the gate, noted, whole or not at all."""

import contextlib
import hashlib
import uuid
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

from sqlalchemy.orm import Session

from hrd_desk.clock import SystemClock
from hrd_desk.errors import HrdDeskError
from hrd_desk.i18n import _, reason_of, translator
from hrd_desk.model.event import Event
from hrd_desk.model.plain_event import PlainEvent
from hrd_desk.progress import Progress, silent
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.disclosure import refuse_unless_admitted
from hrd_desk.publishing.facts import facts_of
from hrd_desk.publishing.holding import changed_among, changed_meanwhile, refuse_changed_terms
from hrd_desk.publishing.rules import RECORDS_ADMITTED
from hrd_desk.publishing.told_elsewhere import (
    TextsOfRecords,
    ToldElsewhere,
    as_values,
    warning_of,
)
from hrd_desk.publishing.told_event import told_event, told_texts
from hrd_desk.storage.database import Database
from hrd_desk.storage.decisions import publication_obstacle, publication_obstacles
from hrd_desk.storage.desk_folder import refuse_inside_desk
from hrd_desk.storage.events import event_titles, read_events
from hrd_desk.storage.exports import Export, PackedRecords, note_export
from hrd_desk.storage.imports import external_ids_of
from hrd_desk.storage.part_widths import part_widths
from hrd_desk.storage.plain_reading import read_plain_events
from hrd_desk.storage.terms import load_vocabulary
from hrd_desk.storage.unchanged import mark_of_desk
from hrd_desk.tables.disclosing import Gate, Told
from hrd_desk.tables.losses import loss_sentences
from hrd_desk.tables.order import TableFormat, TableOrder
from hrd_desk.tables.rows_out import RowWriter, paths_for
from hrd_desk.tables.targets import MARKS, label_of
from hrd_desk.tables.uwazi import UwaziWriter
from hrd_desk.tables.writers import (
    CsvWriter,
    GeoJsonWriter,
    JsonWriter,
    TableWriter,
    XlsxWriter,
    refuse_too_large,
)
from hrd_desk.vocabulary.term_names import TermNames
from hrd_desk.vocabulary.vocabulary import Vocabulary
from hrd_desk.whole_files import whole_file

KIND = "table"
"""Stands for the kind of publication in the book of exports."""

MOST_LEFT_OUT = 500
_HASHED_AT_ONCE = 2**20

Choose = Callable[[Session, Vocabulary], Sequence[uuid.UUID]]
"""Returns which records are exported, in the order of the rows."""


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What became of an export; `left_out`: reference and reason of the first of `not_in_it`.

    `losses`: kinds of what this kind of file cannot carry, and how often (`losses.loss_sentences`).
    `told_elsewhere`: what some records withhold and others tell.
    """

    path: Path
    records: int
    size_bytes: int
    sha256: str
    left_out: tuple[tuple[str, str], ...]
    not_in_it: int
    losses: dict[str, int]
    told_elsewhere: tuple[ToldElsewhere, ...] = ()

    def sentences(self) -> Iterator[str]:
        """Yield what to think of and what the file could not carry, in the screen's language."""
        if self.told_elsewhere:
            yield warning_of(self.told_elsewhere)
        yield from loss_sentences(self.losses)


@dataclass(slots=True)
class _Taken:
    """The records that went through the gate, and those that did not."""

    records: PackedRecords
    left_out: list[tuple[str, str]]
    whys: Counter[str]
    mark: Hashable
    """That of the desk when they were read."""
    vocabulary: Vocabulary
    told_elsewhere: tuple[ToldElsewhere, ...] = ()


def export_table(
    database: Database, choose: Choose, order: TableOrder, path: Path, progress: Progress = silent
) -> ExportReport:
    """Write records to `path`; an older file there is replaced at once or stays as it was.

    The file is noted in the book of exports in the moment it takes its place. Memory does not
    grow with the texts of the records. Raises `HrdDeskError` where no record is left, a withheld
    text would be told, the file cannot be written or lies in the folder of a desk,
    `CancelledError`.
    """
    refuse_inside_desk(path)
    try:
        with contextlib.ExitStack() as noting, whole_file(path) as file:
            taken, losses = _written(database, choose, order, path, (file, progress))
            size, sha256 = _measured(file)
            report = ExportReport(
                path=path,
                records=len(taken.records),
                size_bytes=size,
                sha256=sha256,
                left_out=tuple(taken.left_out),
                not_in_it=sum(taken.whys.values()),
                losses=losses,
                told_elsewhere=taken.told_elsewhere,
            )
            session = noting.enter_context(database.local_transaction())
            if mark_of_desk(session) != taken.mark:
                _refuse_overtaken(session, order, taken)
            note_export(session, _export(database.author, order, report, taken.records))
    except OSError as error:
        raise _unwritable(error) from error
    return report


def _written(
    database: Database,
    choose: Choose,
    order: TableOrder,
    path: Path,
    into: tuple[BinaryIO, Progress],
) -> tuple[_Taken, dict[str, int]]:
    file, progress = into
    with database.snapshot() as session:
        vocabulary = load_vocabulary(session)
        uids = choose(session, vocabulary)
        gate = Gate(vocabulary, order)
        writer = _writer(session, vocabulary, order, (gate, uids), (file, path.parent))
        taken = _Taken(PackedRecords(), [], Counter(), mark_of_desk(session), vocabulary)
        with _abandoned_on_error(writer):
            for done, admit in enumerate(_admitting(session, vocabulary, gate, uids)):
                progress(done, len(uids))
                _take(writer, taken, *admit)
            if not taken.records:
                raise _nothing_left(taken)
            losses = writer.finish()

        def told_again() -> TextsOfRecords:
            for event in read_events(session, taken.records.uids):
                texts = told_texts(told_event(event, vocabulary, order.audience))
                yield facts_of(event, vocabulary, order.audience), texts

        is_packed = order.format is TableFormat.XLSX
        file.flush()
        taken.told_elsewhere = gate.look_through(file, path, told_again, is_packed=is_packed)
    return taken, losses


def _refuse_overtaken(session: Session, order: TableOrder, taken: _Taken) -> None:
    """Raise `HrdDeskError` for a record that may not stand in the file as it does, by now.

    While many are written one can be deleted, erased, marked otherwise, or come into question. For
    readers outside any change counts: what it withholds has not been looked for.
    """
    is_inside = order.audience is Audience.INTERNAL
    vocabulary = load_vocabulary(session)
    if not is_inside:
        refuse_changed_terms(taken.vocabulary, vocabulary)
    versions = ((record.uid, record.revised) for record in taken.records)
    for uid in changed_among(session, versions):
        event = next(read_events(session, [uid]), None)
        if event is None or not is_inside:
            raise changed_meanwhile(event.reference if event else str(uid))
        try:
            refuse_unless_admitted(event, vocabulary, order.audience)
        except HrdDeskError as refusal:
            raise changed_meanwhile(event.reference) from refusal
    questions = {} if is_inside else publication_obstacles(session)
    if questions:
        for record in taken.records:
            if record.uid in questions:
                raise HrdDeskError(questions[record.uid])


@contextlib.contextmanager
def _abandoned_on_error(writer: TableWriter) -> Iterator[None]:
    try:
        yield
    except BaseException:
        writer.abandon()
        raise


def _admitting(
    session: Session, vocabulary: Vocabulary, gate: Gate, uids: Sequence[uuid.UUID]
) -> Iterator[tuple[Event | PlainEvent, Callable[[], Told]]]:
    """Yield each record with what asks the gate for it."""
    if gate.is_whole:
        for plain in read_plain_events(session, uids, vocabulary):
            yield plain, partial(gate.whole, plain)
        return
    for event in read_events(session, uids):
        yield event, partial(gate.admit, event, publication_obstacle(session, event.uid))


def _take(
    writer: TableWriter, taken: _Taken, event: Event | PlainEvent, admit: Callable[[], Told]
) -> None:
    try:
        told = admit()
    except HrdDeskError as refusal:
        taken.whys[refusal.sentence] += 1
        if len(taken.left_out) < MOST_LEFT_OUT:
            taken.left_out.append((event.reference, refusal.sentence))
    else:
        writer.add(told)
        taken.records.append(event.uid, event.revised, told.lines)


def _writer(
    session: Session,
    vocabulary: Vocabulary,
    order: TableOrder,
    through: tuple[Gate, Sequence[uuid.UUID]],
    into: tuple[BinaryIO, Path],
) -> TableWriter:
    (gate, uids), (file, folder) = through, into
    if order.format is TableFormat.JSON:
        return JsonWriter(file)
    if order.format in (TableFormat.UWAZI, TableFormat.UWAZI_OLD):
        return _uwazi_writer(session, vocabulary, order, uids, file)
    names = TermNames(vocabulary, order.language)
    paths = paths_for(gate.told_widths(part_widths(session, uids)), gate.is_told)
    if gate.is_whole is False:
        paths = [path for path in paths if path != "uid"]
    rows = RowWriter(
        paths,
        names,
        order.language,
        with_codes=order.with_codes or order.format is TableFormat.GEOJSON,
    )
    if order.format is TableFormat.GEOJSON:
        return GeoJsonWriter(file, paths, rows)
    say = translator(order.language)
    if order.format is TableFormat.XLSX:
        refuse_too_large(len(uids), len(paths) + 1)
        return XlsxWriter(file, paths, rows, order.language, folder)
    headings = [label_of(path, say) for path in paths]
    headings += [] if gate.is_whole else [say(MARKS)]
    return CsvWriter(file, headings, rows, with_mark=order.with_byte_order_mark)


def _uwazi_writer(
    session: Session,
    vocabulary: Vocabulary,
    order: TableOrder,
    uids: Sequence[uuid.UUID],
    file: BinaryIO,
) -> UwaziWriter:
    ids = {}
    if order.audience is Audience.INTERNAL:
        known = external_ids_of(session, order.system, uids)
        ids = {str(uid): external_id for uid, external_id in known.items()}

    def titles(wanted: Sequence[uuid.UUID]) -> dict[uuid.UUID, str]:
        # A title is told where its record might be: others stay out of every unencrypted file.
        found = event_titles(session, wanted, RECORDS_ADMITTED[order.audience])
        return {uid: found[uid][1] for uid in wanted if uid in found}

    return UwaziWriter(file, order, vocabulary, ids, titles)


def _measured(file: BinaryIO) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    file.seek(0)
    while content := file.read(_HASHED_AT_ONCE):
        digest.update(content)
        size += len(content)
    return size, digest.hexdigest()


def _export(author: str, order: TableOrder, report: ExportReport, records: PackedRecords) -> Export:
    return Export(
        made_at_utc=SystemClock().now_utc(),
        author=author,
        file_name=report.path.name,
        kind=KIND,
        audience=str(order.audience),
        language=order.language,
        sha256=report.sha256,
        size_bytes=report.size_bytes,
        pages=0,
        records=records,
        left_out=report.left_out,
        details={
            "format": str(order.format),
            "is_sealed": False,
            "losses": report.losses,
            "told_elsewhere": as_values(report.told_elsewhere),
        },
    )


def _nothing_left(taken: _Taken) -> HrdDeskError:
    if not taken.whys:
        return HrdDeskError(_("No record fits, so there is nothing to export."))
    if len(taken.whys) == 1:
        return HrdDeskError(next(iter(taken.whys)))
    sentence = _("None of the {count} records may stand in this file. The first: {why}")
    count = sum(taken.whys.values())
    return HrdDeskError(sentence.format(count=count, why=taken.left_out[0][1]))


def _unwritable(error: OSError) -> HrdDeskError:
    if isinstance(error, FileNotFoundError):
        return HrdDeskError(_("The folder for the file does not exist. Choose another one."))
    sentence = _("The file could not be written there ({reason}). Choose another folder or name.")
    return HrdDeskError(sentence.format(reason=reason_of(error)))
