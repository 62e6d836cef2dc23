"""The rule that compares points with borders, for the form: the borders open in a job."""

from PySide6.QtCore import QObject, Signal

from hrd_desk.errors import HrdDeskError
from hrd_desk.geocoding.borders import Borders
from hrd_desk.geocoding.country_check import CountryCheck
from hrd_desk.gui.workers import Job
from hrd_desk.model.checks import Rule
from hrd_desk.model.event import Event


class BorderChecks(QObject):
    """Opens the borders when the first record with a point is checked, off the window's thread.

    The first time on a computer that takes about a second. Emits `ready` when the rule is there;
    borders that are damaged leave the other rules as they are.
    """

    ready = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Open nothing yet."""
        super().__init__(parent)
        self._check: CountryCheck | None = None
        self._is_opening = False

    def rules_for(self, event: Event) -> list[Rule]:
        """Return the rule once the borders are open; before, begin to open them if need be."""
        if self._check is not None:
            return [self._check.rule]
        if not self._is_opening and any(p.latitude_deg is not None for p in event.places):
            self._is_opening = True
            job = Job(Borders.open)
            job.succeeded.connect(self._take)
            job.failed.connect(self._go_without)
            job.start()
        return []

    def _take(self, borders: Borders) -> None:
        self._check = CountryCheck(lambda: borders)
        self.ready.emit()

    def _go_without(self, error: HrdDeskError) -> None:
        def unavailable() -> Borders:
            raise error

        self._check = CountryCheck(unavailable)
        self.ready.emit()
