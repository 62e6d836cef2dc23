"""The one-event brief as a PDF: read back, compared byte for byte, refused."""

import os
import re
import subprocess
import sys
import unicodedata
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrd_desk.errors import HrdDeskError, InvalidInputError, UnprintableError
from hrd_desk.i18n import translator
from hrd_desk.publishing import typefaces
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.bidi import reads_right_to_left
from hrd_desk.publishing.brief import BriefOptions, make_brief
from hrd_desk.publishing.paper import RIGHT_PT
from hrd_desk.publishing.redact import redact
from hrd_desk.publishing.setting import setter_for
from hrd_desk.publishing.shaping import Shaper
from hrd_desk.publishing.typesetting import typeset
from tests.builders import shipped_vocabulary
from tests.publishing.pages import FONTS
from tests.publishing.printed import printed, read_back
from tests.publishing.reading import streams_of
from tests.publishing.samples import a_citation, seed_event

ROOT = Path(__file__).resolve().parents[2]
PRINT_THE_SEED = """
import sys
from pathlib import Path
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.brief import make_brief
from tests.builders import shipped_vocabulary
from tests.publishing.samples import seed_event
make_brief(seed_event(), shipped_vocabulary(), Audience.PUBLIC, Path(sys.argv[1]))
"""


def test_the_seed_record_is_one_page_that_says_all_the_public_may_read(tmp_path: Path) -> None:
    brief = printed(seed_event(), tmp_path)
    assert len(brief.page_texts) == 1
    for words in (
        "Kazakhstan: anti-government demonstrators arrested",
        "1 May 2023 · Almaty, Kazakhstan",
        "43.2° N, 76.9° E (precision not recorded; rounded to 0.1 degree)",
        seed_event().summary,
        "(Arbitrary) Arrest and Detention",
        "Freedom of expression: Offline",
        "Right to liberty and security",
        "Pro-democracy defender",
        "Police",
        "People: Affected 1",
        "No source is recorded.",
        "Not in this brief Event description, Monitoring status, Gender of HRD",
        "Reference KZ-2023-0001",
        "Page 1 of 1",
    ):
        assert words in brief.text


def test_the_seed_record_in_russian(tmp_path: Path) -> None:
    brief = printed(seed_event(), tmp_path, language="ru")
    spoken = translator("ru")
    for words in (
        "1 мая 2023 г. · Almaty, Казахстан",
        "43,2°",
        "(Произвольный) арест и задержание",
        "Свобода выражения мнения: Офлайн",
        "Полиция",
        spoken("Event brief"),
        spoken("Violations"),
        spoken("No source is recorded."),
    ):
        assert words in brief.text


def test_cyrillic_greek_and_accents_are_read_back_as_typed(tmp_path: Path) -> None:
    title = "Қазақстан: в Алматы задержаны мирные демонстранты"
    summary = "За́мок, Ӯ̆, Ǎ́, f̂ и Ґ; Αθήνα, ᾧ; Chữ Việt, İzmir, “кавычки” — тире… №5, 30 %"
    brief = printed(seed_event(title=title, summary=summary), tmp_path)
    assert title in brief.text
    assert summary in brief.text
    assert brief.metadata["Title"] == title


def test_typed_markup_is_printed_and_not_obeyed(tmp_path: Path) -> None:
    summary = 'AT&T <b>never closed <img src="http://127.0.0.1/x.png"/> ) Tj ET Q (hi) &amp; \\('
    brief = printed(seed_event(summary=summary), tmp_path)
    assert summary in brief.text
    assert list(dict.fromkeys(brief.links)) == []


def test_what_hides_or_reorders_other_letters_is_dropped(tmp_path: Path) -> None:
    summary = "file \u202egnp.exe a\x00b\x1b[31m pass\u200bword"
    brief = printed(seed_event(summary=summary), tmp_path)
    assert "file gnp.exe ab[31m password" in brief.text


@pytest.mark.parametrize("paragraphs", [1, 12])
def test_a_long_summary_flows_on_and_loses_no_word(tmp_path: Path, paragraphs: int) -> None:
    words = [f"слово{number}" for number in range(420)]
    step = len(words) // paragraphs
    texts = [" ".join(words[start : start + step]) for start in range(0, len(words), step)]
    brief = printed(seed_event(summary="\n".join(texts)), tmp_path)
    assert len(brief.page_texts) == 2
    assert re.findall(r"слово\d+", brief.text) == words
    assert "Page 2 of 2" in brief.page_texts[1]
    assert "(Arbitrary) Arrest and Detention" in brief.page_texts[1]


