"""The work behind the publish window, done in jobs: drafts, and pictures of their pages."""

from dataclasses import dataclass, field

from PySide6.QtGui import QImage

from hrd_desk.errors import HrdDeskError
from hrd_desk.gui.widgets.page_view import PageImage, Size
from hrd_desk.progress import Progress
from hrd_desk.publishing.exporting import MadeFile
from hrd_desk.publishing.orders import Order
from hrd_desk.publishing.preparing import Prepared


@dataclass(frozen=True, slots=True)
class Draft:
    """A publication that may be written, or the reason why not.

    `made` is the very file that will be written; None with a `refusal`. `shown` is what the
    preview draws, with pages of `sizes_pt`: the file itself where that is a PDF, else a PDF of the
    same words; None for tables, and where some character can be printed by no font.

    `is_begun`: the file is still to be made, and `shown` holds its first pages, or is None.
    """

    order: Order
    prepared: Prepared | None = None
    made: MadeFile | None = None
    refusal: HrdDeskError | None = None
    shown: bytes | None = field(default=None, repr=False)
    sizes_pt: tuple[Size, ...] = field(default=(), repr=False)
    is_begun: bool = False

    @property
    def warning(self) -> str:
        """What a person should settle before the file is passed on."""
        known = self.made or self.prepared
        return " ".join(known.warnings) if known is not None else ""


# Pages are drawn by a library that bears one thread at a time: always in the database lane, where
# finished files are read back as well.


def page_sizes(content: bytes, passphrase: str) -> tuple[Size, ...]:
    """Return width and height of each page in points."""
    import pypdfium2  # noqa: PLC0415  slow to load

    document = pypdfium2.PdfDocument(content, password=passphrase or None)
    try:
        return tuple(document.get_page_size(number) for number in range(len(document)))
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
