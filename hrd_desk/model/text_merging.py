"""Two people's changes to one text, merged paragraph by paragraph, and texts that mean the same."""

import functools
import re
from collections import Counter
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import TypeVar

from hrd_desk.normal_forms import is_heaped, normal

T = TypeVar("T")

SHORT_TEXT = 200
"""What is remembered as compared: a merge compares each value several times."""
MOST_PARAGRAPHS = 2000
"""Longer texts are not merged but asked about: aligning them could take for ever."""

_BLANK_LINE = "\n\n"
_WHITE_SPACE = re.compile(r"\s{2,}")
_ALIKE = dict.fromkeys("‘’‚‛‹›ʻʼ", "'") | dict.fromkeys("“”„‟«»", '"') | {"\u00ad": ""}  # noqa: RUF001
_PLAIN = re.compile("[!-~]+(?: [!-~]+)*")
"""A line of ASCII words is compared as it is, which spares most titles and codes the work."""
_TO_REPLACE = re.compile(f"[{''.join(_ALIKE)}]")


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph and the blank lines after it; equal to every one that means the same."""

    meaning: str
    text: str = field(compare=False)
    separator: str = field(compare=False)


def plain_text(text: str) -> str:
    """Return `text` as it is compared: two texts mean the same if this is equal.

    Unicode NFC, straight quotes, no soft hyphens, every run of white space one blank; the blank
    lines between paragraphs stay.
    """
    if _PLAIN.fullmatch(text):
        return text
    return _plain(text) if len(text) > SHORT_TEXT else _plain_short(text)


def _plain(text: str) -> str:
    return _BLANK_LINE.join(part.meaning for part in _paragraphs(text) if part.meaning)


_plain_short = functools.lru_cache(1024)(_plain)


def merge_paragraphs(base: str, ours: str, theirs: str) -> str | None:
    """Return one text with the changes of both, or None where only a person can tell.

    Paragraphs are parted by blank lines and never merged inside. Changes merge when a paragraph
    that both left alone stands between them; a change that both made is taken once.
    """
    texts = [_paragraphs(text) for text in (base, ours, theirs)]
    if max(map(len, texts)) > MOST_PARAGRAPHS:
        return None
    merged = _merged(*texts)
    if merged is None or not _adds_up(merged, *texts):
        return None
    return _joined(merged)


def _paragraphs(text: str) -> list[_Paragraph]:
    """Cut `text`; white space at its beginning belongs to the first paragraph."""
    found: list[_Paragraph] = []
    start = 0
    for run in _WHITE_SPACE.finditer(text):
        if run.start() and _has_blank_line(run.group()):
            found.append(_paragraph(text[start : run.start()], run.group()))
            start = run.end()
    if text[start:].strip():
        found.append(_paragraph(text[start:], ""))
    return found


def _has_blank_line(white_space: str) -> bool:
    # splitlines knows every kind of line end; the full stop makes a line of what follows the last.
    return len(f"{white_space}.".splitlines()) > 2  # noqa: PLR2004  two line ends make three lines


def _paragraph(text: str, separator: str) -> _Paragraph:
    straight = _TO_REPLACE.sub(lambda found: _ALIKE[found.group()], text)
    # Marks beyond what any language needs are compared as they are: none may be lost.
    plain = straight if is_heaped(straight) else normal("NFC", straight)
    return _Paragraph(" ".join(plain.split()), text, separator)


def _merged(
    base: list[_Paragraph], ours: list[_Paragraph], theirs: list[_Paragraph]
) -> list[_Paragraph] | None:
    fixed = _unmoved(base, ours) & _unmoved(base, theirs)
    merged: list[_Paragraph] = []
    stretches = zip(*(_stretches(text, fixed) for text in (base, ours, theirs)), strict=True)
    for was, here, there in stretches:
        if was == here == there:
            merged += map(_respelled, was, here, there)
            continue
        changed = _changed(was, here, there)
        if changed is None:
            return None
        merged += changed
    return merged


def _unmoved(base: list[_Paragraph], side: list[_Paragraph]) -> set[_Paragraph]:
    """Return the paragraphs that both texts have once and in the same order."""
    old, new = _once(base), _once(side)
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return {part for block in blocks for part in old[block.a : block.a + block.size]}


def _once(paragraphs: list[_Paragraph]) -> list[_Paragraph]:
    return [part for part, count in Counter(paragraphs).items() if count == 1]


def _stretches(paragraphs: list[_Paragraph], fixed: set[_Paragraph]) -> list[list[_Paragraph]]:
    """Cut a text before and after each of the `fixed` paragraphs."""
    stretches: list[list[_Paragraph]] = [[]]
    for part in paragraphs:
        if part in fixed:
            stretches += [[part], []]
        else:
            stretches[-1].append(part)
    return stretches


def _changed(base: T, ours: T, theirs: T) -> T | None:
    """Return the side that was changed, or None if both were, differently."""
    if theirs in (base, ours):
        return ours
    return theirs if ours == base else None


def _respelled(base: _Paragraph, ours: _Paragraph, theirs: _Paragraph) -> _Paragraph:
    """Return the paragraph as it was spelled anew, if it was: all three mean the same."""
    text = theirs.text if ours.text == base.text else ours.text
    separator = theirs.separator if ours.separator == base.separator else ours.separator
    return _Paragraph(ours.meaning, text, separator)


def _adds_up(merged: list[_Paragraph], *texts: list[_Paragraph]) -> bool:
    """Say whether each paragraph stands as often as the changes of both make it.

    It does not where one side moved what the other moved or removed: no paragraph may come
    twice or vanish unasked.
    """
    now, was, here, there = map(Counter, (merged, *texts))
    return all(
        now[part] == _changed(was[part], here[part], there[part])
        for part in now | was | here | there
    )


def _joined(paragraphs: list[_Paragraph]) -> str:
    if not paragraphs:
        return ""
    *others, last = paragraphs
    texts = [part.text + (part.separator or _BLANK_LINE) for part in others]
    return "".join([*texts, last.text, last.separator])
