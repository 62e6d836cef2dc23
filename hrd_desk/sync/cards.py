"""A card: the small signed file by which two desks come to know each other's keys.

Four lines of ASCII: what it is, the verify key, the signature, the facts as JSON. The signature is
settled before the facts are read (docs/formats/pairing.md).
"""

import hashlib
import hmac
import json
import re
import unicodedata
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import pyrage
from mnemonic import Mnemonic
from nacl.signing import SigningKey

from hrd_desk.errors import HrdDeskError, InvalidInputError
from hrd_desk.i18n import _, reason_of
from hrd_desk.storage.journal.recording import NODE_BITS
from hrd_desk.storage.opening import ROLES
from hrd_desk.sync.keys import succession_text
from hrd_desk.sync.signed_lines import hex_bytes, is_signed
from hrd_desk.whole_files import write_whole

SUFFIX = ".hrdcard"
FORMAT = 1
LONGEST_CARD_BYTES = 64 * 1024
LONGEST_NAME = 200
MOST_RECIPIENTS = 32
WORDS = 6
_WORD_BITS = 11
_DIGITS = 20
"""Enough for the 66 bits of the words."""
_DIGITS_IN_GROUP = 4
_LARGEST_COUNT = 2**31 - 1
_LARGEST_SEQUENCE = 2**62

_MAGIC = "hrd-desk card "
_LINES = 4
_SIGNING_CONTEXT = b"hrd-card-1\0"
_WORDS_PERSON = b"hrd-card-words-1"
_FIELDS = frozenset(
    ("desk", "code", "role", "name", "recipients", "epoch", "node", "sequence", "number")
) | {"node_for", "replaces"}
_CODE = re.compile(r"[A-Z0-9]{2,6}")
_RECIPIENT = re.compile(r"age1[02-9ac-hj-np-z]{58}")
_UNSPOKEN = re.compile(r"[\s,;.-]+")
_HIDDEN = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


@dataclass(frozen=True, slots=True)
class Succession:
    """The key that a desk had before, and that key's signature under the present one."""

    verify_key: bytes
    signature: bytes


@dataclass(frozen=True, slots=True)
class Card:
    """What a desk says of itself, signed by its own key.

    `recipients` are age public keys; at headquarters its own and those of its key keepers.
    `sequence` is the newest own revision in `epoch`; `number` counts the cards of the desk.
    `node_for` gives other desks (uid) a new node where theirs was taken.
    """

    desk_uid: uuid.UUID
    code: str
    role: str
    name: str
    verify_key: bytes
    recipients: tuple[str, ...]
    epoch: int
    node: int
    sequence: int
    number: int
    node_for: dict[uuid.UUID, int] = field(default_factory=dict)
    replaces: Succession | None = None


class Keyed(Protocol):
    """A desk and its public keys: a card, or a peer as this desk keeps it."""

    @property
    def desk_uid(self) -> uuid.UUID:
        """Which desk."""
        ...

    @property
    def verify_key(self) -> bytes:
        """What its signatures are checked with (Ed25519, 32 bytes)."""
        ...

    @property
    def recipients(self) -> Sequence[str]:
        """What files for it are sealed for (age public keys)."""
        ...


def card_bytes(card: Card, signing_key: bytes) -> bytes:
    """Return the file of a card, signed with the key (32 bytes) that its `verify_key` checks."""
    replaced = card.replaces and [card.replaces.verify_key.hex(), card.replaces.signature.hex()]
    facts = {
        "desk": str(card.desk_uid),
        "code": card.code,
        "role": card.role,
        "name": card.name,
        "recipients": list(card.recipients),
        "epoch": card.epoch,
        "node": card.node,
        "sequence": card.sequence,
        "number": card.number,
        "node_for": {str(uid): node for uid, node in card.node_for.items()},
        "replaces": replaced,
    }
    body = json.dumps(facts, separators=(",", ":"))
    signature = SigningKey(signing_key).sign(_signed(card.verify_key, body)).signature
    lines = (f"{_MAGIC}{FORMAT}", card.verify_key.hex(), signature.hex(), body)
    return ("\n".join(lines) + "\n").encode()


