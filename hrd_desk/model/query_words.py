"""The names of what can be looked for, in English and in the language of the window."""

import functools
from dataclasses import dataclass, field

from hrd_desk.i18n import N_, translator
from hrd_desk.model.query import Part, Where
from hrd_desk.vocabulary.folding import fold


@dataclass(frozen=True, slots=True)
class Operator:
    """A name that is typed before a colon; `word` is translated, with its colon.

    `schemes` are the lists whose terms it takes. `others` are further names in English.
    """

    name: str
    word: str
    schemes: tuple[str, ...] = ()
    others: tuple[str, ...] = field(default=())


OPERATORS = (
    Operator("country", N_("country:"), ("country",)),
    Operator("violation", N_("violation:"), ("violation",)),
    Operator("right", N_("right:"), ("right",)),
    Operator("hrd", N_("hrd:"), ("hrd-type",), ("hrd-type", "defender")),
    Operator("by", N_("by:"), ("perpetrator-state", "perpetrator-non-state"), ("perpetrator",)),
    Operator("gender", N_("gender:"), ("gender",)),
    Operator("status", N_("status:"), ("record-status", "verification", "monitoring-status")),
    Operator("confidentiality", N_("confidentiality:"), ("confidentiality",)),
    Operator("region", N_("region:")),
    Operator("desk", N_("desk:")),
    Operator("date", N_("date:"), others=("year", "month")),
    Operator("within", N_("within:")),
    Operator("from", N_("from:"), others=("since",)),
    Operator("to", N_("to:"), others=("until",)),
    Operator("near", N_("near:")),
    Operator("box", N_("box:")),
    Operator("map", N_("map:")),
    Operator("source", N_("source:")),
    Operator("has", N_("has:")),
    Operator("missing", N_("missing:"), others=("no", "lacks")),
    Operator("title", N_("title:")),
    Operator("reference", N_("reference:"), others=("ref",)),
    Operator("place", N_("place:")),
    Operator("description", N_("description:")),
    Operator("summary", N_("summary:")),
)

WHERE = {where.value: where for where in Where if where.value}
"""The operators that look for words in one part of the record."""

PART_WORDS = {
    Part.ATTACHMENT: N_("attachment:"),
    Part.SOURCE: N_("source:"),
    Part.PLACE: N_("place:"),
    Part.POINT: N_("point:"),
    Part.LINK: N_("link:"),
    Part.COUNT: N_("count:"),
    Part.DATE: N_("date:"),
    Part.YEAR: N_("year:"),
    Part.MONTH: N_("month:"),
    Part.COUNTRY: N_("country:"),
    Part.DESCRIPTION: N_("description:"),
    Part.SUMMARY: N_("summary:"),
    Part.VIOLATION: N_("violation:"),
    Part.RIGHT: N_("right:"),
    Part.HRD_TYPE: N_("hrd:"),
    Part.PERPETRATOR: N_("by:"),
    Part.GENDER: N_("gender:"),
    Part.REGION: N_("region:"),
    Part.VERIFICATION: N_("verification:"),
    Part.MONITORING: N_("monitoring:"),
}
"""Their names with the colon of the operator of that name, which is not said."""

AND, OR, NOT = N_("AND"), N_("OR"), N_("NOT")


@functools.cache
def operators_by_name(language: str) -> dict[str, Operator]:
    """Return every name of an operator, in English and `language`, without its colon."""
    say = translator(language)
    found = {
        _key(name): operator
        for operator in OPERATORS
        for name in (operator.name, *operator.others, operator.word)
    }
    # English stays what it is where a word of the other language is written alike.
    return {_key(say(operator.word)): operator for operator in OPERATORS} | found


@functools.cache
def parts_by_name(language: str) -> dict[str, Part]:
    """Return every name of a part of records, in English and `language`."""
    say = translator(language)
    theirs = {_key(say(word)): part for part, word in PART_WORDS.items()}
    return theirs | {_key(name): part for part in Part for name in (part, PART_WORDS[part])}


def part_names(language: str) -> str:
    """Return the names of all parts in a language, listed."""
    return ", ".join(sorted(part_word(part, language) for part in Part))


@functools.cache
def joining_words(language: str) -> dict[str, str]:
    """Return the capital words that mean and, or and not."""
    say = translator(language)
    return {say(AND): AND, say(OR): OR, say(NOT): NOT, AND: AND, OR: OR, NOT: NOT, "|": OR}


def operator_word(name: str, language: str) -> str:
    """Return the name of an operator in a language, with its colon."""
    word = next(operator.word for operator in OPERATORS if operator.name == name)
    return translator(language)(word)


def part_word(part: Part, language: str) -> str:
    """Return the name of a part of records in a language."""
    return translator(language)(PART_WORDS[part]).rstrip(":")


def _key(name: str) -> str:
    return fold(name).rstrip(":").strip()
