"""Charts and maps in Word files and web pages, and the words across the pages."""

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pypdfium2
import pytest
from PIL import Image

from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.documents import Bars, Map, MonthColumns
from hrd_desk.publishing.exporting import make_file
from hrd_desk.publishing.orders import BriefKind, FileFormat, House, Order, Stamp
from hrd_desk.publishing.picture_files import svg_of
from hrd_desk.publishing.preparing import prepare
from tests.builders import shipped_vocabulary
from tests.publishing.many import SECRETS, many_events
from tests.publishing.samples import seed_event

SVG = "{http://www.w3.org/2000/svg}"
DIGEST = Order(kind=BriefKind.DIGEST)


@pytest.fixture(scope="module", params=["en", "ar"])
def web_page(request: pytest.FixtureRequest) -> str:
    order = replace(DIGEST, language=request.param, format=FileFormat.HTML)
    found = prepare(many_events(12), shipped_vocabulary(), order)
    return make_file(found).content.decode()


def pictures_in(page: str) -> list[ET.Element]:
    return [ET.fromstring(svg) for svg in re.findall(r"<svg.*?</svg>", page, re.DOTALL)]  # noqa: S314


def test_a_web_page_draws_its_charts_and_its_map_itself(web_page: str) -> None:
    pictures = pictures_in(web_page)
    assert len(pictures) == 3
    for picture in pictures:
        left, _top, width, height = map(float, picture.get("viewBox", "").split())
        words = picture.findall(f".//{SVG}text")
        assert words
        for text in words:
            assert left <= float(text.get("x", "")) <= left + width
            assert 0 < float(text.get("y", "")) <= height
        assert picture.findall(f".//{SVG}path")
        title = picture.find(f"{SVG}title")
        assert title is not None
        assert ":" in (title.text or ""), "the values are told to those who do not see them"
    assert "<script" not in web_page
    assert not re.search(r'(src|href)="(?!data:|http)', web_page)
    assert not any(secret in web_page for secret in SECRETS)


def test_words_of_a_drawing_are_the_words_that_were_counted() -> None:
    import datetime  # noqa: PLC0415

    bars = Bars("Нарушения", "", (("Обыск", 4, False), ("التعذيب", 2, False)), 6)
    months = MonthColumns("By month", "", datetime.date(2023, 1, 1), (2, 5))
    for picture, language, wanted in (
        (bars, "ru", {"Нарушения", "Обыск", "التعذيب", "4", "67%", "n = 6"}),
        (months, "en", {"By month", "Jan", "Feb", "2", "5"}),
    ):
        svg = ET.fromstring(svg_of(picture, language, House(), 1))  # noqa: S314
        found = {text.text for text in svg.iter(f"{SVG}text")}
        assert {word.replace("67%", "67\N{NO-BREAK SPACE}%") for word in wanted} <= found


def test_a_map_cuts_off_what_lies_outside_of_its_frame() -> None:
    picture = Map("Where", "", ("KZ",), (("Almaty", 43.2, 76.9, 3),))
    svg = ET.fromstring(svg_of(picture, "en", House(brand=(0.5, 0.1, 0.4)), 7))  # noqa: S314
    cuts = {cut.get("id") for cut in svg.iter(f"{SVG}clipPath")}
    used = {group.get("clip-path") for group in svg.iter(f"{SVG}g") if group.get("clip-path")}
    assert used
    assert used == {f"url(#{cut})" for cut in cuts}


def test_a_word_file_holds_its_charts_as_pictures_with_descriptions() -> None:
    order = replace(DIGEST, format=FileFormat.DOCX)
    content = make_file(prepare(many_events(12), shipped_vocabulary(), order)).content
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        names = [name for name in parts.namelist() if name.startswith("word/media/")]
        document = parts.read("word/document.xml").decode()
        assert len(names) == 3
        for name in names:
            with Image.open(io.BytesIO(parts.read(name))) as picture:
                assert picture.format == "PNG"
                assert picture.width > 1000
                assert not picture.info.keys() & {"exif", "Software", "Author"}
                grey = picture.convert("L")
                assert sum(grey.histogram()[:100]), "there is ink on it"
    told = re.findall(r'descr="([^"]*)"', document)
    assert len(told) == 3
    assert all(":" in words for words in told)


# --- across the pages -----------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "ru", "ar"])
def test_a_mark_lies_lightly_across_the_page_and_no_reader_takes_it_for_text(
    language: str, tmp_path: Path
) -> None:
    order = Order(audience=Audience.PUBLIC, language=language)
    event = seed_event(confidentiality="public")
    plain, marked = (
        make_file(prepare([event], shipped_vocabulary(), replace(order, stamps=stamps))).content
        for stamps in (frozenset[Stamp](), frozenset({Stamp.CONFIDENTIAL}))
    )
    texts, greys = [], []
    for content in (plain, marked):
        document = pypdfium2.PdfDocument(content)
        page = document[0]
        texts.append(page.get_textpage().get_text_bounded().split())
        picture = page.render(scale=1).to_pil().convert("L")
        greys.append(sum(count for count, shade in picture.getcolors() or () if 235 <= shade < 245))
        document.close()
    added = [word for word in texts[1] if word not in texts[0]]
    assert len(added) == 1, "the mark is read once, from the head of the page"
    assert greys[1] > greys[0] + 3000
