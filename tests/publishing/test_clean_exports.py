"""Ordinary exports beside short and common names: none is stopped, in any format and language."""

import itertools
from pathlib import Path

import pytest

from hrd_desk.i18n import LANGUAGES
from hrd_desk.model.event import Event
from hrd_desk.model.parts import Attachment, EventLink
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.exporting import write
from hrd_desk.publishing.orders import BriefKind, FileFormat, Order
from hrd_desk.publishing.preparing import prepare
from tests.builders import shipped_vocabulary
from tests.publishing.samples import a_citation, seed_event

CLEAN = {
    "May Thida": "In May 2023 she may have been held; on 9 May others were.",
    "Rose Williams": "Prices rose; a rose garden was cleared, and rose growers protested.",
    "Vera Smirnova": "Вера и верующие: преследование за веру. Veracity and verdict.",
    "Roma Petrovic": "Families of the roma quarter were evicted; in Rome and Romania as well.",
    "Mark Price": "The price mark was set, and marks were found.",
    "Will Young": "He will be young when he is released; the will of the people.",
    "Art Hill": "Art on the hill was removed; the art school was closed.",
    "Joy Field": "With joy; in the field; field offices.",
    "Love King": "The king does not love critics.",
    "Jan Nov": "From Jan. to Nov. 2023; in January and November.",
    "王": "国王说话。王宫前有人抗议。",
    "李": "行李丢失了，桃李满天下。",
    "김": "김치와 김밥을 팔던 상인들이 체포되었다.",
    "Рома": "В Риме прошла акция; аромат ромашки.",
    "Лев": "Левые партии и правые партии; львиная доля.",
    "Надежда": "Нет надежды на обжалование; надеждам не суждено сбыться.",
    "Witness 2023": "In 2023 there were 2023 cases, and 17 witnesses.",
    "Source 17": "17 people were arrested on 17 May; article 17.",
    "2024": "In 2024 and on 20.24 hectares; 2 024 people.",
    "Д. К.": "Суд Д-ского района; статья 10 УК, часть 2 КоАП.",
    "أمل": "على أمل الإفراج عنهم قريبا، وآمال أخرى.",
    "نور": "انقطع النور عن السجن، والأنوار مطفأة.",
    "Ali": "An alibi was given; Australia and alimony.",
    "Aung": "Hlaung and Aungban; she was laughing.",
    "Çiçek Deniz": "Polis, deniz kıyısında çiçek satanları gözaltına aldı.",
    "Сестра": "Сестра милосердия и сёстры; медсестра задержана.",
    "Activist, name withheld": "An activist was arrested. Activists protested; names were read.",
    "Lawyer of the family": "The lawyer was not admitted; the family was not told.",
}
ORDERS = [
    (BriefKind.EVENT, FileFormat.PDF),
    (BriefKind.DIGEST, FileFormat.XLSX),
    (BriefKind.EVENT, FileFormat.DOCX),
    (BriefKind.STATISTICS, FileFormat.CSV),
    (BriefKind.DIGEST, FileFormat.HTML),
    (BriefKind.CASE_LIST, FileFormat.PDF),
]
CASES = list(zip(CLEAN, itertools.cycle(ORDERS), itertools.cycle(LANGUAGES), strict=False))


def an_event(witness: str) -> Event:
    remarks = "Check the date.\nFine of 1 500 000 KZT on 12 MAY 2023\nSee art. 174, 405 and ICCPR 9"
    event = seed_event(remarks=remarks, confidentiality="public", summary=CLEAN[witness])
    testified = {"source_type": "interview", "url": "", "title": ""}
    event.citations = [a_citation(), a_citation(source_name=witness, **testified)]
    event.attachments = [
        Attachment(name="IMG_0042.jpg", sha256="ab" * 32, note="The crowd in front of the court"),
        Attachment(name="Court Decision 2023.pdf", sha256="cd" * 32, note=""),
    ]
    event.links = [EventLink(target_uid=event.uid, link_type="related", note="same march")]
    event.places[0].address = "Republic Square"
    return event


@pytest.mark.parametrize(("witness", "order", "language"), CASES)
def test_a_clean_export_is_not_stopped(
    witness: str, order: tuple[BriefKind, FileFormat], language: str, tmp_path: Path
) -> None:
    kind, file_format = order
    wanted = Order(kind=kind, format=file_format, language=language, marks_unprintable=True)
    prepared = prepare([an_event(witness)], shipped_vocabulary(), wanted)
    assert prepared.obstacles == ()
    path = tmp_path / f"2023-05 brief.{file_format}"
    assert write(prepared, path).size_bytes == path.stat().st_size


def test_all_of_them_together_are_not_stopped(tmp_path: Path) -> None:
    events = [an_event(witness) for witness in CLEAN]
    for number, event in enumerate(events, 1):
        event.reference = f"KZ-2023-{number:04}"
    for audience in (Audience.PUBLIC, Audience.PARTNER):
        order = Order(kind=BriefKind.DIGEST, audience=audience, marks_unprintable=True)
        assert write(prepare(events, shipped_vocabulary(), order), tmp_path / "all.pdf").pages