def read_card(content: bytes) -> Card:
    """Return the card in a file's `content`; raises `InvalidInputError` with one sentence.

    That it is signed says only that it is whole; whose it is, people settle by its words.
    """
    if len(content) > LONGEST_CARD_BYTES:
        raise _refusal(_("This file is too large to be a card. Choose one that ends in .hrdcard."))
    if not content.startswith(_MAGIC.encode()):
        raise _refusal(_("This file is no card of a desk. Choose one that ends in .hrdcard."))
    lines = [line.rstrip() for line in content.decode("ascii", "replace").rstrip().split("\n")]
    _require_format(lines[0])
    if len(lines) != _LINES:
        raise _damaged()
    verify_key, signature, body = hex_bytes(lines[1], 32), hex_bytes(lines[2], 64), lines[3]
    if verify_key is None or signature is None:
        raise _damaged()
    if not is_signed(verify_key, _signed(verify_key, body), signature):
        raise _damaged()
    return _card(_facts(body), verify_key)


def load_card(path: Path) -> Card:
    """Return the card in the file at `path`; raises an `HrdDeskError` with one sentence."""
    try:
        with path.open("rb") as file:
            content = file.read(LONGEST_CARD_BYTES + 1)
    except OSError as error:
        sentence = _("The card “{path}” cannot be read: {reason}.")
        raise HrdDeskError(sentence.format(path=path, reason=reason_of(error))) from error
    return read_card(content)


def named_card(path: Path) -> Path:
    """Return where a card called `path` goes, with its ending."""
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)


def save_card(path: Path, content: bytes) -> None:
    """Write a card's bytes to `path`; raises an `HrdDeskError` with one sentence."""
    try:
        write_whole(path, content)
    except OSError as error:
        sentence = _("The card “{path}” could not be written: {reason}. Choose another folder.")
        raise HrdDeskError(sentence.format(path=path, reason=reason_of(error))) from error


# --- words to compare -----------------------------------------------------------------------------


def fingerprint(desk: Keyed) -> str:
    """Return six English words that stand for the keys of a desk, to be read out."""
    number, words = _fingerprint_number(desk), Mnemonic("english").wordlist
    steps = range(_WORD_BITS * (WORDS - 1), -1, -_WORD_BITS)
    return " ".join(words[number >> step & (1 << _WORD_BITS) - 1] for step in steps)


def fingerprint_digits(desk: Keyed) -> str:
    """Return the same as 20 digits in groups of four, for people who share no English."""
    digits = f"{_fingerprint_number(desk):0{_DIGITS}}"
    groups = range(0, _DIGITS, _DIGITS_IN_GROUP)
    return " ".join(digits[start : start + _DIGITS_IN_GROUP] for start in groups)


def are_words_of(desk: Keyed, typed: str) -> bool:
    """Return whether `typed` are the words or the digits of a desk's keys, however spaced."""
    spoken = _UNSPOKEN.sub("", typed).casefold().encode()
    known = (fingerprint(desk), fingerprint_digits(desk))
    return any(hmac.compare_digest(spoken, words.replace(" ", "").encode()) for words in known)


def _fingerprint_number(desk: Keyed) -> int:
    digest = hashlib.blake2b(digest_size=9, person=_WORDS_PERSON)
    digest.update(desk.desk_uid.bytes + desk.verify_key)
    digest.update("\n".join(desk.recipients).encode())
    return int.from_bytes(digest.digest()) >> (8 * 9 - _WORD_BITS * WORDS)


# --- reading --------------------------------------------------------------------------------------


def _require_format(first_line: str) -> None:
    named = first_line.removeprefix(_MAGIC)
    if not re.fullmatch("[1-9][0-9]{0,3}", named):
        raise _damaged()
    if int(named) > FORMAT:
        sentence = _("This card was made by a newer HRD Desk. Update the one here and try again.")
        raise _refusal(sentence)


def _facts(body: str) -> dict[str, Any]:
    try:
        facts = json.loads(body, object_pairs_hook=_without_repeats)
    except (ValueError, RecursionError) as error:
        raise _damaged() from error
    if not isinstance(facts, dict) or facts.keys() != _FIELDS:
        raise _damaged()
    return facts


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        message = "a name stands twice"
        raise ValueError(message)
    return found


