"""The language of the search field: what it reads, what it says of mistakes, what it shows."""

import datetime
import itertools
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hrd_desk.model.query import (
    All,
    AnyOf,
    Around,
    AtDesk,
    Box,
    Coded,
    Dated,
    FromSource,
    Has,
    InRegion,
    Not,
    OfEvent,
    OfFound,
    OnMap,
    Part,
    Query,
    Where,
    Within,
    Words,
    box_around,
)
from hrd_desk.model.query_reading import read_query
from hrd_desk.model.query_showing import shown
from hrd_desk.model.query_values import Meaning, NamedPoint, terms_named
from hrd_desk.model.query_words import OPERATORS, parts_by_name
from hrd_desk.vocabulary.shipped import shipped_term
from hrd_desk.vocabulary.starter import StarterTerm, starter_schemes
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.builders import shipped_vocabulary

ARREST = Coded((("violation", "arrest-detention"),))
KZ = Coded((("country", "KZ"),))


def find_place(name: str) -> NamedPoint | None:
    return (
        NamedPoint("Almaty", 43.25, 76.95) if name.startswith("Алмат") or "lmaty" in name else None
    )


def meaning(language: str = "en") -> Meaning:
    return Meaning(shipped_vocabulary(), language, ("ALM", "HQ"), find_place)


MEANINGS = {language: meaning(language) for language in ("en", "ru")}


def read(typed: str, language: str = "en") -> Query | None:
    reading = read_query(typed, MEANINGS[language])
    assert reading.problems == ()
    return reading.query


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("", None),
        ("police  raid", Words("police raid")),
        ('"human rights"', Words("human rights", is_phrase=True)),
        ("country:KAZ", KZ),
        ("country:kazakhstan", KZ),
        ("Country:Казахстан", KZ),
        ("country:KZ,RU", Coded((("country", "KZ"), ("country", "RU")))),
        ("violation:arrest", ARREST),
        ('right:"freedom of expression"', Coded((("right", "expression"),))),
        ("by:police", Coded((("perpetrator-state", "police"),))),
        ("status:verified", Coded((("record-status", "verified"), ("verification", "confirmed")))),
        ("date:2023-05..2023-06", Dated(datetime.date(2023, 5, 1), datetime.date(2023, 6, 30))),
        ("year:2023", Dated(datetime.date(2023, 1, 1), datetime.date(2023, 12, 31))),
        ('date:"May 2023"', Dated(datetime.date(2023, 5, 1), datetime.date(2023, 5, 31))),
        ("date:..2020", Dated(None, datetime.date(2020, 12, 31))),
        ("from:2023", Dated(datetime.date(2023, 1, 1), None)),
        ("within:2023-05", Within(datetime.date(2023, 5, 1), datetime.date(2023, 5, 31))),
        ("within:2023..", Within(datetime.date(2023, 1, 1), None)),
        ("map:43,76.5,43.5,77.2", OnMap(43, 76.5, 43.5, 77.2)),
        ("missing:month", Not(Has(Part.MONTH))),
        ("near:Almaty/25km", Around(43.25, 76.95, 25.0, "Almaty")),
        ("near:43.2,76.9/500m", Around(43.2, 76.9, 0.5)),
        ("near:Almaty", Around(43.25, 76.95, 25.0, "Almaty")),
        ("box:43,76.5,43.5,77.2", Box(43, 76.5, 43.5, 77.2)),
        ("source:reuters", FromSource("reuters")),
        ("has:attachment", Has(Part.ATTACHMENT)),
        ("missing:violation", Not(Has(Part.VIOLATION))),
        ("desk:alm", AtDesk("ALM")),
        ("region:Mangystau", InRegion("Mangystau")),
        ('title:"raid on"', Words("raid on", is_phrase=True, where=Where.TITLE)),
        ("-raid", Not(Words("raid"))),
        ("NOT raid", Not(Words("raid"))),
        ("--raid", Words("raid")),
        ("~country:KZ", OfEvent(KZ)),
        ("-~(country:KZ violation:arrest)", Not(OfEvent(All((KZ, ARREST))))),
        (
            "~~-raid ~missing:month",
            All((OfFound(Not(Words("raid"))), OfEvent(Not(Has(Part.MONTH))))),
        ),
        ("raid country:KZ market", All((Words("raid market"), KZ))),
        ("raid OR arrest", AnyOf((Words("raid"), Words("arrest")))),
        ("raid AND country:KZ", All((Words("raid"), KZ))),
        ("country:KZ, UZ", Coded((("country", "KZ"), ("country", "UZ")))),
        ("country:KZ, violation:arrest", All((KZ, ARREST))),
        ("country:KZ, market raid", All((KZ, Words("market raid")))),
        ("box:40, -70, 45, 80", Box(40, -70, 45, 80)),
        ("raid OR arrest almaty", All((AnyOf((Words("raid"), Words("arrest"))), Words("almaty")))),
        ("(raid market) OR KZ:", AnyOf((Words("raid market"), Words("KZ")))),
        ("-(country:KZ violation:arrest)", Not(All((KZ, ARREST)))),
        ("http://example.org", Words("http://example.org")),
        ("10:30", Words("10:30")),
        ("country:«Kazakhstan»", KZ),
    ],
)
def test_what_is_typed_is_read(typed: str, query: Query | None) -> None:
    assert read(typed) == query


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("страна:Казахстан", KZ),
        ("country:KZ ИЛИ рейд", AnyOf((KZ, Words("рейд")))),
        ("есть:вложение", Has(Part.ATTACHMENT)),
        ("исполнитель:полиция", Coded((("perpetrator-state", "police"),))),
        ("внутри:2023", Within(datetime.date(2023, 1, 1), datetime.date(2023, 12, 31))),
        ("нет:месяц", Not(Has(Part.MONTH))),
        ("НЕ рейд", Not(Words("рейд"))),
        ("рядом:Алматы/25км", Around(43.25, 76.95, 25.0, "Алматы")),
    ],
)
def test_operators_are_read_in_the_language_of_the_window(typed: str, query: Query) -> None:
    assert read(typed, "ru") == query


