"""Lists of terms that several desks edit at once: chains, circles, and what no list may hold."""

import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from hrd_desk.errors import InvalidInputError
from hrd_desk.storage.check import check_desk
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.sync_tables import Unfit
from hrd_desk.storage.terms import add_own_term, merge_term
from hrd_desk.storage.undoing import take_back
from hrd_desk.sync.database_file import merge_database_file
from hrd_desk.vocabulary.terms import LONGEST_LABEL, Term
from tests.organisation import a_desk_of
from tests.sync.catalogue import Organisation, Site
from tests.sync.forging import forged
from tests.sync.test_database_file import unlock
from tests.sync.test_hostile_desks import attacked

SCHEME = "violation"


@pytest.fixture
def org(tmp_path: Path) -> Iterator[Organisation]:
    with Organisation(tmp_path) as organisation:
        yield organisation
        organisation.end()


def add(site: Site, label: str, broader: str | None = None) -> str:
    with site.database.transaction("add-term") as session:
        return add_own_term(session, SCHEME, broader, "en", label).code


def merge(site: Site, code: str, into: str) -> int:
    """Merge two terms and return the version of that."""
    vocabulary = site.vocabulary()
    one, other = (vocabulary.term(SCHEME, name) for name in (code, into))
    with site.database.transaction("merge-term") as session:
        merge_term(session, one.uid, other.uid)
        return int(session.connection().info["version"])


def codes(site: Site, uid: uuid.UUID) -> list[str]:
    return sorted(term.code for term in site.event(uid).terms("violations"))


# --- chains and circles ---------------------------------------------------------------------------


def test_a_chain_of_merges_on_two_desks_leads_every_record_to_its_end(org: Organisation) -> None:
    first, second, third = (add(org.almaty, label) for label in ("One", "Two", "Three"))
    org.exchange(org.almaty, org.bishkek)
    uid = org.shared(violations=[first])
    late = org.bishkek.log(violations=[first])
    merge(org.almaty, first, second)
    merge(org.hq, second, third)
    merge(org.hq, third, "raid")
    org.exchange(org.almaty, org.bishkek, org.almaty)
    for site, shown in ((org.hq, uid), (org.almaty, uid), (org.hq, late), (org.bishkek, late)):
        vocabulary = site.vocabulary()
        now = {
            vocabulary.current(vocabulary.term(SCHEME, code)).code for code in codes(site, shown)
        }
        assert now == {"raid"}


def test_a_merge_that_is_taken_back_at_headquarters_gives_the_field_its_term_again(
    org: Organisation,
) -> None:
    uid = org.shared(violations=["raid"])
    version = merge(org.hq, "raid", "killing")
    org.exchange()
    assert codes(org.almaty, uid) == ["killing"]
    with org.hq.database.transaction("undo") as session:
        take_back(session, version)
    org.exchange()
    assert codes(org.hq, uid) == codes(org.almaty, uid) == ["raid"]
    assert org.almaty.vocabulary().term(SCHEME, "raid").replaced_by is None


def test_terms_that_two_desks_put_below_each_other_can_still_be_read(org: Organisation) -> None:
    outer = add(org.almaty, "Outer")
    child = add(org.almaty, "Child", outer)
    other = add(org.almaty, "Other")
    below = add(org.almaty, "Below", other)
    uid = org.shared(violations=[child, below])
    merge(org.hq, outer, below)  # so the child lies below it
    merge(org.almaty, other, child)  # and it lies below the child
    org.exchange()
    for site in (org.hq, org.almaty):
        vocabulary = site.vocabulary()
        paths = {code: vocabulary.path_text(SCHEME, code) for code in (child, below)}
        assert set(paths.values()) in ({"Child", "Child > Below"}, {"Below", "Below > Child"})
        assert {child, below} <= {term.code for term in vocabulary.choices(SCHEME)}
        assert codes(site, uid) == sorted([child, below])


# --- what no list may hold ------------------------------------------------------------------------


def test_a_name_that_is_too_long_for_the_records_coded_with_it_is_refused(
    org: Organisation,
) -> None:
    with pytest.raises(InvalidInputError, match="at most 200 letters"):
        add(org.almaty, "x" * (LONGEST_LABEL + 1))
    add(org.almaty, "x" * LONGEST_LABEL)


def test_records_coded_with_a_long_name_from_before_arrive_whole(org: Organisation) -> None:
    code = add(org.almaty, "Long")
    changed(org.almaty.desk, code, labels={"en": "x" * 3000})
    uid = org.shared(violations=[code, "raid"])
    assert codes(org.hq, uid) == sorted([code, "raid"])


ODD = {
    "a list": (1, '{"labels": []}'),
    "a number for a name": (1, '{"labels": {"en": 5}}'),
    "nothing for a name": (1, '{"labels": {"en": null}}'),
    "half a character": (1, r'{"labels": {"en": "\ud800"}}'),
    "a zero": (1, r'{"labels": {"en": "\u0000"}}'),
    "a language with half a character": (1, r'{"labels": {"\udfff": "Raid"}}'),
    "no number": (1, '{"labels": {"en": NaN}}'),
    "a name that ends nowhere": (1, '{"labels": {"en": ' + "[" * 900 + "]" * 900 + "}}"),
    "other names that are no list": (2, '{"alt_labels": {"en": "Raid"}}'),
    "other names in lists": (2, '{"alt_labels": {"en": [["Raid"]]}}'),
    "notes of notes": (3, '{"scope_notes": {"include": {"en": "Raid"}}}'),
    "a match of numbers": (8, '{"matches": {"uwazi": 7}}'),
    "matches that are a list": (8, '{"matches": ["uwazi"]}'),
    "a code of nothing": (9, '{"scheme": null, "code": null, "origin": "own"}'),
    "a place of nonsense": (4, '{"broader": {}, "position": "first", "is_selectable": 1}'),
    "no object": (6, "17"),
    "two objects": (6, "{}{}"),
}


def changed(desk: OpenDesk, code: str, **values: Any) -> None:
    """Write what no form would write, as an earlier version of the program did."""
    with desk.database.transaction("rename-term") as session:
        query = select(Term).where(Term.scheme == SCHEME, Term.code == code)
        term = session.scalars(query).one()
        for name, value in values.items():
            setattr(term, name, value)
        term.revised = session.connection().info["version"]


@pytest.mark.parametrize("name", ODD)
def test_a_term_of_nonsense_in_a_database_file_is_set_aside_and_harms_nobody(
    tmp_path: Path, name: str
) -> None:
    with a_desk_of(tmp_path, "ALM") as alm:
        with alm.database.transaction("add-term") as session:
            code = add_own_term(session, SCHEME, None, "en", "Odd").code
        changed(alm, code, labels={"en": "Odd too"})
    attacked(alm.folder, lambda raw: forged(raw, *ODD[name]))
    with a_desk_of(tmp_path, "HQ", "hq") as hq:
        told = merge_database_file(hq, alm.folder.path, unlock)
        with hq.database.snapshot() as session:
            term = session.scalars(select(Term).where(Term.code == code)).one()
            assert list(told.report.unfit) == [term.uid]
            assert session.scalars(select(Unfit.root_uid)).all() == [term.uid]
            assert (term.labels, term.alt_labels) == ({"en": "Odd"}, {})
        assert check_desk(hq).findings == ()
