"""Reading the shipped vocabularies, and looking a term up while a person types."""

import json
import sqlite3

from hrd_desk.gui.widgets.term_search import TermSearch
from hrd_desk.vocabulary.starter import starter_schemes
from hrd_desk.vocabulary.terms import Term
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.bench.timing import tell_beside

TERMS = 600
ROUNDS = 15


def measure() -> None:
    """Tell both figures, beside the same words from JSON and from a bare SQL query."""
    words = json.dumps([[term.labels for term in scheme.terms] for scheme in starter_schemes()])
    anew = starter_schemes.__wrapped__  # the program reads them once
    reading = {"ours": lambda _round: anew(), "json": lambda _round: json.loads(words)}
    tell_beside("vocabulary.read", reading, ROUNDS, "all shipped lists from their TOML files")
    labels = [f"Term of violence number {number}" for number in range(TERMS)]
    search = TermSearch(Vocabulary(map(_term, range(TERMS), labels)), "s", "en")
    bare = sqlite3.connect(":memory:")
    bare.execute("CREATE TABLE term (label TEXT)")
    bare.executemany("INSERT INTO term VALUES (?)", [(label,) for label in labels])
    query = "SELECT label FROM term WHERE label LIKE '%viol%'"
    typing = {
        "ours": lambda _round: search.matches("viol"),
        "sql-like": lambda _round: bare.execute(query).fetchall(),
    }
    tell_beside("vocabulary.type-ahead", typing, ROUNDS, f"{TERMS} terms, all match")
    bare.close()


def _term(number: int, label: str) -> Term:
    return Term(
        id=number,
        scheme="s",
        code=f"t{number}",
        position=number,
        is_selectable=True,
        is_enabled=True,
        origin="own",
        labels={"en": label},
        alt_labels={},
    )