def test_a_word_wider_than_the_page_is_cut_and_not_clipped(tmp_path: Path) -> None:
    brief = printed(seed_event(summary="Ж" * 500), tmp_path)
    assert brief.text.replace(" ", "").count("Ж") == 500


def test_sources_are_links_to_the_web_alone(tmp_path: Path) -> None:
    event = seed_event()
    event.citations = [
        a_citation(),
        a_citation(url="file:///home/name/notes.txt", confidentiality="public"),
        a_citation(url="javascript:app.alert(1)", confidentiality="public"),
        a_citation(url="https://someone:word@news.example/", confidentiality="public"),
        a_citation(url="https://новости.example/статья?a=1&b=(2)"),
    ]
    brief = printed(event, tmp_path)
    assert list(dict.fromkeys(brief.links)) == [
        "https://news.example/kazakhstan/protest-05012023.html",
        "https://xn--b1amnebsh.example/%D1%81%D1%82%D0%B0%D1%82%D1%8C%D1%8F?a=1&b=(2)",
    ]
    source = "1. Radio Free Asia, “Kazakh police detain protesters in Almaty”, 1 May 2023"
    assert source in brief.text
    assert "notes.txt" not in brief.text


def test_the_file_names_nobody_and_no_moment(tmp_path: Path) -> None:
    brief = printed(seed_event(), tmp_path)
    assert {name: value for name, value in brief.metadata.items() if value} == {
        "Title": "Kazakhstan: anti-government demonstrators arrested",
    }
    everything = (streams_of(brief.content)).lower()
    for trace in (str(tmp_path).encode(), b"reportlab", b"producer", b"creator", b"date"):
        assert trace not in everything


def test_every_font_is_embedded(tmp_path: Path) -> None:
    content = streams_of(printed(seed_event(), tmp_path).content)
    assert content.count(b"/FontFile2") == content.count(b"/Type /FontDescriptor") > 0
    named = set(re.findall(rb"/BaseFont /([\w+-]+)", content))
    assert {name.partition(b"+")[2] for name in named} == {
        b"NotoSans-Regular",
        b"NotoSans-Bold",
        b"NotoSans-Italic",
    }


def test_two_processes_write_the_same_bytes(tmp_path: Path) -> None:
    contents = set()
    for seed in ("1", "2"):
        path = tmp_path / f"{seed}.pdf"
        subprocess.run(
            [sys.executable, "-c", PRINT_THE_SEED, str(path)],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
        )
        contents.add(path.read_bytes())
    printed(seed_event(title="Another record, printed in between"), tmp_path)
    contents.add(printed(seed_event(), tmp_path).content)
    assert len(contents) == 1


def test_withheld_fields_are_not_in_the_file(tmp_path: Path) -> None:
    event = seed_event(
        remarks="The witness lives on the third floor",
        monitoring_note="Call the lawyer on Friday",
        context="while distributing leaflets",
        charge="hooliganism under article 293",
    )
    event.citations = [a_citation(source_name="Aigerim Testova", source_type="interview", url="")]
    event.places[0].address = "Tole Bi street 59"
    brief = printed(event, tmp_path)
    raw = streams_of(brief.content)
    for secret in (
        *(event.remarks, event.monitoring_note, event.context, event.charge),
        *("Testova", "Tole Bi", "43.22", "76.92", "fugitive Kazakh oligarch"),
    ):
        assert secret not in brief.text
        assert secret.encode() not in raw
        assert secret.encode("utf-16-be") not in raw
    assert "The sources are known to us and are not named here." in brief.text


@pytest.mark.parametrize(
    ("record_status", "audience", "marks"),
    [
        ("published", Audience.PUBLIC, set()),
        ("verified", Audience.PUBLIC, set()),
        ("in-review", Audience.PUBLIC, {"DRAFT"}),
        ("published", Audience.INTERNAL, {"CONFIDENTIAL"}),
        ("withdrawn", Audience.PARTNER, {"WITHDRAWN", "CONFIDENTIAL"}),
    ],
)
def test_every_page_is_marked_for_what_it_is(
    tmp_path: Path, record_status: str, audience: Audience, marks: set[str]
) -> None:
    event = seed_event(record_status=record_status, summary="Long. " * 1500)
    for text in printed(event, tmp_path, audience).page_texts:
        assert {m for m in ("DRAFT", "CONFIDENTIAL", "WITHDRAWN") if m in text} == marks


