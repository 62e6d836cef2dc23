"""The key slots of a desk: every way to its random database key (security study 3.1).

`keys.json` and its identical copy `keys.bak` hold one slot for each way in. A slot wraps the
32-byte key with XChaCha20-Poly1305 under a key derived from a passphrase (Argon2id) or from
recovery words (160 random bits as BIP-39 words, BLAKE2b); the slot's own settings are
authenticated with it. Changing a passphrase rewrites these files and never the database.
"""

import base64
import binascii
import ctypes
import hashlib
import json
import os
import secrets
import time
import unicodedata
from pathlib import Path
from typing import Any

from argon2.low_level import Type, hash_secret_raw
from mnemonic import Mnemonic
from nacl import bindings
from nacl.exceptions import CryptoError

from hrd_desk.errors import (
    DamagedDeskError,
    DeskUnavailableError,
    InvalidInputError,
    WrongPassphraseError,
)
from hrd_desk.i18n import _, reason_of
from hrd_desk.whole_files import write_whole

FORMAT = 1
KEY_SIZE = 32
RECOVERY_BITS = 160
SHORTEST_PASSPHRASE = 8
MAX_HEADER_BYTES = 65536
FLOOR = {"memory_kib": 64 * 1024, "passes": 3, "lanes": 1}
CEILING = {"memory_kib": 4 * 1024 * 1024, "passes": 64, "lanes": 16}
"""A header outside these limits is refused: weaker than promised, or made to exhaust memory."""
TARGET_SECONDS = 0.8

Slot = dict[str, Any]


def calibrated_cost() -> dict[str, int]:
    """Return Argon2id settings that take about `TARGET_SECONDS` here, never below the floor."""
    cost = {"memory_kib": 256 * 1024, "passes": 3, "lanes": 4}
    seconds = _seconds(cost)
    while seconds > TARGET_SECONDS and cost["memory_kib"] > FLOOR["memory_kib"]:
        cost["memory_kib"] //= 2
        seconds = _seconds(cost)
    cost["passes"] = max(FLOOR["passes"], min(12, int(3 * TARGET_SECONDS / max(seconds, 0.01))))
    return cost


def _seconds(cost: dict[str, int]) -> float:
    begun = time.perf_counter()
    _derive("calibration", bytes(16), cost)
    return time.perf_counter() - begun


def _derive(passphrase: str, salt: bytes, cost: dict[str, int]) -> bytes:
    for name, floor in FLOOR.items():
        if not floor <= cost[name] <= CEILING[name]:
            raise DamagedDeskError(_("The key file asks for unsafe settings. Restore a backup."))
    # The same words typed on another system must give the same bytes.
    secret = unicodedata.normalize("NFKC", passphrase).encode()
    return hash_secret_raw(
        secret, salt, cost["passes"], cost["memory_kib"], cost["lanes"], KEY_SIZE, Type.ID
    )


def _derive_from_words(entropy: bytes, salt: bytes) -> bytes:
    # 160 random bits need no hardening.
    return hashlib.blake2b(
        entropy, digest_size=KEY_SIZE, salt=salt, person=b"hrd-recovery-1"
    ).digest()


