"""Foreign lists of terms beside those of the desk: thesauri of Uwazi and HURIDOCS, other sheets.

Nothing is added unasked: a list is compared first, and every entry is known, new, or has a fault.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import LANGUAGES, _
from hrd_desk.tables.sources import Source
from hrd_desk.tables.thesauri import CHILD, language_names
from hrd_desk.vocabulary.starter import starter_schemes
from hrd_desk.vocabulary.term_names import UWAZI_SEPARATOR, TermNames, folded
from hrd_desk.vocabulary.terms import LONGEST_LABEL, Term
from hrd_desk.vocabulary.vocabulary import Vocabulary

MOST_ENTRIES = 20_000
MOST_LEVELS = 20

_CODES = frozenset({"code", "huricode", "huridocs code", "term code", "no", "код"})
_PARENTS = frozenset({"parent", "broader", "parent code", "broader term", "родитель"})
_LABELS = frozenset({"term", "label", "name", "value", "description", "термин", "название"})
_PAIRS = re.compile(r"[0-9]{2}(?:[0-9]{2})+")


@dataclass(slots=True)
class Entry:
    """One entry of a foreign list; `parent` is the row of its parent, `known` the term it is.

    `above` is the desk's term that stands above it where no row does. `names` are those, by
    language, that the known term lacks or has otherwise. An entry with a `problem` is not taken.
    `written` is what stands there, outer spaces included: the portal tells terms apart by them.
    """

    row: int
    labels: dict[str, str]
    code: str = ""
    parent: int | None = None
    above: str | None = None
    known: Term | None = None
    names: dict[str, str] = field(default_factory=dict)
    problem: str = ""
    written: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The first of its names."""
        return next(iter(self.labels.values()))

    @property
    def is_new(self) -> bool:
        """Whether the desk lacks it."""
        return self.known is None and not self.problem


@dataclass(slots=True)
class ComparedList:
    """A foreign list beside one of the desk's: its entries, and the columns nobody understood."""

    scheme: str
    entries: list[Entry]
    ignored: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    _by_row: dict[int, Entry] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._by_row = {entry.row: entry for entry in self.entries}

    def parent_of(self, entry: Entry) -> Entry | None:
        """Return the entry that stands above another in the list; None if none does."""
        return None if entry.parent is None else self._by_row[entry.parent]

    def new(self) -> list[Entry]:
        """Return the entries that the desk lacks."""
        return [one for one in self.entries if one.is_new]

    def renamed(self) -> list[Entry]:
        """Return the entries that are here, with names that their terms lack or have otherwise."""
        return [one for one in self.entries if one.names and not one.problem]

    def faulty(self) -> list[Entry]:
        """Return the entries that cannot be taken."""
        return [one for one in self.entries if one.problem]


def compare_list(source: Source, vocabulary: Vocabulary, scheme: str) -> ComparedList:
    """Return what of a foreign list the desk knows and what is new; changes nothing.

    Raises `InvalidInputError` for a table without a column of labels.
    """
    if not vocabulary.narrower(scheme):
        sentence = _("There is no list “{scheme}”. See `hrd-desk terms`.")
        raise InvalidInputError("scheme", sentence.format(scheme=scheme))
    if source.holds_records:
        sentence = _("This file holds records, not a list of terms. Choose a table with names.")
        raise InvalidInputError("file", sentence)
    columns = [_column(heading) for heading in source.headers]
    if not set(columns) - {"", "code", "parent"}:
        sentence = _(
            "No column of this table holds labels. Head it by the English name of its language."
        )
        raise InvalidInputError("columns", sentence)
    entries = list(_entries(source, columns))
    if not entries:
        raise InvalidInputError("file", _("This list has no entries."))
    compared = ComparedList(scheme, entries, notes=source.notes)
    ignored = (head for head, column in zip(source.headers, columns, strict=True) if not column)
    compared.ignored = tuple(ignored)
    names = TermNames(vocabulary)
    _find_parents(compared, source, columns, names)
    _find_known(compared, names)
    _find_faults(compared)
    return compared


# --- reading --------------------------------------------------------------------------------------


