"""The failure catalogue, part A: files that come twice, late, cut, in parts, or never."""

import datetime
import random
import threading
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import select, text

from hrd_desk.clock import SystemClock
from hrd_desk.model.event import Event
from hrd_desk.storage.history import record_history
from hrd_desk.storage.journal.chain import is_revision_signed
from hrd_desk.storage.journal.tables import Change, Desk, Revision
from hrd_desk.storage.merge.incoming import Outcome
from hrd_desk.storage.stored_files import FileStore, new_attachment
from hrd_desk.storage.sync_tables import BundleLog, Unfit
from hrd_desk.sync.held import UnripeError, accept
from hrd_desk.sync.ledger import FileState, only_here, receipt_for
from hrd_desk.sync.receiving import Received, receive
from hrd_desk.sync.refusals import Refusal, RefusedError
from hrd_desk.sync.sending import send
from tests.sync.catalogue import Organisation, Site, content
from tests.sync.identities import paired
from tests.sync.restoring import restored

FORTNIGHT_MS = 14 * 24 * 3600 * 1000


@pytest.fixture
def org(tmp_path: Path) -> Iterator[Organisation]:
    with Organisation(tmp_path) as org:
        yield org
        org.end()


def sentence_of(code: Refusal) -> str:
    return RefusedError(code).sentence


def held(site: Site) -> int:
    return int(site.value("SELECT count(*) FROM held"))


# --- twice ----------------------------------------------------------------------------------------


def test_s01_a_file_taken_in_twice_changes_nothing_also_after_a_restart(
    org: Organisation, tmp_path: Path
) -> None:
    org.almaty.log(title="A raid")
    path = org.file(org.almaty)
    other = tmp_path / "other-machine"
    other_hq = Site(org.hq.copy(other), org.hq.words)
    assert org.take(org.hq, path).state is FileState.IMPORTED
    before = org.hq.state()
    org.hq.restart()
    again = org.take(org.hq, path)
    assert again.state is FileState.DUPLICATE
    assert "Nothing changed" in again.sentence
    assert org.hq.state() == before
    assert receive(other_hq.desk, path).state is FileState.IMPORTED
    assert receive(other_hq.desk, path).state is FileState.DUPLICATE
    hashes = "SELECT group_concat(hex(hash)) FROM (SELECT hash FROM revision ORDER BY hash)"
    assert other_hq.value(hashes) == org.hq.value(hashes)
    other_hq.desk.close()


