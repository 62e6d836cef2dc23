"""Withheld places by their other names, and addresses written in other ways."""

import pytest

from hrd_desk.model.event import Event
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.orders import Order
from hrd_desk.publishing.preparing import prepare
from hrd_desk.publishing.withheld import Secrets
from tests.builders import shipped_vocabulary
from tests.publishing.samples import a_citation, seed_event

ADDRESS = "12 Kurmangazy street, flat 4"


def an_event(**place: str) -> Event:
    event = seed_event(remarks="", monitoring_note="", title="Arrest", confidentiality="public")
    event.citations = [a_citation()]
    for field, value in place.items():
        setattr(event.places[0], field, value)
    return event


def found(text: str, **place: str) -> list[str]:
    secrets = Secrets()
    secrets.keep(an_event(**place), shipped_vocabulary(), Audience.PUBLIC)
    return [secret.letters for secret in secrets.found_in(text)]


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ({"locality": "Zhanaozen"}, "в городе Новый Узень"),
        ({"locality": "Zhanaozen"}, "Жаңаөзенде болды"),
        ({"locality": "Усть-Каменогорск"}, "in Oskemen"),
        ({"locality": "Алматы"}, "in Alma-Ata"),
        ({"region": "Mangystau Region"}, "in Mangystau"),
        ({"region": "Мангистауская область"}, "в Мангистауской области"),
        ({"district": "Microdistrict Shugyla"}, "in Shugyla"),
        ({"locality": "село Тестовое"}, "в селе Тестовом"),
    ],
)
def test_another_name_of_a_withheld_place_is_found(place: dict[str, str], text: str) -> None:
    assert found(text, **place, confidentiality="sensitive")


def test_what_is_told_of_the_place_is_no_secret() -> None:
    event = an_event(locality="Almaty", region="Almaty Region", confidentiality="restricted")
    event.citations = []
    event.summary = "Police in Almaty Region arrested twenty people."
    assert prepare([event], shipped_vocabulary(), Order()).obstacles == ()
    event.summary = "Police in Alma-Ata arrested twenty people."
    assert prepare([event], shipped_vocabulary(), Order()).obstacles


@pytest.mark.parametrize(
    "text",
    [
        *("at Kurmangazy street 12", "at 12, Kurmangazy St.", "Kurmangazy 12-4", "KURMANGAZY № 12"),
        *("ул. Курмангазы, 12, кв. 4", "в доме 12 на улице Курмангазы", "Kurmangazi ave. ١٢"),
    ],
)
def test_an_address_is_found_in_other_words(text: str) -> None:
    assert found(text, address=ADDRESS)


@pytest.mark.parametrize(
    "text",
    [
        *("on Kurmangazy street", "Kurmangazy street 120", "12 people on Abay street"),
        *("Kurmangazy, and 12 others", "12 May, Kurmangazy", "flat 4, 12 people"),
    ],
)
def test_another_house_is_not(text: str) -> None:
    assert found(text, address=ADDRESS) == []
