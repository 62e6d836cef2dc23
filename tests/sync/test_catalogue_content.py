"""The failure catalogue, part G and what is left of H to J: content, limits, disks, keepers."""

import json
import random
import uuid
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError, OperationalError

from hrd_desk.errors import DeskUnavailableError
from hrd_desk.model.conflicts import ConflictKind
from hrd_desk.model.event import Event
from hrd_desk.model.parts import Citation, Place
from hrd_desk.storage.check import check_desk
from hrd_desk.storage.drafts import save_draft
from hrd_desk.storage.event_lists import EventFilter, count_events
from hrd_desk.storage.journal.tables import Revision
from hrd_desk.storage.local_tables import Secret
from hrd_desk.storage.merge.incoming import Outcome
from hrd_desk.storage.terms import add_own_term, merge_term, rename_term, set_enabled
from hrd_desk.sync.bundle_reader import read_part
from hrd_desk.sync.bundle_writer import (
    BundleNotWrittenError,
    Destination,
    SenderKeys,
    write_bundle,
)
from hrd_desk.sync.inbox_entries import InboxKind, inbox_counts
from hrd_desk.sync.keys import own_keys
from hrd_desk.sync.ledger import FileState, only_here, trust_in
from hrd_desk.sync.manifest import Draft
from hrd_desk.sync.receiving import receive
from hrd_desk.sync.refusals import Refusal, RefusedError
from hrd_desk.sync.sending import send
from tests.faults.disks import CannotMountError, small_disk
from tests.sync.bundles import Kept
from tests.sync.catalogue import Organisation, Site, keeper
from tests.sync.identities import card_of, taken

WITNESS = "Aigerim Testova"


@pytest.fixture
def org(tmp_path: Path) -> Iterator[Organisation]:
    with Organisation(tmp_path) as org:
        yield org
        org.end()


def opened(site: Site, path: Path, *identities: Any) -> Kept:
    """Return what a file holds that a site, or whoever has `identities`, opens."""
    with site.database.local_transaction() as session:
        found = identities or (own_keys(session).identity,)
        kept = Kept()
        kept.manifests.append(read_part(path, found, lambda key: trust_in(session, key), kept))
    return kept


# --- G: nothing is left out, nothing is torn ------------------------------------------------------


def test_s69_a_change_by_any_route_is_journaled_in_its_own_transaction(org: Organisation) -> None:
    site = org.almaty
    own, other = own_term(site, "Night raid"), own_term(site, "Day raid")
    uid = org.shared(title="A raid", violations=["alm-night-raid"])

    def revisions() -> int:
        return int(site.value("SELECT count(*) FROM revision"))

    routes: dict[str, Callable[[], None]] = {
        "form": lambda: site.edit(uid, title="A raid on the market"),
        "delete": lambda: site.delete(uid),
        "undo": lambda: site.restore(uid),
        "part": lambda: site.change(uid, lambda event: event.citations.clear()),
        "sql": lambda: _run_sql(site, "UPDATE event SET remarks = 'by a script'"),
        "sql of a part": lambda: _run_sql(site, "UPDATE place SET locality = 'Astana'"),
        "rename": lambda: _in_transaction(site, rename_term, own, "en", "Raid by night"),
        "merge": lambda: _in_transaction(site, merge_term, own, other),
        "switch": lambda: _in_transaction(site, set_enabled, other, is_enabled=False),
    }
    for number, (name, route) in enumerate(routes.items(), revisions() + 1):
        route()
        assert (name, revisions()) == (name, number)
    org.exchange()
    event = org.hq.event(uid)
    assert (event.remarks, event.places[0].locality) == ("by a script", "Astana")


def own_term(site: Site, label: str) -> uuid.UUID:
    with site.database.transaction("add-term") as session:
        return add_own_term(session, "violation", None, "en", label).uid


def _run_sql(site: Site, statement: str) -> None:
    with site.database.transaction("script") as session:
        session.execute(text(statement))


def _in_transaction(site: Site, work: Any, *values: Any, **named: Any) -> None:
    with site.database.transaction("terms") as session:
        work(session, *values, **named)


def test_s69_what_would_go_unrecorded_is_refused_or_found(org: Organisation) -> None:
    uid = org.shared(title="A raid")
    with (
        pytest.raises(OperationalError),
        org.almaty.database.local_transaction() as session,
    ):
        session.execute(text("UPDATE event SET title = 'Outside'"))
    assert org.almaty.event(uid).title == "A raid"
    with org.almaty.database.merging() as merging:
        merging.session.execute(text("UPDATE event SET title = 'In silence'"))
    (finding,) = check_desk(org.almaty.desk).findings
    assert "differs from what the journal says" in finding
    with org.almaty.database.merging() as merging:
        merging.session.execute(text("UPDATE event SET title = 'A raid'"))


