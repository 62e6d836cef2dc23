"""The summary for publications, drafted from the record itself. Patterns: docs/formats/draft.md."""

import hashlib
from dataclasses import dataclass

from hrd_desk.errors import HrdDeskError, InvalidInputError
from hrd_desk.i18n import _
from hrd_desk.model.event import Event
from hrd_desk.publishing import draft_english, draft_russian
from hrd_desk.publishing.draft_facts import Facts, Reading, UnusedField
from hrd_desk.publishing.rules import fields_of_record
from hrd_desk.vocabulary.vocabulary import Vocabulary

DRAFT_LANGUAGES = ("en", "ru")
_SPEECHES = {"en": draft_english, "ru": draft_russian}


@dataclass(frozen=True, slots=True)
class SummaryDraft:
    """Sentences for the field `summary` in `language` (of `DRAFT_LANGUAGES`), fit for the public.

    `text` is "" where the record does not say what happened. `used` and `unused` name the
    record's fields; `why` of an unused one is an untranslated sentence.
    """

    text: str
    language: str
    used: tuple[str, ...]
    unused: tuple[UnusedField, ...]


@dataclass(frozen=True, slots=True)
class DraftOrigin:
    """What a summary was drafted from; `facts` is a fingerprint of what the draft could say."""

    language: str
    has_own_words: bool
    facts: str


def draft_language(tag: str | None, otherwise: str) -> str:
    """Return the language to draft in for a language tag like "ru-KZ"; `otherwise` for none.

    An `otherwise` without tables, like Arabic, is English.

    Raises `InvalidInputError("summary_language", ...)` for a language without tables.
    """
    wanted = (tag or "").strip() or (otherwise if otherwise in _SPEECHES else DRAFT_LANGUAGES[0])
    code = wanted.replace("_", "-").split("-")[0].lower()
    if code not in DRAFT_LANGUAGES:
        sentence = _(
            "A summary cannot be drafted in “{language}”. Choose one of these: {languages}."
        )
        words = sentence.format(language=wanted, languages=", ".join(DRAFT_LANGUAGES))
        raise InvalidInputError("summary_language", words)
    return code


def draft_summary(
    event: Event, vocabulary: Vocabulary, language: str, *, has_own_words: bool = False
) -> SummaryDraft:
    """Return a draft of the summary of `event`; the record stays as it is.

    `language` is one of `DRAFT_LANGUAGES`. `has_own_words` lets in what was typed as context and
    charge: only a person can say that these name nobody. The same record gives the same draft.
    """
    speech = _SPEECHES[language]
    reading = Reading(event, vocabulary, has_own_words, speech.takes)
    facts: Facts = reading.facts()
    text = speech.draft(facts, vocabulary) if facts.deeds else ""
    order = fields_of_record().index
    used = sorted(set(reading.used), key=order) if text else []
    unused = sorted(reading.unused, key=lambda line: order(line.field))
    return SummaryDraft(text, language, tuple(used), tuple(unused))


def origin_of(
    event: Event, vocabulary: Vocabulary, language: str, *, has_own_words: bool = False
) -> DraftOrigin:
    """Return what a draft made now would be made from; the same facts give the same origin."""
    facts = Reading(event, vocabulary, has_own_words, _SPEECHES[language].takes).facts()
    fingerprint = hashlib.sha256(repr(facts).encode()).hexdigest()[:32]
    return DraftOrigin(language, has_own_words, fingerprint)


def is_outdated(origin: DraftOrigin, event: Event, vocabulary: Vocabulary) -> bool:
    """Whether a record has a summary, and a draft of it would now be made from other facts."""
    if not event.summary.strip():
        return False
    has_own_words, language = origin.has_own_words, origin.language
    return origin_of(event, vocabulary, language, has_own_words=has_own_words) != origin


def nothing_to_draft() -> HrdDeskError:
    """Return the error for a record whose draft has no text."""
    return HrdDeskError(
        _("The record does not say yet what happened. Code at least one violation, then draft.")
    )
