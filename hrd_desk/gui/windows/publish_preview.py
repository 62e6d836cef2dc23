"""The middle of the publish window: pages or rows of the file, or why there is none."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QWidget

from hrd_desk.gui.generated.ui_publish_window import Ui_PublishWindow
from hrd_desk.gui.widgets.page_view import PageImage
from hrd_desk.gui.windows.publish_work import Draft, page_images
from hrd_desk.gui.workers import Job
from hrd_desk.i18n import _, grouped, ngettext
from hrd_desk.progress import Progress
from hrd_desk.publishing.appendix import Appendix, Sheet

ROWS_SHOWN = 200
_WIDEST_CELL = 200
_COLUMN_PX = 140


class Preview(QObject):
    """Shows drafts; pages are drawn in jobs as they come into sight."""

    def __init__(self, form: Ui_PublishWindow, parent: QWidget) -> None:
        """Draw into `form`."""
        super().__init__(parent)
        self._form = form
        self._draft: Draft | None = None
        self._job: Job | None = None
        self._rows = QStandardItemModel(self)
        form.pages.setAccessibleName(_("Pages of the file"))
        form.pages.wanted.connect(self._draw)
        form.pages.moved.connect(lambda _number: self._number())
        form.rows.setModel(self._rows)
        form.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        form.smaller.clicked.connect(lambda: form.pages.zoom(-1))
        form.larger.clicked.connect(lambda: form.pages.zoom(1))
        form.fit.clicked.connect(lambda: form.pages.zoom(0))
        form.smaller.setAccessibleName(_("Smaller"))
        form.larger.setAccessibleName(_("Larger"))
        self.say(_("The file is being made…"))

    def say(self, sentence: str) -> None:
        """Show a sentence in place of pages."""
        form = self._form
        form.obstacles.hide()
        form.nothing.setText(sentence)
        form.preview.setCurrentWidget(form.nothing_page)

    def show_beginning(self, draft: Draft) -> None:
        """Show the first pages of a draft whose file is still to be made.

        Whoever reads further on stays there until the whole is made.
        """
        pages = self._form.pages
        is_further = pages.isVisible() and pages.current >= len(draft.sizes_pt)
        if draft.shown is not None and not is_further:
            self._show_pages(draft)

    def show_draft(self, draft: Draft) -> None:
        """Show the pages or the rows of `draft`, or why it has none."""
        form = self._form
        if draft.shown is not None:
            self._show_pages(draft)
            return
        self.stop()
        self._draft = draft
        if draft.refusal is not None:
            self.say(_sentences(draft))
            return
        form.obstacles.hide()
        content = draft.prepared.content if draft.prepared is not None else None
        if isinstance(content, Appendix):
            self._show_rows(content.sheets[0], len(content.sheets))
            form.preview.setCurrentWidget(form.rows_page)
        else:
            self.say(
                _("The file is ready. It holds characters that none of our fonts can draw here.")
            )

    def _show_pages(self, draft: Draft) -> None:
        self.stop()
        before, self._draft = self._draft, draft
        form = self._form
        form.obstacles.hide()
        goes_on = before is not None and before.is_begun and before.prepared is draft.prepared
        show = form.pages.show_more if goes_on else form.pages.show_pages
        # Their room is settled first, so that pages are drawn once, in the size that is shown.
        form.preview.setCurrentWidget(form.pages_page)
        for layout in filter(None, (form.preview.layout(), form.pages_page.layout())):
            layout.activate()
        show(draft.sizes_pt)
        self._number()

    def stop(self) -> None:
        """Draw nothing more."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _draw(self, numbers: list[int], pixels_per_point: float) -> None:
        draft = self._draft
        if draft is None or draft.shown is None:
            return
        if draft.is_begun:  # the making of the file comes next, and pictures would wait for it
            numbers = list(range(len(draft.sizes_pt)))
            if self._job is not None:
                return
        self.stop()

        def work(progress: Progress) -> list[PageImage]:
            return page_images(draft, numbers, pixels_per_point, progress)

        def take(images: list[PageImage]) -> None:
            if draft is self._draft:
                for image in images:
                    self._form.pages.put(image, pixels_per_point)

        self._job = Job(work)
        self._job.succeeded.connect(take)
        self._job.start()

    def _number(self) -> None:
        pages = self._form.pages
        if self._draft is not None and self._draft.is_begun:
            words = _("Page {number} · the rest is being made…").format(number=pages.current + 1)
            self._form.page_label.setText(words)
            return
        words = _("Page {number} of {count}").format(number=pages.current + 1, count=pages.count)
        self._form.page_label.setText(words if pages.count else "")

    def _show_rows(self, sheet: Sheet, sheets: int) -> None:
        model = self._rows
        model.clear()
        model.setHorizontalHeaderLabels(list(sheet.columns))
        for row in sheet.rows[:ROWS_SHOWN]:
            cells = ("" if cell is None else str(cell).replace("\n", " ") for cell in row)
            items = [QStandardItem(cell[:_WIDEST_CELL]) for cell in cells]
            for item in items:
                item.setEditable(False)
            model.appendRow(items)
        header = self._form.rows.horizontalHeader()
        header.setDefaultSectionSize(_COLUMN_PX)
        for column in range(header.count()):
            header.resizeSection(column, max(_COLUMN_PX, header.sectionSizeHint(column)))
        count = len(sheet.rows)
        shown = ngettext("“{name}”: {count} row", "“{name}”: {count} rows", count)
        words = shown.format(name=sheet.name, count=grouped(count))
        if count > ROWS_SHOWN:
            words += ". " + _("The first {count} are shown.").format(count=ROWS_SHOWN)
        if sheets > 1 and self._is_workbook():
            further = ngettext("{count} further sheet", "{count} further sheets", sheets - 1)
            words += "; " + further.format(count=sheets - 1)
        self._form.rows_label.setText(words)

    def _is_workbook(self) -> bool:
        return self._draft is not None and self._draft.order.format == "xlsx"


def _sentences(draft: Draft) -> str:
    """Return why there is no file: every obstacle once, or the one refusal."""
    assert draft.refusal is not None  # noqa: S101  asked before
    if draft.prepared is None or not draft.prepared.obstacles:
        return draft.refusal.sentence
    several = len(draft.prepared.records) > 1
    lines = [
        f"{found.reference}: {found.sentence}" if several and found.reference else found.sentence
        for found in draft.prepared.obstacles
    ]
    shown = list(dict.fromkeys(lines))
    if len(shown) > _MOST_SENTENCES:
        rest = len(shown) - _MOST_SENTENCES
        more = ngettext("{count} more in the report", "{count} more in the report", rest)
        shown = [*shown[:_MOST_SENTENCES], more.format(count=rest)]
    return "\n\n".join(shown)


_MOST_SENTENCES = 4
