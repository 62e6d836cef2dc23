"""What stands in a PDF: as readers show it, and in every string and stream that it holds.

The second look needs no reader: it meets what no page shows as well, such as alternative texts,
properties, attached files and objects that an earlier version of the file left behind.
"""

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import replace

import pypdfium2
from pypdfium2 import raw

from hrd_desk.i18n import _
from hrd_desk.publishing.file_texts import (
    FileText,
    Packed,
    decodings,
    is_binary,
    markup_texts,
    named,
    texts_of,
)

MOST_OF_A_STREAM = 256 * 2**20

_STREAM = re.compile(rb"((?:<<|obj)[^\x00]{0,2000}?>>)\s*stream\r?\n")
_LITERAL = re.compile(rb"\(((?:[^()\\]|\\.|\((?:[^()\\]|\\.|\([^()]*\))*\))*)\)", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]{4,})>")
_NAME = re.compile(rb"/([^\s/<>\[\](){}%]{5,})")
_REMARK = re.compile(rb"(?:^|[\r\n])%([^\r\n]{4,})")
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|.))", re.DOTALL)
_NAME_CODE = re.compile(rb"#([0-9A-Fa-f]{2})")
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"", b"f": b""}


def pdf_texts(packed: Packed, passphrase: str = "") -> Iterator[FileText]:
    """Yield what stands in a PDF, sealed with `passphrase` or not."""
    yield from _shown(packed.content, passphrase)
    if b"/Encrypt" in packed.content:
        packed = replace(packed, content=_opened(packed.content, passphrase))
    yield from _held(packed)


def _opened(content: bytes, passphrase: str) -> bytes:
    """Return a sealed file as whoever has the passphrase can save it."""
    document = pypdfium2.PdfDocument(content, password=passphrase or None)
    plain = io.BytesIO()
    try:
        document.save(plain, flags=raw.FPDF_REMOVE_SECURITY)
    finally:
        document.close()
    return plain.getvalue()


# --- as readers show it ---------------------------------------------------------------------------


def _shown(content: bytes, passphrase: str) -> Iterator[FileText]:
    document = pypdfium2.PdfDocument(content, password=passphrase or None)
    try:
        for value in document.get_metadata_dict().values():
            yield FileText(_("its properties"), value)
        for mark in document.get_toc():
            yield FileText(_("a bookmark"), mark.get_title())
        for number, page in enumerate(document, 1):
            text_page = page.get_textpage()
            # The whole of it: text outside of the page can be copied all the same.
            place = _("the text of page {number}").format(number=number)
            yield FileText(place, str(text_page.get_text_range()))
            text_page.close()
            page.close()
    finally:
        document.close()


def page_count(content: bytes, passphrase: str = "") -> int:
    """Return the number of pages."""
    document = pypdfium2.PdfDocument(content, password=passphrase or None)
    try:
        return len(document)
    finally:
        document.close()


# --- as it is held --------------------------------------------------------------------------------


def _held(packed: Packed) -> Iterator[FileText]:
    content, bones, end = packed.content, [], 0
    # Each head is looked for behind the stream before: packed data can look like a part of one.
    while (found := _STREAM.search(content, end)) is not None:
        bones.append(content[end : found.end()])
        end = _end_of_stream(content, found)
        stream = _unpacked(content[found.end() : end], found[1])
        yield from _stream_texts(packed, found[1], stream)
    bones.append(content[end:])
    yield from _syntax_texts(b"\n".join(bones))


def _end_of_stream(content: bytes, head: re.Match[bytes]) -> int:
    length = re.search(rb"/Length\s+(\d+)(?!\s+\d+\s+R)", head[1])
    start = head.end() + (int(length[1]) if length else 0)
    found = content.find(b"endstream", min(start, len(content)))
    return found if found >= 0 else len(content)


