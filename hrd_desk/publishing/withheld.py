"""What the readers of a publication may not know, looked for in texts and in finished files."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import _
from hrd_desk.model.event import Event
from hrd_desk.model.field_labels import field_label
from hrd_desk.progress import Progress, silent
from hrd_desk.publishing.addresses import Addresses
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.birth_dates import days_in
from hrd_desk.publishing.contacts import is_contact
from hrd_desk.publishing.guarded import (
    LIKE_A_NAME,
    SHORTEST_SECRET,
    Guarded,
    Kept,
)
from hrd_desk.publishing.heard_names import HeardNames
from hrd_desk.publishing.matching import (
    HEAD,
    LONGEST_KEY,
    Matcher,
    has_no_spaces,
    letters_in,
    letters_of,
    letters_of_code,
    looked_for,
)
from hrd_desk.publishing.name_forms import ways_to_call
from hrd_desk.publishing.ordinary_words import CapitalWords, needs_capitals
from hrd_desk.publishing.point_forms import Degrees, place_codes
from hrd_desk.publishing.spoken_figures import in_figures
from hrd_desk.vocabulary.vocabulary import Vocabulary

if TYPE_CHECKING:
    from hrd_desk.publishing.finished import Finished

NOTE_WORDS = 5
"""Notes are looked for in pieces of so many words: who copies a sentence copies one of them."""

_WORDS_ON = 3
"""Each piece begins so many words after the one before: seven words that were copied hold one."""

_SHORTEST_PIECE, _WORDS_OF_PIECE = 16, 2
_DIGIT = re.compile(r"\d")
_WORDS = re.compile(r"[^\W\d_]+")
"""Characters, and words with letters: "articles 9, 14, 19, 21" is no secret."""

UNSPACED_SIGNS = 10
"""And in pieces of so many signs where no spaces part the words."""

_NOTES = frozenset({"remarks", "monitoring_note", "links", "deletion", "attachments"})
_NAMES = frozenset({"citations", "places", "attachments"})
_WITH_ADDRESSES = frozenset({"places", "remarks", "monitoring_note"})
_OF_SEVERAL = frozenset({"citations", "places"})
"""The fields of which many records withhold the same."""


class Secret(NamedTuple):
    """A withheld text: of which record, of which field, and its letters as they are compared."""

    reference: str
    field: str
    letters: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A secret that stands in a file; `place` says where, in the language of the screen."""

    secret: Secret
    place: str


