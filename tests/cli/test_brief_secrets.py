"""Secrets put into every part of an order by the command are stopped; clean ones are written."""

import io
import itertools
import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, PngImagePlugin

from tests.cli.program import is_one_sentence, run

WITNESS, PHONE = "Данияр Фиктивов", "+7 700 000 11 22"
SECRET: dict[str, Any] = {
    "reference": "KZ-2024-T-0001",
    "title": "Kazakhstan: reporter detained",
    "country": "KZ",
    "start_date": "2024-02-03",
    "summary": "A reporter was detained in Almaty.",
    "summary_language": "en",
    "remarks": f"Call {PHONE} after six",
    "confidentiality": "public",
    "record_status": "verified",
    "violations": ["arrest-detention"],
    "places": [
        {
            "primary": True,
            "locality": "Almaty",
            "country": "KZ",
            "lat": 43.22421,
            "lon": 76.92875,
            "precision": "exact",
            "address": "Tole Bi street 59",
        }
    ],
    "citations": [{"source_name": WITNESS, "source_type": "witness-testimony"}],
    "attachments": [{"name": "Fiktivov at home.jpg", "sha256": "ab" * 32, "size_bytes": 9}],
}


@pytest.fixture
def told(desk: Path) -> Path:
    """Return a desk that holds a record with secrets."""
    assert run("log", desk, "-", stdin=json.dumps(SECRET)).status == 0
    return desk


PLANTED: dict[str, tuple[str, ...]] = {
    "heading": ("--heading", "Дело Фиктивова"),
    "introduction": ("--introduction", "We thank Daniyar Fiktivov for his help."),
    "introduction, a number": ("--introduction", "Ring 8 (700) 000-11-22."),
    "introduction, a point": ("--introduction", "At 43°13′27″N 76°55′43″E."),
    "introduction, MGRS": ("--introduction", "At 43T FH 56638 87519."),
    "organisation": ("--organisation", "Committee for Fiktivov"),
    "footer": ("--footer", "Фиктивoв"),
    "licence": ("--licence", "CC BY 4.0, D. Fiktivov"),
    "author": ("--author", "Fiktivov, D."),
    "keywords": ("--keywords", "detention, Fik\u00adti\u200bvov"),
}


def test_what_is_typed_into_an_order_is_stopped(told: Path, tmp_path: Path) -> None:
    suffixes = itertools.cycle(["pdf", "docx", "html", "xlsx", "csv"])
    for (kind, options), suffix in zip(PLANTED.items(), suffixes, strict=False):
        page = tmp_path / f"digest.{suffix}"
        ended = run("brief", told, SECRET["reference"], "--kind", "digest", *options, "-o", page)
        assert (ended.status, page.exists()) == (1, False), kind
        assert is_one_sentence(ended.err), ended.err
        assert SECRET["reference"] in ended.err


@pytest.mark.parametrize(
    "name", ["Фиктивова.pdf", "FiktivovDaniyar.docx", "digest-Tole%20Bi%20street%2059.html"]
)
def test_so_is_the_name_of_a_file(name: str, told: Path, tmp_path: Path) -> None:
    ended = run("brief", told, SECRET["reference"], "--kind", "digest", "-o", tmp_path / name)
    assert (ended.status, (tmp_path / name).exists()) == (1, False)
    assert is_one_sentence(ended.err)


def test_the_folder_may_have_any_name(told: Path, tmp_path: Path) -> None:
    folder = tmp_path / "for Fiktivov"
    folder.mkdir()
    page = folder / "digest.pdf"
    assert run("brief", told, SECRET["reference"], "--kind", "digest", "-o", page).status == 0
    assert b"Fiktivov" not in page.read_bytes()


