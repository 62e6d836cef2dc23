"""The rule that compares points with borders, for the form: the borders open in a job."""

from PySide6.QtCore import QObject, Signal

from hrd_desk.gui.workers import Job
from hrd_desk.model.checks import Rule
from hrd_desk.model.event import Event
from hrd_desk.progress import Progress


class BorderChecks(QObject):
    """Opens the borders when the first record with a point is checked, off the window's thread.

    The first time on a computer that takes about a second. Emits `ready` when the rule is there;
    where the borders are damaged, it yields that.
    """

    ready = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Open nothing yet."""
        super().__init__(parent)
        self._rule: Rule | None = None
        self._is_opening = False

    def rules_for(self, event: Event) -> list[Rule]:
        """Return the rule once the borders are open; before, begin to open them if need be."""
        if self._rule is not None:
            return [self._rule]
        if not self._is_opening and any(p.latitude_deg is not None for p in event.places):
            self._is_opening = True
            job = Job(_opened_rule)
            job.succeeded.connect(self._take)
            job.start()
        return []

    def _take(self, rule: Rule) -> None:
        self._rule = rule
        self.ready.emit()


def _opened_rule(progress: Progress) -> Rule:
    # Loaded here, so that the start of the window does not pay for it.
    from hrd_desk.geocoding.borders import Borders  # noqa: PLC0415
    from hrd_desk.geocoding.country_check import CountryCheck  # noqa: PLC0415

    check = CountryCheck(lambda: Borders.open(progress))
    check.prepare()
    return check.rule
