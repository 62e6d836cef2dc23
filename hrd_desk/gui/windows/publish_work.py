"""The work behind the publish window, done in jobs: drafts, and pictures of their pages."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial

from PySide6.QtGui import QImage

from hrd_desk.errors import CancelledError, HrdDeskError, UnprintableError
from hrd_desk.gui.widgets.page_view import PageImage, Size
from hrd_desk.i18n import _
from hrd_desk.progress import Progress
from hrd_desk.publishing.earlier import earlier_events
from hrd_desk.publishing.exporting import MadeFile, Prepared, make_file, prepare
from hrd_desk.publishing.holding import Held
from hrd_desk.publishing.orders import TABLE_FORMATS, FileFormat, Order
from hrd_desk.storage.database import Database
from hrd_desk.storage.event_lists import EventFilter, count_events, event_uids
from hrd_desk.storage.events import read_events
from hrd_desk.storage.terms import load_vocabulary

MOST_RECORDS = 20_000
"""A publication of more records is not read by anybody."""

Records = EventFilter | tuple[uuid.UUID, ...]
"""What is published: all that a filter lets through, or these."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A publication that may be written, or the reason why not.

    `made` is the very file that will be written; None with a `refusal`. `shown` is what the
    preview draws, with pages of `sizes_pt`: the file itself where that is a PDF, else a PDF of the
    same words; None for tables, and where some character can be printed by no font.
    """

    order: Order
    prepared: Prepared | None = None
    made: MadeFile | None = None
    refusal: HrdDeskError | None = None
    shown: bytes | None = field(default=None, repr=False)
    sizes_pt: tuple[Size, ...] = field(default=(), repr=False)
    warning: str = ""


def draft_of(database: Database, records: Records, order: Order, progress: Progress) -> Draft:
    """Return the publication of `records` that `order` asks for; write nothing.

    Refusals are part of the draft, so that the report stands beside them. Raises `CancelledError`.
    """
    prepared, held = None, Held(order.audience)
    try:
        prepared = _prepared(database, records, order, held, progress)
        made = make_file(prepared, progress)
    except CancelledError:
        raise
    except HrdDeskError as refusal:
        return Draft(order, prepared, refusal=refusal, warning=held.warning())
    shown = made.content if order.format is FileFormat.PDF else _as_pdf(prepared, progress)
    sizes_pt = tuple(_sizes(shown, order.passphrase)) if shown is not None else ()
    return Draft(order, prepared, made, None, shown, sizes_pt, held.warning())


def _as_pdf(prepared: Prepared, progress: Progress) -> bytes | None:
    if prepared.order.format in TABLE_FORMATS:
        return None
    try:
        order = replace(prepared.order, format=FileFormat.PDF)
        return make_file(replace(prepared, order=order), progress).content
    except UnprintableError:  # the file itself leaves it to the fonts of its readers
        return None


def _prepared(
    database: Database, records: Records, order: Order, held: Held, progress: Progress
) -> Prepared:
    with database.snapshot() as session:
        wanted = records
        if isinstance(records, EventFilter):
            _refuse_too_many(count_events(session, records))
            records = tuple(event_uids(session, records))
        earlier = None
        if order.compares and isinstance(wanted, EventFilter):
            earlier = earlier_events(session, wanted, order, records)
        vocabulary = load_vocabulary(session)
        hold = partial(held.obstacle, session)
        events = read_events(session, records)
        counted = partial(_of_so_many, progress, len(records))
        return prepare(events, vocabulary, order, hold=hold, progress=counted, earlier=earlier)


def _of_so_many(progress: Progress, total: int, done: int, _total: int) -> None:
    progress(done, total)


def _refuse_too_many(count: int) -> None:
    if count > MOST_RECORDS:
        sentence = _("{count} records are too many for one publication. Narrow the list down.")
        raise HrdDeskError(sentence.format(count=f"{count:,}"))


# Pages are drawn by a library that bears one thread at a time: always in the database lane, where
# finished files are read back as well.


def _sizes(content: bytes, passphrase: str) -> Iterator[Size]:
    import pypdfium2  # noqa: PLC0415  slow to load

    document = pypdfium2.PdfDocument(content, password=passphrase or None)
    try:
        yield from (document.get_page_size(number) for number in range(len(document)))
    finally:
        document.close()


def page_images(
    draft: Draft, numbers: list[int], pixels_per_point: float, progress: Progress
) -> list[PageImage]:
    """Return pictures of some pages of the file that will be written."""
    import pypdfium2  # noqa: PLC0415  slow to load

    assert draft.shown is not None  # noqa: S101  pages are asked for only where there are some
    passphrase = draft.order.passphrase
    document = pypdfium2.PdfDocument(draft.shown, password=passphrase or None)
    try:
        images = []
        for number in numbers:
            progress(number, len(document))
            page = document[number]
            bitmap = page.render(scale=pixels_per_point, prefer_bgrx=True, may_draw_forms=False)
            text = page.get_textpage()
            image = QImage(
                bytes(bitmap.buffer),
                bitmap.width,
                bitmap.height,
                bitmap.stride,
                QImage.Format.Format_RGB32,
            )
            images.append(PageImage(number, image.copy(), str(text.get_text_bounded())))
            for used in (text, bitmap, page):
                used.close()
        return images
    finally:
        document.close()