def test_s70_a_file_made_while_somebody_types_holds_what_was_saved(org: Organisation) -> None:
    uid = org.shared(title="A raid")
    draft = {"record": {"title": "Half a ti"}}
    with org.almaty.database.local_transaction() as session:
        save_draft(session, uid, draft, 1_700_000_000_000)
        save_draft(session, uuid.uuid4(), {"record": {"title": WITNESS}}, 1_700_000_000_000)
    org.almaty.edit(uid, summary="Saved.")
    path = org.file(org.almaty)
    lines = b"\n".join(opened(org.hq, path).lines)
    assert b"Saved." in lines
    assert b"Half a ti" not in lines
    assert WITNESS.encode() not in lines
    org.take(org.hq, path)
    assert org.hq.event(uid).title == "A raid"
    assert org.almaty.value("SELECT count(*) FROM draft") == 2


def test_s71_a_change_after_a_file_was_written_leaves_the_file_alone(org: Organisation) -> None:
    uid = org.almaty.log(title="First")
    first = org.file(org.almaty)
    before = first.read_bytes()
    org.almaty.edit(uid, title="Second")
    second = org.file(org.almaty)
    assert first.read_bytes() == before
    org.take(org.hq, first)
    assert org.hq.event(uid).title == "First"
    org.take(org.hq, second)
    assert org.hq.event(uid).title == "Second"
    query = select(Revision.desk_id, Revision.epoch, Revision.sequence)
    with org.hq.database.snapshot() as session:
        names = session.execute(query).all()
    assert len(set(names)) == len(names)


def test_s72_the_removal_of_one_entry_of_a_list_travels(org: Organisation) -> None:
    uid = org.shared(
        violations=["killing", "torture"],
        citations=[Citation(source_name="A newspaper"), Citation(source_name="A witness")],
    )
    org.almaty.change(uid, lambda event: event.citations.pop(0))
    org.almaty.edit(uid, violations=["killing"])
    org.deliver()
    event = org.hq.event(uid)
    assert [citation.source_name for citation in event.citations] == ["A witness"]
    assert event.codes("violations") == ["killing"]


def test_s73_a_reference_that_both_sides_gave_is_numbered_on(org: Organisation) -> None:
    first = org.almaty.log(title="A raid", reference="KZ-2023-0001")
    second = org.bishkek.log(title="A trial", reference="KZ-2023-0001")
    org.up(org.almaty)
    received = org.up(org.bishkek)
    assert received.report is not None
    assert received.report.records[second] is Outcome.ADDED
    references = [org.hq.event(uid).reference for uid in (first, second)]
    assert references == ["KZ-2023-0001", "KZ-2023-0001-2"]
    (question,) = org.hq.conflicts(second)
    assert (question.kind, question.note) == (ConflictKind.CHECK, "KZ-2023-0001")
    org.deliver()
    assert org.bishkek.event(second).reference == "KZ-2023-0001-2"


# --- G: values ------------------------------------------------------------------------------------


def test_s74_impossible_coordinates_are_refused_and_never_clamped(org: Organisation) -> None:
    wrong = [(91.0, 76.9), (43.2, -200.0)]
    uids = [org.almaty.log(title=f"Raid {number}") for number in range(len(wrong))]
    org.exchange()
    for uid, (latitude, longitude) in zip(uids, wrong, strict=True):
        place = Place(latitude_deg=latitude, longitude_deg=longitude)
        with pytest.raises((IntegrityError, DeskUnavailableError)):
            org.almaty.change(uid, add(place))
        assert len(org.almaty.event(uid).places) == 1
        write_place_as_careless(org.almaty, uid, latitude, longitude)
    received = org.up(org.almaty)
    assert received.report is not None
    for uid in uids:
        assert received.report.records[uid] is Outcome.UNFIT
        shown = org.hq.event(uid).places[0]
        assert (shown.latitude_deg, shown.longitude_deg) == (43.224209880467825, 76.92875417789561)


def add(place: Place) -> Callable[[Event], None]:
    return lambda event: event.places.append(place)


