"""Records as rows that Uwazi takes in: the columns of the Asian HRDs Portal.

What Uwazi reads and writes, and what it cannot carry: docs/formats/tables.md, "Uwazi".
"""

import csv
import re
import uuid
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO
from urllib.parse import quote

from hrd_desk.exchange.record_json import Json
from hrd_desk.model.dates import parse_edtf
from hrd_desk.model.event import CODED_LISTS
from hrd_desk.publishing.table_files import FORMULA
from hrd_desk.tables.cells import SEPARATOR
from hrd_desk.tables.disclosing import Told
from hrd_desk.tables.order import TableFormat, TableOrder
from hrd_desk.tables.writers import Lines
from hrd_desk.vocabulary.term_names import UWAZI_SEPARATOR
from hrd_desk.vocabulary.terms import Term
from hrd_desk.vocabulary.vocabulary import Vocabulary

ID, REFERENCE = "id", "HRD Desk reference"
COLUMNS: Mapping[str, str] = {
    "Title": "title",
    "Event- Country": "country",
    "Initial Date": "start_date",
    "Final Date": "end_date",
    "Event Description": "description",
    "Impact of Event": "affected",
    "Gender of HRD": "genders",
    "Violation": "violations",
    "Rights Concerned": "rights",
    "HRD": "hrd_types",
    "Perpetrator-State": "perpetrators_state",
    "Perpetrator-Non-State": "perpetrators_non_state",
    "Source": "source_links",
    "Monitoring Status": "monitoring_status",
    "Summary for Publications": "summary",
    "Event Location_geolocation": "point",
    "Related events": "related_titles",
}
"""The portal's labels and where each leads (`tables.targets`)."""

CODED = {**CODED_LISTS, "country": "country", "monitoring_status": "monitoring-status"}
_EMPTY: tuple[Any, ...] = (None, "", [])
_NOT_CARRIED: Mapping[str, tuple[Any, ...]] = {
    **dict.fromkeys(("context", "charge", "remarks", "monitoring_note"), _EMPTY),
    **dict.fromkeys(("verification", "attachments", "summary_language"), _EMPTY),
    "description_released": (*_EMPTY, False),
    "record_status": (*_EMPTY, "draft"),
    "confidentiality": (*_EMPTY, "internal"),
}
"""Values without a column, and what of them is no loss: records arrive there unpublished."""

_UNIX_BEGIN = "1970-01-01"
_BRACKETS = re.compile(r"([\\\[\]])")

Titles = Callable[[Sequence[uuid.UUID]], Mapping[uuid.UUID, str]]


