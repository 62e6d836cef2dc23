"""The failure catalogue, part D: copied, restored, stolen and revoked desks; wrong clocks."""

import datetime
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import select

from hrd_desk.errors import HrdDeskError
from hrd_desk.model.event import Event
from hrd_desk.storage.backup import begin_epoch
from hrd_desk.storage.check import check_desk
from hrd_desk.storage.history import record_history
from hrd_desk.storage.journal.tables import Desk, Revision
from hrd_desk.storage.sync_tables import Peer
from hrd_desk.storage.terms import add_own_term
from hrd_desk.sync.inbox import InboxItem, inbox, put_fork_away
from hrd_desk.sync.inbox_entries import InboxKind
from hrd_desk.sync.keys import replace_keys
from hrd_desk.sync.ledger import FileState, find_peer, only_here
from hrd_desk.sync.pairing import revoke
from hrd_desk.sync.receiving import receive
from hrd_desk.sync.refusals import Refusal, RefusedError
from hrd_desk.sync.sending import send
from hrd_desk.sync.standing import MarkFolder, Standing, note, say_copied, say_restored, standing
from hrd_desk.sync.watching import look_once, oldest_first
from tests.sync.catalogue import Organisation, Site, content
from tests.sync.identities import card_of, taken
from tests.sync.restoring import restored


@dataclass(frozen=True, slots=True)
class ShiftedClock:
    """A clock that is so many days ahead."""

    days: int
    zone: datetime.timezone = datetime.UTC

    def now_utc(self) -> datetime.datetime:
        moment = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=self.days)
        return moment.astimezone(self.zone)


TITLES = (("event", ""), ("event", "title"))


@pytest.fixture
def org(tmp_path: Path) -> Iterator[Organisation]:
    with Organisation(tmp_path) as org:
        yield org
        org.end()


def titles(site: Site) -> set[str]:
    with site.database.snapshot() as session:
        return set(session.scalars(select(Event.title)))


# --- copies ---------------------------------------------------------------------------------------


def test_s45_a_copy_that_says_so_becomes_a_desk_of_its_own(
    org: Organisation, tmp_path: Path
) -> None:
    marks = MarkFolder(tmp_path / "marks")
    uid = org.shared(title="A raid")
    note(org.almaty.desk, marks)
    copy = Site(org.almaty.copy(tmp_path / "second"), org.almaty.words)
    assert standing(copy.desk, marks) is Standing.COPIED
    code = say_copied(copy.desk, MarkFolder(tmp_path / "other-marks"))
    assert code != "ALM"
    org.join(copy)
    copy.edit(uid, summary="Written on the second laptop.")
    org.almaty.edit(uid, country_code="KG")
    copy.log(title="A trial")
    org.share(uid, copy)
    org.deliver()
    event = org.hq.event(uid)
    assert (event.summary, event.country_code) == ("Written on the second laptop.", "KG")
    assert titles(org.hq) == {"A raid", "A trial"}


def test_s45_a_copy_that_nobody_noticed_becomes_a_second_line_at_headquarters(
    org: Organisation, tmp_path: Path
) -> None:
    uid = org.shared(title="A raid")
    copy = Site(org.almaty.copy(tmp_path / "second"), org.almaty.words)
    org.almaty.edit(uid, title="Title of the first")
    copy.edit(uid, summary="Summary of the second.")
    copy.log(title="Event of the second")
    org.up(org.almaty)
    received = org.take(org.hq, send(copy.desk, org.stick).paths[0])
    assert received.report is not None
    assert received.report.forked_desks == ["ALM"]
    with org.hq.database.snapshot() as session:
        lines = session.scalars(select(Desk).where(Desk.code == "ALM").order_by(Desk.id)).all()
        same = select(Revision.hash).where(Revision.desk_id.in_([line.id for line in lines]))
        newest = select(Revision.sequence).where(Revision.desk_id == lines[1].id)
        number = session.scalars(newest).first()
        hashes = session.scalars(same.where(Revision.sequence == number)).all()
    assert [line.line_of for line in lines] == [None, lines[0].uid]
    assert len(set(hashes)) == 2
    event = org.hq.event(uid)
    assert (event.title, event.summary) == ("Title of the first", "Summary of the second.")
    assert "Event of the second" in titles(org.hq)
    copy.desk.close()


