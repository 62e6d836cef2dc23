"""Texts that break other typesetters print as typed, or end in a sentence; none opens anything."""

import random
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrd_desk.errors import HrdDeskError
from hrd_desk.publishing.cleaning import cleaned
from hrd_desk.publishing.exporting import make_file, put
from hrd_desk.publishing.finished import read_finished
from hrd_desk.publishing.matching import letters_of
from hrd_desk.publishing.orders import BriefKind, FileFormat, House, Metadata, Order
from hrd_desk.publishing.preparing import prepare
from hrd_desk.publishing.shaping import code_of
from hrd_desk.publishing.sheets import Cell, Shape, Sheet, SheetRow, as_csv
from tests.builders import shipped_vocabulary
from tests.figures import tell
from tests.publishing.pages import a_paper, page_of
from tests.publishing.reading import pdfium_text, poppler_text, squeezed
from tests.publishing.samples import a_citation, seed_event

MARKUP = (
    *("a < b and c > d", "AT&T & co", "x &notanentity; y &#0; z", "&lt;b&gt; &amp;amp;"),
    *('<font color="red" size="40">big</font> text', "<b>bold never closed", "<b><i>x</b></i>"),
    *("<script>alert(1)</script>", "<para><br/></para>", "<!-- c -->", "<![CDATA[x]]>"),
    *('see <img src="secret.png" width="20" height="20"/>', '<img src="/etc/hostname"/>'),
    *('<img src="http://127.0.0.1:9/x.png"/>', '<a href="javascript:app.alert(1)">x</a>'),
    *('<a href="file:///etc/passwd">x</a>', '<font color="[x for x in (1,)]">x</font>'),
    *('<onDraw name="foo" label="x"/>y', '<font size="99999">x</font>', "<seq id='a'/>"),
    *("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;", "{{7*7}} ${7*7} <%= 7 %>"),
    *("%PDF-1.7 endobj xref trailer", "1 0 obj << /JS (app.alert(1)) >>", "endstream\nendobj"),
    *(") Tj ET Q (hi) \\( BT", "<feff0041> [<0001>] TJ", "/Span <</ActualText (x)>> BDC EMC"),
    *("\\\\ \\n \\x41 \\u0041 \\101", "%s %d %(a)s {0} {a}", "'; DROP TABLE event; --"),
    *("=cmd|' /C calc'!A0", "@SUM(1+1)", "+1-1", "../../../etc/passwd", "C:\\con\\nul.txt"),
    *("a" * 3000, "W" * 3000, "-" * 2000, "( [ { < « „ ( [ {" * 30),
)
"""The cases of the study that are visible text, and others of that kind."""

HIDDEN = {
    "a\x00b": "ab",
    "a\x07\x1b[31mb": "a[31mb",
    "a\ud800b": "a?b",
    "\udc00\ud800": "??",
    "pass\u200bword\u2060\ufeff": "password",
    "file \u202egnp.exe": "file gnp.exe",
    "\u2067\u2067\u2067abc": "abc",
    "\u202a\u202b\u202d\u202cabc\u2069": "abc",
    "hi\U000e0041\U000e0042": "hi",
    "soft\u00adhyphen": "softhyphen",
    "a\u200eb\u200fc": "abc",
    "tab\tend\vof\fpage\x85line": "tab end of page line",
    "x\u2028y\u2029z": "x y z",
    "\ufff9base\ufffaruby\ufffb": "baseruby",
}
"""What is typed, and what is printed of it."""

ODD = (
    *("Z" + "\u0301" * 200 + " end", "\u0301\u0302 alone", "क्‍ष क्‌ष ् ि", "ກິ ແກ້ ັ", "ကြ် ့"),
    *("👩‍👩‍👧‍👦 👍🏽 🇰🇿 1️⃣", "e\u0301" * 500, "ﷺ ﷽", "①②③ Ⅷ ½", "ſtraße ﬁ ﬀ"),
    *("حر" * 1500, "ا" + "\u064b" * 60, "שָׁלוֹם" * 40, "\u200dا\u200d", "مح\u200cمد"),
    *("مرحبا (abc [def) ghi] 12-34/56 %", "12:30–14:45 في 1,234.56", "ᠬᠦᠮᠦᠨ᠎ᠠ"),
    *("ป" + "\u0e48" * 50, "ཧཱུྃ ཧྐྵྨླྺྼྻྂ", "ខ្ញុំ្្្", "ꦲꦤ꧀ꦕ", "ߞߊ", "𞤀𞤣", "𐴀𐴁"),
    *("x\u3000\ufe00y", "\u053b\u061c\u05c1\u06c8", "x\u00a0\u094d\u0301", "\u0f95\u061c\u0f03"),
    *("x\u00a0\u202f\u2007\u3000x", "…—–‑‐", "№ € ₸ ₹ ₽ ₮ ﷼", "ʼ ˈ ə ɣ", "Ҩ Ӷ ԥ Ԥ", "ṩ̈ q̃́ ḿ̄"),
)
"""Text that is hard to set; every character of it is in some font."""

