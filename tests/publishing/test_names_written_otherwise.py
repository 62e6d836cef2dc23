"""Names in other spellings, with initials, inflected, in codings; and texts that hold none."""

import base64
import codecs
from pathlib import Path

import pytest

from hrd_desk.model.event import Event
from hrd_desk.model.parts import Attachment, Citation
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.exporting import write
from hrd_desk.publishing.letters_alike import ENDINGS_OF_LONG_STEMS
from hrd_desk.publishing.matching import letters_of
from hrd_desk.publishing.orders import Order
from hrd_desk.publishing.point_forms import place_codes
from hrd_desk.publishing.preparing import prepare
from hrd_desk.publishing.withheld import Secrets
from tests.builders import shipped_vocabulary
from tests.publishing.samples import a_citation, seed_event

WITNESSES = (
    *("Anna Kim", "Li Wei", "Jan Nowak", "Ayşe Örnekoğlu", "Rustam Namunayev", "Aigerim Testova"),
    *("Айгерим Бекова", "Хасан Жапаров", "Ґалина Щастюк", "Бат Жишээбаатар"),
    *("فاطمة المثالية", "حسن الفرضي", "דוגמה ישראלית", "ნიმუშა ნიმუშაძე", "Նիկոլ Օրինակյան"),
    *("Νίκος Παραδειγματόπουλος", "김보기", "নমুনা খাতুন", "नमुना थापा", "மாதிரி முருகன்"),
    *("ኃይሌ ምሳሌው", "สมชาย ใจดี", "ဦးအောင်မင်းထွဋ်", "ທ້າວສົມສັກ ຕົວຢ່າງ"),
)
CHECKSUM = "ab3f" * 16
LATITUDE_DEG, LONGITUDE_DEG = 43.22421, 76.92875


def an_event() -> Event:
    event = seed_event(remarks="nothing", monitoring_note="")
    event.citations = [a_citation(), *(a_witness(name) for name in WITNESSES)]
    event.attachments = [
        Attachment(name="IMG_20230501_123456.jpg", sha256=CHECKSUM, note=""),
        Attachment(name="yard as seen from kitchen.jpg", sha256="cd" * 32, note=""),
    ]
    place = event.places[0]
    place.locality, place.confidentiality = "Жаңаөзен", "restricted"
    place.latitude_deg, place.longitude_deg, place.precision = LATITUDE_DEG, LONGITUDE_DEG, "exact"
    return event


def a_witness(name: str) -> Citation:
    return a_citation(source_name=name, source_type="witness-testimony", url="", title="")


@pytest.fixture(scope="module")
def withheld() -> Secrets:
    secrets = Secrets()
    secrets.keep(an_event(), shipped_vocabulary(), Audience.PUBLIC)
    return secrets