def test_s45_a_second_line_that_was_put_right_is_removed_from_the_inbox(
    org: Organisation, tmp_path: Path
) -> None:
    uid = org.shared(title="A raid")
    copy = Site(org.almaty.copy(tmp_path / "second"), org.almaty.words)
    org.almaty.edit(uid, title="Title of the first")
    copy.edit(uid, summary="Summary of the second.")
    org.up(org.almaty)
    org.take(org.hq, send(copy.desk, org.stick).paths[0])
    (entry,) = forks(org.hq)
    with org.hq.database.local_transaction() as session:
        put_fork_away(session, entry.key)
    assert forks(org.hq) == []
    org.almaty.edit(uid, charge="Article 488")
    org.up(org.almaty)
    assert forks(org.hq) == []
    # Still used side by side.
    copy.edit(uid, remarks="Remarks of the second.")
    org.take(org.hq, send(copy.desk, org.stick).paths[0])
    assert [found.key for found in forks(org.hq)] == [entry.key]
    copy.desk.close()


def test_s45_who_gets_only_some_of_each_line_keeps_them_apart(
    org: Organisation, tmp_path: Path
) -> None:
    copy = Site(org.almaty.copy(tmp_path / "second"), org.almaty.words)
    org.almaty.log(title="Not for others")
    add_term(org.almaty, "Threat by phone")
    add_term(copy, "Search at night")
    org.up(org.almaty)
    org.take(org.hq, send(copy.desk, org.stick).paths[0])
    # Here one line has a gap, and what the other wrote under that number fits into it.
    org.down(org.bishkek)
    assert check_desk(org.bishkek.desk).findings == ()
    assert [line.line_of is None for line in lines_of(org.bishkek, "ALM")] == [True, False]
    copy.desk.close()


def add_term(site: Site, label: str) -> None:
    with site.database.transaction("add-term") as session:
        add_own_term(session, "violation", None, "en", label)


def lines_of(site: Site, code: str) -> list[Desk]:
    with site.database.snapshot() as session:
        query = select(Desk).where(Desk.code == code).order_by(Desk.id)
        return list(session.scalars(query))


def forks(site: Site) -> list[InboxItem]:
    with site.database.snapshot() as session:
        return inbox(session, kinds=[InboxKind.FORKED])


def test_s45_copies_with_a_clock_that_is_behind_never_claim_one_version(
    org: Organisation, tmp_path: Path
) -> None:
    uid = org.shared(title="A raid")
    behind = ShiftedClock(-400)
    copy = Site(org.almaty.copy(tmp_path / "second"), org.almaty.words)
    for site in (org.almaty, copy):
        site.restart(behind)
        for number in range(30):
            site.edit(uid, remarks=f"{number} of {site.path.parent.name}")
    org.up(org.almaty)
    received = org.take(org.hq, send(copy.desk, org.stick).paths[0])
    assert received.state is FileState.IMPORTED
    with org.hq.database.snapshot() as session:
        known = set(session.scalars(select(Revision.hash)))
    for site in (org.almaty, copy):
        with site.database.snapshot() as session:
            assert set(session.scalars(select(Revision.hash).join(Desk).where(Desk.is_own))) < known
    copy.desk.close()


def test_s45_what_a_copy_sent_does_not_count_as_seen_of_the_first(
    org: Organisation, tmp_path: Path
) -> None:
    uid = org.shared(title="A raid")
    copy = Site(org.almaty.copy(tmp_path / "second"), org.almaty.words)
    org.almaty.edit(uid, title="Title of the first")
    for number in range(3):
        copy.edit(uid, remarks=f"Remark {number} of the second")
    org.take(org.hq, send(copy.desk, org.stick).paths[0])
    org.hq.edit(uid, title="Title of headquarters")
    org.down(org.almaty)
    assert org.almaty.event(uid).title == "Title of the first"
    org.deliver()
    assert [question.kind for question in org.hq.conflicts(uid)] == ["edit"]
    copy.desk.close()


