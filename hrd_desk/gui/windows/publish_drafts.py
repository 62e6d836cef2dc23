"""Publications in the making: the first page, then the file."""

from dataclasses import replace

from hrd_desk.errors import CancelledError, HrdDeskError, UnprintableError
from hrd_desk.gui.windows.publish_work import Draft, page_sizes
from hrd_desk.progress import Progress
from hrd_desk.publishing.exporting import first_pages, make_file
from hrd_desk.publishing.kept import KeptRecords, Records
from hrd_desk.publishing.orders import TABLE_FORMATS, FileFormat, Order
from hrd_desk.publishing.preparing import Prepared
from hrd_desk.storage.database import Database

FIRST_PAGES = 1
"""So many are shown before the file is made: what fits into the window."""


class Drafts:
    """Makes drafts in two steps. To be used in one lane alone."""

    def __init__(self, database: Database) -> None:
        """Keep nothing yet."""
        self._kept = KeptRecords(database)

    def forget(self) -> None:
        """Keep nothing of the records."""
        self._kept.forget()

    def begin(self, records: Records, order: Order, progress: Progress) -> Draft:
        """Return the publication of `records` with its first pages at most; write nothing.

        Refusals are part of the draft, so that the report stands beside them. Raises
        `CancelledError`.
        """
        prepared = None
        try:
            prepared = self._kept.prepared(records, order, progress)
            shown = _beginning(prepared, progress)
        except CancelledError:
            raise
        except HrdDeskError as refusal:
            return Draft(order, prepared, refusal=refusal)
        sizes_pt = page_sizes(shown, order.passphrase) if shown is not None else ()
        return Draft(
            order,
            prepared,
            shown=shown,
            sizes_pt=sizes_pt,
            is_begun=True,
        )

    def finish(self, draft: Draft, progress: Progress) -> Draft:
        """Return a draft that was begun with its file, or why there is none."""
        prepared, order = draft.prepared, draft.order
        if prepared is None or draft.refusal is not None:
            return draft
        whole = replace(draft, shown=None, sizes_pt=(), is_begun=False)
        try:
            made = make_file(prepared, progress)
        except CancelledError:
            raise
        except HrdDeskError as refusal:
            return replace(whole, refusal=refusal)
        is_pdf = order.format is FileFormat.PDF
        shown = made.content if is_pdf else _as_pdf(prepared, progress)
        sizes_pt = page_sizes(shown, order.passphrase) if shown is not None else ()
        return replace(whole, made=made, shown=shown, sizes_pt=sizes_pt)


def draft_of(database: Database, records: Records, order: Order, progress: Progress) -> Draft:
    """Return the publication of `records` that `order` asks for with its file; write nothing.

    Refusals are part of the draft. Raises `CancelledError`.
    """
    drafts = Drafts(database)
    return drafts.finish(drafts.begin(records, order, progress), progress)


def _beginning(prepared: Prepared, progress: Progress) -> bytes | None:
    try:
        return first_pages(prepared, FIRST_PAGES, progress)
    except UnprintableError:
        if prepared.order.format is FileFormat.PDF:
            raise
        return None  # the file itself leaves it to the fonts of its readers


def _as_pdf(prepared: Prepared, progress: Progress) -> bytes | None:
    if prepared.order.format in TABLE_FORMATS:
        return None
    try:
        order = replace(prepared.order, format=FileFormat.PDF)
        return make_file(replace(prepared, order=order), progress).content
    except UnprintableError:  # as above
        return None
