"""Lists of terms in and out: Uwazi's thesauri, HURIDOCS micro-thesauri, lists with a parent column.

Nothing is added unasked: a list is compared first, and every entry is known or new.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from sqlalchemy.orm import Session

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import _
from hrd_desk.storage.terms import add_own_term, rename_term
from hrd_desk.tables.sources import Source
from hrd_desk.vocabulary.term_names import TermNames, folded
from hrd_desk.vocabulary.terms import Term
from hrd_desk.vocabulary.vocabulary import Vocabulary

CHILD = "- "
MOST_ENTRIES = 20_000
LONGEST_LABEL = 200

_CODES = frozenset({"code", "huricode", "huridocs code", "term code", "no", "код"})
_PARENTS = frozenset({"parent", "broader", "parent code", "broader term", "родитель"})
_LABELS = frozenset({"term", "label", "name", "value", "description", "термин"})
_PAIRS = re.compile(r"[0-9]{2}(?:[0-9]{2})+")


@dataclass(slots=True)
class Entry:
    """One entry of a foreign list; `parent` is the row of its parent, `known` the term it is."""

    row: int
    labels: dict[str, str]
    code: str = ""
    parent: int | None = None
    known: Term | None = None
    problem: str = ""


@dataclass(slots=True)
class ComparedList:
    """A foreign list beside one of the desk's: its entries, and the columns nobody understood."""

    scheme: str
    entries: list[Entry]
    ignored: tuple[str, ...] = field(default_factory=tuple)

    def new(self) -> list[Entry]:
        """Return the entries that the desk lacks."""
        return [one for one in self.entries if one.known is None and not one.problem]


# --- out ------------------------------------------------------------------------------------------


def thesaurus_csv(vocabulary: Vocabulary, scheme: str, languages: Sequence[str]) -> bytes:
    """Return a list as Uwazi takes it in: a column for each language, children below parents.

    Terms that are switched off or replaced are left out; Uwazi knows two levels, and a parent that
    can be coded itself stands beside its children there.
    """
    choices = vocabulary.choices(scheme)
    if not choices:
        sentence = _("The list “{scheme}” has no terms. See `hrd-desk terms`.")
        raise InvalidInputError("scheme", sentence.format(scheme=scheme))
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL)
    writer.writerow([_language_name(language) for language in languages])
    groups: dict[str, list[Term]] = {}
    for term in choices:
        heading = vocabulary.find(scheme, term.broader)
        is_group = heading is not None and not heading.is_selectable
        is_shown = heading is not None and is_group and not heading.is_display_group
        groups.setdefault(heading.code if heading is not None and is_shown else "", []).append(term)
    for code, terms in groups.items():
        if code:
            writer.writerow(_labels(vocabulary.term(scheme, code), languages))
        mark = CHILD if code else ""
        for term in terms:
            writer.writerow([mark + label for label in _labels(term, languages)])
    return stream.getvalue().encode("utf-8")


def _labels(term: Term, languages: Sequence[str]) -> list[str]:
    exact = term.matches.get("uwazi")
    return [
        str(exact) if exact and language == "en" else term.label(language) for language in languages
    ]


@cache
def _language_names() -> Mapping[str, str]:
    from babel import Locale  # noqa: PLC0415  slow

    names = Locale("en").languages
    return {folded(name): code for code, name in names.items() if len(code) <= 3}  # noqa: PLR2004


def _language_name(code: str) -> str:
    from babel import Locale  # noqa: PLC0415  slow

    name = Locale("en").languages.get(code)
    if name is None:
        sentence = _("No language has the code “{code}”. Use codes like en, ru or th.")
        raise InvalidInputError("language", sentence.format(code=code))
    return str(name)


# --- in -------------------------------------------------------------------------------------------


def compare_list(source: Source, vocabulary: Vocabulary, scheme: str) -> ComparedList:
    """Return what of a foreign list the desk knows and what is new; changes nothing.

    Raises `InvalidInputError` for a table without a column of labels.
    """
    if not vocabulary.narrower(scheme):
        sentence = _("There is no list “{scheme}”. See `hrd-desk terms`.")
        raise InvalidInputError("scheme", sentence.format(scheme=scheme))
    columns = [_column(heading) for heading in source.headers]
    languages = [column for column in columns if column not in {"", "code", "parent"}]
    if not languages:
        sentence = _(
            "No column of this table holds labels. Head it by the English name of its language."
        )
        raise InvalidInputError("columns", sentence)
    entries = list(_entries(source, columns))
    _find_parents(entries, source, columns)
    names = TermNames(vocabulary)
    of_esf = _of_esf(vocabulary, scheme)
    for entry in entries:
        entry.known = of_esf.get(entry.code) or _known(names, scheme, entry)
        if entry.known is None and any("|" in label for label in entry.labels.values()):
            entry.problem = _("A term's name cannot hold “|”. Leave it out.")
    ignored = (head for head, column in zip(source.headers, columns, strict=True) if not column)
    return ComparedList(scheme, entries, tuple(ignored))


