"""Who is not to be named, where somebody hides, what devices and papers are known by."""

import itertools
from pathlib import Path
from typing import Any

import pytest

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import LANGUAGES
from hrd_desk.model.event import Event
from hrd_desk.model.parts import Attachment
from hrd_desk.publishing.exporting import write
from hrd_desk.publishing.orders import BriefKind, FileFormat, Order
from hrd_desk.publishing.preparing import prepare
from tests.builders import shipped_vocabulary
from tests.publishing.looks import is_found
from tests.publishing.samples import a_citation, seed_event

Withheld = dict[str, str]


def an_event(note: str = "", witness: str = "", file: str = "", address: str = "") -> Event:
    event = seed_event(remarks=note, monitoring_note="", confidentiality="public")
    event.citations = [a_citation()]
    if witness:
        testified = {"source_type": "witness-testimony", "url": "", "title": ""}
        event.citations.append(a_citation(source_name=witness, **testified))
    if file:
        event.attachments = [Attachment(name=file, sha256="ab" * 32, note="")]
    event.places[0].address = address
    return event


SECRETS: dict[str, tuple[Withheld, str]] = {
    # who is not to be named
    "asked not to be": ({"note": "Aigerim Testova asked not to be named"}, "Aigerim Testova said"),
    "do not": ({"note": "Please do not name Aigerim Testova here"}, "TESTOVA Aigerim said"),
    "don't": ({"note": "Don\u2019t quote Aigerim Testova"}, "Айгерим Тестова сказала"),
    "Russian": ({"note": "Не называть Айгерим Тестову: мстят"}, "рассказала Айгерим Тестова"),
    "Russian, asked": ({"note": "Данияр Фиктивов просил не цитировать"}, "Данияра Фиктивова нет"),
    "Kazakh": ({"note": "Бақыт Үлгібаевтың атын атамаңыз"}, "Бақыт Үлгібаев айтты"),
    "Arabic": ({"note": "لا تذكروا اسم فاطمة المثالية فهي خائفة"}, "قالت فاطمة المثالية"),
    "Tagalog": ({"note": "Huwag pangalanan si Maria Halimbawa"}, "ayon kay Maria Halimbawa"),
    "Spanish": ({"note": "No nombrar a Juana Ejemplera"}, "dijo Juana Ejemplera"),
    "French": ({"note": "Ne pas citer Jeanne Exemplaire"}, "selon Jeanne Exemplaire"),
    # where somebody lives
    "hides": ({"note": "She hides at Tole Bi 59, flat 12"}, "at Tole Bi 59"),
    "hides, another script": ({"note": "She hides at Tole Bi 59"}, "на Толе Би, 59"),
    "Russian, lives": ({"note": "Живёт у тёти на ул. Абая 15, кв. 3"}, "на Абая, 15"),
    "Kazakh, lives": ({"note": "Ол тұрады: Абай 15"}, "Абай көшесі, 15"),
    "Tagalog, lives": ({"note": "nakatira sa Mabini 41"}, "sa Mabini St., 41"),
    "a named house": ({"address": "Villa Rosa, behind the mosque"}, "at Villa Rosa at night"),
    # files
    "a file's speaker": ({"file": "Interview Aigerim Testova.m4a"}, "Aigerim Testova said"),
    "a moment in a file": ({"file": "Interview 20230501 123456.m4a"}, "Interview 20230501 123456"),
    "a Russian file's": ({"file": "Интервью_Айгерим_Тестова_2.m4a"}, "Айгерим Тестову слышали"),
    "a file's in Tagalog": ({"file": "salaysay Maria Halimbawa.pdf"}, "ni Maria Halimbawa"),
    # titles and ranks
    "Arabic, a teacher": ({"witness": "الأستاذة فاطمة المثالية"}, "قالت فاطمة المثالية"),
    "Arabic, a doctor": ({"witness": "د. فاطمة المثالية"}, "قالت فاطمة المثالية"),
    "Arabic, a lawyer": ({"witness": "المحامي حسن الفرضي"}, "قال حسن الفرضي"),
    "a rank": ({"witness": "Col. D. Fiktivov (ret.)"}, "Fiktivov said"),
    "a rank in Russian": ({"witness": "Старшина Фиктивов"}, "со слов Фиктивова"),
    "Tagalog, a lawyer": ({"witness": "Atty. Maria Halimbawa"}, "ayon kay Halimbawa"),
    "two surnames": ({"witness": "Aigerim Testova-Primerova"}, "Primerova-Testova, A."),
    "a nickname": ({"witness": "Aigerim \u201cRaketa\u201d Testova"}, "Raketa said"),
    # networks and devices
    "a network card": ({"note": "phone 00:1B:44:11:3A:B7"}, "00-1b-44-11-3a-b7"),
    "of the network": ({"note": "from 203.0.113.77"}, "from 203.0.113.77"),
    "with colons": ({"note": "from 2001:db8:85a3::8a2e:370:7334"}, "2001:db8:85a3::8a2e:370:7334"),
    "a hidden host": ({"note": "http://expyuzz4wqqyqhjn.onion"}, "expyuzz4wqqyqhjn.onion"),
    "a key": ({"note": "PGP 0xDEADBEEF12345678"}, "key DEADBEEF12345678"),
    "its whole print": (
        {"note": "AB12 CD34 EF56 AB12 CD34  EF56 AB12 CD34 EF56 AB12"},
        "AB12CD34EF56AB12CD34EF56AB12CD34EF56AB12",
    ),
    "three words": ({"note": "w3w: filled.count.soap"}, "///filled.count.soap"),
    "three Russian words": ({"note": "///яблоко.лампа.ветер"}, "w3w яблоко.лампа.ветер"),
    "a reader's account": ({"note": "https://reddit.com/u/flower_night"}, "u/flower_night"),
    "a visiting card": (
        {"note": "MECARD:N:Testova,Aigerim;TEL:+77015554433;;"},
        "MECARD:N:Testova,Aigerim",
    ),
    "a network's key": ({"note": "WIFI:S:TestovaHome;P:hunter22;;"}, "the net TestovaHome"),
    # papers
    "an account": ({"note": "IBAN DE89 3704 0044 0532 0130 00"}, "DE89370400440532013000"),
    "a Kazakh account": ({"note": "KZ86 125K ZT50 0410 0100"}, "KZ86125KZT5004100100"),
    "a device": ({"note": "IMEI 35-209900-176148-1"}, "352099001761481"),
    "a licence": ({"note": "лицензия адвоката № 000123"}, "адвокат, лицензия №000123"),
    "an Arabic licence": ({"note": "رخصة المحامي رقم 04512"}, "رقم ٠٤٥١٢"),
    "a short passport": ({"note": "passport no. 45 123"}, "passport 45123"),
    "a case": ({"note": "case No. 7520-23-00-3/1234"}, "case 7520-23-00-3/1234"),
}


