"""Everything that can be read in a file of any kind, by its readers or by the curious.

PDF, packed XML (DOCX, XLSX, ODT), HTML, XML, tables and plain text; what is none of these is
searched for runs of letters. Nothing is obeyed: no entity, script, link or formula.
"""

import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from hrd_desk.errors import HrdDeskError
from hrd_desk.i18n import _

MOST_UNPACKED_BYTES = 512 * 2**20
DEEPEST = 4
"""Files in files that are looked into."""

_ZIP, _PDF, _PNG = b"PK\x03\x04", b"%PDF-", b"\x89PNG\r\n\x1a\n"
_PNG_CHUNK = 12
"""Bytes of a piece of a PNG picture around what it holds: length, kind, check sum."""
_PIECE_BYTES, _MOST_PIECES = 2**20, 512
"""How pixels are unpacked, none of them kept; larger pictures are looked at as they are packed."""
_HEAD = 1024
_PIECE_OF_MARKUP = re.compile(rb"\s*<(?:\?xml|!doctype|html|[a-z][\w:-]*[\s>/])", re.IGNORECASE)
_BLOCK_END = re.compile(
    r"</?(?:\w+:)?(?:p|br|tr|td|th|li|h[1-6]|div|title|c|row|si|section|article|dt|dd|a:p)\b[^>]*>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^>]*>")
_INVISIBLE = re.compile(r"<!--(.*?)-->|<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_VALUE = re.compile(r"""=\s*(?:"([^"]*)"|'([^']*)')""")
_RUN = re.compile(rb"[\x20-\x7e\x80-\xff]{5,}")
_WIDE_RUN = re.compile(rb"(?:[\x09\x20-\x7e]\x00){5,}")


