"""Pictures of the search with its facets, and of the statistics, over a desk of some hundreds."""

import random
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hrd_desk.gui.preferences import Preferences
from hrd_desk.gui.windows.main_window import MainWindow
from hrd_desk.i18n import language
from hrd_desk.model.event import CODED_LISTS, Event
from hrd_desk.model.parts import Count, EventLink, Place
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.orders import BriefKind
from hrd_desk.publishing.ready_reports import Report
from hrd_desk.storage.dimensions import Dimension
from hrd_desk.storage.events import save_event
from hrd_desk.storage.opening import create_desk
from hrd_desk.storage.statistics import Unit
from hrd_desk.storage.terms import load_vocabulary
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.studio import Studio, settle

RECORDS = 260
PLACES = (
    ("KZ", "Almaty", "Almaty Region", "Алматы", 43.24, 76.95),
    ("KZ", "Astana", "Astana", "Астана", 51.13, 71.43),
    ("KZ", "Aktau", "Mangystau", "Актау", 43.65, 51.17),
    ("KG", "Bishkek", "Chüy", "Бишкек", 42.87, 74.59),
    ("KG", "Osh", "Osh Region", "Ош", 40.53, 72.8),
    ("UZ", "Nukus", "Karakalpakstan", "Нукус", 42.46, 59.6),
    ("TJ", "Khorog", "Gorno-Badakhshan", "Хорог", 37.49, 71.55),
    ("MM", "Mandalay", "Mandalay Region", "Мандалай", 21.97, 96.08),
)
KINDS = {
    "arrest-detention": ("Activist detained at a rally", "Активист задержан на митинге"),
    "judicial-harassment": ("Court extends a journalist's arrest", "Суд продлил арест журналисту"),
    "intimidation-threats": ("Lawyer threatened by telephone", "Адвокату угрожали по телефону"),
    "raid": ("Office of an NGO searched", "Обыск в офисе НКО"),
    "killing": ("Land defender shot dead", "Застрелен защитник земельных прав"),
    "surveillance": ("Trade unionist followed for days", "За профсоюзным лидером следили"),
}
RIGHTS = ("assembly", "expression-online", "expression-offline", "liberty-security", "association")
TYPES = ("pro-democracy", "media-worker", "lawyer", "trade-unionist", "whrd", "land")


def make_desk(folder: Path) -> MainWindow:
    """Fill a desk with made-up records and open it."""
    cost = {"memory_kib": 64 * 1024, "passes": 3, "lanes": 1}
    desk, _words = create_desk(folder / "found.hrdesk", "six words make it safe", "ALM", cost=cost)
    with desk.database.snapshot() as session:
        vocabulary = load_vocabulary(session)
    chance = random.Random(4)
    with desk.database.transaction("save") as session:
        before: Event | None = None
        for _number in range(RECORDS):
            event = _event(vocabulary, chance)
            if before is not None and chance.random() < 0.08:
                event.links = [EventLink(target_uid=before.uid, link_type="update-of")]
            before = save_event(session, event)
    return MainWindow(desk, Preferences(folder / "found.ini"))


def _event(vocabulary: Vocabulary, chance: random.Random) -> Event:
    country, town, region, russian, latitude, longitude = chance.choice(PLACES)
    violation = chance.choices(list(KINDS), (9, 7, 4, 3, 1, 2))[0]
    is_russian = language() == "ru"
    title = KINDS[violation][is_russian]
    month, day = chance.randrange(1, 13), chance.randrange(1, 29)
    year = chance.choices((2021, 2022, 2023), (2, 3, 4))[0]
    date = f"{year}-{month:02}-{day:02}" if chance.random() < 0.9 else f"{year}"
    low = chance.choice((1, 1, 1, 2, 12, 40))
    event = Event(
        title=f"{russian if is_russian else town}: {title}",
        country_code=country,
        start_date=date,
        summary=f"{title}, {town}.",
        record_status=chance.choice(("draft", "submitted", "verified", "published")),
        counts=[Count(role="affected", minimum=low, maximum=low + chance.choice((0, 0, 8)))],
        places=[
            Place(
                locality=russian if is_russian else town,
                region=region,
                country_code=country,
                latitude_deg=latitude + chance.uniform(-0.2, 0.2),
                longitude_deg=longitude + chance.uniform(-0.2, 0.2),
                is_primary=True,
            )
        ],
    )
    coded = {
        "violations": {violation, *chance.sample(list(KINDS), chance.randrange(2))},
        "rights": chance.sample(RIGHTS, chance.randrange(3)),
        "hrd_types": chance.sample(TYPES, chance.choice((1, 1, 2))),
        "perpetrators_state": ["police"] if chance.random() < 0.6 else [],
        "genders": chance.sample(("woman", "man"), 1),
    }
    for name, codes in coded.items():
        found = (vocabulary.find(CODED_LISTS[name], code) for code in sorted(codes))
        event.code_with(name, [term for term in found if term is not None])
    return event