def test_a_term_is_found_by_the_names_that_its_own_vocabulary_has() -> None:
    renamed = shipped_term("country", _kazakhstan())
    renamed.id, renamed.labels = 1, {"en": "Qazaqstan"}
    other = Vocabulary([renamed])
    for vocabulary, name in ((shipped_vocabulary(), "Kazakhstan"), (other, "Qazaqstan")):
        found = terms_named(vocabulary, ("country",), name)
        assert [term.code for term in found] == ["KZ"]
    assert terms_named(other, ("country",), "Kazakhstan") == []


def _kazakhstan() -> StarterTerm:
    (countries,) = (scheme for scheme in starter_schemes() if scheme.id == "country")
    return replace(next(term for term in countries.terms if term.code == "KZ"), alt_labels={})


def test_a_narrower_term_is_not_named_beside_its_parent() -> None:
    both = read("right:expression,expression-online")
    assert both == Coded((("right", "expression"),))


@pytest.mark.parametrize(
    ("typed", "rest", "piece", "sentence"),
    [
        ("raid countri:KZ", Words("raid"), "countri:KZ", "“countri:” is nothing to search by"),
        ("raid country:", Words("raid"), "country:", "right behind “country:”"),
        ("violation:arest raid", Words("raid"), "violation:arest", "Close to it"),
        ("date:yesterdayish raid", Words("raid"), "date:yesterdayish", ""),
        ("near:Atlantis/5km raid", Words("raid"), "near:Atlantis/5km", "No place is called"),
        ("near:Almaty/0km raid", Words("raid"), "near:Almaty/0km", "radius"),
        ("has:wings raid", Words("raid"), "has:wings", "It can have"),
        ("desk:XX raid", Words("raid"), "desk:XX", "Known here: ALM, HQ"),
        ("box:1,2 raid", Words("raid"), "box:1,2", "south, west, north and east"),
        ("raid OR", Words("raid"), "OR", "behind “OR”"),
        ("OR raid", Words("raid"), "OR", "before “OR”"),
        ("raid NOT", Words("raid"), "NOT", "behind “NOT”"),
        ("(raid", Words("raid"), "(", "not closed"),
        ("raid)", Words("raid"), ")", "closes nothing"),
        ("raid !!!", Words("raid"), "!!!", "no letters"),
        ("date:2023..2022 raid", Words("raid"), "date:2023..2022", "ends before it begins"),
    ],
)
def test_a_mistake_ends_in_a_sentence_and_the_rest_is_searched(
    typed: str, rest: Query, piece: str, sentence: str
) -> None:
    reading = read_query(typed, MEANINGS["en"])
    assert reading.query == rest
    (problem,) = reading.problems
    assert typed[problem.start : problem.end] == piece
    assert sentence in problem.sentence


def test_a_box_around_points_holds_them_over_the_date_line_too() -> None:
    assert box_around([43.25, 43.1], [76.95, 77.0]) == OnMap(43.1, 76.95, 43.25, 77.0)
    assert box_around([-17.0, -16.0], [179.5, -179.9]) == OnMap(-17.0, 179.5, -16.0, -179.9)


def test_every_operator_and_part_has_names_of_its_own() -> None:
    for language in ("en", "ru"):
        names = [(operator.name, *operator.others) for operator in OPERATORS]
        assert len(set(itertools.chain(*names))) == sum(map(len, names))
        assert set(parts_by_name(language).values()) == set(Part)


_VALUES = ["KZ", "arrest", '"freedom of expression"', "2023-05..2023-06", "..2020", "2023"]
_VALUES += [
    "Almaty/25km",
    "43.2,76.9/1.5km",
    "43,76.5,43.5,77.2",
    "attachment",
    "a,b",
    '"a, (b)"',
    "",
]
_OPERATIONS = st.builds(
    "{}:{}".format,
    st.sampled_from([name for operator in OPERATORS for name in (operator.name, *operator.others)]),
    st.sampled_from(_VALUES) | st.text(max_size=8),
)
_PIECES = _OPERATIONS | st.sampled_from(
    ["OR", "NOT", "-", "~", "~raid", "(", ")", '"', "|", "raid", "-arrest", "ИЛИ"]
)
_TYPED = st.lists(_PIECES | st.text(max_size=6), max_size=12).map(" ".join)


@given(_TYPED | st.text(), st.sampled_from(["en", "ru"]))
@example("(" * 5000, "en")
@example("-" * 5000 + "x", "en")
@example("a OR " * 2000, "en")
@example("NOT " * 3000 + "x", "en")
def test_what_is_shown_reads_back_as_the_same_query(typed: str, language: str) -> None:
    reading = read_query(typed, MEANINGS[language])
    written = shown(reading.query, MEANINGS[language])
    again = read_query(written, MEANINGS[language])
    assert again.query == reading.query
    assert again.problems == ()
    for problem in reading.problems:
        assert 0 <= problem.start < problem.end <= len(typed)
        assert problem.sentence