@dataclass(frozen=True, slots=True)
class FileText:
    """A text, and where it stands, in the language of the screen."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Packed:
    """The content of a file or of a file in it: `label` is its name, `depth` how deep it lies."""

    content: bytes
    label: str
    depth: int = 0

    def inner(self, content: bytes, label: str) -> "Packed":
        """Return a file in this one; raises `HrdDeskError` where they lie too deep."""
        if self.depth >= DEEPEST:
            sentence = _(
                "“{name}” holds files in files in files. It cannot be looked through for what"
                " must not be told, so it is not written."
            )
            raise HrdDeskError(sentence.format(name=self.label))
        return Packed(content, label, self.depth + 1)


def texts_of(packed: Packed) -> Iterator[FileText]:
    """Yield what stands in a file; raises `HrdDeskError` where it cannot be looked through."""
    content = packed.content
    if content[:_HEAD].find(_PDF) >= 0:
        from hrd_desk.publishing.pdf_texts import pdf_texts  # noqa: PLC0415  loads pdfium

        yield from pdf_texts(packed)
    elif content.startswith(_ZIP):
        yield from _zip_texts(packed)
    elif is_binary(content):
        yield from _runs(packed)
    elif _PIECE_OF_MARKUP.match(content[:_HEAD].removeprefix(b"\xef\xbb\xbf")):
        for text in decodings(content):
            yield from markup_texts(text, packed.label)
    else:
        place = _place(packed.label)
        yield from (FileText(place, text) for text in decodings(content))


def _place(label: str) -> str:
    return _("its part “{name}”").format(name=label) if label else _("its text")


def is_binary(content: bytes) -> bool:
    """Return whether bytes are no text."""
    return b"\x00" in content[: 8 * _HEAD] and content[:2] not in {b"\xff\xfe", b"\xfe\xff"}


def decodings(content: bytes) -> Iterator[str]:
    """Yield the text of bytes: as UTF-8 or UTF-16, else in the old codings of West and East."""
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        yield content.decode("utf-16", "replace")
        return
    try:
        yield content.decode("utf-8-sig")
    except UnicodeDecodeError:
        yield from (content.decode(coding, "replace") for coding in ("cp1252", "cp1251"))


# --- mark-up --------------------------------------------------------------------------------------


def markup_texts(source: str, label: str) -> Iterator[FileText]:
    """Yield what HTML or XML shows, and what it holds in attributes, comments, scripts."""
    inner = label or "HTML"
    shown = _TAG.sub("", _BLOCK_END.sub("\n", _INVISIBLE.sub(" ", source)))
    yield FileText(_place(label), html.unescape(shown))
    values = ("".join(found) for found in _VALUE.findall(source))
    place = _("an attribute in “{name}”").format(name=inner)
    yield FileText(place, html.unescape("\n".join(values)))
    comments = ("".join(found) for found in _INVISIBLE.findall(source))
    yield FileText(_("a comment in “{name}”").format(name=inner), "\n".join(comments))


# --- packed files ---------------------------------------------------------------------------------


def _zip_texts(packed: Packed) -> Iterator[FileText]:
    left = MOST_UNPACKED_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(packed.content)) as archive:
            yield from _about_entries(archive)
            for entry in archive.infolist():
                left -= entry.file_size
                if left < 0:
                    raise _unreadable(packed.label)
                with archive.open(entry) as file:
                    inside = packed.inner(file.read(entry.file_size + 1), entry.filename)
                yield from texts_of(inside)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
        raise _unreadable(packed.label) from error


def _about_entries(archive: zipfile.ZipFile) -> Iterator[FileText]:
    names = "\n".join(entry.filename for entry in archive.infolist())
    yield FileText(_("the name of a file in it"), names)
    notes = [archive.comment, *(entry.comment for entry in archive.infolist())]
    for text in decodings(b"\n".join(notes)):
        yield FileText(_("a note of the archive"), text)


def _unreadable(label: str) -> HrdDeskError:
    sentence = _(
        "“{name}” cannot be looked through for what must not be told, so it is not written."
    )
    return HrdDeskError(sentence.format(name=label))


def _runs(packed: Packed) -> Iterator[FileText]:
    """Yield the runs of letters in a picture or another file that is no text."""
    place = _("the picture or file “{name}”").format(name=packed.label)
    content = _without_pixels(packed.content)
    for run in _RUN.findall(content):
        for text in decodings(run):
            yield FileText(place, text)
    for run in _WIDE_RUN.findall(content):
        yield FileText(place, run.decode("utf-16-le"))


def _without_pixels(content: bytes) -> bytes:
    """Return a PNG picture without its packed pixels, which hold thousands of runs by chance.

    Left out is only what unpacks whole, to more than it was: bytes that are no pixels stay,
    wherever they stand, and so do pixels that were put in as they are.
    """
    if not content.startswith(_PNG):
        return content
    kept, at = [_PNG], len(_PNG)
    pixels: list[bytes] = []
    while at < len(content):
        end = at + _PNG_CHUNK + int.from_bytes(content[at : at + 4], "big")
        is_pixels = content[at + 4 : at + 8] == b"IDAT" and end <= len(content)
        (pixels if is_pixels else kept).append(content[at:end])
        at = end
    packed = b"".join(chunk[8:-4] for chunk in pixels)
    return b"\n".join(kept) if _is_all_packed(packed) else content


def _is_all_packed(packed: bytes) -> bool:
    """Return whether bytes unpack to the end, to more than they are, and hold nothing behind it."""
    unpacking, left, unpacked = zlib.decompressobj(), packed, 0
    try:
        for _piece in range(_MOST_PIECES):
            unpacked += len(unpacking.decompress(left, _PIECE_BYTES))
            left = unpacking.unconsumed_tail
            if unpacking.eof:
                return unpacked > len(packed) and not unpacking.unused_data
    except zlib.error:
        return False
    return False


def named(texts: Iterator[FileText], name: str) -> Iterator[FileText]:
    """Yield `texts` as standing in a file called `name`."""
    for text in texts:
        place = _("{place} in “{name}”").format(place=text.place, name=name)
        yield replace(text, place=place)