def test_an_empty_record_says_what_it_lacks(tmp_path: Path) -> None:
    event = seed_event(title="", summary="", start_date=None, country_code="", reference="")
    event.term_uses, event.counts, event.places = [], [], []
    text = printed(event, tmp_path).text
    for words in (
        *("No title is recorded.", "Date not recorded · Place not recorded"),
        "No summary for publications is written yet.",
    ):
        assert words in text


def test_a_date_is_printed_only_where_it_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    options = BriefOptions(made_on=date(2026, 11, 3))
    vocabulary = shipped_vocabulary()
    make_brief(seed_event(), vocabulary, Audience.PUBLIC, path, "en", options)
    assert "Reference KZ-2023-0001 · 3 November 2026" in read_back(path).text


# --- refusals -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        ("title", "ᚠᚢ in runes", "“ᚠ” (U+16A0, RUNIC LETTER FEHU FEOH FE F), “ᚢ” (U+16A2"),
        ("summary", "private \ue000", "no font has (U+E000). Change the text"),
        ("summary", "and \U00012000", "“𒀀” (U+12000, CUNEIFORM SIGN A)"),
        ("title", "".join(map(chr, range(0x16A0, 0x16A8))), "and 3 more"),
    ],
)
def test_characters_that_no_font_has_are_named(
    tmp_path: Path, field: str, text: str, words: str
) -> None:
    with pytest.raises(UnprintableError, match=re.escape(words)) as refusal:
        printed(seed_event(**{field: text}), tmp_path)
    assert refusal.value.field == field
    assert list(tmp_path.iterdir()) == []


def test_chinese_needs_a_font_in_the_folder_that_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typefaces, "_SYSTEM_FOLDERS", ())
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    event = seed_event(title="人人生而自由")
    with pytest.raises(UnprintableError, match="Chinese, Japanese and Korean") as refusal:
        printed(event, tmp_path)
    folder = tmp_path / "data" / "hrd-desk" / "fonts"
    assert str(folder) in refusal.value.sentence
    folder.mkdir(parents=True)
    (folder / "broken.ttf").write_bytes(b"no font")
    (folder / "empty.otf").touch()
    name = "NotoSansCJKsc-Regular.otf"
    (folder / name).write_bytes((FONTS / name).read_bytes())
    assert "人人生而自由" in printed(event, tmp_path).text


def test_a_brief_in_a_language_from_right_to_left_is_turned_around(tmp_path: Path) -> None:
    event = seed_event(summary="اعتقلت الشرطة في مدينة Almaty نحو 12 شخصًا في 1 May 2023.")
    brief = replace(
        redact(event, shipped_vocabulary(), Audience.PUBLIC, "en"),
        language="ar",
        heading="إحاطة",
        title="كازاخستان: اعتقال متظاهرين",
        date_words="1 May 2023",
        place_words="ألماتي، كازاخستان",
        marks=("مسودة",),
    )
    path = tmp_path / "brief.pdf"
    path.write_bytes(typeset(brief, setter_for("ar"), "2026"))
    starts = {word: first_x_pt(path, word) for word in ("كازاخستان", "Violations", "الرقم")}
    assert starts["كازاخستان"] > RIGHT_PT - 80
    assert starts["Violations"] > RIGHT_PT - 60
    assert starts["الرقم"] > RIGHT_PT - 130
    # The date comes first, so it stands at the right of the place.
    assert first_x_pt(path, "2023") > first_x_pt(path, "ألماتي") + 20


def first_x_pt(path: Path, word: str) -> float:
    """Return the left edge of the first place where a reader finds `word`."""
    document = pypdfium2.PdfDocument(path)
    text_page = document[0].get_textpage()
    place = text_page.search(word).get_next()
    assert place is not None, word
    left, _bottom, _right, _top = text_page.get_charbox(place[0])
    return float(left)


