"""Whole exports: what is withheld stands in none of them, and clean ones are not stopped."""

import itertools
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hrd_desk.errors import InvalidInputError
from hrd_desk.model.event import Event
from hrd_desk.model.parts import Attachment, Citation, Count, EventLink, Place
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.exporting import Written, write
from hrd_desk.publishing.finished import name_of, read_finished
from hrd_desk.publishing.matching import letters_of
from hrd_desk.publishing.orders import BriefKind, Metadata, Order
from hrd_desk.publishing.preparing import prepare
from hrd_desk.publishing.redact import redact
from tests.builders import shipped_vocabulary
from tests.publishing.samples import a_citation, coded, seed_event


class Said(NamedTuple):
    """What is published and what is kept back, in one script."""

    title: str
    summary: str
    remarks: str
    witness: str


SCRIPTS = {
    "en": Said(
        "Kazakhstan: 20 protesters arrested",
        "On 1 May 2023, the police arrested about 20 people in Almaty.",
        "The police in Almaty knew her. Review in June.",
        "Aigerim Testova",
    ),
    "ru": Said(
        "Казахстан: 20 человек задержаны",
        "1 мая 2023 года полиция задержала в Алматы около 20 человек.",
        "Полиция в Алматы её знает. Проверить в июне.",
        "Данияр Фиктивов",
    ),
    "kk": Said(
        "Қазақстан: наразылық білдірушілер ұсталды",
        "Алматыда полиция жиырма шақты адамды ұстады.",
        "Полиция оны таниды, кейін тексеру керек",
        "Әсел Үлгіқызы",
    ),
    "ar": Said(
        "اعتقال متظاهرين",
        "اعتقلت الشرطة نحو عشرين شخصا في المدينة يوم 1 مايو 2023.",
        "الشرطة تعرفها جيدا ولا تتصلوا بها ليلا",
        "فاطمة المثالية",
    ),
    "fa": Said(
        "بازداشت معترضان",
        "پلیس در روز اول مه حدود ۲۰ نفر را بازداشت کرد.",
        "شب‌ها تماس نگیرید، پلیس او را می‌شناسد",
        "زهرا نمونه‌زاده",
    ),
    "ur": Said(
        "مظاہرین گرفتار", "پولیس نے بیس افراد کو گرفتار کیا۔", "رات کو فون نہ کریں", "نمونہ خان"
    ),
    "he": Said("מפגינים נעצרו", "המשטרה עצרה כעשרים איש.", "לא להתקשר בלילה", "דוגמה ישראלי"),
    "hi": Said(
        "प्रदर्शनकारी गिरफ़्तार",
        "पुलिस ने लगभग बीस लोगों को गिरफ़्तार किया।",
        "रात में फ़ोन न करें, पुलिस उन्हें जानती है",
        "उदाहरण कुमारी",
    ),
    "ne": Said(
        "प्रदर्शनकारी पक्राउ", "प्रहरीले बीस जनालाई पक्राउ गर्‍यो।", "राति फोन नगर्नुहोस्", "नमुना थापा"
    ),
    "bn": Said("বিক্ষোভকারী গ্রেপ্তার", "পুলিশ প্রায় ২০ জনকে গ্রেপ্তার করেছে।", "রাতে ফোন করবেন না", "নমুনা খাতুন"),
    "ta": Said(
        "போராட்டக்காரர்கள் கைது", "காவல்துறை இருபது பேரை கைது செய்தது.", "இரவில் அழைக்க வேண்டாம்", "மாதிரி செல்வி"
    ),
    "si": Said(
        "විරෝධතාකරුවන් අත්අඩංගුවට", "පොලිසිය විසි දෙනෙකු අත්අඩංගුවට ගත්හ.", "රාත්‍රියේ කතා නොකරන්න", "ආදර්ශ පෙරේරා"
    ),
    "my": Said("ဆန္ဒပြသူများ ဖမ်းဆီးခံရ", "ရဲက လူ ၂၀ ခန့်ကို ဖမ်းဆီးခဲ့သည်။", "ညဘက် ဖုန်းမခေါ်ပါနဲ့", "နမူနာ မြင့်"),
    "th": Said(
        "ผู้ชุมนุมถูกจับกุม", "ตำรวจจับกุมผู้ชุมนุมประมาณ 20 คน", "อย่าโทรตอนกลางคืน ตำรวจรู้จักเธอ", "ตัวอย่าง ใจดี"
    ),
    "km": Said("បាតុករត្រូវបានចាប់ខ្លួន", "ប៉ូលិសបានចាប់ខ្លួនមនុស្សប្រហែល ២០ នាក់។", "កុំទូរស័ព្ទពេលយប់", "គំរូ សុខា"),
    "lo": Said("ຜູ້ປະທ້ວງຖືກຈັບ", "ຕຳຫຼວດຈັບປະມານ 20 ຄົນ.", "ຢ່າໂທໃນເວລາກາງຄືນ", "ຕົວຢ່າງ ໃຈດີ"),
    "zh": Said(
        "示威者被捕",
        "五月一日，警察在市中心逮捕了大约二十人。",
        "晚上不要打电话，警察认识她",
        "李小明",
    ),
    "ko": Said(
        "시위대 체포", "경찰이 시위대 약 20명을 체포했다.", "밤에는 전화하지 마세요", "김보기"
    ),
    "ka": Said(
        "დემონსტრანტები დააკავეს",
        "პოლიციამ დააკავა ოცამდე ადამიანი.",
        "ღამით ნუ დარეკავთ",
        "ნიმუშა ნიმუშაძე",
    ),
    "vi": Said(
        "Người biểu tình bị bắt",
        "Công an bắt khoảng 20 người.",
        "Đừng gọi vào ban đêm",
        "Nguyễn Văn Mẫu",
    ),
}


