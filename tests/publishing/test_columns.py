"""Every column of every table of a record, and which readers find it in a brief."""

import dataclasses
import datetime
import json
import uuid
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from sqlalchemy import inspect

from hrd_desk.mapping import Base
from hrd_desk.model.event import Event
from hrd_desk.model.parts import Attachment, Citation, Count, EventLink, Place, TermUse
from hrd_desk.model.release import released_as
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.redact import redact
from hrd_desk.publishing.rules import Outcome, ruling
from tests.builders import shipped_vocabulary
from tests.publishing.samples import coded

NOBODY: frozenset[Audience] = frozenset()
ALL = frozenset(Audience)
INSIDE = frozenset({Audience.INTERNAL})
TRUSTED = INSIDE | {Audience.PARTNER}
NOT_PUBLIC = ALL - {Audience.PUBLIC}
UID = uuid.UUID("deadbeef-0000-4000-8000-00000000cafe")
DAY = datetime.date(1931, 1, 31)
DAY_WORDS = "1931"
RELEASE = released_as("Qdescription")


class Planted(NamedTuple):
    """A value, the word by which it is known in a brief, and who finds it there."""

    value: Any
    word: str
    told: frozenset[Audience]


def text(word: str, told: frozenset[Audience] = NOBODY) -> Planted:
    return Planted(word, word, told)


def number(value: int) -> Planted:
    return Planted(value, str(value), NOBODY)


COLUMNS: dict[str, dict[str, Planted]] = {
    "event": {
        "id": number(770001),
        "uid": Planted(UID, "deadbeef", NOBODY),
        "version": number(770002),
        "revised": number(770003),
        "reference": text("ZZ-0001", ALL),
        "title": text("Qtitle", ALL),
        "country_code": Planted("KZ", "Kazakhstan", ALL),
        "start_date": Planted("2023-05-01", "1 May", ALL),
        "start_date_entered": text("Qinitial"),
        "start_earliest": Planted(DAY, DAY_WORDS, NOBODY),
        "start_latest": Planted(DAY, DAY_WORDS, NOBODY),
        "end_date": Planted("2024-07-19", "19 July 2024", ALL),
        "end_date_entered": text("Qfinal"),
        "end_latest": Planted(DAY, DAY_WORDS, NOBODY),
        "description": text("Qdescription", ALL),
        "description_released": Planted(RELEASE, RELEASE or "", NOBODY),
        "context": text("Qcontext", TRUSTED),
        "charge": text("Qcharge", NOT_PUBLIC),
        "summary": text("Qsummary", ALL),
        "summary_language": text("Qlanguage"),
        "remarks": text("Qremarks"),
        "monitoring_status": text("Qmonitoring", TRUSTED),
        "monitoring_note": text("Qnote"),
        "verification": text("Qverification", TRUSTED),
        "record_status": Planted("submitted", "Submitted", INSIDE),
        "confidentiality": Planted("public", "May be published", INSIDE),
        "deleted_version": Planted(None, "770004", NOBODY),
        "deletion_saw_version": number(770005),
        "deletion_saw": Planted([770006], "770006", NOBODY),
        "deletion_reason": text("Qreason"),
    },
    "term_use": {
        "event_id": number(770101),
        "term_id": number(770102),
        "version": number(770103),
        "label_coded": text("Qlabel"),
    },
    "people_count": {
        "id": number(770201),
        "uid": Planted(UID, "deadbeef", NOBODY),
        "event_id": number(770202),
        "version": number(770203),
        "role": text("Qrole", ALL),
        "minimum": Planted(4321, "4,321", ALL),
        "maximum": Planted(5678, "5,678", ALL),
        "words": text("Qwords"),
        "position": number(770204),
    },
    "place": {
        "id": number(770301),
        "uid": Planted(UID, "deadbeef", NOBODY),
        "event_id": number(770302),
        "version": number(770303),
        "is_primary": Planted(True, "is_primary", NOBODY),
        "locality": text("Qlocality", ALL),
        "district": text("Qdistrict", INSIDE),
        "region": text("Qregion", ALL),
        "country_code": Planted("KG", "Kyrgyzstan", ALL),
        "address": text("Qaddress", INSIDE),
        "latitude_deg": Planted(43.224209, "43.22421", INSIDE),
        "longitude_deg": Planted(76.928754, "76.92875", INSIDE),
        "precision": Planted("exact", "Exact point", ALL),
        "found_by": text("Qfound"),
        "published_name": Planted(None, "Qpublished", NOBODY),
        "confidentiality": Planted(None, "Not to be published", NOBODY),
        "position": number(770304),
    },
    "citation": {
        "id": number(770401),
        "uid": Planted(UID, "deadbeef", NOBODY),
        "event_id": number(770402),
        "version": number(770403),
        "source_name": text("Qsource", ALL),
        "url": Planted("https://qurl.example/a", "qurl", ALL),
        "title": text("Qheadline", ALL),
        "published_on": Planted("2022-03-13", "13 March 2022", ALL),
        "accessed_on": Planted("2021-02-11", "2021", NOBODY),
        "archive_url": Planted("https://qarchive.example/a", "qarchive", NOBODY),
        "source_type": Planted("news", "News media article", NOBODY),
        "connection": text("Qconnection"),
        "reliability": text("Qreliability"),
        "language": text("Qtongue"),
        "excerpt": text("Qexcerpt"),
        "confidentiality": Planted(None, "Qmark", NOBODY),
        "position": number(770404),
    },
    "event_link": {
        "id": number(770501),
        "uid": Planted(UID, "deadbeef", NOBODY),
        "event_id": number(770502),
        "version": number(770503),
        "target_uid": Planted(UID, "deadbeef", NOBODY),
        "link_type": text("Qlink"),
        "note": text("Qwhy"),
        "position": number(770504),
    },
    "attachment": {
        "id": number(770601),
        "uid": Planted(UID, "deadbeef", NOBODY),
        "event_id": number(770602),
        "version": number(770603),
        "sha256": text("abcdef" * 10 + "abcd"),
        "size_bytes": number(770604),
        "media_type": text("Qmedia"),
        "name": text("Qfile.jpg"),
        "note": text("Qcaption"),
        "confidentiality": Planted("public", "Qmark", NOBODY),
        "position": number(770605),
    },
}
"""Public mark for the record and the attachment, none for the place and the source; the
description is released."""

