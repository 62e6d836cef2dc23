"""What kind of file a content is, told by its first bytes: a name can claim anything."""

import codecs
import re

from hrd_desk.i18n import N_, _

HEAD_BYTES = 4096
UNKNOWN = "application/octet-stream"
_TEXT = "text/plain"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")

_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (rb"%PDF-", "application/pdf"),
    (rb"\xff\xd8\xff", "image/jpeg"),
    (rb"\x89PNG\r\n\x1a\n", "image/png"),
    (rb"GIF8[79]a", "image/gif"),
    (rb"II\*\0|MM\0\*", "image/tiff"),
    (rb"RIFF.{4}WEBP", "image/webp"),
    (rb".{4}ftyp(?:hei[cfmsvx]|hevc|mif1|msf1|avif)", "image/heif"),
    (rb".{4}ftypM4[AB] ", "audio/mp4"),
    (rb".{4}ftypqt  ", "video/quicktime"),
    (rb".{4}ftyp3g", "video/3gpp"),
    (rb".{4}ftyp", "video/mp4"),
    (rb"RIFF.{4}AVI ", "video/x-msvideo"),
    (rb"\x1a\x45\xdf\xa3", "video/x-matroska"),
    (rb"RIFF.{4}WAVE", "audio/wav"),
    (rb"ID3|\xff[\xfb\xf3\xf2]", "audio/mpeg"),
    (rb"OggS", "audio/ogg"),
    (rb"#!AMR", "audio/amr"),
    (
        rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis\.opendocument\.text",
        "application/vnd.oasis.opendocument.text",
    ),
    (
        rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis\.opendocument\.spreadsheet",
        "application/vnd.oasis.opendocument.spreadsheet",
    ),
    (rb"PK\x03\x04|PK\x05\x06", "application/zip"),
    (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (rb"\{\\rtf", "application/rtf"),
    (rb"Rar!\x1a\x07", "application/vnd.rar"),
    (rb"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (rb"\x1f\x8b", "application/gzip"),
    (rb"MZ|\x7fELF", "application/x-executable"),
)
_PATTERNS = tuple((re.compile(form, re.DOTALL), kind) for form, kind in _BEGINNINGS)

_WORDS = {
    "application/pdf": N_("PDF document"),
    "image/jpeg": N_("JPEG picture"),
    "image/png": N_("PNG picture"),
    "image/gif": N_("GIF picture"),
    "image/tiff": N_("TIFF picture"),
    "image/webp": N_("WebP picture"),
    "image/heif": N_("HEIF picture"),
    "audio/mp4": N_("sound recording"),
    "audio/wav": N_("sound recording"),
    "audio/mpeg": N_("sound recording"),
    "audio/ogg": N_("sound recording"),
    "audio/amr": N_("sound recording"),
    "video/quicktime": N_("video"),
    "video/3gpp": N_("video"),
    "video/mp4": N_("video"),
    "video/x-msvideo": N_("video"),
    "video/x-matroska": N_("video"),
    "application/vnd.oasis.opendocument.text": N_("text document (ODF)"),
    "application/vnd.oasis.opendocument.spreadsheet": N_("spreadsheet (ODF)"),
    "application/zip": N_("ZIP archive or Office document"),
    "application/x-ole-storage": N_("old Office document"),
    "application/rtf": N_("text document (RTF)"),
    "application/vnd.rar": N_("RAR archive"),
    "application/x-7z-compressed": N_("7z archive"),
    "application/gzip": N_("gzip archive"),
    "application/x-executable": N_("program"),
    _TEXT: N_("plain text"),
    UNKNOWN: N_("unknown kind"),
}


def media_type_of(head: bytes) -> str:
    """Return the media type of a content that begins with `head` (its first 4096 bytes)."""
    for pattern, kind in _PATTERNS:
        if pattern.match(head):
            return kind
    return _TEXT if head and _is_text(head) else UNKNOWN


def _is_text(head: bytes) -> bool:
    # The head may end inside a letter, which the incremental decoder waits for.
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    try:
        return _CONTROL.search(decoder.decode(head)) is None
    except UnicodeDecodeError:
        return False


def kind_words(media_type: str) -> str:
    """Return what people call a media type; one that no word is known for stands for itself."""
    return _(_WORDS[media_type]) if media_type in _WORDS else media_type