def write_place_as_careless(site: Site, uid: uuid.UUID, latitude: float, longitude: float) -> None:
    """Write coordinates as a program without our rules would, which this desk passes over."""
    values = {"latitude_deg": latitude, "longitude_deg": longitude}
    with site.database.transaction("save") as session:
        session.execute(
            text(
                "INSERT INTO journal_edited SELECT 'place', e.uid, p.uid, 1, p.version, '{}', :new"
                " FROM place p JOIN event e ON e.id = p.event_id WHERE e.uid = :uid"
            ),
            {"uid": uid.bytes, "new": json.dumps(values)},
        )
        session.execute(text("INSERT INTO parked SELECT max(id), 'newer' FROM change"))


def test_s75_names_in_every_script_arrive_as_they_were_and_are_found(org: Organisation) -> None:
    texts = {
        "arabic": "اعتقال متظاهرين في ألماتي",
        "cyrillic": "Задержание в Алматы",
        "emoji": "Raid \N{POLICE CAR} on the market \N{FAMILY}",
        "composed": "Caf\u00e9 Zo\u00eb raided",
        "decomposed": "Cafe\u0301 Noe\u0308l searched",
    }
    uids = {name: org.almaty.log(title=title) for name, title in texts.items()}
    org.deliver()
    for name, title in texts.items():
        assert org.hq.event(uids[name]).title == title
    with org.hq.database.snapshot() as session:
        found = {
            words: count_events(session, EventFilter(words=words))
            for words in ("caf\u00e9", "cafe\u0301", "алматы", "متظاهرين")
        }
    assert list(found.values()) == [2, 2, 1, 1]


def test_s76_nothing_empty_unknown_and_withheld_are_different_values(org: Organisation) -> None:
    values = [None, "", "unknown", "not-applicable", "withheld"]
    uid = org.shared(
        citations=[Citation(source_name=str(n), language=value) for n, value in enumerate(values)]
    )
    assert [citation.language for citation in org.hq.event(uid).citations] == values

    def turn(event: Event) -> None:
        for citation in event.citations:
            citation.language = values[int(citation.source_name) - 1]

    org.hq.change(uid, turn)
    org.deliver()
    turned = [citation.language for citation in org.almaty.event(uid).citations]
    assert turned == [values[-1], *values[:-1]]


# --- H: bombs -------------------------------------------------------------------------------------


def hostile_file(org: Organisation, lines: Iterable[bytes]) -> Path:
    """Write a file with these lines, rightly signed and sealed by Almaty."""
    peer, own = org.almaty.peer(org.hq), org.almaty.desk
    with org.almaty.database.snapshot() as session:
        signing_key = session.get_one(Secret, "signing-key").value
    draft = Draft(
        sender_uid=own.uid,
        sender_code=own.code,
        recipient_uid=org.hq.desk.uid,
        epoch=1,
        number=peer.sent_number + 1,
        from_position=0,
        to_position=9,
        last_sequence=9,
    )
    org.almaty.desk.folder.staging.mkdir(exist_ok=True)
    destination = Destination(org.stick, org.almaty.desk.folder.staging)
    keys = SenderKeys(signing_key, tuple(peer.recipients))
    return write_bundle(destination, draft, lines, (), keys)[0].path


def test_s82_bombs_are_stopped_by_limits_and_set_aside(org: Organisation) -> None:
    deep = b'{"t":"x","deep":' + b"[" * 5000 + b"]" * 5000 + b"}"
    bombs = {
        "a packed bomb": (Refusal.TOO_LARGE, [b'{"t":"x","n":"' + b"0" * 8_000_000 + b'"}'] * 4),
        "many lines": (Refusal.TOO_LARGE, (b'{"t":"x"}' for _line in range(2_000_000))),
        "nested objects": (Refusal.BAD_CONTENT, [deep]),
        "no object": (Refusal.BAD_CONTENT, [b"[1]"]),
    }
    before = org.hq.state()
    for name, (code, lines) in bombs.items():
        path = hostile_file(org, lines)
        received = receive(org.hq.desk, path)
        expected = (name, FileState.REFUSED, RefusedError(code).sentence)
        assert (name, received.state, received.sentence) == expected
        kept = [copy.read_bytes() for copy in org.hq.desk.folder.quarantine.iterdir()]
        assert path.read_bytes() in kept
    assert org.hq.state() == before
    assert list(org.hq.path.glob("staging/*")) == []


# --- I: bytes and disks ---------------------------------------------------------------------------


