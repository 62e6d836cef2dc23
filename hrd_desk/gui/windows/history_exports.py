"""The files in which a record stood, in words, among its revisions."""

import datetime
import uuid
from collections.abc import Iterable
from operator import attrgetter

from hrd_desk.gui.item_models.report_list import FATES, Fate
from hrd_desk.gui.windows.history_words import both_clocks
from hrd_desk.gui.windows.publish_words import AUDIENCES, KINDS
from hrd_desk.i18n import _, beside, ngettext
from hrd_desk.model.field_labels import field_label
from hrd_desk.model.moment_words import moment_words
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.orders import BriefKind
from hrd_desk.storage.exports import Export, RecordInExport
from hrd_desk.storage.history import HistoryEntry

Entry = HistoryEntry | Export


def in_order(revisions: Iterable[HistoryEntry], exports: Iterable[Export]) -> list[Entry]:
    """Return revisions and exports, the newest first; revisions keep the order they come in."""
    merged: list[Entry] = list(revisions)
    for export in sorted(exports, key=attrgetter("made_at_utc")):
        older = (n for n, entry in enumerate(merged) if _moment(entry) <= export.made_at_utc)
        merged.insert(next(older, len(merged)), export)
    return merged


def _moment(entry: Entry) -> datetime.datetime:
    return entry.made_at_utc if isinstance(entry, Export) else entry.noted_at_utc


def export_heading(export: Export) -> str:
    """Return what was made and when, in local time, and for whom, in two lines."""
    local = moment_words(export.made_at_utc)
    readers = _("Readers: {readers}").format(readers=_readers(export))
    published = _("Published: {kind}").format(kind=_kind(export))
    return "\n".join((beside((published, local), " · "), readers))


class ExportWords:
    """Words what exports told of the record `uid`, which is now at the version `revised`."""

    def __init__(self, uid: uuid.UUID, revised: int) -> None:
        self._uid = uid
        self._revised = revised

    def moment(self, export: Export) -> str:
        """Return local time and UTC, author, file and checksum, and whether the record moved on."""
        pages = ngettext("{count} page", "{count} pages", export.pages).format(count=export.pages)
        parts = [export.author, export.file_name, pages if export.pages else ""]
        lines = [
            both_clocks(export.made_at_utc),
            beside(filter(None, parts), " · "),
            f"SHA-256 {export.sha256[:32]}\n{export.sha256[32:]}",  # so that it never widens
        ]
        if any(record.revised != self._revised for record in self._records(export)):
            lines.append(_("The record was changed since."))
        return "\n".join(lines)

    def lines(self, export: Export) -> list[tuple[str, str, str]]:
        """Return each filled field, what became of it and why."""
        return [
            (field_label(field), _(FATES[Fate(outcome)]), why)
            for record in self._records(export)
            for field, outcome, why in record.disclosure
        ]

    def _records(self, export: Export) -> list[RecordInExport]:
        return [record for record in export.records if record.uid == self._uid]


def _kind(export: Export) -> str:
    known = export.kind in set(BriefKind)
    return _(KINDS[BriefKind(export.kind)]) if known else export.kind


def _readers(export: Export) -> str:
    known = export.audience in set(Audience)
    return _(AUDIENCES[Audience(export.audience)][0]) if known else export.audience
