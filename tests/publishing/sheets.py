"""Every chart and map on one sheet, in a language: `python -m tests.publishing.sheets FOLDER`."""

import datetime
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hrd_desk.geocoding.borders import Borders
from hrd_desk.publishing.bar_chart import Bar, bar_chart
from hrd_desk.publishing.figures import FIRST_HALF, SECOND_HALF, Caption, Look, beside
from hrd_desk.publishing.heat_table import HeatTable, heat_table
from hrd_desk.publishing.month_chart import Months, month_chart
from hrd_desk.publishing.point_map import MapPlace, PointMap, point_map
from hrd_desk.publishing.rows import Row
from hrd_desk.publishing.styles import ALERT, BRAND, Colour
from tests.publishing.pages import a_paper, finished

COUNTS = (27, 21, 12, 9, 6, 4, 3)
NOT_RECORDED = 8
RECORDS = 64
BY_MONTH, BEFORE = (9, 11, 16, 10, 18), (6, 8, 9, 12, 10)
BY_REGION = (
    (11, 5, 3, 2, 4, 2),
    (8, 6, 2, 1, 3, 1),
    (5, 2, 0, 3, 1, 1),
    (4, 3, 1, 0, 1, 0),
    (2, 2, 0, 1, 0, 1),
    (3, 1, 0, 0, 0, 0),
    (1, 0, 1, 1, 0, 0),
)
POINTS = (
    (43.2, 76.9, 24),
    (51.2, 71.4, 13),
    (42.3, 69.6, 8),
    (47.1, 51.9, 5),
    (43.7, 51.2, 4),
    (51.2, 51.4, 4),
    (49.8, 73.1, 3),
    (50.3, 57.2, 1),
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a sheet."""

    violations: tuple[str, ...]
    not_recorded: str
    regions: tuple[str, ...]
    places: tuple[str, ...]
    titles: tuple[str, ...]
    subtitles: tuple[str, ...]
    source: str


WORDS = {
    "en": Words(
        (
            "Arbitrary arrest and detention",
            "Judicial harassment",
            "Intimidation and threats",
            "Restrictions on freedom of assembly, including refused permits and dispersal",
            "Surveillance",
            "Online attack and harassment",
            "Physical violence",
        ),
        "Not recorded",
        ("Almaty", "Astana", "Shymkent", "Atyrau", "Mangystau", "West Kazakhstan"),
        ("Almaty", "Astana", "Shymkent", "Atyrau", "Aqtau", "Oral", "Qaraghandy", "Aqtöbe"),
        (
            "Type of violation",
            "Records by month",
            "Violations by region",
            "Where violations were recorded",
        ),
        (
            "A record may carry more than one type",
            "By date of event; the same months of the year before in grey",
            "A record may be in several cells",
            "Areas of circles by number of records; positions rounded to 0.1°",
        ),
        "Source: Example Network, January to May 2023",
    ),
    "ru": Words(
        (
            "Произвольный арест и задержание",
            "Судебное преследование",
            "Запугивание и угрозы",
            "Ограничения свободы собраний, в том числе отказы в согласовании и разгон",
            "Слежка",
            "Нападки и травля в интернете",
            "Физическое насилие",
        ),
        "Не указано",
        ("Алматы", "Астана", "Шымкент", "Атырау", "Мангистау", "Западный Казахстан"),
        ("Алматы", "Астана", "Шымкент", "Атырау", "Актау", "Уральск", "Караганда", "Актобе"),
        (
            "Виды нарушений",
            "Записи по месяцам",
            "Нарушения по регионам",
            "Где зафиксированы нарушения",
        ),
        (
            "Одна запись может относиться к нескольким видам",
            "По дате события; серым — те же месяцы прошлого года",
            "Одна запись может входить в несколько клеток",
            "Площадь круга — число записей; координаты округлены до 0,1°",
        ),
        "Источник: Пример сети, январь — май 2023 г.",
    ),
    "ar": Words(
        (
            "الاعتقال والاحتجاز التعسفي",
            "المضايقة القضائية",
            "الترهيب والتهديد",
            "القيود على حرية التجمع، بما فيها رفض التصاريح وتفريق المتظاهرين بالقوة",
            "المراقبة",
            "الهجمات والمضايقات عبر الإنترنت",
            "العنف الجسدي",
        ),
        "غير مسجل",
        ("ألماتي", "أستانا", "شيمكنت", "أتيراو", "مانغيستاو", "غرب كازاخستان"),
        ("ألماتي", "أستانا", "شيمكنت", "أتيراو", "أكتاو", "أورال", "قاراغاندي", "أكتوبه"),
        ("أنواع الانتهاكات", "السجلات حسب الشهر", "الانتهاكات حسب المنطقة", "أماكن الانتهاكات"),
        (
            "قد يحمل السجل أكثر من نوع واحد",
            "حسب تاريخ الحدث؛ نفس الأشهر من العام السابق بالرمادي",
            "قد يرد السجل في أكثر من خانة",
            "مساحة الدائرة بحسب عدد السجلات؛ المواقع مقربة إلى 0.1°",
        ),
        "المصدر: شبكة نموذجية، من يناير إلى مايو 2023",
    ),
}


@cache
def shipped_borders() -> Borders:
    """Return the borders that come with the program."""
    return Borders.open()


def captions(words: Words) -> list[Caption]:
    """Return the captions of the bars, the months, the table and the map."""
    return [
        Caption(title, subtitle, words.source, RECORDS)
        for title, subtitle in zip(words.titles, words.subtitles, strict=True)
    ]


def bars(words: Words) -> list[Bar]:
    """Return bars in another order than by count."""
    found = [Bar(label, count) for label, count in zip(words.violations, COUNTS, strict=True)]
    return [Bar(words.not_recorded, NOT_RECORDED, is_rest=True), *reversed(found)]


def months() -> Months:
    """Return January to May."""
    return Months(datetime.date(2023, 1, 1), BY_MONTH, BEFORE)


def a_heat_table(words: Words, withheld_below: int = 0) -> HeatTable:
    """Return violations by region with sums as totals."""
    return HeatTable(
        words.violations,
        words.regions,
        BY_REGION,
        tuple(map(sum, BY_REGION)),
        tuple(map(sum, zip(*BY_REGION, strict=True))),
        sum(map(sum, BY_REGION)),
        withheld_below,
    )


def a_map(words: Words) -> PointMap:
    """Return places of Kazakhstan."""
    places = zip(words.places, POINTS, strict=True)
    return PointMap(("KZ",), tuple(MapPlace(name, *point) for name, point in places))


def sheet(language: str, brand: Colour = BRAND, accent: Colour = ALERT) -> bytes:
    """Return the PDF of all of them, with two of half a width beside each other."""
    paper, words = a_paper(language), WORDS[language]
    by_type, by_month, by_region, by_place = captions(words)
    look = Look(brand, accent)
    first, second = Look(brand, accent, FIRST_HALF), Look(brand, accent, SECOND_HALF)
    rows: list[Row] = [
        *bar_chart(paper, bars(words), by_type, look),
        *month_chart(paper, months(), by_month, look),
        *heat_table(paper, a_heat_table(words), by_region, look),
        *point_map(paper, a_map(words), shipped_borders(), by_place, look),
        *beside(
            bar_chart(paper, bars(words), by_type, first),
            month_chart(paper, months(), by_month, second),
        ),
        *heat_table(paper, a_heat_table(words, 3), by_region, look),
        *bar_chart(paper, [Bar(words.violations[0], 1)], by_type, first),
        *month_chart(paper, Months(datetime.date(2023, 5, 1), (3,), (0,)), by_month, first),
        *bar_chart(paper, [], by_type, look),
    ]
    return finished(paper, rows)


def main() -> int:
    """Write the sheets."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for language in WORDS:
        (folder / f"figures-{language}.pdf").write_bytes(sheet(language))
    return 0


if __name__ == "__main__":
    sys.exit(main())
