"""The failure catalogue, part B: the same record changed at two desks."""

import datetime
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from hrd_desk.model.checks import check_event
from hrd_desk.model.conflicts import Conflict, ConflictKind, Settlement
from hrd_desk.model.event import Event
from hrd_desk.model.parts import Citation, Count, Place
from hrd_desk.model.plain_event import PlainEvent
from hrd_desk.storage.authorship import writers
from hrd_desk.storage.decisions import publication_obstacle
from hrd_desk.storage.event_lists import EventFilter
from hrd_desk.storage.event_points import event_points
from hrd_desk.storage.events import save_event
from hrd_desk.storage.merge.incoming import Outcome
from hrd_desk.storage.plain_reading import read_plain_events
from hrd_desk.storage.sync_tables import OwnPending
from hrd_desk.storage.terms import load_vocabulary
from tests.sync.catalogue import Organisation, Site


@pytest.fixture
def org(tmp_path: Path) -> Iterator[Organisation]:
    with Organisation(tmp_path) as org:
        yield org
        org.end()


def question_about(site: Site, uid: uuid.UUID) -> Conflict:
    """Return the only open question about a record."""
    (question,) = site.conflicts(uid)
    return question


def test_s17_different_fields_are_both_kept_without_a_question(org: Organisation) -> None:
    uid = org.shared(title="A raid")
    org.almaty.edit(uid, perpetrators_state=["police"])
    org.hq.edit(uid, summary="Police searched the market.")
    received = org.up(org.almaty)
    assert received.report is not None
    assert received.report.records == {uid: Outcome.UPDATED}
    event = org.hq.event(uid)
    assert event.codes("perpetrators_state") == ["police"]
    assert event.summary == "Police searched the market."
    assert org.hq.conflicts(uid) == []
    report = org.hq.value("SELECT report FROM bundle_log ORDER BY id DESC")
    assert f'"{uid.hex}": "updated"' in report
    org.deliver()
    assert org.almaty.event(uid).summary == "Police searched the market."


def test_s18_two_values_of_one_field_leave_the_second_waiting(org: Organisation) -> None:
    uid = org.shared(title="A raid")
    org.almaty.edit(uid, title="A raid on the market")
    org.hq.edit(uid, title="Raid in Almaty")
    received = org.up(org.almaty)
    assert received.needs_person
    assert org.hq.event(uid).title == "Raid in Almaty"
    question = question_about(org.hq, uid)
    assert org.hq.waiting(question) == ({"title": "A raid"}, {"title": "A raid on the market"})
    with org.hq.database.snapshot() as session:
        who = writers(session, [question.waiting_version, question.shown_version])
        assert publication_obstacle(session, uid)
    assert who[question.waiting_version].desk_code == "ALM"
    assert who[question.waiting_version].author == "Tester of ALM"
    assert who[question.shown_version].author == "Tester of HQ"
    assert who[question.waiting_version].noted_at_utc.date() >= datetime.date(2023, 1, 1)
    org.hq.edit(uid, country_code="KG")
    org.deliver()
    assert org.almaty.event(uid).title == "Raid in Almaty"
    assert len(org.almaty.conflicts(uid)) == 1


def test_s19_the_same_change_on_both_sides_is_no_question(org: Organisation) -> None:
    pairs = [
        ("A raid on the market", "A raid on the market"),
        ("A raid  on the market ", "A raid on the market"),
        ("Caf\u00e9 raided", "Cafe\u0301 raided"),
        ("The \u201cold\u201d market\u2019s raid", 'The "old" market\'s raid'),
        ("Raid:\u00a0market", "Raid: market"),
    ]
    uids = [org.almaty.log(title=f"Raid {number}") for number in range(len(pairs))]
    org.exchange()
    for uid, (field, headquarters) in zip(uids, pairs, strict=True):
        org.almaty.edit(uid, title=field)
        org.hq.edit(uid, title=headquarters)
    org.up(org.almaty)
    for uid, (_field, headquarters) in zip(uids, pairs, strict=True):
        assert org.hq.conflicts(uid) == []
        assert org.hq.event(uid).title == headquarters


def test_s20_coded_lists_come_together_as_sets(org: Organisation) -> None:
    uid = org.shared(rights=["protest", "association"])
    org.almaty.edit(uid, rights=["protest", "association", "life"])
    org.hq.edit(uid, rights=["protest", "fair-trial"])
    org.up(org.almaty)
    assert set(org.hq.event(uid).codes("rights")) == {"protest", "life", "fair-trial"}
    assert org.hq.conflicts(uid) == []


