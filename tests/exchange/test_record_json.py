"""Our record format: what goes out comes back the same, and every fault is named."""

import contextlib
import json
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrd_desk.errors import InvalidInputError
from hrd_desk.exchange import record_json
from hrd_desk.exchange.json_text import read_json
from hrd_desk.exchange.record_json import FORMAT, event_from_json, event_to_json
from hrd_desk.model.event import CODED_LISTS
from hrd_desk.model.release import released_as
from hrd_desk.model.text_merging import plain_text
from hrd_desk.storage.terms import load_vocabulary
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.builders import a_desk

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "tests" / "data" / "seed.json"


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    with a_desk(tmp_path_factory.mktemp("desk")) as desk, desk.database.snapshot() as session:
        return load_vocabulary(session)


def seed() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(SEED.read_text(encoding="utf-8"))
    return content


# --- there and back -------------------------------------------------------------------------------

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=200)
dates = st.sampled_from(
    ["2023-05-01", "2023-05", "2023", "2023-05-01~", "2022/..", "../2023-05", "202X", "2023-21?"]
)
uids = st.uuids(version=4).map(str)


def codes(vocabulary: Vocabulary, scheme: str) -> st.SearchStrategy[str]:
    return st.sampled_from([term.code for term in vocabulary.choices(scheme)])


