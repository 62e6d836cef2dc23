"""Check a whole desk: keys, pages, tables, journal, stored files. Repairs nothing."""

from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from hrd_desk.errors import DamagedDeskError
from hrd_desk.i18n import _
from hrd_desk.model.event import Event
from hrd_desk.progress import Progress, silent
from hrd_desk.storage.database import Database
from hrd_desk.storage.journal.check import MOST_FINDINGS, journal_findings, projection_findings
from hrd_desk.storage.journal.tables import Change, Revision
from hrd_desk.storage.keys import KeyFile
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.stored_files import FileStore, stored_file_findings


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found: one line for each finding; none means that the desk is sound.

    `files_to_come` are attachments whose content has not arrived, which is nothing wrong.
    """

    findings: tuple[str, ...]
    events: int
    revisions: int
    changes: int
    files_to_come: int

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found."""
        return not self.findings


def check_desk(desk: OpenDesk, progress: Progress = silent) -> CheckReport:
    """Return what is wrong with an open desk: keys, pages, tables, journal, files."""
    findings = [*_key_findings(desk), *database_findings(desk)]
    files_to_come = 0
    with desk.database.snapshot() as session:
        if not findings:
            findings += islice(journal_findings(session, progress), MOST_FINDINGS)
            findings += islice(projection_findings(session, progress), MOST_FINDINGS)
            stored = stored_file_findings(session, desk.folder, progress)
            findings += islice(stored, MOST_FINDINGS)
            files_to_come = len(FileStore(desk.folder).missing(session))
            indexed = session.scalar(text("SELECT count(*) FROM fts"))
            shown = session.scalar(
                select(func.count()).select_from(Event).where(Event.deleted_version.is_(None))
            )
            if indexed != shown:
                findings.append(_("The search index does not fit the records."))
        events, revisions, changes = (
            session.scalar(select(func.count(table.id))) or 0 for table in (Event, Revision, Change)
        )
    return CheckReport(tuple(findings), events, revisions, changes, files_to_come)


def _key_findings(desk: OpenDesk) -> list[str]:
    findings = []
    for path in (desk.folder.keys, desk.folder.keys_copy):
        try:
            KeyFile.read(path, path)
        except DamagedDeskError:
            sentence = _("The key file {name} is damaged; its copy still opens the desk.")
            findings.append(sentence.format(name=path.name))
    return findings


def database_findings(desk: OpenDesk) -> list[str]:
    """Return what is wrong with the file of a desk's database: its pages, and its length."""
    return [*_page_findings(desk.database), *_size_findings(desk.database, desk.folder.database)]


def _page_findings(database: Database) -> list[str]:
    """Check the tables first, then checkpoint, then every page's authentication.

    In the other order a crash's leftovers look like damage (packaging study, section 7).
    """
    with database.snapshot() as session:
        # A connection remembers how the full-text index lies until it reads it again, and this
        # check alone does not ask whether another connection has changed it (SQLite 3.53.4).
        session.execute(text("SELECT rowid FROM fts LIMIT 1")).all()
        lines = _pragma(session, "integrity_check")
    lines = [line for line in lines if line != "ok"]
    database.checkpoint()
    with database.snapshot() as session:
        lines += _pragma(session, "cipher_integrity_check")
        return lines + [
            f"broken reference in {row}" for row in _pragma(session, "foreign_key_check")
        ]


def _size_findings(database: Database, path: Path) -> list[str]:
    # The page check does not notice a file that was cut (storage study, section 6).
    beside = path.with_name(f"{path.name}-wal")
    if beside.exists() and beside.stat().st_size:
        return []  # somebody reads or writes meanwhile, so pages that count still lie beside it
    with database.snapshot() as session:
        pages, size = (int(_pragma(session, name)[0]) for name in ("page_count", "page_size"))
    if pages * size != path.stat().st_size:
        return [_("The database file is shorter or longer than it says.")]
    return []


def _pragma(session: Session, name: str) -> list[Any]:
    return [row[0] for row in session.connection().exec_driver_sql(f"PRAGMA {name}")]
