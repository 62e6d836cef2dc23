"""What one record of a publication withholds and another tells is said beside the file."""

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from hrd_desk.errors import InvalidInputError
from hrd_desk.model.event import Event
from hrd_desk.model.parts import Citation, EventLink, Place
from hrd_desk.progress import silent
from hrd_desk.publishing.export_report import report_of
from hrd_desk.publishing.exporting import MadeFile, make_file, put
from hrd_desk.publishing.kept import KeptRecords
from hrd_desk.publishing.orders import TABLE_FORMATS, BriefKind, FileFormat, Order
from hrd_desk.publishing.preparing import prepare
from hrd_desk.storage.event_lists import EventFilter
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.terms import add_own_term
from hrd_desk.vocabulary.terms import OWN, Term
from tests.builders import an_event, saved, shipped_vocabulary, vocabulary_of
from tests.publishing.samples import a_citation, seed_event

KEEPER, TELLER = "KZ-2023-0001", "KZ-2023-0002"
ORDERS = [
    Order(kind=BriefKind.DIGEST, language="en"),
    Order(kind=BriefKind.DIGEST, language="ru", format=FileFormat.DOCX),
    Order(kind=BriefKind.DIGEST, language="ar", format=FileFormat.HTML),
    Order(kind=BriefKind.DIGEST, language="ru", format=FileFormat.CSV),
    Order(kind=BriefKind.CASE_LIST, language="ar", format=FileFormat.XLSX),
    Order(kind=BriefKind.CASE_LIST, language="en"),
]
Pair = tuple[Event, Event]


def a_pair(**keeper: object) -> Pair:
    public = {"confidentiality": "public", "record_status": "verified"}
    events = [
        seed_event(reference=KEEPER, **(public | keeper)),
        seed_event(reference=TELLER, title="Kazakhstan: a rally", **public),
    ]
    for event in events:
        event.citations = [a_citation()]
        event.places = []
        event.summary = "On 1 May 2023, the police dispersed a rally."
    return events[0], events[1]


def a_witness(**fields: object) -> Citation:
    witness = {"source_name": "Aigerim Testova", "source_type": "interview", "url": "", "title": ""}
    return a_citation(**(witness | fields))


def a_place(mark: str | None, **fields: object) -> Place:
    town = {"locality": "Taraz", "region": "Zhambyl", "country_code": "KZ", "is_primary": True}
    return Place(confidentiality=mark, **(town | fields))


def witness_and_victim() -> Pair:
    keeper, teller = a_pair()
    keeper.citations.append(a_witness())
    teller.title = "Kazakhstan: Aigerim Testova arrested"
    return keeper, teller


def witness_in_another_script() -> Pair:
    keeper, teller = a_pair()
    keeper.citations.append(a_witness())
    teller.summary = "Айгерим Тестову задержали в мае."
    return keeper, teller


def source_named_in_another() -> Pair:
    keeper, teller = a_pair()
    union = {"source_name": "Union of Lawyers", "url": "", "title": ""}
    keeper.citations.append(a_citation(confidentiality="internal", **union))
    teller.citations.append(a_citation(source_name="Union of Lawyers", confidentiality="public"))
    return keeper, teller


def person_of_a_note() -> Pair:
    keeper, teller = a_pair(remarks="Source: Daniyar Fiktivov")
    teller.summary = "Daniyar Fiktivov was fined."
    return keeper, teller


def exact_place() -> Pair:
    keeper, teller = a_pair()
    keeper.places = [a_place("restricted")]
    teller.places = [a_place("public")]
    return keeper, teller


def exact_point() -> Pair:
    keeper, teller = a_pair()
    point = {"latitude_deg": 42.90123, "longitude_deg": 71.36543, "precision": "exact"}
    keeper.places = [a_place(None, **point)]
    teller.places = [a_place("public", **point)]
    return keeper, teller


PAIRS: dict[str, tuple[Callable[[], Pair], str, str]] = {
    "witness": (witness_and_victim, "citations", "title"),
    "script": (witness_in_another_script, "citations", "summary"),
    "source": (source_named_in_another, "citations", "citations"),
    "note": (person_of_a_note, "remarks", "summary"),
    "place": (exact_place, "places", "places"),
    "point": (exact_point, "places", "places"),
}


def is_printed(name: str, order: Order) -> bool:
    """Whether a file tells what the second record of a pair tells: points stand in tables alone."""
    if name == "point":
        return order.format in TABLE_FORMATS
    return order.kind is not BriefKind.CASE_LIST or name in {"witness", "place"}