def _column(heading: str) -> str:
    name = folded(heading)
    if name in _CODES:
        return "code"
    if name in _PARENTS:
        return "parent"
    if name in _LABELS:
        return "en"
    return language_names().get(name, name if name in LANGUAGES else "")


def _entries(source: Source, columns: Sequence[str]) -> Iterator[Entry]:
    parent: int | None = None
    for count, row in enumerate(source.rows()):
        if count >= MOST_ENTRIES:
            sentence = _("The list has more than {limit} entries.").format(limit=MOST_ENTRIES)
            raise InvalidInputError("file", sentence)
        texts = ["" if cell is None else str(cell).strip() for cell in row.cells]
        named = list(zip(columns, texts, strict=True))
        entry = Entry(row.number, {}, code=next((t for c, t in named if c == "code"), ""))
        entry.written = tuple(str(cell).removeprefix(CHILD) for cell in row.cells if cell)
        labels = [(column, text) for column, text in named if column not in {"", "code", "parent"}]
        children = [text.startswith(CHILD) for _column, text in labels if text]
        for language, text in labels:
            if text:
                label = text.removeprefix(CHILD).strip()
                entry.labels.setdefault(language, " ".join(label.split()))
        if row.faults:
            entry.problem = row.faults[0][1]
            entry.labels = entry.labels or {"en": "—"}
        if not entry.labels:
            continue
        if any(children) != all(children) or (any(children) and parent is None):
            entry.problem = _("The “-” before a child must stand in all languages, below a parent.")
        elif any(children):
            entry.parent = parent
        else:
            parent = entry.row
        yield entry


def _find_parents(
    compared: ComparedList, source: Source, columns: Sequence[str], names: TermNames
) -> None:
    """Find parents by a column that names them, else by the pairs of digits of their codes."""
    entries = compared.entries
    rows = {entry.code: entry.row for entry in entries if entry.code}
    if "parent" in columns:
        place = columns.index("parent")
        rows |= {folded(label): one.row for one in entries for label in one.labels.values()}
        written = {row.number: row.cells[place] for row in source.rows()}
        for entry in entries:
            name = str(written.get(entry.row) or "").strip()
            entry.parent = rows.get(name) or rows.get(folded(name))
            if name and entry.parent is None:
                _place_below(entry, compared.scheme, name, names)
    elif rows:
        for entry in entries:
            entry.parent = entry.parent or rows.get(_code_above(entry.code))


def _place_below(entry: Entry, scheme: str, name: str, names: TermNames) -> None:
    """Find the term of the desk that a row names as its parent."""
    found = names.find(scheme, name) or _headings(names.vocabulary, scheme, {folded(name)})
    if len(found) == 1:
        entry.above = found[0].code
    else:
        sentence = _("“{name}” is to stand above it, and is in no row and no term's name here.")
        entry.problem = entry.problem or sentence.format(name=name)


def is_huridocs_code(code: str) -> bool:
    """Return whether a code has the pairs of digits of the micro-thesauri."""
    return bool(_PAIRS.fullmatch(code))


def _code_above(code: str) -> str:
    """Return the HURIDOCS code one level up: its last pair that is not 00 becomes 00."""
    if not is_huridocs_code(code):
        return ""
    pairs = [code[place : place + 2] for place in range(0, len(code), 2)]
    filled = [place for place, pair in enumerate(pairs) if pair != "00"]
    if len(filled) < 2:  # noqa: PLR2004  a root
        return ""
    pairs[filled[-1]] = "00"
    return "".join(pairs)


# --- comparing ------------------------------------------------------------------------------------


def _find_known(compared: ComparedList, names: TermNames) -> None:
    of_esf = _of_esf(names.vocabulary, compared.scheme)
    for entry in compared.entries:
        parent = compared.parent_of(entry)
        entry.known = of_esf.get(entry.code) or _known(names, compared.scheme, entry, parent)
        if entry.known is not None:
            entry.names = dict(_other_names(entry, entry.known))