WRITTEN = {
    # with an initial, and in the other order
    "an initial before a short surname": "said A. Kim yesterday",
    "behind it": "KIM, A.",
    "an initial in the other script": "по словам А. Ким",
    "an initial before a Chinese surname": "W. Li told us",
    "two initials": "видели Бекову А.Б. у дома",
    "the other order": "Kim Anna told us",
    "the other order, Chinese": "Wei Li told us",
    # spelt by other rules
    "J as in French": "Mr. Japarov was seen",
    "with hooks": "with Žaparov",
    "both words": "said Hassan Zhaparov",
    "as the English write": "said Aygerim Bekova",
    "Ukrainian, by the law": "by Halyna Shchastiuk",
    "Ukrainian, as scholars write": "bei Ščastjuk",
    "a town": "in Janaozen",
    "Arabic in Latin letters": "said Fatima al-Mithaliya",
    "Arabic, another way": "Fatimah Al Methaliyya said",
    "Arabic, a man": "by Hassan al-Fardi",
    "Arabic in Cyrillic letters": "по словам Хасана: Хасан аль-Фарди",
    # cut up
    "letter by letter": "T e s t o v a",
    "letter by letter, Cyrillic": "Б е к о в а",
    "with points": "B.e.k.o.v.a",
    "with hyphens": "T-e-s-t-o-v-a",
    "in two": "Test-ova and Беко-ва",
    # inflected
    "Uzbek, of": "Namunayevning uyi",
    "Uzbek, to": "Namunayevga",
    "Uzbek, from": "Namunayevdan",
    "Turkish": "Örnekoğlu'nun evi",
    "Turkish, without the mark": "Ornekoglunun evi",
    "Azerbaijani, of": "Namunayevin evi",
    "Azerbaijani, to": "Namunayevə",
    "Kyrgyz, of": "Жапаровдун үйү",
    "Kyrgyz, to": "Жапаровго",
    "Tatar": "Жапаровның",
    "Mongolian, of": "Жишээбаатарын гэр",
    "Mongolian, from": "Жишээбаатараас",
    "Polish, of": "dom Nowaka",
    "Polish, with": "z Nowakiem",
    "Georgian, of": "ნიმუშაძის სახლი",
    "Georgian, by": "ნიმუშაძემ თქვა",
    "Armenian, of": "Օրինակյանի տունը",
    "Armenian, from": "Օրինակյանից",
    "Greek": "του Παραδειγματόπουλου",
    "Korean, as for": "김보기는 말했다",
    "Korean, of": "김보기의 집",
    "Korean, Mr": "김보기씨가",
    "Bengali, of": "নমুনা খাতুনের বাড়ি",
    "Bengali, whom": "নমুনা খাতুনকে",
    "Nepali, by": "नमुना थापाले भने",
    "Nepali, to": "नमुना थापालाई",
    "Tamil, whom": "மாதிரி முருகனை",
    "Tamil, of": "மாதிரி முருகனின்",
    "Amharic, of": "የኃይሌ ምሳሌው",
    "Amharic, whom": "ኃይሌ ምሳሌውን",
    "Arabic, and by": "وبفاطمة المثالية",
    "Hebrew, and to": "ולדוגמה ישראלית",
    "Hebrew, that in": "שבדוגמה ישראלית",
    # spelt by other rules, and inflected
    "Russian in Latin letters, with": "with Japarovym",
    "with hooks, of": "dům Žaparova",
    "a woman's, of": "bei Bekovoy",
    "her husband's": "and Bekov himself",
    "Kyrgyz in Latin letters, to": "Japarovga",
    "another Polish spelling, of": "od Żaparowa",
    # without spaces, and with titles
    "Thai": "ตำรวจจับนายสมชายใจดีเมื่อวาน",
    "Thai, a title": "ตำรวจจับนายสมชายเมื่อวาน",
    "Thai, another": "คุณสมชายกล่าวว่า",
    "Lao, without its title": "ຕຳຫຼວດຈັບສົມສັກ ຕົວຢ່າງ",
    "Burmese, another title": "ကိုအောင်မင်းထွဋ်ကို ဖမ်းဆီးခဲ့သည်",
    # ciphers and codings
    "figures for letters": "T3st0va",
    "each letter moved by thirteen": codecs.encode("Aigerim Testova", "rot13"),
    "base32": base64.b32encode(b"Aigerim Testova").decode(),
    "coded for mail": "=D0=91=D0=B5=D0=BA=D0=BE=D0=B2=D0=B0",
    "coded for styles": r"\54\65\73\74\6f\76\61",
    "coded in octal figures": r"\124\145\163\164\157\166\141",
    "coded in hexadecimal figures": r"\x54\x65\x73\x74\x6f\x76\x61",
    "code points": " ".join(f"U+{ord(letter):04X}" for letter in "Бекова"),
    # not names
    "the beginning of a checksum": f"see {CHECKSUM[:12]}",
    "a photograph without its ending": "see IMG_20230501_123456 for it",
    "a sentence that names a file": "Yard, as seen from kitchen",
    "a field of the radio amateurs": "locator MN83LF",
    "MGRS, a kilometre": "43TFH5687",
}


@pytest.mark.parametrize("kind", WRITTEN)
def test_it_is_found(kind: str, withheld: Secrets) -> None:
    assert list(withheld.found_in(WRITTEN[kind]))


def test_a_short_hash_of_a_place_is_looked_for_where_it_can_be_no_word() -> None:
    assert "txwtys" not in place_codes(LATITUDE_DEG, LONGITUDE_DEG)
    codes = place_codes(48.8583, 2.2945)
    assert {"u09tu", "u09tun", "JN18DU"} <= set(codes)