LACKING = (
    *("ok ᚠ ok", "a\ue000b", "a\ufffe\uffffb", "\U0010ffff", "\U000f0000", "𒀀𒁀", "𓀀"),
    *("\u0378 unassigned", "𝔸 ᚠ", "中国", "한국", "ꕉꔧ", "\ufdd0", "a\u1680b"),
)
"""Characters that no font of the tests has."""


@pytest.fixture(autouse=True)
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Gather every file and program that a test opens; sockets fail every test by themselves."""
    found: list[str] = []
    _watches.append(found)
    yield found
    _watches.remove(found)


_watches: list[list[str]] = []


def _note(event: str, arguments: tuple[object, ...]) -> None:
    if not _watches:
        return
    if event in {"subprocess.Popen", "os.system"}:
        _watches[-1].append(f"{event} {arguments}")
    elif event == "open":
        _watches[-1].append(str(arguments[0]))


sys.addaudithook(_note)


def print_and_read(text: str, folder: Path, *, marks_unprintable: bool = False) -> tuple[str, ...]:
    file = folder / "page.pdf"
    file.write_bytes(page_of(a_paper(marks_unprintable=marks_unprintable), text))
    return poppler_text(file), pdfium_text(file)


@pytest.mark.parametrize("text", MARKUP, ids=range(len(MARKUP)))
def test_markup_and_code_print_as_typed(text: str, tmp_path: Path) -> None:
    # Readers take a hyphen at the end of a line for one that no person typed.
    wanted = squeezed(text).replace("-", "")
    for found in print_and_read(text, tmp_path):
        assert wanted in re.sub("[-\ufffe]", "", squeezed(found))


@pytest.mark.parametrize(("text", "shown"), HIDDEN.items(), ids=range(len(HIDDEN)))
def test_what_hides_or_turns_letters_is_gone(text: str, shown: str, tmp_path: Path) -> None:
    for found in print_and_read(text, tmp_path):
        assert squeezed(found) == squeezed(shown)


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_hard_text_is_set_with_a_glyph_for_every_letter(text: str, tmp_path: Path) -> None:
    paper = a_paper()
    assert [code_of(c) for c in paper.setter.shaper.unprintable(cleaned(text))] == []
    assert squeezed(print_and_read(text, tmp_path)[0])


@pytest.mark.parametrize("text", LACKING, ids=range(len(LACKING)))
def test_what_no_font_has_is_named_and_printed_as_its_code(text: str, tmp_path: Path) -> None:
    lacking = a_paper().setter.shaper.unprintable(cleaned(text))
    assert lacking
    for found in print_and_read(text, tmp_path, marks_unprintable=True):
        for character in lacking:
            assert f"[{code_of(character)}]" in squeezed(found)


ANYTHING = st.characters(codec="utf-8", exclude_categories=["Co"])


@given(text=st.text(ANYTHING, max_size=60), language=st.sampled_from(["en", "ar", "ja", "th"]))
def test_any_text_at_all_is_printed_with_codes(text: str, language: str) -> None:
    for width_pt in (30, 300):
        paper = a_paper(language, marks_unprintable=True)
        assert page_of(paper, text, width_pt=width_pt).startswith(b"%PDF-1.7")


@pytest.mark.parametrize("seed", range(40))
def test_letters_of_scripts_that_never_meet_are_printed(seed: int) -> None:
    chance = random.Random(seed)
    blocks = chance.sample(BLOCKS, 3)
    letters = "".join(chr(chance.choice(chance.choice(blocks))) for _letter in range(80))
    assert page_of(a_paper(marks_unprintable=True), letters, width_pt=120).startswith(b"%PDF-1.7")


BLOCKS = (
    *(range(0x300, 0x370), range(0x370, 0x530), range(0x530, 0x700), range(0x700, 0x900)),
    *(range(0x900, 0xE00), range(0xE00, 0x1000), range(0x1000, 0x13A0), range(0x1780, 0x18B0)),
    *(range(0x2000, 0x2C00), range(0x3000, 0x3100), range(0xA980, 0xAA80), range(0xFB00, 0xFE00)),
    *(range(0xFE00, 0xFE70), range(0x1E900, 0x1E960), range(0x1F300, 0x1FB00)),
    range(0xE0100, 0xE01F0),
)


def test_no_text_opens_a_file_or_an_address(tmp_path: Path, opened: list[str]) -> None:
    page_of(a_paper(), "a first page opens the fonts")
    page_of(a_paper(), "".join(ODD))
    opened.clear()
    for text in (*MARKUP[:32], *HIDDEN, *ODD):
        page_of(a_paper(), text)
    assert opened == []
    (tmp_path / "seen").write_text("the watch sees what is opened", "utf-8")
    assert opened == [str(tmp_path / "seen")]


def test_a_megabyte_in_one_paragraph_is_printed_whole(tmp_path: Path) -> None:
    sentence = "The defender was detained by the police in the city. "
    text = sentence * (1_000_000 // len(sentence))
    started = time.process_time()
    content = page_of(a_paper(), text, width_pt=471)
    tell("publishing.megabyte", time.process_time() - started, "s", "one paragraph, processor time")
    file = tmp_path / "long.pdf"
    file.write_bytes(content)
    assert squeezed(poppler_text(file)).count("Thedefender") == len(text) // len(sentence)


def test_a_megabyte_without_a_space_is_cut_and_printed_whole(tmp_path: Path) -> None:
    file = tmp_path / "long.pdf"
    file.write_bytes(page_of(a_paper(), "x" * 200_000, width_pt=471))
    assert poppler_text(file).count("x") == 200_000


@pytest.mark.parametrize("kind", list(FileFormat))
def test_half_a_character_typed_into_an_order_is_printed_as_a_question(
    kind: FileFormat, tmp_path: Path
) -> None:
    half = "x\ud83dy"
    house = House(name=half, footer=half, licence=half)
    order = Order(
        kind=BriefKind.DIGEST,
        format=kind,
        heading=half,
        introduction=half,
        house=house,
        metadata=Metadata(half, half),
    )
    events = [seed_event(confidentiality="public")]
    made = make_file(prepare(events, shipped_vocabulary(), order))
    texts = "".join(text for _place, text in read_finished(made.content).texts)
    assert "\ud83d" not in texts
    assert kind is FileFormat.CSV or "x?y" in texts
    with pytest.raises(HrdDeskError, match="Choose another one"):
        put(made, tmp_path / f"{half}.{kind}")


def test_marks_of_many_kinds_heaped_on_a_letter_take_no_time_by_their_square() -> None:
    heap = "\u0301\u0302\u0323" * 400_000  # an hour, if each is moved past all others
    assert cleaned(f"a{heap}b") == "\u1ea1\u0323\u0323\u0301\u0302b"
    assert letters_of(f"a{heap}b") == "ab"
    assert cleaned("🌍" * 40 + "…" * 40) == "🌍" * 40 + "…" * 40


# --- whole records, in every format ---------------------------------------------------------------

HOSTILE = {
    "templates": "100% %s %n {0.__class__} ${x} #{y} {% for x in y %}{{ x }}{% endfor %}",
    "TeX and RTF": r"\input{/etc/passwd} \def\x{\x}\x $\int$ {\rtf1\ansi \'e9}",
    "markdown": "**b** [x](javascript:alert(1)) ![i](http://127.0.0.1:9/x.png) # h | a | b |",
    "the end of a style": "</style><style>@import url(http://127.0.0.1:9/)</style></title></body>",
    "the end of a run in Word": "</w:t></w:r></w:p><w:p>]]>",
    "SVG": "<svg onload=alert(1)><script>x</script><foreignObject/></svg>",
    "formulas": "=1+1\n@x\n+1\n\t=cmd|' /C calc'!A0\n\uff1d1\n_x0041_ _x000D_",
    "controls of both kinds": "a\x00b\x01c\x08d\x1b[2Je\x7f\x80f\x9bg\x9fh",
    "10,000 accents": "a" + "\u0301" * 10_000 + "b",
    "12,000 accents of three kinds": "a" + "\u0301\u0302\u0323" * 4_000 + "b",
    "heaped vowel signs": "ب" + "\u064e\u064f" * 3_000 + " ก" + "\u0e31\u0e48" * 3_000,
    "one endless conjunct": "क" + "\u094d\u0915" * 2_000,
    "halves of pairs": "a\ud83db\udc00c\udbff\udbff",
    "families and flags": "👩🏽‍❤️‍💋‍👨🏿 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇺🇳🇰🇿🇰 " + "👩‍" * 3_000,
    "a word of 5,000 letters": "Ж" * 5_000,
    "a word of two scripts": "аbв" * 2_000,
    "Arabic without a space": "ـ" * 2_000 + "م" * 2_000,
    "Thai without a word": "กขคงจ" * 1_500,
    "Chinese and Korean": "人权" * 1_500 + "가" * 1_500,
    "nested directions": "\u202a\u202b\u202e" * 300 + "\u2066" * 500 + "x" + "\u2069" * 500,
    "marks of direction": "a\u200e\u200f" * 2_000,
    "Zalgo": "Z̷̡̛͔͙̈́̓a̶̢̛̳͗l̸̨̟̍g̵̡̞̈́o̴͓̓ " * 50,
    "unassigned and private": "\u0378\u05ff \ue000\uf8ff\U0010fffd \ufdd0\ufffe",
    "objects and ruby": "\ufff9a\ufffab\ufffb\ufffc\ufffd\ufeff",
    "tags and variants": "\U000e0001\U000e0065\U000e007fhi 葛\U000e0100 ☎︎☎️",
    "every script at once": "abc абв αβγ אבג عربي हिन्दी ไทย ខ្មែរ မြန်မာ བོད 中文 한국 አማ ქა ᏣᎳ ᐃᓄ ⵣ",
    "lines": "a\r\nb\rc\u2028d\u2029e\x85f\x0bg\x0ch\n" * 500,
    "blanks alone": " " * 2_000 + "\u00a0" * 2_000 + "\u3000" * 2_000 + "\t" * 2_000,
    "brackets": "([{<«„" * 300,
    "digits": "1234567890" * 400,
    "addresses that open nothing": "http://a b/ https://[::1 ftp://x data:text/html,x file:///x",
    "isolates without an end": "\u2066" * 200
    + "abc \u2067 عربي 123 \u2069" * 3
    + "\u202d\u202c" * 90,
    "every noncharacter": "".join(
        chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
    ),
    "marks that enclose": "a" + "\u20dd" * 3_000 + "b\u0488",
    "words of tags alone": "seen" + "".join(chr(0xE0000 + ord(letter)) for letter in "hidden"),
    "notes of music": "𝄞𝄢𝅘𝅥𝅮𝆺𝅥𝅯 ♩♪♫♬ 𝆔 𝟘𝟙 ⟨x|y⟩ ⎛⎞",
    "a title of 3,000 signs no font has": "人" * 3_000,
    "formulas behind blanks": '\u200b=1+1\n\ufeff=1+1\n\u00a0=1+1\n\r=1+1\n|calc\n=DDE("c")',
    "formulas that load": '=IMPORTXML(A1,"//a") =HYPERLINK("http://127.0.0.1:9/","y")',
    "fields of Word": r'{ INCLUDEPICTURE "http://127.0.0.1:9/x.png" } { DDEAUTO c:\\x "y" }',
    "attributes": """" onmouseover="alert(1)" x='><img src=x onerror=alert(1)>""",
    "XML that breaks off": "]]><![CDATA[<a>&lt;&#x0;&#xFFFE;<?xml version='1.1'?><!ENTITY x>",
    "other typesetters": '#read("/etc/passwd") #image("/x.png") \\write18{id} \\openin5=/x',
    "shares and schemes": "\\\\host\\share\\x //host/share smb://h/s file:///etc/passwd vbscript:x",
    "the end of a PDF": "endstream endobj\n%%EOF\nxref\n0 1\ntrailer<</Root 1 0 R>>startxref",
    "fillers that are seen as nothing": "\u3164\u115f\u1160\uffa0\u17b4\u180e\u2800x",
    "marks without a letter": "\u0301\u20dd\u0488 \u093f \u0e48",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_record_of_it_is_written_in_every_format_or_refused_in_a_sentence(
    kind: str, tmp_path: Path
) -> None:
    text = HOSTILE[kind]
    event = seed_event(title=text, summary=text, confidentiality="public", remarks="")
    event.citations = [a_citation(source_name=text, title=text, url=f"https://x.example/{text}")]
    event.places[0].locality = text
    for number, file_format in enumerate(FileFormat):
        brief = BriefKind.DIGEST if number else BriefKind.CASE_LIST
        order = Order(kind=brief, format=file_format, marks_unprintable=True)
        made = make_file(prepare([event], shipped_vocabulary(), order))
        path = tmp_path / f"brief.{file_format}"
        put(made, path)
        assert path.stat().st_size > 300


def test_a_table_of_numbers_holds_no_formula() -> None:
    row = SheetRow(" =HYPERLINK(1)", (Cell(3), Cell(4)))
    heads = ("=cmd|' /C calc'!A0", "\uff0bone", "-two")
    sheet = Sheet("T", "", heads, (row,), Cell(7), ("=note",), Shape.HEAT)
    lines = as_csv(sheet).decode("utf-8-sig").splitlines()
    assert [line[:1] for line in lines] == ["'", "'", "#"]
    assert lines[0] == "'=cmd|' /C calc'!A0,'\uff0bone,'-two"
