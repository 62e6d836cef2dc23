"""What the window tells of the exchange: how much is only here, who confirmed, what waits."""

import datetime
import uuid
from dataclasses import dataclass
from pathlib import Path

from hrd_desk.clock import moment_of
from hrd_desk.storage.database import Database
from hrd_desk.storage.journal.own_desk import own_desk
from hrd_desk.storage.settings import read_setting, write_setting
from hrd_desk.storage.sync_tables import Peer
from hrd_desk.sync.inbox_entries import inbox_counts
from hrd_desk.sync.ledger import HEADQUARTERS, OnlyHere, only_here
from hrd_desk.sync.pairing import PAIRED, peers
from hrd_desk.sync.unsent import peers_with_unsent

SEND_FOLDER, RECEIVE_FOLDER = "window-send-folder", "window-receive-folder"
BY_MAIL = "window-send-by-mail"


@dataclass(frozen=True, slots=True)
class PeerFacts:
    """A paired desk: when it confirmed last (UTC), and whether it has something to get."""

    uid: uuid.UUID
    code: str
    name: str
    confirmed_utc: datetime.datetime | None
    is_waiting: bool


@dataclass(frozen=True, slots=True)
class ExchangeFacts:
    """The state of the exchange as the window shows it; `inbox` counts what needs a person."""

    is_headquarters: bool
    only_here: OnlyHere
    peers: tuple[PeerFacts, ...]
    inbox: int


def read_facts(database: Database) -> ExchangeFacts:
    """Return the state of the exchange; may take long in a large desk, so call it in a job."""
    with database.snapshot() as session:
        is_headquarters = own_desk(session).role == HEADQUARTERS
        paired = [peer for peer in peers(session) if peer.state == PAIRED]
        unsent = peers_with_unsent(session, [p for p in paired if not p.is_receipt_due])
        return ExchangeFacts(
            is_headquarters=is_headquarters,
            only_here=only_here(session),
            peers=tuple(
                PeerFacts(
                    uid=peer.desk_uid,
                    code=peer.code,
                    name=peer.name,
                    confirmed_utc=confirmed_utc(peer),
                    is_waiting=peer.is_receipt_due or peer.desk_uid in unsent,
                )
                for peer in paired
            ),
            inbox=sum(inbox_counts(session).values()),
        )


def confirmed_utc(peer: Peer) -> datetime.datetime | None:
    """Return when a verified receipt of the peer came last."""
    return None if peer.confirmed_at_ms is None else moment_of(peer.confirmed_at_ms)


def kept_folder(database: Database, name: str) -> Path | None:
    """Return the folder that was used last; it is kept inside the encrypted desk."""
    with database.snapshot() as session:
        text = str(read_setting(session, name, ""))
    return Path(text) if text else None


def keep_folder(database: Database, name: str, folder: Path) -> None:
    """Remember a folder for the next time."""
    with database.local_transaction() as session:
        write_setting(session, name, str(folder))


def is_by_mail(database: Database) -> bool:
    """Return whether the last file was cut in parts for e-mail."""
    with database.snapshot() as session:
        return bool(read_setting(session, BY_MAIL, False))


def keep_by_mail(database: Database, is_mail: bool) -> None:
    """Remember whether files are cut in parts for e-mail."""
    with database.local_transaction() as session:
        write_setting(session, BY_MAIL, is_mail)