HARMLESS = {
    "an initial of another": "said B. Kim, and W. Kim of Li & Co.",
    "an article": "a Kim dynasty, and A Kim portrait",
    "a list of letters": "options a, b, k, o, v, a",
    "sounds without a capital": "the japaruv and a mithaliya of fatima",
    "an ending without a capital": "the japarovym and a žaparova",
    "another ending": "Zhaparovists of Zhaparovia, Japarovian, Hassanom Zhaparkulovym",
    "other bones": "Fatima Metal Works, Hassan Ford",
    "one of two bones": "Fatima spoke; the Mithali river",
    "Turkish words": "ornek bir oglun evi, namuna",
    "Korean, another": "김보기만큼은 아니지만 김보라는",
    "Bengali, another": "নমুনা খাতা",
    "Hebrew, another": "לדוגמה, בישראל",
    "Arabic, another": "وبفاطمية المثال، للحسنة",
    "Thai, the employer": "นายจ้างและคุณสมบัติ สมชาติ",
    "Burmese, to the leader": "ဦးဆောင်သူများနှင့် ကိုယ်စားလှယ်များ",
    "words with hyphens": "well-being of test-over-a-cup, беко-вал",
    "figures in words": "H2O, B2B, 4x4, T34, CO2-neutral, a1b2c3",
    "equals signs": "a==b, =C3=A9, x=AB=CD",
    "capitals": "INTERNATIONALISATIONOFTHINGS AND OTHERTHINGSENTIRELY",
    "paths": r"C:\1\22\345 and \1\2\3",
    "a day": "on 20230501, and 123456 people",
    "another checksum": "ab3fab3e and abababab",
    "a kitchen": "the yard was seen from the kitchen",
    "a locator of another field": "MN83LG, MN84",
}


@pytest.mark.parametrize("kind", HARMLESS)
def test_other_words_are_not(kind: str, withheld: Secrets) -> None:
    assert [secret.letters for secret in withheld.found_in(HARMLESS[kind])] == []


@pytest.mark.parametrize("title", ["Human Rights Watch", "Police Report", "Тюремный Вестник"])
def test_a_withheld_title_is_no_persons_name(title: str) -> None:
    event = seed_event(remarks="", monitoring_note="")
    event.citations = [
        a_citation(confidentiality="restricted", source_name=title, title="", url="")
    ]
    secrets = Secrets()
    secrets.keep(event, shipped_vocabulary(), Audience.PUBLIC)
    assert list(secrets.found_in(f"as {title} says"))
    assert not list(
        secrets.found_in("The Rights of the Police. A Report. Вестник Тюремного. P. R.")
    )


def test_endings_are_written_as_words_are_compared() -> None:
    assert {ending for ending in ENDINGS_OF_LONG_STEMS if letters_of(ending) != ending} == set()


CLEAN = {
    "Marta Testova": "The test of voting machines ended. Tests over, a protest over rights began.",
    "Anna Kim": "A Kim dynasty portrait was burnt; B. Kim and An. Lee were not there.",
    "Li Wei": "We live. W. Lisbon and the Liwa street were closed. We, Li-ion and wifi.",
    "Roman Polishchuk": "Romania's policy: the polices of Rome. Romanian troops, Polish church.",
    "Данияр Фиктивов": "Фиктивный брак, фиктивовский завод, дань и яр.",
    "Марина Строкач": "Строка закона. Морской строй, строкой ниже. Марианна и маринад.",
    "Жанар Бекова": "Бек овал. Бекон, оковы, бековский дом, жанры.",
    "Олена Зразкова": "Зразок заяви, зразковий суд, оленячий парк.",
    "Әсел Үлгіқызы": "Үлгі бойынша, қызыл түс, әсерлі сөз, үлгілі қыз.",
    "Ayşe Örnek": "Örneğin, örnekleri gösterildi; aylar ve şehirler.",
    "Rustam Namunayev": "Namuna olindi, rus tamaddun, namunaviy uy.",
    "فاطمة المثالية": "وفاة المثال، والمثالي في الفطام، وبطولة مثالية.",
    "حسن الفرضي": "للحسنات والفروض، وبحسن النية، والحسن بن علي.",
    "דוגמה ישראלית": "לדוגמה, בישראל ובדוגמאות אחרות, הישראלי אמר.",
    "ნიმუშა ნიმუშაძე": "ნიმუშები, ნიმუშად, ძეგლი.",
    "김보기": "김보기만큼은 아니다. 보기를 들면 김밥이다.",
    "নমুনা খাতুন": "নমুনা খাতা, খাতুনগঞ্জ বাজার, নমুনার সংখ্যা।",
    "மாதிரி முருகன்": "மாதிரி வாக்கெடுப்பு, முருகன் கோயில், மாதிரிகள்.",
    "สมชาย ใจดี": "นายจ้างใจดี คุณสมบัติ สมชาติ และนางพยาบาล",
    "ဦးအောင်မင်း": "ဦးဆောင်သူများ၊ ကိုယ်စားလှယ်များ၊ အောင်မြင်မှု",
}


