"""The vocabulary of a desk: switched, renamed, added to, merged; records follow."""

import pytest

from hrd_desk.errors import InvalidInputError, NotFoundError
from hrd_desk.storage.events import load_event
from hrd_desk.storage.history import record_history
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.terms import (
    add_own_term,
    add_shipped_terms,
    merge_term,
    rename_term,
    set_enabled,
    term_counts,
)
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.builders import an_event, saved, vocabulary_of


def test_the_shipped_lists_are_there_with_seen_terms_on(vocabulary: Vocabulary) -> None:
    assert vocabulary.term("violation", "arrest-detention").is_enabled
    codes = {term.code for term in vocabulary.choices("violation")}
    assert "arrest-detention" in codes
    assert "legal" not in codes
    assert not vocabulary.term("right", "expression").is_selectable
    assert vocabulary.path_text("right", "expression-offline") == "Freedom of expression > Offline"
    assert vocabulary.path_text("right", "expression-offline", "ru").count(" > ") == 1
    assert vocabulary.path(vocabulary.term("violation", "arrest-detention")) == [
        "(Arbitrary) Arrest and Detention"
    ]


def test_shipped_terms_are_not_added_twice(desk: OpenDesk) -> None:
    with desk.database.transaction("again") as session:
        assert add_shipped_terms(session) == 0


def test_a_term_switched_off_is_no_choice_but_stays_coded(
    desk: OpenDesk, vocabulary: Vocabulary
) -> None:
    event = saved(desk, an_event(vocabulary))
    with desk.database.transaction("off") as session:
        set_enabled(session, vocabulary.term("right", "protest").uid, is_enabled=False)
    after = vocabulary_of(desk)
    assert "protest" not in {term.code for term in after.choices("right")}
    with desk.database.snapshot() as session:
        assert load_event(session, event.uid).codes("rights") == ["protest"]


def test_a_renamed_term_keeps_its_code_and_what_was_coded(
    desk: OpenDesk, vocabulary: Vocabulary
) -> None:
    event = saved(desk, an_event(vocabulary))
    with desk.database.transaction("rename") as session:
        rename_term(session, vocabulary.term("right", "protest").uid, "en", "  Right  to picket ")
    with desk.database.snapshot() as session:
        loaded = load_event(session, event.uid)
    assert loaded.terms("rights")[0].label() == "Right to picket"
    coded = {use.label_coded for use in loaded.term_uses}
    assert "Right to Protest" in coded


@pytest.mark.parametrize("label", ["", "  ", "a|b", "freedom OF assembly"])
def test_a_bad_name_for_a_term_is_refused(
    desk: OpenDesk, vocabulary: Vocabulary, label: str
) -> None:
    term = vocabulary.term("right", "protest")
    sibling = vocabulary.term("right", "assembly")
    assert term.broader == sibling.broader
    with pytest.raises(InvalidInputError), desk.database.transaction("rename") as session:
        rename_term(session, term.uid, "en", label)
    assert vocabulary_of(desk).term("right", "protest").label() == "Right to Protest"


def test_an_own_term_carries_the_code_of_its_desk(desk: OpenDesk) -> None:
    with desk.database.transaction("own") as session:
        codes = [
            add_own_term(session, "violation", parent, "ru", "Взлом аккаунта").code
            for parent in ("legal", None)
        ]
        codes.append(add_own_term(session, "violation", None, "en", "Account hacking").code)
    assert codes == ["alm-term", "alm-term-2", "alm-account-hacking"]
    assert "alm-account-hacking" in {t.code for t in vocabulary_of(desk).choices("violation")}


def test_records_follow_a_merged_term_and_history_keeps_what_was_coded(
    desk: OpenDesk, vocabulary: Vocabulary
) -> None:
    one = saved(desk, an_event(vocabulary, rights=["protest"]))
    both = saved(desk, an_event(vocabulary, rights=["protest", "assembly"]))
    protest, assembly = (vocabulary.term("right", code) for code in ("protest", "assembly"))
    with desk.database.transaction("merge-terms") as session:
        assert merge_term(session, protest.uid, assembly.uid) == 2
    after = vocabulary_of(desk)
    assert after.current(after.term("right", "protest")).code == "assembly"
    with desk.database.snapshot() as session:
        loaded = load_event(session, one.uid)
        assert load_event(session, both.uid).codes("rights") == ["assembly"]
        assert term_counts(session, "right") == {"assembly": 2}
        newest = record_history(session, one.uid)[0]
    assert loaded.codes("rights") == ["assembly"]
    assert [use.label_coded for use in loaded.term_uses if use.term.scheme == "right"] == [
        "Right to Protest"
    ]
    assert loaded.revised > one.revised
    assert newest.action == "merge-terms"
    assert {d.old["label_coded"] for d in newest.differences if d.old} == {"Right to Protest"}


def test_a_merged_choice_moves_the_columns_of_records(
    desk: OpenDesk, vocabulary: Vocabulary
) -> None:
    event = saved(desk, an_event(vocabulary, monitoring_status="pending"))
    pending, active = (vocabulary.term("monitoring-status", c) for c in ("pending", "active"))
    with desk.database.transaction("merge-terms") as session:
        assert merge_term(session, pending.uid, active.uid) == 1
    with desk.database.snapshot() as session:
        assert load_event(session, event.uid).monitoring_status == "active"
        assert term_counts(session, "monitoring-status") == {"active": 1}


@pytest.mark.parametrize("into", ["protest", "expression"])
def test_a_term_is_not_merged_into_itself_or_a_heading(
    desk: OpenDesk, vocabulary: Vocabulary, into: str
) -> None:
    term, target = vocabulary.term("right", "protest"), vocabulary.term("right", into)
    with pytest.raises(InvalidInputError), desk.database.transaction("merge-terms") as session:
        merge_term(session, term.uid, target.uid)


def test_an_unknown_term_is_one_sentence(vocabulary: Vocabulary) -> None:
    with pytest.raises(NotFoundError, match="has no term “nonsense”"):
        vocabulary.term("right", "nonsense")
    assert vocabulary.path_text("right", "nonsense") == "nonsense"
