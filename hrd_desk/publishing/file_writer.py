"""The bytes of a PDF file: objects packed together in compressed streams, and where each lies."""

import hashlib
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hrd_desk.publishing.sealing import Seal

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
"""The version, and four bytes that say that the file is no text."""

_PACKED_TOGETHER = 200
_ID_LENGTH = 32
_PLAIN, _PACKED = 1, 2


class FileWriter:
    """Takes objects by number and returns the file; the same objects give the same bytes.

    With a seal every stream is encrypted, and no two files are alike.
    """

    def __init__(self, seal: "Seal | None" = None) -> None:
        self._seal = seal
        self._parts = [_HEADER]
        self._length = len(_HEADER)
        self._places: dict[int, tuple[int, int, int]] = {0: (0, 0, 0xFFFF)}
        self._pending: list[tuple[int, bytes]] = []

    def add_stream(self, number: int, content: bytes) -> None:
        """Write an object that is a stream."""
        if self._seal is not None:
            content = self._seal.sealed(content)
        self._places[number] = (_PLAIN, self._length, 0)
        self._write(b"%d 0 obj\n%b\nendobj\n" % (number, content))

    def add(self, number: int, content: bytes) -> None:
        """Take an object that is no stream."""
        self._pending.append((number, content))

    def finished(self, root: int, info: int) -> bytes:
        """Return the file, given the numbers of the catalogue and of the title's object."""
        number = max([*self._places, *(number for number, _content in self._pending)]) + 1
        for start in range(0, len(self._pending), _PACKED_TOGETHER):
            self._pack(number, self._pending[start : start + _PACKED_TOGETHER])
            number += 1
        identity = hashlib.sha256(b"".join(self._parts)).hexdigest()[:_ID_LENGTH]
        trailer = f"/Root {root} 0 R /Info {info} 0 R /ID [<{identity}> <{identity}>]"
        start = self._length
        entry = b"" if self._seal is None else b" " + self._seal.entry
        self._write_places(number, trailer.encode("ascii") + entry)
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)
        return b"".join(self._parts)

    def _write(self, content: bytes) -> None:
        self._parts.append(content)
        self._length += len(content)

    def _pack(self, number: int, objects: list[tuple[int, bytes]]) -> None:
        """Write objects into one stream."""
        starts, contents = [], b""
        for place, (inner, content) in enumerate(objects):
            starts.append(b"%d %d" % (inner, len(contents)))
            contents += content + b"\n"
            self._places[inner] = (_PACKED, number, place)
        head = b" ".join(starts) + b"\n"
        kind = b"/Type /ObjStm /N %d /First %d" % (len(objects), len(head))
        self.add_stream(number, _stream(kind, head + contents))

    def _write_places(self, number: int, trailer: bytes) -> None:
        self._places[number] = (_PLAIN, self._length, 0)
        table = b"".join(
            bytes([kind]) + first.to_bytes(4, "big") + second.to_bytes(2, "big")
            for _number, (kind, first, second) in sorted(self._places.items())
        )
        kind = b"/Type /XRef /Size %d /W [1 4 2] %b" % (number + 1, trailer)
        self._write(b"%d 0 obj\n%b\nendobj\n" % (number, _stream(kind, table)))


def _stream(entries: bytes, content: bytes) -> bytes:
    packed = zlib.compress(content)
    head = b"<< %b /Filter /FlateDecode /Length %d >>" % (entries, len(packed))
    return b"%b\nstream\n%b\nendstream" % (head, packed)
