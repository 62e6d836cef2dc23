"""The rows behind a publication, for those who count: what its readers may know, and no more."""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import N_, _
from hrd_desk.model.event import CODED_LISTS
from hrd_desk.model.field_labels import field_label
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.cases import Case, Cases
from hrd_desk.publishing.content import Brief
from hrd_desk.publishing.documents import Document, TableBlock, Tagged
from hrd_desk.publishing.manuscript import plain, without_pictures
from hrd_desk.publishing.orders import BriefKind
from hrd_desk.publishing.speech import Speech

Cell = str | int | datetime.date | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its name; `rows` are as wide as `columns`."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Appendix:
    """The tables of one file; `texts` are those that come from records, each with its field.

    `count_columns` are the headings of a list of counts: table, row, column, number.
    """

    language: str
    title: str
    sheets: tuple[Sheet, ...]
    count_columns: tuple[str, str, str, str]
    texts: tuple[Tagged, ...]


def appendix(cases: Cases, content: Brief | Document) -> Appendix:
    """Return the tables that go with `content`; raises `InvalidInputError` if it is a letter.

    Statistics have only their own counts: rows of events would tell what the counts hide.
    """
    kind = cases.order.kind
    if kind is BriefKind.SUBMISSION:
        sentence = _("A submission is a letter, not a table. Choose PDF, Word or a web page.")
        raise InvalidInputError("format", sentence)
    sheets: list[Sheet] = []
    if kind is not BriefKind.STATISTICS:
        sheets += [_event_sheet(cases), _codebook(cases)]
    tables = [block for block in _blocks(content) if isinstance(block, TableBlock)]
    if kind in (BriefKind.STATISTICS, BriefKind.DIGEST):
        sheets += _count_sheets(tables, cases.speech)
    sheets.append(_reading(cases))
    texts = list(content.record_texts() if isinstance(content, Document) else content.texts())
    if kind is not BriefKind.STATISTICS:
        texts += [text for case in cases.cases for text in case.brief.texts()]
        texts += [("places", region) for case in cases.cases for region in case.facts.regions]
    say = cases.speech.say
    headings = (say(N_("Table")), say(N_("Row")), say(N_("Column")), say(N_("Count")))
    return Appendix(content.language, plain(content.title), tuple(sheets), headings, tuple(texts))


def _blocks(content: Brief | Document) -> Iterator[object]:
    if isinstance(content, Document):
        yield from without_pictures(content)


# --- events ---------------------------------------------------------------------------------------


def _event_sheet(cases: Cases) -> Sheet:
    speech = cases.speech
    columns = dict(_event_columns(cases))
    rows = (tuple(read(case) for read in columns.values()) for case in cases.newest_first)
    return Sheet(speech.say(N_("Events")), tuple(columns), tuple(rows))


Reader = Callable[[Case], Cell]


def _event_columns(cases: Cases) -> Iterator[tuple[str, Reader]]:
    """Yield heading and content of each column that some event fills."""
    for heading, read in _possible_columns(cases):
        if any(read(case) not in (None, "") for case in cases.cases):
            yield heading, read


def _possible_columns(cases: Cases) -> Iterator[tuple[str, Reader]]:
    say = cases.speech.say
    yield _label("reference", cases.speech), lambda case: plain(case.brief.reference)
    yield _label("title", cases.speech), lambda case: plain(case.brief.title)
    yield say(N_("Date")), lambda case: plain(case.brief.date_words)
    yield say(N_("Began at the earliest")), lambda case: case.facts.first_day
    yield say(N_("Began at the latest")), _last_day
    yield say(N_("Month")), lambda case: case.facts.month
    yield say(N_("Year")), lambda case: int(case.facts.year) if case.facts.year else None
    yield say(N_("Country code")), lambda case: case.facts.country
    yield say(N_("Region")), lambda case: _joined(case.facts.regions)
    yield say(N_("Place")), lambda case: plain(case.brief.all_places or case.brief.place_words)
    yield say(N_("Coordinates")), lambda case: plain(case.brief.coordinates_words or "")
    yield _label("summary", cases.speech), lambda case: plain(case.brief.summary)
    yield _label("description", cases.speech), lambda case: plain(case.brief.description)
    for field in CODED_LISTS:
        label = _label(field, cases.speech)
        yield label, partial(_labels, field=field)
        codes = say(N_("{field} (codes)"), field=label)
        yield codes, partial(_codes, field=field)
    for role in dict.fromkeys(role for case in cases.cases for role in case.facts.counts):
        label = cases.path("count-role", role)
        for end, words in enumerate((N_("{role}: at least"), N_("{role}: at most"))):
            yield (
                say(words, role=label),
                partial(_bound, role=role, end=end),
            )
    for field, label in _fact_labels(cases).items():
        yield label, partial(_fact, field=field)
    yield say(N_("Sources")), lambda case: _joined(_sources(case), "\n")
    yield say(N_("Marks")), lambda case: _joined(case.brief.marks)


