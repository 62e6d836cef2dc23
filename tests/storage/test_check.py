"""A sound desk is called sound, whichever of its connections the check takes."""

from pathlib import Path

from sqlalchemy import text

from hrd_desk.storage.check import check_desk
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.builders import a_desk, an_event, saved, vocabulary_of

SAVES = 30
"""More than make SQLite merge parts of the full-text index, so that old ones go."""


def test_a_connection_that_read_an_older_index_finds_nothing_wrong(tmp_path: Path) -> None:
    """SQLite's own check trusts what a connection remembers of the index (3.53.4)."""
    with a_desk(tmp_path) as desk:
        vocabulary = vocabulary_of(desk)
        _save_many(desk, vocabulary, 0)
        read = text("SELECT count(*) FROM fts WHERE fts MATCH 'arrest'")
        with desk.database.snapshot() as first, desk.database.snapshot() as second:
            assert [first.scalar(read), second.scalar(read)] == [SAVES, SAVES]
            _save_many(desk, vocabulary, SAVES)
        # The pool hands its connections out in turn.
        assert [check_desk(desk).findings for _turn in range(3)] == [()] * 3


def _save_many(desk: OpenDesk, vocabulary: Vocabulary, first: int) -> None:
    for number in range(first, first + SAVES):
        words = " ".join(f"word{(number * 41 + each * 7) % 3000}" for each in range(40))
        saved(desk, an_event(vocabulary, title=f"Arrest {number}", description=words))
