"""Words fitted to a width: shortened, measured, or in lines that are about as long."""

from bisect import bisect_left

from hrd_desk.publishing.bidi import paragraph_level, reads_right_to_left
from hrd_desk.publishing.breaks import segments
from hrd_desk.publishing.set_lines import Span
from hrd_desk.publishing.setting import Setter

_BALANCED = range(2, 5)
"""Headings of so many lines are balanced."""

_LONGEST_LOST, _FIRST_LOOK = 20, 64
_MARKS = "\u200e", "\u200f"
"""Of letters that run from the left, and from the right."""


def shortened(setter: Setter, span: Span, width_pt: float) -> str:
    """Return the text whole if it fits into one line of `width_pt`, else its start and …."""

    def fits(text: str) -> bool:
        return len(setter.set([span._replace(text=text)], width_pt).lines) == 1

    # From its start, each time twice as much: the whole of a long title is not set on each page.
    length = _FIRST_LOOK
    while length < len(span.text) and fits(_cut(setter, span.text, length)):
        length *= 2
    if length >= len(span.text) and fits(span.text):
        return span.text
    tried = range(min(length, len(span.text)))
    most = bisect_left(tried, True, key=lambda n: not fits(_cut(setter, span.text, n)))
    return _cut(setter, span.text, max(most - 1, 0))


def _cut(setter: Setter, text: str, length: int) -> str:
    """Return the start of `text` with …, cut between words where that loses little."""
    start = text[:length].rstrip()
    if not text[length : length + 1].isspace():
        words = start.rpartition(" ")[0].rstrip()
        start = words if len(start) - len(words) < _LONGEST_LOST else start
    level = paragraph_level(start)
    if level is None or level == setter.is_right:
        return f"{start} …"
    # Where lines run the other way, a mark keeps the sign at the end of what is read.
    return f"{start} …{_MARKS[level]}"


def least_width_pt(setter: Setter, span: Span) -> float:
    """Return how wide lines must be so that no word of a text is cut."""
    text = setter.printable(span.text)
    shaper, weight = setter.shaper.for_text(text), span.style.weight
    widths = (
        shaper.word(piece, weight, is_right=reads_right_to_left(piece)).width
        for piece in segments(text, shaper.language)
    )
    return max(widths, default=0.0) * span.style.size_pt / 1000


def balanced_width_pt(setter: Setter, span: Span, width_pt: float) -> float:
    """Return the least width in which a heading has as few lines, so that all are as long."""
    setting = setter.set([span], width_pt)
    if len(setting.lines) not in _BALANCED or setting.is_right != setter.is_right:
        return width_pt
    least_pt, most_pt = least_width_pt(setter, span), width_pt
    if least_pt > width_pt:
        return width_pt
    while most_pt - least_pt > 1:
        middle_pt = (least_pt + most_pt) / 2
        if len(setter.set([span], middle_pt).lines) > len(setting.lines):
            least_pt = middle_pt
        else:
            most_pt = middle_pt
    return most_pt