def some(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Return objects that have any of the fields."""
    return st.fixed_dictionaries({"uid": uids}, optional=fields)


def counts(vocabulary: Vocabulary) -> st.SearchStrategy[dict[str, Any]]:
    bounds = st.lists(st.integers(0, 2**31 - 1), min_size=2, max_size=2).map(sorted)
    role = codes(vocabulary, "count-role")
    return st.builds(
        lambda uid, role, bounds, words: {"uid": uid, "role": role, **bounds, "words": words},
        *(uids, role),
        bounds.map(lambda pair: {"min": pair[0], "max": pair[1]}) | st.just({}),
        words,
    )


def places(vocabulary: Vocabulary) -> st.SearchStrategy[dict[str, Any]]:
    points = st.fixed_dictionaries({"lat": st.floats(-90, 90), "lon": st.floats(-180, 180)})
    named = some(
        primary=st.booleans(),
        **dict.fromkeys(["locality", "district", "region", "address"], words),
        country=codes(vocabulary, "country"),
        precision=codes(vocabulary, "place-precision"),
        found_by=st.text("abc", max_size=80),
        confidentiality=codes(vocabulary, "confidentiality"),
    )
    return st.builds(lambda place, point: place | point, named, points | st.just({}))


def citations(vocabulary: Vocabulary) -> st.SearchStrategy[dict[str, Any]]:
    texts = ["source_name", "url", "title", "archive_url", "excerpt"]
    return some(
        **dict.fromkeys(texts, words),
        **dict.fromkeys(["published_on", "accessed_on"], dates),
        source_type=codes(vocabulary, "source-type"),
        connection=codes(vocabulary, "source-connection"),
        reliability=codes(vocabulary, "reliability"),
        language=st.sampled_from(["en", "ru", "kk-Latn"]),
        confidentiality=codes(vocabulary, "confidentiality"),
    )


def links(vocabulary: Vocabulary) -> st.SearchStrategy[dict[str, Any]]:
    link_type = codes(vocabulary, "event-link")
    return st.fixed_dictionaries(
        {"uid": uids, "event": uids, "type": link_type}, optional={"note": words}
    )


def attachments(vocabulary: Vocabulary) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "uid": uids,
            "sha256": st.text("0123456789abcdef", min_size=64, max_size=64),
            "size_bytes": st.integers(0, 2**31),
            "media_type": st.sampled_from(["image/jpeg", "application/x-x"]),
        },
        optional={
            "name": words,
            "note": words,
            "confidentiality": codes(vocabulary, "confidentiality"),
        },
    )


def records(vocabulary: Vocabulary) -> st.SearchStrategy[dict[str, Any]]:
    texts = ["title", "description", "context", "charge", "summary", "remarks", "monitoring_note"]
    fields: dict[str, st.SearchStrategy[Any]] = dict.fromkeys(texts, words)
    fields |= dict.fromkeys(["start_date", "end_date"], dates)
    fields |= {
        field: st.lists(codes(vocabulary, scheme), unique=True, max_size=4)
        for field, scheme in CODED_LISTS.items()
    }
    fields |= {
        "description_released": st.booleans(),
        "reference": st.text("ABC-0123", max_size=40),
        "country": codes(vocabulary, "country"),
        "summary_language": st.sampled_from(["en", "ru", "zh-Hant"]),
        "monitoring_status": codes(vocabulary, "monitoring-status"),
        "verification": codes(vocabulary, "verification"),
        "record_status": codes(vocabulary, "record-status"),
        "confidentiality": codes(vocabulary, "confidentiality"),
    }
    parts = {
        "counts": counts,
        "places": places,
        "citations": citations,
        "related_events": links,
        "attachments": attachments,
    }
    fields |= {
        name: st.lists(part(vocabulary), max_size=3, unique_by=lambda part: part["uid"])
        for name, part in parts.items()
    }
    return some(**fields)


def told(value: Any) -> Any:
    """Return a given value as it is told: empty ones are null, false or left out."""
    if isinstance(value, list):
        return [told(entry) for entry in value]
    if isinstance(value, dict):
        return {name: told(entry) for name, entry in value.items() if entry not in (None, "")}
    return None if value == "" else value


@given(data=st.data())
def test_every_record_comes_back_as_it_was_given(
    vocabulary: Vocabulary, data: st.DataObject
) -> None:
    given_record = data.draw(records(vocabulary))
    shown = event_to_json(event_from_json(given_record, vocabulary), vocabulary)
    for name, value in given_record.items():
        if name in CODED_LISTS:
            assert sorted(shown[name]) == sorted(value)
        elif name == "places":
            assert [{"primary": False} | told(place) for place in value] == shown[name]
        elif name == "description_released":
            has_words = bool(plain_text(given_record.get("description") or "").strip())
            assert shown[name] is (value and has_words)
        else:
            assert shown[name] == told(value)
    through_text = read_json(json.dumps(shown).encode())
    assert event_to_json(event_from_json(through_text, vocabulary), vocabulary) == shown


def test_the_seed_comes_back_whole(vocabulary: Vocabulary) -> None:
    shown = event_to_json(event_from_json(seed(), vocabulary), vocabulary)
    for name, value in seed().items():
        if name in ("counts", "places"):
            assert [{n: v for n, v in part.items() if n != "uid"} for part in shown[name]] == value
        elif name in CODED_LISTS:
            assert sorted(shown[name]) == sorted(value)
        else:
            assert shown[name] == value
    assert shown["start_precision"] == "day"


def test_a_release_is_of_the_text_beside_it(vocabulary: Vocabulary) -> None:
    event = event_from_json({"description": "Came.", "description_released": True}, vocabulary)
    assert event.description_released == released_as("Came.")
    assert event_to_json(event, vocabulary)["description_released"] is True
    event.description = "Went."
    shown = event_to_json(event, vocabulary)
    assert shown["description_released"] is False
    event_from_json(shown | {"title": "Another"}, vocabulary, into=event)
    assert event.description_released == released_as("Came.")  # counts for nothing, and stays
    event_from_json(shown | {"description": "Came."}, vocabulary, into=event)
    assert event.description_released is None  # it was said that this one is not released
    with pytest.raises(InvalidInputError, match="description_released must be true or false"):
        event_from_json({"description_released": "yes"}, vocabulary)


def test_a_record_with_nothing_in_it_is_a_draft(vocabulary: Vocabulary) -> None:
    event = event_from_json({}, vocabulary)
    assert (event.record_status, event.confidentiality) == ("draft", "internal")


def test_replacing_an_event_keeps_the_parts_that_are_named(vocabulary: Vocabulary) -> None:
    event = event_from_json(seed(), vocabulary)
    place = event.places[0]
    changed = event_to_json(event, vocabulary) | {"title": "Another"}
    changed["places"].append({"locality": "Astana"})
    event_from_json(changed, vocabulary, into=event)
    assert event.title == "Another"
    assert event.places[0] is place
    assert [place.locality for place in event.places] == ["Almaty", "Astana"]


# --- faults ---------------------------------------------------------------------------------------

UID = str(uuid.UUID(int=7))
FILE = {"sha256": "a" * 64, "size_bytes": 1}

FAULTS: list[tuple[Any, str]] = [
    ("text", "record"),
    (None, "record"),
    ([], "record"),
    ({"format": "hrd-desk record 2"}, "format"),
    ({"format": None}, "format"),
    ({"format": [[[[1]]]]}, "format"),
    ({"titel": "x"}, "titel"),
    ({"": "x"}, ""),
    ({"title": 7}, "title"),
    ({"title": ["x"]}, "title"),
    ({"title": "x" * 201}, "title"),
    ({"title": "a\0b"}, "title"),
    ({"title": "\ud800"}, "title"),
    ({"reference": "x" * 41}, "reference"),
    ({"uid": "no uid"}, "uid"),
    ({"uid": 7}, "uid"),
    ({"country": "Kazakhstan"}, "country"),
    ({"country": 7}, "country"),
    ({"start_date": "01.05.2023"}, "start_date"),
    ({"start_date": "2023-02-29"}, "start_date"),
    ({"start_date": 2023}, "start_date"),
    ({"end_date": "2023-13"}, "end_date"),
    ({"record_status": "done"}, "record_status"),
    ({"monitoring_status": True}, "monitoring_status"),
    ({"violations": "arrest-detention"}, "violations"),
    ({"violations": {"arrest-detention": 1}}, "violations"),
    ({"violations": ["arest"]}, "violations[1]"),
    ({"violations": ["arrest-detention", "legal"]}, "violations[2]"),
    ({"violations": [["arrest-detention"]]}, "violations[1]"),
    ({"counts": {}}, "counts"),
    ({"counts": [7]}, "counts[1]"),
    ({"counts": [{"minimum": 1}]}, "counts[1].minimum"),
    ({"counts": [{"min": -1}]}, "counts[1].min"),
    ({"counts": [{"min": 1.5}]}, "counts[1].min"),
    ({"counts": [{"min": True}]}, "counts[1].min"),
    ({"counts": [{"max": 2**31}]}, "counts[1].max"),
    ({"counts": [{"min": "1"}]}, "counts[1].min"),
    ({"counts": [{"min": 3, "max": 2}]}, "counts[1]"),
    ({"counts": [{"role": "bystander"}]}, "counts[1].role"),
    ({"counts": [{"uid": UID}, {"uid": UID}]}, "counts"),
    ({"places": [{"lat": 91, "lon": 0}]}, "places[1].lat"),
    ({"places": [{"lat": 0, "lon": -180.1}]}, "places[1].lon"),
    ({"places": [{"lat": 10**400, "lon": 0}]}, "places[1].lat"),
    ({"places": [{"lat": float("nan"), "lon": 0}]}, "places[1].lat"),
    ({"places": [{"lat": float("inf"), "lon": 0}]}, "places[1].lat"),
    ({"places": [{"lat": "43.2", "lon": 0}]}, "places[1].lat"),
    ({"places": [{"lat": 43.2}]}, "places[1]"),
    ({"places": [{}, {"primary": "yes"}]}, "places[2].primary"),
    ({"places": [{"precision": "near"}]}, "places[1].precision"),
    ({"citations": [{"url": 7}]}, "citations[1].url"),
    ({"citations": [{"source_name": "x" * 301}]}, "citations[1].source_name"),
    ({"citations": [{"published_on": "May"}]}, "citations[1].published_on"),
    ({"citations": [{"source_type": "rumour"}]}, "citations[1].source_type"),
    ({"related_events": [{"event": "KZ-2023-0001"}]}, "related_events[1].event"),
    ({"related_events": [{"event": UID, "type": "friend"}]}, "related_events[1].type"),
    ({"attachments": [{"path": "/etc/passwd"}]}, "attachments[1].path"),
    ({"attachments": [{"size_bytes": 1}]}, "attachments[1].sha256"),
    ({"attachments": [{"sha256": "A" * 64, "size_bytes": 1}]}, "attachments[1].sha256"),
    ({"attachments": [{"sha256": 7, "size_bytes": 1}]}, "attachments[1].sha256"),
    ({"attachments": [{"sha256": "a" * 64}]}, "attachments[1].size_bytes"),
    ({"attachments": [{"sha256": "a" * 64, "size_bytes": -1}]}, "attachments[1].size_bytes"),
    ({"attachments": [{"sha256": "a" * 64, "size_bytes": 2**63}]}, "attachments[1].size_bytes"),
    ({"attachments": [{"sha256": "a" * 64, "size_bytes": True}]}, "attachments[1].size_bytes"),
    ({"attachments": [FILE | {"media_type": "a/b; x=<b>"}]}, "attachments[1].media_type"),
    ({"attachments": [FILE | {"media_type": ["a/b"]}]}, "attachments[1].media_type"),
    ({"attachments": [FILE | {"media_type": "a/" + "b" * 99}]}, "attachments[1].media_type"),
    ({"attachments": [FILE | {"name": "x" * 256}]}, "attachments[1].name"),
    ({"attachments": [FILE | {"confidentiality": "very"}]}, "attachments[1].confidentiality"),
]


@pytest.mark.parametrize(
    ("record", "field"), FAULTS, ids=[f"{i}-{f}" for i, (_, f) in enumerate(FAULTS)]
)
def test_every_fault_names_its_field(vocabulary: Vocabulary, record: Any, field: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        event_from_json(record, vocabulary)
    assert caught.value.field == field
    assert len(caught.value.sentence) < 200


def test_a_slip_of_the_pen_is_answered_with_the_right_name(vocabulary: Vocabulary) -> None:
    with pytest.raises(InvalidInputError, match="Did you mean “violations”"):
        event_from_json({"violatons": []}, vocabulary)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(data=st.data())
def test_any_value_in_any_field_is_taken_or_refused_in_a_sentence(
    vocabulary: Vocabulary, data: st.DataObject
) -> None:
    names = [*event_to_json(event_from_json({}, vocabulary), vocabulary)]
    record = data.draw(st.dictionaries(st.sampled_from(names), json_values, max_size=3))
    with contextlib.suppress(InvalidInputError):  # anything else is a bug
        event_from_json(record, vocabulary)


# --- hostile text ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "no JSON"),
        (b"{", "line 1, column 2"),
        (b'{"title": "x"}}', "no JSON"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a":' * 100_000, "nested too deeply"),
        (b'{"lat": NaN}', "NaN"),
        (b'{"lat": -Infinity}', "-Infinity"),
        (b'{"min": ' + b"9" * 5000 + b"}", "too long"),
        (b'{"title": "a", "title": "b"}', "“title” stands twice"),
        ('{"title": "арест"}'.encode("cp1251"), "UTF-8"),
        ('{"title": "арест"}'.encode("utf-16"), "UTF-8"),
        (b'{"title": "\xed\xa0\x80"}', "UTF-8"),
        (b"\x00\x00", "no JSON"),
    ],
)
def test_hostile_text_is_refused_in_one_sentence(content: bytes, says: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        read_json(content)
    assert says in caught.value.sentence
    assert "\n" not in caught.value.sentence


def test_a_byte_order_mark_is_passed_over() -> None:
    assert read_json('{"title": "арест"}'.encode("utf-8-sig")) == {"title": "арест"}


@pytest.mark.parametrize("text", ['{"title": "\\ud800"}', '{"places": [{"lat": 1e999, "lon": 0}]}'])
def test_what_json_can_hold_but_a_record_cannot_is_refused(
    vocabulary: Vocabulary, text: str
) -> None:
    with pytest.raises(InvalidInputError):
        event_from_json(read_json(text.encode()), vocabulary)


@given(content=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with contextlib.suppress(InvalidInputError):  # anything else is a bug
        read_json(content)


# --- the document ---------------------------------------------------------------------------------


def field_names() -> list[str]:
    plain = ["format", "uid", *record_json.PLAIN_FIELDS, *record_json._COMPUTED, *CODED_LISTS]  # noqa: SLF001  the table is the format
    parts = [
        f"{name}[].{field}"
        for name, (_attribute, _kind, fields) in record_json.PART_FIELDS.items()
        for field in ("uid", *fields)
    ]
    return [*plain, *record_json.PART_FIELDS, *parts]


@pytest.mark.parametrize("name", field_names())
def test_the_document_tells_of_every_field(name: str) -> None:
    document = (ROOT / "docs" / "formats" / "record.md").read_text(encoding="utf-8")
    assert f"`{name}`" in document


def examples() -> list[str]:
    document = (ROOT / "docs" / "formats" / "record.md").read_text(encoding="utf-8")
    return [part.split("```")[0] for part in document.split("```json\n")[1:]]


def test_the_examples_of_the_document_are_records(vocabulary: Vocabulary) -> None:
    assert FORMAT in examples()[0]
    read: Callable[[str], Any] = lambda text: event_from_json(read_json(text.encode()), vocabulary)  # noqa: E731
    assert all(read(example).title for example in examples())
