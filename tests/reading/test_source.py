"""A pasted source offers what its record needs: the seed's, another in English, one in Russian."""

import datetime
import functools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrd_desk.geocoding.found_place import FoundPlace
from hrd_desk.model.own_place import OwnPlace
from hrd_desk.reading.source import SourceReader
from hrd_desk.reading.spans import PeopleCount, Span, distinct
from tests.builders import shipped_vocabulary
from tests.geocoding.finder import finder
from tests.model.test_counts_text import SEED_DESCRIPTION

DAY = datetime.date(2023, 5, 2)
RUSSIAN = """\
Вчера в Бишкеке полиция задержала около десяти активистов на мирном митинге. Среди них — \
журналистка Айзада Бектурова. Двое задержанных доставлены в СИЗО. Правозащитники из Оша \
потребовали их освобождения. Кыргызстан ратифицировал пакт в 1994 году."""
ENGLISH = """\
On Monday, authorities in the Philippines raided the office of a land rights group in Davao City. \
At least three farmers were killed and two lawyers were charged with sedition. The group had \
posted on Facebook about the case since 12 April 2023. Human Rights Watch condemned the raid."""


@functools.cache
def reader() -> SourceReader:
    return SourceReader(shipped_vocabulary(), finder())


def read(text: str, day: datetime.date | None = DAY, language: str = "en") -> list[Span]:
    return reader().read(text, day, language=language)


def offers(text: str, field: str) -> list[object]:
    """Return the values offered for a field, best first."""
    return [span.value for span in distinct(read(text)) if span.field == field]


def places(text: str) -> list[str]:
    return [place.label for place in offers(text, "places") if isinstance(place, FoundPlace)]


def counts(text: str) -> list[tuple[str | None, int | None, str]]:
    found = [count for count in offers(text, "counts") if isinstance(count, PeopleCount)]
    return [(count.role, count.minimum, count.noun) for count in found]


def test_the_seed_offers_date_country_city_deed_and_agent_first() -> None:
    assert offers(SEED_DESCRIPTION, "start_date")[0] == "2023-05-01"
    assert places(SEED_DESCRIPTION)[0] == "Almaty, Kazakhstan"
    assert offers(SEED_DESCRIPTION, "violations")[0] == "arrest-detention"
    assert offers(SEED_DESCRIPTION, "perpetrators_state")[0] == "police"
    assert offers(SEED_DESCRIPTION, "hrd_types")[0] == "pro-democracy"
    assert "KZ" in offers(SEED_DESCRIPTION, "country_code")[:2]


def test_the_seed_offers_its_rights() -> None:
    wanted = {"assembly", "expression-offline", "liberty-security", "protest"}
    assert wanted == set(offers(SEED_DESCRIPTION, "rights"))


def test_the_seed_offers_both_counts_with_noun_and_role() -> None:
    assert counts(SEED_DESCRIPTION)[:2] == [("detained", 12, "people"), ("present", 20, "people")]


def test_a_russian_source_is_read() -> None:
    assert offers(RUSSIAN, "start_date") == ["2023-05-01"]
    assert offers(RUSSIAN, "country_code") == ["KG"]
    assert {name.split(",")[0] for name in places(RUSSIAN)} == {"Bishkek", "Osh"}
    assert "arrest-detention" in offers(RUSSIAN, "violations")
    assert {"assembly", "liberty-security"} <= set(offers(RUSSIAN, "rights"))
    assert "media-worker" in offers(RUSSIAN, "hrd_types")
    assert ("detained", 10, "активистов") in counts(RUSSIAN)


def test_an_english_source_is_read() -> None:
    assert offers(ENGLISH, "start_date") == ["2023-05-01", "2023-04-12"]
    assert offers(ENGLISH, "country_code") == ["PH"]
    assert places(ENGLISH)[0].startswith("Davao")
    assert {"raid", "killing"} <= set(offers(ENGLISH, "violations"))
    assert "expression-online" in offers(ENGLISH, "rights")
    assert {("killed", 3), ("charged", 2)} <= {count[:2] for count in counts(ENGLISH)}


