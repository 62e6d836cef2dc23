"""What a check finds: a stable code, how grave it is, the field, one sentence."""

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
