"""Withheld names that are ordinary words stop no clean export, and stop one that repeats them."""

from pathlib import Path

import pytest

from hrd_desk.errors import InvalidInputError
from hrd_desk.model.event import Event
from hrd_desk.model.parts import Attachment
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.contacts import contacts_in
from hrd_desk.publishing.exporting import write
from hrd_desk.publishing.orders import Order
from hrd_desk.publishing.preparing import prepare
from hrd_desk.publishing.withheld import Secrets
from tests.builders import shipped_vocabulary
from tests.publishing.samples import a_citation, seed_event

CLEAN = {
    "Надежда Примерова": "В надежде на справедливость семья подала жалобу; надежды мало.",
    "Вера Примерова": "Преследование за веру: свобода веры и убеждений.",
    "Любовь Примерова": "Осужден за любовь к родине; письмо написано с любовью.",
    "Света Примерова": "В свете новых данных суд пересмотрел дело; свет отключили.",
    "Роман Примеров": "Писатель издал роман; героями романа заинтересовались.",
    "Свобода Примерова": "Право на свободу и личную неприкосновенность, свобода слова.",
    "Победа Примерова": "Задержан на шествии в честь дня победы.",
    "Адвокат Примеров": "Адвокат задержанного сообщил, что адвокаты не допущены.",
    "Ислам Намунаев": "Последователи ислама задержаны; Ислам и право.",
    "Свидетель": "Свидетель видел задержание. Показания свидетелей не записаны.",
    "Мир Примеров": "Мирный протест и призыв к миру.",
    "Бақыт Үлгі": "Полиция бақыт пен еркіндік туралы жиналысты таратты.",
    "Арман Үлгібай": "Жастар арман мен үміт туралы айтты.",
    "Grace Exampleton": "The court gave a grace period, by the grace of a judge.",
    "Hope Exampleton": "They hope for release, and hope remains.",
    "Faith Ordinary": "Freedom of faith, and faith-based groups.",
    "May Thu Aung": "In May 2023 he may be arrested at a May Day rally.",
    "Bo Lin": "Police in Berlin drew a line; no bo tree, no linden.",
    "Union Leader": "The union leader was arrested. Union of Journalists. Trade union rights.",
    "Almaty Activist": "Police in Almaty arrested an activist; activists protested.",
    "Former Detainee": "A former detainee was ill-treated. Detainees were released.",
    "Witness": "A witness saw it. Witnesses were not heard.",
    "Police": "The police arrested ten people.",
    "Facebook": "It was published on Facebook.",
    "Lawyer Testova": "The lawyer was not admitted.",
    "Local Partner": "A local organisation and its partner said so.",
    "Justice King": "They were denied access to justice; the king pardoned none.",
    "Price Church": "Over the price of bread a church was raided.",
    "Young Black": "Among young black people.",
    "Brown Green": "In brown and green uniforms.",
    "Mark Exampleton": "There were marks on the body, and each mark was recorded.",
    "Jordan Exampleton": "Refugees in Jordan were returned.",
    "Prison Doctor": "The doctor of the prison was not called.",
    "Human Rights Defender": "A human rights defender was arrested, and other defenders.",
    "Esperanza Ejemplo": "La familia espera con esperanza.",
    "Cruz Flores": "La policía retiró las flores y la cruz.",
    "Guerra Torres": "Durante la guerra cayeron las torres.",
    "Defensora Comunitaria": "Una defensora fue detenida.",
    "Barış Örnek": "Akademisyenler barış için yürüdü; barışçıl gösteri dağıtıldı.",
    "Umut Deniz": "Göstericiler deniz kıyısında toplandı; umut var.",
    "Ligaya Halimbawa": "Ang ligaya ng bayan ay kalayaan.",
    "Bayani Halimbawa": "Ang mga bayani ng bayan ay nagmartsa.",
    "أمل المثالية": "على أمل الإفراج عنهم؛ حرية الأمل",
    "حرية المثالية": "حرية التعبير وحرية التجمع",
    "شاهد": "قال شاهد إن الشرطة اعتقلت المتظاهرين",
    "आशा उदाहरण": "आशा है कि न्याय मिलेगा",
    "गवाह": "एक गवाह ने पुलिस को देखा",
    "พยาน": "พยานเห็นตำรวจจับกุมผู้ชุมนุม",
    "ဦးအောင်မင်း": "အောင်မြင်မှုအတွက် ဆန္ဒပြကြသည်",
}


def an_event(witness: str, **changes: object) -> Event:
    event = seed_event(**({"remarks": "", "confidentiality": "public"} | changes))
    event.citations = [
        a_citation(),
        a_citation(source_name=witness, source_type="witness-testimony", url="", title=""),
    ]
    return event


@pytest.mark.parametrize("witness", CLEAN)
def test_a_clean_export_is_not_stopped(witness: str, tmp_path: Path) -> None:
    event = an_event(witness, summary=CLEAN[witness])
    prepared = prepare([event], shipped_vocabulary(), Order(marks_unprintable=True))
    assert prepared.obstacles == ()
    path = tmp_path / "brief.pdf"
    assert write(prepared, path).size_bytes == path.stat().st_size


