"""The keys of this desk: one to sign with, one to open what others seal for it."""

from dataclasses import dataclass, field

import pyrage
from nacl.signing import SigningKey
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from hrd_desk.clock import SystemClock, milliseconds
from hrd_desk.storage.database import Database
from hrd_desk.storage.journal.own_desk import own_desk
from hrd_desk.storage.journal.tables import Desk
from hrd_desk.storage.local_tables import Secret, Setting
from hrd_desk.storage.settings import write_setting
from hrd_desk.storage.sync_tables import PeerKey

SIGNING_KEY = "signing-key"
AGE_IDENTITY = "age-identity"
SUCCESSION = "key-succession"
"""The setting with the old verify key and its signature under the new one, both as hex."""
_SUCCESSION_CONTEXT = b"hrd-key-succession-1\0"


@dataclass(frozen=True, slots=True)
class OwnKeys:
    """What this desk signs with (Ed25519) and opens files with (age).

    `earlier_identities` open what was sealed before the keys were replaced, newest first.
    """

    signing_key: bytes = field(repr=False)
    verify_key: bytes
    identity: pyrage.x25519.Identity = field(repr=False)
    recipient: str
    earlier_identities: tuple[pyrage.x25519.Identity, ...] = field(repr=False)


def own_keys(session: Session) -> OwnKeys:
    """Return the keys of this desk; the first call writes its age identity.

    So the first call needs a session that may write (`Database.local_transaction`).
    """
    identity = pyrage.x25519.Identity.from_str(_age_identity(session))
    return OwnKeys(
        signing_key=session.get_one(Secret, SIGNING_KEY).value,
        verify_key=own_desk(session).verify_key,
        identity=identity,
        recipient=str(identity.to_public()),
        earlier_identities=tuple(map(_read_identity, reversed(_earlier(session)))),
    )


def replace_keys(database: Database) -> None:
    """Give this desk new keys; every peer must then take its new card.

    What the old ones signed stays provable, and what was sealed for them still opens.
    """
    with database.local_transaction() as session:
        desk, secret = own_desk(session), session.get_one(Secret, SIGNING_KEY)
        old, new = SigningKey(secret.value), SigningKey.generate()
        old_key, new_key = bytes(old.verify_key), bytes(new.verify_key)
        signature = old.sign(succession_text(desk.uid.bytes, old_key, new_key)).signature
        write_setting(session, SUCCESSION, [old_key.hex(), signature.hex()])
        session.add(_former_key(session, desk))
        secret.value, desk.verify_key = bytes(new), new_key
        earlier = Secret(
            name=f"{AGE_IDENTITY}-{len(_earlier(session)) + 1}",
            value=_age_identity(session).encode(),
        )
        session.add(earlier)
        session.get_one(Secret, AGE_IDENTITY).value = _new_identity()


def forget_keys(session: Session) -> bytes:
    """Put new keys in the place of all that this desk has; return the new verify key.

    For a copy that becomes a desk of its own: it can no longer sign or open for the other.
    """
    session.execute(delete(Secret).where(Secret.name.startswith(AGE_IDENTITY)))
    session.execute(delete(Setting).where(Setting.name == SUCCESSION))
    key = SigningKey.generate()
    session.get_one(Secret, SIGNING_KEY).value = bytes(key)
    session.add(Secret(name=AGE_IDENTITY, value=_new_identity()))
    return bytes(key.verify_key)


def succession_text(desk_uid: bytes, old_key: bytes, new_key: bytes) -> bytes:
    """Return what the old key of a desk signs to say that the new one follows it."""
    return _SUCCESSION_CONTEXT + desk_uid + old_key + new_key


def _former_key(session: Session, desk: Desk) -> PeerKey:
    own = select(func.max(PeerKey.revoked_at_ms)).where(PeerKey.desk_uid == desk.uid)
    return PeerKey(
        verify_key=desk.verify_key,
        desk_uid=desk.uid,
        since_ms=session.scalar(own) or 0,
        revoked_at_ms=milliseconds(SystemClock().now_utc()),
    )


def _age_identity(session: Session) -> str:
    secret = session.get(Secret, AGE_IDENTITY)
    if secret is None:
        secret = Secret(name=AGE_IDENTITY, value=_new_identity())
        session.add(secret)
        session.flush()
    return secret.value.decode()


def _new_identity() -> bytes:
    return str(pyrage.x25519.Identity.generate()).encode()


def _earlier(session: Session) -> list[Secret]:
    """Return the age identities that were replaced, oldest first."""
    named = select(Secret).where(Secret.name.startswith(f"{AGE_IDENTITY}-"))
    return sorted(session.scalars(named), key=lambda secret: int(secret.name.rsplit("-", 1)[1]))


def _read_identity(secret: Secret) -> pyrage.x25519.Identity:
    return pyrage.x25519.Identity.from_str(secret.value.decode())
