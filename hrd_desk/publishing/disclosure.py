"""The report of what a brief tells and what it keeps back, and the refusal to make one at all."""

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
    return disclosed(Ruled(event, vocabulary, audience))


def disclosed(ruled: Ruled) -> tuple[DisclosureLine, ...]:
    """Return a line for each filled field of a record, as `disclosure` does."""
    rulings = ((field, ruled.ruling(field)) for field in ruled.filled)
    return tuple(DisclosureLine(field, found.outcome, _(found.why)) for field, found in rulings)


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
