"""The terms that the digits take, counted from the desk's own records."""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from hrd_desk.gui.widgets.field import Field
from hrd_desk.gui.widgets.term_line import FAVOURITES, OneTermPicker
from hrd_desk.gui.widgets.term_picker import TermPicker
from hrd_desk.gui.workers import Job
from hrd_desk.mapping import new_uid
from hrd_desk.model.event import CODED_CHOICES, CODED_LISTS
from hrd_desk.progress import Progress
from hrd_desk.storage.database import Database
from hrd_desk.storage.events import load_previous_event
from hrd_desk.storage.favourites import common_codes

_SCHEMES = CODED_LISTS | CODED_CHOICES


class CommonTerms(QObject):
    """Counts in a job when the desk opens. A digit keeps its term until the desk is closed.

    Terms that become common later take the digits that are free, so that no finger is misled.
    """

    def __init__(self, database: Database, fields: Mapping[str, Field], parent: QObject) -> None:
        """Offer the common terms of `database` in `fields`, by their names in the record."""
        super().__init__(parent)
        self._database = database
        self._fields = fields
        self._codes: dict[str, list[str]] = {}
        self.count()

    def count(self) -> None:
        """Count anew."""

        def work(progress: Progress) -> dict[str, list[str]]:
            with self._database.snapshot() as session:
                # Read, too, so that the queries of a save are compiled before the first one.
                load_previous_event(session, new_uid())
                return common_codes(session, FAVOURITES)

        job = Job(work)
        job.succeeded.connect(self._take)
        job.start()

    def count_if_few(self) -> None:
        """Count anew while most digits are free, as on a new desk."""
        if len(self._codes.get("violation", [])) < FAVOURITES:
            self.count()

    def _take(self, counted: dict[str, list[str]]) -> None:
        for scheme, codes in counted.items():
            kept = self._codes.get(scheme, [])
            new = [code for code in codes if code not in kept]
            self._codes[scheme] = [*kept, *new][:FAVOURITES]
        self.offer()

    def offer(self) -> None:
        """Offer the terms in the fields, which may have got another vocabulary."""
        for name, scheme in _SCHEMES.items():
            field = self._fields.get(name)
            if isinstance(field, TermPicker | OneTermPicker):
                field.offer_favourites(self._codes.get(scheme, []))
