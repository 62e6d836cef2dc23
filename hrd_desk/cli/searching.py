"""The language of the search field on the command line."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from hrd_desk.cli.places import open_places
from hrd_desk.cli.terminal import say
from hrd_desk.i18n import _, language
from hrd_desk.model.query_reading import Reading, read_query
from hrd_desk.model.query_tokens import values_of
from hrd_desk.model.query_values import Meaning, NamedPoint, terms_named
from hrd_desk.model.query_words import operators_by_name
from hrd_desk.storage.own_places import load_own_places
from hrd_desk.storage.query_meaning import meaning_here
from hrd_desk.vocabulary.folding import fold
from hrd_desk.vocabulary.vocabulary import Vocabulary

_OPERATION = re.compile(r'(-?)([^\W\d_][\w-]*):([^"]*\s[^"]*)')


def meaning_on(session: Any, vocabulary: Vocabulary) -> Meaning:
    """Return what a query means on the desk of `session`; places are looked up when named."""
    return meaning_here(session, vocabulary, language(), _place_finder(session))


def _place_finder(session: Any) -> Callable[[str], NamedPoint | None]:
    def find(name: str) -> NamedPoint | None:
        found = open_places(load_own_places(session)).find_places(name, limit=1)
        if not found:
            return None
        return NamedPoint(found[0].name, found[0].latitude_deg, found[0].longitude_deg)

    return find


def read_arguments(arguments: Sequence[str], meaning: Meaning) -> Reading:
    """Return what the arguments look for, and say what of them could not be read."""
    typed = " ".join(_requoted(argument, meaning) for argument in arguments)
    reading = read_query(typed, meaning)
    for problem in reading.problems:
        piece = typed[problem.start : problem.end]
        say(_("Left out “{piece}”: {sentence}").format(piece=piece, sentence=problem.sentence))
    return reading


def _requoted(argument: str, meaning: Meaning) -> str:
    """Give an argument the quotes back that the shell took: right:"freedom of expression"."""
    match = _OPERATION.fullmatch(argument)
    if match is None:
        return argument
    minus, name, value = match.groups()
    operator = operators_by_name(meaning.language).get(fold(name))
    if operator is None:
        return argument
    is_whole = not operator.schemes or all(
        terms_named(meaning.vocabulary, operator.schemes, part) for part, _q in values_of(value)
    )
    is_one = is_whole and not re.search(r"\s-?\w+:", value)
    return f'{minus}{name}:"{value}"' if is_one and "," not in value else argument