class Secrets:
    """The withheld texts and points of all records of a publication.

    What stands in a note is looked for in pieces. `keeps_short_notes`: whole lines of a few words
    as well, which only the record's own texts are compared with: they are common words.
    """

    def __init__(self, *, keeps_short_notes: bool = False) -> None:
        self._keeps_short_notes = keeps_short_notes
        self._texts: Matcher[Secret] = Matcher()
        self._names: HeardNames[Secret] = HeardNames()
        self._addresses: Addresses[Secret] = Addresses()
        self._degrees = Degrees()
        self._points: set[tuple[float, float]] = set()
        self._of_degree: dict[float, Secret] = {}
        self._with_capitals: dict[str, str] = {}
        self._withheld_by: dict[str, list[str]] = {}

    def keep(self, event: Event, vocabulary: Vocabulary, audience: Audience) -> None:
        """Remember what of `event` the readers may not know."""
        self.keep_all(Kept.of(event, vocabulary, audience))

    def keep_all(self, kept: Kept) -> None:
        """Remember what of a record its readers may not know."""
        reference = kept.reference
        for guarded in kept.texts:
            for piece in _pieces(guarded, keeps_short=self._keeps_short_notes):
                secret = Secret(reference, guarded.field, letters_of(piece))
                self._look_for(piece, secret, is_name=_is_name(guarded))
                if guarded.field in _OF_SEVERAL and not guarded.is_unmarked:
                    self._note_record(secret)
        for point in kept.points:
            for degree in map(abs, point):
                self._note_record(Secret(reference, "places", str(degree)))
            if point in self._points:  # the first meaning stays
                continue
            self._points.add(point)
            heads = {letters[:HEAD] for _code, letters in _codes(point)}
            self._texts.add_later(heads, partial(self._keep_codes, reference, point))
            self._degrees.add_point(*point)
            for degree in map(abs, point):
                secret = Secret(reference, "places", str(degree))
                self._of_degree.setdefault(degree, secret)

    def _note_record(self, secret: Secret) -> None:
        references = self._withheld_by.setdefault(secret.letters, [])
        if secret.reference not in references:
            references.append(secret.reference)

    def withheld_by(self, secret: Secret) -> Sequence[str]:
        """Return the references of the records that keep a secret on purpose.

        All of them for places and sources, none where these are works that nobody marked.
        """
        if secret.field not in _OF_SEVERAL:
            return (secret.reference,)
        return self._withheld_by.get(secret.letters, ())

    def _keep_codes(self, reference: str, point: tuple[float, float], head: str) -> None:
        for code, letters in _codes(point):
            if letters.startswith(head):
                self._texts.add_code(code, Secret(reference, "places", letters))

    def keep_text(self, reference: str, field: str, text: str) -> None:
        """Remember a text that no record holds and nobody may read."""
        for name in (text, *ways_to_call(text), *days_in(text)):
            letters = letters_of(name)
            if len(letters) >= SHORTEST_SECRET:
                self._look_for(name, Secret(reference, field, letters), is_name=True)

    def _look_for(self, text: str, secret: Secret, *, is_name: bool) -> None:
        self._texts.add(text, secret, is_name=is_name)
        if is_name:
            self._names.add(text, secret)
            if secret.field in _WITH_ADDRESSES:
                self._addresses.add(text, secret)
            if needs_capitals(text):
                self._with_capitals[secret.letters] = text

    def found_in(self, text: str) -> Iterator[Secret]:
        """Yield the withheld texts that stand in `text`, also where figures are said in words."""
        yield from self._found_as_written(text)
        figures = in_figures(text)
        if figures:
            yield from self._found_as_written(figures)

    def _found_as_written(self, text: str) -> Iterator[Secret]:
        yield from self._found_as_names(text)
        yield from self._names.found_in(text)
        yield from self._addresses.found_in(text)
        yield from (self._of_degree[degree] for degree in self._degrees.found_in(text))

    def _found_as_names(self, text: str) -> Iterator[Secret]:
        """Yield the texts that stand in `text`; those that are ordinary words with capitals."""
        capitals: CapitalWords | None = None
        for secret in dict.fromkeys(self._texts.found_in(text)):
            name = self._with_capitals.get(secret.letters)
            if name is not None and capitals is None:
                capitals = CapitalWords(text)
            if name is None or (capitals is not None and capitals.hold(name)):
                yield secret

    def hits(
        self,
        finished: "Finished",
        cleared: Iterable[tuple[str, str]] = (),
        progress: Progress = silent,
    ) -> Iterator[tuple[Hit, bool]]:
        """Yield each secret that stands in the finished file, once for each place.

        With it comes whether it may: `cleared` are the texts that were meant to be printed, each
        compared before with what its own record withholds, and one record may say what another
        keeps to itself.
        """
        told: set[str] | None = None
        for done, (place, text) in enumerate(finished.texts):
            progress(done, 0)
            for secret in dict.fromkeys(self.found_in(text)):
                if told is None:
                    told = {hit.letters for _field, said in cleared for hit in self.found_in(said)}
                yield Hit(secret, place), secret.letters in told

    def refuse_in(
        self,
        finished: "Finished",
        cleared: Iterable[tuple[str, str]],
        progress: Progress = silent,
    ) -> frozenset[Secret]:
        """Raise `InvalidInputError` if `hits` finds anything that may not stand there.

        Return the secrets of some records that cleared texts of others tell in the file.
        """
        found = set()
        for hit, is_told in self.hits(finished, cleared, progress):
            if not is_told:
                raise leak_error(hit)
            found.add(hit.secret)
        return frozenset(found)


