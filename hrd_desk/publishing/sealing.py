"""Files that open with a passphrase alone: AES-256 as ISO 32000-2, 7.6 has it (revision 6)."""

import hashlib
import re
import secrets
import unicodedata

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.padding import PKCS7

_ROUNDS = 64
_LONGEST_PASSPHRASE = 127
_BLOCK_BYTES = 16
_PERMISSIONS = -4
"""Whoever opens the file may do everything with it: anything else is only asked of readers."""

_HASHES = (hashlib.sha256, hashlib.sha384, hashlib.sha512)
_STREAM = re.compile(rb"(.*?)stream\r?\n", re.DOTALL)
_LENGTH = re.compile(rb"/Length (\d+)")


class Seal:
    """Encrypts the streams of one file under a key that its passphrase opens."""

    def __init__(self, passphrase: str) -> None:
        self._key = secrets.token_bytes(32)
        self.entry = _entry(self._key, _prepared(passphrase))

    def sealed(self, written: bytes) -> bytes:
        """Return a stream object as it is written, with its content encrypted."""
        found = _STREAM.match(written)
        assert found is not None  # noqa: S101  every caller hands over a stream
        head = found[1]
        closed = self._encrypted(written[found.end() :][: _length(head)])
        head = _LENGTH.sub(b"/Length %d" % len(closed), head, count=1)
        return b"%bstream\n%b\nendstream" % (head, closed)

    def _encrypted(self, content: bytes) -> bytes:
        padder = PKCS7(8 * _BLOCK_BYTES).padder()
        start = secrets.token_bytes(_BLOCK_BYTES)
        return start + _cbc(self._key, start, padder.update(content) + padder.finalize())


def _length(head: bytes) -> int:
    found = _LENGTH.search(head)
    assert found is not None  # noqa: S101  our own writer tells it
    return int(found[1])


def _prepared(passphrase: str) -> bytes:
    return unicodedata.normalize("NFKC", passphrase).encode()[:_LONGEST_PASSPHRASE]


def _entry(key: bytes, passphrase: bytes) -> bytes:
    """Return the dictionary that lets the passphrase, and nobody else, open the key."""
    user, user_key = _locked(key, passphrase, b"")
    # Nobody knows the owner's passphrase: there is nothing that only an owner may do.
    owner, owner_key = _locked(key, secrets.token_bytes(32), user)
    told = _PERMISSIONS.to_bytes(4, "little", signed=True) + b"\xff\xff\xff\xffTadb"
    block = told + secrets.token_bytes(4)
    encryptor = Cipher(algorithms.AES(key), modes.ECB()).encryptor()  # noqa: S305  as specified
    rights = encryptor.update(block) + encryptor.finalize()
    texts = {b"U": user, b"UE": user_key, b"O": owner, b"OE": owner_key, b"Perms": rights}
    written = b" ".join(b"/%b <%b>" % (name, text.hex().encode()) for name, text in texts.items())
    return (
        b"/Encrypt << /Filter /Standard /V 5 /R 6 /Length 256 /P %d /EncryptMetadata true "
        b"/CF << /StdCF << /CFM /AESV3 /AuthEvent /DocOpen /Length 32 >> >> "
        b"/StmF /StdCF /StrF /StdCF %b >>" % (_PERMISSIONS, written)
    )


def _locked(key: bytes, passphrase: bytes, user: bytes) -> tuple[bytes, bytes]:
    check, salt = secrets.token_bytes(8), secrets.token_bytes(8)
    proof = _hashed(passphrase, check, user) + check + salt
    return proof, _cbc(_hashed(passphrase, salt, user), bytes(_BLOCK_BYTES), key)


def _hashed(passphrase: bytes, salt: bytes, user: bytes) -> bytes:
    """Return the key of a passphrase: algorithm 2.B."""
    key = hashlib.sha256(passphrase + salt + user).digest()
    done = 0
    while True:
        mixed = _cbc(key[:16], key[16:32], (passphrase + key + user) * 64)
        key = _HASHES[sum(mixed[:_BLOCK_BYTES]) % 3](mixed).digest()
        done += 1
        if done >= _ROUNDS and mixed[-1] <= done - 32:
            return key[:32]


def _cbc(key: bytes, start: bytes, content: bytes) -> bytes:
    encryptor = Cipher(algorithms.AES(key), modes.CBC(start)).encryptor()
    return encryptor.update(content) + encryptor.finalize()