@pytest.mark.parametrize("witness", CLEAN)
def test_a_clean_export_full_of_words_alike_is_not_stopped(witness: str, tmp_path: Path) -> None:
    event = seed_event(summary=CLEAN[witness], remarks="nothing", confidentiality="public")
    event.citations = [a_citation(), a_witness(witness)]
    prepared = prepare([event], shipped_vocabulary(), Order(marks_unprintable=True))
    assert prepared.obstacles == ()
    path = tmp_path / "brief.pdf"
    assert write(prepared, path).size_bytes == path.stat().st_size


ACROSS = {
    "each word inflected": ("Анна Ким", "с Анной Ким"),
    "each word inflected, a town": ("Нижний Тестовск", "в Нижнем Тестовске"),
    "without the father's name": ("Ким Анна Сергеевна", "видели Анну Ким"),
    "respelt in small letters": ("Daniyar Fiktivov", "said daniar fiktivow"),
    "an umlaut in two letters": ("Jürgen Müster", "frau muester"),
    "Latin, in Arabic letters": ("Muhammad Tajribi", "قال محمد التجريبي"),
    "Latin, in Arabic letters, joined": ("Aigerim Testova", "وأيغريم تيستوفا"),
    "Latin, in Hebrew letters": ("Hassan Fardi", "אמר חסן פרדי"),
    "Latin, in Hindi": ("Sunita Udaharan", "सुनीता उदाहरण ने कहा"),
    "Latin, in Bengali": ("Namuna Khatun", "নমুনা খাতুন বলেন"),
    "Hindi, in Latin": ("सुनीता उदाहरण", "Sunita Udaharan said"),
    "Nepali, in Latin": ("नमुना थापा", "Namuna Thapa said"),
    "Arabic in small Latin letters": ("محمد التجريبي", "said mohammed al-tajribi"),
    "Arabic, the article joined": ("محمد التجريبي", "Mohamed Altajribi"),
    "Arabic without its article": ("محمد التجريبي", "قال محمد تجريبي"),
    "Arabic with an article": ("محمد تجريبي", "قال محمد التجريبي"),
    "Arabic without son of": ("محمد بن سعيد التجريبي", "محمد سعيد التجريبي"),
}


@pytest.mark.parametrize("kind", ACROSS)
def test_it_is_found_across_scripts(kind: str) -> None:
    name, text = ACROSS[kind]
    event = seed_event(remarks="", monitoring_note="")
    event.citations = [a_citation(), a_witness(name)]
    secrets = Secrets()
    secrets.keep(event, shipped_vocabulary(), Audience.PUBLIC)
    assert list(secrets.found_in(text))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("May Bo", "It may be so. Maybe not."),
        ("Bo Thu", "Both under arrest, both unions."),
        ("Anna Kim", "An Kimono, Anna and Kimberley"),
        ("Muhammad Tajribi", "قال محمد إن التجربة محمودة"),
        ("Vina Udaharan", "वीणा ने एक उदाहरण दिया"),
        ("सुनीता उदाहरण", "Sunita gave an Udahar Union card"),
        ("Hassan Fardi", "حصن فردوس وحسن النية"),
    ],
)
def test_words_like_it_are_not(name: str, text: str) -> None:
    event = seed_event(remarks="", monitoring_note="")
    event.citations = [a_citation(), a_witness(name)]
    secrets = Secrets()
    secrets.keep(event, shipped_vocabulary(), Audience.PUBLIC)
    assert [secret.letters for secret in secrets.found_in(text)] == []
