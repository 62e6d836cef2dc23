"""What words of a query stand for on a desk: its terms and desks."""

from collections.abc import Callable

from sqlalchemy import select
from sqlalchemy.orm import Session

from hrd_desk.model.query_values import Meaning, NamedPoint
from hrd_desk.storage.journal.tables import Desk
from hrd_desk.vocabulary.vocabulary import Vocabulary


def meaning_here(
    session: Session,
    vocabulary: Vocabulary,
    language: str,
    find_place: Callable[[str], NamedPoint | None],
) -> Meaning:
    """Return what a query in `language` means here; `find_place` knows places by their names."""
    desks = session.scalars(select(Desk.code).distinct().order_by(Desk.code)).all()
    return Meaning(vocabulary, language, tuple(desks), find_place)