def test_without_the_day_of_writing_only_dated_days_are_offered() -> None:
    found = [span.words for span in read(ENGLISH, None) if span.field == "start_date"]
    assert found == ["12 April 2023"]


def test_offers_are_worded_in_the_language_asked_for() -> None:
    words = {span.words for span in read(RUSSIAN, language="ru")}
    assert {"1 мая 2023 г.", "Полиция"} <= words
    assert any(said.startswith("Бишкек") for said in words)


@pytest.mark.parametrize(
    "text",
    ["He reported it.", "Turkey is eaten in May.", "Some people left.", "offline", ""],
)
def test_common_words_offer_no_country_place_or_date(text: str) -> None:
    assert not [
        s
        for s in read(text)
        if s.field in ("places", "country_code", "start_date") and s.words != "Türkiye"
    ]


def test_a_reporter_is_no_report() -> None:
    assert offers("The group reported it.", "hrd_types") == []
    assert offers("A reporter was beaten.", "hrd_types") == ["media-worker"]


def test_own_places_are_found_by_their_names() -> None:
    camp = OwnPlace("Camp Seven", 16.1, 97.9, country_code="MM")
    own = SourceReader(shipped_vocabulary(), finder().with_own_places([camp]))
    found = [
        span for span in own.read("Two men were taken near Camp Seven.") if span.field == "places"
    ]
    assert [span.words for span in found] == ["Camp Seven, Myanmar"]


def test_a_desk_without_the_list_of_places_reads_the_rest() -> None:
    spans = SourceReader(shipped_vocabulary()).read(SEED_DESCRIPTION, DAY)
    fields = {span.field for span in spans}
    assert "places" not in fields
    assert {"start_date", "violations", "counts"} <= fields


TEXTS = st.lists(
    st.sampled_from([*SEED_DESCRIPTION.split()[:80], *RUSSIAN.split(), "1/5", "ß", "\n", "İ", "."])
)


@given(st.one_of(st.text(), TEXTS.map(" ".join)))
def test_any_text_gives_spans_within_it_best_first(text: str) -> None:
    spans = read(text)
    assert all(0 <= span.start < span.end <= len(text) and span.words for span in spans)
    assert [span.score for span in spans] == sorted((s.score for s in spans), reverse=True)
    assert spans == read(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("В Екатеринбурге полиция задержала двоих. Россия молчит.", ["Yekaterinburg"]),
        ("Россия: обыски в Санкт-Петербурге и в Казани.", ["Saint Petersburg", "Kazan"]),
        ("In Yangon, Myanmar, police detained six monks.", ["Yangon"]),
        ("He was arrested in Ho Chi Minh City, Vietnam.", ["Ho Chi Minh City"]),
        ("Mandalay saw protests, as Myanmar did elsewhere.", ["Mandalay"]),
    ],
)
def test_places_are_found_in_any_case_and_at_the_beginning_of_a_sentence(
    text: str, names: list[str]
) -> None:
    assert {place.split(",")[0] for place in places(text)} == set(names)


def test_a_place_offers_its_country_where_the_text_names_none() -> None:
    assert offers("Students marched in Manila on Monday.", "country_code") == ["PH"]


def test_a_name_of_an_organisation_says_little_of_what_was_done() -> None:
    spans = [
        span
        for span in read("He was beaten, Human Rights Watch said.")
        if span.field == "violations"
    ]
    assert [span.value for span in spans] == ["violence-physical", "surveillance"]
    assert spans[1].score < spans[0].score / 2


def test_a_month_is_no_march_and_a_longer_phrase_stands_for_its_words() -> None:
    assert offers("He left on March 3.", "rights") == []
    assert offers("Soldiers shot dead a man.", "violations") == ["killing"]
