"""What a person accepted of a foreign list of terms, into the vocabulary of the desk."""

from collections.abc import Container
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import _
from hrd_desk.storage.terms import add_own_term, rename_term
from hrd_desk.tables.lists_in import ComparedList, Entry, is_huridocs_code
from hrd_desk.vocabulary.terms import Term


@dataclass(slots=True)
class TakenList:
    """What became of a list: the terms that were added, and how many names terms got."""

    added: list[Term] = field(default_factory=list)
    names: int = 0


def take_list(
    session: Session,
    compared: ComparedList,
    *,
    left_out: Container[int] = (),
    renamed: Container[int] = (),
) -> TakenList:
    """Add the entries that the desk lacks as terms of its own, and give known ones their names.

    `left_out` are rows of new entries that are not wanted, with all below them; `renamed` are rows
    whose names the known terms shall get. Codes elsewhere are kept with new terms. Raises
    `InvalidInputError` that names the row; then nothing may be kept.
    """
    taking = _Taking(session, compared, left_out)
    for entry in compared.entries:
        if entry.is_new:
            taking.place_of(entry)
        elif entry.row in renamed and not entry.problem:
            taking.rename(entry)
    session.flush()
    return taking.taken


class _Taking:
    """One list on its way; a parent is taken before what stands below it, wherever its row is."""

    def __init__(self, session: Session, compared: ComparedList, left_out: Container[int]) -> None:
        self.taken = TakenList()
        self._session, self._compared, self._left_out = session, compared, left_out
        self._codes: dict[int, str | None] = {}

    def place_of(self, entry: Entry) -> str | None:
        """Return the code of the term that an entry is, added if need be; None if it stays out."""
        if entry.known is not None:
            return entry.known.code
        if entry.row not in self._codes:
            is_out = entry.row in self._left_out
            self._codes[entry.row] = None if is_out else self._added(entry)
        return self._codes[entry.row]

    def _added(self, entry: Entry) -> str | None:
        parent, above = self._compared.parent_of(entry), entry.above
        if parent is not None:
            above = self.place_of(parent)
            if above is None:
                return None
        (language, label), *others = entry.labels.items()
        try:
            term = add_own_term(self._session, self._compared.scheme, above, language, label)
            for other, words in others:
                rename_term(self._session, term.uid, other, words)
        except InvalidInputError as error:
            raise _in_row(entry, error) from error
        if entry.code:
            term.matches = {"esf": [entry.code]} if is_huridocs_code(entry.code) else {}
        self.taken.added.append(term)
        return term.code

    def rename(self, entry: Entry) -> None:
        """Give a known term the names that it has otherwise."""
        assert entry.known is not None  # noqa: S101  the caller looked
        for language, label in entry.names.items():
            try:
                rename_term(self._session, entry.known.uid, language, label)
            except InvalidInputError as error:
                raise _in_row(entry, error) from error
            self.taken.names += 1


def _in_row(entry: Entry, error: InvalidInputError) -> InvalidInputError:
    sentence = _("Row {row}: {reason}").format(row=entry.row, reason=error.sentence)
    return InvalidInputError("row", sentence)
