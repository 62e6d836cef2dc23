"""Whether a desk is the one that this computer saw last, or a moved, restored or copied one.

A high-water mark lies outside the desk, in the user's state folder. Two desks that write under one
name would use the same numbers twice; here it is noticed before the first of them is written.
"""

import contextlib
import hashlib
import json
import os
import secrets
import string
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Self

from nacl.exceptions import CryptoError
from nacl.secret import SecretBox
from platformdirs import user_state_path
from sqlalchemy import select
from sqlalchemy.orm import Session

from hrd_desk.errors import DamagedDeskError, DeskUnavailableError, HrdDeskError
from hrd_desk.i18n import _
from hrd_desk.model.event import Event
from hrd_desk.storage.backup import begin_epoch
from hrd_desk.storage.desk_folder import DeskFolder
from hrd_desk.storage.journal.chain import FIRST_HASH
from hrd_desk.storage.journal.own_desk import own_desk
from hrd_desk.storage.journal.tables import Desk, Revision
from hrd_desk.storage.keys import KeyFile
from hrd_desk.storage.local_tables import Secret
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.sync_tables import Peer
from hrd_desk.sync.keys import forget_keys
from hrd_desk.sync.ledger import HEADQUARTERS
from hrd_desk.sync.pairing import choose_free_node
from hrd_desk.whole_files import write_whole

STATE_VARIABLE = "HRD_DESK_STATE"
MARK_KEY = "mark-key"
"""The secret that seals the desk's mark; copies and backups of the desk hold the same."""
LONGEST_MARK_BYTES = 64 * 1024
_COMPUTER_BYTES = 16
_KEPT_OF_CODE = 4
_COPY_LETTERS = sorted(set(string.ascii_uppercase) - set("AEIOUY"))
"""Without vowels no word comes of them; a digit would read as a later epoch of the first desk."""


class Standing(StrEnum):
    """How a desk stands to what this computer saw of it last."""

    USUAL = "usual"
    NEW_HERE = "new-here"
    REWOUND = "rewound"
    COPIED = "copied"


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a desk had got on a computer: its epoch, its last own revision, where it lay."""

    computer: str
    path: str
    epoch: int
    revision_epoch: int
    revision_sequence: int
    revision_hash: str


@dataclass(frozen=True, slots=True)
class MarkFolder:
    """The folder with the marks of the desks that were open on this computer.

    Each is sealed with a key that only the desk holds, and named by that key: the folder tells
    nobody which desks there are or where.
    """

    path: Path

    @classmethod
    def usual(cls) -> Self:
        """Return the folder that `HRD_DESK_STATE` names, else the one in the user's own state."""
        chosen = os.environ.get(STATE_VARIABLE)
        state = Path(chosen) if chosen else user_state_path("hrd-desk", appauthor=False)
        return cls(state / "desks")

    def is_usable(self) -> bool:
        """Return whether marks can be kept here at all; makes the folder if need be."""
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            return False
        return os.access(self.path, os.W_OK)

    def computer(self) -> str:
        """Return the random name of this computer, made on first use; raises `OSError`."""
        file = self.path / "computer"
        if not file.exists():
            write_whole(file, secrets.token_bytes(_COMPUTER_BYTES))
        return file.read_bytes()[:_COMPUTER_BYTES].hex()

    def read(self, key: bytes) -> Mark | None:
        """Return the mark that `key` opens; None if there is none that this computer made."""
        try:
            with self._file(key).open("rb") as file:
                sealed = file.read(LONGEST_MARK_BYTES)
            mark = Mark(**json.loads(SecretBox(key).decrypt(sealed)))
            return mark if mark.computer == self.computer() else None
        except (OSError, CryptoError, ValueError, TypeError):
            return None  # missing, damaged or of a newer version: the person is asked

    def write(self, key: bytes, mark: Mark) -> None:
        """Keep `mark`, sealed with `key`; raises `OSError`."""
        write_whole(self._file(key), SecretBox(key).encrypt(json.dumps(asdict(mark)).encode()))

    def _file(self, key: bytes) -> Path:
        name = hashlib.blake2b(key, digest_size=16, person=b"hrd-mark-name-1").hexdigest()
        return self.path / f"{name}.mark"