def may_hold(text: str, kept: Kept) -> bool:
    """Return whether a look is worth while for what is kept of a record; False is sure."""
    if in_figures(text):
        return True
    letters = "\n".join(letters_in(text))
    for key in _keys(kept):
        if key in letters:
            return True
    if _may_hold_names(text, kept):
        return True
    degrees = Degrees()
    for point in kept.points:
        degrees.add_point(*point)
    return next(degrees.found_in(text), None) is not None


def _may_hold_names(text: str, kept: Kept) -> bool:
    heard: HeardNames[str] = HeardNames()
    addresses: Addresses[str] = Addresses()
    for guarded in kept.texts:
        if _is_name(guarded):
            heard.add(guarded.text, guarded.text)
        if guarded.field in _WITH_ADDRESSES and _is_name(guarded):
            addresses.add(guarded.text, guarded.text)
    return any(next(found, None) for found in (heard.found_in(text), addresses.found_in(text)))


def _is_name(guarded: Guarded) -> bool:
    return guarded.is_name or guarded.field in _NAMES


def _keys(kept: Kept) -> Iterator[str]:
    """Yield the letters with which each text begins that is kept of a record."""
    for guarded in kept.texts:
        for piece in _pieces(guarded, keeps_short=True):
            for words in looked_for(piece, is_name=_is_name(guarded)):
                yield words.letters[:LONGEST_KEY]
    for point in kept.points:
        for _code, letters in _codes(point):
            yield letters


@lru_cache(maxsize=64)  # as `place_codes`: a point is asked for by one step after the other
def _codes(point: tuple[float, float]) -> tuple[tuple[str, str], ...]:
    """Return the codes of a point, and their letters as they are compared."""
    return tuple((code, letters_of_code(code)) for code in place_codes(*point))


def _pieces(guarded: Guarded, *, keeps_short: bool) -> Iterator[str]:
    """Yield what is looked for: names and addresses whole, notes in pieces."""
    text = guarded.text
    if guarded.field not in _NOTES or guarded.is_whole:
        yield text
        return
    words = text.split()
    if keeps_short or _is_telling(words, text):
        yield text
    pieces = _cut(words, NOTE_WORDS, 1 if keeps_short else _WORDS_ON)
    yield from (piece for piece in pieces if _is_telling_piece(piece))
    for word in words:  # of scripts without spaces a line is one word
        if word[UNSPACED_SIGNS:] and has_no_spaces(word):
            parts = _cut(list(word), UNSPACED_SIGNS, UNSPACED_SIGNS // 2)
            yield from ("".join(part.split()) for part in parts)


def _is_telling_piece(piece: str) -> bool:
    if len(piece) < _SHORTEST_PIECE:
        return False
    return not _DIGIT.search(piece) or len(_WORDS.findall(piece)) >= _WORDS_OF_PIECE


def _cut(items: list[str], size: int, step: int) -> Iterator[str]:
    """Yield every `step`-th run of `size` items, and the last one."""
    last = len(items) - size
    for start in dict.fromkeys([*range(0, last + 1, step), *([last] if last >= 0 else [])]):
        yield " ".join(items[start : start + size])


def _is_telling(words: list[str], text: str) -> bool:
    """Return whether a short note is a secret by itself: a name, a telephone number, an address."""
    is_name = len(words) in LIKE_A_NAME and all(word[:1].isupper() for word in words)
    return is_name or is_contact(text)


def leak_error(hit: Hit) -> InvalidInputError:
    """Return the refusal of a file in which a withheld text stands."""
    sentence = _(
        "The file was not written: in {place} it holds a text of {reference} that these readers "
        "may not see ({withheld}). Remove it there, or mark what it comes from as public."
    )
    secret = hit.secret
    words = sentence.format(
        withheld=field_label(secret.field), reference=secret.reference, place=hit.place
    )
    return InvalidInputError(secret.field, words)
