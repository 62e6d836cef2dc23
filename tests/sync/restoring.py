"""Desks that go on from a backup."""

from pathlib import Path

from hrd_desk.storage.backup import begin_epoch
from tests.sync.catalogue import Site


def restored(site: Site, backup: Path) -> Path:
    """Go on with a backup in the place of a desk, as a restore does; return where that lies."""
    before = site.use(backup)
    with site.database.local_transaction() as session:
        begin_epoch(session)
    return before