def standing(desk: OpenDesk, marks: MarkFolder) -> Standing:
    """Return how an open desk stands to the mark that this computer has of it.

    Where no mark can be kept, every desk is usual.
    """
    if not marks.is_usable():
        return Standing.USUAL
    with desk.database.snapshot() as session:
        mark = _known_mark(session, marks)
        if mark is None:
            return Standing.NEW_HERE if _was_used(session) else Standing.USUAL
        is_renumbered = own_desk(session).epoch > mark.epoch  # as restoring a backup does
        if not is_renumbered and _lies_also_at(Path(mark.path), desk.folder):
            return Standing.COPIED
        return Standing.USUAL if _has_reached(session, mark) else Standing.REWOUND


def question(standing: Standing) -> str:
    """Return the one question to put to the person; empty where nothing is to be asked."""
    match standing:
        case Standing.NEW_HERE:
            return _(
                "This computer has not seen this desk before: is it the desk itself, was it "
                "restored from a backup, or is it a copy to be used beside the other one?"
            )
        case Standing.REWOUND:
            return _(
                "This desk is older than it was here last: was it restored from a backup, or is "
                "it a copy to be used beside the other one?"
            )
        case Standing.COPIED:
            return _(
                "This desk also lies where it was open last: is this one used instead of it, was "
                "it restored from a backup, or is it a copy to be used beside the other one?"
            )
        case Standing.USUAL:
            return ""


def note(desk: OpenDesk, marks: MarkFolder) -> bool:
    """Keep how far the desk has got; call it after opening and before closing.

    Never while a question is open, or what there was to ask would be lost. Returns False where
    nothing can be kept; the desk works all the same (`unkept`).
    """
    if not marks.is_usable():
        return False
    try:
        key = _mark_key(desk)
        with desk.database.snapshot() as session:
            own = own_desk(session)
            last = _last_revision(session, own)
        mark = Mark(
            computer=marks.computer(),
            path=str(desk.folder.path.resolve()),
            epoch=own.epoch,
            revision_epoch=last.epoch if last else own.epoch,
            revision_sequence=last.sequence if last else 0,
            revision_hash=(last.hash if last else FIRST_HASH).hex(),
        )
        marks.write(key, mark)
    except (OSError, DeskUnavailableError):
        return False
    return True


def unkept() -> str:
    """Return the sentence for a computer that keeps no marks."""
    return _(
        "This computer cannot keep how far the desk has got, so a restored or copied desk would "
        "not be noticed. Everything else works."
    )


# --- the answers ----------------------------------------------------------------------------------


def say_moved(desk: OpenDesk, marks: MarkFolder) -> None:
    """Go on with the desk as it is: there is no other one in use.

    Raises `HrdDeskError` for one that lacks revisions which this computer saw: they may have been
    sent, and their numbers must not be used again.
    """
    with desk.database.snapshot() as session:
        mark = _known_mark(session, marks)
        if mark is not None and not _has_reached(session, mark):
            sentence = _("This desk lacks work that was done here, so say that it was restored.")
            raise HrdDeskError(sentence)
    note(desk, marks)


def say_restored(desk: OpenDesk, marks: MarkFolder) -> None:
    """Begin a new epoch, so that no number is used twice."""
    with desk.database.local_transaction() as session:
        mark = _known_mark(session, marks)
        desk.epoch = begin_epoch(session, mark.epoch if mark else 0)
    note(desk, marks)


def pass_known_epoch(desk: OpenDesk, marks: MarkFolder) -> None:
    """Let a desk that was just restored count past what this computer saw of it.

    The same backup may be restored twice, and what the first one wrote may have been sent.
    """
    with desk.database.local_transaction() as session:
        mark = _known_mark(session, marks)
        if mark is not None and mark.epoch >= own_desk(session).epoch:
            desk.epoch = begin_epoch(session, mark.epoch)