def _label(field: str, speech: Speech) -> str:
    return field_label(field, speech.say)


def _joined(words: Sequence[str], mark: str = "; ") -> str:
    return mark.join(plain(word) for word in words if word)


def _last_day(case: Case) -> datetime.date | None:
    facts = case.facts
    last = facts.last_day or facts.first_day
    return None if last == datetime.date.max else last


def _labels(case: Case, field: str) -> str:
    coded = (coded.paths for coded in case.brief.coded if coded.field == field)
    return _joined(next(coded, ()))


def _codes(case: Case, field: str) -> str:
    return _joined(case.facts.coded[field])


def _bound(case: Case, role: str, end: int) -> int | None:
    return case.facts.counts.get(role, (None, None))[end]


def _fact_labels(cases: Cases) -> Mapping[str, str]:
    return {fact.field: fact.label for case in cases.cases for fact in case.brief.facts}


def _fact(case: Case, field: str) -> str:
    return next((plain(fact.words) for fact in case.brief.facts if fact.field == field), "")


def _sources(case: Case) -> list[str]:
    return [" ".join(filter(None, (line.words, line.url))) for line in case.brief.sources]


def _codebook(cases: Cases) -> Sheet:
    say = cases.speech.say
    used = dict.fromkeys(
        (field, code)
        for case in cases.cases
        for field, codes in case.facts.coded.items()
        for code in codes
    )
    countries = dict.fromkeys(case.facts.country for case in cases.cases if case.facts.country)
    lines = [(field, code) for field in CODED_LISTS for known, code in used if known == field]
    rows = [
        (_label(field, cases.speech), code, plain(cases.label(field, code)))
        for field, code in [*lines, *(("country_code", code) for code in countries)]
    ]
    columns = (say(N_("Field")), say(N_("Code")), say(N_("Meaning")))
    return Sheet(say(N_("Codebook")), columns, tuple(rows))


# --- counts ---------------------------------------------------------------------------------------


def _count_sheets(tables: Sequence[TableBlock], speech: Speech) -> Iterator[Sheet]:
    for number, table in enumerate(tables, start=1):
        name = speech.say(N_("Table {number}"), number=number)
        columns = tuple(
            plain(column.heading) or plain(table.title) if place == 0 else plain(column.heading)
            for place, column in enumerate(table.columns)
        )
        rows = tuple(
            tuple(
                _number(cell) if column.has_figures else plain(cell)
                for cell, column in zip(row, table.columns, strict=True)
            )
            for row in table.rows
        )
        told = (part.removesuffix(".") for part in (table.title, table.subtitle, table.note))
        note = ". ".join(filter(None, told))
        yield Sheet(f"{name} {plain(table.title)}", columns, rows, plain(note))


def _number(cell: str) -> Cell:
    """Return a count as a number; "<3", "*" and "12 %" stay the words that they are."""
    digits = cell.replace(",", "").replace("\u00a0", "").replace("\u202f", "")
    return int(digits) if digits.isascii() and digits.isdecimal() else plain(cell)


def _reading(cases: Cases) -> Sheet:
    """Return what must be known to read the file: for whom it is, and what it leaves out."""
    say, order = cases.speech.say, cases.order
    left_out = (say(N_("Records left out")), cases.withheld_records)
    rows: list[tuple[str, Cell]] = [
        (say(N_("Records")), len(cases.counting.records)),
        (say(N_("Events")), cases.counting.total),
        # Other readers than those inside are not told how many.
        *([left_out] if order.audience is Audience.INTERNAL else []),
        (say(N_("Not in this file")), _joined(cases.left_out_labels(), ", ")),
        (say(N_("Marks")), _joined(cases.marks())),
        (say(N_("Title")), plain(order.heading)),
        (say(N_("Introduction")), plain(order.introduction)),
        ("", plain(cases.foot())),
    ]
    kept = tuple((label, value) for label, value in rows if value != "")
    columns = (say(N_("About this file")), "")
    return Sheet(say(N_("About")), columns, kept)
