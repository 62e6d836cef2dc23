"""The failure catalogue, parts E and F: decisions on the way, other vocabularies and versions."""

import contextlib
import json
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyrage
import pytest
from sqlalchemy import select

from hrd_desk.model.conflicts import ConflictKind
from hrd_desk.model.decisions import DecisionKind
from hrd_desk.model.event import Event
from hrd_desk.model.parts import TermUse
from hrd_desk.model.release import released_as
from hrd_desk.storage.check import check_desk
from hrd_desk.storage.decisions import decide, decisions_of
from hrd_desk.storage.events import load_event
from hrd_desk.storage.journal.journaled import known_columns
from hrd_desk.storage.local_tables import Secret
from hrd_desk.storage.merge import holding, staging
from hrd_desk.storage.merge.incoming import Outcome
from hrd_desk.storage.stored_files import FileStore
from hrd_desk.storage.sync_tables import BundleLog, UnknownTermUse
from hrd_desk.storage.terms import add_own_term, merge_term, rename_term, term_counts
from hrd_desk.sync import manifest as manifests
from hrd_desk.sync.cards import read_card
from hrd_desk.sync.envelope import ENVELOPE_BYTES, LENGTH_BYTES, MAGIC, VERIFY_KEY_BYTES, enveloped
from hrd_desk.sync.keys import own_keys
from hrd_desk.sync.ledger import FileState
from hrd_desk.sync.receiving import receive, retry_waiting
from hrd_desk.sync.sending import send
from tests.sync.catalogue import Organisation, Site, content, newest_change, write_as_newer
from tests.sync.identities import taken
from tests.sync.restoring import restored

NEWER_GROUP = 40
RELEASE = next(g.number for g in Event.groups if g.name == "description_released")
GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def org(tmp_path: Path) -> Iterator[Organisation]:
    with Organisation(tmp_path) as org:
        yield org
        org.end()


def own_term(site: Site, label: str, scheme: str = "violation") -> uuid.UUID:
    """Add a term of a desk's own and return its uid."""
    with site.database.transaction("add-term") as session:
        return add_own_term(session, scheme, None, "en", label).uid


def code_of(site: Site, uid: uuid.UUID) -> str:
    return str(site.value("SELECT code FROM term WHERE uid = :uid", uid=uid.bytes))


def uid_of(site: Site, code: str) -> uuid.UUID:
    return site.vocabulary().term("violation", code).uid


def uses(site: Site, uid: uuid.UUID) -> dict[str, str]:
    """Return the codes of an event's violations, each with the label it was coded with."""
    with site.database.snapshot() as session:
        event = load_event(session, uid)
        found: list[TermUse] = [u for u in event.term_uses if u.term.scheme == "violation"]
        return {use.term.code: use.label_coded for use in found}


# --- E: decisions ---------------------------------------------------------------------------------


def test_s54_headquarters_never_sends_its_copy_over_a_correction_it_could_not_take(
    org: Organisation,
) -> None:
    uid = org.shared(title="A raid", country_code="KZ")
    org.almaty.edit(uid, country_code="KAZAKHSTAN")
    received = org.up(org.almaty)
    assert received.report is not None
    assert received.report.records[uid] is Outcome.UNFIT
    assert org.hq.value("SELECT count(*) FROM unfit") == 1
    org.hq.edit(uid, title="Raid in Almaty")
    org.down(org.almaty)
    event = org.almaty.event(uid)
    assert (event.country_code, event.title) == ("KAZAKHSTAN", "Raid in Almaty")
    told = select(BundleLog.report).where(~BundleLog.is_outgoing).order_by(BundleLog.id.desc())
    with org.almaty.database.snapshot() as session:
        assert uid.hex in session.scalars(told.limit(1)).one()["unfit_there"]


def test_s55_a_decision_reaches_a_desk_that_was_reinstalled(
    org: Organisation, tmp_path: Path
) -> None:
    uid = org.shared(title="A raid")
    backup = org.almaty.copy(tmp_path / "backup")
    with org.hq.database.transaction("decide") as session:
        decide(session, uid, DecisionKind.REJECT, comment="Who told you?")
    org.exchange()
    restored(org.almaty, backup)
    with org.almaty.database.snapshot() as session:
        assert decisions_of(session, uid) == []
    org.deliver()
    with org.almaty.database.snapshot() as session:
        (decision,) = decisions_of(session, uid)
    assert (decision.kind, decision.comment) == (DecisionKind.REJECT, "Who told you?")


# --- F: vocabulary --------------------------------------------------------------------------------