def an_event(said: Said, **changes: object) -> Event:
    event = seed_event(
        **(
            {"title": said.title, "summary": said.summary, "remarks": said.remarks}
            | {"confidentiality": "public", "description": said.remarks}
            | changes
        )
    )
    event.citations = [
        a_citation(),
        a_citation(source_name=said.witness, source_type="witness-testimony", url="", title=""),
    ]
    event.attachments = [Attachment(name="IMG_0042.jpg", sha256="ab" * 32, note=said.remarks)]
    event.links = [EventLink(target_uid=event.uid, link_type="related", note="the same march")]
    event.places[0].address = "Tole Bi 59"
    event.counts = [Count(role="affected", minimum=20, maximum=20, words="20")]
    return event


def exported(path: Path, *events: Event, **order: object) -> Written:
    wanted = Order(**({"marks_unprintable": True} | order))  # type: ignore[arg-type]
    return write(prepare(events, shipped_vocabulary(), wanted), path)


@pytest.mark.parametrize(
    ("script", "audience"), list(zip(SCRIPTS, itertools.cycle(Audience), strict=False))
)
def test_a_clean_export_is_not_stopped(script: str, audience: Audience, tmp_path: Path) -> None:
    path = tmp_path / f"KZ-2023-0001 {script}.pdf"
    written = exported(path, an_event(SCRIPTS[script]), audience=audience)
    assert written.size_bytes == path.stat().st_size


@pytest.mark.parametrize("kind", [BriefKind.DIGEST, BriefKind.STATISTICS, BriefKind.CASE_LIST])
def test_a_clean_export_of_all_of_them_is_not_stopped(kind: BriefKind, tmp_path: Path) -> None:
    events = [
        an_event(said, reference=f"KZ-2023-{number:04}")
        for number, said in enumerate(SCRIPTS.values())
    ]
    assert exported(tmp_path / "all.pdf", *events, kind=kind).pages


def test_what_one_record_withholds_another_may_tell(tmp_path: Path) -> None:
    told = an_event(SCRIPTS["en"], reference="KZ-2023-0001")
    told.summary = "Aigerim Testova was arrested, as she wished to be known."
    told.citations = [a_citation()]
    kept = an_event(SCRIPTS["en"], reference="KZ-2023-0002")
    assert exported(tmp_path / "a.pdf", told, kept, kind=BriefKind.DIGEST).pages
    assert exported(tmp_path / "b.pdf", kept).pages