PLANTED = {
    "Надежда Примерова": "С Надеждой говорили дома.",
    "Роман Примеров": "Об этом рассказал Роман.",
    "Grace Exampleton": "Our source is Grace.",
    "Hope Ordinary": "We asked hope ordinary.",
    "Union Leader": "The Union Leader told us.",
    "Lawyer Testova": "It is known from testova.",
    "Young Black": "It is known from Young Black.",
    "Prison Doctor Exampleton": "It is known from a doctor called exampleton.",
    "Barış Örnek": "Barış anlattı.",
    "Jordan Exampleton": "It is known from jordan exampleton.",
}


@pytest.mark.parametrize("witness", PLANTED)
def test_the_name_itself_stops_it(witness: str) -> None:
    event = an_event(witness, summary=PLANTED[witness])
    prepared = prepare([event], shipped_vocabulary(), Order(marks_unprintable=True))
    assert [obstacle.field for obstacle in prepared.obstacles] == ["summary"]


NOTES = {
    "It happened on 01.05.2023 in the morning": "On 01.05.2023 the police came.",
    "Updated 2023-05-01": "It began on 2023-05-01.",
    "Code of 2019-2020, part 13/2": "The law of 2019-2020.",
    "From 10.00-12.30 on 1/5/2023": "Between 10.00-12.30 on 1/5/2023.",
    "ICCPR 9, 14, 19, 21, 22": "Articles 9, 14, 19, 21, 22 were violated.",
    "Human Rights": "They work for human rights.",
    "Police Station": "They were taken to a police station.",
    "1 200 000 000": "A fine of 1 200 000 000 was asked for.",
    "COVID-19 was the pretext": "Under rules about COVID-19.",
    "Is like KZ-2023-0014": "As in KZ-2023-0014.",
    "The 1990s, 500km, 24h": "In the 1990s, 500km away, for 24h.",
}


@pytest.mark.parametrize("remarks", NOTES)
def test_a_note_with_what_everybody_writes_stops_nothing(remarks: str) -> None:
    event = an_event("Aigerim Testova", remarks=remarks, summary=NOTES[remarks])
    prepared = prepare([event], shipped_vocabulary(), Order())
    assert prepared.obstacles == ()


@pytest.mark.parametrize("name", ["Court Decision.pdf", "Open Letter.pdf", "Решение Суда.pdf"])
def test_a_file_with_a_common_name_stops_nothing(name: str) -> None:
    event = an_event("Aigerim Testova", summary="По решению суда; court decision, open letter.")
    event.attachments = [Attachment(name=name, sha256="ab" * 32, note="")]
    assert prepare([event], shipped_vocabulary(), Order()).obstacles == ()


@pytest.mark.parametrize(
    ("town", "summary"),
    [
        ("Мирный", "Мирные собрания: разогнан мирный протест."),
        ("Union", "The trade union and its unions."),
        ("Independence", "The independence of judges."),
    ],
)
def test_a_town_called_by_a_word_stops_nothing_in_small_letters(town: str, summary: str) -> None:
    event = an_event("Aigerim Testova", summary=summary.lower(), title="")
    event.places[0].locality, event.places[0].confidentiality = town, "restricted"
    assert prepare([event], shipped_vocabulary(), Order()).obstacles == ()
    event.summary = f"It happened in {town}."
    with pytest.raises(InvalidInputError):
        write(prepare([event], shipped_vocabulary(), Order()), Path("never.pdf"))


IN_A_NOTE = {
    "a web address in a sentence": (
        "see https://vault.example/kaz-17 for it",
        "vault.example/kaz-17",
    ),
    "the same coded": ("see https://vault.example/kaz-17", "https://vault.example/%6b%61%7a-17"),
    "an account": ("she writes as @flower_of_night77 there", "t.me/flower_of_night77"),
    "a passport": ("passport N01234567 of hers", "N 01234567"),
    "a passport in figures": ("passport 01234567 of hers", "012 345 67"),
    "a number plate": ("car 123ABC02 waits", "123 ABC 02"),
    "an account of money": ("to bc1qar0srr7xfkvy5l643lyd", "BC1QAR0SRR7XFKVY5L643LYD"),
    "a number to call": ("ring 8 701 555 44 33 at night", "+7 (701) 555-4433"),
}


@pytest.mark.parametrize("kind", IN_A_NOTE)
def test_what_leads_to_a_person_is_looked_for_in_files_too(kind: str) -> None:
    remarks, written = IN_A_NOTE[kind]
    secrets = Secrets()
    secrets.keep(an_event("", remarks=remarks), shipped_vocabulary(), Audience.PUBLIC)
    assert list(secrets.found_in(f"so: {written}."))


def test_days_years_and_sums_are_no_contacts() -> None:
    line = "01.05.2023, 2023-05-01/2023-05-02, 1990-1995, 1 000 000, 5000000, H1N1, MH17, ISO9001"
    assert list(contacts_in(line)) == []
