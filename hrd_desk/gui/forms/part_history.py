"""What was done to a list of parts since the record was shown, step by step, to be taken back.

Each step undoes itself alone: what was typed since stays.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

MOST_STEPS = 50

Values = Mapping[str, Any]


class PartHistory:
    """Steps of one form. Parts are the record's own objects and stay the same ones."""

    def __init__(self) -> None:
        self._steps: list[Callable[[list[Any]], Any]] = []

    def __bool__(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._steps)

    def note_removal(self, part: Any, row: int) -> None:
        """Keep a part that is taken out of `row`."""

        def put_back(parts: list[Any]) -> Any:
            parts.insert(min(row, len(parts)), part)
            return part

        self._keep(put_back)

    def note_addition(self, part: Any) -> None:
        """Keep that a part came in as a whole."""

        def take_out(parts: list[Any]) -> Any:
            if part in parts:
                parts.remove(part)
            return part

        self._keep(take_out)

    def note_move(self, part: Any, row: int) -> None:
        """Keep that a part stood in `row`."""

        def move_back(parts: list[Any]) -> Any:
            if part in parts:
                parts.remove(part)
                parts.insert(min(row, len(parts)), part)
            return part

        self._keep(move_back)

    def note_values(self, part: Any, changed: Iterable[tuple[Any, Values]]) -> None:
        """Keep values that parts had before `part` was changed as a whole."""
        kept = [(other, dict(values)) for other, values in changed]

        def restore(_parts: list[Any]) -> Any:
            for other, values in kept:
                for name, value in values.items():
                    setattr(other, name, value)
            return part

        self._keep(restore)

    def _keep(self, step: Callable[[list[Any]], Any]) -> None:
        self._steps.append(step)
        del self._steps[:-MOST_STEPS]

    def go_back(self, parts: list[Any]) -> int:
        """Take the last step back in `parts`; return the row of the part that it was about."""
        part = self._steps.pop()(parts)
        return parts.index(part) if part in parts else 0

    def forget(self) -> None:
        """Forget all steps."""
        self._steps.clear()
