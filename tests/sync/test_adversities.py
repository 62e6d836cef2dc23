"""What people, mail programs, clocks and disks do to files beside the catalogue of failures."""

import copy
import os
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyrage
import pytest
from sqlalchemy import select

from hrd_desk.errors import InvalidInputError
from hrd_desk.model.conflicts import Settlement
from hrd_desk.model.decisions import DecisionKind
from hrd_desk.storage.decisions import decide
from hrd_desk.storage.erasing import apply_erase_orders
from hrd_desk.storage.journal.tables import Change
from hrd_desk.storage.settings import read_setting, write_setting
from hrd_desk.storage.terms import load_vocabulary, merge_term
from hrd_desk.sync.bundle_names import is_bundle_name
from hrd_desk.sync.bundle_reader import UnreadableFileError
from hrd_desk.sync.inbox import inbox, put_file_away
from hrd_desk.sync.inbox_entries import InboxKind, entries
from hrd_desk.sync.key_keepers import add_keeper, keepers, remove_keeper
from hrd_desk.sync.ledger import FileState
from hrd_desk.sync.receiving import receive
from hrd_desk.sync.settling import settle
from hrd_desk.sync.status import exchange_status
from hrd_desk.sync.watching import DONE, look_once
from tests.sync.catalogue import Organisation, Site
from tests.sync.identities import card_of, taken


@pytest.fixture
def org(tmp_path: Path) -> Iterator[Organisation]:
    with Organisation(tmp_path) as organisation:
        yield organisation


def listed(site: Site) -> list[InboxKind]:
    with site.database.snapshot() as session:
        return [item.kind for item in inbox(session)]


# --- parts that never come ------------------------------------------------------------------------


def in_parts(org: Organisation) -> tuple[Path, ...]:
    chance = random.Random(3)
    for number in range(4):
        org.almaty.log(title=f"Case {number}", description=chance.randbytes(6000).hex())
    paths = org.write(org.almaty, part_bytes=14_000).paths
    assert len(paths) >= 3
    return paths


def test_a_part_that_comes_twice_still_waits_for_the_others(org: Organisation) -> None:
    first, *_rest = in_parts(org)
    once, again = org.take(org.hq, first), org.take(org.hq, first)
    assert (once.state, again.state) == (FileState.PARTS, FileState.PARTS)
    assert again.sentence == once.sentence


def test_several_parts_of_one_file_are_one_entry_that_can_be_put_away(org: Organisation) -> None:
    paths = in_parts(org)
    for path in (paths[0], paths[-1]):
        org.take(org.hq, path)
    assert listed(org.hq) == [InboxKind.FILE]
    with org.hq.database.local_transaction() as session:
        (entry,) = entries(session)
        put_file_away(session, entry.key)
    assert listed(org.hq) == []


def test_a_later_file_makes_up_for_parts_that_never_came(org: Organisation) -> None:
    paths = in_parts(org)
    for path in (paths[0], paths[-1]):
        org.take(org.hq, path)
    assert org.up(org.almaty).state is FileState.IMPORTED
    assert listed(org.hq) == []
    folder = org.hq.desk.folder
    with org.hq.database.snapshot() as session:
        assert exchange_status(session, folder).waiting.unfinished_bundles == 0
    assert list(folder.incoming.iterdir()) == []
    assert org.take(org.hq, paths[0]).state is FileState.DUPLICATE
    org.files = [carried for carried in org.files if carried.path not in paths]
    org.end()


# --- terms merged into each other -----------------------------------------------------------------


def merge_terms(site: Site, code: str, into: str) -> None:
    with site.database.transaction("merge-term") as session:
        vocabulary = load_vocabulary(session)
        one, other = (vocabulary.term("violation", name) for name in (code, into))
        merge_term(session, one.uid, other.uid)


def codes(site: Site, uid: Any) -> list[str]:
    return [term.code for term in site.event(uid).terms("violations")]


def test_terms_merged_into_each_other_leave_no_record_without_its_code(org: Organisation) -> None:
    uid = org.shared(violations=["arrest-detention", "raid"])
    merge_terms(org.hq, "arrest-detention", "raid")
    merge_terms(org.almaty, "raid", "arrest-detention")
    org.exchange()
    assert codes(org.hq, uid) == codes(org.almaty, uid) == ["raid"]
    org.end()
    assert codes(org.almaty, uid) == ["raid"]


def test_no_answer_to_a_question_merges_two_terms_into_each_other(org: Organisation) -> None:
    merge_terms(org.hq, "arrest-detention", "raid")
    merge_terms(org.almaty, "raid", "arrest-detention")
    org.up(org.almaty)
    with org.hq.database.snapshot() as session:
        (key,) = (item.key for item in inbox(session) if item.kind is InboxKind.PROPOSAL)
    with pytest.raises(InvalidInputError, match="neither could be coded"):
        settle(org.hq.database, key, Settlement.WAITING)
    settle(org.hq.database, key, Settlement.SHOWN)
    org.exchange()
    for site in (org.hq, org.almaty):
        vocabulary = site.vocabulary()
        assert vocabulary.term("violation", "raid").replaced_by is None
        assert vocabulary.term("violation", "arrest-detention").replaced_by == "raid"
    org.end()


# --- orders to erase ------------------------------------------------------------------------------


