"""Searching in the main window: what is typed, what narrows it, what was saved, what is counted."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QInputDialog, QMenu

from hrd_desk.errors import HrdDeskError
from hrd_desk.gui.errors import show_error
from hrd_desk.gui.generated.ui_main_window import Ui_MainWindow
from hrd_desk.gui.windows.facet_pane import FacetPane
from hrd_desk.gui.windows.list_pane import ListPane
from hrd_desk.gui.windows.place_lookup import PlaceLookup
from hrd_desk.gui.workers import Job
from hrd_desk.i18n import _, language
from hrd_desk.model.query import All, Query, all_of, not_of
from hrd_desk.model.query_reading import Reading, read_query
from hrd_desk.model.query_showing import shown
from hrd_desk.model.query_values import Meaning, NamedPoint
from hrd_desk.progress import Progress
from hrd_desk.storage.columns import EventColumns
from hrd_desk.storage.database import Database
from hrd_desk.storage.facets import Facet, facets
from hrd_desk.storage.found import found_events
from hrd_desk.storage.query_meaning import meaning_here
from hrd_desk.storage.saved_searches import remove_search, save_search, saved_searches
from hrd_desk.vocabulary.vocabulary import Vocabulary

if TYPE_CHECKING:
    from hrd_desk.gui.windows.statistics_window import StatisticsWindow


class FindingControl(QObject):
    """Reads the field above the list, and changes it where a person clicks instead of typing.

    The columns that facets and statistics count are read when one of both is first opened.
    """

    def __init__(
        self, database: Database, form: Ui_MainWindow, rows: ListPane, places: PlaceLookup
    ) -> None:
        """Search the records of `database` by the field of `rows`."""
        super().__init__(rows)
        self._database, self._form, self._list, self._places = database, form, rows, places
        self._vocabulary = Vocabulary(())
        self._meaning = Meaning(self._vocabulary)
        self._columns = EventColumns()
        self._job: Job | None = None
        self._wants_places = False
        self._before: list[str] = []
        """What the field said before each click on a number."""
        self.window: StatisticsWindow | None = None
        self.facets = FacetPane(rows)
        self.facets.hide()
        rows.add_below_filter(self.facets)
        rows.read = self.read
        rows.model.counted.connect(lambda _count: self._count())
        places.ready.connect(self._on_places_ready)
        self.facets.wanted.connect(self.narrow)
        rows.narrowing_wanted.connect(self.narrow_to)
        self.facets.unwanted.connect(lambda query: self.narrow(not_of(query)))
        self._menu = QMenu(rows)
        self._menu.aboutToShow.connect(self._fill_menu)
        rows.form.searches.setMenu(self._menu)
        rows.form.narrow.toggled.connect(form.show_facets.setChecked)
        form.show_facets.toggled.connect(self._show_facets)
        form.show_statistics.triggered.connect(lambda _checked=False: self.show_statistics())

    def use(self, vocabulary: Vocabulary) -> None:
        """Read terms of `vocabulary` from now on."""
        self._vocabulary = vocabulary
        with self._database.snapshot() as session:
            self._meaning = meaning_here(session, vocabulary, language(), self._find_place)

    def stop(self) -> None:
        """Count no longer; the desk can be closed after it."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if self.window is not None:
            self.window.stop()
            self.window.close()

    # --- the field ----------------------------------------------------------------------------

    def read(self, typed: str) -> Reading:
        """Return what `typed` looks for."""
        return read_query(typed, self._meaning)

    def _find_place(self, name: str) -> NamedPoint | None:
        self._wants_places = True
        self._places.prepare()
        return self._places.named(name)

    def _on_places_ready(self) -> None:
        if self._wants_places:
            self._wants_places = False
            self._list.apply()

    def narrow(self, query: Query) -> None:
        """Add a condition to what is looked for, or take it away where it is there already."""
        parts = _parts(self.read(self._list.form.filter.text().strip()).query)
        if query in parts:
            self.look_for(all_of(part for part in parts if part != query))
        else:
            self.narrow_to(query)

    def narrow_to(self, query: Query) -> None:
        """Add a condition to what is looked for, unless it is there already."""
        typed = self._list.form.filter.text().strip()
        reading = self.read(typed)
        parts = _parts(reading.query)
        if reading.problems:
            self._list.filter_by(f"{typed} {shown(query, self._meaning)}".strip())
        else:
            self.look_for(all_of([*parts, query]))

    def look_for(self, query: Query | None) -> None:
        """Write a query into the field."""
        self._list.filter_by(shown(query, self._meaning))
        self._list.apply()

    # --- facets -------------------------------------------------------------------------------

    def _show_facets(self, is_shown: bool) -> None:
        self._list.form.narrow.setChecked(is_shown)
        self.facets.setVisible(is_shown)
        if is_shown:
            self.facets.say(_("Counting…"))
            self._count()
            self.facets.ui.lines.setFocus()

    def _count(self) -> None:
        if self.window is not None and self.window.isVisible():
            self.window.show_matching(self._list.model.wanted)
        if self.facets.isHidden():
            return
        if self._job is not None:
            self._job.cancel()
        wanted, vocabulary = self._list.model.wanted.as_query(), self._vocabulary
        database, columns = self._database, self._columns

        def work(progress: Progress) -> list[Facet]:
            with database.snapshot() as session:
                columns.bring_up(session, progress)
                return facets(columns, vocabulary, found_events(session, columns, wanted))

        job = Job(work)
        job.succeeded.connect(lambda found: self._on_counted(job, found))
        job.failed.connect(lambda error: show_error(self._list, error))
        self._job = job
        job.start()

    def _on_counted(self, job: Job, found: list[Facet]) -> None:
        if job is self._job:
            self._job = None
            self.facets.show_facets(found, self._vocabulary)

    # --- saved searches -----------------------------------------------------------------------

    def _fill_menu(self) -> None:
        self._menu.clear()
        best = self._action(_("&Best hits first"), self._toggle_best)
        best.setCheckable(True)
        best.setChecked(self._list.model.is_best_first)
        self._menu.addSeparator()
        with self._database.snapshot() as session:
            kept = saved_searches(session)
        for search in kept:
            look = partial(self._list.filter_by, search.typed)
            self._action(search.name.replace("&", "&&"), look).setToolTip(search.typed)
        if kept:
            self._menu.addSeparator()
        typed = self._list.form.filter.text().strip()
        self._action(_("&Save this search…"), self.save_search).setEnabled(bool(typed))
        removing = self._menu.addMenu(_("&Remove"))
        removing.setEnabled(bool(kept))
        for search in kept:
            action = removing.addAction(search.name.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, name=search.name: self._remove(name))

    def _action(self, words: str, act: Callable[[], None]) -> QAction:
        action = self._menu.addAction(words)
        action.triggered.connect(lambda _checked=False: act())
        return action

    def _toggle_best(self) -> None:
        self._list.model.rank(is_best_first=not self._list.model.is_best_first)

    def save_search(self) -> None:
        """Ask for a name and keep what is in the field under it."""
        question = _("Name of the search:")
        name, is_given = QInputDialog.getText(self._list, _("Save this search"), question)
        if not is_given:
            return
        try:
            with self._database.local_transaction() as session:
                save_search(session, name, self._list.form.filter.text())
        except HrdDeskError as error:
            show_error(self._list, error)

    def _remove(self, name: str) -> None:
        with self._database.local_transaction() as session:
            remove_search(session, name)

    # --- statistics ---------------------------------------------------------------------------

    def show_statistics(self) -> None:
        """Open the window that counts what the list shows."""
        # Loaded here, so that the start of the window does not pay for it.
        from hrd_desk.gui.windows.statistics_window import StatisticsWindow  # noqa: PLC0415

        if self.window is None:
            self.window = StatisticsWindow(self._database, self._columns, self._list.window())
            self.window.records_wanted.connect(self._show_records)
            self.window.back_wanted.connect(self._go_back)
            self.window.table_wanted.connect(self._list.table_wanted)
        self.window.use(self._vocabulary)
        if not self.window.isVisible():
            self._before.clear()
            self.window.offer_back(is_there=False)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        self.window.show_matching(self._list.model.wanted)

    def _show_records(self, query: Query | None) -> None:
        """Show the records behind a number in the list; what was looked for before is kept."""
        self._remember()
        self.look_for(query)
        self._list.window().activateWindow()
        self._list.go_to_list()

    def _remember(self) -> None:
        self._before.append(self._list.form.filter.text())
        if self.window is not None:
            self.window.offer_back(is_there=True)

    def _go_back(self) -> None:
        """Look for what was looked for before a number was clicked."""
        if self._before:
            self._list.filter_by(self._before.pop())
            self._list.apply()
        if self.window is not None:
            self.window.offer_back(is_there=bool(self._before))


def _parts(query: Query | None) -> tuple[Query, ...]:
    if query is None:
        return ()
    return query.parts if isinstance(query, All) else (query,)
