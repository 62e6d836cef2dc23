"""The files of an event: added by a button or dropped here, saved as copies, never opened."""

from collections.abc import Callable, Collection, Iterable
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QMimeData, QStandardPaths, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QRubberBand, QWidget
from typing_extensions import override

from hrd_desk.errors import CancelledError, HrdDeskError, InvalidInputError
from hrd_desk.gui.errors import show_error
from hrd_desk.gui.forms.parts_form import PartsForm
from hrd_desk.gui.generated.ui_attachments_form import Ui_AttachmentsForm
from hrd_desk.gui.widgets.plain_text import ask, tell
from hrd_desk.gui.workers import Job, Work
from hrd_desk.i18n import _, beside, ngettext
from hrd_desk.model.file_kinds import kind_words
from hrd_desk.model.file_names import safe_file_name
from hrd_desk.model.file_words import size_words, to_come_words
from hrd_desk.model.parts import Attachment
from hrd_desk.progress import Progress

_SHARE = 1000


class AttachedFiles(Protocol):
    """Where the form keeps contents; the window answers from the desk."""

    def keep(self, path: Path, progress: Progress) -> Attachment:
        """Store a file's content and return its attachment; raises `HrdDeskError`."""
        ...

    def here(self, hashes: Collection[str]) -> frozenset[str]:
        """Return which contents are on this desk."""
        ...

    def save_copy(self, attachment: Attachment, target: Path, progress: Progress) -> None:
        """Write a content to `target`, unencrypted; raises `HrdDeskError`."""
        ...

    def drop_unused(self) -> None:
        """Remove the contents that were added to no record in the end."""
        ...


