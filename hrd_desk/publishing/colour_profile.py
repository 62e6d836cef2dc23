"""What red, green and blue mean in our files: sRGB as an ICC profile, version 4.2."""

import struct
from functools import lru_cache

_D50 = (0.9642, 1.0, 0.8249)
_RED = (0.43607, 0.22249, 0.01392)
_GREEN = (0.38515, 0.71687, 0.09708)
_BLUE = (0.14307, 0.06061, 0.71410)
"""The primaries of IEC 61966-2-1, adapted to the white of the profile."""

_ADAPTED = (1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168)
"""How they were adapted: Bradford's matrix from daylight (D65) to D50."""

_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
_HEADER_SIZE = 128


@lru_cache(maxsize=1)
def srgb_profile() -> bytes:
    """Return the profile; it names no moment and no maker."""
    curve = b"para" + bytes(4) + struct.pack(">HH", 3, 0) + _fixed(*_CURVE)
    tags = {
        b"desc": _words("sRGB"),
        b"cprt": _words("No copyright, use freely"),
        b"wtpt": _point(_D50),
        b"chad": b"sf32" + bytes(4) + _fixed(*_ADAPTED),
        b"rXYZ": _point(_RED),
        b"gXYZ": _point(_GREEN),
        b"bXYZ": _point(_BLUE),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    start = _HEADER_SIZE + 4 + 12 * len(tags)
    table, contents = struct.pack(">I", len(tags)), b""
    for signature, content in tags.items():
        table += signature + struct.pack(">II", start + len(contents), len(content))
        contents += content + bytes(-len(content) % 4)
    body = table + contents
    header = struct.pack(
        ">I4sI4s4s4s12s4s28s12s48s",
        *(_HEADER_SIZE + len(body), b"", 0x04200000, b"mntr", b"RGB ", b"XYZ "),
        *(struct.pack(">6H", 2000, 1, 1, 0, 0, 0), b"acsp", b"", _fixed(*_D50), b""),
    )
    return header + body


def _fixed(*numbers: float) -> bytes:
    return struct.pack(f">{len(numbers)}i", *(round(number * 65536) for number in numbers))


def _point(xyz: tuple[float, float, float]) -> bytes:
    return b"XYZ " + bytes(4) + _fixed(*xyz)


def _words(words: str) -> bytes:
    told = words.encode("utf-16-be")
    return b"mluc" + bytes(4) + struct.pack(">II4sII", 1, 12, b"enUS", len(told), 28) + told
