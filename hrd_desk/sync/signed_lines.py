"""What small signed files of text share: keys and signatures in hexadecimal, checked before use."""

import re

from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey

KEY_BYTES, SIGNATURE_BYTES = 32, 64


def hex_bytes(text: str, size: int) -> bytes | None:
    """Return the `size` bytes written in lower-case hexadecimal; None for anything else."""
    is_hex = len(text) == 2 * size and re.fullmatch("[0-9a-f]+", text)
    return bytes.fromhex(text) if is_hex else None


def is_signed(verify_key: bytes, text: bytes, signature: bytes) -> bool:
    """Return whether the holder of `verify_key` (Ed25519) signed `text`."""
    try:
        VerifyKey(verify_key).verify(text, signature)
    except BadSignatureError:
        return False
    return True
