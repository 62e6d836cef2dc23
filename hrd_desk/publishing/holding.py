"""Records about which a question is open: none leaves the organisation before it is settled."""

import uuid
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from sqlalchemy.orm import Session

from hrd_desk.errors import HrdDeskError
from hrd_desk.i18n import _, language
from hrd_desk.model.event import Event
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.preparing import Prepared
from hrd_desk.publishing.told_elsewhere import with_others
from hrd_desk.storage.decisions import publication_obstacles
from hrd_desk.storage.events import revised_of
from hrd_desk.storage.terms import load_vocabulary
from hrd_desk.vocabulary.vocabulary import Vocabulary

_AT_ONCE = 1000


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
        sentence = _("{reference}: {why}").format(reference=reference, why=why)
        return with_others(sentence, len(self._warnings) - 1)


def refuse_changed(session: Session, prepared: Prepared) -> None:
    """Refuse a file whose records or terms are not what they were when it was made.

    Between the file that is shown and its writing a record can be withdrawn, deleted, or come
    into question by what another desk sent, and a term be renamed, which may be why: it named a
    person. Raises `HrdDeskError` that names the first of them.
    """
    references = {record.uid: record.reference for record in prepared.records}
    changed = changed_among(session, ((one.uid, one.revised) for one in prepared.records))
    for uid in changed:
        raise changed_meanwhile(references[uid])
    refuse_changed_terms(prepared.cases.vocabulary, load_vocabulary(session))
    is_inside = prepared.order.audience is Audience.INTERNAL
    questions = {} if is_inside else publication_obstacles(session)
    for uid in filter(questions.__contains__, references):
        sentence = _("{reference}: {why}")
        raise HrdDeskError(sentence.format(reference=references[uid], why=questions[uid]))


def refuse_changed_terms(before: Vocabulary, now: Vocabulary) -> None:
    """Raise `HrdDeskError` if a term is told otherwise `now` than it was `before`."""
    for term in before.told_otherwise(now):
        sentence = _("The term “{term}” was changed after this file was made. Make the file again.")
        raise HrdDeskError(sentence.format(term=term.label(language())))


def changed_among(
    session: Session, records: Iterable[tuple[uuid.UUID, int]]
) -> Iterator[uuid.UUID]:
    """Yield those of these records, each with its version, that have another one, or are gone."""
    left = iter(records)
    while some := list(islice(left, _AT_ONCE)):
        now = revised_of(session, (uid for uid, _revised in some))
        yield from (uid for uid, revised in some if now.get(uid) != revised)


def changed_meanwhile(reference: str) -> HrdDeskError:
    """Return the refusal of a file that holds a record as it is not any more."""
    sentence = _("{reference} was changed after this file was made. Make the file again.")
    return HrdDeskError(sentence.format(reference=reference))
