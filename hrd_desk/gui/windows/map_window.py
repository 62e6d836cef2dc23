"""The map window: the events of the list as clustered points, and the events of one cluster."""

import math
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QCloseEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QDialog, QListWidgetItem, QWidget
from typing_extensions import override

from hrd_desk.errors import HrdDeskError
from hrd_desk.geocoding.mercator import WORLD, x_of, y_of
from hrd_desk.gui.errors import show_error
from hrd_desk.gui.generated.ui_map_window import Ui_MapWindow
from hrd_desk.gui.map.clusters import Cluster, PointCloud
from hrd_desk.gui.map.looks import chosen_look, look_menu
from hrd_desk.gui.map.points import PointsLayer
from hrd_desk.gui.preferences import Preferences
from hrd_desk.gui.widgets.plain_text import tool_tip
from hrd_desk.gui.widgets.small_screens import let_wrap
from hrd_desk.gui.windows.map_listing import (
    cluster_query,
    cluster_words,
    keys_words,
    view_query,
)
from hrd_desk.gui.workers import Job
from hrd_desk.i18n import _, beside, grouped, language, ngettext
from hrd_desk.model.date_words import date_in_words
from hrd_desk.model.dates import parse_edtf
from hrd_desk.model.degree_words import point_words
from hrd_desk.progress import Progress
from hrd_desk.storage.database import Database
from hrd_desk.storage.event_lists import EventFilter, EventRow, event_rows
from hrd_desk.storage.event_points import EventPoints, event_points

MOST_LISTED = 500
BUSY_AFTER_MS = 300
MAP_SHARE_PX = (900, 340)
LEAST_PANEL_PX = 220
_UID = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class LoadedPoints:
    """What a job brings: the events with a point, and their cloud."""

    events: EventPoints
    cloud: PointCloud