def _card(facts: dict[str, Any], verify_key: bytes) -> Card:
    uid = _uid(facts["desk"], "desk")
    return Card(
        desk_uid=uid,
        code=_matching(_CODE, facts["code"], "code"),
        role=_role(facts["role"]),
        name=_name(facts["name"]),
        verify_key=verify_key,
        recipients=_recipients(facts["recipients"], facts["role"]),
        epoch=_number(facts["epoch"], "epoch", 1, _LARGEST_COUNT),
        node=_node(facts["node"], "node"),
        sequence=_number(facts["sequence"], "sequence", 0, _LARGEST_SEQUENCE),
        number=_number(facts["number"], "number", 1, _LARGEST_COUNT),
        node_for=_nodes(facts["node_for"]),
        replaces=_succession(facts["replaces"], uid, verify_key),
    )


def _uid(value: Any, name: str) -> uuid.UUID:
    try:
        uid = uuid.UUID(value) if isinstance(value, str) else None
    except ValueError:
        uid = None
    if uid is None or str(uid) != value:
        raise _unusable(name)
    return uid


def _matching(pattern: re.Pattern[str], value: Any, name: str) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise _unusable(name)
    return value


def _role(value: Any) -> str:
    if not isinstance(value, str) or value not in ROLES:
        raise _unusable("role")
    return value


def _name(value: Any) -> str:
    if not isinstance(value, str) or not is_plain_name(value):
        raise _unusable("name")
    return value


def is_plain_name(name: str) -> bool:
    """Return whether a name is short enough for a card and shows as what it is."""
    return len(name) <= LONGEST_NAME and not any(
        letter in _HIDDEN or unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"}
        for letter in name
    )


def is_recipient(text: str) -> bool:
    """Return whether `text` is an age public key."""
    if not _RECIPIENT.fullmatch(text):
        return False
    try:
        pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        return False
    return True


def _recipients(value: Any, role: str) -> tuple[str, ...]:
    fewest = 2 if role == "hq" else 1
    if not isinstance(value, list) or not fewest <= len(value) <= MOST_RECIPIENTS:
        raise _unusable("recipients")
    if not all(isinstance(text, str) and is_recipient(text) for text in value):
        raise _unusable("recipients")
    if len(set(value)) < len(value):
        raise _unusable("recipients")
    return tuple(value)


def _number(value: Any, name: str, smallest: int, largest: int) -> int:
    is_whole = isinstance(value, int) and not isinstance(value, bool)
    if not is_whole or not smallest <= value <= largest:
        raise _unusable(name)
    return int(value)


def _node(value: Any, name: str) -> int:
    return _number(value, name, 0, (1 << NODE_BITS) - 1)


def _nodes(value: Any) -> dict[uuid.UUID, int]:
    if not isinstance(value, dict):
        raise _unusable("node_for")
    return {_uid(uid, "node_for"): _node(node, "node_for") for uid, node in value.items()}


def _succession(value: Any, uid: uuid.UUID, verify_key: bytes) -> Succession | None:
    if value is None:
        return None
    if not isinstance(value, list) or [type(part) for part in value] != [str, str]:
        raise _unusable("replaces")
    old_key, signature = hex_bytes(value[0], 32), hex_bytes(value[1], 64)
    if old_key is None or signature is None:
        raise _unusable("replaces")
    if not is_signed(old_key, succession_text(uid.bytes, old_key, verify_key), signature):
        raise _unusable("replaces")
    return Succession(old_key, signature)


def _signed(verify_key: bytes, body: str) -> bytes:
    return _SIGNING_CONTEXT + verify_key + body.encode()


def _refusal(sentence: str) -> InvalidInputError:
    return InvalidInputError("card", sentence)


def _damaged() -> InvalidInputError:
    return _refusal(_("This card is damaged. Ask the other desk to send it again."))


def _unusable(name: str) -> InvalidInputError:
    sentence = _("The card holds nothing usable under “{name}”. Ask the other desk for a new one.")
    return InvalidInputError(name, sentence.format(name=name))
