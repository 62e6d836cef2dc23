"""A drafted summary in Russian: the sentences."""
# ruff: noqa: RUF001  Russian words

import re

from hrd_desk.model.date_words import date_in_words
from hrd_desk.model.dates import PartialDate, UncertainDate
from hrd_desk.publishing.cleaning import in_one_line
from hrd_desk.publishing.draft_facts import (
    BODIES,
    NOBODY_KNOWN,
    Amount,
    Facts,
    Spot,
    is_going_on,
)
from hrd_desk.publishing.draft_russian_words import (
    AGENTS,
    ALLEGED,
    AUXILIARIES,
    BODY,
    DEEDS,
    ENDINGS,
    GOING_ON,
    KINDS,
    MANY,
    MET,
    PERSON,
    ROLES,
    WAS,
    Noun,
)
from hrd_desk.publishing.joining import capital
from hrd_desk.vocabulary.vocabulary import Vocabulary

_MONTHS_IN = (
    *("январе", "феврале", "марте", "апреле", "мае", "июне"),
    *("июле", "августе", "сентябре", "октябре", "ноябре", "декабре"),
)
_SEASONS_IN = ("весной", "летом", "осенью", "зимой")
_LEADS = re.compile(
    r"(?:во?|на|за|после|до|перед|при|когда|из-за|по|у|около|возле|рядом|ради|через|из|со?"
    r"|вследствие|вслед|накануне|против)\s",
    re.IGNORECASE,
)


def takes(own_words: str) -> bool:
    """Whether a phrase that a person typed can stand in a Russian sentence."""
    return not re.search(r"[^\W\d_а-яёА-ЯЁ]", own_words) and bool(_LEADS.match(own_words))


def draft(facts: Facts, vocabulary: Vocabulary) -> str:
    """Return the sentences of `facts`, which hold at least one deed."""
    when, aside = _when(facts.when)
    subject, form = _subject(facts)
    setting = _setting(facts.setting)
    sentence = f"{when} {subject}{_predicate(facts, form, setting)}".strip()
    where = _places(facts.spots, vocabulary)
    brackets = "; ".join(words for words in (where, aside) if words)
    if brackets:
        sentence += f" ({brackets})"
    if not facts.is_shared_out:
        sentence += setting
    lines = [_ended(capital(sentence)), *_counts(facts)]
    if facts.claim:
        lines.append(f"Обвинение или претензия: «{facts.claim}».")
    return " ".join(lines)


def _setting(own_words: str) -> str:
    if not own_words:
        return ""
    words = own_words[:1].lower() + own_words[1:]
    return f", {words}" if words.startswith("когда") else f" {words}"


def _ended(sentence: str) -> str:
    return sentence.strip(" ,;:.") + "."


def _joined(words: list[str]) -> str:
    return " и ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


# --- whom ----------------------------------------------------------------------------------------


def _subject(facts: Facts) -> tuple[str, int]:
    """Return the people in words, and the form of the verb that follows."""
    nouns = [KINDS[kind] for kind in facts.kinds]
    amount = facts.amount
    if amount is not None and amount.is_one:
        nouns = nouns or [PERSON]
        # "Юрист и правозащитница" are one woman.
        return _joined([noun.one for noun in nouns]), max(noun.gender for noun in nouns)
    are_mixed = len(nouns) > 1
    several = BODY if set(facts.kinds) <= BODIES else PERSON
    noun = nouns[0] if len(nouns) == 1 else several if nouns else PERSON
    if amount is None:
        only = ("один", "одна")[noun.gender]
        people, form = f"{only} или несколько {noun.many}", MANY
    else:
        people, form = _amount(amount, noun)
    if are_mixed:
        people += f" ({', '.join(noun.plural for noun in nouns)})"
    return people, form


def _amount(amount: Amount, noun: Noun) -> tuple[str, int]:
    """Return a number with its noun, and the form of the verb that follows."""
    low, high = amount.low, amount.high
    if high is None:
        people, form = _exactly(low or 0, noun)
        return f"как минимум {people}", form
    if low is None:
        return f"до {_number(high)} {_after_of(high, noun)}", MANY
    if high == low + 1 and not amount.is_about and _plural(high) != "one":
        people, form = _exactly(high, noun)
        return f"{_number(low)} или {people}", form
    if low != high:
        about = "приблизительно " if amount.is_about else ""
        return f"{about}от {_number(low)} до {_number(high)} {_after_of(high, noun)}", MANY
    if amount.is_about:
        return f"около {_number(low)} {_after_of(low, noun)}", MANY
    return _exactly(low, noun)


def _exactly(number: int, noun: Noun) -> tuple[str, int]:
    if number == 1:
        return f"{('один', 'одна')[noun.gender]} {noun.one}", noun.gender
    plural = _plural(number)
    words = {"one": noun.one, "few": noun.few}.get(plural, noun.many)
    return f"{_number(number)} {words}", noun.gender if plural == "one" else MANY


def _after_of(number: int, noun: Noun) -> str:
    return noun.of_one if _plural(number) == "one" else noun.many


def _plural(number: int) -> str:
    from babel import Locale  # noqa: PLC0415  slow; many starts draft nothing

    return str(Locale("ru").plural_form(number))


def _number(number: int) -> str:
    from babel.numbers import format_decimal  # noqa: PLC0415  slow; many starts draft nothing

    return str(format_decimal(number, format="#,##0", locale="ru"))


