"""One event on paper: redacted, set, looked through once more, written whole or not at all."""

import datetime
import unicodedata
from pathlib import Path

from hrd_desk.errors import HrdDeskError, InvalidInputError
from hrd_desk.i18n import _
from hrd_desk.model.event import Event
from hrd_desk.model.field_labels import field_label
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.content import Brief
from hrd_desk.publishing.leaks import refuse_leaks
from hrd_desk.publishing.redact import redact
from hrd_desk.publishing.typefaces import unprintable
from hrd_desk.publishing.typesetting import typeset
from hrd_desk.publishing.wording import edtf_words
from hrd_desk.vocabulary.vocabulary import Vocabulary
from hrd_desk.whole_files import write_whole


def make_brief(
    event: Event,
    vocabulary: Vocabulary,
    audience: Audience,
    destination: Path,
    language: str = "en",
    made_on: datetime.date | None = None,
) -> None:
    """Write the brief of `event` for `audience` to `destination`, a PDF of A4 pages.

    The same record gives the same bytes on every machine; `made_on` prints a date in the footer.
    A file that stands at `destination` is replaced at once or stays as it was. Raises
    `HrdDeskError` for a record of which no brief may be made and where the file cannot be written,
    `InvalidInputError` for text that the fonts cannot print or that was withheld from the readers.
    """
    brief = redact(event, vocabulary, audience, language)
    _refuse_unprintable(brief)
    pdf = typeset(brief, edtf_words(made_on.isoformat() if made_on else None, brief.language))
    # The title is all that the metadata holds, and it is among the texts.
    refuse_leaks(event, vocabulary, audience, brief.free_texts())
    try:
        write_whole(destination, pdf)
    except OSError as error:
        raise _unwritable(error) from error


def _refuse_unprintable(brief: Brief) -> None:
    for field, text in brief.texts():
        character = unprintable(text)
        if character is not None:
            sentence = _(
                "{field}: the character “{character}” ({code}, {name}) cannot be printed; "
                "this version prints Latin, Cyrillic and Greek."
            )
            words = sentence.format(
                field=field_label(field),
                character=character,
                code=f"U+{ord(character):04X}",
                name=unicodedata.name(character, "?"),
            )
            raise InvalidInputError(field, words)


def _unwritable(error: OSError) -> HrdDeskError:
    if isinstance(error, FileNotFoundError):
        return HrdDeskError(_("The folder for the brief does not exist. Choose another one."))
    sentence = _("The brief could not be written there ({reason}). Choose another folder or name.")
    return HrdDeskError(sentence.format(reason=error.strerror or type(error).__name__))
