"""Notes what each summary was drafted from, and marks it once the record says something else."""

import datetime
import uuid
from collections.abc import Iterator

from PySide6.QtCore import QObject

from hrd_desk.gui.windows.record_pane import RecordPane
from hrd_desk.i18n import _
from hrd_desk.model.event import Event
from hrd_desk.model.problems import Level, Problem
from hrd_desk.publishing.drafting import DraftOrigin, is_outdated
from hrd_desk.storage.database import Database
from hrd_desk.storage.drafted_summaries import keep_origins, load_origins
from hrd_desk.vocabulary.vocabulary import Vocabulary


class DraftedControl(QObject):
    """Adds a check to the pane; what it compares with stays in this desk's own settings."""

    def __init__(self, database: Database, pane: RecordPane) -> None:
        super().__init__(pane)
        self._database = database
        self._pane = pane
        self._drafting = pane.event_form.drafting
        with database.snapshot() as session:
            self._origins = load_origins(session)
        self._drafting.draft_saved.connect(self._keep)
        pane.own_rules.append(self._rule)

    def _keep(self, uid: uuid.UUID, origin: DraftOrigin) -> None:
        self._origins.pop(uid, None)
        self._origins[uid] = (origin.language, origin.has_own_words, origin.facts)
        with self._database.local_transaction() as session:
            keep_origins(session, self._origins)
        self._pane.check()

    def _rule(
        self, event: Event, vocabulary: Vocabulary, _today: datetime.date
    ) -> Iterator[Problem]:
        kept = self._origins.get(event.uid)
        origin = self._drafting.unsaved_origin or (DraftOrigin(*kept) if kept else None)
        is_old = origin is not None and is_outdated(origin, event, vocabulary)
        self._drafting.mark_outdated(is_old)
        if is_old:
            sentence = _("The record has changed since the summary was drafted. Draft it again.")
            yield Problem("summary-outdated", Level.WARNING, "summary", sentence)