def test_s86_a_name_that_is_not_for_the_receiver_is_not_in_the_bytes_of_a_file(
    org: Organisation,
) -> None:
    uid = org.shared(title="A raid")
    other = org.bishkek.log(title="A trial", remarks=f"Told by {WITNESS}")
    org.up(org.bishkek)
    org.hq.edit(other, title="The trial")
    org.hq.edit(uid, title="Raid in Almaty")
    path = org.file(org.hq, org.almaty)
    lines = b"\n".join(opened(org.almaty, path).lines)
    assert b"Raid in Almaty" in lines
    assert WITNESS.encode() not in lines
    assert b"The trial" not in lines
    sealed = path.read_bytes()
    assert b"Raid in Almaty" not in sealed
    assert b"KZ-2023" not in sealed
    assert b"ALM" not in sealed
    org.take(org.almaty, path)


def test_s87_a_full_stick_or_disk_is_said_and_leaves_nothing_half(
    org: Organisation, tmp_path: Path
) -> None:
    chance = random.Random(87)
    org.almaty.log(title="A raid", description=chance.randbytes(600_000).hex())
    try:
        with small_disk(tmp_path, 1) as disk:
            disk.fill(leave_bytes=100_000)
            with pytest.raises(BundleNotWrittenError, match="is full"):
                send(org.almaty.desk, disk.path)
            assert [path.name for path in disk.path.iterdir()] == [disk.ballast.name]
    except CannotMountError as error:
        pytest.skip(f"no small disk here: {error}")
    with org.almaty.database.snapshot() as session:
        assert only_here(session).records == 1
    path = org.file(org.almaty)
    before = org.hq.state()
    with org.hq.database.snapshot() as session:
        connection = session.connection()
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 4}")
    with pytest.raises(DeskUnavailableError, match="The disk is full"):
        receive(org.hq.desk, path)
    assert org.hq.state() == before
    assert list(org.hq.path.glob("staging/*")) == []
    org.hq.restart()
    assert org.take(org.hq, path).state is FileState.IMPORTED


# --- J: seen on both sides, opened by others ------------------------------------------------------


def counts(site: Site) -> dict[InboxKind, int]:
    with site.database.snapshot() as session:
        return inbox_counts(session)


def test_s89_what_waits_or_was_refused_is_counted_on_both_sides(org: Organisation) -> None:
    uid, bad = org.shared(title="A raid"), org.shared(title="A trial")
    org.almaty.edit(uid, title="A raid on the market")
    org.hq.edit(uid, title="Raid in Almaty")
    org.almaty.edit(bad, country_code="KAZAKHSTAN")
    org.down(org.almaty)
    assert counts(org.almaty) == {InboxKind.WAITS_FOR_HQ: 1}
    path = org.file(org.almaty)
    damaged = org.stick / "damaged.hrdx"
    damaged.write_bytes(path.read_bytes()[:-1])
    receive(org.hq.desk, damaged)
    assert counts(org.hq) == {InboxKind.FILE: 1}
    org.take(org.hq, path)
    assert counts(org.hq)[InboxKind.CONFLICT] == 1
    assert counts(org.hq)[InboxKind.UNFIT] == 1
    org.down(org.almaty)
    assert counts(org.almaty)[InboxKind.CONFLICT] == 1
    assert InboxKind.WAITS_FOR_HQ not in counts(org.almaty)


def test_s92_a_key_keeper_opens_every_file_when_a_key_is_lost(
    org: Organisation, tmp_path: Path
) -> None:
    uid = org.almaty.log(title="A raid")
    path = org.file(org.almaty)
    kept = opened(org.hq, path, keeper())
    assert len(kept.manifests[0].recipients) == 3
    assert b"A raid" in b"\n".join(kept.lines)
    with org.almaty.database.local_transaction() as session:
        own = own_keys(session).identity
    assert opened(org.hq, path, own).lines == kept.lines
    heir = Site.new(tmp_path, "HQ2", "hq")
    taken(heir.desk, card_of(org.almaty.desk))
    assert receive(heir.desk, path).state is FileState.REFUSED
    received = receive(heir.desk, path, identities=[keeper()])
    assert received.state is FileState.IMPORTED
    assert heir.event(uid).title == "A raid"
    assert check_desk(heir.desk).is_sound
    heir.desk.close()


def test_s89_a_record_that_headquarters_could_not_take_is_counted_in_the_field(
    org: Organisation,
) -> None:
    uid = org.shared(title="A raid")
    org.almaty.edit(uid, country_code="KAZAKHSTAN")
    org.exchange()
    assert counts(org.hq) == {InboxKind.UNFIT: 1}
    assert counts(org.almaty) == {InboxKind.UNFIT: 1}
