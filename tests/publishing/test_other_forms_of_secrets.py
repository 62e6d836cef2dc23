"""Withheld names, numbers to call and points in the forms in which people write them again."""

import base64

import pytest

from hrd_desk.model.event import Event
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.grid_references import grid_point
from hrd_desk.publishing.withheld import Secrets
from tests.builders import shipped_vocabulary
from tests.publishing.samples import a_citation, seed_event

WITNESSES = (
    *("Aigerim Testova", "Данияр Фиктивов", "Фёдор Примерский", "Олена Зразкова"),
    *("فاطمة المثالية", "דוגמה ישראלית", "Marcus Exampleton", "Әсел Үлгіқызы", "李小明"),
)
PHONES = ("+7 700 000 11 22", "09 123 456 789", "+880 1711 000 222")
MAIL = "a.testova@mail.example"
LATITUDE_DEG, LONGITUDE_DEG = 43.22421, 76.92875


def an_event() -> Event:
    event = seed_event(remarks="\n".join(PHONES) + f"\nor write to {MAIL}", monitoring_note="")
    event.citations = [
        a_citation(),
        *(
            a_citation(source_name=name, source_type="witness-testimony", url="", title="")
            for name in WITNESSES
        ),
    ]
    place = event.places[0]
    place.locality, place.confidentiality = "Талғар", "restricted"
    place.latitude_deg, place.longitude_deg, place.precision = LATITUDE_DEG, LONGITUDE_DEG, "exact"
    return event


@pytest.fixture(scope="module")
def withheld() -> Secrets:
    secrets = Secrets()
    secrets.keep(an_event(), shipped_vocabulary(), Audience.PUBLIC)
    return secrets


WRITTEN = {
    "Russian, genitive": "видели Данияра Фиктивова у дома",
    "Russian, dative of a part": "письмо передали Фиктивову",
    "Russian, a woman's name": "сестра Тестовой молчит",
    "Russian, an adjective's endings": "после допроса Примерского",
    "Russian, the same in Latin letters": "after Primerskogo was heard",
    "Ukrainian": "розповіла Олені Зразковій",
    "Kazakh": "Фиктивовтың үйі",
    "a town, inflected": "это было в Талғаре",
    "English, possessive": "in Testova's house",
    "family name first": "TESTOVA, A.",
    "Arabic, with and": "قالت الشرطة وفاطمة المثالية",
    "Arabic, with to": "سلموها لفاطمة المثالية",
    "Hebrew, with to": "אמרו לדוגמה ישראלית",
    "Cyrillic letters in a Latin name": "Аigеrim Tеstоvа",
    "all letters that look alike": "Маrсus Ехаmрlеtоn",
    "Greek letters in a Latin name": "Μarcus Εxampletοn",
    "Latin letters in a Cyrillic name": "Фиктивoв",
    "a part, in the other script": "госпожа Тестова",
    "small capitals": "ᴀɪɢᴇʀɪᴍ ᴛᴇꜱᴛᴏᴠᴀ",
    "letters of mathematics": "𝐀𝐢𝐠𝐞𝐫𝐢𝐦 𝐓𝐞𝐬𝐭𝐨𝐯𝐚",
    "letters in circles": "ⒶⒾⒼⒺⓇⒾⓂ",
    "struck through": "T̶e̶s̶t̶o̶v̶a̶",
    "enclosing marks": "T⃝e⃝s⃝t⃝o⃝v⃝a⃝ or Т҈е҈с҈т҈о҈в҈а",
    "selectors of variants": "T\ufe0fe\ufe0fs\ufe0ft\U000e0101ova",
    "joiners of graphemes": "Tes\u034fto\u034fva",
    "zero widths": "\u200b".join("Testova"),
    "soft hyphens": "Aige\u00adrim Tes\u00adto\u00adva",
    "backwards": "avotseT miregiA",
    "points between": "A.i.g.e.r.i.m.T.e.s.t.o.v.a",
    "one address of the web": "https://x.example/aigerim_testova/",
    "coded for the web": "?q=%D0%A4%D0%B8%D0%BA%D1%82%D0%B8%D0%B2%D0%BE%D0%B2",
    "a host": f"https://{'данияр-фиктивов'.encode('idna').decode()}.example",
    "coded for programs": r"\u0054\u0065\u0073\u0074\u006f\u0076\u0061",
    "hexadecimal": b"Aigerim Testova".hex(),
    "base64": base64.b64encode("Данияр Фиктивов".encode()).decode(),
    "signs among others": "据李小明说",
    "number, inside of the country": "8 (700) 000-11-22",
    "number, in one": "87000001122",
    "number, without the country": "700 000 11 22",
    "number, from outside": "00 7 700 000 1122",
    "number, in pairs": "77 00 00 01 12 2",
    "number, Persian digits": "۷۷۰۰۰۰۰۱۱۲۲",
    "number, Burmese digits": "၀၉ ၁၂၃ ၄၅၆ ၇၈၉",
    "number, Bengali digits": "০১৭১১ ০০০২২২",
    "number, a link": "https://chat.example/77000001122?text=hi",
    "mail": "A.Testova@Mail.Example",
    "degrees, minutes, seconds": "43°13′27″N 76°55′43″E",
    "the same without signs": "N 43 13 27.2, E 76 55 43.5",
    "the same with colons": "43:13:27 76:55:43",
    "minutes and their parts": "43 13.453 N, 76 55.725 E",
    "ISO 6709": "+431327.2+0765543.5/",
    "a link to a map": "https://map.example/#map=19/43.22421/76.92875",
    "ten-millionths": "432242100,769287500",
    "Arabic digits": "٤٣٫٢٢٤٢ و ٧٦٫٩٢٨٨",
    "the end of a plus code": "6WFH+MF, Almaty",
    "metres of the grid": "43T 656639 4787519",
    "MGRS": "43TFH5663887519",
    "MGRS, ten metres": "43T FH 5663 8751",
}


