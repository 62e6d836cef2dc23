"""Reads the pasted source in the background and takes what a person picks into the record."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from hrd_desk.errors import HrdDeskError
from hrd_desk.gui.forms.source_taking import EXCERPT, SourceTaking
from hrd_desk.gui.generated.ui_main_window import Ui_MainWindow
from hrd_desk.gui.widgets.date_edit import local_today
from hrd_desk.gui.windows.editor import Editor
from hrd_desk.gui.windows.place_lookup import PlaceLookup
from hrd_desk.gui.windows.record_pane import RecordPane
from hrd_desk.gui.windows.side_panes import SidePanes
from hrd_desk.gui.windows.source_panel import DIGITS, SourcePanel
from hrd_desk.gui.workers import Job
from hrd_desk.i18n import _, language
from hrd_desk.progress import Progress
from hrd_desk.reading.spans import Span
from hrd_desk.vocabulary.vocabulary import Vocabulary

if TYPE_CHECKING:
    from hrd_desk.reading.source import SourceReader

TICK_PAUSE_MS = 150


class SourceControl(QObject):
    """Holds the panel, in the place of the list while it is wanted.

    The text is kept in memory alone, and goes with the window.
    """

    def __init__(
        self,
        form: Ui_MainWindow,
        side: SidePanes,
        pane: RecordPane,
        lookup: PlaceLookup,
        editor: Editor,
    ) -> None:
        """Take into the record that `editor` has in `pane`; places are those of `lookup`."""
        super().__init__(editor)
        self._form, self._side, self._pane, self._lookup = form, side, pane, lookup
        self.panel = SourcePanel()
        side.add(self.panel, self.panel.form.text)
        self._taking = SourceTaking(pane.event_form)
        self._vocabulary = Vocabulary([])
        self._reader: SourceReader | None = None
        self._job: Job | None = None
        self._spans: list[Span] = []
        self._pause = QTimer(self, singleShot=True, interval=TICK_PAUSE_MS)
        self._pause.timeout.connect(self._tick)
        panel = self.panel
        form.show_source.toggled.connect(self._show)
        panel.form.close_button.clicked.connect(form.show_source.toggle)
        panel.text_replaced.connect(self._on_text)
        panel.taken.connect(self._take)
        panel.text_taken.connect(self._take_text)
        pane.edited.connect(self._pause.start)
        lookup.ready.connect(self._on_places)
        editor.record_shown.connect(lambda _record: self._pause.start())
        window = pane.window()
        self._digits = [QShortcut(QKeySequence(f"Alt+{n}"), window) for n in range(1, DIGITS + 1)]
        for digit, shortcut in enumerate(self._digits, 1):
            shortcut.activated.connect(lambda digit=digit: self.panel.take_numbered(digit))
            shortcut.setEnabled(False)

    def use(self, vocabulary: Vocabulary) -> None:
        """Find the terms of `vocabulary` from now on."""
        self._vocabulary = vocabulary
        self._taking.use(vocabulary)
        self._read_anew()

    def stop(self) -> None:
        """Read no longer; the desk can be closed after it."""
        self._pause.stop()
        if self._job is not None:
            self._job.cancel()

    def _show(self, is_wanted: bool) -> None:
        self._side.turn_to(self.panel if is_wanted else None)
        for shortcut in self._digits:
            shortcut.setEnabled(is_wanted)
        if is_wanted:
            self._lookup.prepare()
            self.panel.form.text.setFocus()

    # --- reading --------------------------------------------------------------------------------

    def _on_text(self, text: str) -> None:
        self._spans = []
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if not text.strip():
            self.panel.say("")
            return
        self.panel.say(_("Reading…"))
        reader, vocabulary, finder = self._reader, self._vocabulary, self._lookup.finder
        day, shown = local_today(), language()

        def work(_progress: Progress) -> "tuple[SourceReader, list[Span]]":
            # Loaded here, so that the start of the window does not pay for it.
            from hrd_desk.reading.source import SourceReader  # noqa: PLC0415

            ready = reader or SourceReader(vocabulary, finder)
            return ready, ready.read(text, day, language=shown)

        self._job = job = Job(work)
        job.succeeded.connect(lambda result: self._on_read(job, *result))
        job.failed.connect(lambda error: self._on_failed(job, error))
        job.start()

    def _on_read(self, job: Job, reader: "SourceReader", spans: list[Span]) -> None:
        if job is not self._job:
            return
        self._job, self._reader, self._spans = None, reader, spans
        self.panel.put(spans, self._has)
        waiting = self._lookup.state
        self.panel.say(waiting if waiting or spans else _("Nothing was found that fits a field."))

    def _on_failed(self, job: Job, error: HrdDeskError) -> None:
        if job is self._job:
            self._job = None
            self.panel.say(error.sentence)

    def _on_places(self) -> None:
        self._read_anew()

    def _read_anew(self) -> None:
        self._reader = None
        if self.panel.text().strip():
            self._on_text(self.panel.text())

    # --- taking ---------------------------------------------------------------------------------

    def _has(self, span: Span) -> bool:
        return self._pane.record is not None and self._taking.has(span)

    def _tick(self) -> None:
        if self._spans:
            self.panel.tick(self._has)

    def _may_take(self) -> bool:
        if self._pane.record is None:
            self._form.notice.say(_("Begin a record first (Ctrl+N), or open one."))
        return self._pane.record is not None

    def _take(self, span: Span) -> None:
        if self._may_take():
            self._taking.take(span)
            self._tick()

    def _take_text(self, field: str, text: str) -> None:
        if self._may_take():
            self._taking.take_text(field, text)
            if field == EXCERPT:
                self._form.notice.say(_("The text stands in the source as its excerpt."))
