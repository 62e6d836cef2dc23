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


MORE = {
    "degrees in words": "43 degrees 13 minutes 27 seconds north",
    "degrees in Russian words": "43 градуса 13 минут 27 секунд северной широты",
    "degrees in Arabic words": "٤٣ درجة ١٣ دقيقة ٢٧ ثانية شمالا",
    "a point said in words": "forty-three point two two four, seventy-six point nine two nine",
    "a point said in Russian": "сорок три целых двести двадцать четыре тысячных",
    "both halves to a kilometre": "near 43.22, 76.93",
    "both halves, with letters": "43,22°N 76,92°E",
    "a number said in words": "seven seven zero zero zero zero zero one one two two",
    "a number said in Russian": "восемь семьсот ноль ноль ноль ноль ноль одиннадцать двадцать два",
    "a name in black squares": "🆃🅴🆂🆃🅾🆅🅰",
    "a short name backwards": "\u202eavotseT\u202c",
    "a name coded by a browser": "?q=%u0424%u0438%u043a%u0442%u0438%u0432%u043e%u0432",
    "a name coded by a program": r"\u{54}\u{65}\u{73}\u{74}\u{6f}\u{76}\u{61}",
    "a short name in base64": base64.b64encode(b"Testova").decode(),
    "wide letters in base64": base64.b64encode("Testova".encode("utf-16-le")).decode(),
    "bytes apart": b"Testova".hex(" "),
    "bytes with colons": b"Testova".hex(":"),
}


@pytest.mark.parametrize("kind", MORE)
def test_it_is_found_in_rarer_forms(kind: str, withheld: Secrets) -> None:
    assert list(withheld.found_in(MORE[kind]))


@pytest.mark.parametrize(
    "text",
    [
        *(
            "forty three people, two women and one child were seen",
            "42.22, 76.93",
            "43.22 and 1.93",
        ),
        *(
            "43 degrees, 13 min",
            "two or three of four or five",
            "54 65 73 74 6f",
            "DE AD BE EF 00 11",
        ),
    ],
)
def test_rarer_forms_of_other_things_are_not(text: str, withheld: Secrets) -> None:
    assert not list(withheld.found_in(text))


BORN = {
    "She was born on 14.03.1987": (
        *("14 March 1987", "March 14, 1987", "14 марта 1987 года", "1987-03-14", "03/14/1987"),
        *("14.3.1987", "14th of March 1987", "14 de marzo de 1987", "١٤ مارس ١٩٨٧", "14. 3. 1987"),
    ),
    "д.р. 3 мая 1990": ("03.05.1990", "May 3, 1990", "3 мамыр 1990"),
    "DOB: 1990-05-03": ("3 May 1990",),
}


@pytest.mark.parametrize("remarks", BORN)
def test_a_day_of_birth_is_found_in_other_forms(remarks: str) -> None:
    secrets = Secrets()
    event = seed_event(remarks=remarks, monitoring_note="")
    secrets.keep(event, shipped_vocabulary(), Audience.PUBLIC)
    for written in BORN[remarks]:
        assert list(secrets.found_in(f"on {written} in the town")), written
    assert not list(secrets.found_in("14 March 1988, 14.04.1987, 4 May 1990, in May 1990"))
    secrets = Secrets()
    event = seed_event(remarks=remarks.translate(str.maketrans("bBдD", "xxxx")), monitoring_note="")
    secrets.keep(event, shipped_vocabulary(), Audience.PUBLIC)
    assert not list(secrets.found_in(f"on {BORN[remarks][0]}"))