def test_s46_a_copy_that_was_restored_goes_on_in_the_line_of_the_copy(
    org: Organisation, tmp_path: Path
) -> None:
    uid = org.shared(title="A raid")
    copy = Site(org.almaty.copy(tmp_path / "second"), org.almaty.words)
    org.almaty.edit(uid, title="Title of the first")
    copy.edit(uid, remarks="Before the copy was lost.")
    with copy.database.local_transaction() as session:
        begin_epoch(session)
    copy.edit(uid, summary="After the copy was put back.")
    org.up(org.almaty)
    org.take(org.hq, send(copy.desk, org.stick).paths[0])
    org.down(org.almaty)
    for site in (org.hq, org.almaty):
        assert check_desk(site.desk).findings == ()
        event = site.event(uid)
        assert (event.title, event.remarks) == ("Title of the first", "Before the copy was lost.")
        assert event.summary == "After the copy was put back."
    copy.desk.close()


# --- restored -------------------------------------------------------------------------------------


def test_s47_a_restored_headquarters_gets_everything_again_and_deletes_nothing(
    org: Organisation, tmp_path: Path
) -> None:
    uid = org.shared(title="A raid")
    backup = org.hq.copy(tmp_path / "backup")
    org.almaty.edit(uid, title="A raid on the market")
    later = org.almaty.log(title="After the backup")
    org.exchange()
    org.hq.edit(later, summary="Written at headquarters.")
    org.down(org.almaty)
    org.up(org.almaty)
    restored(org.hq, backup)
    before = org.almaty.peer(org.hq).acknowledged_position
    org.down(org.almaty)
    assert org.almaty.peer(org.hq).acknowledged_position < before
    with org.almaty.database.snapshot() as session:
        assert only_here(session).records == 2
    assert titles(org.almaty) == {"A raid on the market", "After the backup"}
    org.deliver()
    assert titles(org.hq) == {"A raid on the market", "After the backup"}
    assert org.hq.event(later).summary == "Written at headquarters."


def test_s47_a_restored_headquarters_gets_back_what_each_field_desk_has_of_it(
    org: Organisation, tmp_path: Path
) -> None:
    uid, theirs = org.shared(title="A raid"), org.bishkek.log(title="A trial")
    org.exchange(org.bishkek)
    backup = org.hq.copy(tmp_path / "backup")
    # Each field desk gets one of these alone, and a third one nobody.
    org.hq.log(title="Of headquarters")
    org.hq.edit(theirs, summary="Written for Bishkek.")
    org.hq.edit(uid, summary="Written for Almaty.")
    org.down(org.almaty)
    org.down(org.bishkek)
    restored(org.hq, backup)
    org.hq.edit(uid, charge="Article 488")
    org.deliver()
    assert org.hq.event(uid).summary == "Written for Almaty."
    assert org.hq.event(theirs).summary == "Written for Bishkek."
    assert org.almaty.event(uid).charge == "Article 488"
    assert forks(org.hq) == forks(org.almaty) == forks(org.bishkek) == []


# --- numbers and clocks ---------------------------------------------------------------------------


def test_s48_two_desks_never_make_the_same_reference(org: Organisation) -> None:
    uids = [org.almaty.log(), org.bishkek.log()]
    org.deliver()
    references = [org.hq.event(uid).reference for uid in uids]
    assert references == ["KZ-2023-ALM-0001", "KZ-2023-BSK-0001"]
    assert org.almaty.event(uids[0]).reference == references[0]


@pytest.mark.parametrize(
    "clock",
    [
        ShiftedClock(-365 * 25),
        ShiftedClock(2 * 365),
        ShiftedClock(0, datetime.timezone(datetime.timedelta(hours=13))),
    ],
)
def test_s49_a_wrong_clock_changes_neither_order_nor_merge(
    org: Organisation, clock: ShiftedClock
) -> None:
    uid = org.shared(title="First", start_date="2023-05-01", places=[])
    org.almaty.restart(clock)
    org.almaty.edit(uid, title="Second")
    org.hq.edit(uid, country_code="KG")
    received = org.up(org.almaty)
    is_wrong = abs(clock.days) > 1
    assert ("The clock of ALM is wrong" in received.sentence) == is_wrong
    org.hq.edit(uid, title="Third")
    org.down(org.almaty)
    org.almaty.edit(uid, title="Fourth")
    org.deliver()
    for site in (org.hq, org.almaty):
        event = site.event(uid)
        assert (event.title, event.country_code, event.start_date) == ("Fourth", "KG", "2023-05-01")
        assert site.conflicts(uid) == []
    with org.hq.database.snapshot() as session:
        history = record_history(session, uid)
    told = [d.new for e in history for d in e.differences if (d.kind, d.group) in TITLES]
    order = [new["title"] for new in told if new]
    assert order == ["Fourth", "Third", "Second", "First"]