def _of_esf(vocabulary: Vocabulary, scheme: str) -> dict[str, Term]:
    found: dict[str, list[Term]] = {}
    for term in vocabulary.walk(scheme):
        for match in term.matches.get("esf", []):
            found.setdefault(str(match).rpartition(":")[2], []).append(term)
    return {code: terms[0] for code, terms in found.items() if len(terms) == 1}


def _known(names: TermNames, scheme: str, entry: Entry, parent: Entry | None) -> Term | None:
    """Return the term that one of its names means, with its parent's name before it or alone."""
    for text in entry.written:
        exact = names.find(scheme, text) if text != text.strip() else []
        if len(exact) == 1:
            return exact[0]
    several = False
    for language, label in entry.labels.items():
        above = parent.labels.get(language) if parent else None
        paths = [f"{above}{UWAZI_SEPARATOR}{label}"] if above else []
        for name in (*paths, label):
            found = names.find(scheme, name)
            if len(found) == 1:
                return found[0]
            several = several or len(found) > 1
    found = _headings(names.vocabulary, scheme, {folded(one) for one in entry.labels.values()})
    if found:
        return found[0]
    if several:
        sentence = _("“{label}” is the name of several terms here. Put it below one of them.")
        entry.problem = entry.problem or sentence.format(label=entry.label)
    return None


def _headings(vocabulary: Vocabulary, scheme: str, wanted: set[str]) -> list[Term]:
    """Return the heading with one of these names: it cannot be coded, so it is no term's name."""
    headings = (term for term in vocabulary.walk(scheme) if not term.is_selectable)
    same = (term for term in headings if wanted & set(map(folded, term.labels.values())))
    return list(same)[:1]


def _other_names(entry: Entry, known: Term) -> Iterator[tuple[str, str]]:
    """Yield the names that a term does not have in any way, by language."""
    portal = [str(known.matches.get("uwazi", "")), *known.matches.get("uwazi_variants", [])]
    for language, label in entry.labels.items():
        here = [known.labels.get(language, ""), *known.alt_labels.get(language, []), *portal]
        if folded(label) not in set(map(folded, here)):
            yield language, label


# --- faults ---------------------------------------------------------------------------------------


def _find_faults(compared: ComparedList) -> None:
    is_flat = not next(s for s in starter_schemes() if s.id == compared.scheme).is_hierarchical
    seen: dict[_Place, int] = {}
    for entry in compared.entries:
        if is_flat and (entry.parent is not None or entry.above is not None):
            entry.parent = entry.above = None
            note = _("This list has no levels: its terms stand side by side.")
            compared.notes = tuple(dict.fromkeys([*compared.notes, note]))
        entry.problem = entry.problem or _fault_of(entry, seen)
    for entry in compared.entries:
        if entry.is_new:
            entry.problem = _fault_above(compared, entry)


_Place = tuple[int | str | None, str, str, str]


def _fault_of(entry: Entry, seen: dict[_Place, int]) -> str:
    if any(len(label) > LONGEST_LABEL for label in entry.labels.values()):
        return _("The name is too long.")
    if any("|" in label for label in entry.labels.values()):
        return _("A term's name cannot hold “|”. Leave it out.")
    if not all(entry.labels.values()):
        return _("Only the “-” of a child stands here. Write its name behind it.")
    for language, label in entry.labels.items():
        known = entry.known.code if entry.known else ""
        place = (entry.parent or entry.above, language, folded(label), known)
        first = seen.setdefault(place, entry.row)
        if first != entry.row:
            return _("“{label}” stands in row {row} already.").format(label=label, row=first)
    return ""


def _fault_above(compared: ComparedList, entry: Entry) -> str:
    """Return what keeps an entry out because of what stands above it."""
    passed = {entry.row}
    above = compared.parent_of(entry)
    while above is not None:
        if above.row in passed:
            return _("It stands below itself: look at what the rows name as their parents.")
        if above.problem:
            return _("Row {row}, which stands above it, cannot be taken.").format(row=above.row)
        if above.known is not None:
            break
        passed.add(above.row)
        if len(passed) > MOST_LEVELS:
            return _("It stands more than {count} levels deep.").format(count=MOST_LEVELS)
        above = compared.parent_of(above)
    return ""
