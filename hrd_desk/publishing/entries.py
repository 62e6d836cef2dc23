"""An event as an entry of a digest: when and where in the margin, what happened beside it."""

from collections.abc import Iterator
from dataclasses import replace

from hrd_desk.i18n import N_
from hrd_desk.publishing.content import Brief
from hrd_desk.publishing.documents import EventEntry
from hrd_desk.publishing.paper import LEFT_PT, Paper
from hrd_desk.publishing.rows import (
    Bookmark,
    Row,
    Rule,
    kept_from_splitting,
    rows_of,
    together,
)
from hrd_desk.publishing.set_lines import Span
from hrd_desk.publishing.speech import Speech
from hrd_desk.publishing.styles import ALERT, BRAND, GREY, Style
from hrd_desk.publishing.tagging import Element
from hrd_desk.publishing.typefaces import BOLD, REGULAR

MARGIN_PT = 104.0
BESIDE_PT = LEFT_PT + MARGIN_PT + 12

HEADLINE = Style(BOLD, 10.5, 14)
STORY = Style(REGULAR, 9.5, 13.4)
META = Style(REGULAR, 8, 11)
META_LABEL = Style(REGULAR, 8, 11, GREY)
WHEN_BESIDE = Style(BOLD, 8.5, 11.5)
WHERE_BESIDE = Style(REGULAR, 8, 11, GREY)
SOURCE = Style(REGULAR, 7.5, 10.5, BRAND)
SOURCE_PLAIN = Style(REGULAR, 7.5, 10.5, GREY)
MARK_BESIDE = Style(BOLD, 7.5, 11, ALERT)
_RULE = Rule(0.5, at_top=True)
_DOT = "\u00a0· "

_WHOLE_PT = 190.0
"""An entry that is no higher moves to the next page whole."""


def entry_rows(paper: Paper, entry: EventEntry, speech: Speech) -> Iterator[Row]:
    """Yield the rows of one event."""
    brief = entry.brief
    section = paper.tree.root.add("Sect")
    beside = _beside(paper, brief, section, speech)
    main = _main(paper, brief, section, speech)
    rows = list(_side_by_side(beside, main))
    if sum(row.height_pt + row.space_pt for row in rows) <= _WHOLE_PT:
        rows = together(rows)
    yield Row((), 6.0, space_pt=7.0, rule=_RULE, stays_with_next=True)
    title = brief.title or speech.say(N_("No title is recorded."))
    rows[0] = replace(rows[0], bookmark=Bookmark(title, 3), stays_with_next=True)
    # What stands in the margin stays on the page of the headline.
    kept = max(2, len(beside))
    yield from (replace(row, stays_with_next=True) for row in rows[: kept - 1])
    yield from kept_from_splitting(rows[kept - 1 :])


def _main(paper: Paper, brief: Brief, section: Element, speech: Speech) -> list[Row]:
    title = brief.title or speech.say(N_("No title is recorded."))
    rows = rows_of([paper.block(Span(title, HEADLINE), section.add("H4"), BESIDE_PT)])
    for paragraph in (brief.summary or "").split("\n"):
        if paragraph.strip():
            block = paper.block(Span(paragraph, STORY), section.add("P"), BESIDE_PT)
            rows += rows_of([block], space_pt=2.0)
    spans: list[Span] = []
    for label, words in _coded(brief, speech):
        gap = "    " if spans else ""
        # A label is not parted from the first word of what it says.
        told = Span(f"{gap}{_unbroken(label)}\u00a0\u00a0", META_LABEL)
        spans += [told, Span(words, META)]
    if spans:
        rows += rows_of([paper.block(spans, section.add("P"), BESIDE_PT)], space_pt=2.0)
    rows += _sources(paper, brief, section)
    return rows


def _coded(brief: Brief, speech: Speech) -> Iterator[tuple[str, str]]:
    yield from ((coded.label, _DOT.join(coded.paths)) for coded in brief.coded if coded.paths)
    counts = [f"{count.role_label}\u00a0{_unbroken(count.words)}" for count in brief.counts]
    if counts:
        yield speech.say(N_("People")), _DOT.join(counts)
    yield from ((fact.label, fact.words) for fact in brief.facts)


def _unbroken(words: str) -> str:
    return words.replace(" ", "\u00a0")


def _sources(paper: Paper, brief: Brief, section: Element) -> list[Row]:
    rows: list[Row] = []
    for source in brief.sources:
        words = source.words or source.url or ""
        part = section.add("P")
        if source.url:
            span, part = Span(words, SOURCE, source.url), part.add("Link")
        else:
            span = Span(words, SOURCE_PLAIN)
        rows += rows_of([paper.block(span, part, BESIDE_PT)], space_pt=1.5)
    if brief.sources_note:
        block = paper.block(Span(brief.sources_note, SOURCE_PLAIN), section.add("P"), BESIDE_PT)
        rows += rows_of([block], space_pt=1.5)
    return rows


def _beside(paper: Paper, brief: Brief, section: Element, speech: Speech) -> list[Row]:
    when = brief.date_words or speech.say(N_("Date not recorded"))
    where = brief.place_words or speech.say(N_("Place not recorded"))
    unsettled = [mark for mark in brief.marks if mark != speech.say(N_("CONFIDENTIAL"))]
    lines = [(when, WHEN_BESIDE), (where, WHERE_BESIDE), (brief.reference, WHERE_BESIDE)]
    lines += [(mark, MARK_BESIDE) for mark in unsettled]
    rows: list[Row] = []
    for words, style in lines:
        if words:
            block = paper.block(Span(words, style), section.add("P"), LEFT_PT, MARGIN_PT)
            rows += rows_of([block])
    return rows


def _side_by_side(left: list[Row], right: list[Row]) -> Iterator[Row]:
    """Yield two columns as rows; base lines agree."""
    for index in range(max(len(left), len(right))):
        pair = [rows[index] for rows in (left, right) if index < len(rows)]
        ascent_pt = max(row.ascent_pt for row in pair)
        below_pt = max(row.height_pt - row.ascent_pt for row in pair)
        yield replace(
            pair[-1],
            cells=tuple(cell for row in pair for cell in row.cells),
            ascent_pt=ascent_pt,
            height_pt=ascent_pt + below_pt,
        )
