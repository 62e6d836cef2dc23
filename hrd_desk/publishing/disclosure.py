"""The report of what a brief tells and what it keeps back, and the refusal to make one at all."""

from collections.abc import Hashable
from dataclasses import dataclass

from hrd_desk.errors import HrdDeskError
from hrd_desk.i18n import _, language
from hrd_desk.model.event import Event
from hrd_desk.model.plain_event import PlainEvent
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.rules import (
    RECORDS_ADMITTED,
    SENSITIVE,
    Outcome,
    Ruled,
)
from hrd_desk.vocabulary.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class DisclosureLine:
    """What becomes of one filled field, and why; `why` is "" when it is published whole."""

    field: str
    outcome: Outcome
    why: str


def disclosure(
    event: Event, vocabulary: Vocabulary, audience: Audience
) -> tuple[DisclosureLine, ...]:
    """Return a line for each filled field of `event`: published, generalised or withheld, and why.

    The rulings are the ones that `redact` obeys; `why` is in the language of the screen.
    """
    return Disclosures().of(Ruled(event, vocabulary, audience))


class Disclosures:
    """What `disclosure` returns, of thousands of records that say the same few things."""

    def __init__(self) -> None:
        self._known: dict[Hashable, tuple[DisclosureLine, ...]] = {}

    def of(self, ruled: Ruled) -> tuple[DisclosureLine, ...]:
        """Return the lines of a record; equal ones are the same object."""
        rulings = ruled.rulings
        key = *rulings, *map(id, rulings.values())  # each ruling is one object that stays
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = tuple(
                DisclosureLine(field, ruling.outcome, _(ruling.why))
                for field, ruling in rulings.items()
            )
        return found


def refuse_unless_admitted(
    event: Event | PlainEvent, vocabulary: Vocabulary, audience: Audience
) -> None:
    """Raise `HrdDeskError` if no brief of `event` may be made for `audience`."""
    if event.is_deleted:
        raise HrdDeskError(_("This record was deleted. Bring it back before making a brief of it."))
    if event.record_status == "withdrawn" and audience is Audience.PUBLIC:
        raise HrdDeskError(
            _("This record was withdrawn from publication, so no public brief is made of it.")
        )
    mark = event.confidentiality
    if mark in RECORDS_ADMITTED[audience]:
        return
    sentence = _(
        "This record is marked “{mark}”, so no brief is made of it for these readers. "
        "Make one for readers inside the organisation, or change the mark."
    )
    if mark == SENSITIVE or audience is Audience.INTERNAL:
        sentence = _(
            "This record is marked “{mark}”, and a brief is an unencrypted file, so none is made. "
            "Change the mark if that is wrong."
        )
    label = vocabulary.path_text("confidentiality", mark, language())
    raise HrdDeskError(sentence.format(mark=label))