def test_s20_one_term_in_two_records_waits_in_each_of_them(org: Organisation) -> None:
    uids = [org.shared(rights=["protest", "life"]) for _number in range(2)]
    for uid in uids:
        org.almaty.edit(uid, rights=["protest"])
        org.almaty.edit(uid, rights=["protest", "life"])
        org.hq.edit(uid, rights=["protest"])
    org.down(org.almaty)
    for uid in uids:
        assert set(org.almaty.event(uid).codes("rights")) == {"protest", "life"}
    with org.almaty.database.snapshot() as session:
        assert set(session.scalars(select(OwnPending.root_uid))) == set(uids)
    org.deliver()
    for uid in uids:
        told = [set(site.event(uid).codes("rights")) for site in (org.hq, org.almaty)]
        assert told[0] == told[1]


def test_s21_a_place_is_never_mixed_from_two(org: Organisation) -> None:
    uid = org.shared(title="A raid")

    def move(event: Event) -> None:
        event.places[0].latitude_deg, event.places[0].longitude_deg = 51.1, 71.4

    org.almaty.change(uid, move)
    org.hq.change(uid, lambda event: setattr(event.places[0], "locality", "Almaty (market)"))
    org.up(org.almaty)
    question = question_about(org.hq, uid)
    assert question.row_kind == "place"
    waiting = org.hq.waiting(question)[1]
    assert (waiting["locality"], waiting["latitude_deg"]) == ("Almaty", 51.1)
    place = org.hq.event(uid).places[0]
    assert (place.locality, place.latitude_deg) == ("Almaty (market)", 43.224209880467825)
    org.deliver()
    place = org.almaty.event(uid).places[0]
    assert (place.locality, place.latitude_deg) == ("Almaty (market)", 43.224209880467825)


def test_s22_two_precisions_of_a_date_are_one_question(org: Organisation) -> None:
    uid = org.shared(start_date="2023")
    org.almaty.edit(uid, start_date="2023-05")
    org.hq.edit(uid, start_date="2023-05-01")
    org.up(org.almaty)
    assert org.hq.event(uid).start_date == "2023-05-01"
    question = question_about(org.hq, uid)
    base = {"start_date": "2023", "start_date_entered": None}
    assert org.hq.waiting(question) == (base, base | {"start_date": "2023-05"})


def test_s24_paragraphs_that_do_not_touch_are_merged(org: Organisation) -> None:
    uid = org.shared(description="One came.\n\nTwo left.\n\nThree were held.")
    org.almaty.edit(uid, description="One man came.\n\nTwo left.\n\nThree were held.")
    org.hq.edit(uid, description="One came.\n\nTwo left.\n\nThree men were held.")
    org.up(org.almaty)
    merged = "One man came.\n\nTwo left.\n\nThree men were held."
    assert org.hq.event(uid).description == merged
    assert org.hq.conflicts(uid) == []
    org.deliver()
    assert org.almaty.event(uid).description == merged


def test_s24_one_paragraph_of_two_people_waits_without_marks_in_the_text(
    org: Organisation,
) -> None:
    uid = org.shared(description="One came.\n\nTwo left.")
    org.almaty.edit(uid, description="One man came.\n\nTwo left.")
    org.hq.edit(uid, description="One woman came.\n\nTwo left.")
    org.up(org.almaty)
    assert org.hq.event(uid).description == "One woman came.\n\nTwo left."
    question = question_about(org.hq, uid)
    assert org.hq.waiting(question)[1] == {"description": "One man came.\n\nTwo left."}


def test_s25_a_chain_of_edits_is_compared_with_what_both_sides_knew(org: Organisation) -> None:
    uid = org.shared(title="First")
    org.almaty.edit(uid, title="Second")
    org.hq.edit(uid, title="Between")
    org.almaty.edit(uid, title="Third")
    org.file(org.almaty)
    org.almaty.edit(uid, title="Fourth")
    org.up(org.almaty)
    question = question_about(org.hq, uid)
    assert org.hq.waiting(question) == ({"title": "First"}, {"title": "Fourth"})
    assert org.hq.event(uid).title == "Between"


def test_s25_a_chain_that_comes_back_to_its_beginning_asks_nothing(org: Organisation) -> None:
    uid = org.shared(title="First")
    org.almaty.edit(uid, title="Second")
    org.hq.edit(uid, title="Between")
    org.almaty.edit(uid, title="First")
    org.up(org.almaty)
    assert org.hq.conflicts(uid) == []
    assert org.hq.event(uid).title == "Between"


def a_question(org: Organisation) -> uuid.UUID:
    """Return an event about whose title a question is open everywhere."""
    uid = org.shared(title="A raid")
    org.almaty.edit(uid, title="A raid on the market")
    org.hq.edit(uid, title="Raid in Almaty")
    org.exchange()
    return uid


