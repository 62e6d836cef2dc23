"""Foreign lists of terms: compared, every fault named, taken in as one step, taken back."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from hrd_desk.errors import InvalidInputError
from hrd_desk.storage.check import check_desk
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.undoing import next_steps, take_back
from hrd_desk.tables.lists_in import ComparedList, compare_list
from hrd_desk.tables.lists_taken import TakenList, take_list
from hrd_desk.tables.sources import open_source
from hrd_desk.tables.thesauri import thesaurus_csv
from tests.builders import shipped_vocabulary, vocabulary_of
from tests.tables.trading import a_csv, a_workbook

VOCABULARY = shipped_vocabulary()


def compared(folder: Path, *rows: Sequence[object], scheme: str = "violation") -> ComparedList:
    return compare_list(open_source(a_csv(folder, *rows)), VOCABULARY, scheme)


def taken(desk: OpenDesk, found: ComparedList, **wanted: Any) -> TakenList:
    with desk.database.transaction("add-term") as session:
        return take_list(session, found, **wanted)


@pytest.mark.parametrize("scheme", ["violation", "right", "hrd-type", "gender", "country"])
def test_every_list_of_ours_is_known_when_it_comes_back(tmp_path: Path, scheme: str) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(thesaurus_csv(VOCABULARY, scheme, ["en", "ru"]))
    found = compare_list(open_source(path), VOCABULARY, scheme)
    assert (found.new(), found.renamed(), found.faulty()) == ([], [], [])
    assert {one.known.code for one in found.entries if one.known} >= {
        term.code for term in VOCABULARY.choices(scheme)
    }


def test_a_parent_may_stand_below_its_child_and_may_be_a_term_that_is_here(
    desk: OpenDesk, tmp_path: Path
) -> None:
    found = compared(
        tmp_path,
        ("Name", "Parent", "Thai"),
        ("Fine for a poster", "Fines", "ปรับ"),
        ("Fines", "Judicial Harassment", ""),
    )
    assert [one.problem for one in found.entries] == ["", ""]
    assert len(taken(desk, found).added) == 2
    vocabulary = vocabulary_of(desk)
    fines = vocabulary.term("violation", "alm-fines")
    poster = vocabulary.term("violation", "alm-fine-for-a-poster")
    assert (fines.broader, poster.broader) == ("judicial-harassment", "alm-fines")
    assert poster.labels == {"en": "Fine for a poster", "th": "ปรับ"}


def test_every_fault_is_one_sentence_of_its_row(tmp_path: Path) -> None:
    found = compared(
        tmp_path,
        ("Name", "Parent"),
        ("Good", ""),
        ("Good", ""),
        ("A|B", ""),
        ("L" * 201, ""),
        ("Orphan", "Nobody"),
        ("Below", "A|B"),
        ("Xa", "Xb"),
        ("Xb", "Xa"),
    )
    assert {one.row: one.problem for one in found.faulty()} == {
        3: "“Good” stands in row 2 already.",
        4: "A term's name cannot hold “|”. Leave it out.",
        5: "The name is too long.",
        6: "“Nobody” is to stand above it, and is in no row and no term's name here.",
        7: "Row 4, which stands above it, cannot be taken.",
        8: "It stands below itself: look at what the rows name as their parents.",
        9: "Row 8, which stands above it, cannot be taken.",
    }
    assert [one.label for one in found.new()] == ["Good"]


def test_a_tower_of_levels_ends_in_a_sentence(tmp_path: Path) -> None:
    tower = [(f"T{number}", f"T{number - 1}" if number else "") for number in range(3000)]
    found = compared(tmp_path, ("Name", "Parent"), *tower)
    assert "more than 20 levels" in found.entries[20].problem
    assert len(found.new()) == 20


def test_a_name_of_several_terms_is_asked_for_its_parent(desk: OpenDesk, tmp_path: Path) -> None:
    rows = (("Zoo ban",), ("- Lions",), ("Other ban",), ("- Lions",))
    taken(desk, compared(tmp_path, ("English",), *rows))
    source = open_source(a_csv(tmp_path, ("English",), ("Lions",), ("Other ban",), ("- Lions",)))
    alone, _ban, below = compare_list(source, vocabulary_of(desk), "violation").entries
    assert "“Lions” is the name of several terms here" in alone.problem
    assert below.known is not None
    assert (below.known.broader, below.problem) == ("alm-other-ban", "")


def test_other_names_are_shown_and_given_only_to_those_asked_for(
    desk: OpenDesk, tmp_path: Path
) -> None:
    found = compared(
        tmp_path,
        ("English", "Russian", "Thai"),
        ("Torture", "Пытка и побои", "การทรมาน"),
        ("Raid", "", "การบุกค้น"),
    )
    assert [one.names for one in found.renamed()] == [
        {"ru": "Пытка и побои", "th": "การทรมาน"},
        {"th": "การบุกค้น"},
    ]
    assert taken(desk, found, renamed={3}).names == 1
    vocabulary = vocabulary_of(desk)
    assert vocabulary.term("violation", "raid").labels["th"] == "การบุกค้น"
    assert vocabulary.term("violation", "torture").labels["ru"] != "Пытка и побои"


def test_a_list_is_one_step_that_is_taken_back_as_one(desk: OpenDesk, tmp_path: Path) -> None:
    found = compared(
        tmp_path, ("English", "Thai"), ("Zoo ban", ""), ("- Lions", ""), ("Raid", "การบุกค้น")
    )
    result = taken(desk, found, renamed={4})
    assert (len(result.added), result.names) == (2, 1)
    with desk.database.snapshot() as session:
        step, _redo = next_steps(session)
    assert step is not None
    assert (step.action, step.records) == ("add-term", 3)
    with desk.database.transaction("undo") as session:
        take_back(session, step.version)
    vocabulary = vocabulary_of(desk)
    assert not vocabulary.term("violation", "alm-zoo-ban").is_enabled
    assert "th" not in vocabulary.term("violation", "raid").labels
    assert check_desk(desk).is_sound


def test_who_leaves_a_parent_out_leaves_out_what_stands_below(
    desk: OpenDesk, tmp_path: Path
) -> None:
    found = compared(tmp_path, ("English",), ("Zoo ban",), ("- Lions",), ("Other ban",))
    assert [one.label() for one in taken(desk, found, left_out={2}).added] == ["Other ban"]


def test_a_flat_list_takes_the_terms_side_by_side_and_says_so(
    desk: OpenDesk, tmp_path: Path
) -> None:
    found = compared(tmp_path, ("English",), ("Hijra",), ("- Kothi",), scheme="gender")
    assert "no levels" in found.notes[0]
    assert {term.broader for term in taken(desk, found).added} == {None}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"Colour;Shape\nred;round\n", "No column of this table holds labels"),
        (b"English\n", "no entries"),
        (b'[{"title": "A"}]', "holds records"),
        (b"English\nA,B\n", None),
    ],
)
def test_what_is_no_list_ends_in_a_sentence(tmp_path: Path, text: bytes, words: str | None) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(text)
    if words is None:
        found = compare_list(open_source(path), VOCABULARY, "violation")
        assert "more cells" in found.entries[0].problem
        return
    with pytest.raises(InvalidInputError) as refused:
        compare_list(open_source(path), VOCABULARY, "violation")
    assert words in refused.value.sentence


def test_a_sheet_of_huridocs_keeps_its_codes_and_its_tree(desk: OpenDesk, tmp_path: Path) -> None:
    path = a_workbook(
        tmp_path,
        ["HuriCode", "Term"],
        ["910000000000", "Harassment of pets"],
        ["910100000000", "Harassment of cats"],
        ["910101000000", "Harassment of kittens"],
    )
    found = compare_list(open_source(path), VOCABULARY, "violation")
    pets, cats, kittens = taken(desk, found).added
    assert (cats.broader, kittens.broader) == (pets.code, cats.code)
    assert kittens.matches == {"esf": ["910101000000"]}
    again = compare_list(open_source(path), vocabulary_of(desk), "violation")
    assert again.new() == []