@pytest.mark.parametrize("kind", SECRETS)
def test_it_is_found(kind: str) -> None:
    withheld, text = SECRETS[kind]
    assert is_found(an_event(**withheld), text)


FORMATS = list(zip(SECRETS, itertools.cycle(FileFormat), itertools.cycle(LANGUAGES), strict=False))


@pytest.mark.parametrize(("kind", "file_format", "language"), FORMATS)
def test_it_stops_a_file_of_any_kind(
    kind: str, file_format: FileFormat, language: str, tmp_path: Path
) -> None:
    """As if it had got past the look at the record itself: the last look finds it in the file."""
    withheld, text = SECRETS[kind]
    told, keeper = an_event(), an_event(**withheld)
    told.summary, keeper.reference = text, "KZ-2023-0002"
    order: Any = {"kind": BriefKind.DIGEST, "format": file_format, "language": language}
    prepared = prepare([told], shipped_vocabulary(), Order(marks_unprintable=True, **order))
    assert write(prepared, tmp_path / f"clean.{file_format}")
    keeper.summary = text
    prepared = prepare([keeper], shipped_vocabulary(), Order(marks_unprintable=True, **order))
    with pytest.raises(InvalidInputError):
        write(prepared, tmp_path / f"brief.{file_format}")


CLEAN: tuple[tuple[Withheld, str], ...] = (
    ({"note": "Do not name the Union of Teachers."}, "The Union of Teachers protested in Almaty."),
    (
        {"note": "Her name must not be told. Kazakhstan, Almaty."},
        "In Almaty, Kazakhstan.",
    ),
    ({"note": "Do not name anybody in May"}, "In May 2023 nobody was named."),
    ({"note": "Not to be quoted before Monday"}, "On Monday the ministry was quoted."),
    ({"note": "Не называть город. Алматы."}, "В Алматы задержаны 20 человек."),
    ({"note": "Не называть, Министерство ответило."}, "Министерство внутренних дел ответило."),
    ({"note": "لا تذكروا اسم المصدر. وزارة الداخلية نفت."}, "نفت وزارة الداخلية الخبر."),
    ({"note": "لا تذكروا اسم الشاهدة الثانية"}, "حضرت الشاهدة الثانية الجلسة."),
    ({"note": "Huwag pangalanan ang saksi. Quezon City."}, "Inaresto sa Quezon City ang 20 katao."),
    ({"note": "အမည်မဖော်ပြရ။ ရန်ကုန်"}, "ရန်ကုန်မြို့တွင် လူ ၂၀ ဖမ်းဆီးခံရသည်။"),
    ({"note": "Куәгердің атын атамаңыз. Алматы қаласы."}, "Алматы қаласында 20 адам ұсталды."),
    ({"note": "She lives there since May 12"}, "Since 12 May she was held; on May 12 a rally."),
    ({"note": "The house was searched under Article 12"}, "Under Article 12 of the law."),
    ({"note": "They live in Almaty in 2023"}, "In Almaty in 2023."),
    ({"note": "Toyota Camry outside, keep it anonymous"}, "Men in a Toyota Camry waited."),
    ({"file": "Interview with the mother 2023.m4a"}, "Interviews with the mother in 2023."),
    ({"file": "Decision of the Supreme Court.pdf"}, "A decision of the Supreme Court is expected."),
    ({"file": "Amnesty International Statement.pdf"}, "Amnesty International made a statement."),
    ({"file": "Видео Площадь Республики.mp4"}, "Митинг на площади Республики."),
    ({"address": "Republic Square, Almaty"}, "The rally on Republic Square in Almaty."),
    ({"address": "Medeu District Court, Almaty"}, "The Medeu District Court in Almaty fined her."),
    ({"address": "Abai Avenue, Almaty"}, "They marched along Abai Avenue in Almaty."),
    ({"address": "Площадь Республики, у памятника"}, "Митинг на площади Республики."),
    ({"note": "Fined 123450 KZT, licence ended on 12.05.2023"}, "Fined 123450 KZT on 12.05.2023."),
    ({"note": "At 12:30:45 and 10:15:30"}, "At 12:30:45 the police came, at 10:15 they left."),
    ({"note": "The ratio was 1:2:3:4"}, "In a ratio of 1:2:3:4."),
    ({"note": "Passport office closed on 2023-05-01"}, "The office closed on 2023-05-01."),
    ({"witness": "الأستاذة"}, "قالت الأستاذة في المدرسة إن الأستاذة غابت."),
    ({"witness": "المحامي"}, "منع المحامي من الحضور."),
    ({"witness": "Guro ng paaralan"}, "Hinuli ang mga guro ng ibang paaralan."),
)


@pytest.mark.parametrize("number", range(len(CLEAN)))
def test_ordinary_texts_are_not_stopped(number: int, tmp_path: Path) -> None:
    withheld, text = CLEAN[number]
    event = an_event(**withheld)
    assert not is_found(event, text)
    event.summary = text
    kinds = list(itertools.product(FileFormat, LANGUAGES))
    file_format, language = kinds[number % len(kinds)]
    order = Order(format=file_format, language=language, marks_unprintable=True)
    assert write(prepare([event], shipped_vocabulary(), order), tmp_path / f"brief.{file_format}")


def test_who_stands_in_the_title_is_no_secret_of_a_note_or_a_file() -> None:
    event = an_event("Do not quote Aigerim Testova", file="Interview Aigerim Testova.m4a")
    assert is_found(event, "said Aigerim Testova")
    event.title = "Kazakhstan: Aigerim Testova arrested"
    event.attachments[0].name = "2 Interview with Aigerim Testova.m4a"
    assert not is_found(event, "said Aigerim Testova")