# --- people and keys ------------------------------------------------------------------------------


def test_s50_work_of_a_person_before_is_sent_under_that_name(org: Organisation) -> None:
    org.almaty.database.author = "First person"
    first = org.almaty.log(title="A raid")
    org.almaty.restart()
    org.almaty.database.author = "Second person"
    second = org.almaty.log(title="A trial")
    org.up(org.almaty)
    with org.hq.database.snapshot() as session:
        authors = [record_history(session, uid)[0].author for uid in (first, second)]
    assert authors == ["First person", "Second person"]


def test_s52_headquarters_rebuilds_a_stolen_desk(org: Organisation, tmp_path: Path) -> None:
    uids = [org.almaty.log(title="A raid"), org.almaty.log(title="A trial")]
    org.exchange()
    org.almaty.log(title="Never sent")
    with org.almaty.database.snapshot() as session:
        assert only_here(session).records == 1
    stolen = send(org.almaty.desk, org.stick).paths[0]
    org.lose(org.almaty)
    revoke(org.hq.database, "ALM")
    received = receive(org.hq.desk, stolen)
    assert received.state is FileState.REFUSED
    new = org.join(Site.new(tmp_path, "ALM2"))
    for uid in uids:
        org.share(uid, new)
    org.deliver()
    assert titles(new) == {"A raid", "A trial"}
    assert content(new, uids) == content(org.hq, uids)
    with new.database.snapshot() as session:
        (entry,) = record_history(session, uids[0])
    assert (entry.desk_code, entry.author) == ("ALM", "Tester of ALM")


def test_s46_a_restored_laptop_is_noticed_loses_nothing_and_gets_back_what_it_lacks(
    org: Organisation, tmp_path: Path
) -> None:
    marks = MarkFolder(tmp_path / "marks")
    uid = org.shared(title="A raid")
    note(org.almaty.desk, marks)
    backup = org.almaty.copy(tmp_path / "backup")
    org.almaty.edit(uid, title="A raid on the market")
    after = org.almaty.log(title="After the backup")
    org.exchange()
    note(org.almaty.desk, marks)
    shutil.rmtree(org.almaty.use(backup))
    assert standing(org.almaty.desk, marks) is Standing.REWOUND
    say_restored(org.almaty.desk, marks)
    org.almaty.log(title="After the restore")
    org.almaty.edit(uid, summary="Written after the restore.")
    org.deliver()
    assert titles(org.hq) == {"A raid on the market", "After the backup", "After the restore"}
    assert titles(org.almaty) == titles(org.hq)
    assert org.almaty.event(after).title == "After the backup"
    assert org.hq.event(uid).summary == "Written after the restore."


def test_s46_what_comes_back_in_pieces_finds_together(org: Organisation, tmp_path: Path) -> None:
    uid = org.shared(title="A raid")
    backup = org.almaty.copy(tmp_path / "backup")
    org.almaty.edit(uid, title="A raid on the market")
    org.exchange()
    copy = Site(org.almaty.copy(tmp_path / "second"), org.almaty.words)
    copy.edit(uid, title="A raid on the market in Almaty")
    org.up(org.almaty)  # so what the copy says it has counts for no newer
    org.take(org.hq, send(copy.desk, org.stick).paths[0])
    shutil.rmtree(restored(org.almaty, backup))
    org.down(org.almaty)  # the last revision alone: headquarters does not know of the backup yet
    org.up(org.almaty)
    org.deliver()
    assert org.almaty.event(uid).title == "A raid on the market in Almaty"
    assert check_desk(org.almaty.desk).findings == ()
    copy.desk.close()


