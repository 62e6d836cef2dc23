"""Names of people in the words for a source, and sources that are described and not named."""

import pytest

from hrd_desk.model.event import Event
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.described_people import people_in
from hrd_desk.publishing.orders import Order
from hrd_desk.publishing.preparing import prepare
from hrd_desk.publishing.withheld import Secrets
from tests.builders import shipped_vocabulary
from tests.publishing.samples import a_citation, seed_event


def an_event(
    source: str, summary: str = "", source_type: str | None = "witness-testimony"
) -> Event:
    event = seed_event(summary=summary, remarks="", monitoring_note="", confidentiality="public")
    a_source = a_citation(source_name=source, source_type=source_type, url="", title="")
    event.citations = [a_citation(), a_source]
    return event


def found(source: str, text: str, source_type: str | None = "witness-testimony") -> list[str]:
    secrets = Secrets()
    event = an_event(source, source_type=source_type)
    secrets.keep(event, shipped_vocabulary(), Audience.PUBLIC)
    return [secret.letters for secret in secrets.found_in(text)]


DESCRIBED = {
    "an interview": ("Interview with Aigerim Testova", "said Aigerim Testova at home"),
    "an interview, the surname": ("Interview with Aigerim Testova", "so Testova said"),
    "whose case stands behind с": ("Интервью с Айгерим Тестовой", "сказала Айгерим Тестова"),
    "whose case is a man's": ("Беседа с Данияром Фиктивовым", "Данияр Фиктивов сказал"),
    "a relative's": ("The sister of Aigerim Testova", "Aigerim Testova said"),
    "an Uzbek relative's": ("Aigerim Testovaning singlisi", "dedi Testova"),
    "born otherwise": ("Aigerim Testova née Primerova", "Testova said"),
    "born otherwise, that name": ("Aigerim Testova (née Primerova)", "Mrs Primerova said"),
    "born otherwise, in Russian": ("Айгерим Тестова (урожд. Примерова)", "видели Примерову"),
    "known as": ("Aigerim Testova aka Raketa", "known as Raketa"),
    "a work in small letters": ("lawyer Testova", "said Testova"),
    "in capitals": ("AIGERIM TESTOVA", "said Testova"),
    "the surname in capitals": ("TESTOVA Aigerim", "said Testova"),
    "a year": ("Aigerim Testova, born 1987", "said Testova"),
    "two people": ("Aigerim Testova and Daniyar Fiktivov", "said Fiktivov"),
    "two people, in Russian": ("Айгерим Тестова и Данияр Фиктивов", "Фиктивову сказали"),
    "Kyrgyz, son of": ("Нурлан уулу Бакыт", "Бакыт Нурлан уулу айтты"),
    "Kyrgyz, daughter of": ("Намуна кызы Айпери", "видели Айпери дома"),
    "Uzbek, son of": ("Namunayev Rustam Ali o\u2018g\u2018li", "Namunayev aytdi"),
    "Uzbek, daughter of": ("Namunayeva Dilnoza Rustam qizi", "Dilnozaning uyi"),
    "Azerbaijani, daughter of": ("Örnəkova Aysel Rəşid qızı", "Örnəkovanın evi"),
    "Spanish": ("Juan de la Cruz Ejemplero", "dijo Ejemplero ayer"),
    "Portuguese": ("Maria dos Exemplares", "disse Exemplares ontem"),
    "Dutch": ("Ludwig van der Musterveld", "said Musterveld yesterday"),
    "Arabic, son of": ("Muhammad bin Salih Tajribi", "Mr Tajribi said"),
    "Arabic, an article": ("Fatima al-Mithaliya", "Ms Mithaliya said"),
    "a name of words": ("Interview with Mark Price", "said Mark Price"),
    "a surname of words": ("Interview with Rustam Barber", "said Rustam Barber"),
    "a number to call": ("Aigerim Testova +7 701 555 44 33", "ring 8 701 555-44-33"),
    "an address of mail": ("Aigerim (a.testova@mail.example)", "to a.testova@mail.example"),
    "an account": ("Aigerim, @flower_night", "see t.me/flower_night"),
}


@pytest.mark.parametrize("kind", DESCRIBED)
def test_a_name_in_a_description_is_found(kind: str) -> None:
    assert found(*DESCRIBED[kind])


def test_of_a_source_of_another_type_whole_names_are_found() -> None:
    described = "Letter of Aigerim Testova"
    for source_type in (None, "news", "partner"):
        assert found(described, "Aigerim Testova wrote", source_type)
        assert not found(described, "Testova wrote", source_type)


