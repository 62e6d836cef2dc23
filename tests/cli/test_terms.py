"""`hrd-desk terms`: the codes that records can be coded with."""

from pathlib import Path

import pytest

from hrd_desk.cli.term_choice import choose_term
from hrd_desk.errors import InvalidInputError
from hrd_desk.vocabulary.starter import starter_schemes
from tests.builders import a_desk, vocabulary_of
from tests.cli.program import run


def test_without_a_list_the_lists_are_printed(desk: Path) -> None:
    told = run("terms", desk, "--json").json
    assert [scheme["scheme"] for scheme in told["schemes"]] == [s.id for s in starter_schemes()]
    assert run("terms", desk).out.splitlines()[0].split()[0] == "confidentiality"


def test_a_list_has_codes_and_paths(desk: Path) -> None:
    ended = run("terms", desk, "right")
    assert ended.status == 0
    (line,) = [line for line in ended.out.splitlines() if "expression-offline" in line]
    assert " ".join(line.split()) == "expression-offline Freedom of expression > Offline"


def test_all_shows_headings_and_terms_switched_off_too(desk: Path) -> None:
    some, everything = (run("terms", desk, "violation", *more).out for more in ([], ["--all"]))
    assert "[heading]" not in some
    assert "[heading]" in everything
    assert len(everything.splitlines()) > len(some.splitlines())


def test_a_term_as_json(desk: Path) -> None:
    (other,) = [
        term
        for term in run("terms", desk, "gender", "--json").json["terms"]
        if term["code"] == "other"
    ]
    assert other["is_selectable"] is True
    assert other["path"] == ["Other (e.g. undefined, organisation, community)"]


def test_an_unknown_list_is_answered_with_the_closest(desk: Path) -> None:
    ended = run("terms", desk, "violations")
    assert ended.status == 1
    assert "violation." in ended.err


def test_every_code_of_every_list_chooses_its_term(tmp_path: Path) -> None:
    with a_desk(tmp_path) as opened:
        vocabulary = vocabulary_of(opened)
    for scheme in starter_schemes():
        for term in vocabulary.walk(scheme.id):
            assert choose_term(vocabulary, [scheme.id], term.code, "term") is term


def test_a_name_of_several_terms_is_answered_with_their_codes(tmp_path: Path) -> None:
    with a_desk(tmp_path) as opened:
        vocabulary = vocabulary_of(opened)
    schemes = ["perpetrator-state", "perpetrator-non-state"]
    with pytest.raises(InvalidInputError, match="perpetrator-state:unknown"):
        choose_term(vocabulary, schemes, "Unknown", "perpetrator")
    term = choose_term(vocabulary, schemes, "perpetrator-state:Unknown", "perpetrator")
    assert term.scheme == "perpetrator-state"