class UwaziWriter:
    """Writes records for the CSV import of Uwazi and counts what it cannot carry."""

    def __init__(
        self,
        file: BinaryIO,
        order: TableOrder,
        vocabulary: Vocabulary,
        ids: Mapping[str, str],
        titles: Titles,
    ) -> None:
        """`ids` are those of the collection by our uids; `titles` gives the titles of records."""
        self._vocabulary, self._order, self._ids, self._titles = vocabulary, order, ids, titles
        self._losses: Counter[str] = Counter()
        self._lines = Lines(file)
        # Cells may hold line breaks and quotes; Uwazi writes no byte order mark itself.
        self._csv = csv.writer(self._lines, quoting=csv.QUOTE_ALL)
        self._labels: dict[tuple[str, str, str], str] = {}
        headings = [heading for heading, _path, _language in self._columns()]
        self._csv.writerow([ID, *headings, REFERENCE])

    def _columns(self) -> Iterator[tuple[str, str, str]]:
        """Yield heading, target and language of each column."""
        for heading, path in COLUMNS.items():
            if path in CODED and self._order.languages:
                for language in self._order.languages:
                    yield f"{heading}__{language}", path, language
            else:
                yield heading, path, ""

    def add(self, told: Told) -> None:
        """Write one record."""
        record = told.record
        external_id = self._ids.get(record.get("uid", ""), "")
        self._losses["new-there"] += not external_id
        cells = [self._cell(record, path, language) for _h, path, language in self._columns()]
        row = [external_id, *cells, record.get("reference") or ""]
        self._losses["formula"] += any(FORMULA.match(cell) for cell in row)
        self._csv.writerow(row)
        for name, usual in _NOT_CARRIED.items():
            self._losses[f"field:{name}"] += record.get(name) not in usual

    def finish(self) -> dict[str, int]:
        """End the file; return what it could not carry."""
        self._lines.finish()
        return {kind: count for kind, count in self._losses.items() if count}

    def abandon(self) -> None:
        """Leave the file as it is."""
        self._lines.finish()

    def _cell(self, record: Json, path: str, language: str) -> str:
        if path in {"start_date", "end_date"}:
            return self._day(record.get(path), is_end=path == "end_date")
        if path in _OF_PARTS:
            part, write = _OF_PARTS[path]
            return write(self, record.get(part) or [])
        if path in CODED:
            return self._terms(CODED[path], record.get(path) or [], language)
        return record.get(path) or ""

    def _day(self, edtf: str | None, *, is_end: bool) -> str:
        if not edtf:
            return ""
        date = parse_edtf(edtf)
        day = date.latest if is_end else date.earliest
        words = day.isoformat() if day else ""
        self._losses["date"] += words != edtf
        self._losses["unix-begin"] += words == _UNIX_BEGIN
        return words

    def _affected(self, counts: Sequence[Json]) -> str:
        affected = [count for count in counts if count["role"] == "affected"]
        self._losses["counts"] += len(counts) - len(affected[:1])
        if not affected:
            return ""
        low, high = affected[0].get("min"), affected[0].get("max")
        number = high if low is None else low
        words = affected[0].get("words") or str(number)
        self._losses["range"] += low != high or words != str(number)
        return "" if number is None else str(number)

    def _sources(self, citations: Sequence[Json]) -> str:
        lines = []
        for citation in citations:
            name, url = _line(citation, "source_name"), citation.get("url") or ""
            words = _BRACKETS.sub(r"\\\1", name or _line(citation, "title") or url)
            lines.append(f"[{words}]({_address(url)})" if url else words)
            self._losses["sources"] += bool(citation.keys() - {"uid", "source_name", "url"})
        return "\n".join(line for line in lines if line)

    def _point(self, places: Sequence[Json]) -> str:
        main = next((place for place in places if place.get("primary")), None)
        main = main or next(iter(places), None)
        if main is None:
            return ""
        is_more = len(places) > 1 or main.keys() - {"uid", "primary", "lat", "lon"}
        self._losses["places"] += bool(is_more)
        return f"{main['lat']!r}{SEPARATOR}{main['lon']!r}" if "lat" in main else ""

    def _related(self, links: Sequence[Json]) -> str:
        titles = self._titles([uuid.UUID(link["event"]) for link in links]) if links else {}
        told = [title for title in titles.values() if title and SEPARATOR not in title]
        self._losses["links"] += len(links) - len(told)
        return SEPARATOR.join(told)

    def _terms(self, scheme: str, codes: Any, language: str) -> str:
        listed = [codes] if isinstance(codes, str) else codes
        words = [self._label(scheme, code, language) for code in listed]
        children = [word.rpartition(UWAZI_SEPARATOR)[2] for word in words]
        self._losses["same-label"] += len(words) - len(set(children))
        return SEPARATOR.join(words)

    def _label(self, scheme: str, code: str, language: str) -> str:
        term = self._vocabulary.find(scheme, code)
        if term is None:
            return code
        if not language or language == "en":
            self._losses["new-term"] += "uwazi" not in term.matches and scheme != "country"
        key = (scheme, code, language)
        if key not in self._labels:
            self._labels[key] = self._path(term, language)
        return self._labels[key]

    def _path(self, term: Term, language: str) -> str:
        label = _portal_label(term, language)
        broader = self._vocabulary.find(term.scheme, term.broader)
        is_group = broader is not None and not broader.is_selectable
        if self._order.format is TableFormat.UWAZI_OLD or not is_group:
            return label
        if broader is None or broader.is_display_group:
            return label
        return f"{_portal_label(broader, language)}{UWAZI_SEPARATOR}{label}"


_OF_PARTS: Mapping[str, tuple[str, Callable[[UwaziWriter, Sequence[Json]], str]]] = {
    "affected": ("counts", UwaziWriter._affected),  # noqa: SLF001  the class's own table
    "source_links": ("citations", UwaziWriter._sources),  # noqa: SLF001
    "point": ("places", UwaziWriter._point),  # noqa: SLF001
    "related_titles": ("related_events", UwaziWriter._related),  # noqa: SLF001
}


def _address(url: str) -> str:
    """Return an address so that no sign in it ends the link of markdown."""
    depth = lowest = 0
    for letter in url:
        depth += {"(": 1, ")": -1}.get(letter, 0)
        lowest = min(lowest, depth)
    if depth or lowest:
        url = url.replace("(", "%28").replace(")", "%29")
    return "".join(
        quote(letter) if letter.isspace() or letter in "<>" else letter for letter in url
    )


def _line(citation: Json, name: str) -> str:
    return " ".join((citation.get(name) or "").split())


def _portal_label(term: Term, language: str) -> str:
    """Return what the portal calls a term; in another language, our label."""
    if language in {"", "en"} and term.matches.get("uwazi"):
        return str(term.matches["uwazi"])
    return term.label(language or "en")