def test_s59_a_renamed_term_is_the_same_term_and_old_labels_stay_in_records(
    org: Organisation,
) -> None:
    old = org.shared(violations=["killing"])
    before = uses(org.hq, old)["killing"]
    with org.hq.database.transaction("rename-term") as session:
        rename_term(session, uid_of(org.hq, "killing"), "en", "Unlawful killing")
    late = org.almaty.log(violations=["killing"])
    org.deliver()
    for site in (org.hq, org.almaty):
        term = site.vocabulary().term("violation", "killing")
        assert (term.uid, term.label()) == (uid_of(org.hq, "killing"), "Unlawful killing")
        assert uses(site, old) == uses(site, late) == {"killing": before}


def test_s60_a_term_that_was_merged_meanwhile_is_still_accepted(org: Organisation) -> None:
    retired = own_term(org.almaty, "Night raid")
    code = code_of(org.almaty, retired)
    early = org.almaty.log(violations=[code])
    org.exchange()
    with org.hq.database.transaction("merge-terms") as session:
        merge_term(session, retired, uid_of(org.hq, "raid"))
    late = org.almaty.log(violations=[code])
    received = org.up(org.almaty)
    assert received.report is not None
    assert received.report.records[late] is Outcome.ADDED
    assert uses(org.hq, early) == {"raid": "Night raid"}
    assert uses(org.hq, late) == {code: "Night raid"}
    vocabulary = org.hq.vocabulary()
    term = vocabulary.term("violation", code)
    assert (term.replaced_by, vocabulary.current(term).code) == ("raid", "raid")
    org.deliver()
    assert uses(org.almaty, early) == {"raid": "Night raid"}
    within = [term.code for term in org.almaty.vocabulary().within("violation", "raid")]
    assert code in within


@pytest.mark.parametrize("is_coded_besides", [False, True])
def test_s60_a_merged_term_that_the_field_takes_away_goes(
    org: Organisation, is_coded_besides: bool
) -> None:
    retired = own_term(org.almaty, "Night raid")
    code = code_of(org.almaty, retired)
    uid = org.almaty.log(violations=[code, "killing"])
    org.exchange()
    with org.hq.database.transaction("merge-term") as session:
        merge_term(session, retired, uid_of(org.hq, "raid"))
    if is_coded_besides:  # by somebody who says so for another reason
        org.hq.edit(uid, violations=["killing"])
        org.hq.edit(uid, violations=["killing", "raid"])
    org.almaty.edit(uid, violations=["killing"])
    org.exchange()
    expected = {"killing", "raid"} if is_coded_besides else {"killing"}
    assert set(uses(org.hq, uid)) == expected
    org.deliver()
    assert set(uses(org.almaty, uid)) == expected
    org.end()


def test_s61_two_proposals_of_the_same_term_are_merged_at_headquarters(org: Organisation) -> None:
    terms = [own_term(site, "Night raid") for site in (org.almaty, org.bishkek)]
    events = [
        site.log(violations=[code_of(site, term)])
        for site, term in zip((org.almaty, org.bishkek), terms, strict=True)
    ]
    org.deliver()
    codes = [code_of(org.hq, term) for term in terms]
    assert len(set(codes)) == 2
    assert [list(uses(org.hq, uid)) for uid in events] == [[codes[0]], [codes[1]]]
    with org.hq.database.transaction("merge-terms") as session:
        assert merge_term(session, terms[1], terms[0]) == 1
    org.deliver()
    assert list(uses(org.bishkek, events[1])) == [codes[0]]
    assert org.bishkek.vocabulary().term("violation", codes[1]).replaced_by == codes[0]
    assert org.almaty.vocabulary().term("violation", codes[1]).replaced_by == codes[0]


def test_s62_an_unknown_term_shows_its_label_until_the_list_comes(
    org: Organisation, tmp_path: Path
) -> None:
    uid = org.shared(violations=["killing"])
    backup = org.hq.copy(tmp_path / "backup")
    term = own_term(org.almaty, "Night raid")
    code = code_of(org.almaty, term)
    lost = org.file(org.almaty)
    org.take(org.hq, lost)
    org.down(org.almaty)
    restored(org.hq, backup)
    org.almaty.edit(uid, violations=["killing", code])
    org.up(org.almaty)
    with org.hq.database.snapshot() as session:
        (unknown,) = session.scalars(select(UnknownTermUse)).all()
    assert (unknown.root_uid, unknown.term_uid) == (uid, term)
    assert unknown.label_coded == "Night raid"
    org.take(org.hq, lost)
    assert org.hq.value("SELECT count(*) FROM unknown_term_use") == 0
    assert uses(org.hq, uid)[code] == "Night raid"


# --- F: versions of the program -------------------------------------------------------------------


def seals(site: Site, uid: uuid.UUID, group: int) -> str:
    """Return the seals of a record's changes in a group, as hex."""
    query = (
        "SELECT group_concat(hex(seal)) FROM (SELECT seal FROM change"
        " WHERE root_uid = :uid AND group_number = :group ORDER BY seal)"
    )
    return str(site.value(query, uid=uid.bytes, group=group))