def made(events: Pair, order: Order) -> MadeFile:
    return make_file(prepare(events, shipped_vocabulary(), order))


@pytest.mark.parametrize(
    ("name", "order"), [pair for pair in itertools.product(PAIRS, ORDERS) if is_printed(*pair)]
)
def test_both_records_and_the_fields_are_named(name: str, order: Order, tmp_path: Path) -> None:
    pair, withheld, told = PAIRS[name]
    file = made(pair(), order)
    found = {(one.withheld_by, one.withheld, one.told_by, one.told) for one in file.told_elsewhere}
    assert (KEEPER, withheld, TELLER, told) in found
    (warning,) = file.warnings
    assert KEEPER in warning
    assert TELLER in warning
    path = tmp_path / f"file.{order.format}"
    written = put(file, path)
    report = report_of(file.prepared, written)
    assert len(report["told_elsewhere"]) == len(found)
    assert "Testova" not in str(report)


@pytest.mark.parametrize("order", ORDERS)
def test_every_kind_of_file_tells_it(order: Order) -> None:
    assert made(witness_and_victim(), order).warnings


def test_nothing_is_said_where_nothing_is_told_twice() -> None:
    keeper, teller = a_pair()
    keeper.citations.append(a_witness())
    assert made((keeper, teller), ORDERS[0]).warnings == ()


def test_a_paper_that_nobody_marked_is_no_secret_of_another_record() -> None:
    keeper, teller = a_pair()
    keeper.citations.append(a_citation(source_name="The Steppe Herald", url="", title=""))
    teller.citations.append(a_citation(source_name="The Steppe Herald"))
    assert made((keeper, teller), ORDERS[0]).warnings == ()


def test_a_town_of_another_day_tells_nothing() -> None:
    keeper, teller = exact_place()
    teller.start_date = teller.end_date = "2023-06-02"
    assert made((keeper, teller), ORDERS[0]).warnings == ()
    third = seed_event(reference="KZ-2023-0003", confidentiality="public")
    third.citations, third.places = [], [a_place("restricted")]
    third.start_date = third.end_date = "2023-06-02"
    prepared = prepare([keeper, teller, third], shipped_vocabulary(), ORDERS[0])
    (one,) = make_file(prepared).told_elsewhere
    assert (one.withheld_by, one.told_by) == ("KZ-2023-0003", TELLER)


def test_a_town_of_some_day_of_the_month_tells_nothing() -> None:
    keeper, teller = exact_place()
    keeper.start_date, keeper.end_date = "2023-05", None
    assert made((keeper, teller), ORDERS[0]).warnings == ()
    keeper.start_date = "2023-04-30/2023-05-02"
    assert made((keeper, teller), ORDERS[0]).warnings


def test_statistics_tell_of_terms_alone(alm: OpenDesk) -> None:
    order = Order(kind=BriefKind.STATISTICS, smallest_count=0)
    assert made(witness_and_victim(), order).warnings == ()
    assert made(exact_place(), order).warnings == ()
    with alm.database.transaction("a term") as session:
        add_own_term(session, "violation", None, "en", "Raid at Aigerim Testova's")
        codes = [term.code for term in session.scalars(select(Term)) if term.origin == OWN]
    public = {"confidentiality": "public"}
    saved(alm, an_event(vocabulary_of(alm), citations=[a_witness()], **public))
    saved(alm, an_event(vocabulary_of(alm), violations=codes, **public))
    prepared = KeptRecords(alm.database).prepared(EventFilter(), order, silent)
    (one,) = make_file(prepared).told_elsewhere
    assert (one.withheld, one.told) == ("citations", "violations")


@pytest.mark.parametrize("name", ["witness", "script", "note", "place", "point"])
@pytest.mark.parametrize("link", ["update-of", "duplicate-of"])
def test_records_of_one_event_withhold_together(name: str, link: str) -> None:
    keeper, teller = PAIRS[name][0]()
    teller.links = [EventLink(target_uid=keeper.uid, link_type=link)]
    order = next(order for order in ORDERS if is_printed(name, order))
    with pytest.raises(InvalidInputError, match="one event") as refusal:
        made((keeper, teller), order)
    assert KEEPER in refusal.value.sentence
    assert TELLER in refusal.value.sentence
    teller.links = [EventLink(target_uid=keeper.uid, link_type="related")]
    assert made((keeper, teller), order).warnings


def test_a_source_that_the_update_names_may_be_named_there() -> None:
    keeper, teller = source_named_in_another()
    teller.links = [EventLink(target_uid=keeper.uid, link_type="update-of")]
    assert made((keeper, teller), ORDERS[0]).warnings
