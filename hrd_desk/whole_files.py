"""Files that are written whole or not at all."""

import contextlib
import os
import tempfile
from pathlib import Path


def write_whole(target: Path, content: bytes) -> None:
    """Write `target` so that a crash leaves either the old file or the new one, never half.

    Readable by its owner alone. Raises `OSError`, with the old file as it was.
    """
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(target)
    finally:
        with contextlib.suppress(FileNotFoundError):  # it has become the target
            Path(name).unlink()
    if os.name == "posix":
        folder = os.open(target.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)
