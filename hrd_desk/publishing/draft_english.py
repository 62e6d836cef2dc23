"""A drafted summary in English: the sentences."""

import re

from hrd_desk.model.date_words import date_in_words
from hrd_desk.model.dates import PartialDate, UncertainDate
from hrd_desk.publishing.draft_english_words import (
    AGENTS,
    ALLEGED,
    BODY,
    DEEDS,
    DIED,
    KINDS,
    MET,
    NO_PARTICIPLES,
    PERSON,
)
from hrd_desk.publishing.draft_facts import (
    BODIES,
    LEGAL_DEEDS,
    NOBODY_KNOWN,
    Amount,
    Facts,
    Spot,
    is_going_on,
)
from hrd_desk.publishing.english_countries import with_article
from hrd_desk.publishing.joining import capital
from hrd_desk.publishing.wording import country_words
from hrd_desk.vocabulary.vocabulary import Vocabulary

_NUMBERS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_LEADS_AT_END = re.compile(
    r"(?:while|during|following|after|before|when|for|at|in|on|because|amid|over|as|outside|near"
    r"|inside|upon|since|despite)\b",
    re.IGNORECASE,
)
_LEAD_BESIDE_PEOPLE = re.compile(r"(\w*[aeiouy]\w*ing)\b", re.IGNORECASE)


def takes(own_words: str) -> bool:
    """Whether a phrase that a person typed can stand in an English sentence."""
    is_latin = not re.search(r"[^\W\d_]", re.sub(r"[A-Za-z\u00c0-\u024f]", "", own_words))
    return is_latin and bool(_LEADS_AT_END.match(own_words) or _is_beside_people(own_words))


def draft(facts: Facts, vocabulary: Vocabulary) -> str:
    """Return the sentences of `facts`, which hold at least one deed."""
    when = _when(facts.when)
    lead = f"{when}, {_subject(facts)}" if when else capital(_subject(facts))
    sentence = f"{lead} {_predicate(facts)}{_agents(facts)}{_places(facts.spots, vocabulary)}"
    if facts.setting and not _is_beside_people(facts.setting):
        sentence = f"{sentence.removesuffix(',')}, {_begun_small(facts.setting)}"
    lines = [_ended(sentence), *_counts(facts)]
    if facts.claim and not _is_over_claim(facts):
        lines.append(f"Charge or claim: “{facts.claim}”.")
    return " ".join(lines)


def _is_over_claim(facts: Facts) -> bool:
    """Whether the claim can stand behind the last deed: nobody is known to be killed over it."""
    return bool(facts.claim) and not facts.is_shared_out and facts.deeds[-1] in LEGAL_DEEDS


def _ended(sentence: str) -> str:
    return sentence.strip(" ,;:.") + "."


