"""The released description of an event: publications of several records keep to the summaries."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from hrd_desk.i18n import N_, _
from hrd_desk.publishing.cases import Case
from hrd_desk.publishing.disclosure import DisclosureLine
from hrd_desk.publishing.orders import BriefKind
from hrd_desk.publishing.rules import Outcome
from hrd_desk.publishing.taking import Obstacle, RecordReport, Unprintable

FIELD = "description"
Found = TypeVar("Found", Obstacle, Unprintable)
_PRINTED_IN = frozenset({BriefKind.EVENT, BriefKind.SUBMISSION})
_SUMMARIES_ALONE = N_("Publications of this kind keep to the summary.")


def prints_description(kind: BriefKind) -> bool:
    """Return whether a publication of this kind prints released descriptions."""
    return kind in _PRINTED_IN


def without_descriptions(cases: Iterable[Case]) -> list[Case]:
    """Return the records without their descriptions, so that none can be printed."""
    return [
        replace(case, brief=replace(case.brief, description="")) if case.brief.description else case
        for case in cases
    ]


def reports_without(reports: Iterable[RecordReport]) -> list[RecordReport]:
    """Return the reports, in which no description is told."""
    kept = DisclosureLine(FIELD, Outcome.WITHHELD, _(_SUMMARIES_ALONE))
    return [
        replace(report, lines=tuple(kept if _is_told(line) else line for line in report.lines))
        if any(map(_is_told, report.lines))
        else report
        for report in reports
    ]


def not_of_description(found: Iterable[Found]) -> list[Found]:
    """Return what stands in the way of other texts: a description that is not printed does not."""
    return [one for one in found if one.field != FIELD]


def _is_told(line: DisclosureLine) -> bool:
    return line.field == FIELD and line.outcome is not Outcome.WITHHELD
