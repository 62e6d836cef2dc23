"""Encodings of tables as text: what a file says of itself, and what it probably is."""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import _
from hrd_desk.tables.sources import refusal

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LIKELY = ("cp1251", "cp1252", "cp1256", "koi8-r", "cp874", "mac-roman")
"""Encodings that are proposed, the most common first."""
_LOOKED_AT = 2**20
_MOST_WORDS = 300
_MOSTLY = 0.9
_LONGEST_SAMPLE = 40
_WORD = re.compile(rb"[A-Za-z\x80-\xff]+")


def encoding_of(path: Path, wanted: str) -> str:
    """Return the encoding to read a text in; raises `InvalidInputError` for an unknown one."""
    with path.open("rb") as file:
        begin = file.read(4)
    marked = next((name for mark, name in _MARKS if begin.startswith(mark)), "")
    if marked:
        return marked
    if not wanted:
        return "utf-8"
    try:
        return codecs.lookup(wanted).name
    except LookupError as error:
        sentence = _("No encoding is called “{name}”. Use utf-8, utf-16, cp1252 or cp1251.")
        raise refusal(sentence.format(name=wanted)) from error


def undecodable(path: Path, encoding: str, near: int) -> InvalidInputError:
    """Return the refusal of a text that has another encoding, with the one it probably has.

    `near` is the line at which reading ended, which lies some lines before the fault.
    """
    line, content = next(_wrong_lines(path, encoding), (near, b""))
    if not encoding.startswith("utf-8"):
        sentence = _("Near line {line} this is no text in {encoding}. Choose another encoding.")
        return refusal(sentence.format(line=line, encoding=encoding))
    likely = _likely_encoding(path)
    if not likely:
        sentence = _(
            "Near line {line} this is no text in UTF-8. Save the table as “CSV UTF-8”, or say which"
            " encoding it has."
        )
        return refusal(sentence.format(line=line))
    sentence = _(
        "Near line {line} this is no text in UTF-8. If it says “{sample}” there, choose the"
        " encoding {encoding}; otherwise save the table as “CSV UTF-8”."
    )
    sample = _sample(content.decode(likely, "replace"))
    return refusal(sentence.format(line=line, sample=sample, encoding=likely))


def _wrong_lines(path: Path, encoding: str) -> Iterator[tuple[int, bytes]]:
    if encoding.startswith("utf-16"):
        return
    with path.open("rb") as file:
        for number, line in enumerate(iter(lambda: file.readline(_LOOKED_AT), b""), 1):
            try:
                line.decode(encoding)
            except UnicodeError:
                yield number, line


def _likely_encoding(path: Path) -> str:
    """Return the encoding in which nearly all words are words of one script, or ""."""
    with path.open("rb") as file:
        found = _WORD.findall(file.read(_LOOKED_AT))
    foreign = [word for word in found if not word.isascii()][:_MOST_WORDS]
    for encoding in _LIKELY:
        likely = sum(_is_word(word, encoding) for word in foreign)
        if foreign and likely >= _MOSTLY * len(foreign):
            return encoding
    return ""


def _is_word(word: bytes, encoding: str) -> bool:
    try:
        text = word.decode(encoding)
    except UnicodeError:
        return False
    scripts = {_script(letter) for letter in text if letter.isalpha()}
    if not scripts:
        return True  # a dash or a quotation mark between words
    has_case = text.islower() or text.istitle() or text.isupper() or text.lower() == text.upper()
    if scripts == {"latin"}:
        # Words of other scripts look Latin in Western encodings, too, but hold no plain letter.
        plain = sum(letter.isascii() for letter in text)
        return has_case and (plain * 2 >= len(text) or len(text) == 1)
    return len(scripts) == 1 and has_case


def _script(letter: str) -> str:
    begins = {"latin": 0, "cyrillic": 0x400, "arabic": 0x600, "thai": 0xE00, "other": 0xE80}
    return [name for name, begin in begins.items() if ord(letter) >= begin][-1]


def _sample(text: str) -> str:
    """Return the part of a line around its first foreign letter."""
    place = next((number for number, letter in enumerate(text) if not letter.isascii()), 0)
    return " ".join(text[max(0, place - 10) :][:_LONGEST_SAMPLE].split())