PARTS: dict[type[Count | Place | Citation | EventLink | Attachment], str] = {
    Count: "counts",
    Place: "places",
    Citation: "citations",
    EventLink: "links",
    Attachment: "attachments",
}
TABLES: tuple[type[Base], ...] = (Event, TermUse, *PARTS)


def an_event_with_everything() -> Event:
    event = coded(Event(), "violations", "arrest-detention")
    for name, planted in COLUMNS["term_use"].items():
        if name != "term_id":
            setattr(event.term_uses[0], name, planted.value)
    for part, field in PARTS.items():
        values = {name: cell.value for name, cell in COLUMNS[part.__tablename__].items()}
        setattr(event, field, [part(**values)])
    event.places.append(Place(locality="Elsewhere"))  # its country is the event's
    for name, planted in COLUMNS["event"].items():
        if not name.endswith(("_earliest", "_latest")):
            setattr(event, name, planted.value)
    event.start_earliest = event.start_latest = event.end_latest = DAY
    return event


def all_words(audience: Audience, **changed: str | None) -> str:
    event = an_event_with_everything()
    for name, value in changed.items():
        setattr(event, name, value)
    brief = redact(event, shipped_vocabulary(), audience, "en")
    return json.dumps(dataclasses.asdict(brief), ensure_ascii=False)


def cells() -> Iterator[tuple[str, Planted]]:
    for table, columns in COLUMNS.items():
        for name, planted in columns.items():
            yield f"{table}.{name}", planted


def test_every_column_of_the_record_is_named_here() -> None:
    """Whoever adds a column says here who may read it; until then nobody does."""
    named = {table: set(columns) for table, columns in COLUMNS.items()}
    mapped = {t.__tablename__: set(t.__table__.columns.keys()) for t in TABLES}
    assert named == mapped


def test_every_part_of_the_record_is_named_here() -> None:
    parts = {relation.key for relation in inspect(Event).relationships}
    assert parts == {"term_uses", *PARTS.values()}


@pytest.mark.parametrize("audience", list(Audience))
def test_who_finds_a_column_in_a_brief(audience: Audience) -> None:
    words = all_words(audience)
    for name, planted in cells():
        assert (planted.word in words) is (audience in planted.told), name


@pytest.mark.parametrize("audience", list(Audience))
def test_nobody_finds_a_description_without_a_tick_or_one_that_was_changed_after_it(
    audience: Audience,
) -> None:
    assert "Qdescription" not in all_words(audience, description_released=None)
    assert "Qdescription" not in all_words(audience, description="Qdescription and a name")
    assert "Qdescription" in all_words(audience, description=" Qdescription\n")


@pytest.mark.parametrize("audience", list(Audience))
def test_a_field_that_no_rule_names_is_withheld(audience: Audience) -> None:
    found = ruling("weather", an_event_with_everything(), shipped_vocabulary(), audience)
    assert found.outcome is Outcome.WITHHELD
    assert found.why