@pytest.mark.parametrize(
    ("order", "field"),
    [
        ({"metadata": Metadata(author="A. Testova")}, "author"),
        ({"metadata": Metadata(keywords="Almaty, Aigerim Testova")}, "keywords"),
        ({"kind": BriefKind.DIGEST, "heading": "The case of Testova"}, "heading"),
        ({"kind": BriefKind.DIGEST, "introduction": "Aigerim TESTOVA told us"}, "introduction"),
    ],
)
def test_what_is_typed_into_the_order_is_looked_at(
    order: dict[str, object], field: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.pdf"
    with pytest.raises(InvalidInputError, match="KZ-2023-0001") as refusal:
        exported(path, an_event(SCRIPTS["en"]), **order)
    assert refusal.value.field == field
    assert not path.exists()


@pytest.mark.parametrize("name", ["Testova.pdf", "case-aigerim-testova.pdf", "Айгерим Тестова.pdf"])
@pytest.mark.parametrize("passphrase", ["", "six words that nobody else knows"])
def test_the_name_of_the_file_is_looked_at(name: str, passphrase: str, tmp_path: Path) -> None:
    path = tmp_path / name
    with pytest.raises(InvalidInputError, match="its name"):
        exported(path, an_event(SCRIPTS["en"]), passphrase=passphrase)
    assert not path.exists()


# --- any record -----------------------------------------------------------------------------------

words = st.text(
    st.sampled_from("abcdefgh ЖИКйлм فطمةعلي 李小明王 मनकािी กขคงา-'0123456789.,"), max_size=24
)
names = st.builds("Q{}".format, words)
marks = st.sampled_from([None, "public", "internal", "restricted", "sensitive"])


@st.composite
def any_event(draw: st.DrawFn) -> tuple[Event, list[str]]:
    """Return a record, and the texts in it that no reader outside may find."""
    secrets = [draw(st.text("qxzwvk", min_size=12, max_size=16)) for _number in range(6)]
    event = coded(
        Event(reference="KZ-2023-0001", confidentiality="public"), "violations", "killing"
    )
    event.title, event.summary, event.charge = draw(names), draw(words), draw(words)
    # Whoever writes a summary may write a secret into it.
    if draw(st.booleans()):
        event.summary += f" {draw(st.sampled_from(secrets)).upper()}."
    event.remarks, event.monitoring_note = f"Not at night\n{secrets[0]}", secrets[1]
    event.citations = [
        Citation(source_name=secrets[2], source_type="interview", confidentiality=None),
        Citation(source_name=draw(names), url="https://news.example/", source_type="news"),
    ]
    event.links = [EventLink(target_uid=event.uid, link_type="related", note=secrets[3])]
    event.attachments = [Attachment(name=secrets[4], sha256="cd" * 32, note="")]
    mark = draw(st.sampled_from([None, "internal", "restricted", "sensitive"]))
    place = Place(address=secrets[5], locality="Zhanatas", region="Zhambyl")
    place.confidentiality, place.country_code = mark, "KZ"
    event.places = [place]
    return event, secrets


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(made=any_event(), audience=st.sampled_from([Audience.PUBLIC, Audience.PARTNER]))
def test_no_withheld_text_stands_in_any_brief(
    made: tuple[Event, list[str]], audience: Audience
) -> None:
    event, secrets = made
    order = Order(audience=audience)
    prepared = prepare([event], shipped_vocabulary(), order)
    if prepared.obstacles:
        said = (prepared.obstacles, event.title, event.summary, event.remarks)
        assert any(letters_of(s) in letters_of(event.summary) for s in secrets), said
        return
    brief = redact(event, shipped_vocabulary(), audience, "en")
    printed = letters_of(" ".join(text for _field, text in brief.texts()))
    assert not [secret for secret in secrets if letters_of(secret) in printed]


@settings(
    max_examples=12,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    deadline=None,
)
@given(made=any_event())
def test_no_withheld_text_stands_in_any_file(made: tuple[Event, list[str]], tmp_path: Path) -> None:
    event, secrets = made
    path = tmp_path / "brief.pdf"
    path.unlink(missing_ok=True)
    try:
        exported(path, event)
    except InvalidInputError:
        assert not path.exists()
        return
    found = (*name_of(path).texts, *read_finished(path.read_bytes()).texts)
    printed = letters_of(" ".join(text for _place, text in found))
    assert not [secret for secret in secrets if letters_of(secret) in printed]