# --- what was done, and by whom ------------------------------------------------------------------


def _predicate(facts: Facts, form: int, setting: str) -> str:
    """Return what was done; `setting` stands before a list of deeds, not behind its last."""
    reportedly = "" if facts.is_verified else ", по сообщениям,"
    auxiliaries = GOING_ON if is_going_on(facts.when) else AUXILIARIES
    if facts.is_shared_out:
        nouns = ", ".join(DEEDS[deed][2] for deed in facts.deeds)
        was = f"{auxiliaries[WAS][form]} затронут{ENDINGS[form]}".strip()
        return f"{reportedly} {was} нарушениями{_on_whose_part(facts)}{setting}: {nouns}"
    verbs, before = [], ""
    for deed in facts.deeds:
        auxiliary, words, _bare = DEEDS[deed]
        said = "" if auxiliary == before else auxiliaries[auxiliary][form]
        verbs.append(f"{said} {words.replace('{}', ENDINGS[form])}".strip())
        before = auxiliary
    if DEEDS[facts.deeds[-1]][0] == MET:
        return f"{reportedly} {_joined(verbs)}{_on_whose_part(facts)}"
    return f"{reportedly} {_joined(verbs)}{_by_whom(facts)}"


def _by_whom(facts: Facts) -> str:
    if not facts.agents:
        return ""
    return f"{_allegedly(facts)} {_named_agents(facts, 0)}"


def _on_whose_part(facts: Facts) -> str:
    if not facts.agents:
        return ""
    return f"{_allegedly(facts)} со стороны {_named_agents(facts, 1)}"


def _named_agents(facts: Facts, case: int) -> str:
    words = AGENTS if facts.is_verified else AGENTS | ALLEGED
    return _joined(list(dict.fromkeys(words[agent][case] for agent in facts.agents)))


def _allegedly(facts: Facts) -> str:
    is_plain = facts.is_verified or facts.agents == (NOBODY_KNOWN,)
    return "" if is_plain else ", предположительно"


def _counts(facts: Facts) -> list[str]:
    lines = []
    for role, amount in facts.counts:
        people, form = _amount(amount, PERSON)
        lines.append(f"{ROLES[role][form == MANY]} {people}")
    if not lines:
        return []
    sentence = ", ".join(lines)
    return [_ended(capital(sentence if facts.is_verified else f"по сообщениям, {sentence}"))]


# --- where and when ------------------------------------------------------------------------------


def _places(spots: tuple[Spot, ...], vocabulary: Vocabulary) -> str:
    """Return the places as they were typed: their names are not declined."""
    countries = list(dict.fromkeys(spot.country_code for spot in spots))
    if len(countries) == 1:
        names = [*(spot.name for spot in spots), _country(countries[0], vocabulary)]
        return ", ".join(name for name in names if name)
    pairs = ((spot.name, _country(spot.country_code, vocabulary)) for spot in spots)
    return "; ".join(", ".join(name for name in pair if name) for pair in pairs)


def _country(code: str, vocabulary: Vocabulary) -> str:
    return in_one_line(vocabulary.path_text("country", code, "ru")) if code else ""


def _when(when: UncertainDate | None) -> tuple[str, str]:
    """Return the date as it opens the sentence, or else as it stands in brackets."""
    if when is None:
        return "", ""
    words = date_in_words(when, "ru")
    if is_going_on(when):
        return words.removesuffix(" и позднее"), ""
    if when.start is None or when.end is None:
        return (words, "") if ".." in when.edtf else ("", words)
    if when.start.edtf == when.end.edtf:
        return _on(when.start, words), ""
    period = _from_to(when.start, when.end)
    return (period, "") if period else ("", words)


def _on(part: PartialDate, words: str) -> str:
    if part.qualifier in ("~", "%") or part.unit == "day":
        return words
    probably = "вероятно, " if part.qualifier else ""
    year = part.earliest.year
    forms = {
        "month": f"в {_MONTHS_IN[part.earliest.month - 1]} {year} г.",
        "season": f"{_SEASONS_IN[part.season or 0]} {year} г.",
        "year": f"в {year} г.",
        "decade": f"в {year}-х гг.",
        "century": f"в {year}–{part.latest.year} гг.",
    }
    return probably + forms[part.unit]


def _from_to(start: PartialDate, end: PartialDate) -> str:
    """Return "from ... to ..." for two plain days, months or years; "" for others."""
    if start.qualifier or end.qualifier or start.unit != end.unit:
        return ""
    if start.unit == "year":
        return f"с {start.earliest.year} по {end.earliest.year} г."
    if start.unit not in ("day", "month"):
        return ""
    first, last = (date_in_words(UncertainDate(p.edtf, p, p), "ru") for p in (start, end))
    if start.unit == "month":
        first = date_in_words(UncertainDate(f"{start.edtf}/..", start, None), "ru")
        first = first.removeprefix("с ").removesuffix(" и позднее")
    if start.earliest.year == end.earliest.year:
        first = first.removesuffix(f" {start.earliest.year} г.")
        if start.unit == "day" and start.earliest.month == end.earliest.month:
            first = str(start.earliest.day)
    preposition = "со" if start.unit == "day" and start.earliest.day == 2 else "с"  # noqa: PLR2004
    return f"{preposition} {first} по {last}"
