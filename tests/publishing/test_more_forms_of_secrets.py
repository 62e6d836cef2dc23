"""Inflected and respelt names, numbers, accounts, plates, days of birth, points, captions."""

import pytest

from hrd_desk.model.event import Event
from hrd_desk.model.parts import Attachment
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.contacts import contacts_in
from hrd_desk.publishing.withheld import Secrets
from tests.builders import shipped_vocabulary
from tests.publishing.looks import is_found
from tests.publishing.samples import a_citation, seed_event


def an_event(remarks: str = "", witness: str = "", **place: str) -> Event:
    event = seed_event(remarks=remarks, monitoring_note="", confidentiality="public")
    event.citations = [a_citation()]
    if witness:
        testified = {"source_type": "witness-testimony", "url": "", "title": ""}
        event.citations.append(a_citation(source_name=witness, **testified))
    for field, value in place.items():
        setattr(event.places[0], field, value)
    return event


NAMES = {
    "Kazakh, a woman's": ("Айгерим Тестова", "Тестованың үйі"),
    "Kazakh, to a woman": ("Айгерим Тестова", "Тестоваға берді"),
    "Kazakh, with": ("Әсел Үлгіқызы", "Үлгіқызымен бірге"),
    "Kazakh, a family": ("Бақыт Үлгібаев", "Үлгібаевтар үйде"),
    "Kazakh, theirs": ("Бақыт Үлгібаев", "Үлгібаевтікі"),
    "Uzbek, a woman's": ("Aigerim Testova", "Testovaning uyi"),
    "Uzbek, respelt": ("Айгерим Жапарова", "Japarovaning uyi"),
    "English, respelt, whose": ("Хасан Жапаров", "in Japarov's house"),
    "Armenian, respelt, whose": ("Նիկոլ Օրինակյան", "Orinakian\u2019s house"),
    "Russian, a vowel that goes": ("Пётр Образец", "у Образца дома"),
    "Russian, another": ("Павел Тест", "Павла видели"),
    "Georgian, from": ("ნიმუშა ნიმუშაშვილი", "ნიმუშაშვილიდან"),
    "a joined first name": ("Interview with Daniel-Maria Testova", "said Daniel-Maria"),
    "Greek in Latin letters": ("Νίκος Παραδειγματόπουλος", "said Paradeigmatopoulos"),
    "Polish": ("Юлия Жукощеева", "Julia Żukoszczejewa"),
    "French": ("Юлия Жукощеева", "Ioulia Joukochtcheïeva"),
    "Arabic, father of, a case": ("أبو محمد التجريبي", "مع أبي محمد التجريبي"),
    "Burmese, a woman's title": ("ဒေါ်နမူနာမြင့်", "မနမူနာမြင့် ပြောသည်"),
    "Burmese, a teacher's": ("ဦးနမူနာမြင့်", "ဆရာနမူနာမြင့် ပြောသည်"),
}


@pytest.mark.parametrize("kind", NAMES)
def test_a_name_is_found(kind: str) -> None:
    name, text = NAMES[kind]
    assert is_found(an_event(witness=name), text)


NOTED = {
    "seven figures to call": ("call 2725544 at home", "tel. 272-55-44"),
    "two numbers with a stroke": ("87015554433/87025554433", "8 702 555 44 33"),
    "figures said twice": (
        "call +7 701 555 44 33",
        "eight seven zero one triple five double four double three",
    ),
    "a link to a chat": ("wa.me/77015554433", "8 701 555-44-33"),
    "mail, for people alone": ("a.testova@mail.example", "a.testova (at) mail.example"),
    "mail in words": ("a.testova@mail.example", "a.testova at mail dot example"),
    "mail in brackets": ("a.testova@mail.example", "a.testova[at]mail[dot]example"),
    "mail in Russian": ("a.testova@mail.example", "a.testova собака mail.example"),
    "mail without its host": ("to night77flower@mail.example", "account night77flower"),
    "an account by its address": ("t.me/flower_night", "@flower_night"),
    "an account of pictures": ("www.instagram.com/flower.night/", "flower.night there"),
    "an account beside its service": ("telegram: flower_night", "@flower_night"),
    "a service of calls": ("skype: live:flower_77", "live:flower_77"),
    "what opens a file": ("https://drive.example/d/1AbCdEfGhIjKlMn9/view", "1AbCdEfGhIjKlMn9"),
    "a plate with spaces": ("car 123 ABC 02 waits", "123ABC02"),
    "a plate in the other letters": ("машина А123ВС 77", "A123BC77"),
    "a plate of few figures": ("car AB12 CDE waits", "AB12CDE"),
    "a passport in the other letters": ("паспорт АВ1234567", "AB 1234567"),
    "birth, two figures of the year": ("born 14.03.87", "14 March 1987"),
    "birth, the same": ("born 14.03.87", "on 14.03.87"),
    "birth, the year first": ("1987 г.р., 14 марта", "14 марта 1987 года"),
    "birth in Kazakh": ("1987 жылы 14 наурызда туған", "14 наурыз 1987"),
    "birth, months of the Levant": ("مواليد 14/3/1987", "١٤ آذار ١٩٨٧"),
}