class AttachmentsForm(PartsForm):
    """Lists the files of a record; until `keep_files` has been called none can be added.

    Adding and copying run in jobs. While one runs the record cannot be saved, so that no file is
    left behind that a person saw being added.
    """

    kind = Attachment
    schemes = {"confidentiality": "confidentiality"}  # noqa: RUF012  a constant of the class

    def __init__(self, parent: QWidget | None = None) -> None:
        self._files: AttachedFiles | None = None
        self._here: frozenset[str] = frozenset()
        self._job: Job | None = None
        self._stop_work: Callable[[], None] = lambda: None
        self._may_leave_unused = False
        super().__init__(Ui_AttachmentsForm(), parent)
        self.form.note.grow_between(1, 4)
        # A file dropped on the note is meant for the record, and its path for nobody.
        self.form.note.viewport().setAcceptDrops(False)
        self.form.save_copy.clicked.connect(self.ask_for_copy)
        self.form.stop.clicked.connect(self._on_stop)
        self._landing = QRubberBand(QRubberBand.Shape.Rectangle, self)
        self.setAcceptDrops(True)

    def keep_files(self, files: AttachedFiles) -> None:
        """Keep contents in `files` from now on."""
        self._files = files
        self._arrange()

    @override
    def line_of(self, part: Any) -> str:
        words = [part.name or _("File without a name"), kind_words(part.media_type)]
        words.append(size_words(part.size_bytes))
        if self._is_to_come(part):
            words.append(_("still to come"))
        return beside(words)

    @override
    def show_parts(self, parts: list[Any], row: int = 0) -> None:
        self._look_for(parts)
        self._may_leave_unused |= any(part.id is None for part in parts)
        super().show_parts(parts, row)

    @override
    def read(self) -> list[InvalidInputError]:
        if self._job is None:
            return super().read()
        sentence = _("A file is still being worked on. Wait until it is done, or stop it.")
        return [*super().read(), InvalidInputError("attachments", sentence)]

    @override
    def first_control(self) -> QWidget:
        return self.form.stop if self._job is not None else super().first_control()

    def leave(self) -> None:
        """Stop what runs, and clean up after files that were added and not saved."""
        self.stop()
        if self._may_leave_unused and self._files is not None:
            self._may_leave_unused = False
            files = self._files
            # A failure is told to nobody: the next time cleans up what this one left.
            Job(lambda _progress: files.drop_unused()).start()

    # --- adding ---------------------------------------------------------------------------------

    @override
    def add(self) -> None:
        paths, _kind = QFileDialog.getOpenFileNames(self, _("Add files"))
        self.add_files([Path(path) for path in paths])

    def add_files(self, paths: list[Path]) -> None:
        """Store files and add them to the record, in a job; what is refused is told at its end."""
        if self._files is None or self._job is not None or not paths:
            return
        if self._row >= 0 and not self._leave_row():
            return
        self._may_leave_unused = True
        words = ngettext("Adding {count} file…", "Adding {count} files…", len(paths))
        work = partial(_kept, self._files, paths)
        self._run(words.format(count=len(paths)), work, self._take)
        # From here on leaving the record asks first.
        self.edited.emit()

    def _take(self, result: tuple[list[Attachment], list[str]]) -> None:
        kept, refused = result
        known = {part.sha256 for part in self._parts}
        awaited = {part.sha256 for part in self._parts if self._is_to_come(part)}
        for part in kept:
            if part.sha256 not in known:
                known.add(part.sha256)
                self._parts.append(part)
            elif part.sha256 not in awaited:
                sentence = _("“{name}” is attached to this record already.")
                refused.append(sentence.format(name=part.name))
        self.show_parts(self._parts, len(self._parts) - 1)
        self.first_control().setFocus()
        self.edited.emit()
        if refused:
            count = len(refused)
            words = ngettext("{count} file was not added.", "{count} files were not added.", count)
            tell(self.window(), words.format(count=count), "\n".join(dict.fromkeys(refused)))

    # --- saving a copy --------------------------------------------------------------------------

    def ask_for_copy(self) -> None:
        """Warn, ask where the copy of the marked file goes, and write it."""
        part = self._parts[self._row]  # by the last answer another one may be marked
        warning = _(
            "A copy lies outside the encrypted desk, where others can read it. A file from "
            "elsewhere can also harm the computer that opens it."
        )
        if not ask(self.window(), warning, _("Save a copy")):
            return
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        proposed = Path(QStandardPaths.writableLocation(documents)) / safe_file_name(part.name)
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save a copy"), str(proposed))
        if chosen:
            self.save_copy(part, Path(chosen))

    def save_copy(self, part: Attachment, target: Path) -> None:
        """Write a copy of a file to `target`, in a job. One that was written is always told."""
        if self._files is None or self._job is not None:
            return
        files = self._files

        def work(progress: Progress) -> Path:
            files.save_copy(part, target, partial(_tell_share, progress, 0, 1))
            return target

        self._run(_("Saving a copy…"), work, self._tell_copy, leaves_a_file=True)

    def _tell_copy(self, target: Path) -> None:
        tell(self.window(), _("The copy is here: {file}").format(file=target))

    # --- work -----------------------------------------------------------------------------------

    def stop(self) -> None:
        """Stop the work that runs; what it had begun leaves nothing behind.

        A copy that was written before it could be stopped is told.
        """
        if self._job is not None:
            self._stop_work()
            self._end(self._job)

    def _on_stop(self) -> None:
        self.stop()
        self.first_control().setFocus()

    def _run(
        self, words: str, work: Work, then: Callable[[Any], None], *, leaves_a_file: bool = False
    ) -> None:
        self.form.doing.setText(words)
        self.form.progress.setRange(0, 0)
        job = Job(work)
        self._job, self._stop_work = job, job.stop if leaves_a_file else job.cancel
        ended = partial(self._on_done, job, leaves_a_file)
        # Told in the thread of the work, so it must be a method: Qt then hands it over to ours.
        job.progressed.connect(self._on_progress)
        job.succeeded.connect(partial(ended, then))
        job.failed.connect(partial(ended, partial(show_error, self.window())))
        job.finished.connect(partial(self._end, job))
        self._arrange()
        job.start()

    def _on_progress(self, done: int, total: int) -> None:
        self.form.progress.setRange(0, total)
        self.form.progress.setValue(done)

    def _on_done(
        self, job: Job, leaves_a_file: bool, then: Callable[[Any], None], result: object
    ) -> None:
        # What was added to a record that was left, or was stopped, is told to nobody.
        is_wanted = job is self._job or leaves_a_file
        self._end(job)
        if is_wanted:
            then(result)

    def _end(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self._arrange()

    @override
    def _arrange(self) -> None:
        super()._arrange()
        is_idle = self._job is None
        part = self._parts[self._row] if self._row >= 0 else None
        self.form.busy.setVisible(not is_idle)
        self.form.add.setEnabled(is_idle and self._files is not None)
        self.form.remove.setEnabled(is_idle)
        self.form.save_copy.setVisible(bool(self._parts))
        self.form.save_copy.setEnabled(is_idle and part is not None and part.sha256 in self._here)
        self.form.hash.setText(part.sha256 if part is not None else "")
        to_come = {part.sha256 for part in self._parts if self._is_to_come(part)}
        self.form.to_come.setText(to_come_words(len(to_come)))
        self.form.to_come.setVisible(bool(to_come))

    def _is_to_come(self, part: Attachment) -> bool:
        return self._files is not None and part.sha256 not in self._here

    def _look_for(self, parts: Iterable[Any]) -> None:
        hashes = {part.sha256 for part in parts}
        self._here = self._files.here(hashes) if self._files is not None else frozenset()

    # --- dropping -------------------------------------------------------------------------------

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.form.add.isEnabled() and _local_files(event.mimeData()):
            _accept_as_copy(event)
            self._landing.setGeometry(self.rect())
            self._landing.show()

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._landing.hide()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._landing.hide()
        _accept_as_copy(event)
        self.add_files(_local_files(event.mimeData()))


def _kept(
    files: AttachedFiles, paths: list[Path], progress: Progress
) -> tuple[list[Attachment], list[str]]:
    """Store one file after the other; return the attachments, and why others were refused."""
    kept: list[Attachment] = []
    refused: list[str] = []
    for number, path in enumerate(paths):
        try:
            kept.append(files.keep(path, partial(_tell_share, progress, number, len(paths))))
        except CancelledError:
            raise
        except HrdDeskError as error:
            refused.append(error.sentence)
    return kept, refused


def _tell_share(progress: Progress, number: int, count: int, done: int, total: int) -> None:
    """Tell how far the whole is while file `number` of `count` is at `done` of `total`."""
    progress(_SHARE * number + _SHARE * done // max(total, 1), _SHARE * count)


def _accept_as_copy(event: QDropEvent) -> None:
    # A file manager that was told of a move would remove its file.
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


def _local_files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
