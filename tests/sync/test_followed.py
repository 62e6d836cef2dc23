"""A field desk shows in the end what headquarters shows, whoever's value that is."""

import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hrd_desk.model.release import released_as
from hrd_desk.storage.merge.sharing import share_brought
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.sync.sending import send
from tests.sync.catalogue import Organisation, Site
from tests.sync.exchanging import (
    assert_sound,
    both_ways,
    content_of,
    edited,
    logged,
    recoded,
    to_field,
    to_headquarters,
)
from tests.sync.identities import a_field_desk, a_headquarters, paired

Desks = tuple[OpenDesk, OpenDesk, OpenDesk]


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[Desks]:
    """Headquarters and two field desks that will hold the same record."""
    with (
        a_headquarters(tmp_path) as headquarters,
        a_field_desk(tmp_path, "ALM") as one,
        a_field_desk(tmp_path, "BIS") as other,
    ):
        paired([one, other], headquarters)
        yield headquarters, one, other


@pytest.fixture
def org(tmp_path: Path) -> Iterator[Organisation]:
    with Organisation(tmp_path) as org:
        yield org


def held_by_both(desks: Desks, **fields: Any) -> uuid.UUID:
    headquarters, one, other = desks
    uid = logged(one, **fields)
    both_ways(one, headquarters)
    with headquarters.database.local_transaction() as session:
        share_brought(session, other.uid, [uid])
    both_ways(other, headquarters)
    return uid


def assert_same(desks: Desks, uid: uuid.UUID) -> None:
    headquarters, *fields = desks
    for field in fields:
        both_ways(field, headquarters)
    for field in fields:
        both_ways(field, headquarters)
        assert content_of(field, uid) == content_of(headquarters, uid)
    assert_sound(*desks)


def test_what_was_built_on_the_value_that_won(desks: Desks) -> None:
    headquarters, one, other = desks
    uid = held_by_both(desks)
    edited(one, uid, title="Raid")
    to_headquarters(one, headquarters)
    edited(other, uid, title="Trial")
    to_headquarters(other, headquarters)
    edited(one, uid, title="Raid at dawn")
    to_headquarters(one, headquarters)
    assert_same(desks, uid)


def test_a_value_that_was_changed_and_changed_back(desks: Desks) -> None:
    headquarters, one, other = desks
    uid = held_by_both(desks)
    first = content_of(headquarters, uid)["title"]
    edited(one, uid, title="Raid")
    to_headquarters(one, headquarters)
    edited(other, uid, title="Trial")
    edited(other, uid, title=first)
    to_headquarters(other, headquarters)
    assert_same(desks, uid)


def test_two_values_that_mean_the_same(desks: Desks) -> None:
    headquarters, one, other = desks
    uid = held_by_both(desks)
    edited(one, uid, title="A “raid”")
    to_headquarters(one, headquarters)
    edited(other, uid, title='A "raid"')
    to_headquarters(other, headquarters)
    assert_same(desks, uid)


def test_a_release_that_was_taken_back_and_given_again(desks: Desks) -> None:
    headquarters, one, other = desks
    uid = held_by_both(desks, description="Two men were taken.")
    given = released_as("Two men were taken.")
    edited(one, uid, description_released=given)
    to_headquarters(one, headquarters)
    edited(other, uid, description_released=given)
    edited(other, uid, description_released=None)
    to_headquarters(other, headquarters)
    assert_same(desks, uid)


def test_one_revision_of_which_headquarters_asks_about_one_value(desks: Desks) -> None:
    headquarters, one, other = desks
    uid = held_by_both(desks)
    edited(one, uid, title="Raid")
    to_headquarters(one, headquarters)
    recoded(other, uid, "killing", "raid", title="Trial", remarks="Seen.")
    to_headquarters(other, headquarters)
    to_field(headquarters, one)
    shown = content_of(one, uid)
    assert (shown["title"], shown["remarks"]) == ("Raid", "Seen.")
    assert {"killing", "raid"} <= set(shown["terms"])
    assert_same(desks, uid)


def test_a_desk_whose_copy_sent_more_files_learns_what_headquarters_has_of_it(
    org: Organisation, tmp_path: Path
) -> None:
    def sent(site: Site) -> None:
        org.take(org.hq, send(site.desk, org.stick).paths[0])

    uid = org.almaty.log(remarks="")
    sent(org.almaty)
    copy = Site(org.almaty.copy(tmp_path / "second"), org.almaty.words)
    for number in range(3):
        copy.edit(uid, remarks=f"Remark {number} of the second")
        sent(copy)
    org.almaty.edit(uid, remarks="Of the first")
    sent(org.almaty)
    copy.edit(uid, remarks="The last one of the second")
    sent(copy)
    org.down(org.almaty)
    assert org.almaty.event(uid).remarks == org.hq.event(uid).remarks
    copy.desk.close()