def test_s63_a_newer_field_is_kept_and_passed_on_untouched(org: Organisation) -> None:
    uid = org.shared(title="A raid")
    org.share(uid, org.bishkek)
    write_as_newer(org.almaty, uid, NEWER_GROUP, {"weather": "rain"})
    write_as_newer(org.almaty, uid, 1, {"name": "A party"}, kind="party")
    received = org.up(org.almaty)
    assert received.report is not None
    assert received.report.newer_fields == 2
    assert received.report.records.get(uid) is not Outcome.UNFIT
    org.deliver()
    expected = seals(org.almaty, uid, NEWER_GROUP)
    assert seals(org.hq, uid, NEWER_GROUP) == expected
    assert seals(org.bishkek, uid, NEWER_GROUP) == expected
    assert json.loads(newest_change(org.bishkek, uid, NEWER_GROUP).new or "") == {"weather": "rain"}


@contextlib.contextmanager
def older_program() -> Iterator[None]:
    """Be a program that was made before descriptions could be released."""

    def known(kind: str, group_number: int) -> dict[str, Any]:
        is_later = (kind, group_number) == ("event", RELEASE)
        return {} if is_later else known_columns(kind, group_number)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(staging, "known_columns", known)
        patch.setattr(holding, "known_columns", known)
        yield


def test_s63_what_came_from_a_newer_program_shows_once_this_one_knows_it(
    org: Organisation,
) -> None:
    uid = org.shared(description="They came at night.")
    released = released_as("They came at night.")
    org.almaty.edit(uid, description_released=released)
    with older_program():
        received = org.up(org.almaty)
        assert received.report is not None
        assert received.report.newer_fields == 1
        org.almaty.edit(uid, title="A raid")
        org.up(org.almaty)
        assert org.hq.event(uid).description_released is None
    org.almaty.edit(uid, remarks="Seen.")
    org.up(org.almaty)
    assert org.hq.event(uid).description_released == released
    assert org.hq.value("SELECT count(*) FROM parked WHERE why = 'newer'") == 0
    org.deliver()


def test_s64_newer_fields_survive_an_edit_by_an_older_program(org: Organisation) -> None:
    uid = org.shared(title="A raid")
    write_as_newer(org.hq, uid, NEWER_GROUP, {"weather": "rain"})
    org.deliver()
    org.almaty.edit(uid, title="A raid on the market", summary="Police came.")
    org.deliver()
    assert org.hq.event(uid).title == "A raid on the market"
    assert seals(org.hq, uid, NEWER_GROUP) == seals(org.almaty, uid, NEWER_GROUP)
    changes = "SELECT count(*) FROM change WHERE root_uid = :uid AND group_number = :group"
    assert org.hq.value(changes, uid=uid.bytes, group=NEWER_GROUP) == 1


def made_by_newer(org: Organisation, path: Path) -> Path:
    """Seal the content of a file of Almaty again as a newer format that needs a newer reader."""
    with org.hq.database.local_transaction() as session:
        identity = own_keys(session).identity
    with org.almaty.database.snapshot() as session:
        signing_key = session.get_one(Secret, "signing-key").value
    plain = pyrage.decrypt(path.read_bytes(), [identity])
    start = len(MAGIC) + VERIFY_KEY_BYTES + LENGTH_BYTES
    length = int.from_bytes(plain[start - LENGTH_BYTES : start])
    manifest = manifests.from_bytes(plain[start : start + length])
    newer = replace(manifest, format=2, reader=2)
    envelope = enveloped(manifests.to_bytes(newer), signing_key)
    recipients = [pyrage.x25519.Recipient.from_str(key) for key in manifest.recipients]
    path.write_bytes(pyrage.encrypt(envelope + plain[ENVELOPE_BYTES + length :], recipients))
    return path


def test_s65_a_file_for_a_newer_reader_waits_and_is_taken_in_after_the_update(
    org: Organisation, monkeypatch: pytest.MonkeyPatch
) -> None:
    uid = org.almaty.log(title="A raid")
    path = made_by_newer(org, org.file(org.almaty))
    org.files.clear()
    before = org.hq.state()
    received = org.take(org.hq, path)
    assert received.state is FileState.TOO_NEW
    assert "newer HRD Desk" in received.sentence
    assert org.hq.state() == before
    (waiting,) = org.hq.desk.folder.waiting.iterdir()
    assert waiting.read_bytes() == path.read_bytes()
    assert retry_waiting(org.hq.desk) == []
    with monkeypatch.context() as updated:
        updated.setattr(manifests, "FORMAT", 2)
        (taken,) = retry_waiting(org.hq.desk)
    assert taken.state is FileState.IMPORTED
    assert org.hq.event(uid).title == "A raid"
    assert list(org.hq.desk.folder.waiting.iterdir()) == []