def _column(heading: str) -> str:
    name = folded(heading)
    if name in _CODES:
        return "code"
    if name in _PARENTS:
        return "parent"
    if name in _LABELS:
        return "en"
    return _language_names().get(name, name if name in {"en", "ru"} else "")


def _entries(source: Source, columns: Sequence[str]) -> Iterator[Entry]:
    parent: int | None = None
    for count, row in enumerate(source.rows()):
        if count >= MOST_ENTRIES:
            sentence = _("The list has more than {limit} entries.").format(limit=MOST_ENTRIES)
            raise InvalidInputError("file", sentence)
        texts = ["" if cell is None else str(cell).strip() for cell in row.cells]
        named = list(zip(columns, texts, strict=True))
        entry = Entry(row.number, {}, code=next((t for c, t in named if c == "code"), ""))
        labels = [(column, text) for column, text in named if column not in {"", "code", "parent"}]
        children = [text.startswith(CHILD) for _column, text in labels if text]
        for language, text in labels:
            if text:
                label = text.removeprefix(CHILD).strip()
                entry.labels.setdefault(language, " ".join(label.split()))
        if not entry.labels:
            continue
        if any(len(label) > LONGEST_LABEL for label in entry.labels.values()):
            entry.problem = _("The name is too long.")
        if any(children) != all(children) or (any(children) and parent is None):
            entry.problem = _("The “-” before a child must stand in all languages, below a parent.")
        elif any(children):
            entry.parent = parent
        else:
            parent = entry.row
        yield entry


def _find_parents(entries: list[Entry], source: Source, columns: Sequence[str]) -> None:
    """Find parents by a column that names them, else by the pairs of digits of their codes."""
    rows = {entry.code: entry.row for entry in entries if entry.code}
    if "parent" in columns:
        place = columns.index("parent")
        rows |= {folded(label): e.row for e in entries for label in e.labels.values()}
        written = {row.number: row.cells[place] for row in source.rows()}
        for entry in entries:
            name = str(written.get(entry.row) or "").strip()
            entry.parent = rows.get(name) or rows.get(folded(name))
    elif rows:
        for entry in entries:
            entry.parent = entry.parent or rows.get(_code_above(entry.code))


def _code_above(code: str) -> str:
    """Return the HURIDOCS code one level up: its last pair that is not 00 becomes 00."""
    if not _PAIRS.fullmatch(code):
        return ""
    pairs = [code[place : place + 2] for place in range(0, len(code), 2)]
    filled = [place for place, pair in enumerate(pairs) if pair != "00"]
    if len(filled) < 2:  # noqa: PLR2004  a root
        return ""
    pairs[filled[-1]] = "00"
    return "".join(pairs)


def _of_esf(vocabulary: Vocabulary, scheme: str) -> dict[str, Term]:
    found: dict[str, list[Term]] = {}
    for term in vocabulary.walk(scheme):
        for match in term.matches.get("esf", []):
            found.setdefault(str(match).rpartition(":")[2], []).append(term)
    return {code: terms[0] for code, terms in found.items() if len(terms) == 1}


def _known(names: TermNames, scheme: str, entry: Entry) -> Term | None:
    for label in entry.labels.values():
        found = names.find(scheme, label)
        if len(found) == 1:
            return found[0]
    headings = (term for term in names.vocabulary.walk(scheme) if not term.is_selectable)
    wanted = {folded(label) for label in entry.labels.values()}
    same = (term for term in headings if wanted & {folded(name) for name in term.labels.values()})
    return next(same, None)


def add_new_terms(session: Session, compared: ComparedList) -> list[Term]:
    """Add the entries that the desk lacks as terms of its own; return them.

    Their codes elsewhere are kept with them. Raises `InvalidInputError` where two have one name.
    """
    codes: dict[int, str] = {one.row: one.known.code for one in compared.entries if one.known}
    added = []
    for entry in compared.new():
        broader = codes.get(entry.parent) if entry.parent is not None else None
        (language, label), *others = entry.labels.items()
        term = add_own_term(session, compared.scheme, broader, language, label)
        for other, words in others:
            rename_term(session, term.uid, other, words)
        if entry.code:
            term.matches = {"esf": [entry.code]} if _PAIRS.fullmatch(entry.code) else {}
        codes[entry.row] = term.code
        added.append(term)
    session.flush()
    return added