@pytest.mark.parametrize("suffix", ["pdf", "docx"])
def test_what_a_logo_says_of_itself_goes_nowhere(suffix: str, told: Path, tmp_path: Path) -> None:
    logo, said = tmp_path / "logo.png", PngImagePlugin.PngInfo()
    said.add_text("Author", WITNESS)
    said.add_itxt("XML:com.adobe.xmp", f"<x:xmpmeta>{WITNESS}</x:xmpmeta>")
    exif = Image.Exif()
    exif[0x9286] = exif[0x13B] = "Daniyar Fiktivov"
    Image.new("RGB", (60, 30), "navy").save(logo, pnginfo=said, exif=exif)
    page = tmp_path / f"digest.{suffix}"
    wanted = ("--kind", "digest", "--logo", logo, "-o", page)
    assert run("brief", told, SECRET["reference"], *wanted).status == 0
    assert page.stat().st_size > 0


def test_a_jpeg_as_logo_too(told: Path, tmp_path: Path) -> None:
    logo, exif, written = tmp_path / "logo.jpg", Image.Exif(), io.BytesIO()
    exif[0x010E] = "Daniyar Fiktivov"
    Image.new("RGB", (60, 30), "navy").save(written, "JPEG", exif=exif, comment=b"Fiktivov")
    logo.write_bytes(written.getvalue())
    page = tmp_path / "digest.html"
    wanted = ("--kind", "digest", "--logo", logo, "-o", page)
    assert run("brief", told, SECRET["reference"], *wanted).status == 0


def record(number: int, title: str, summary: str, language: str, **more: Any) -> dict[str, Any]:
    return {
        "reference": f"ZZ-2024-T-{number:04}",
        "title": title,
        "country": "KZ",
        "start_date": f"2024-01-{number:02}",
        "summary": summary,
        "summary_language": language,
        "confidentiality": "public",
        "record_status": "verified",
        "violations": ["arrest-detention", "intimidation-threats"],
        "rights": ["assembly"],
        "counts": [{"role": "affected", "min": number + 2}],
        "places": [{"primary": True, "locality": "Almaty", "country": "KZ"}],
        "citations": [
            {
                "source_name": "Radio Free Asia",
                "title": title,
                "url": f"https://news.example/2024/01/{number}?a=1&b=%D0%90#x",
                "source_type": "news",
            },
            {"source_name": "Interview with a lawyer", "source_type": "witness-testimony"},
            {"source_name": f"Марина Тестова-{number}", "source_type": "witness-testimony"},
        ],
        "remarks": "Ask again in June. See the other case. +7 701 555 00 11\nNo answer yet",
        "monitoring_note": "Trial on Monday",
        "attachments": [
            {"name": "photo 1.jpg", "sha256": f"{number:064x}", "size_bytes": 9},
            {"name": f"{title[:40]}.pdf", "sha256": f"{number + 99:064x}", "size_bytes": 9},
        ],
    } | more