@pytest.mark.parametrize("kind", NOTED)
def test_what_a_note_tells_is_found(kind: str) -> None:
    remarks, text = NOTED[kind]
    assert is_found(an_event(f"Noted: {remarks}"), text)


POINTS = {
    "a plus code of 275 m": "8JMR6WFH+",
    "metres with spaces": "656 639 E, 4 787 519 N",
    "metres by tens": "43T 656640 4787520",
    "a receiver's": "4313.4526,N,07655.7250,E",
}


@pytest.mark.parametrize("kind", POINTS)
def test_a_point_is_found(kind: str) -> None:
    event = an_event(confidentiality="restricted", precision="exact")
    event.places[0].latitude_deg, event.places[0].longitude_deg = 43.22421, 76.92875
    assert is_found(event, POINTS[kind])


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("شارع النصر 15", "في شارع النصر رقم ١٥"),
        ("мкр. Самал-2, дом 33", "Самал 2, 33"),
    ],
)
def test_an_address_is_found(address: str, text: str) -> None:
    assert is_found(an_event(address=address), text)


def test_half_a_caption_is_found() -> None:
    event = an_event()
    caption = "Her aunt stands beside the well of her uncle near the old mill"
    event.attachments = [Attachment(name="x.jpg", sha256="ab" * 32, note=caption)]
    assert is_found(event, "He lives beside the well of her uncle.")
    assert not is_found(event, "Her aunt, her uncle, the well and the mill.")


@pytest.mark.parametrize("name", ["+7 701 555 44 33.ogg", "to a.testova@mail.example.eml"])
def test_what_the_name_of_a_file_tells_is_found(name: str) -> None:
    event = an_event()
    event.attachments = [Attachment(name=name, sha256="ab" * 32, note="")]
    assert is_found(event, "8 (701) 555-44-33, a.testova@mail.example")


def test_a_sentence_of_a_quotation_is_found() -> None:
    event = an_event(witness="Neighbour")
    event.citations[1].excerpt = "They came. They broke the blue door of my bakery! I hid."
    assert is_found(event, "“They broke the blue door of my bakery!”")
    assert not is_found(event, "They came. I hid.")


def test_an_address_is_found_without_what_follows_the_reader() -> None:
    event = an_event()
    withheld = {"source_type": "social-media", "confidentiality": "internal", "title": ""}
    url = "https://private.example/post/123?utm_source=x"
    event.citations.append(a_citation(source_name="", url=url, **withheld))
    assert is_found(event, "https://private.example/post/123")
    assert not is_found(event, "https://private.example/post/124?utm_source=x")


NO_CONTACTS = [
    *("Fine of 12 MAY 2023, 300 USD, 120 KM", "ICCPR 9 and UN A/RES/53/144", "2014/2015, 174/405"),
    *("telegram channel azattyq, t.me/azattyq", "instagram.com/humanrights, account of the well"),
    *("user manual, signal flare, login page", "10 AM 12 PM, G20, B2B, H1N1 and MH17"),
]


@pytest.mark.parametrize("line", NO_CONTACTS)
def test_what_everybody_writes_is_no_contact(line: str) -> None:
    assert list(contacts_in(line)) == []


HARMLESS = {
    "other endings": ("Айгерим Тестова", "Тестовановский, тестованием, Testovan, Testovary"),
    "a word with the vowel": ("Павел Тест", "павловский, Павлов, повела, тесто"),
    "capitals in a row": ("Нурлан уулу Бакыт", "уулу, кызы и другие"),
    "two words": ("Mark Price", "the price mark was set"),
    "a woman of words": ("Rose May", "in May prices rose"),
}


@pytest.mark.parametrize("kind", HARMLESS)
def test_other_words_are_not(kind: str) -> None:
    name, text = HARMLESS[kind]
    assert not is_found(an_event(witness=name), text)


@pytest.mark.parametrize(
    "run",
    [
        *("A" * 50_000 + "b", "1" * 50_000 + "x", "A1" * 25_000 + "b", "ж" * 50_000),
        *(" " * 50_000 + "[at]", "1987" + " " * 50_000 + "born", "A " * 25_000, "_" * 50_000),
        *(
            "source: " * 6_000,
            "Aa-" * 16_000,
            "t.me/" + "a." * 25_000,
            "al-" * 16_000,
            "@ " + "A" * 50_000,
        ),
    ],
)
def test_a_long_note_is_read_in_no_time(run: str) -> None:
    """Its length squared would be minutes."""
    event = an_event(run, witness=run)
    event.attachments = [Attachment(name=f"{run[:200]}.jpg", sha256="ab" * 32, note=run)]
    assert not is_found(event, "Nothing of it.")
    secrets = Secrets()
    secrets.keep(an_event("a.testova@mail.example"), shipped_vocabulary(), Audience.PUBLIC)
    assert not list(secrets.found_in(run))