def test_a_person_may_have_them_printed_as_codes(tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    event = seed_event(title="ᚠ in runes", summary="Runes: ᚠ, ᚠᚢ.")
    options = BriefOptions(marks_unprintable=True)
    make_brief(event, shipped_vocabulary(), Audience.PUBLIC, path, "en", options)
    text = read_back(path).text
    assert "[U+16A0] in runes" in text
    assert read_back(path).metadata["Title"] == "[U+16A0] in runes"
    assert "Runes: [U+16A0], [U+16A0][U+16A2]." in text


@pytest.mark.parametrize(
    ("changes", "audience"),
    [
        ({"confidentiality": "internal"}, Audience.PUBLIC),
        ({"confidentiality": "internal"}, Audience.GOVERNMENT),
        ({"confidentiality": "internal"}, Audience.PARTNER),
        ({"confidentiality": "restricted"}, Audience.PUBLIC),
        ({"confidentiality": "sensitive"}, Audience.PUBLIC),
        ({"confidentiality": "restricted"}, Audience.PARTNER),
        ({"confidentiality": "sensitive"}, Audience.INTERNAL),
        ({"confidentiality": "an-own-term"}, Audience.PUBLIC),
        ({"record_status": "withdrawn"}, Audience.PUBLIC),
        ({"deleted_version": 7}, Audience.INTERNAL),
    ],
)
def test_some_records_have_no_brief(
    tmp_path: Path, changes: dict[str, str], audience: Audience
) -> None:
    with pytest.raises(HrdDeskError, match="This record"):
        printed(seed_event(**changes), tmp_path, audience)
    assert list(tmp_path.iterdir()) == []


def test_a_restricted_record_may_be_printed_inside_the_organisation(tmp_path: Path) -> None:
    event = seed_event(confidentiality="restricted")
    assert "Named people only" in printed(event, tmp_path, Audience.INTERNAL).text


def test_a_withheld_name_in_the_summary_stops_the_brief(tmp_path: Path) -> None:
    event = seed_event(summary="“They beat us”, said AIGERIM  Testova in Almaty.")
    event.citations = [a_citation(source_name="Aigerim Testova", source_type="interview", url="")]
    with pytest.raises(InvalidInputError, match=r"\(Sources\) stands in “Summary for") as refusal:
        printed(event, tmp_path)
    assert refusal.value.field == "summary"
    assert "Testova" not in refusal.value.sentence
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(HrdDeskError, match="folder for the brief does not exist"):
        printed(seed_event(), tmp_path / "nowhere")


def test_a_folder_in_the_place_of_the_file_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "brief.pdf").mkdir()
    with pytest.raises(HrdDeskError, match="could not be written"):
        printed(seed_event(), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["brief.pdf"]


def test_a_full_disk_leaves_the_old_brief(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "brief.pdf"
    path.write_bytes(b"the old brief")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(HrdDeskError, match="No space left on device"):
        printed(seed_event(), tmp_path)
    assert path.read_bytes() == b"the old brief"
    assert list(tmp_path.iterdir()) == [path]


def test_a_refused_brief_leaves_the_old_one(tmp_path: Path) -> None:
    old = printed(seed_event(), tmp_path).content
    with pytest.raises(InvalidInputError):
        printed(seed_event(title="ᚠ"), tmp_path)
    assert (tmp_path / "brief.pdf").read_bytes() == old


def test_a_new_brief_replaces_the_old_one(tmp_path: Path) -> None:
    old = printed(seed_event(), tmp_path).content
    assert printed(seed_event(title="Another title"), tmp_path).content != old
    assert len(list(tmp_path.iterdir())) == 1


# --- any text -------------------------------------------------------------------------------------

SHAPER = Shaper()
PRINTABLE = st.characters(codec="utf-8", categories=["L", "N", "P"]).filter(
    lambda character: (
        not SHAPER.unprintable(unicodedata.normalize("NFC", character))
        and not reads_right_to_left(character)
    )
)


@given(words=st.lists(st.text(PRINTABLE, min_size=1, max_size=40), min_size=1, max_size=40))
def test_any_printable_words_are_set_and_found_in_their_order(
    words: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    summary = " ".join(words)
    brief = printed(seed_event(summary=summary), tmp_path_factory.mktemp("any"))
    assert squeezed(summary) in squeezed(brief.text)


def squeezed(text: str) -> str:
    """Return the letters of a text alone; readers may take white space and ligatures apart."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(letter for letter in plain if letter.isalnum())


# --- layers ---------------------------------------------------------------------------------------


def modules_after(statement: str) -> set[str]:
    """Return the names of all modules loaded by `statement` in a new process."""
    script = f"import sys; {statement}; print(*sys.modules, sep='\\n')"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_the_typesetter_knows_neither_records_nor_storage() -> None:
    loaded = modules_after("import hrd_desk.publishing.typesetting")
    ours = {name for name in loaded if name.startswith("hrd_desk.")}
    above = ("hrd_desk.model", "hrd_desk.storage", "hrd_desk.vocabulary", "hrd_desk.mapping")
    assert [name for name in ours if name.startswith(above)] == []
    assert "sqlalchemy" not in loaded


def test_the_pdf_library_is_loaded_by_the_first_brief_and_not_before() -> None:
    loaded = modules_after("import hrd_desk.publishing.brief")
    assert [name for name in loaded if name.startswith("reportlab")] == []
