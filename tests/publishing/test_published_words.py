"""What a publication says around its records in each language, and how that stands on pages."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hrd_desk.model.event import Event
from hrd_desk.model.parts import Count, Place
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.bar_chart import Bar, bar_chart
from hrd_desk.publishing.bidi import isolated, levels, visual_order
from hrd_desk.publishing.documents import (
    Bars,
    Document,
    Fields,
    Map,
    Points,
    SourceList,
    TableBlock,
    TableColumn,
    Text,
)
from hrd_desk.publishing.exporting import make_file, write
from hrd_desk.publishing.figures import PLAIN, Caption
from hrd_desk.publishing.orders import ASKED, BriefKind, Consents, Order
from hrd_desk.publishing.own_tables import own_table_named
from hrd_desk.publishing.paper import Nature
from hrd_desk.publishing.preparing import prepare
from hrd_desk.publishing.press import print_document
from hrd_desk.publishing.redact import redact
from hrd_desk.publishing.setting import setter_for
from hrd_desk.publishing.sketch import colour_words
from hrd_desk.publishing.speech import share_words
from tests.builders import shipped_vocabulary
from tests.publishing.pages import a_paper
from tests.publishing.printed import printed, read_back
from tests.publishing.reading import text_of_pages
from tests.publishing.samples import a_citation, coded, seed_event

DIGEST = Order(kind=BriefKind.DIGEST)


def a_town(number: int) -> Place:
    return Place(locality=f"Town {number}", region="Almaty Region", country_code="KZ")


def an_event(**fields: Any) -> Event:
    lists = {
        name: fields.pop(name) for name in ("violations", "perpetrators_state") if name in fields
    }
    usual = {"reference": "KZ-2023-0001", "record_status": "verified", "confidentiality": "public"}
    event = Event(**(usual | {"country_code": "KZ", "start_date": "2023-05-01"} | fields))
    for name, codes in lists.items():
        coded(event, name, *codes)
    return event


def documented(events: Iterable[Event], order: Order) -> Document:
    content = prepare(events, shipped_vocabulary(), order).content
    assert isinstance(content, Document)
    return content


def sentences(document: Document) -> str:
    """Return the paragraphs, points and fields of a document."""
    told = []
    for block in document.blocks():
        match block:
            case Text():
                told.append(block.words)
            case Points():
                told += block.items
            case Fields():
                told += [f"{label}: {words}" for label, words in block.lines]
    return "\n".join(told)


# --- places, dates, lists -------------------------------------------------------------------------


def test_sixty_places_take_one_line_and_are_all_told_below(tmp_path: Path) -> None:
    event = seed_event()
    event.places = [a_town(number) for number in range(60)]
    brief = redact(event, shipped_vocabulary(), Audience.PUBLIC, "en")
    towns = [f"Town {number}, Almaty Region" for number in range(60)]
    assert brief.place_words == f"{'; '.join(towns[:3])} and 57 more, Kazakhstan"
    assert brief.all_places == f"{'; '.join(towns)}, Kazakhstan"
    assert ("places", brief.all_places) in set(brief.free_texts())
    pages = printed(event, tmp_path).page_texts
    assert "Town 59" in " ".join(pages)
    assert "On 1 May 2023, around 20" in pages[0], "the title is not left alone on its page"


def test_five_places_stand_in_the_line(tmp_path: Path) -> None:
    event = seed_event()
    event.places = [a_town(number) for number in range(5)]
    brief = redact(event, shipped_vocabulary(), Audience.PUBLIC, "en")
    assert "Town 4" in brief.place_words
    assert brief.all_places == ""


@pytest.mark.parametrize(
    ("date", "language", "words"),
    [
        ("2023-05", "ru", "Май 2023 г."),
        ("2023-05-01/..", "ru", "С 1 мая 2023 г. и позднее"),
        ("2023-05-01/..", "en", "From 1 May 2023 on"),
        ("2023-05-01", "en", "1 May 2023"),
    ],
)
def test_a_date_that_begins_a_line_has_a_capital(date: str, language: str, words: str) -> None:
    event = an_event(start_date=date, violations=["raid"])
    assert redact(event, shipped_vocabulary(), Audience.PUBLIC, language).date_words == words
    if "/" not in date:
        order = replace(DIGEST, language=language)
        assert documented([event], order).kicker == words


def test_arabic_lists_have_arabic_signs() -> None:
    event = seed_event(description="Not to be told.")
    event.places.append(Place(locality="Aktau", country_code="KZ"))
    brief = redact(event, shipped_vocabulary(), Audience.PUBLIC, "ar")
    assert "؛ " in brief.place_words
    assert "؛ " in (brief.coordinates_words or "")
    told = sentences(documented([event], replace(DIGEST, language="ar")))
    left_out = next(line for line in told.split("\n") if "حمايةً" in line)
    assert "، " in left_out
    for words in (brief.place_words, brief.coordinates_words or "", left_out):
        assert ", " not in words
        assert "; " not in words


def test_a_range_of_years_is_read_from_the_right_in_arabic() -> None:
    words = f"{isolated('2019–2023', is_right=True)} · {isolated('Almaty', is_right=True)}"
    found, _base = levels(words, 1)
    drawn = "".join(words[place] for place in visual_order(found))
    assert "2023–2019" in drawn
    assert isolated("<3", is_right=True)[0] == "\u2068", "a sign is not turned round"


# --- sentences with numbers and countries ---------------------------------------------------------


def test_countries_in_sentences_have_their_articles() -> None:
    events = [an_event(country_code=code) for code in ("PH", "KR")]
    document = documented(events, DIGEST)
    assert document.title == "Human rights defenders in the Philippines and the Republic of Korea"
    assert "2 events in the Philippines and the Republic of Korea," in sentences(document)


@pytest.mark.parametrize("language", ["en", "ru", "ar"])
@pytest.mark.parametrize("kind", [BriefKind.DIGEST, BriefKind.STATISTICS, BriefKind.CASE_LIST])
def test_without_a_country_no_title_breaks_off(kind: BriefKind, language: str) -> None:
    document = documented([an_event(country_code="")], Order(kind=kind, language=language))
    assert document.title
    assert not document.title.endswith((":", " ", "in"))


def test_events_without_a_country_are_not_laid_to_another() -> None:
    events = [an_event(), an_event(country_code="")]
    told = sentences(documented(events, DIGEST))
    assert "2 events in Kazakhstan, on 1 May 2023. No country is recorded for 1 of them." in told
    told = sentences(documented(events[1:], DIGEST))
    assert "1 event in a country that is not recorded, on" in told


def test_what_is_unknown_leads_nothing() -> None:
    events = [
        an_event(violations=["raid"], perpetrators_state=["unknown"]),
        an_event(violations=["raid"], perpetrators_state=["unknown", "police"]),
        an_event(violations=["raid"], perpetrators_state=["police"]),
    ]
    told = sentences(documented(events, DIGEST))
    assert "The state body named most often: “Police”, in 2 of 2 events (100%)." in told
    assert "For 1 further event it is not known." in told
    told = sentences(documented(events[:1] * 2, DIGEST))
    assert "named most often" not in told


def test_nobody_is_never_a_number_of_people() -> None:
    event = an_event(violations=["raid"])
    event.counts = [Count(role="affected", minimum=None, maximum=5, words="")]
    for kind in (BriefKind.DIGEST, BriefKind.CASE_LIST):
        assert "t least 0" not in sentences(documented([event], Order(kind=kind)))


def test_two_events_in_arabic_stand_in_their_case() -> None:
    events = [an_event(violations=["raid"]), an_event(violations=["raid"])]
    told = sentences(documented(events, replace(DIGEST, language="ar")))
    assert "معلومات عن حدثين" in told
    assert "من سجلين عن حدثين" in told
    assert "معلومات عن حدث واحد" in sentences(
        documented(events[:1], replace(DIGEST, language="ar"))
    )


def test_a_field_told_of_some_records_is_not_called_untold() -> None:
    many, few = an_event(violations=["raid"]), an_event(violations=["raid"], remarks="A note.")
    for event, people in ((many, 5), (few, 1)):
        coded(event, "genders", "woman")
        event.counts = [Count(role="affected", minimum=people, maximum=people, words="")]
    told = sentences(documented([many, few], DIGEST))
    assert "Not told of the records, to protect people: Remarks." in told
    assert "Not told of every record that holds it, to protect people: Gender of HRD." in told


def test_both_unknown_perpetrators_have_names_of_their_own() -> None:
    event = an_event(violations=["raid"], perpetrators_state=["unknown"])
    coded(event, "perpetrators_non_state", "unknown")
    document = documented([event], Order(kind=BriefKind.STATISTICS, smallest_count=0))
    tables = [block for block in document.blocks() if isinstance(block, TableBlock)]
    heads = next(
        [column.heading for column in table.columns]
        for table in tables
        if table.title == "Violations by perpetrator"
    )
    assert len(set(heads)) == len(heads)
    assert "Unknown (state)" in heads


# --- pages ----------------------------------------------------------------------------------------


def test_a_note_below_a_table_is_never_alone_on_a_page() -> None:
    columns = (TableColumn("What", 0.7), TableColumn("Events", 0.3, has_figures=True))
    for count in range(36, 60):
        rows = tuple((f"Row {number}", "1") for number in range(count))
        table = TableBlock("Table", "", columns, rows, "A note below it.")
        document = Document("en", "Annex", "Title", "", (), "", (), (table,))
        setter = setter_for("en")
        pages = text_of_pages(print_document(document, setter, Nature("Title", "en")))
        last = next(page for page in pages if "A note below it." in page)
        assert f"Row {count - 1}" in last


def test_no_line_of_consent_is_split_and_no_page_begun_for_one_sentence(tmp_path: Path) -> None:
    consents = Consents(to_letter=True, to_report=False)
    for length in range(0, 1500, 150):
        answers = dict.fromkeys(ASKED, "They were warned. ")
        answers["requests"] = "They ask. " * (length // 10)
        order = Order(
            kind=BriefKind.SUBMISSION,
            audience=Audience.GOVERNMENT,
            consents=consents,
            answers=answers,
        )
        path = tmp_path / f"{length}.pdf"
        write(prepare([seed_event()], shipped_vocabulary(), order), path)
        pages = [" ".join(text.split()) for text in read_back(path).page_texts]
        last = next(page for page in pages if "No source is recorded." in page)
        assert "The victim agrees that the name stands in public reports" in last
        first = next(page for page in pages if "The victim knows of this submission" in page)
        assert "goes to the government" in first


def test_each_article_stands_by_itself() -> None:
    order = Order(
        kind=BriefKind.SUBMISSION,
        audience=Audience.GOVERNMENT,
        consents=Consents(to_letter=True, to_report=True),
    )
    event = coded(an_event(violations=["raid"]), "rights", "liberty-security")
    event.citations = [a_citation()]
    document = documented([event], order)
    assert "UDHR, art. 3; UDHR, art. 9; ICCPR, art. 9" in sentences(document)
    assert any(isinstance(block, SourceList) for block in document.blocks())


# --- charts and tables ----------------------------------------------------------------------------


def test_the_note_of_a_chart_higher_than_a_page_is_not_alone_on_the_next() -> None:
    for count in range(30, 60):
        bars = tuple((f"Bar {number}", count + 9 - number, False) for number in range(count))
        chart = Bars("Chart", "Events", bars, 500, "Events")
        document = Document("en", "Annex", "Title", "", (), "", (), (chart,))
        setter = setter_for("en")
        pages = text_of_pages(print_document(document, setter, Nature("Title", "en")))
        last = next(page for page in pages if "n = 500" in page)
        assert all(f"Bar {count - near}" in last for near in (1, 2, 3)), count


def test_what_is_not_known_is_no_leading_bar() -> None:
    bars = [Bar("Women", 5), Bar("Not known", 90, is_rest=True)]
    strong = f"{colour_words(PLAIN.strong)} rg"
    drawn = [
        "".join(drawing.operators for drawing in row.drawings)
        for row in bar_chart(a_paper(), bars, Caption("Chart"))
    ]
    assert [strong in operators for operators in drawn if " re" in operators] == [True, False]


def test_less_than_one_percent_is_not_turned_round() -> None:
    assert share_words(1, 1000, "en") == "<1%"
    found = share_words(1, 1000, "ar")
    order, _base = levels(found, 1)
    drawn = "".join(found[place] for place in visual_order(order))
    assert drawn.index("<") < drawn.index("1")


def test_a_table_says_where_columns_are_missing() -> None:
    events = [
        an_event(violations=["raid"], start_date=f"{year}-05-01") for year in range(2005, 2024)
    ]
    document = documented(events, Order(kind=BriefKind.STATISTICS, smallest_count=0))
    tables = {block.title: block for block in document.blocks() if isinstance(block, TableBlock)}
    by_year = tables["Violations by year"]
    shown = len(by_year.columns) - 3
    assert f"Only {shown} have a column of their own; the last column counts all." in by_year.note
    assert "column" not in tables["Violations by type of HRD"].note


def test_a_chart_says_how_much_it_does_not_draw() -> None:
    events = [
        an_event(violations=["raid"], places=[Place(region=f"Region {number}", country_code="KZ")])
        for number in range(45)
    ]
    table = own_table_named("region")
    document = documented(events, Order(kind=BriefKind.DIGEST, tables=(table,)))
    charts = {block.title: block for block in document.blocks() if isinstance(block, Bars)}
    assert len(charts["Events by region"].bars) == 40
    assert charts["Events by region"].subtitle.endswith("Not drawn: 5 more.")
    few = documented(events[:40], Order(kind=BriefKind.DIGEST, tables=(table,)))
    assert not any("Not drawn" in b.subtitle for b in few.blocks() if isinstance(b, Bars))


@pytest.mark.parametrize("language", ["en", "ru", "ar"])
def test_a_digest_of_one_event_fills_its_pages(language: str) -> None:
    place = Place(locality="Almaty", country_code="KZ", latitude_deg=43.24, longitude_deg=76.9)
    event = an_event(violations=["raid"], places=[place], citations=[a_citation()])
    ready = prepare([event], shipped_vocabulary(), Order(kind=BriefKind.DIGEST, language=language))
    assert isinstance(ready.content, Document)
    last = list(ready.content.blocks())[-1]
    assert isinstance(last, Map), "what is left out stood alone on a page"
    assert make_file(ready).pages == 2


def test_what_is_in_one_event_is_not_the_most_often_and_most_is_no_majority() -> None:
    events = [
        an_event(reference=f"KZ-2023-{number:04}", start_date=day, violations=[code])
        for number, (day, code) in enumerate(
            [("2023-03-01", "raid"), ("2023-03-02", "killing"), ("2023-05-01", "torture")]
        )
    ]
    said = sentences(documented(events, DIGEST))
    assert "most often" not in said
    assert "More events began in March 2023 than in any other month: 2." in said
    coded(events[2], "violations", "raid")
    said = sentences(documented(events, DIGEST))
    assert "recorded most often is “Raid”: 2 of 3 events" in said