def _joined(words: list[str] | tuple[str, ...]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _is_beside_people(setting: str) -> bool:
    lead = _LEAD_BESIDE_PEOPLE.match(setting)
    is_participle = lead is not None and lead[1].lower() not in NO_PARTICIPLES
    return is_participle and not _LEADS_AT_END.match(setting)


def _begun_small(setting: str) -> str:
    return setting[:1].lower() + setting[1:]


# --- whom ----------------------------------------------------------------------------------------


def _subject(facts: Facts) -> str:
    people = _people(facts)
    if not _is_beside_people(facts.setting):
        return people
    return f"{people} {_begun_small(facts.setting)}"


def _people(facts: Facts) -> str:
    words = [KINDS[kind] for kind in facts.kinds]
    if facts.amount is not None and facts.amount.is_one:
        first, *others = words or [PERSON]
        return _joined([first[0], *(other[1] for other in others)])
    are_mixed = len(words) > 1
    several = BODY if set(facts.kinds) <= BODIES else PERSON
    _article, one, many = words[0] if len(words) == 1 else several if words else PERSON
    if facts.amount is None:
        people = f"one or more {many}"
    else:
        people = f"{_amount(facts.amount)} {one if _is_of_one(facts.amount) else many}"
    return f"{people} ({', '.join(word[2] for word in words)})" if are_mixed else people


def _is_of_one(amount: Amount) -> bool:
    return (amount.low if amount.high is None else amount.high) == 1


def _amount(amount: Amount) -> str:
    low, high = (_number(bound) for bound in (amount.low, amount.high))
    if amount.high is None:
        return f"at least {low}"
    if amount.low is None:
        return f"up to {high}"
    if amount.low == amount.high:
        return f"around {low}" if amount.is_about else low
    if amount.high == amount.low + 1 and not amount.is_about:
        return f"{low} or {high}"
    return f"around {low} to {high}" if amount.is_about else f"between {low} and {high}"


def _number(number: int | None) -> str:
    number = number or 0
    return _NUMBERS[number] if 0 < number < len(_NUMBERS) else f"{number:,}"


def _is_plural(facts: Facts) -> bool:
    return facts.amount is None or not _is_of_one(facts.amount)


# --- what was done, and by whom ------------------------------------------------------------------


def _predicate(facts: Facts) -> str:
    is_plural, goes_on = _is_plural(facts), is_going_on(facts.when)
    reportedly = "" if facts.is_verified else "reportedly "
    be = f"{_were(is_plural)} {reportedly}"
    if goes_on:
        be = f"{'have' if is_plural else 'has'} {reportedly}been "
    if facts.is_shared_out:
        return f"{be}affected by {_joined([DEEDS[deed][1] for deed in facts.deeds])}"
    passive = [DEEDS[deed][0] for deed in facts.deeds if DEEDS[deed][0]]
    died = f"{reportedly}{DIED}"
    if goes_on:
        died = f"{'have' if is_plural else 'has'} {died}"
    if not passive:
        return died
    verbs = be + _joined(_without_repeating(passive))
    if len(passive) < len(facts.deeds):
        is_short = len(passive) == 1 and not goes_on
        return f"{verbs} and {DIED}" if is_short else f"{verbs}, and {died}"
    return f"{verbs} over “{facts.claim}”" if _is_over_claim(facts) else verbs


def _without_repeating(verbs: list[str]) -> list[str]:
    """Return what somebody "was": "subjected to a raid" behind another one is "to a raid"."""
    pairs = zip(["", *verbs], verbs, strict=False)
    return [
        verb.removeprefix(MET) if verb.startswith(f"{MET}to ") and before.startswith(MET) else verb
        for before, verb in pairs
    ]


def _were(is_plural: bool) -> str:
    return "were" if is_plural else "was"


def _agents(facts: Facts) -> str:
    if not facts.agents:
        return ""
    words = AGENTS if facts.is_verified else AGENTS | ALLEGED
    by = f"by {_joined(list(dict.fromkeys(words[agent] for agent in facts.agents)))}"
    if not facts.is_verified and facts.agents != (NOBODY_KNOWN,):
        return f", allegedly {by},"
    return f", {by}," if facts.is_shared_out else f" {by}"


def _counts(facts: Facts) -> list[str]:
    if not facts.counts:
        return []
    (role, amount), *others = facts.counts
    people = "person" if _is_of_one(amount) else "people"
    lines = [f"{_amount(amount)} {people} {_were(not _is_of_one(amount))} {role}"]
    lines += [
        f"{_amount(amount)} {_were(not _is_of_one(amount))} {role}" for role, amount in others
    ]
    sentence = _joined(lines)
    return [_ended(capital(sentence if facts.is_verified else f"reportedly, {sentence}"))]


# --- where ---------------------------------------------------------------------------------------


def _places(spots: tuple[Spot, ...], vocabulary: Vocabulary) -> str:
    countries = list(dict.fromkeys(spot.country_code for spot in spots))
    if not spots:
        return ""
    if len(countries) > 1 and any(spot.name for spot in spots):
        *first, last = [_spot(spot, vocabulary) for spot in spots]
        return f" in {'; '.join(first)}{';' if len(first) > 1 else ','} and {last}"
    names = [spot.name for spot in spots if spot.name]
    if names:
        country = _country(countries[0], vocabulary)
        return " in " + ", ".join(part for part in (_joined(names), country) if part)
    return " in " + _joined([with_article(_country(code, vocabulary)) for code in countries])


def _spot(spot: Spot, vocabulary: Vocabulary) -> str:
    country = _country(spot.country_code, vocabulary)
    return ", ".join(part for part in (spot.name, country) if part)


def _country(code: str, vocabulary: Vocabulary) -> str:
    return country_words(vocabulary, code, "en") if code else ""


# --- when ----------------------------------------------------------------------------------------


def _when(when: UncertainDate | None) -> str:
    """Return the words before the comma; "" without a date."""
    if when is None:
        return ""
    if when.start and when.end and when.start.edtf != when.end.edtf:
        return _between(when.start, when.end)
    if when.start and when.end:
        return _on(when.start)
    if when.start and is_going_on(when):
        return capital(f"{_probably(when.start)}since {_about(when.start)}{_bare(when.start)}")
    return capital(date_in_words(when, "en"))


def _on(part: PartialDate) -> str:
    if _about(part):
        preposition = "on or about" if part.unit == "day" else "around"
    else:
        preposition = "on" if part.unit == "day" else "in"
    return capital(f"{_probably(part)}{preposition} {_bare(part)}")


def _probably(part: PartialDate) -> str:
    return "probably " if part.qualifier in ("?", "%") else ""


def _about(part: PartialDate) -> str:
    return "about " if part.qualifier in ("~", "%") else ""


def _bare(part: PartialDate) -> str:
    """Return the date without its qualifier, as it stands behind a preposition."""
    bare = PartialDate(part.edtf, part.unit, part.earliest, part.latest, "", part.season)
    words = date_in_words(UncertainDate(part.edtf, bare, bare), "en")
    return {"decade": "the ", "century": "the years "}.get(part.unit, "") + words


def _between(start: PartialDate, end: PartialDate) -> str:
    first, last = (_probably(part) + _about(part) + _bare(part) for part in (start, end))
    is_plain = not start.qualifier and not end.qualifier and start.unit == end.unit
    shares_year = start.unit in ("day", "month", "season")
    if is_plain and shares_year and start.earliest.year == end.earliest.year:
        first = first.removesuffix(f" {start.earliest.year}")
        if start.unit == "day" and start.earliest.month == end.earliest.month:
            first = str(start.earliest.day)
    return f"Between {first} and {last}"
