"""One event on paper: redacted, set, looked through once more, written whole or not at all."""

import datetime
from dataclasses import dataclass
from pathlib import Path

from hrd_desk.errors import HrdDeskError
from hrd_desk.i18n import _
from hrd_desk.model.event import Event
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.leaks import refuse_leaks
from hrd_desk.publishing.redact import redact
from hrd_desk.publishing.wording import edtf_words
from hrd_desk.vocabulary.vocabulary import Vocabulary
from hrd_desk.whole_files import write_whole


@dataclass(frozen=True, slots=True)
class BriefOptions:
    """What a person may choose: a date in the footer; codes for characters that no font has."""

    made_on: datetime.date | None = None
    marks_unprintable: bool = False


def make_brief(
    event: Event,
    vocabulary: Vocabulary,
    audience: Audience,
    destination: Path,
    language: str = "en",
    options: BriefOptions = BriefOptions(),
) -> None:
    """Write the brief of `event` for `audience` to `destination`, a PDF of A4 pages.

    The same record gives the same bytes on every machine that has the same fonts. A file that
    stands at `destination` is replaced at once or stays as it was. Raises `HrdDeskError` for a
    record of which no brief may be made and where the file cannot be written, `UnprintableError`
    for characters that no font has, `InvalidInputError` for text withheld from the readers.
    """
    # These load the PDF library and the dictionaries of line breaks; most starts print nothing.
    from hrd_desk.publishing.printable import refuse_unprintable  # noqa: PLC0415
    from hrd_desk.publishing.setting import setter_for  # noqa: PLC0415
    from hrd_desk.publishing.typesetting import typeset  # noqa: PLC0415

    brief = redact(event, vocabulary, audience, language)
    setter = setter_for(brief.language, marks_unprintable=options.marks_unprintable)
    if not options.marks_unprintable:
        refuse_unprintable(brief.texts(), setter.shaper)
    made_on = options.made_on.isoformat() if options.made_on else None
    made_words = edtf_words(made_on, brief.language)
    pdf = typeset(brief, setter, made_words)
    # The title is all that the metadata holds, and it is among the texts.
    refuse_leaks(event, vocabulary, audience, brief.free_texts())
    try:
        write_whole(destination, pdf)
    except OSError as error:
        raise _unwritable(error) from error


def _unwritable(error: OSError) -> HrdDeskError:
    if isinstance(error, FileNotFoundError):
        return HrdDeskError(_("The folder for the brief does not exist. Choose another one."))
    sentence = _("The brief could not be written there ({reason}). Choose another folder or name.")
    return HrdDeskError(sentence.format(reason=error.strerror or type(error).__name__))
