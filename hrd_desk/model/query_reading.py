"""Read what a person typed into the search field. It never fails: what cannot be read is named.

The language: docs/formats/search.md.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import N_, _
from hrd_desk.model.query import Query, Words, all_of, any_of, not_of, of_event, of_found
from hrd_desk.model.query_tokens import Kind, Token, tokens_of
from hrd_desk.model.query_values import Meaning, has_words, read_value
from hrd_desk.model.query_words import Operator, operators_by_name
from hrd_desk.vocabulary.folding import fold

LONGEST = 4_000
MOST_PIECES = 250
DEEPEST = 30


@dataclass(frozen=True, slots=True)
class QueryProblem:
    """A piece that could not be read, from `start` to before `end`, and a sentence about it."""

    start: int
    end: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What is looked for (None: everything), and what of the typed text was left out."""

    query: Query | None
    problems: tuple[QueryProblem, ...] = ()


def read_query(typed: str, meaning: Meaning) -> Reading:
    """Return what `typed` looks for; pieces with a problem are left out, the others count."""
    reader = _Reader(typed[:LONGEST], meaning)
    if len(typed) > LONGEST:
        reader.complain(LONGEST, len(typed), _("This is too long to be searched to its end."))
    query = reader.read()
    problems = sorted(reader.problems, key=lambda problem: problem.start)
    return Reading(query, tuple(problems))


_SIGNS = {
    Kind.NOT: N_("Write behind “NOT” what must not be in the records."),
    Kind.EVENT: N_("Write behind “~” what the records of an event must say together."),
    Kind.FOUND: N_("Write behind “~~” what the records found of an event must say together."),
}
"""What stands before a condition or a bracket, and what is missing where nothing follows."""
_MEANING = {Kind.NOT: not_of, Kind.EVENT: of_event, Kind.FOUND: of_found}
"""What each of them makes of what follows."""


class _Reader:
    """One text; `problems` fill up while it is read."""

    def __init__(self, typed: str, meaning: Meaning) -> None:
        self.problems: list[QueryProblem] = []
        self._meaning = meaning
        tokens = list(tokens_of(typed, meaning.language))
        if len(tokens) > MOST_PIECES:
            first = tokens[MOST_PIECES].start
            self.complain(first, len(typed), _("These are too many conditions at once."))
        self._tokens = tokens[:MOST_PIECES]
        self._place = 0
        self._depth = 0

    def complain(self, start: int, end: int, sentence: str) -> None:
        """Note a problem."""
        self.problems.append(QueryProblem(start, end, sentence))

    def read(self) -> Query | None:
        """Return the whole; a bracket that closes nothing is passed over."""
        found = list(self._units())
        while (token := self._next()) is not None:
            self._complain_of(token, _("This bracket closes nothing."))
            found += self._units()
        return all_of(found)

    def _complain_of(self, token: Token, sentence: str) -> None:
        self.complain(token.start, token.end, sentence)

    def _peek(self) -> Token | None:
        return self._tokens[self._place] if self._place < len(self._tokens) else None

    def _next(self) -> Token | None:
        token = self._peek()
        self._place += token is not None
        return token

    def _units(self) -> Iterator[Query]:
        """Yield what is joined by and, up to a closing bracket; or binds tighter."""
        while (token := self._peek()) is not None and token.kind is not Kind.CLOSE:
            if token.kind is Kind.OR:
                self._place += 1
                self._complain_of(token, _("Write something to look for before “OR”."))
                continue
            choices = [self._unit()]
            while (token := self._peek()) is not None and token.kind is Kind.OR:
                self._place += 1
                following = self._peek()
                if following is None or following.kind in (Kind.CLOSE, Kind.OR):
                    self._complain_of(token, _("Write something to look for behind “OR”."))
                else:
                    choices.append(self._unit())
            found = any_of(choice for choice in choices if choice is not None)
            if found is not None:
                yield found

    def _unit(self) -> Query | None:
        """Return one condition, with the minus signs before it; None where it has a problem."""
        signs: list[Kind] = []
        token = self._next()
        first = token
        while token is not None and token.kind in _SIGNS:
            signs.append(token.kind)
            following = self._peek()
            if following is None or following.kind in (Kind.CLOSE, Kind.OR):
                self._complain_of(token, _(_SIGNS[token.kind]))
                return None
            token = self._next()
        assert token is not None  # noqa: S101  callers have looked
        assert first is not None  # noqa: S101
        found = self._bracket(token) if token.kind is Kind.OPEN else self._leaf(token)
        for sign in reversed(signs if found is not None else ()):
            assert found is not None  # noqa: S101  for mypy
            found = _MEANING[sign](found)
        return found

    def _bracket(self, opening: Token) -> Query | None:
        self._depth += 1
        if self._depth > DEEPEST:
            self._complain_of(opening, _("The brackets are nested too deeply."))
            self._place = len(self._tokens)
            return None
        found = all_of(self._units())
        self._depth -= 1
        if self._next() is None:
            self._complain_of(opening, _("This bracket is not closed."))
        return found

    def _leaf(self, token: Token) -> Query | None:
        try:
            return self._read_leaf(token)
        except InvalidInputError as error:
            self._complain_of(token, str(error))
            return None

    def _read_leaf(self, token: Token) -> Query | None:
        if token.kind is not Kind.OPERATOR:
            return Words(has_words(token.text), token.kind is Kind.PHRASE)
        operator = operators_by_name(self._meaning.language).get(fold(token.name))
        if operator is not None:
            return self._read_values(operator, token.text)
        if not token.text:  # a word with a colon behind it, as titles have
            return Words(has_words(token.name))
        sentence = _("“{name}:” is nothing to search by. Put the words in quotes to find them.")
        raise InvalidInputError("words", sentence.format(name=token.name))

    def _read_values(self, operator: Operator, text: str) -> Query | None:
        """Return what is behind a colon; after a comma and a space other words may follow."""
        first, comma, rest = (
            re.split(r"(,\s+)", text, maxsplit=1) if ", " in text else (text, "", "")
        )
        try:
            return read_value(operator, text, self._meaning)
        except InvalidInputError:
            if not comma:
                raise
            found = read_value(operator, first, self._meaning)
            return all_of([found, Words(has_words(rest.replace('"', "")))])
