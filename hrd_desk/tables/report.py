"""What an import did or would do: counts, problems, questions, changes, look-alikes."""

import uuid
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from hrd_desk.i18n import N_, _, grouped, listed, ngettext
from hrd_desk.storage.pairs import Suspicion
from hrd_desk.tables.rows_in import Problem
from hrd_desk.vocabulary.term_names import Suggestion, TermNames

MOST_PROBLEMS = 2000
MOST_CHANGES = 2000
MOST_QUESTIONS = 1000
KEPT_WITH_IMPORT = 200
_FIRST_ROWS = 5


@dataclass(slots=True)
class Question:
    """A term that is not known or not clear: of which list, as written, in how many rows."""

    scheme: str
    written: str
    heading: str
    rows: int = 0
    first_rows: list[int] = field(default_factory=list)
    suggestions: list[Suggestion] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A value of a record that is here already and that the table has otherwise."""

    row: int
    uid: uuid.UUID
    reference: str
    title: str
    field: str
    old: Any
    new: Any
    is_applied: bool

    @property
    def linked(self) -> set[uuid.UUID]:
        """The records that its sides link to."""
        if self.field != "related_events":
            return set()
        sides = (*(self.old or ()), *(self.new or ()))
        return {uuid.UUID(str(link["event"])) for link in sides}


@dataclass(frozen=True, slots=True)
class LookAlike:
    """A new record and one that may be the same event."""

    uid: uuid.UUID
    row: int
    title: str
    other: Suspicion


@dataclass(slots=True)
class ImportReport:
    """What became of the rows.

    `rows` are all that were read: `added`, `changed`, `proposed` (they differ and were not asked
    to be changed), `known` (they are here as they stand) and `bad`. `look_alikes` are the first of
    `alike`. `titles` are reference and title of the records that links among `changes` point to,
    of those that are here or in the table. `number` is that of the import; 0 for a dry run and
    where nothing was written.
    """

    is_dry_run: bool
    rows: int = 0
    added: int = 0
    changed: int = 0
    proposed: int = 0
    known: int = 0
    bad: int = 0
    number: int = 0
    problems: list[Problem] = field(default_factory=list)
    not_listed: int = 0
    questions: list[Question] = field(default_factory=list)
    changes: list[FieldChange] = field(default_factory=list)
    titles: dict[uuid.UUID, tuple[str, str]] = field(default_factory=dict)
    look_alikes: list[LookAlike] = field(default_factory=list)
    alike: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def needs_person(self) -> bool:
        """Whether rows stay out until somebody looks at them."""
        return bool(self.bad or self.proposed)

    def counts(self) -> dict[str, int]:
        """Return the counts of rows by what became of them."""
        names = ("rows", "added", "changed", "proposed", "known", "bad")
        return {name: getattr(self, name) for name in names}


class Asking:
    """Gathers the problems of rows, and the questions about terms with what may be meant."""

    def __init__(self, names: TermNames) -> None:
        self._names = names
        self._questions: dict[tuple[str, str], Question] = {}
        self._sentences: Counter[str] = Counter()

    def add(self, report: ImportReport, problems: list[Problem]) -> None:
        """Note why a row stays out."""
        for problem in problems:
            if problem.scheme:
                self._ask(problem)
            if len(report.problems) < MOST_PROBLEMS:
                report.problems.append(problem)
            else:
                report.not_listed += 1

    def _ask(self, problem: Problem) -> None:
        key = (problem.scheme, problem.written)
        question = self._questions.get(key)
        if question is None:
            if len(self._questions) >= MOST_QUESTIONS:
                return
            question = Question(problem.scheme, problem.written, problem.heading)
            self._questions[key] = question
        question.rows += 1
        if len(question.first_rows) < _FIRST_ROWS:
            question.first_rows.append(problem.row)

    def questions(self) -> list[Question]:
        """Return the questions, the most frequent first, with suggestions."""
        found = sorted(self._questions.values(), key=lambda one: (-one.rows, one.written))
        for question in found:
            question.suggestions = self._names.suggestions(question.scheme, question.written)
        return found


_TRIED = {
    "added": N_("would be added: {count}"),
    "changed": N_("would be changed: {count}"),
    "proposed": N_("differ from what is here and stay as they are: {count}"),
    "known": N_("are here already: {count}"),
    "bad": N_("need a correction or an answer: {count}"),
}
_DONE = {
    **_TRIED,
    "added": N_("added: {count}"),
    "changed": N_("changed: {count}"),
    "bad": N_("stayed out: {count}"),
}


def counts_sentence(report: ImportReport) -> str:
    """Return the counts of a report in one line, in the language of the screen."""
    return _counted(report.counts(), _TRIED if report.is_dry_run else _DONE)


def _counted(counts: Mapping[str, int], words: Mapping[str, str]) -> str:
    numbers = {name: grouped(count) for name, count in counts.items() if count or name == "rows"}
    parts = [_("Rows read: {count}").format(count=numbers["rows"])]
    parts += [
        _(said).format(count=numbers[name]) for name, said in words.items() if name in numbers
    ]
    return "; ".join(parts) + "."


def kept_counts(details: Mapping[str, Any]) -> str:
    """Return the counts of an import that is over in one line."""
    return _counted({"rows": 0, **details.get("counts", {})}, _DONE)


def kept_lines(details: Mapping[str, Any]) -> Iterator[str]:
    """Yield why rows of an import that is over stayed out, and what else was said of it."""
    for one in details.get("problems", ()):
        yield problem_words(Problem(one["row"], one["column"], "", one["sentence"]))
    yield from details.get("notes", ())


def problem_words(problem: Problem) -> str:
    """Return where something is wrong in a table, and what."""
    place = listed(filter(None, (_("Row {row}").format(row=problem.row), problem.heading)))
    return f"{place}: {problem.sentence}"


def remarks(report: ImportReport) -> Iterator[str]:
    """Yield what else a person should know, in the language of the screen."""
    yield from report.notes
    if report.alike:
        count = report.alike
        yield ngettext(
            "{count} new record may be the same event as one that is here; it waits in the inbox.",
            "{count} new records may be the same events as others here; they wait in the inbox.",
            count,
        ).format(count=count)
    if report.not_listed:
        yield ngettext(
            "{count} more problem is not listed.",
            "{count} more problems are not listed.",
            report.not_listed,
        ).format(count=report.not_listed)


def kept_details(report: ImportReport) -> dict[str, Any]:
    """Return what the book of imports keeps of a report: no values of records."""
    return {
        "counts": report.counts(),
        "problems": [
            {"row": problem.row, "column": problem.heading, "sentence": problem.sentence}
            for problem in report.problems[:KEPT_WITH_IMPORT]
        ],
        "questions": [
            {"scheme": one.scheme, "written": one.written, "rows": one.rows}
            for one in report.questions[:KEPT_WITH_IMPORT]
        ],
        "notes": list(report.notes),
        "look_alikes": report.alike,
    }