def test_an_order_to_erase_reaches_edits_that_were_made_after_it(org: Organisation) -> None:
    uid = org.shared(title="Secret name")
    org.share(uid, org.bishkek)
    org.exchange(org.bishkek)
    org.almaty.edit(uid, title="Secret name, longer")
    org.bishkek.edit(uid, remarks="Secret remark")
    late = org.file(org.almaty)
    with org.hq.database.transaction("erase") as session:
        decide(session, uid, DecisionKind.ERASE, comment="safety")
        apply_erase_orders(session, org.hq.desk.folder)
    org.down(org.almaty)
    assert org.take(org.hq, late).state is FileState.IMPORTED
    org.exchange(org.almaty, org.bishkek)
    org.deliver()
    for site in (org.hq, org.almaty, org.bishkek):
        with site.database.snapshot() as session:
            query = select(Change.old, Change.new).where(Change.root_uid == uid)
            assert not any("Secret" in str(text) for row in session.execute(query) for text in row)
        assert listed(site) == []


# --- key keepers ----------------------------------------------------------------------------------


def test_a_desk_that_seals_for_a_removed_keeper_is_told_of(org: Organisation) -> None:
    second, third = (str(pyrage.x25519.Identity.generate().to_public()) for _ in range(2))
    for number, recipient in enumerate((second, third)):
        add_keeper(org.hq.database, recipient, f"Keeper {number}")
    taken(org.almaty.desk, card_of(org.hq.desk))
    org.almaty.log()
    assert "new card" not in org.up(org.almaty).sentence
    remove_keeper(org.hq.database, second)
    with org.hq.database.snapshot() as session:
        assert len(keepers(session)) == 2
    org.almaty.log()
    sentence = org.up(org.almaty).sentence
    assert sentence.endswith(
        "ALM seals for other key keepers than those of now. Give it the new card."
    )
    taken(org.almaty.desk, card_of(org.hq.desk))
    org.almaty.log()
    assert "new card" not in org.up(org.almaty).sentence
    org.end()


# --- names and what is no file --------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        *(
            "A-1-1-0.hrdx",
            "A-1-1-0.HRDX",
            "A-1-1-0 (1).hrdx",
            "A-1-1-0.hrdx.zip",
            "A-1-1-0.hrdx.txt",
        ),
        *(
            "A-1-1-0.hrdx (1)",
            "A-1-1-0.hrdx_",
            "A-1-1-0.sync-conflict-20260501-101112-ABCDEFG.hrdx",
        ),
        *("Kopie von A-1-1-0.hrdx", "Копия A-1-1-0.hrdx", "A-1-1-0(ALM's conflicted copy).hrdx"),
    ],
)
def test_a_file_that_a_mail_program_renamed_is_taken_in(org: Organisation, name: str) -> None:
    org.almaty.log()
    path = org.file(org.almaty)
    folder = org.folder / "shared"
    folder.mkdir()
    path.rename(folder / name)
    org.files.clear()
    (received,) = look_once(org.hq.desk, folder)
    assert received.state is FileState.IMPORTED


@pytest.mark.parametrize(
    "name",
    [
        *("~syncthing~A-1-1-0.hrdx.tmp", ".syncthing.A-1-1-0.hrdx.tmp", "A-1-1-0.hrdx~"),
        *("A-1-1-0.hrdx.part", "A-1-1-0.hrdx.crdownload", ".A-1-1-0.hrdx.part", "~$A-1-1-0.hrdx"),
        *("hrdx", "A-1-1-0.hrd", "A-1-1-0.hrdcard"),
    ],
)
def test_what_is_still_written_is_left_alone(name: str) -> None:
    assert not is_bundle_name(Path(name))


def test_half_a_file_of_a_clock_that_is_years_ahead_is_refused_in_the_end(
    org: Organisation,
) -> None:
    org.almaty.log()
    path = org.file(org.almaty)
    org.files.clear()
    path.write_bytes(path.read_bytes()[:-1000])
    ahead = time.time() + 10 * 365 * 24 * 3600
    os.utime(path, (ahead, ahead))
    assert look_once(org.hq.desk, org.stick) == []
    with org.hq.database.local_transaction() as session:
        kept = copy.deepcopy(read_setting(session, DONE))
        size, changed_ns, since_ms = kept["half"][path.name]
        kept["half"][path.name] = [size, changed_ns, since_ms - 61_000]
        write_setting(session, DONE, kept)
    (received,) = look_once(org.hq.desk, org.stick)
    assert received.state is FileState.REFUSED
    told = "its end is missing. Copy it again, or ask the sender to send it again."
    assert received.sentence.endswith(told)


def test_links_lead_to_files_and_nothing_else_is_read(org: Organisation, tmp_path: Path) -> None:
    org.almaty.log()
    path = org.file(org.almaty)
    folder = tmp_path / "links"
    folder.mkdir()
    (folder / "bundle.hrdx").symlink_to(path)
    (folder / "broken.hrdx").symlink_to(tmp_path / "nothing")
    (folder / "round.hrdx").symlink_to(folder / "round.hrdx")
    (folder / "endless.hrdx").symlink_to("/dev/zero")
    (folder / "folder.hrdx").mkdir()
    os.mkfifo(folder / "pipe.hrdx")
    (received,) = look_once(org.hq.desk, folder)
    assert received.state is FileState.IMPORTED
    for name in ("endless.hrdx", "pipe.hrdx", "folder.hrdx"):
        with pytest.raises(UnreadableFileError, match="is no file that can be read"):
            receive(org.hq.desk, folder / name)