class MapWindow(QDialog):
    """Follows the filter of the list. `record_wanted(uuid)`: a person wants to see a record.

    `box_wanted(query)`: they want the events of a circle, or of the view, in the list.
    `look_changed` comes when a person chose how maps are drawn; the preferences have it then.
    """

    record_wanted = Signal(object)
    box_wanted = Signal(object)
    look_changed = Signal()

    def __init__(
        self, database: Database, preferences: Preferences, parent: QWidget | None = None
    ) -> None:
        """Show nothing until `show_matching`."""
        super().__init__(parent)
        self._database = database
        self._preferences = preferences
        self._wanted = EventFilter()
        self._job: Job | None = None
        self._loaded: LoadedPoints | None = None
        self._cluster: Cluster | None = None
        self._has_fitted = False
        self.ui = Ui_MapWindow()
        self.ui.setupUi(self)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.resize(1280, 720)
        self.points = PointsLayer(cluster_words)
        self.ui.map.add_layer(self.points)
        self.ui.map.setAccessibleName(_("Map of events"))
        self.ui.map.describe(keys_words())
        let_wrap(self.ui.layout_3, self.ui.layout_4)
        self.ui.panel.setMinimumWidth(LEAST_PANEL_PX)
        self.ui.splitter.share(MAP_SHARE_PX)
        self.ui.events.setSpacing(3)
        self._busy_pause = QTimer(self, singleShot=True, interval=BUSY_AFTER_MS)
        self._connect()
        self._show_look()
        self._show_busy(is_busy=False)
        self._show_cluster(None)
        self.ui.map.setFocus()

    def _connect(self) -> None:
        ui = self.ui
        self._busy_pause.timeout.connect(lambda: self._show_busy(is_busy=True))
        self.points.chosen.connect(self._show_cluster)
        self.points.wanted.connect(self._list_cluster)
        ui.map.clicked.connect(self._name_point)
        ui.events.itemActivated.connect(lambda _item: self._open())
        ui.events.currentRowChanged.connect(lambda row: ui.open.setEnabled(row >= 0))
        ui.open.clicked.connect(self._open)
        ui.zoom.clicked.connect(self._zoom_to_cluster)
        ui.list_these.clicked.connect(self._list_cluster)
        ui.list_view.clicked.connect(lambda: self.box_wanted.emit(view_query(ui.map.camera)))
        ui.cancel.clicked.connect(self._cancel)
        ui.close_button.clicked.connect(self.close)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Refresh), self).activated.connect(
            self.reload
        )

    # --- look ---------------------------------------------------------------------------------

    def _show_look(self) -> None:
        self.ui.map.show_as(chosen_look(self._preferences))
        self.ui.look.setMenu(look_menu(self._preferences, self._on_look, self))

    def _on_look(self) -> None:
        self.ui.map.show_as(chosen_look(self._preferences))
        self.look_changed.emit()

    # --- reading ------------------------------------------------------------------------------

    def show_matching(self, wanted: EventFilter) -> None:
        """Show the events that `wanted` lets through; read in a job."""
        self._wanted = wanted
        self.reload()

    def reload(self) -> None:
        """Read again."""
        self.stop()
        database, wanted = self._database, self._wanted

        def work(progress: Progress) -> LoadedPoints:
            with database.snapshot() as session:
                events = event_points(session, wanted, progress)
            return LoadedPoints(
                events, PointCloud(events.latitudes_deg, events.longitudes_deg, progress)
            )

        job = Job(work)
        job.progressed.connect(self._on_progress)
        job.succeeded.connect(lambda loaded: self._on_loaded(job, loaded))
        job.failed.connect(lambda error: self._on_failed(job, error))
        self._job = job
        self._busy_pause.start()
        job.start()

    def stop(self) -> None:
        """Read nothing more."""
        self._busy_pause.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _cancel(self) -> None:
        self.stop()
        self._show_busy(is_busy=False)
        self.ui.state.setText(_("Reading was cancelled. F5 reads again."))

    def _on_progress(self, done: int, total: int) -> None:
        self.ui.busy.setMaximum(total)
        self.ui.busy.setValue(done)

    def _on_failed(self, job: Job, error: HrdDeskError) -> None:
        if job is self._job:
            self.stop()
            self._show_busy(is_busy=False)
            show_error(self, error)

    def _on_loaded(self, job: Job, loaded: LoadedPoints) -> None:
        if job is not self._job:
            return
        self._job = None
        self._busy_pause.stop()
        self._show_busy(is_busy=False)
        self._loaded = loaded
        self.points.show_cloud(loaded.cloud)
        self._show_cluster(None)
        self._say_state()
        if loaded.cloud.box is not None and not (self._has_fitted and self.ui.map.is_touched):
            self._has_fitted = True
            self.ui.map.fit(loaded.cloud.box)
        elif loaded.cloud.box is not None:
            self.ui.map.home = loaded.cloud.box

    def _show_busy(self, *, is_busy: bool) -> None:
        self.ui.busy.setVisible(is_busy)
        self.ui.cancel.setVisible(is_busy)

    def _say_state(self) -> None:
        if self._loaded is None:
            return
        events = self._loaded.events
        shown, missing = len(events), events.without_point
        words = ngettext("{count} event on the map.", "{count} events on the map.", shown)
        parts = [words.format(count=grouped(shown))]
        if missing:
            words = ngettext(
                "{count} event has no point and is not shown.",
                "{count} events have no point and are not shown.",
                missing,
            )
            parts.append(words.format(count=grouped(missing)))
        if self._wanted.said:
            words = _("Only those found by “{words}”.").format(words=self._wanted.said)
            parts.append(words)
        self.ui.state.setText(" ".join(parts))
        self.ui.map.say("" if shown else self._empty_words(missing))

    def _empty_words(self, missing: int) -> str:
        if missing:
            return _(
                "None of these events has a point yet. Give a place of a record its coordinates,"
                " and the event stands here."
            )
        if self._wanted.said:
            return _("No event has these words. Clear the field above the list to see all.")
        return _("No events yet. Log the first one, and give its place a point.")

    # --- one cluster --------------------------------------------------------------------------

    def _show_cluster(self, cluster: Cluster | None) -> None:
        """List the events of a cluster, the newest first."""
        self._cluster = cluster
        ui = self.ui
        ui.events.clear()
        ui.zoom.setEnabled(cluster is not None and cluster.count > 1)
        ui.list_these.setEnabled(cluster is not None)
        ui.open.setEnabled(False)
        if cluster is None or self._loaded is None:
            ui.heading.setText(_("Click on a circle to list its events here."))
            return
        numbers = self._loaded.cloud.numbers(cluster)[:MOST_LISTED]
        with self._database.snapshot() as session:
            rows = event_rows(session, [self._loaded.events.ids[number] for number in numbers])
        for row in rows:
            item = QListWidgetItem(_line(row), ui.events)
            item.setData(_UID, row.uid)
            item.setToolTip(tool_tip(item.text()))
        ui.heading.setText(self._heading(cluster, len(rows)))
        told = QAccessibleAnnouncementEvent(ui.map, ui.heading.text())
        QAccessible.updateAccessibility(told)
        if rows:
            ui.events.setCurrentRow(0)

    def _heading(self, cluster: Cluster, listed: int) -> str:
        count = cluster.count
        words = ngettext("{count} event here", "{count} events here", count)
        heading = words.format(count=grouped(count))
        if listed < count:
            rest = _("the newest {listed} are listed; zoom in for the others")
            heading += ": " + rest.format(listed=listed)
        return heading

    def _open(self) -> None:
        item = self.ui.events.currentItem()
        if item is not None:
            self.record_wanted.emit(item.data(_UID))

    def _zoom_to_cluster(self) -> None:
        if self._cluster is None or self._loaded is None:
            return
        events = self._loaded.events
        numbers = self._loaded.cloud.numbers(self._cluster)
        xs = [_near(x_of(events.longitudes_deg[number]), self._cluster.x) for number in numbers]
        ys = [y_of(events.latitudes_deg[number]) for number in numbers]
        self.ui.map.zoom_to((min(xs), min(ys), max(xs), max(ys)))
        self.ui.map.setFocus()

    def _list_cluster(self) -> None:
        if self._cluster is None or self._loaded is None:
            return
        loaded = self._loaded
        self.box_wanted.emit(cluster_query(loaded.cloud, loaded.events, self._cluster))

    def _name_point(self, latitude_deg: float, longitude_deg: float) -> None:
        """Say what lies where a person clicked."""
        self.points.unmark()
        self._show_cluster(None)
        atlas = self.ui.map.atlas
        if atlas is not None:
            words = atlas.words_at(latitude_deg, longitude_deg)
            self.ui.place.setText(beside((point_words(latitude_deg, longitude_deg), words)))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.stop()
        super().closeEvent(event)


def _line(row: EventRow) -> str:
    """Return two lines of an event: its title; when, and its reference."""
    day = date_in_words(parse_edtf(row.start_date), language()) if row.start_date else ""
    facts = beside(filter(None, (day, row.reference)))
    return (row.title or _("(no title)")) + "\n" + facts


def _near(x: float, middle: float) -> float:
    """Return `x` in the turn of the world in which `middle` is."""
    return x + WORLD * math.floor((middle - x) / WORLD + 0.5)
