"""What is said of a bug: where it is, without any value that a record might have put there."""

import sys
import traceback
from pathlib import Path
from types import TracebackType


def tell_of_bug(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Print the type of an unexpected error and its frames on stderr; takes `sys.excepthook`.

    The error's own words are left out: they may quote a record.
    """
    frames = traceback.extract_tb(trace)
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    lines = [f"This is a bug in HRD Desk: {kind.__name__} in {where}. Please report these lines:"]
    lines += [f"  {_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
    sys.stderr.write("\n".join(lines) + "\n")


def _short(path: str) -> str:
    # Folders of the user's own would name the user.
    parts = Path(path).parts
    starts = [index for index, part in enumerate(parts) if part in {"hrd_desk", "site-packages"}]
    return "/".join(parts[starts[-1] :]) if starts else parts[-1]
