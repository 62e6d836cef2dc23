"""What the commands say of an import."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, zip_longest
from typing import Any

from hrd_desk.cli.terminal import say
from hrd_desk.exchange.record_json import PART_FIELDS, Json
from hrd_desk.i18n import _, ngettext
from hrd_desk.tables.profile import Profile
from hrd_desk.tables.report import FieldChange, ImportReport, Question, counts_sentence, remarks
from hrd_desk.tables.rows_in import Problem, shortened
from hrd_desk.tables.sources import Source
from hrd_desk.tables.targets import label_of

_MOST_SAID = 50
_MOST_NAMED = 20


def say_report(report: ImportReport, source: Source, profile: Profile) -> None:
    """Say what became of the rows, the problems one by one, and what else is to be known."""
    _say_left_out([head for head in source.headers if not profile.columns.get(head)])
    for problem in report.problems[:_MOST_SAID]:
        if not problem.scheme:
            say(problem_line(problem))
    more = len(report.problems) - _MOST_SAID
    if more > 0:
        words = ngettext(
            "{count} more problem; see --json.", "{count} more problems; see --json.", more
        )
        say(words.format(count=more))
    for question in report.questions[:_MOST_SAID]:
        say(question_line(question))
    for line in chain.from_iterable(map(change_lines, report.changes[:_MOST_SAID])):
        say(line)
    for alike in report.look_alikes[:_MOST_SAID]:
        sentence = _("Row {row} ({title}) may be the same event as {reference} ({other}).")
        other = alike.other
        words = sentence.format(
            row=alike.row, title=alike.title, reference=other.reference, other=other.title
        )
        say(words)
    for sentence in remarks(report):
        say(sentence)
    say(counts_sentence(report))
    if report.is_dry_run:
        say(_("This was a dry run; nothing was changed."))


def _say_left_out(columns: list[str]) -> None:
    names = ", ".join(columns[:_MOST_NAMED])
    names += " …" if len(columns) > _MOST_NAMED else ""
    if names:
        say(_("Columns that are left out: {names}.").format(names=names))


def problem_line(problem: Problem) -> str:
    """Return a problem in one line."""
    where = _("row {row}").format(row=problem.row)
    parts = [where, problem.heading, f"“{problem.written}”" if problem.written else ""]
    return ": ".join([", ".join(part for part in parts if part), problem.sentence])


def question_line(question: Question) -> str:
    """Return a question about a term in one line, with what may be meant."""
    offered = "; ".join(f"{one.code} ({one.words})" for one in question.suggestions[:3])
    rows = ngettext("{count} row", "{count} rows", question.rows).format(count=question.rows)
    sentence = _("“{written}” in “{heading}” ({rows}): which term is meant? Perhaps: {offered}.")
    if not offered:
        sentence = _("“{written}” in “{heading}” ({rows}): which term is meant?")
    words = sentence.format(
        written=shortened(question.written), heading=question.heading, rows=rows, offered=offered
    )
    answer = f'--answer "{question.scheme}:{shortened(question.written)}=CODE"'
    return f"{words} {answer}"


def change_lines(change: FieldChange) -> Iterator[str]:
    """Yield what a record that is here already has otherwise; of entries of lists, each value."""
    if change.field not in PART_FIELDS:
        yield _change_line(change.reference, change.field, change.old, change.new)
        return
    for number, (old, new) in enumerate(_paired(change.old, change.new), 1):
        for name in PART_FIELDS[change.field][2]:
            if old.get(name) != new.get(name):
                path = f"{change.field}.{number}.{name}"
                yield _change_line(change.reference, path, old.get(name), new.get(name))


def _paired(old: Sequence[Json], new: Sequence[Json]) -> Iterable[tuple[Json, Json]]:
    """Return the entries of a list with what becomes of each; where some go, by their uids."""
    nothing: Json = {}
    if len(new) >= len(old):
        return zip_longest(old, new, fillvalue=nothing)
    kept = {entry["uid"]: entry for entry in new}
    pairs = [(entry, kept.pop(entry["uid"], nothing)) for entry in old]
    return [*pairs, *((nothing, entry) for entry in kept.values())]


def _change_line(reference: str, path: str, old: Any, new: Any) -> str:
    sentence = _("{reference}, {field}: {old} → {new}")
    return sentence.format(
        reference=reference, field=label_of(path), old=_value(old), new=_value(new)
    )


def _value(value: Any) -> str:
    if isinstance(value, list):
        value = ", ".join(map(str, value))
    return shortened(value if value not in (None, "") else "—")


def report_json(report: ImportReport) -> dict[str, Any]:
    """Return a report as the object that `--json` prints."""
    return {
        "is_dry_run": report.is_dry_run,
        "number": report.number or None,
        **report.counts(),
        "problems": [_problem_json(problem) for problem in report.problems],
        "problems_not_listed": report.not_listed,
        "questions": [_question_json(question) for question in report.questions],
        "changes": [_change_json(change) for change in report.changes],
        "look_alikes": [
            {
                "row": alike.row,
                "uid": str(alike.uid),
                "reference": alike.other.reference,
                "title": alike.other.title,
                "score": alike.other.score,
            }
            for alike in report.look_alikes
        ],
        "notes": report.notes,
    }


def _problem_json(problem: Problem) -> dict[str, Any]:
    return {
        "row": problem.row,
        "column": problem.heading,
        "written": problem.written,
        "sentence": problem.sentence,
        "list": problem.scheme or None,
    }


def _question_json(question: Question) -> dict[str, Any]:
    return {
        "list": question.scheme,
        "written": question.written,
        "column": question.heading,
        "rows": question.rows,
        "first_rows": question.first_rows,
        "suggestions": [
            {"code": one.code, "name": one.words, "score": one.score}
            for one in question.suggestions
        ],
    }


def _change_json(change: FieldChange) -> dict[str, Any]:
    return {
        "row": change.row,
        "reference": change.reference,
        "uid": str(change.uid),
        "field": change.field,
        "old": change.old,
        "new": change.new,
        "applied": change.is_applied,
    }
