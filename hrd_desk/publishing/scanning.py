"""The gate for files of every format: what was withheld must not stand in what leaves the desk."""

from collections.abc import Iterable
from pathlib import Path

from hrd_desk.publishing.finished import read_finished
from hrd_desk.publishing.withheld import Hit, Secrets


def scan(
    path: Path,
    withheld: Secrets,
    cleared: Iterable[tuple[str, str]] = (),
    *,
    passphrase: str = "",
) -> tuple[Hit, ...]:
    """Return where in the file, its name included, something withheld stands; () if nowhere.

    `cleared`: as `Secrets.hits` takes them. Raises `OSError`, and `HrdDeskError` for a file that
    cannot be looked through, such as a damaged archive.
    """
    finished = read_finished(path.read_bytes(), passphrase, path.name)
    return tuple(withheld.hits(finished, cleared))
