"""Records taken for a publication: redacted for its readers, counted, and looked through.

What was taken depends on the records, the readers and the language alone, so it can be kept while
a person tries other papers, headings and groupings.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from hrd_desk.errors import HrdDeskError, InvalidInputError, UnprintableError
from hrd_desk.model.event import Event
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.cases import Case
from hrd_desk.publishing.content import Brief
from hrd_desk.publishing.counting import Counting
from hrd_desk.publishing.disclosure import DisclosureLine, Disclosures
from hrd_desk.publishing.earlier import Earlier, EarlierEvents, counted
from hrd_desk.publishing.facts import facts_told
from hrd_desk.publishing.guarded import Kept
from hrd_desk.publishing.leaks import refuse_kept
from hrd_desk.publishing.redact import redacted
from hrd_desk.publishing.repeated_words import RepeatedWords
from hrd_desk.publishing.rules import Ruled
from hrd_desk.publishing.withheld import Secrets
from hrd_desk.vocabulary.vocabulary import Vocabulary

Hold = Callable[[Event], str | None]
"""Returns why a record must not be published yet, or None."""


def not_held(_event: Event) -> None:
    """Hold no record back."""


@dataclass(frozen=True, slots=True)
class RecordReport:
    """What becomes of each filled field of one record."""

    reference: str
    title: str
    lines: tuple[DisclosureLine, ...]
    uid: uuid.UUID
    revised: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A record that is not in the brief, and why, in the language of the screen."""

    reference: str
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why the brief cannot be written: the record ("" for the order), its field, one sentence."""

    reference: str
    field: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Unprintable:
    """Characters of a record that no font has: `field` as the record names it."""

    reference: str
    field: str
    sentence: str
    characters: tuple[str, ...]


class Taken:
    """Records as their readers may know them, what stands in their way, and what is withheld."""

    def __init__(self, vocabulary: Vocabulary, audience: Audience, language: str) -> None:
        """`language` is that of the publication."""
        from hrd_desk.publishing.printable import refuse_unprintable  # noqa: PLC0415
        from hrd_desk.publishing.setting import setter_for  # noqa: PLC0415  both load the fonts

        self._refuse_unprintable = refuse_unprintable
        self.vocabulary = vocabulary
        self.cases: list[Case] = []
        self.reports: list[RecordReport] = []
        self.left_out: list[LeftOut] = []
        self.obstacles: list[Obstacle] = []
        self.unprintable: list[Unprintable] = []
        self.secrets = Secrets()
        self._audience = audience
        self._shaper = setter_for(language).shaper
        self._words = RepeatedWords(vocabulary, language)
        self._disclosures = Disclosures()

    @cached_property
    def counting(self) -> Counting:
        """The events behind the records; no record is taken after it."""
        return Counting(case.facts for case in self.cases)

    def take(self, event: Event, hold: Hold = not_held) -> None:
        """Redact one record, or note why it is left out."""
        ruled = Ruled(event, self.vocabulary, self._audience)
        try:
            brief = redacted(ruled, self._words)
        except HrdDeskError as refusal:
            self._leave_out(event, refusal.sentence)
            return
        held = hold(event)
        if held:
            self._leave_out(event, held)
            return
        self.cases.append(Case(brief, facts_told(ruled)))
        lines = self._disclosures.of(ruled)
        self.reports.append(
            RecordReport(event.reference, event.title, lines, event.uid, event.revised)
        )
        self._look_for_leaks(event, brief)
        self._look_for_characters(event, brief)

    def compared(self, earlier: EarlierEvents, hold: Hold = not_held) -> Earlier:
        """Count the events of other days by the same rules."""
        return counted(earlier, self.vocabulary, self._audience, hold)

    def _leave_out(self, event: Event, why: str) -> None:
        self.left_out.append(LeftOut(event.reference, event.title, why))

    def _look_for_leaks(self, event: Event, brief: Brief) -> None:
        kept = Kept.of(event, self.vocabulary, self._audience)
        self.secrets.keep_all(kept)
        try:
            refuse_kept(event, self._audience, kept, brief.free_texts())
        except InvalidInputError as leak:
            self.obstacles.append(Obstacle(event.reference, leak.field, leak.sentence))

    def _look_for_characters(self, event: Event, brief: Brief) -> None:
        # Our fonts have all of ASCII that is left in a text: most have nothing else.
        others = "".join([text for _field, text in brief.texts() if not text.isascii()])
        if not self._shaper.unprintable(others):
            return
        try:
            self._refuse_unprintable(brief.texts(), self._shaper)
        except UnprintableError as found:
            told = (found.field, found.sentence, found.characters)
            self.unprintable.append(Unprintable(event.reference, *told))
