"""Publications in the making: what was read and redacted is kept between changes of choice."""

import uuid
from collections.abc import Hashable
from dataclasses import dataclass, field, replace
from functools import partial

from sqlalchemy.orm import Session

from hrd_desk.errors import CancelledError, HrdDeskError, UnprintableError
from hrd_desk.gui.windows.publish_work import (
    Draft,
    Records,
    page_sizes,
)
from hrd_desk.i18n import _, language
from hrd_desk.progress import Progress
from hrd_desk.publishing.earlier import Earlier, earlier_events
from hrd_desk.publishing.exporting import Prepared, first_pages, make_file, prepared_of
from hrd_desk.publishing.holding import Held
from hrd_desk.publishing.orders import TABLE_FORMATS, FileFormat, Order, Period
from hrd_desk.publishing.taking import Taken
from hrd_desk.storage.database import Database
from hrd_desk.storage.event_lists import EventFilter, count_events, event_uids
from hrd_desk.storage.events import read_events
from hrd_desk.storage.terms import load_vocabulary
from hrd_desk.storage.unchanged import mark_of_desk

MOST_RECORDS = 20_000
"""A publication of more records is not read by anybody."""

FIRST_PAGES = 2
"""So many are shown before the file is made."""


@dataclass(slots=True)
class _Kept:
    """Records that were taken, and what must be the same for them to be taken again."""

    key: Hashable
    uids: tuple[uuid.UUID, ...]
    taken: Taken
    held: Held
    earlier: dict[tuple[Records, Period], Earlier | None] = field(default_factory=dict)


class Drafts:
    """Makes drafts in two steps: the first pages, then the file. To be used in one lane alone."""

    def __init__(self, database: Database) -> None:
        """Keep nothing yet."""
        self._database = database
        self._kept: _Kept | None = None

    def forget(self) -> None:
        """Keep nothing of the records."""
        self._kept = None

    def begin(self, records: Records, order: Order, progress: Progress) -> Draft:
        """Return the publication of `records` with its first pages at most; write nothing.

        Refusals are part of the draft, so that the report stands beside them. Raises
        `CancelledError`.
        """
        prepared, kept = None, None
        try:
            with self._database.snapshot() as session:
                kept = self._taken(session, records, order, progress)
                earlier = _earlier(session, kept, records, order)
            progress(0, 0)
            prepared = prepared_of(kept.taken, order, earlier)
            shown = _beginning(prepared, progress)
        except CancelledError:
            raise
        except HrdDeskError as refusal:
            warning = kept.held.warning() if kept else ""
            return Draft(order, prepared, refusal=refusal, warning=warning)
        sizes_pt = page_sizes(shown, order.passphrase) if shown is not None else ()
        return Draft(
            order,
            prepared,
            shown=shown,
            sizes_pt=sizes_pt,
            warning=kept.held.warning(),
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

    # --- records ------------------------------------------------------------------------------

    def _taken(self, session: Session, records: Records, order: Order, progress: Progress) -> _Kept:
        """Return the records as the readers may know them: those kept, where nothing changed."""
        uids = records
        if isinstance(uids, EventFilter):
            _refuse_too_many(count_events(session, uids))
            uids = tuple(event_uids(session, uids))
        readers = (order.audience, order.language, language())
        key = (mark_of_desk(session), *readers)
        if self._kept is None or (self._kept.key, self._kept.uids) != (key, uids):
            self._kept = None  # before others are taken: both are large
            self._kept = _take(session, key, uids, order, progress)
        return self._kept


def _take(
    session: Session,
    key: Hashable,
    uids: tuple[uuid.UUID, ...],
    order: Order,
    progress: Progress,
) -> _Kept:
    held = Held(order.audience)
    hold = partial(held.obstacle, session)
    taken = Taken(load_vocabulary(session), order.audience, order.language)
    for done, event in enumerate(read_events(session, uids)):
        progress(done, len(uids))
        taken.take(event, hold)
    return _Kept(key, uids, taken, held)


def _earlier(session: Session, kept: _Kept, records: Records, order: Order) -> Earlier | None:
    """Return the days to compare with, as they were counted before if nothing changed."""
    if not order.compares or not isinstance(records, EventFilter):
        return None
    asked = (records, order.period)
    if asked not in kept.earlier:
        found = earlier_events(session, records, order, kept.uids)
        hold = partial(kept.held.obstacle, session)
        kept.earlier[asked] = kept.taken.compared(found, hold) if found is not None else None
    return kept.earlier[asked]


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


def _refuse_too_many(count: int) -> None:
    if count > MOST_RECORDS:
        sentence = _("{count} records are too many for one publication. Narrow the list down.")
        raise HrdDeskError(sentence.format(count=f"{count:,}"))