def test_s66_a_choice_that_becomes_a_set_in_a_later_version_still_merges(
    org: Organisation,
) -> None:
    """No choice has become a set yet: group numbers are permanent, so a set gets a new one.

    The newer desk writes both, and this version goes on with the single value.
    """
    uid = org.shared(country_code="KZ", places=[])
    org.almaty.edit(uid, country_code="KG")
    write_as_newer(org.almaty, uid, NEWER_GROUP, {"countries": ["KG", "KZ"]})
    org.hq.edit(uid, title="Raid in Almaty")
    org.deliver()
    for site in (org.hq, org.almaty):
        event = site.event(uid)
        assert (event.country_code, event.title) == ("KG", "Raid in Almaty")
        assert site.conflicts(uid) == []
        kept = json.loads(newest_change(site, uid, NEWER_GROUP).new or "")
        assert kept == {"countries": ["KG", "KZ"]}


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("format-*-desk.hrdx")), ids=lambda p: p.stem)
def test_s68_a_golden_file_of_every_released_format_is_taken_in_as_on_its_first_day(
    tmp_path: Path, path: Path
) -> None:
    identity = pyrage.x25519.Identity.from_str(path.with_suffix(".key").read_text().strip())
    expected = json.loads(path.with_suffix(".json").read_text())
    heir = Site.new(tmp_path, "HQ2", "hq")
    taken(heir.desk, read_card(path.with_suffix(".hrdcard").read_bytes()))
    received = receive(heir.desk, path, identities=[identity])
    assert received.state is FileState.IMPORTED
    assert not received.needs_person
    found = content(heir, map(uuid.UUID, expected))
    for uid, rows in expected.items():
        kept = {f"{kind} {row_uid}": row for (kind, row_uid), row in found[uuid.UUID(uid)].items()}
        assert kept.keys() == rows.keys()
        # A later version may have more columns.
        assert all(rows[name].items() <= kept[name].items() for name in rows)
        attached = [row["sha256"] for name, row in rows.items() if name.startswith("attachment")]
        with heir.database.snapshot() as session:
            assert all(FileStore(heir.desk.folder).has(session, sha256) for sha256 in attached)
    assert check_desk(heir.desk).is_sound
    heir.desk.close()


def test_s54_a_correction_of_what_headquarters_could_not_take_is_taken(org: Organisation) -> None:
    uid = org.shared(title="A raid", country_code="KZ")
    org.almaty.edit(uid, country_code="KAZAKHSTAN")
    org.exchange()
    org.almaty.edit(uid, country_code="KG")
    org.deliver()
    assert org.hq.event(uid).country_code == "KG"
    assert org.hq.value("SELECT count(*) FROM held") == 0


def test_s59_a_shipped_term_renamed_in_the_field_is_a_proposal_and_nothing_more(
    org: Organisation,
) -> None:
    uid = uid_of(org.almaty, "killing")
    before = org.hq.vocabulary().term("violation", "killing").label()
    with org.almaty.database.transaction("rename-term") as session:
        rename_term(session, uid, "en", "Unlawful killing")
    org.deliver()
    assert org.hq.vocabulary().term("violation", "killing").label() == before
    (question,) = org.hq.conflicts(uid)
    assert question.kind == ConflictKind.PROPOSAL
    assert org.almaty.vocabulary().term("violation", "killing").label() == before


def test_s60_a_merged_term_is_counted_under_the_one_it_was_merged_into(org: Organisation) -> None:
    retired = own_term(org.almaty, "Night raid")
    code = code_of(org.almaty, retired)
    org.exchange()
    with org.hq.database.transaction("merge-terms") as session:
        merge_term(session, retired, uid_of(org.hq, "raid"))
    org.almaty.log(violations=[code])
    org.up(org.almaty)
    with org.hq.database.snapshot() as session:
        assert term_counts(session, "violation").get("raid") == 1


def test_s67_a_term_made_again_under_its_name_is_another_term(
    org: Organisation, tmp_path: Path
) -> None:
    copy = Site(org.almaty.copy(tmp_path / "second"), org.almaty.words)
    terms = [own_term(site, "Night raid") for site in (org.almaty, copy)]
    code = code_of(org.almaty, terms[0])
    assert code_of(copy, terms[1]) == code
    events = [site.log(violations=[code]) for site in (org.almaty, copy)]
    org.up(org.almaty)
    org.take(org.hq, send(copy.desk, org.stick).paths[0])
    copy.desk.close()
    assert uid_of(org.hq, code) == terms[0]
    assert uses(org.hq, events[0]) == {code: "Night raid"}
    assert uid_of(org.hq, f"{code}-2") == terms[1]
    assert uses(org.hq, events[1]) == {f"{code}-2": "Night raid"}