def test_s02_two_imports_of_one_file_at_the_same_moment_make_one(org: Organisation) -> None:
    org.almaty.log(title="A raid")
    path = org.file(org.almaty)
    both = threading.Barrier(2)
    results: list[Received] = []

    def meet(name: str) -> None:
        if name == "unpacked":
            both.wait()

    def take() -> None:
        results.append(receive(org.hq.desk, path, step=meet))

    threads = [threading.Thread(target=take) for _thread in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(r.state for r in results) == [FileState.DUPLICATE, FileState.IMPORTED]
    assert org.hq.value("SELECT count(*) FROM event") == 1


# --- out of order ---------------------------------------------------------------------------------


def a_gap(org: Organisation, tmp_path: Path) -> tuple[uuid.UUID, uuid.UUID, Path, Path]:
    """Let headquarters lose a file that it had confirmed, and get the one after it.

    Returns the event that needs the lost file, one that does not, and both files.
    """
    uid = org.shared(title="A raid")
    backup = org.hq.copy(tmp_path / "backup")
    org.almaty.edit(uid, title="A raid on the market")
    lost = org.file(org.almaty)
    org.take(org.hq, lost)
    org.down(org.almaty)
    org.almaty.edit(uid, title="A raid on the market hall")
    other = org.almaty.log(title="A trial")
    restored(org.hq, backup)
    return uid, other, lost, org.file(org.almaty)


def test_s03_a_file_before_its_predecessor_waits_with_what_needs_it(
    org: Organisation, tmp_path: Path
) -> None:
    uid, other, lost, late = a_gap(org, tmp_path)
    received = org.take(org.hq, late)
    assert received.state is FileState.GAP
    assert "A file of ALM before this one has not come" in received.sentence
    assert received.report is not None
    assert received.report.records[uid] is Outcome.HELD
    assert org.hq.event(uid).title == "A raid"
    assert org.hq.event(other).title == "A trial"
    assert held(org.hq) == 1
    org.take(org.hq, lost)
    assert held(org.hq) == 0
    assert org.hq.event(uid).title == "A raid on the market hall"
    assert org.hq.conflicts(uid) == []


def test_s04_what_is_held_survives_a_restart(org: Organisation, tmp_path: Path) -> None:
    uid, _other, lost, late = a_gap(org, tmp_path)
    org.take(org.hq, late)
    org.hq.restart()
    assert held(org.hq) == 1
    org.take(org.hq, lost)
    assert held(org.hq) == 0
    assert org.hq.event(uid).title == "A raid on the market hall"


def test_s05_a_file_that_never_comes_is_in_the_next_one(org: Organisation) -> None:
    uid = org.almaty.log(title="A raid")
    org.file(org.almaty).unlink()
    org.files.clear()
    org.almaty.edit(uid, title="A raid on the market")
    received = org.up(org.almaty)
    assert received.state is FileState.IMPORTED
    assert held(org.hq) == 0
    assert org.hq.event(uid).title == "A raid on the market"


def test_s05_what_is_asked_for_again_is_exactly_what_is_missing(
    org: Organisation, tmp_path: Path
) -> None:
    uid, _other, lost, late = a_gap(org, tmp_path)
    org.take(org.hq, late)
    lost.unlink()
    org.files = [carried for carried in org.files if carried.path != lost]
    with org.hq.database.snapshot() as session:
        receipt = receipt_for(session, org.hq.peer(org.almaty))
    newest = org.almaty.value(
        "SELECT max(sequence) FROM revision r JOIN desk d ON d.id = r.desk_id WHERE d.is_own"
    )
    # Three own revisions came after the backup: the lost edit, the last edit, the trial.
    assert receipt.holds[f"{org.almaty.desk.uid}/1"] == newest - 3
    org.down(org.almaty)
    assert org.up(org.almaty).state is FileState.IMPORTED
    assert held(org.hq) == 0
    assert org.hq.event(uid).title == "A raid on the market hall"


def test_s06_what_is_held_is_never_forced_but_a_person_may_let_it_go(
    org: Organisation, tmp_path: Path
) -> None:
    uid, _other, _lost, late = a_gap(org, tmp_path)
    org.take(org.hq, late)
    with org.hq.database.local_transaction() as session:
        session.execute(text("UPDATE held SET since_ms = since_ms - :t"), {"t": 2 * FORTNIGHT_MS})
    _ = org.bishkek
    org.exchange(org.bishkek)
    assert org.hq.event(uid).title == "A raid"
    assert held(org.hq) == 1
    now_utc = SystemClock().now_utc()
    with pytest.raises(UnripeError):
        accept(org.hq.database, [uid], now_utc - datetime.timedelta(days=15))
    assert held(org.hq) == 1
    report = accept(org.hq.database, [uid], now_utc)
    assert held(org.hq) == 0
    assert report.records[uid] is Outcome.CONFLICT
    (question,) = org.hq.conflicts(uid)
    assert org.hq.waiting(question)[1] == {"title": "A raid on the market hall"}
    assert org.hq.event(uid).title == "A raid"


# --- damaged --------------------------------------------------------------------------------------

DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _whole: b"",
    "one byte": lambda whole: whole[:1],
    "header": lambda whole: whole[:100],
    "half": lambda whole: whole[: len(whole) // 2],
    "last byte": lambda whole: whole[:-1],
    "early bit": lambda whole: _flipped(whole, 40),
    "middle bit": lambda whole: _flipped(whole, len(whole) // 2),
    "late bit": lambda whole: _flipped(whole, len(whole) - 3),
    "line ends": lambda whole: whole.replace(b"\n", b"\r\n"),
    "more": lambda whole: whole + b"\n",
}


def _flipped(whole: bytes, at: int) -> bytes:
    return whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]


def test_s07_a_file_damaged_anywhere_is_refused_before_anything_is_written(
    org: Organisation,
) -> None:
    org.almaty.log(title="A raid")
    path = org.file(org.almaty)
    whole, before = path.read_bytes(), org.hq.state()
    for name, damage in DAMAGES.items():
        damaged = org.stick / f"{name}.hrdx"
        damaged.write_bytes(damage(whole))
        received = receive(org.hq.desk, damaged)
        assert (name, received.state) == (name, FileState.REFUSED)
        assert "sk the sender" in received.sentence or "Choose one" in received.sentence
        with org.hq.database.snapshot() as session:
            logged = session.scalars(select(BundleLog.file_name)).all()
        assert damaged.name in logged
        if received.sentence != sentence_of(Refusal.NOT_A_BUNDLE):
            kept = [copy.read_bytes() for copy in org.hq.desk.folder.quarantine.iterdir()]
            assert damage(whole) in kept
    assert org.hq.state() == before
    assert list(org.hq.path.glob("staging/*")) == []
    assert org.take(org.hq, path).state is FileState.IMPORTED


def test_s07_a_file_cut_at_any_byte_is_refused(org: Organisation) -> None:
    org.almaty.log(title="A raid")
    path = org.file(org.almaty)
    whole, before = path.read_bytes(), org.hq.state()
    chance = random.Random(7)
    for size in sorted(chance.sample(range(len(whole)), 25)):
        cut = org.stick / f"cut-{size}.hrdx"
        cut.write_bytes(whole[:size])
        assert receive(org.hq.desk, cut).state is FileState.REFUSED
    assert org.hq.state() == before


# --- sent, not taken in ---------------------------------------------------------------------------


def test_s10_own_work_that_nobody_took_in_is_never_hidden_by_a_refresh(org: Organisation) -> None:
    uid = org.shared(title="A raid", places=[])
    org.almaty.edit(uid, title="A raid on the market", summary="Police searched the market.")
    org.file(org.almaty)
    org.hq.edit(uid, title="Raid in Almaty", country_code="KG")
    org.down(org.almaty)
    event = org.almaty.event(uid)
    assert event.title == "A raid on the market"
    assert event.summary == "Police searched the market."
    assert event.country_code == "KG"
    with org.almaty.database.snapshot() as session:
        assert only_here(session).records == 1
    org.deliver()
    assert org.almaty.event(uid).title == "Raid in Almaty"
    (question,) = org.hq.conflicts(uid)
    assert org.hq.waiting(question)[1] == {"title": "A raid on the market"}
    assert org.hq.event(uid).summary == "Police searched the market."


# --- not for us -----------------------------------------------------------------------------------


def test_s12_a_file_for_another_headquarters_is_refused_and_tells_nothing(
    org: Organisation, tmp_path: Path
) -> None:
    hq, field = Site.new(tmp_path, "HQX", "hq"), Site.new(tmp_path, "OSH")
    paired([field.desk], hq.desk)
    field.log(title="A secret raid")
    path = send(field.desk, org.stick).paths[0]
    before = org.hq.state()
    received = org.take(org.hq, path)
    assert received.state is FileState.REFUSED
    # A key keeper is the same person in both organisations of this test.
    assert received.sentence == sentence_of(Refusal.NOT_FOR_US)
    assert org.hq.state() == before
    with org.hq.database.snapshot() as session:
        log = session.scalars(select(BundleLog).where(BundleLog.file_name == path.name)).one()
    assert (log.peer_uid, log.number) == (None, 0)
    assert log.report == {"sentence": received.sentence}
    hq.desk.close()
    field.desk.close()


def test_s12_a_file_of_a_desk_that_nobody_paired_with_is_refused(
    org: Organisation, tmp_path: Path
) -> None:
    stranger = Site.new(tmp_path, "OSH")
    paired([stranger.desk], org.hq.desk)
    stranger.log(title="A secret raid")
    path = send(stranger.desk, org.stick).paths[0]
    with org.hq.database.local_transaction() as session:
        session.execute(text("DELETE FROM peer WHERE code = 'OSH'"))
    before = org.hq.state()
    received = org.take(org.hq, path)
    assert received.sentence == sentence_of(Refusal.UNKNOWN_SENDER)
    assert org.hq.state() == before
    stranger.desk.close()


# --- parts ----------------------------------------------------------------------------------------


def a_file_in_parts(org: Organisation) -> tuple[uuid.UUID, list[Path]]:
    """Write an event with a long text and a file in three parts or more."""
    chance = random.Random(13)
    uid = org.almaty.log(title="A raid", description=chance.randbytes(6000).hex())
    store = FileStore(org.almaty.desk.folder)
    sealed = store.seal([chance.randbytes(20_000)])
    with org.almaty.database.local_transaction() as session:
        store.add(session, sealed)
    org.almaty.change(uid, lambda e: e.attachments.append(new_attachment(sealed, "raid.bin")))
    sent = org.write(org.almaty, part_bytes=14_000)
    assert len(sent.paths) >= 3
    return uid, list(sent.paths)


@pytest.mark.parametrize("order", ["backwards", "second last", "second twice"])
def test_s13_parts_come_to_the_same_in_any_order(org: Organisation, order: str) -> None:
    uid, paths = a_file_in_parts(org)
    orders = {
        "backwards": paths[::-1],
        "second last": [paths[0], *paths[2:], paths[1]],
        "second twice": [paths[1], paths[1], paths[0], paths[1], *paths[2:]],
    }
    states = [org.take(org.hq, path).state for path in orders[order]]
    assert states[-1] is FileState.IMPORTED
    assert content(org.hq, [uid]) == content(org.almaty, [uid])
    sha256 = org.hq.event(uid).attachments[0].sha256
    with org.hq.database.snapshot() as session:
        kept = b"".join(FileStore(org.hq.desk.folder).read(session, sha256))
    assert len(kept) == 20_000
    assert list(org.hq.desk.folder.incoming.iterdir()) == []
    assert org.hq.value("SELECT count(*) FROM event") == 1


# --- records that do not fit ----------------------------------------------------------------------


def test_s14_one_record_that_cannot_be_applied_does_not_hold_up_the_others(
    org: Organisation,
) -> None:
    bad = org.shared(title="A raid")
    org.almaty.edit(bad, country_code="KAZAKHSTAN")
    good = org.almaty.log(title="A trial")
    received = org.up(org.almaty)
    assert received.report is not None
    assert received.report.records[bad] is Outcome.UNFIT
    assert received.report.records[good] is Outcome.ADDED
    assert org.hq.event(good).title == "A trial"
    assert org.hq.event(bad).country_code == "KZ"
    with org.hq.database.snapshot() as session:
        unfit = session.scalars(select(Unfit)).one()
        raw = session.scalar(
            select(Change.new).where(
                Change.revision_id == unfit.revision_id, Change.root_uid == bad
            )
        )
    assert raw == '{"country_code":"KAZAKHSTAN"}'
    org.down(org.almaty)
    with org.almaty.database.snapshot() as session:
        log = session.scalars(
            select(BundleLog).where(~BundleLog.is_outgoing).order_by(BundleLog.id.desc())
        ).first()
    assert log is not None
    assert log.report["unfit_there"] == {bad.hex: unfit.reason}


# --- receipts -------------------------------------------------------------------------------------


def test_s15_a_lost_receipt_makes_the_field_send_again_and_nothing_double(
    org: Organisation,
) -> None:
    uid = org.almaty.log(title="A raid")
    org.up(org.almaty)
    org.file(org.hq, org.almaty).unlink()
    org.files = org.files[:-1]
    again = org.up(org.almaty)
    assert again.state is FileState.IMPORTED
    assert again.report is not None
    assert (again.report.revisions, again.report.known_revisions) == (0, 1)
    org.down(org.almaty)
    with org.almaty.database.snapshot() as session:
        assert only_here(session).records == 0
    assert org.hq.value("SELECT count(*) FROM event") == 1
    assert org.hq.event(uid).title == "A raid"


def test_s16_what_comes_by_way_of_another_keeps_its_author_and_signature(
    org: Organisation,
) -> None:
    org.almaty.database.author = "Researcher of Almaty"
    uid = org.shared(title="A raid")
    org.share(uid, org.bishkek)
    org.down(org.bishkek)
    with org.bishkek.database.snapshot() as session:
        (entry,) = record_history(session, uid)
        revision, desk = session.execute(
            select(Revision, Desk)
            .join(Desk, Desk.id == Revision.desk_id)
            .where(Revision.version == entry.version)
        ).one()
    assert (entry.author, entry.desk_code) == ("Researcher of Almaty", "ALM")
    assert is_revision_signed(desk.verify_key, revision.hash, revision.signature)
    query = "SELECT hex(hash) FROM revision WHERE version = :version"
    assert org.almaty.value(query, version=entry.version) == revision.hash.hex().upper()


def test_s16_files_of_three_desks_carried_by_one_are_the_same_as_those_sent_straight(
    org: Organisation, tmp_path: Path
) -> None:
    osh = org.join(Site.new(tmp_path, "OSH"))
    relay = tmp_path / "relay"
    relay.mkdir()
    for site in (org.almaty, org.bishkek, osh):
        site.log(title=f"A raid of {site.desk.code}")
        straight = org.file(site)
        carried = relay / f"carried by hand {site.desk.code}.hrdx"
        carried.write_bytes(straight.read_bytes())
        assert org.take(org.hq, carried).state is FileState.IMPORTED
        assert org.take(org.hq, straight).state is FileState.DUPLICATE
    with org.hq.database.snapshot() as session:
        titles = session.scalars(select(Event.title)).all()
    assert len(titles) == 3
