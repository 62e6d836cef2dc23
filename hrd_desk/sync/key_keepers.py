"""Key keepers: people at headquarters who can open every bundle should the desk itself be lost."""

import unicodedata
from dataclasses import dataclass
from pathlib import Path

import pyrage
from sqlalchemy.orm import Session

from hrd_desk.errors import HrdDeskError, InvalidInputError, NotFoundError, WrongPassphraseError
from hrd_desk.i18n import _, reason_of
from hrd_desk.storage.database import Database
from hrd_desk.storage.journal.own_desk import own_desk
from hrd_desk.storage.keys import SHORTEST_PASSPHRASE
from hrd_desk.storage.settings import read_setting, write_setting
from hrd_desk.sync.cards import MOST_RECIPIENTS, is_plain_name, is_recipient
from hrd_desk.sync.keys import own_keys
from hrd_desk.whole_files import write_whole

SUFFIX = ".hrdkey"
KEEPERS = "key-keepers"
LONGEST_KEY_FILE_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Keeper:
    """A person who can open every bundle, and the age public key they do it with."""

    name: str
    recipient: str


def new_keeper(path: Path, passphrase: str) -> str:
    """Write a new key, locked with `passphrase`, to `path`; return its public recipient.

    The file gets the ending `.hrdkey` and is an identity file that the `age` tool opens, too.
    Raises an `HrdDeskError` if the file exists or the passphrase is too short.
    """
    target = path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
    if target.exists():
        sentence = _("“{path}” exists already. A key is never replaced: choose another name.")
        raise HrdDeskError(sentence.format(path=target))
    if len(passphrase.strip()) < SHORTEST_PASSPHRASE:
        sentence = _("The passphrase is too short. Use at least {count} characters.")
        raise InvalidInputError("passphrase", sentence.format(count=SHORTEST_PASSPHRASE))
    identity = pyrage.x25519.Identity.generate()
    recipient = str(identity.to_public())
    text = f"# public key: {recipient}\n{identity}\n"
    try:
        write_whole(target, pyrage.passphrase.encrypt(text.encode(), _typed(passphrase)))
    except OSError as error:
        sentence = _("The key “{path}” could not be written: {reason}. Choose another folder.")
        raise HrdDeskError(sentence.format(path=target, reason=reason_of(error))) from error
    return recipient


def open_keeper(path: Path, passphrase: str) -> pyrage.x25519.Identity:
    """Return the age identity in a key file; raises an `HrdDeskError` with one sentence."""
    try:
        with path.open("rb") as file:
            sealed = file.read(LONGEST_KEY_FILE_BYTES)
    except OSError as error:
        sentence = _("The key “{path}” cannot be read: {reason}.")
        raise HrdDeskError(sentence.format(path=path, reason=reason_of(error))) from error
    try:
        lines = pyrage.passphrase.decrypt(sealed, _typed(passphrase)).decode().split()
        return pyrage.x25519.Identity.from_str(lines[-1])
    except (pyrage.DecryptError, pyrage.IdentityError, UnicodeDecodeError, IndexError) as error:
        sentence = _("This passphrase does not open the key. Check it, or use a copy of the file.")
        raise WrongPassphraseError(sentence) from error


def keepers(session: Session) -> list[Keeper]:
    """Return the key keepers of this desk in the order in which they were added."""
    return [Keeper(name, recipient) for name, recipient in read_setting(session, KEEPERS, [])]


def add_keeper(database: Database, recipient: str, name: str) -> None:
    """Let a person open every bundle from now on; every field desk then needs a new card.

    Raises `InvalidInputError`; adding the same one again only changes the name.
    """
    recipient, name = recipient.strip(), " ".join(name.split())
    if not is_recipient(recipient):
        sentence = _("“{text}” is no public key of a key keeper. It begins with age1.")
        raise InvalidInputError("recipient", sentence.format(text=recipient[:80]))
    if not name or not is_plain_name(name):
        raise InvalidInputError("name", _("Say who keeps the key, in at most 200 letters."))
    with database.local_transaction() as session:
        _require_headquarters(session)
        if recipient == own_keys(session).recipient:
            sentence = _("This is the desk's own key. A key keeper needs one of their own.")
            raise InvalidInputError("recipient", sentence)
        known = {keeper.recipient: keeper.name for keeper in keepers(session)} | {recipient: name}
        if len(known) >= MOST_RECIPIENTS:  # the desk's own key is one of them
            raise InvalidInputError("recipient", _("There are too many key keepers. Remove one."))
        _write(session, [Keeper(name, recipient) for recipient, name in known.items()])


def remove_keeper(database: Database, recipient: str) -> None:
    """Seal nothing more for a key keeper; what was sealed before they can still open.

    Raises `NotFoundError`.
    """
    with database.local_transaction() as session:
        known = keepers(session)
        staying = [keeper for keeper in known if keeper.recipient != recipient.strip()]
        if len(staying) == len(known):
            raise NotFoundError(_("No key keeper of this desk has this public key."))
        _write(session, staying)


def _require_headquarters(session: Session) -> None:
    if own_desk(session).role != "hq":
        sentence = _("Only a desk at headquarters has key keepers. Add them there.")
        raise InvalidInputError("role", sentence)


def _write(session: Session, known: list[Keeper]) -> None:
    write_setting(session, KEEPERS, [[keeper.name, keeper.recipient] for keeper in known])


def _typed(passphrase: str) -> str:
    # The same letters typed on another system must give the same key.
    return unicodedata.normalize("NFKC", passphrase)