def test_s48_headquarters_sends_to_each_of_two_desks_that_chose_the_same_code(
    org: Organisation, tmp_path: Path
) -> None:
    other = org.join(Site.new(tmp_path, "ALM", name="other"))
    with org.hq.database.snapshot() as session:
        assert find_peer(session, str(other.desk.uid)).desk_uid == other.desk.uid
        with pytest.raises(HrdDeskError, match="Several"):
            find_peer(session, "ALM")
    org.lose(other)
    with org.hq.database.local_transaction() as session:
        session.delete(session.get_one(Peer, other.desk.uid))


def test_s49_a_clock_that_shows_2001_is_warned_of(org: Organisation) -> None:
    uid = org.shared(title="First")
    org.almaty.restart(ShiftedClock(-365 * 25))
    org.almaty.edit(uid, title="Second")
    assert "The clock of ALM is wrong" in org.up(org.almaty).sentence


@pytest.mark.parametrize("side", ["field", "hq"])
def test_s50_what_a_key_between_signed_arrives_under_the_key_of_now(
    org: Organisation, side: str
) -> None:
    uid = org.shared(title="A raid")
    sender, receiver = (org.almaty, org.hq) if side == "field" else (org.hq, org.almaty)
    replace_keys(sender.database)
    sender.edit(uid, title="Under a key that nobody hears of")
    sender.restart()  # signs its mark
    replace_keys(sender.database)
    sender.edit(uid, charge="Article 488")
    taken(receiver.desk, card_of(sender.desk))
    assert org.take(receiver, org.file(sender, receiver)).state is FileState.IMPORTED
    assert receiver.event(uid).title == "Under a key that nobody hears of"


def test_s50_a_revoked_key_means_quarantine_and_no_loss(org: Organisation) -> None:
    uid = org.almaty.log(title="A raid")
    revoke(org.hq.database, "ALM")
    path = send(org.almaty.desk, org.stick).paths[0]
    received = org.take(org.hq, path)
    assert received.state is FileState.REFUSED
    assert received.sentence == RefusedError(Refusal.REVOKED_SENDER).sentence
    kept = [copy.read_bytes() for copy in org.hq.desk.folder.quarantine.iterdir()]
    assert kept == [path.read_bytes()]
    assert titles(org.hq) == set()
    replace_keys(org.almaty.database)
    taken(org.hq.desk, card_of(org.almaty.desk))
    org.deliver()
    assert org.hq.event(uid).title == "A raid"


def test_s50_a_file_from_before_new_keys_is_told_as_that(org: Organisation) -> None:
    uid = org.almaty.log(title="A raid")
    late = org.file(org.almaty)
    replace_keys(org.almaty.database)
    taken(org.hq.desk, card_of(org.almaty.desk))
    received = org.take(org.hq, late)
    assert received.sentence == RefusedError(Refusal.REPLACED_KEY).sentence
    # In a watched folder it is passed over, and its own desk knows it for its own.
    assert look_once(org.hq.desk, org.stick) == []
    assert look_once(org.almaty.desk, org.stick) == []
    assert oldest_first(org.almaty.desk, [late])[0].is_own
    org.files.clear()
    org.deliver()
    assert org.hq.event(uid).title == "A raid"


def test_s50_a_revoked_desk_stays_revoked_under_the_key_before(org: Organisation) -> None:
    uid = org.almaty.log(title="A raid")
    late = org.file(org.almaty)
    replace_keys(org.almaty.database)
    taken(org.hq.desk, card_of(org.almaty.desk))
    revoke(org.hq.database, "ALM")
    assert org.take(org.hq, late).sentence == RefusedError(Refusal.REVOKED_SENDER).sentence
    replace_keys(org.almaty.database)
    taken(org.hq.desk, card_of(org.almaty.desk))
    org.files.clear()
    org.deliver()
    assert org.hq.event(uid).title == "A raid"


def test_s50_other_desks_go_on_with_a_desk_that_has_new_keys(org: Organisation) -> None:
    uid = org.shared(title="A raid")
    org.share(uid, org.bishkek)
    org.deliver()
    replace_keys(org.almaty.database)
    taken(org.hq.desk, card_of(org.almaty.desk))
    org.almaty.edit(uid, title="A raid on the market")
    org.deliver()
    assert org.bishkek.event(uid).title == "A raid on the market"
