"""A publication as plain pieces in their order, for formats that have no pages of ours.

Word and HTML files are written from this; it is made from what the gate let through, and every
text in it is clean.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hrd_desk.i18n import N_
from hrd_desk.publishing.bidi import paragraph_level
from hrd_desk.publishing.cleaning import cleaned
from hrd_desk.publishing.content import Brief, SourceLine
from hrd_desk.publishing.documents import (
    Bars,
    Document,
    EventEntry,
    Fields,
    Heading,
    KeyFigure,
    KeyFigures,
    Map,
    MonthColumns,
    Picture,
    Points,
    Role,
    SourceList,
    TableBlock,
    TableColumn,
    Text,
)
from hrd_desk.publishing.joining import capital, dotted, joined, told_apart
from hrd_desk.publishing.speech import Speech

ENTRY_LEVEL = 3
"""The level of the headline of an event among headings."""

_NONCHARACTERS = dict.fromkeys([0xFFFE, 0xFFFF], "")


@dataclass(frozen=True, slots=True)
class Sources:
    """Sources that may be named, and what must be said about the others."""

    lines: tuple[SourceLine, ...]
    note: str = ""
    is_of_entry: bool = False
    """Those of one event among others: numbers would run through all of them."""


@dataclass(frozen=True, slots=True)
class Illustration:
    """A chart or map to be drawn; a table of what it shows stands elsewhere in the manuscript."""

    picture: Picture


Worded = Heading | Text | Points | KeyFigures | Fields | TableBlock | Sources
Piece = Worded | Illustration


@dataclass(frozen=True, slots=True)
class Manuscript:
    """Words above the title, title, words below it, marks like DRAFT, pieces, words at the end."""

    language: str
    name: str
    title: str
    kicker: str
    marks: tuple[str, ...]
    foot: str
    pieces: tuple[Piece, ...]


def manuscript_of(content: Brief | Document, made_words: str = "") -> Manuscript:
    """Return `content` as pieces; `made_words`, such as a date, stand at the end."""
    speech = Speech(content.language)
    pieces: Iterator[Piece]
    if isinstance(content, Document):
        pieces = (piece for block in _illustrated(content) for piece in _pieces(block, speech))
        words = (content.name, content.title, content.kicker, content.foot)
    else:
        pieces = _event_pieces(content, speech)
        reference = speech.say(N_("Reference {reference}"), reference=content.reference)
        foot = dotted((reference, made_words), speech.language)
        title = content.title or speech.say(N_("No title is recorded."))
        words = (content.heading, title, "", foot)
    name, title, kicker, foot = map(_in_order, words)
    marks = tuple(map(_in_order, content.marks))
    return Manuscript(
        content.language, name, title, kicker, marks, foot, tuple(map(_clean, pieces))
    )


def plain(text: str) -> str:
    """Return `text` as any file may hold it: no control characters, no noncharacters."""
    return cleaned(text).translate(_NONCHARACTERS)


def _in_order(text: str) -> str:
    """Return `text` like `plain`, with the isolates that keep a field from its neighbours."""
    return cleaned(text, keeps_isolates=True).translate(_NONCHARACTERS)


def is_right(text: str) -> bool | None:
    """Return whether a paragraph reads from right to left; None where no letter tells."""
    level = paragraph_level(text)
    return None if level is None else level == 1


def by_direction(text: str) -> list[str]:
    """Return a text of a cell whole, or in its lines where these read in different directions."""
    lines = text.split("\n")
    ways = {is_right(line) for line in lines} if lines[1:] else set()
    return lines if {True, False} <= ways else [text]


Wordy = Heading | Text | Points | KeyFigures | Fields | TableBlock | SourceList | EventEntry


def without_pictures(document: Document) -> Iterator[Wordy]:
    """Yield the blocks of a document, each chart and map as the table of what it shows.

    A chart whose numbers stand in a table of the same title is passed over.
    """
    yield from (block for block in _illustrated(document) if not isinstance(block, Illustration))


def _illustrated(document: Document) -> Iterator[Wordy | Illustration]:
    """Yield the blocks of a document, and after each chart and map the table of what it shows."""
    speech = Speech(document.language)
    titles = {block.title for block in document.blocks() if isinstance(block, TableBlock)}
    for block in document.blocks():
        if not isinstance(block, Bars | MonthColumns | Map):
            yield block
            continue
        yield Illustration(block)
        if block.title not in titles:
            yield _table_of(block, speech)


def _table_of(picture: Picture, speech: Speech) -> TableBlock:
    rows: list[tuple[str, int | None]]
    unit = "" if isinstance(picture, Map) else picture.unit
    match picture:
        case Bars():
            rows = [(label, count) for label, count, _is_unknown in picture.bars]
        case MonthColumns():
            first = picture.first.year * 12 + picture.first.month - 1
            months = (divmod(first + place, 12) for place in range(len(picture.counts)))
            labels = (capital(speech.month(f"{year}-{month + 1:02}")) for year, month in months)
            rows = list(zip(labels, picture.counts, strict=True))
            if picture.before:
                return _two_years(picture, [label for label, _count in rows], speech)
        case Map():
            points = [(name, north, east) for name, north, east, _count in picture.places]
            names = told_apart(points, speech.say(N_("(no name)")), speech.language)
            counts = (count for _name, _north, _east, count in picture.places)
            rows = list(zip(names, counts, strict=True))
    columns = (
        TableColumn("", 0.75),
        TableColumn(unit or speech.say(N_("Events")), 0.25, has_figures=True),
    )
    cells = tuple((label, _told(count, speech)) for label, count in rows)
    is_whole = all(count is not None for _label, count in rows)
    note = "" if is_whole else speech.say(_TOO_FEW)
    return TableBlock(picture.title, picture.subtitle, columns, cells, note)


_TOO_FEW = N_("“*”: so few that they are not told, or told by the others.")


def _told(count: int | None, speech: Speech) -> str:
    return "*" if count is None else speech.number(count)


def _two_years(picture: MonthColumns, labels: Sequence[str], speech: Speech) -> TableBlock:
    columns = (
        TableColumn("", 0.5),
        TableColumn(speech.say(N_("Events")), 0.25, has_figures=True),
        TableColumn(speech.say(N_("A year earlier")), 0.25, has_figures=True),
    )
    cells = tuple(
        (label, speech.number(count), _told(before, speech))
        for label, count, before in zip(labels, picture.counts, picture.before, strict=True)
    )
    note = speech.say(_TOO_FEW)
    is_hidden = None in picture.before
    return TableBlock(picture.title, picture.subtitle, columns, cells, note if is_hidden else "")


def _pieces(block: Wordy | Illustration, speech: Speech) -> Iterator[Piece]:
    if isinstance(block, SourceList):
        yield Sources(block.sources)
    elif isinstance(block, EventEntry):
        brief = block.brief
        yield Heading(brief.title or speech.say(N_("No title is recorded.")), ENTRY_LEVEL)
        yield from _event_pieces(brief, speech, is_entry=True)
    else:
        yield block


def _event_pieces(brief: Brief, speech: Speech, *, is_entry: bool = False) -> Iterator[Piece]:
    when = brief.date_words or speech.say(N_("Date not recorded"))
    where = brief.place_words or speech.say(N_("Place not recorded"))
    parts = [when, where, *([brief.reference] if is_entry else [])]
    yield Text(dotted(parts, speech.language), Role.SMALL if is_entry else Role.LEAD)
    if is_entry and brief.marks:
        yield Text(dotted(brief.marks, speech.language), Role.NOTE)
    if brief.coordinates_words:
        yield Text(brief.coordinates_words, Role.SMALL)
    if brief.summary:
        yield from (Text(line) for line in brief.summary.split("\n") if line.strip())
    elif not is_entry:
        yield Text(speech.say(N_("No summary for publications is written yet.")), Role.NOTE)
    if brief.description:
        yield Heading(speech.say(N_("What happened")), 2)
        yield from (Text(line) for line in brief.description.split("\n") if line.strip())
    lines = tuple(_lines(brief, speech, is_entry=is_entry))
    if lines:
        yield Fields(lines)
    if brief.sources or brief.sources_note:
        if not is_entry:
            yield Heading(speech.say(N_("Sources")), 2)
        yield Sources(brief.sources, brief.sources_note, is_entry)
    if brief.left_out and not is_entry:
        yield Heading(speech.say(N_("Not in this brief")), 2)
        yield Text(joined(brief.left_out, speech.language), Role.SMALL)


def _lines(brief: Brief, speech: Speech, *, is_entry: bool) -> Iterator[tuple[str, str]]:
    yield from ((coded.label, "\n".join(coded.paths)) for coded in brief.coded if coded.paths)
    if brief.all_places and not is_entry:
        yield speech.say(N_("Places")), brief.all_places
    for count in brief.counts:
        yield speech.say(N_("People: {role}"), role=count.role_label), count.words
    yield from ((fact.label, fact.words) for fact in brief.facts)


def _clean(piece: Piece) -> Piece:
    match piece:
        case Heading() | Text():
            clean: Piece = replace(piece, words=_in_order(piece.words))
        case Points():
            clean = Points(tuple(map(_in_order, piece.items)))
        case KeyFigures():
            clean = KeyFigures(tuple(map(_clean_figure, piece.figures)))
        case Fields():
            lines = tuple((_in_order(label), _in_order(words)) for label, words in piece.lines)
            clean = replace(piece, lines=lines)
        case Sources():
            told = tuple(replace(line, words=_in_order(line.words)) for line in piece.lines)
            clean = replace(piece, lines=told, note=_in_order(piece.note))
        case TableBlock():
            clean = _clean_table(piece)
        case Illustration():
            clean = piece  # its words are cleaned where they are set
    return clean


def _clean_figure(figure: KeyFigure) -> KeyFigure:
    return KeyFigure(_in_order(figure.number), _in_order(figure.label), _in_order(figure.note))


def _clean_table(table: TableBlock) -> TableBlock:
    return replace(
        table,
        title=_in_order(table.title),
        subtitle=_in_order(table.subtitle),
        columns=tuple(
            replace(column, heading=_in_order(column.heading)) for column in table.columns
        ),
        rows=tuple(tuple(map(_in_order, row)) for row in table.rows),
        note=_in_order(table.note),
    )
