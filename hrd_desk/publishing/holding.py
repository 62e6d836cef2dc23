"""Records about which a question is open: none leaves the organisation before it is settled."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from hrd_desk.errors import HrdDeskError
from hrd_desk.i18n import _, ngettext
from hrd_desk.model.event import Event
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.exporting import Prepared
from hrd_desk.storage.decisions import publication_obstacles
from hrd_desk.storage.events import revised_of


class Held:
    """What stands in the way of each record; readers inside are warned, and get it all the same."""

    def __init__(self, audience: Audience) -> None:
        self._is_inside = audience is Audience.INTERNAL
        self._warnings: list[tuple[str, str]] = []

    def obstacle(self, session: Session) -> Callable[[Event], str | None]:
        """Return what tells of a record why it must not be published yet, or None.

        Questions are read once, so it holds for the state of the desk that `session` sees.
        """
        questions = publication_obstacles(session)

        def why_held(event: Event) -> str | None:
            why = questions.get(event.uid)
            if why is None or not self._is_inside:
                return why
            self._warnings.append((event.reference, why))
            return None

        return why_held

    def warning(self) -> str:
        """Return what should be settled before the file is passed on, with the first record."""
        if not self._warnings:
            return ""
        reference, why = self._warnings[0]
        more = len(self._warnings) - 1
        sentence = _("{reference}: {why}").format(reference=reference, why=why)
        if more:
            others = ngettext("So it is with {count} more.", "So it is with {count} more.", more)
            sentence += " " + others.format(count=more)
        return sentence


def refuse_changed(session: Session, prepared: Prepared) -> None:
    """Refuse a file whose records are not what they were when it was made.

    Between the file that is shown and its writing a record can be withdrawn, deleted, or come
    into question by what another desk sent. Raises `HrdDeskError` that names the first of them.
    """
    questions = publication_obstacles(session)
    now = revised_of(session, (record.uid for record in prepared.records))
    is_inside = prepared.order.audience is Audience.INTERNAL
    for record in prepared.records:
        if now.get(record.uid) != record.revised:
            sentence = _("{reference} was changed after this file was made. Make the file again.")
            raise HrdDeskError(sentence.format(reference=record.reference))
        why = None if is_inside else questions.get(record.uid)
        if why is not None:
            sentence = _("{reference}: {why}")
            raise HrdDeskError(sentence.format(reference=record.reference, why=why))
