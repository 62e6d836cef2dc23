"""Encrypted copies of the database before files are taken in.

The last ten stay, the first of each of their days, and the last of each week.
"""

import contextlib
import datetime
import re
from collections.abc import Iterator
from pathlib import Path

from hrd_desk.clock import SystemClock
from hrd_desk.mapping import new_uid
from hrd_desk.progress import Progress, silent
from hrd_desk.storage.opening import OpenDesk

KEPT = 10
LARGE_BYTES = 512 * 1024 * 1024
"""A database that is larger is copied once a day at most: copying it takes long."""
_NAME = re.compile(r"[0-9]{8}T[0-9]{12}\.db")


@contextlib.contextmanager
def snapshot_before(desk: OpenDesk, progress: Progress = silent) -> Iterator[None]:
    """Copy the database beside it, under the same key, before the block changes it.

    If the block raises, nothing was changed: then the copy goes, and no older one has to. Else
    many tries would fill a full disk, and push out the copies that somebody may need.
    """
    taken = _take_snapshot(desk, progress)
    try:
        yield
    except BaseException:
        if taken is not None:
            taken.unlink(missing_ok=True)
        raise
    with contextlib.suppress(OSError):  # what is in is in; a copy too many goes the next time
        _rotate(_snapshots(desk.folder.snapshots))


def _take_snapshot(desk: OpenDesk, progress: Progress) -> Path | None:
    """Return the copy, None if none was due."""
    folder = desk.folder.snapshots
    folder.mkdir(exist_ok=True)
    now = SystemClock().now_utc()
    earlier = _snapshots(folder)
    is_large = desk.folder.database.stat().st_size > LARGE_BYTES
    if is_large and earlier and abs(now - _moment(earlier[-1])) < datetime.timedelta(days=1):
        return None
    # What a stopped program leaves in staging is gone at the next opening.
    desk.folder.staging.mkdir(exist_ok=True)
    unfinished = desk.folder.staging / new_uid().hex
    try:
        desk.database.copy_to(unfinished, progress)
        return unfinished.rename(_free_path(folder, now))
    finally:
        unfinished.unlink(missing_ok=True)


def _free_path(folder: Path, moment: datetime.datetime) -> Path:
    """Return the path of a snapshot of this moment; clocks are set back, so it may be taken."""
    while (path := folder / f"{moment:%Y%m%dT%H%M%S%f}.db").exists():
        moment += datetime.timedelta(microseconds=1)
    return path


def _snapshots(folder: Path) -> list[Path]:
    """Return our snapshots, oldest first; what somebody or another program put there stays."""
    return sorted(path for path in folder.glob("*.db") if _NAME.fullmatch(path.name))


def _moment(path: Path) -> datetime.datetime:
    return datetime.datetime.strptime(path.stem, "%Y%m%dT%H%M%S%f").replace(tzinfo=datetime.UTC)


def _rotate(snapshots: list[Path]) -> None:
    newest = snapshots[-KEPT:]
    days = {_moment(path).date() for path in newest}
    # Hundreds of files may come in on a day: what was there before them stays.
    first_of_days = {_moment(path).date(): path for path in reversed(snapshots)}
    last_of_weeks = {_moment(path).isocalendar()[:2]: path for path in snapshots}
    kept = {*newest, *(first_of_days[day] for day in days), *last_of_weeks.values()}
    for path in snapshots:
        if path not in kept:
            path.unlink(missing_ok=True)
