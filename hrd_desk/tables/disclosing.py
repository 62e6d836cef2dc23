"""What of a record goes into a table for its readers, and the looks at it on the way.

Readers inside get records whole; all others what `publishing.told_event` leaves of them.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from hrd_desk.errors import HrdDeskError, InvalidInputError
from hrd_desk.exchange.record_json import PART_FIELDS, PLAIN_FIELDS, Json, event_to_json
from hrd_desk.i18n import _, language, ngettext
from hrd_desk.model.event import CODED_LISTS, Event
from hrd_desk.model.field_labels import field_label
from hrd_desk.model.plain_event import PlainEvent
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.disclosure import disclosure, refuse_unless_admitted
from hrd_desk.publishing.finished import Finished, name_of, read_finished
from hrd_desk.publishing.leaks import refuse_leaks
from hrd_desk.publishing.redact import redact
from hrd_desk.publishing.rules import RECORDS_ADMITTED, WHOLE_FIELDS
from hrd_desk.publishing.told_elsewhere import TextsOfRecords, ToldElsewhere, told_elsewhere
from hrd_desk.publishing.told_event import TOLD_OF_PARTS, told_event, told_texts
from hrd_desk.publishing.withheld import Secrets
from hrd_desk.storage.exports import Line
from hrd_desk.tables.order import TableOrder
from hrd_desk.tables.rows_out import Widths
from hrd_desk.vocabulary.vocabulary import Vocabulary

LOOKED_AT_ONCE = 2**20
"""Characters of a finished table that are looked through in one go."""

_OVERLAP = 2**12
_MARKED_PARTS = ("places", "citations", "attachments")
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Told:
    """A record as it goes into the table; `lines` say what became of each field."""

    record: Json
    marks: tuple[str, ...]
    lines: tuple[Line, ...]


class Gate:
    """Lets records through to the readers of one table."""

    def __init__(self, vocabulary: Vocabulary, order: TableOrder) -> None:
        self._vocabulary = vocabulary
        self._order = order
        self._secrets = Secrets()
        self._leaks: list[str] = []
        self._known: dict[tuple[Line, ...], tuple[Line, ...]] = {}

    @property
    def is_whole(self) -> bool:
        """Whether records go out as they are."""
        return self._order.audience is Audience.INTERNAL

    def is_told(self, name: str) -> bool:
        """Return whether a value or list of the record format has a place in the table."""
        if self.is_whole or name in CODED_LISTS:
            return True
        if name in TOLD_OF_PARTS:
            return True
        column = "summary" if name == "summary_language" else PLAIN_FIELDS.get(name, ("",))[0]
        return column == "description" or self._order.audience in WHOLE_FIELDS.get(column, ())

    def told_widths(self, widths: Widths) -> Widths:
        """Return the widths without the columns that are never told."""
        if self.is_whole:
            return widths
        return {
            part: (most, filled & TOLD_OF_PARTS[part])
            for part, (most, filled) in widths.items()
            if part in TOLD_OF_PARTS
        }

    def whole(self, event: PlainEvent) -> Told:
        """Return a record for readers inside; raises `HrdDeskError` where it stays out."""
        refuse_unless_admitted(event, self._vocabulary, self._order.audience)
        self._refuse_secret_parts(event)
        return Told(event_to_json(event, self._vocabulary), (), ())

    def _refuse_secret_parts(self, event: PlainEvent | Event) -> None:
        """Raise `HrdDeskError` where a part of a record may not be in an unencrypted file.

        The record is not told without it: read back, it would be a record that lost it.
        """
        admitted = RECORDS_ADMITTED[self._order.audience]
        for field in _MARKED_PARTS:
            for part in getattr(event, field):
                if part.confidentiality and part.confidentiality not in admitted:
                    sentence = _(
                        "In this record something ({field}) is marked “{mark}”, and the table is an"
                        " unencrypted file. Change the mark if that is wrong."
                    )
                    scheme = "confidentiality"
                    mark = self._vocabulary.path_text(scheme, part.confidentiality, language())
                    raise HrdDeskError(sentence.format(field=field_label(field), mark=mark))

    def admit(self, event: Event, obstacle: str | None) -> Told:
        """Return what all others are told; raises `HrdDeskError` where the record stays out."""
        vocabulary, order = self._vocabulary, self._order
        brief = redact(event, vocabulary, order.audience, order.language)
        if obstacle is not None:
            raise HrdDeskError(obstacle)
        told = told_event(event, vocabulary, order.audience)
        self._secrets.keep(event, vocabulary, order.audience)
        try:
            refuse_leaks(event, vocabulary, order.audience, told_texts(told))
        except InvalidInputError as leak:
            self._leaks.append(f"{event.reference}: {leak.sentence}")
        record = self._trimmed(event_to_json(told, vocabulary))
        return Told(record, brief.marks, self._lines(event))

    def _trimmed(self, record: Json) -> Json:
        kept = {
            name: value
            for name, value in record.items()
            if self.is_told(name) or name in {"format", "start_precision"}
        }
        if not kept.get("description"):  # most are not released, and no file need say so
            kept.pop("description", None)
        for part in PART_FIELDS.keys() & kept.keys():
            kept[part] = [
                {name: value for name, value in entry.items() if name != "uid"}
                for entry in kept[part]
            ]
        return kept

    def _lines(self, event: Event) -> tuple[Line, ...]:
        found = tuple(
            (line.field, str(line.outcome), line.why)
            for line in disclosure(event, self._vocabulary, self._order.audience)
        )
        return self._known.setdefault(found, found)

    def look_through(
        self, file: BinaryIO, path: Path, told: Callable[[], TextsOfRecords], *, is_packed: bool
    ) -> tuple[ToldElsewhere, ...]:
        """Read a finished table once more; raises `HrdDeskError` if anything withheld is in it.

        `told` are the texts that were meant to be there, each compared with what its own record
        withholds; they are asked for only once something is found. Return what of some records
        others tell.
        """
        if self.is_whole:
            return ()
        self._refuse_leaks()
        texts = chain(name_of(path).texts, _pieces(file, is_packed=is_packed))
        cleared = (pair for _facts, pairs in told() for pair in pairs)
        found = self._secrets.refuse_in(Finished(texts, 0), cleared)
        return told_elsewhere(told(), self._secrets, found)

    def _refuse_leaks(self) -> None:
        if not self._leaks:
            return
        sentence = "\n".join(self._leaks[:_NAMED])
        more = len(self._leaks) - _NAMED
        if more > 0:
            words = ngettext("And {count} more record.", "And {count} more records.", more)
            sentence = f"{sentence}\n{words.format(count=more)}"
        raise InvalidInputError("records", sentence)


def _pieces(file: BinaryIO, *, is_packed: bool) -> Iterator[tuple[str, str]]:
    file.seek(0)
    if is_packed:
        yield from read_finished(file.read()).texts
        return
    before = ""
    while content := file.read(LOOKED_AT_ONCE):
        # A letter that is cut in two is whole in the overlap, or is no letter of a secret.
        text = before + content.decode("utf-8", "replace")
        yield _("its text"), text
        before = text[-_OVERLAP:]
