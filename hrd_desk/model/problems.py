"""What a check finds: a stable code, how grave it is, the field, one sentence."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How grave a problem is. None of them ever blocks saving."""

    ERROR_BEFORE_SUBMISSION = "error-before-submission"
    ERROR_BEFORE_PUBLICATION = "error-before-publication"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding about one record; `field` is the record's field that it is shown at."""

    code: str
    level: Level
    field: str
    sentence: str


def is_ready(problems: Iterable[Problem]) -> bool:
    """Whether a record with these problems can be submitted as complete."""
    return all(problem.level is not Level.ERROR_BEFORE_SUBMISSION for problem in problems)


def is_publishable(problems: Iterable[Problem]) -> bool:
    """Whether a record with these problems can be published: no error of either kind stands."""
    return all(problem.level in (Level.WARNING, Level.INFO) for problem in problems)