@pytest.mark.parametrize("kind", WRITTEN)
def test_it_is_found(kind: str, withheld: Secrets) -> None:
    assert list(withheld.found_in(WRITTEN[kind]))


def test_a_page_without_a_space_is_looked_through_as_quickly_as_others(withheld: Secrets) -> None:
    """Its length squared would be hours."""
    run = "ж" * 200_000
    assert list(withheld.found_in(f"{run}=D0=A4-{run} Testova"))
    assert not list(withheld.found_in(f"{run}=D0=A4-{run}"))


HARMLESS = {
    "words that begin alike": "тестовый запуск, фиктивный брак, примерно, зразок",
    "a name that goes on": "Тестоватый, Фиктивовский завод, Testovarov",
    "a region named after its town": "Талгарский район",
    "an Arabic word that begins alike": "وفاة المثال",
    "times and dates": "at 13:27:43 on 01:05:2023, 43 of 76 people, 13 27 and 55 43",
    "laws": "articles 43 13 and 76 55 of the code",
    "large numbers": "4787519000 tenge and 656639 people",
    "identity of a file": "0123456789abcdef0123456789abcdef",
    "another number": "8 700 000 11 23, and 700 000 people",
    "a sum that begins alike": "7000001 tenge, 22 people",
    "two scripts side by side": "COVID-19 в Алматы, T-34, iPhone-ом, ООН/UN",
    "a word in brackets": r"the path C:\users\u0041 or so",
}


@pytest.mark.parametrize("kind", HARMLESS)
def test_other_words_are_not(kind: str, withheld: Secrets) -> None:
    assert [secret.letters for secret in withheld.found_in(HARMLESS[kind])] == []


@pytest.mark.parametrize(
    ("point", "reference"),
    [
        ((48.8583, 2.2945), "31U DQ 48251 11943"),
        ((-33.8568, 151.2153), "56H LH 34900 52288"),
        ((27.1751, 78.0421), "44R KR 06910 09286"),
    ],
)
def test_references_of_the_grid(point: tuple[float, float], reference: str) -> None:
    found = grid_point(*point)
    assert found is not None
    assert found.mgrs([5]) == [reference]


def test_beyond_the_grid_there_is_no_reference() -> None:
    assert grid_point(89.0, 10.0) is None
