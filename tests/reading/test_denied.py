"""A pasted source offers what it says is so, and not what it denies; datelines are places."""

import datetime

import pytest

from hrd_desk.geocoding.found_place import FoundPlace
from hrd_desk.reading.spans import PeopleCount, distinct
from tests.reading.test_source import read

DAY = datetime.date(2026, 11, 29)


def values(text: str, field: str) -> set[object]:
    return {span.value for span in distinct(read(text, DAY)) if span.field == field}


def places(text: str) -> list[str]:
    spans = distinct(read(text, DAY))
    found = [span.value for span in spans if isinstance(span.value, FoundPlace)]
    return [place.label.split(",")[0] for place in found]


DENIED = (
    ("Police said nobody was arrested.", "arrest-detention"),
    ("She was not arrested, beaten or threatened.", "violence-physical"),
    ("She was not arrested, beaten or threatened.", "arrest-detention"),
    ("The officers didn't torture anyone.", "torture"),
    ("The ministry denied that prisoners had been tortured.", "torture"),
    ("The army denied abducting the farmers.", "abduction-kidnapping"),
    ("The army rejected allegations of torture.", "torture"),
    ("Allegations of torture were denied by the police.", "torture"),
    ("He was released without being tortured.", "torture"),
    ("There were no arrests, the mayor said.", "arrest-detention"),
    ("Her colleagues were neither charged nor arrested.", "arrest-detention"),
    ("The lawyer narrowly escaped arrest.", "arrest-detention"),
    ("Активистка не была задержана.", "arrest-detention"),
    ("Полиция не задерживала участников митинга.", "arrest-detention"),
    ("Его не подвергали пыткам.", "torture"),
    ("МВД опровергло сообщения о пытках.", "torture"),
    ("Пытки в СИЗО полиция отрицает.", "torture"),
    ("Никто не был арестован.", "arrest-detention"),
    ("Обошлось без задержаний.", "arrest-detention"),
)
SAID = (
    ("She was not killed but tortured.", "torture"),
    ("He was not charged, but police beat him: he was tortured.", "torture"),
    ("Not only was he arrested, he was tortured.", "arrest-detention"),
    ("No fewer than 30 people were arrested.", "arrest-detention"),
    ("She was denied bail and tortured.", "torture"),
    ("He was arrested without a warrant.", "arrest-detention"),
    ("Police have not commented. Two men were tortured.", "torture"),
    ("He did not resist and was later tortured.", "torture"),
    ("Его не только задержали, но и пытали: пытки длились час.", "arrest-detention"),
    ("Не менее пяти человек задержаны.", "arrest-detention"),
    ("Адвокат не приехал, активист задержан.", "arrest-detention"),
    ("Он не признал вину, его арестовали.", "arrest-detention"),
)
DATELINES = (
    ("ASTANA, June 14 (Wire) - Police dispersed a rally.", "Astana"),
    ("MANILA - Three activists disappeared.", "Manila"),
    ("BANGKOK (News) \u2014 A student was charged.", "Bangkok"),
    ("Jakarta: Two students were shot dead.", "Jakarta"),
    ("Dhaka, 3 March 2024: A journalist was beaten.", "Dhaka"),
    ("Алматы, 14 июня. Задержаны двое.", "Almaty"),
    ("Душанбе. Адвоката задержали.", "Dushanbe"),
)


@pytest.mark.parametrize(("text", "code"), DENIED)
def test_what_a_text_denies_is_not_offered(text: str, code: str) -> None:
    assert code not in values(text, "violations")


@pytest.mark.parametrize(("text", "code"), SAID)
def test_what_a_text_says_beside_a_denial_is_offered(text: str, code: str) -> None:
    assert code in values(text, "violations")


def test_numbers_of_people_that_are_denied_are_not_offered() -> None:
    text = "The ministry denied that 50 people had been detained. Twelve people were injured."
    counts = [value for value in values(text, "counts") if isinstance(value, PeopleCount)]
    assert [count.minimum for count in counts] == [12]


@pytest.mark.parametrize(("text", "town"), DATELINES)
def test_the_place_a_report_comes_from_is_offered_first(text: str, town: str) -> None:
    assert places(text)[:1] == [town]


@pytest.mark.parametrize(
    "text",
    [
        "Victoria, a lawyer, was arrested.",
        "Florence Adeyemi: I was beaten.",
        "Journalist Paris Rahman was beaten by unknown men.",
        "Адвокат Владимир Кабулов задержан.",
    ],
)
def test_people_who_are_called_like_towns_are_no_places(text: str) -> None:
    assert places(text) == []


def test_other_places_lie_in_the_country_that_a_report_comes_from() -> None:
    text = "Jakarta: Two students were shot dead in Jayapura on Saturday."
    assert places(text) == ["Jakarta", "Jayapura"]


def test_text_of_any_length_is_searched_for_denials_without_a_long_wait() -> None:
    text = "not " * 20_000 + "arrested. " + "denied that he " * 3_000
    assert isinstance(read(text, DAY), list)