def test_s26_an_open_question_outlasts_ten_later_files(org: Organisation) -> None:
    uid = a_question(org)
    before = question_about(org.hq, uid)
    for number in range(10):
        org.almaty.edit(uid, summary=f"Summary {number}")
        org.up(org.almaty)
    org.down(org.almaty)
    after = question_about(org.hq, uid)
    assert (after.uid, after.waiting_version) == (before.uid, before.waiting_version)
    assert org.hq.waiting(after)[1] == {"title": "A raid on the market"}
    assert org.hq.event(uid).title == org.almaty.event(uid).title == "Raid in Almaty"


def test_s27_a_settled_question_stays_settled_when_old_files_come_again(
    org: Organisation,
) -> None:
    chosen = {Settlement.SHOWN: "Raid in Almaty", Settlement.WAITING: "A raid on the market"}
    uids = {choice: org.almaty.log(title="A raid") for choice in chosen}
    org.exchange()
    for uid in uids.values():
        org.almaty.edit(uid, title="A raid on the market")
        org.hq.edit(uid, title="Raid in Almaty")
    old = org.file(org.almaty)
    org.take(org.hq, old)
    for choice, uid in uids.items():
        org.hq.settle(question_about(org.hq, uid), choice)
    org.take(org.hq, old)
    # The same revisions once more, in another file, because no receipt came.
    org.up(org.almaty)
    org.deliver()
    for choice, uid in uids.items():
        for site in (org.hq, org.almaty):
            assert site.conflicts(uid) == []
            assert site.event(uid).title == chosen[choice]


def test_s30_a_stamp_without_a_change_makes_nothing_to_send(org: Organisation) -> None:
    uids = [org.almaty.log(title=f"Raid {number}") for number in range(5)]
    org.deliver()
    revisions = "SELECT count(*) FROM revision"
    before = org.almaty.value(revisions)
    with org.almaty.database.transaction("bulk") as session:
        session.execute(text("UPDATE event SET revised = revised + 1"))
    events = [org.almaty.event(uid) for uid in uids]
    with org.almaty.database.transaction("bulk") as session:
        for event in events:
            save_event(session, event)
    assert org.almaty.value(revisions) == before
    sent = org.write(org.almaty)
    assert (sent.records, sent.revisions) == (0, 0)
    org.take(org.hq, sent.paths[0])
    assert all(org.hq.conflicts(uid) == [] for uid in uids)


def test_s23_two_valid_edits_that_break_a_rule_together_are_to_be_checked(
    org: Organisation,
) -> None:
    uid = org.shared(start_date="2023-05-01")
    org.almaty.edit(uid, end_date="2023-05-03")
    org.hq.edit(uid, start_date="2023-06-01")
    org.up(org.almaty)
    event = org.hq.event(uid)
    assert (event.start_date, event.end_date) == ("2023-06-01", "2023-05-03")
    problems = check_event(event, org.hq.vocabulary(), datetime.date(2024, 1, 1))
    assert "end-before-start" in [problem.code for problem in problems]
    question = question_about(org.hq, uid)
    assert question.kind == ConflictKind.CHECK


# --- lists that both sides add to -----------------------------------------------------------------


def test_what_both_sides_added_to_a_list_stands_in_one_order_on_both_desks(
    org: Organisation,
) -> None:
    uid = org.shared(title="A raid")
    org.hq.change(uid, lambda event: _add(event, "Osh", 1))
    org.almaty.change(uid, lambda event: _add(event, "Almaty", 7))
    org.exchange()
    org.exchange()
    shown = [_lists(site, uid) for site in (org.hq, org.almaty)]
    assert shown[0] == shown[1]
    assert sorted(shown[0][0]) == ["Almaty", "Osh"]


def _add(event: Event, town: str, people: int) -> None:
    place = Place(locality=town, latitude_deg=people, longitude_deg=people)
    event.places = [place]
    event.counts.append(Count(role="detained", minimum=people, maximum=people))
    event.citations.append(Citation(source_name=town))


def _lists(site: Site, uid: uuid.UUID) -> list[list[Any]]:
    event = site.event(uid)
    (plain,) = _plainly(site, uid)
    with site.database.snapshot() as session:
        points = event_points(session, EventFilter())
    return [
        [place.locality for place in event.places],
        [count.minimum for count in event.counts],
        [citation.source_name for citation in event.citations],
        [place.locality for place in plain.places],
        list(points.latitudes_deg),
    ]


def _plainly(site: Site, uid: uuid.UUID) -> list[PlainEvent]:
    with site.database.snapshot() as session:
        return list(read_plain_events(session, [uid], load_vocabulary(session)))