def take_finding(studio: Studio, scratch: Path) -> None:
    """Take the pictures; the desk lies in `scratch`."""
    window = make_desk(scratch)
    window.resize(1366, 768)
    window.show()
    settle()

    def take(name: str) -> None:
        studio.keep(name, window)

    is_russian = language() == "ru"
    asked = "страна:KZ митинг OR суд" if is_russian else "country:KZ rally OR court"
    window.list.filter_by(asked)
    settle()
    window.form.show_facets.setChecked(True)
    take("search-facets")
    window.finding.facets.ui.dimensions.setCurrentRow(2)
    take("search-violations")
    window.list.filter_by("violation:arest date:2023..2022 митинг rally")
    take("search-problems")
    window.list.filter_by("")
    window.form.show_facets.setChecked(False)
    settle()
    window.finding.show_statistics()
    statistics = window.finding.window
    assert statistics is not None
    statistics.resize(1280, 720)

    def counted(name: str) -> None:
        studio.keep(name, statistics)

    counted("statistics-violations")
    statistics.ui.across.setCurrentIndex(statistics.ui.across.findData(Dimension.YEAR))
    counted("statistics-crossed")
    _take_ways_out(window, studio)
    statistics.ui.across.setCurrentIndex(0)
    statistics.ui.down.setCurrentIndex(statistics.ui.down.findData(Dimension.MONTH))
    counted("statistics-months")
    statistics.ui.down.setCurrentIndex(statistics.ui.down.findData(Dimension.COUNTRY))
    statistics.ui.unit.setCurrentIndex(statistics.ui.unit.findData(Unit.PEOPLE))
    counted("statistics-people")
    statistics.ui.report.setCurrentIndex(statistics.ui.report.findData(Report.DEFENDING))
    counted("statistics-report")
    statistics.ui.report.setCurrentIndex(statistics.ui.report.findData(Report.MAP))
    counted("statistics-map")
    statistics.close()
    _take_duplicates(window, studio)
    window.wind_up()


def _take_ways_out(window: MainWindow, studio: Studio) -> None:
    """Take the way from a chart to its records and back, and that into a brief."""
    statistics = window.finding.window
    assert statistics is not None

    def counted(name: str) -> None:
        studio.keep(name, statistics)

    statistics.ui.splitter.bring_forward(statistics.ui.chart_area)
    statistics.ui.chart.setFocus()
    QTest.keyClick(statistics.ui.chart, Qt.Key.Key_Down)
    counted("statistics-chart-by-keys")
    QTest.keyClick(statistics.ui.chart, Qt.Key.Key_Return)
    studio.keep("search-from-chart", window)
    counted("statistics-after-a-click")
    statistics.ui.back.click()
    settle()
    statistics.ui.add_to_brief.click()
    publishing = window.publishing.window
    assert publishing is not None
    publishing.choices.choose("kind", BriefKind.STATISTICS)
    publishing.choices.choose("audience", Audience.INTERNAL)
    while publishing.is_making:
        settle()
    studio.keep("publish-added-table", publishing)
    publishing.close()


def _take_duplicates(window: MainWindow, studio: Studio) -> None:
    """Take the pairs of the desk, and what stands there once all are answered."""
    window.form.show_duplicates.trigger()
    pairs = window.duplicates.window
    assert pairs is not None
    studio.keep("duplicates", pairs)
    while pairs.pair is not None:
        pairs.ui.different.click()
    studio.keep("duplicates-answered", pairs)
