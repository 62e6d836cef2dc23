"""The checks of a record: the seed raises exactly what it should, each rule bites and rests."""

import datetime
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from hrd_desk.exchange.record_json import event_from_json
from hrd_desk.model.checks import check_event
from hrd_desk.model.event import CODED_CHOICES, CODED_LISTS, Event
from hrd_desk.model.field_labels import labelled_fields
from hrd_desk.model.parts import Citation, Count
from hrd_desk.model.problems import is_publishable, is_ready
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.builders import shipped_vocabulary

TODAY = datetime.date(2026, 11, 22)
SEED = Path(__file__).parents[1] / "data" / "seed.json"


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return shipped_vocabulary()


@pytest.fixture
def seed(vocabulary: Vocabulary) -> Event:
    return event_from_json(json.loads(SEED.read_text("utf-8")), vocabulary)


def sound(seed: Event) -> Event:
    """Return the seed with what it lacks."""
    seed.citations = [Citation(url="https://example.org/report", source_name="A newspaper")]
    seed.places[0].precision = "locality"
    seed.counts = [Count(role="affected", minimum=20, maximum=20, words="around 20")]
    seed.description = ""
    return seed


def codes(event: Event, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    return [(p.code, p.level.value) for p in check_event(event, vocabulary, TODAY)]


def test_the_seed_raises_exactly_its_known_problems(seed: Event, vocabulary: Vocabulary) -> None:
    assert sorted(codes(seed, vocabulary)) == [
        ("affected-count-vs-text", "warning"),
        ("gender-vs-count", "info"),
        ("no-source", "error-before-publication"),
        ("place-precision-missing", "warning"),
        ("status-too-early", "warning"),
        ("summary-vs-description", "warning"),
    ]


def test_a_sound_record_raises_nothing(seed: Event, vocabulary: Vocabulary) -> None:
    assert codes(sound(seed), vocabulary) == []


def empty(event: Event) -> None:
    event.term_uses = []
    event.title = event.country_code = event.summary = ""
    event.start_date = None


def secret_source(event: Event) -> None:
    event.citations[0].source_name = "Pro-Democracy Defenders"
    event.citations[0].confidentiality = "restricted"


def hidden_place(event: Event) -> None:
    event.places[0].confidentiality = "sensitive"


def russian_arrests(event: Event) -> None:
    event.summary = "Полиция арестовала около двадцати активистов в Алматы, Казахстан."
    event.counts.append(Count(role="arrested", minimum=5, maximum=5, words="пять"))


def coded(event: Event, field: str, *codes: str) -> None:
    terms = [shipped_vocabulary().term(CODED_LISTS[field], code) for code in codes]
    event.code_with(field, terms)


def unknown_too(event: Event) -> None:
    coded(event, "perpetrators_state", "police", "unknown")


def other_words(event: Event) -> None:
    event.start_date_entered = "12 Ordibehesht 1402"


def woman_defender(event: Event) -> None:
    coded(event, "hrd_types", "whrd")
    coded(event, "genders", "man")


def a_killing(event: Event) -> None:
    coded(event, "violations", "killing")


CASES: list[tuple[str, Callable[[Event], None]]] = [
    ("no-title", empty),
    ("no-country", empty),
    ("no-start-date", empty),
    ("no-violation", empty),
    ("no-hrd-type", empty),
    ("no-perpetrator", empty),
    ("no-summary", empty),
    ("summary-too-long", lambda e: setattr(e, "summary", "long " * 400)),
    ("confidential-name", secret_source),
    ("restricted-place", hidden_place),
    ("end-before-start", lambda e: setattr(e, "end_date", "2023-04")),
    ("future-date", lambda e: setattr(e, "start_date", "2027-01-01")),
    ("long-ago", lambda e: setattr(e, "start_date", "1402-03-05")),
    ("place-country", lambda e: setattr(e.places[0], "country_code", "KG")),
    ("title-pattern", lambda e: setattr(e, "title", "Demonstrators arrested in Kazakhstan")),
    ("title-pattern", lambda e: setattr(e, "title", "Kazakhstan:")),
    ("title-pipe", lambda e: setattr(e, "title", "Kazakhstan: this|that")),
    ("summary-date", lambda e: setattr(e, "summary", "On 2 May 2023 around 20 people in Almaty.")),
    ("summary-date", lambda e: setattr(e, "summary", "On 2 May, around 20 people in Almaty.")),
    ("summary-date", lambda e: setattr(e, "summary", "2 мая 2023 года задержаны 20 человек.")),
    ("summary-vs-count", russian_arrests),
    ("affected-count-vs-text", lambda e: setattr(e, "summary", "Задержаны двадцать пять человек.")),
    ("entered-differs", other_words),
    ("future-end", lambda e: setattr(e, "end_date", "2027-01-01")),
    ("no-place", lambda e: e.places.clear()),
    ("unknown-beside-known", unknown_too),
    ("empty-gender", empty),
    ("empty-rights", empty),
    ("empty-count", lambda e: e.counts.clear()),
    ("more-than-affected", lambda e: e.counts.append(Count(role="killed", minimum=30, maximum=30))),
    ("status-too-early", lambda e: e.citations.clear()),
    ("whrd-without-woman", woman_defender),
    ("killing-without-count", a_killing),
    ("summary-country", lambda e: setattr(e, "summary", "Arrested in Bishkek, Kyrgyzstan.")),
    (
        "summary-vs-count",
        lambda e: e.counts.append(Count(role="arrested", minimum=5, maximum=5, words="5")),
    ),
]


@pytest.mark.parametrize(("code", "spoil"), CASES, ids=[code for code, _spoil in CASES])
def test_each_rule_bites(
    seed: Event, vocabulary: Vocabulary, code: str, spoil: Callable[[Event], None]
) -> None:
    event = sound(seed)
    spoil(event)
    assert code in [found for found, _level in codes(event, vocabulary)]


@pytest.mark.parametrize(("code", "spoil"), CASES, ids=[code for code, _spoil in CASES])
def test_every_sentence_says_what_to_do(
    seed: Event, vocabulary: Vocabulary, code: str, spoil: Callable[[Event], None]
) -> None:
    event = sound(seed)
    spoil(event)
    (problem, *_more) = [p for p in check_event(event, vocabulary, TODAY) if p.code == code]
    wrong, _stop, to_do = problem.sentence.replace("; ", ". ").partition(". ")
    assert wrong, problem.sentence
    assert to_do.endswith((".", "?")), problem.sentence


def test_a_record_is_ready_while_only_warnings_stand(seed: Event, vocabulary: Vocabulary) -> None:
    event = sound(seed)
    event.title = "Demonstrators arrested"
    problems = check_event(event, vocabulary, TODAY)
    assert is_ready(problems)
    assert is_publishable(problems)
    event.citations.clear()
    problems = check_event(event, vocabulary, TODAY)
    assert is_ready(problems)
    assert not is_publishable(problems)
    event.start_date = None
    assert not is_ready(check_event(event, vocabulary, TODAY))


@pytest.mark.parametrize(
    "end_date", ["2023-05-01", "2023-05", "2023", "2023-05-01/2023-05-07", "2023-05-01~"]
)
def test_an_end_that_may_be_later_is_no_problem(
    seed: Event, vocabulary: Vocabulary, end_date: str
) -> None:
    event = sound(seed)
    event.end_date = end_date
    assert "end-before-start" not in [code for code, _level in codes(event, vocabulary)]


def test_every_coded_field_has_a_label() -> None:
    wanted = {*CODED_LISTS, *CODED_CHOICES, *(group.name for group in Event.groups)}
    assert wanted <= labelled_fields()


@pytest.mark.parametrize(
    "summary",
    [
        "После того как их задержали, мали что изменилось.",
        "Того человека отпустили.",
        "They met a man named chad.",
    ],
)
def test_common_words_are_no_countries(seed: Event, vocabulary: Vocabulary, summary: str) -> None:
    event = sound(seed)
    event.summary = summary
    assert "summary-country" not in [code for code, _level in codes(event, vocabulary)]


@pytest.mark.parametrize("summary", ["Задержаны в Того.", "Held in Peru.", "Деятели из Мали."])
def test_short_names_of_countries_are_found(
    seed: Event, vocabulary: Vocabulary, summary: str
) -> None:
    event = sound(seed)
    event.summary = summary
    assert "summary-country" in [code for code, _level in codes(event, vocabulary)]
