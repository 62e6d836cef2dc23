"""What the readers of a brief may not know, looked for in the finished file."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import _
from hrd_desk.model.event import Event
from hrd_desk.model.field_labels import field_label
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.finished import Finished
from hrd_desk.publishing.leaks import EXACT_POINT, SHORTEST_SECRET, folded, withheld_texts
from hrd_desk.vocabulary.vocabulary import Vocabulary

NOTE_WORDS = 5
"""Notes are looked for in pieces of so many words: who copies a sentence copies one of them."""

_WORD = re.compile(r"\w+")
_WHOLE_NOTES = frozenset({"remarks", "monitoring_note", "links"})

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Secret:
    """A withheld text by its words; of an exact point further digits may follow."""

    reference: str
    field: str
    words: Words
    is_open: bool = False

    def stands_at(self, place: int, words: Sequence[str]) -> bool:
        """Return whether it begins at this place of `words`."""
        end = place + len(self.words)
        found = tuple(words[place:end])
        if found == self.words:
            return True
        is_longer = self.is_open and len(found) == len(self.words)
        return is_longer and found[:-1] == self.words[:-1] and found[-1].startswith(self.words[-1])


class Secrets:
    """The withheld texts of all records of a brief, found in one walk over its words."""

    def __init__(self) -> None:
        self._by_first: dict[str, dict[Words, Secret]] = {}

    def keep(self, event: Event, vocabulary: Vocabulary, audience: Audience) -> None:
        """Remember what of `event` the readers may not know."""
        for field, text in withheld_texts(event, vocabulary, audience):
            words = tuple(_WORD.findall(text))
            for piece in _pieces(field, words):
                is_open = EXACT_POINT.fullmatch(text) is not None
                secret = Secret(event.reference, field, piece, is_open)
                self._by_first.setdefault(piece[0], {}).setdefault(piece, secret)

    def keep_text(self, reference: str, field: str, text: str) -> None:
        """Remember a text that no record holds and nobody may read."""
        words = tuple(_WORD.findall(folded(text)))
        if words and sum(map(len, words)) >= SHORTEST_SECRET:
            known = self._by_first.setdefault(words[0], {})
            known.setdefault(words, Secret(reference, field, words))

    def refuse_in(self, finished: Finished, cleared: Iterable[tuple[str, str]]) -> None:
        """Raise `InvalidInputError` if a withheld text stands in the finished file.

        `cleared` are the texts that were meant to be printed, each compared before with what its
        own record withholds: one record may say what another keeps to itself.
        """
        told: set[Words] | None = None
        for place, text in finished.texts:
            for secret in self.found_in(text):
                if told is None:
                    told = {found.words for _, said in cleared for found in self.found_in(said)}
                if secret.words not in told:
                    raise _leak(secret, place)

    def found_in(self, text: str) -> Iterator[Secret]:
        """Yield the withheld texts that stand in `text`."""
        words = _WORD.findall(folded(text))
        known = self._by_first
        for place, word in enumerate(words):
            for secret in known[word].values() if word in known else ():
                if secret.stands_at(place, words):
                    yield secret


def _pieces(field: str, words: Words) -> Iterator[Words]:
    """Yield what is looked for: names and addresses whole, notes in pieces."""
    if field not in _WHOLE_NOTES or len(words) <= NOTE_WORDS:
        # A note of a word or two is no secret by itself; a name of one word is.
        if words and (field not in _WHOLE_NOTES or len(words) == NOTE_WORDS):
            yield words
        return
    for start in range(0, len(words) - NOTE_WORDS + 1, NOTE_WORDS):
        yield words[start : start + NOTE_WORDS]


def _leak(secret: Secret, place: str) -> InvalidInputError:
    sentence = _(
        "The brief was not written: its finished file holds a text ({withheld}) of {reference} "
        "that these readers may not see, in {place}. Please report this: it must not happen."
    )
    words = sentence.format(
        withheld=field_label(secret.field), reference=secret.reference, place=_(place)
    )
    return InvalidInputError(secret.field, words)
