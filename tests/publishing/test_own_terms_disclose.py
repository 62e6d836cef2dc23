"""What a desk called its own terms is compared with what a record withholds, as its texts are."""

import uuid
from pathlib import Path

import pytest

from hrd_desk.errors import InvalidInputError
from hrd_desk.model.event import Event
from hrd_desk.model.parts import Count, TermUse
from hrd_desk.publishing.exporting import write
from hrd_desk.publishing.orders import BriefKind, Consents, FileFormat, Order
from hrd_desk.publishing.preparing import prepare
from hrd_desk.vocabulary.shipped import shipped_labels, shipped_term
from hrd_desk.vocabulary.starter import starter_schemes
from hrd_desk.vocabulary.terms import OWN, Term
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.publishing.samples import a_citation, seed_event

NAMED = "Case of Aigerim Testova"


def an_own_term(code: str, label: str, scheme: str = "violation", **fields: object) -> Term:
    usual: dict[str, object] = {
        "broader": None,
        "replaced_by": None,
        "note": None,
        **{column: {} for column in ("alt_labels", "scope_notes", "matches")},
    }
    return Term(
        uid=uuid.uuid4(),
        scheme=scheme,
        code=code,
        labels={"en": label},
        origin=OWN,
        position=900,
        is_selectable=True,
        is_enabled=True,
        **(usual | fields),
    )


def a_vocabulary(*own: Term, **renamed: str) -> Vocabulary:
    """Return the shipped terms, some violations with other names, and a desk's own."""
    terms = [shipped_term(scheme.id, term) for scheme in starter_schemes() for term in scheme.terms]
    for term in terms:
        if term.scheme == "violation" and term.code in renamed:
            term.labels = {**term.labels, "en": renamed[term.code]}
    terms += own
    for number, term in enumerate(terms, 1):
        term.id = number
    return Vocabulary(terms)


def an_event(vocabulary: Vocabulary, *codes: str, witness: str = "Aigerim Testova") -> Event:
    event = seed_event(remarks="", monitoring_note="", confidentiality="public", title="Arrests")
    testified = {"source_type": "witness-testimony", "url": "", "title": ""}
    event.citations = [a_citation(source_name=witness, **testified)]
    event.summary = "The police arrested people."
    uses = [TermUse.of(vocabulary.term("violation", code)) for code in codes]
    event.term_uses = [*event.term_uses, *uses]
    return event


VOCABULARIES = {
    "its own name": (a_vocabulary(an_own_term("x", NAMED)), "x"),
    "the term above it": (
        a_vocabulary(an_own_term("y", NAMED), an_own_term("x", "Raids", broader="y")),
        "x",
    ),
    "the term that stands for it now": (
        a_vocabulary(an_own_term("y", NAMED), an_own_term("x", "Raids", replaced_by="y")),
        "x",
    ),
    "a shipped term renamed": (a_vocabulary(killing=NAMED), "killing"),
}


@pytest.mark.parametrize("kind", VOCABULARIES)
@pytest.mark.parametrize("brief", BriefKind)
def test_a_term_named_after_a_withheld_person_stops_the_file(
    kind: str, brief: BriefKind, tmp_path: Path
) -> None:
    vocabulary, code = VOCABULARIES[kind]
    is_letter = brief is BriefKind.SUBMISSION
    formats = (FileFormat.PDF, FileFormat.HTML if is_letter else FileFormat.XLSX)
    for file_format in formats:
        order = Order(kind=brief, format=file_format, consents=Consents(True, True))
        prepared = prepare([an_event(vocabulary, code)], vocabulary, order)
        path = tmp_path / f"brief.{file_format}"
        with pytest.raises(InvalidInputError, match="Violations"):
            write(prepared, path)
        assert not path.exists()


def test_so_does_a_role_of_people(tmp_path: Path) -> None:
    vocabulary = a_vocabulary(an_own_term("x", "Relatives of Testova", "count-role"))
    event = an_event(vocabulary)
    event.counts = [Count(role="x", minimum=9, maximum=9, words="9")]
    assert prepare([event], vocabulary, Order()).obstacles


def test_what_is_shipped_stops_nothing() -> None:
    vocabulary = a_vocabulary(an_own_term("x", "Raids"))
    event = an_event(vocabulary, "x", "killing", witness="Killing")
    event.remarks = "Killing\nRaids\nArbitrary arrest"
    obstacles = prepare([event], vocabulary, Order()).obstacles
    assert [obstacle.field for obstacle in obstacles] == ["violations"]  # "Raids", its own name
    event.remarks = "Killing"
    assert prepare([event], vocabulary, Order()).obstacles == ()
    assert "Killing" in shipped_labels("violation")
    assert shipped_labels("no-such-list") == frozenset()