def say_copied(desk: OpenDesk, marks: MarkFolder) -> str:
    """Make the copy a desk of its own with other keys and another code; return the code.

    The first desk stays known as the one that wrote the records so far. Peers stay, and must take
    the new card before they take anything else from here. Raises `HrdDeskError` at headquarters, of
    which there is one.
    """
    if desk.role == HEADQUARTERS:
        sentence = _(
            "There can be no second headquarters. Say that this desk was restored and go on with "
            "it alone, or leave it and merge its database file on the other computer."
        )
        raise HrdDeskError(sentence)
    with desk.database.local_transaction() as session:
        first = own_desk(session)
        own = Desk(
            code=_code_of_copy(session, first.code),
            role=first.role,
            node=choose_free_node(session),
            verify_key=forget_keys(session),
            is_own=True,
        )
        first.is_own = False
        session.add(own)
        session.merge(_new_mark_key())
        _begin_exchange_anew(session)
    desk.uid, desk.code, desk.epoch = own.uid, own.code, own.epoch
    note(desk, marks)
    return own.code


def _code_of_copy(session: Session, code: str) -> str:
    taken = set(session.scalars(select(Desk.code)))
    codes = (code[:_KEPT_OF_CODE] + a + b for a in _COPY_LETTERS for b in _COPY_LETTERS)
    return secrets.choice([free for free in codes if free not in taken])


def _begin_exchange_anew(session: Session) -> None:
    """Count bundles from one again and send everything: the peer learns what this desk holds."""
    for peer in session.scalars(select(Peer)):
        peer.sent_number = peer.acknowledged_number = peer.received_number = 0
        peer.sent_hash = peer.received_hash = bytes(32)
        peer.sent_position = peer.acknowledged_position = peer.received_position = 0
        peer.is_receipt_due = False


# --- marks and what they say ----------------------------------------------------------------------


def _mark_key(desk: OpenDesk) -> bytes:
    with desk.database.snapshot() as session:
        secret = session.get(Secret, MARK_KEY)
    if secret is None:
        secret = _new_mark_key()
        with desk.database.local_transaction() as session:
            session.add(secret)
    return secret.value


def _new_mark_key() -> Secret:
    return Secret(name=MARK_KEY, value=secrets.token_bytes(SecretBox.KEY_SIZE))


def _was_used(session: Session) -> bool:
    """Say whether a computer keeps a mark of the desk, or it holds records from before marks."""
    is_noted = session.get(Secret, MARK_KEY) is not None
    return is_noted or session.scalar(select(Event.id).limit(1)) is not None


def _known_mark(session: Session, marks: MarkFolder) -> Mark | None:
    secret = session.get(Secret, MARK_KEY)
    return None if secret is None else marks.read(secret.value)


def _last_revision(session: Session, own: Desk) -> Revision | None:
    query = select(Revision).where(Revision.desk_id == own.id)
    newest_first = query.order_by(Revision.epoch.desc(), Revision.sequence.desc())
    return session.scalars(newest_first.limit(1)).first()


def _has_reached(session: Session, mark: Mark) -> bool:
    """Say whether the desk holds the very revision with which it was seen last.

    In a later epoch it need not: its numbers differ from those of any revision that it lacks.
    """
    own = own_desk(session)
    if own.epoch != mark.epoch:
        return own.epoch > mark.epoch
    if mark.revision_sequence == 0:
        return True
    found = select(Revision.hash).where(
        Revision.desk_id == own.id,
        Revision.epoch == mark.revision_epoch,
        Revision.sequence == mark.revision_sequence,
    )
    return session.scalar(found) == bytes.fromhex(mark.revision_hash)


def _lies_also_at(path: Path, folder: DeskFolder) -> bool:
    """Say whether another folder at `path` holds the same desk: copies share their key file."""
    with contextlib.suppress(OSError, DamagedDeskError):  # gone, or no desk any more
        if path.samefile(folder.path):
            return False
        other = DeskFolder(path)
        here = KeyFile.read(folder.keys, folder.keys_copy)
        return KeyFile.read(other.keys, other.keys_copy).desk_uid == here.desk_uid
    return False