def _unpacked(stream: bytes, head: bytes) -> bytes:
    if b"ASCII85Decode" in head or b"/A85" in head:
        stream = _from_ascii85(stream)
    if b"ASCIIHexDecode" in head:
        stream = bytes.fromhex(stream.split(b">")[0].decode("ascii", "ignore"))
    if b"FlateDecode" in head or b"/Fl" in head:
        try:
            return zlib.decompressobj().decompress(stream, MOST_OF_A_STREAM)
        except zlib.error:  # damaged: its bytes are looked at as they are
            return stream
    return stream


def _from_ascii85(stream: bytes) -> bytes:
    import base64  # noqa: PLC0415  our own files have none

    packed = stream.strip().removeprefix(b"<~").split(b"~>")[0]
    return base64.a85decode(packed)


def _stream_texts(packed: Packed, head: bytes, stream: bytes) -> Iterator[FileText]:
    if b"/EmbeddedFile" in head or stream.startswith((b"PK\x03\x04", b"%PDF-")):
        inside = packed.inner(stream, _("attached file"))
        yield from named(texts_of(inside), _("attached file"))
    elif b"/XML" in head or stream.lstrip().startswith((b"<?xpacket", b"<?xml", b"<x:xmp")):
        for text in decodings(stream):
            yield from markup_texts(text, _("properties (XMP)"))
    elif b"/FontFile" in head or b"/Length1" in head or b"/ICCBased" in head or _is_font(stream):
        return  # shapes of letters and of colours
    elif b"/Image" in head:
        if b"DCTDecode" in head or b"JPXDecode" in head:
            yield from texts_of(packed.inner(b"\x00" + stream, _("picture")))
    else:
        yield from _syntax_texts(stream)


def _is_font(stream: bytes) -> bool:
    return stream[:4] in {b"\x00\x01\x00\x00", b"OTTO", b"true", b"\x01\x00\x04\x01"}


def _syntax_texts(syntax: bytes) -> Iterator[FileText]:
    """Yield the strings, long names and remarks of a piece of PDF."""
    place = _("a text that no page shows (alternative text, property, note or link)")
    for text in _strings(syntax):
        yield FileText(place, text)
    names = b"\n".join(_NAME.findall(syntax))
    names = _NAME_CODE.sub(lambda code: bytes.fromhex(code[1].decode()), names)
    remarks = b"\n".join(remark for remark in _REMARK.findall(syntax) if not is_binary(remark))
    yield FileText(_("a name inside of it"), names.decode("utf-8", "replace"))
    yield FileText(_("a remark inside of it"), remarks.decode("utf-8", "replace"))


def _strings(syntax: bytes) -> Iterator[str]:
    plain: list[bytes] = []
    wide: list[str] = []
    for literal in _LITERAL.findall(syntax):
        unescaped = _ESCAPE.sub(_unescape, literal) if b"\\" in literal else literal
        _sort_in(unescaped, plain, wide)
    for digits in _HEX.findall(syntax):
        squeezed = b"".join(digits.split()).decode()
        _sort_in(bytes.fromhex(squeezed + "0" * (len(squeezed) % 2)), plain, wide)
    # One text of all, because a line that is kerned consists of many strings.
    yield "\n".join(wide)
    if plain:
        joined = b"\n".join(plain)
        try:
            yield joined.decode()
        except UnicodeDecodeError:
            yield joined.decode("latin-1")
            yield from (text.decode() for text in plain if not text.isascii() and _is_utf8(text))


def _sort_in(string: bytes, plain: list[bytes], wide: list[str]) -> None:
    if string.startswith(b"\xfe\xff"):
        wide.append(string[2:].decode("utf-16-be", "replace"))
    elif string.startswith(b"\xff\xfe"):
        wide.append(string[2:].decode("utf-16-le", "replace"))
    else:
        plain.append(string.removeprefix(b"\xef\xbb\xbf"))


def _is_utf8(text: bytes) -> bool:
    try:
        text.decode()
    except UnicodeDecodeError:
        return False
    return True


def _unescape(code: re.Match[bytes]) -> bytes:
    if code[1]:
        return bytes([int(code[1], 8) & 0xFF])
    return b"" if code[2] in {b"\n", b"\r", b"\r\n"} else _ESCAPED.get(code[2], code[2])
