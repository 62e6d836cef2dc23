"""One event on paper: prepared and written in one go."""

import datetime
from dataclasses import dataclass
from pathlib import Path

from hrd_desk.model.event import Event
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.exporting import write
from hrd_desk.publishing.orders import Order
from hrd_desk.publishing.preparing import prepare
from hrd_desk.vocabulary.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class BriefOptions:
    """A date in the footer; codes for characters that no font has."""

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

    Raises what `preparing.prepare` and `exporting.write` raise.
    """
    order = Order(
        audience=audience,
        language=language,
        made_on=options.made_on,
        marks_unprintable=options.marks_unprintable,
    )
    write(prepare([event], vocabulary, order), destination)