NOBODY = {
    "Resident of Almaty": "Police in Almaty arrested residents of Almaty.",
    "Жительница города Алматы": "В Алматы задержаны жители города.",
    "Activist from Nur-Sultan": "Protest in Nur-Sultan; activists were arrested.",
    "Member of Human Rights Watch": "Human rights were violated; on Watch committees.",
    "UNHCR Almaty officer": "The UNHCR said so, and its officers.",
    "OSCE ODIHR": "The ODIHR said so.",
    "UNICEF Kazakhstan": "UNICEF and Kazakhstan agreed.",
    "Worker of the Union of Teachers": "The Union of Teachers protested.",
    "Clerk of the Medeu District Court": "The Medeu District Court fined her.",
    "Судья Медеуского районного суда": "Медеуский районный суд отказал.",
    "Сотрудник Департамента полиции": "Департамент полиции сообщил.",
    "Adviser to the President": "The President spoke of reforms.",
    "Friend of the victim, by Signal": "A friend sent it by Signal.",
    "Conversation with a neighbour": "Conversations were cut; a neighbour heard a conversation.",
    "Journalist of Radio and Television": "The Radio and Television Corporation reported.",
    "Lawyer from El Salvador": "El Salvador was asked.",
    "Madre del detenido": "La madre habló; el detenido no.",
    "Professor in New York": "In New York the professor spoke.",
    "Witness 2023": "In 2023 witnesses spoke.",
    "Two lawyers (anonymous)": "Anonymous lawyers spoke.",
}


@pytest.mark.parametrize("source", NOBODY)
def test_a_description_of_nobody_stops_nothing(source: str) -> None:
    prepared = prepare([an_event(source, NOBODY[source])], shipped_vocabulary(), Order())
    assert prepared.obstacles == ()


def test_the_name_itself_is_still_stopped_beside_a_place() -> None:
    event = an_event("Aigerim Testova from Almaty", "Said Testova in Almaty.")
    prepared = prepare([event], shipped_vocabulary(), Order())
    assert [obstacle.field for obstacle in prepared.obstacles] == ["summary"]
    assert people_in("Resident of Almaty", "KZ") == ()
    assert people_in("", "KZ") == ()


def test_a_source_that_is_named_does_not_hide_another_of_that_name() -> None:
    event = an_event("Aigerim Testova", "Said Testova.")
    event.citations.append(a_citation(source_name="Radio of Testova", title=""))
    prepared = prepare([event], shipped_vocabulary(), Order())
    assert {obstacle.field for obstacle in prepared.obstacles} == {"summary"}


def test_what_is_named_elsewhere_in_the_record_is_looked_for_as_a_whole_alone() -> None:
    event = an_event("Radio of Testova", "Said Testova.")
    event.citations.append(a_citation(source_name="Radio of Testova", title=""))
    assert prepare([event], shipped_vocabulary(), Order()).obstacles == ()


NOTED = {
    "Source: Aigerim Testova, by phone": "Aigerim Testova said so",
    "Spoke with Aigerim Testova on Monday": "said Aigerim Testova",
    "Witness Aigerim Testova saw it": "so TESTOVA Aigerim",
    "Источник — Айгерим Тестова": "рассказано Айгерим Тестовой",
    "Со слов Данияра Фиктивова": "как сказал Данияр Фиктивов",
    "Разговор с Айгерим Тестовой; говорили с Айгерим Тестовой": "Айгерим Тестова сказала",
    "Куәгер: Бақыт Үлгібаев": "Бақыт Үлгібаевтың айтуынша",
}


@pytest.mark.parametrize("remarks", NOTED)
def test_who_is_a_source_in_a_note_is_found(remarks: str) -> None:
    event = an_event("", NOTED[remarks])
    event.remarks, event.title = remarks, "Arrest"
    prepared = prepare([event], shipped_vocabulary(), Order())
    assert [obstacle.field for obstacle in prepared.obstacles] == ["summary"]
    event.title = "Айгерим Тестова, Данияр Фиктивов, Aigerim Testova and Бақыт Үлгібаев arrested"
    assert prepare([event], shipped_vocabulary(), Order()).obstacles == ()


NOTED_BESIDE = {
    "Spoke with the lawyer of Almaz Tilekov": "Almaz Tilekov was arrested.",
    "Spoke with Almaz Tilekov's lawyer": "Almaz Tilekov was arrested.",
    "Разговор с адвокатом Алмаза Тилекова": "Алмаз Тилеков задержан.",
    "Source: Human Rights Watch": "Human Rights Watch reported it.",
    "Source: Radio Azattyq": "Azattyq reported it.",
    "According to the Union of Teachers": "The Union of Teachers protested.",
    "Source of the photo: unknown. Almaty City Court": "The Almaty City Court fined them.",
    "Contact: see attachment": "They had contact with a lawyer.",
}


@pytest.mark.parametrize("remarks", NOTED_BESIDE)
def test_others_in_a_note_stop_nothing(remarks: str) -> None:
    event = an_event("", NOTED_BESIDE[remarks])
    event.remarks, event.title = remarks, "Arrest"
    assert prepare([event], shipped_vocabulary(), Order()).obstacles == ()