CLEAN = [
    record(
        1,
        "Kazakhstan: two reporters detained at a court",
        "On 1 January 2024, two reporters were detained outside a court in Almaty, reportedly for"
        " filming. Police held them for 3 hours 15 minutes and released them at 17:45:30.",
        "en",
    ),
    record(
        2,
        "Казахстан: журналисты задержаны у суда",
        "2 января 2024 года у суда в Алматы были задержаны журналисты. Тестовый запуск сайта"
        " прошёл 3 января. Фиктивный брак, марийский язык и мартовские пути ни при чём.",
        "ru",
    ),
    record(
        3,
        "Қазақстан: журналистер ұсталды",
        "Алматыда сот ғимаратының жанында журналистер ұсталып, кейін босатылды.",
        "kk",
    ),
    record(
        4,
        "كازاخستان: احتجاز صحفيين",
        "احتجزت الشرطة صحفيين أمام المحكمة في ألماتي وأفرجت عنهم"
        " بعد ثلاث ساعات، ولم توجه إليهم أي تهمة.",
        "ar",
    ),
    record(
        5,
        "قزاقستان: بازداشت روزنامه‌نگاران",
        "پلیس روزنامه‌نگاران را در برابر دادگاه بازداشت کرد و پس از ۳ ساعت آزاد کرد.",
        "fa",
    ),
    record(6, "कज़ाख़स्तान: पत्रकार हिरासत में", "पुलिस ने अदालत के बाहर पत्रकारों को हिरासत में लिया।", "hi"),
    record(7, "কাজাখস্তান: সাংবাদিক আটক", "আদালতের বাইরে পুলিশ সাংবাদিকদের আটক করে।", "bn"),
    record(8, "ကာဇက်စတန်: သတင်းထောက်များ ဖမ်းဆီးခံရ", "ရဲက တရားရုံးရှေ့တွင် သတင်းထောက်များကို ဖမ်းဆီးခဲ့သည်။", "my"),
    record(9, "คาซัคสถาน: นักข่าวถูกควบคุมตัว", "ตำรวจควบคุมตัวนักข่าวหน้าศาลเป็นเวลาสามชั่วโมง", "th"),
    record(10, "កាហ្សាក់ស្ថាន៖ អ្នកកាសែតត្រូវឃាត់ខ្លួន", "ប៉ូលិសបានឃាត់ខ្លួនអ្នកកាសែតនៅមុខតុលាការ។", "km"),
    record(11, "Kazakhstan: nhà báo bị bắt", "Công an bắt giữ các nhà báo trước tòa án.", "vi"),
    record(
        12,
        "Kazakistan: gazeteciler gözaltında",
        "Polis, adliyenin önünde gazetecileri gözaltına aldı; Ankara'nın açıklaması yok.",
        "tr",
    ),
    record(
        13, "ყაზახეთი: ჟურნალისტები დააკავეს", "პოლიციამ სასამართლოსთან ჟურნალისტები დააკავა.", "ka"
    ),
    record(14, "קזחסטן: עיתונאים נעצרו", "המשטרה עצרה עיתונאים מחוץ לבית המשפט.", "he"),
    record(15, "قازاقستان: صحافی گرفتار", "پولیس نے عدالت کے باہر صحافیوں کو گرفتار کیا۔", "ur"),
    record(16, "கசகஸ்தான்: செய்தியாளர்கள் கைது", "நீதிமன்றத்திற்கு வெளியே செய்தியாளர்கள் கைது செய்யப்பட்டனர்.", "ta"),
    record(17, "ඛසකස්තානය: මාධ්‍යවේදීන් අත්අඩංගුවට", "උසාවිය අසලදී මාධ්‍යවේදීන් අත්අඩංගුවට ගත්හ.", "si"),
    record(
        18,
        "Kazakhstan: a fine of 7,000,000 tenge",
        "A court fined an association 7,000,000 tenge"
        " (case no. 7701555/2024, articles 43 and 76) for “a test run” of its site; 43 of 76"
        " members left. COVID-19 was given as the reason. " * 12,
        "en",
    ),
    record(
        19,
        "Кыргызстан и Казахстан: общий отчёт",
        "Отчёт охватывает 43 района и 76 сёл; в морской гавани тестируют приборы.",
        "ru",
    ),
    record(20, "Kazakhstan: no summary yet", "", "en", summary_language=None),
]
KINDS = {
    "event": ("pdf", "docx", "html"),
    "digest": ("pdf", "html", "xlsx"),
    "statistics": ("pdf", "csv"),
    "case-list": ("pdf", "docx"),
}


def test_twenty_clean_records_are_all_published(desk: Path, tmp_path: Path) -> None:
    assert run("log", desk, "-", stdin=json.dumps(CLEAN)).status == 0
    references = [str(entry["reference"]) for entry in CLEAN]
    for number, reference in enumerate(references):
        suffix = KINDS["event"][number % 3]
        ended = run("brief", desk, reference, "-o", tmp_path / f"{number}.{suffix}")
        assert ended.status == 0, ended.err
    for kind, suffixes in list(KINDS.items())[1:]:
        for suffix in suffixes:
            page = tmp_path / f"{kind}.{suffix}"
            ended = run("brief", desk, *references, "--kind", kind, "-o", page)
            assert ended.status == 0, ended.err