class KeyFile:
    """The slots of one desk, read from and written to its two key files."""

    def __init__(self, desk_uid: str, slots: list[Slot]) -> None:
        self.desk_uid = desk_uid
        self._slots = slots

    @classmethod
    def new(cls, passphrase: str, cost: dict[str, int]) -> tuple["KeyFile", bytearray, str]:
        """Return a new key file, the random database key and the recovery words.

        Raises `InvalidInputError` for a passphrase that is too short.
        """
        key = bytearray(secrets.token_bytes(KEY_SIZE))
        keys = cls(secrets.token_hex(16), [])
        keys.set_passphrase(key, passphrase, cost)
        return keys, key, keys.set_recovery_words(key)

    @classmethod
    def read(cls, path: Path, copy: Path) -> "KeyFile":
        """Return the slots in `path`, else in `copy`; raises `DamagedDeskError` if both fail."""
        for candidate in (path, copy):
            keys = cls._read_one(candidate)
            if keys is not None:
                return keys
        sentence = _("The key files of this desk are missing or damaged. Restore a backup.")
        raise DamagedDeskError(sentence)

    @classmethod
    def _read_one(cls, path: Path) -> "KeyFile | None":
        try:
            with path.open("rb") as file:
                text = file.read(MAX_HEADER_BYTES)
            header = json.loads(text)
            body = header["body"]
            if header["sha256"] != _checksum(body) or body["format"] != FORMAT:
                return None
            if not all(_is_slot(slot) for slot in body["slots"]):
                return None
            return cls(body["desk"], body["slots"])
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None  # the copy is tried next, and the caller says that both failed

    def to_bytes(self) -> bytes:
        """Return what stands in both files."""
        body = {"format": FORMAT, "desk": self.desk_uid, "slots": self._slots}
        header = {"body": body, "sha256": _checksum(body)}
        return json.dumps(header, indent=1, sort_keys=True).encode()

    def write(self, path: Path, copy: Path) -> None:
        """Write both files, each through a new file that replaces the old one whole."""
        data = self.to_bytes()
        for target in (path, copy):
            try:
                write_whole(target, data)
            except OSError as error:
                sentence = _("“{name}” could not be written: {reason}. The old one still holds.")
                reason = reason_of(error)
                words = sentence.format(name=target.name, reason=reason)
                raise DeskUnavailableError(words) from error

    def unlock(self, passphrase: str) -> bytearray:
        """Return the database key, or raise `WrongPassphraseError`; wipe it after use."""
        for slot in self._slots:
            if slot["type"] == "argon2id":
                key = self._unwrap(slot, _derive(passphrase, _bytes(slot["salt"]), slot["cost"]))
                if key is not None:
                    return key
        raise WrongPassphraseError(_("The passphrase is not right. Check Caps Lock and keyboard."))

    def unlock_with_words(self, words: str) -> bytearray:
        """Return the database key from the recovery words, or raise `WrongPassphraseError`."""
        entropy = _entropy(words)
        for slot in self._slots:
            if entropy is not None and slot["type"] == "recovery":
                key = self._unwrap(slot, _derive_from_words(entropy, _bytes(slot["salt"])))
                if key is not None:
                    return key
        raise WrongPassphraseError(_("These are not the recovery words of this desk."))

    def set_passphrase(self, key: bytearray, passphrase: str, cost: dict[str, int]) -> None:
        """Let `passphrase` open the desk instead of the old one."""
        if len(passphrase.strip()) < SHORTEST_PASSPHRASE:
            sentence = _("The passphrase is too short. Use at least {count} characters.")
            raise InvalidInputError("passphrase", sentence.format(count=SHORTEST_PASSPHRASE))
        slot: Slot = {"type": "argon2id", "salt": _text(os.urandom(16)), "cost": cost}
        self._replace(self._wrap(slot, key, _derive(passphrase, _bytes(slot["salt"]), cost)))

    def set_recovery_words(self, key: bytearray) -> str:
        """Return new recovery words; the old ones no longer open the desk."""
        entropy = secrets.token_bytes(RECOVERY_BITS // 8)
        slot: Slot = {"type": "recovery", "salt": _text(os.urandom(16))}
        self._replace(self._wrap(slot, key, _derive_from_words(entropy, _bytes(slot["salt"]))))
        return str(Mnemonic("english").to_mnemonic(entropy))

    def _replace(self, slot: Slot) -> None:
        self._slots = [old for old in self._slots if old["type"] != slot["type"]] + [slot]

    def _wrap(self, slot: Slot, key: bytearray, wrapping: bytes) -> Slot:
        nonce = os.urandom(24)
        wrapped = bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(
            bytes(key), self._settings(slot), nonce, wrapping
        )
        return slot | {"nonce": _text(nonce), "wrapped": _text(wrapped)}

    def _unwrap(self, slot: Slot, wrapping: bytes) -> bytearray | None:
        try:
            return bytearray(
                bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(
                    _bytes(slot["wrapped"]),
                    self._settings(slot),
                    _bytes(slot["nonce"]),
                    wrapping,
                )
            )
        except CryptoError:
            return None  # another slot may fit

    def _settings(self, slot: Slot) -> bytes:
        settings = {name: slot[name] for name in slot if name not in ("wrapped", "nonce")}
        return json.dumps([self.desk_uid, settings], sort_keys=True).encode()


def wipe(key: bytearray) -> None:
    """Overwrite `key` with zeros in place."""
    ctypes.memset((ctypes.c_char * len(key)).from_buffer(key), 0, len(key))


def suggested_passphrase(words: int = 6) -> str:
    """Return a passphrase of random words (11 bits each)."""
    choices = Mnemonic("english").wordlist
    return " ".join(secrets.choice(choices) for _number in range(words))


def _is_slot(slot: Slot) -> bool:
    texts = all(isinstance(slot[name], str) for name in ("type", "salt", "nonce", "wrapped"))
    cost = slot["cost"] if slot["type"] == "argon2id" else FLOOR
    return texts and all(isinstance(cost[name], int) for name in FLOOR)


def _checksum(body: object) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()


def _entropy(words: str) -> bytes | None:
    try:
        return bytes(Mnemonic("english").to_entropy(" ".join(words.lower().split())))
    except (ValueError, LookupError):
        return None  # not words of the list, or their checksum does not fit


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, TypeError) as error:
        raise DamagedDeskError(_("The key file is damaged. Restore a backup.")) from error
