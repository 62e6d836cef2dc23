"""Searches that a person saved on this desk: a name and what was typed, inside the database."""

from dataclasses import asdict, dataclass

from sqlalchemy.orm import Session

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import _
from hrd_desk.storage.settings import read_setting, write_setting

SETTING = "saved-searches"
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search by its name; it stays on this desk and is never sent."""

    name: str
    typed: str


def saved_searches(session: Session) -> list[SavedSearch]:
    """Return the saved searches in the order of their names."""
    found = [SavedSearch(**kept) for kept in read_setting(session, SETTING, [])]
    return sorted(found, key=lambda search: search.name.casefold())


def save_search(session: Session, name: str, typed: str) -> None:
    """Keep a search; one of the same name is replaced. Raises `InvalidInputError`."""
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME:
        sentence = _("Give the search a name of at most {count} characters.")
        raise InvalidInputError("name", sentence.format(count=LONGEST_NAME))
    if not typed.strip():
        raise InvalidInputError("search", _("Type what to look for before you save it."))
    others = [kept for kept in saved_searches(session) if kept.name.casefold() != name.casefold()]
    _write(session, [*others, SavedSearch(name, typed.strip())])


def remove_search(session: Session, name: str) -> None:
    """Forget a search; one that is gone already is no matter."""
    _write(session, [kept for kept in saved_searches(session) if kept.name != name])


def _write(session: Session, searches: list[SavedSearch]) -> None:
    write_setting(session, SETTING, [asdict(search) for search in searches])
