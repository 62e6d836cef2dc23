"""Secrets put into finished files of many kinds are found, and it is said where."""

import base64
import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from hrd_desk.data import data_file
from hrd_desk.geocoding.plus_codes import find_plus_code
from hrd_desk.model.event import Event
from hrd_desk.model.parts import Attachment, EventLink
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.finished import name_of, read_finished
from hrd_desk.publishing.point_forms import place_codes
from hrd_desk.publishing.withheld import Hit, Secrets
from tests.builders import shipped_vocabulary
from tests.publishing.samples import a_citation, seed_event

NAME = "Aigerim Testova"
CYRILLIC, ARABIC, HAN = "Данияр Фиктивов", "فاطمة المثالية", "李小明"
PLUS_CODE = "8JMR6WFH+MG"
PHONE = "+7 700 000 11 22"
NOTE = "Her brother drives the white van of the bakery every morning"


def an_event() -> Event:
    event = seed_event(remarks=f"{NOTE}\nCall {PHONE}", monitoring_note="")
    event.citations = [
        a_citation(),
        *(
            a_citation(source_name=name, source_type="witness-testimony", url="", title="")
            for name in (NAME, CYRILLIC, ARABIC, HAN)
        ),
    ]
    event.links = [EventLink(target_uid=event.uid, link_type="related", note="See Fiktivov Case")]
    event.attachments = [Attachment(name="yard seen from kitchen.jpg", sha256="ab" * 32, note="")]
    event.places[0].address = "Tole Bi street 59"
    event.places[0].precision = "exact"
    return event


@pytest.fixture(scope="module")
def withheld() -> Secrets:
    secrets = Secrets()
    secrets.keep(an_event(), shipped_vocabulary(), Audience.PUBLIC)
    return secrets


def scan(path: Path, withheld: Secrets) -> tuple[Hit, ...]:
    """Look through a file and its name as the last reading before an export does."""
    finished = read_finished(path.read_bytes())
    both = (*withheld.hits(name_of(path)), *withheld.hits(finished))
    return tuple(hit for hit, _is_cleared in both)


# --- PDF ------------------------------------------------------------------------------------------


def pdf(draw: Callable[[Canvas], object]) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    canvas.drawString(72, 700, "The police arrested demonstrators in Almaty.")
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def drawn(*lines: str, **settings: object) -> bytes:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(72, 600)
        if "mode" in settings:
            text.setTextRenderMode(settings["mode"])
        if "colour" in settings:
            canvas.setFillColorRGB(1, 1, 1)
        for line in lines:
            text.textLine(line)
        canvas.drawText(text)

    return pdf(draw)


def in_noto(line: str) -> bytes:
    """Return a line whose letters are numbers of glyphs in a subset."""

    def draw(canvas: Canvas) -> None:
        registerFont(TTFont("Noto", str(data_file("fonts", "NotoSans-Regular.ttf"))))
        canvas.setFont("Noto", 10)
        canvas.drawString(72, 600, line)

    return pdf(draw)


def with_object(body: str, stream: bytes | None = None) -> bytes:
    """Return a PDF with one more object that nothing refers to."""
    end = b""
    if stream is not None:
        end = b"\nstream\n" + stream + b"\nendstream"
        body = body.replace("LENGTH", str(len(stream)))
    return pdf(lambda _c: None).replace(
        b"xref\n", b"99 0 obj\n" + body.encode("latin-1") + end + b"\nendobj\nxref\n", 1
    )


def behind_noise() -> bytes:
    """Return a PDF with a packed secret behind packed data that looks like a dictionary."""
    noise = b"\xb7<<\xf1" * 40
    packed = zlib.compress(f"<< /Alt ({NAME}) >>".encode())
    head = f"100 0 obj\n<< /Filter /FlateDecode /Length {len(packed)} >>\nstream\n".encode()
    second = b"endobj\n" + head + packed + b"\nendstream\nendobj\nxref\n"
    first = with_object("<< /Filter /DCTDecode /Length LENGTH >>", noise)
    return first.replace(b"endobj\nxref\n", second, 1)


def hexed(text: str) -> str:
    return (b"\xfe\xff" + text.encode("utf-16-be")).hex()


def attached(name: str, content: bytes) -> bytes:
    return with_object(
        f"<< /Type /EmbeddedFile /UF ({name}) /Filter /FlateDecode /Length LENGTH >>",
        zlib.compress(content),
    )


XMP = f'<?xpacket?><x:xmpmeta><rdf:li d:by="{NAME}">x</rdf:li></x:xmpmeta>'.encode()

PDFS: dict[str, Callable[[], bytes]] = {
    "plain text": lambda: drawn(f"said {NAME} yesterday"),
    "capitals and accents": lambda: drawn("said AIGÉRIM TESTOVÁ"),
    "split over lines": lambda: drawn("she is called Aigerim", "Testova and lives there"),
    "hyphenated": lambda: drawn("she is called Aige-", "rim Testova and lives there"),
    "spaced letters": lambda: drawn("A i g e r i m  T e s t o v a"),
    "white text": lambda: drawn(NAME, colour="white"),
    "invisible text": lambda: drawn(NAME, mode=3),
    "outside of the page": lambda: pdf(lambda c: c.drawString(72, 4000, NAME)),
    "glyphs of a subset": lambda: in_noto(f"Сказал {CYRILLIC}."),
    "in other letters": lambda: in_noto("сказала Аигерим Тестова"),
    "in Latin letters": lambda: drawn("said Daniyar Fiktivov"),
    "only the family name": lambda: drawn("the brother of Testova"),
    "half a note": lambda: drawn("he drives the white van of the bakery"),
    "title": lambda: pdf(lambda c: c.setTitle(f"Case of {NAME}")),
    "author": lambda: pdf(lambda c: c.setAuthor(NAME)),
    "keywords": lambda: pdf(lambda c: c.setKeywords(["case", NAME])),
    "bookmark": lambda: pdf(lambda c: (c.bookmarkPage("a"), c.addOutlineEntry(NAME, "a"))),
    "link": lambda: pdf(lambda c: c.linkURL(f"https://x.example/?q={quote(NAME)}", (0, 0, 9, 9))),
    "link in base64": lambda: pdf(
        lambda c: c.linkURL(
            f"https://x.example/{base64.urlsafe_b64encode(NAME.encode()).decode()}", (0, 0, 9, 9)
        )
    ),
    "note on a page": lambda: pdf(lambda c: c.textAnnotation(f"ask {NAME}", (0, 0, 9, 9))),
    "alternative text": lambda: with_object(f"<< /S /Figure /Alt <{hexed(NAME)}> >>"),
    "actual text, right to left": lambda: with_object(f"<< /ActualText <{hexed(ARABIC)}> >>"),
    "right to left as drawn": lambda: with_object(f"<< /Alt <{hexed(ARABIC[::-1])}> >>"),
    "with marks of direction": lambda: with_object(
        f"<< /Alt <{hexed(chr(0x202B) + ARABIC[:4] + chr(0x200F) + ARABIC[4:])}> >>"
    ),
    "in escaped letters": lambda: with_object(
        "<< /Alt (" + "".join(f"\\{ord(letter):03o}" for letter in NAME) + ") >>"
    ),
    "XMP": lambda: with_object("<< /Type /Metadata /Subtype /XML /Length LENGTH >>", XMP),
    "own property": lambda: with_object(f"<< /Producer (x) /Reviewer ({NAME}) >>"),
    "name of a layer": lambda: with_object(f"<< /OCG /{NAME.replace(' ', '#20')} >>"),
    "remark": lambda: with_object(f"<< >>\n% {NAME}\n"),
    "name of an attached file": lambda: attached("yard seen from kitchen.jpg", b"\x00"),
    "text in an attached file": lambda: attached("a.txt", f"from {NAME}".encode()),
    "a packed file attached": lambda: attached("a.docx", docx(f"<w:t>{NAME}</w:t>")),
    "telephone": lambda: drawn("ring 7-700-000-1122 now"),
    "telephone in other digits": lambda: with_object(f"<< /Alt <{hexed('٧٧٠٠٠٠٠١١٢٢')}> >>"),
    "signs without spaces": lambda: with_object(f"<< /Alt <{hexed('警察逮捕了李小明和王五')}> >>"),
    "checksum of an attachment": lambda: drawn("ab" * 32),
    "point": lambda: drawn("at 43.2242, 76.9288"),
    "point, rounded up": lambda: drawn("near 76.929 E"),
    "point in minutes": lambda: in_noto("43°13'27\" N"),
    "point in a link": lambda: pdf(
        lambda c: c.linkURL("https://map.example/@43.22421,76.92875,17z", (0, 0, 9, 9))
    ),
    "point as a plus code": lambda: drawn(f"meet at {PLUS_CODE}"),
    "behind noise": behind_noise,
    "older version of an object": lambda: (
        pdf(lambda c: c.drawString(9, 9, "x"))
        + (f"\n7 0 obj\n<< /Contents ({NAME}) >>\nendobj\n".encode())
    ),
}


@pytest.mark.parametrize("kind", PDFS)
def test_a_secret_in_a_pdf_is_found(kind: str, withheld: Secrets, tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    path.write_bytes(PDFS[kind]())
    hits = scan(path, withheld)
    assert hits
    assert all(hit.place for hit in hits)


# --- other kinds ----------------------------------------------------------------------------------


def docx(body: str, **parts: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml",
            f'<?xml version="1.0"?><w:document><w:p>{body}</w:p></w:document>',
        )
        for name, content in parts.items():
            archive.writestr(f"word/{name}", content)
    return buffer.getvalue()


CELLS = '<?xml version="1.0"?><sst><si><t>{}</t></si><si><t>Almaty</t></si></sst>'
OTHERS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "file name": ("brief AigerimTestova.pdf", lambda: pdf(lambda _c: None)),
    "DOCX, cut into runs": (
        "a.docx",
        lambda: docx("<w:r><w:t>Aige</w:t></w:r><w:r><w:t>rim Test</w:t></w:r><w:t>ova</w:t>"),
    ),
    "DOCX, hidden run": ("a.docx", lambda: docx(f"<w:rPr><w:vanish/></w:rPr><w:t>{NAME}</w:t>")),
    "DOCX, comment": (
        "a.docx",
        lambda: docx("<w:t>x</w:t>", **{"comments.xml": f'<?xml version="1.0"?><a>{NAME}</a>'}),
    ),
    "DOCX, author in the properties": (
        "a.docx",
        lambda: docx("x", **{"core.xml": f'<?xml version="1.0"?><creator>{NAME}</creator>'}),
    ),
    "DOCX, description of a picture": ("a.docx", lambda: docx(f'<pic descr="{NAME}"/>')),
    "DOCX, name of a part": ("a.docx", lambda: docx("x", **{"Testova.png": "x"})),
    "DOCX, picture's properties": (
        "a.docx",
        lambda: docx("x", **{"a.jpg": f"\xff\xd8\x00\x00Exif\x00by {NAME}\x00"}),
    ),
    "XLSX, cell": ("a.xlsx", lambda: docx("x", **{"sharedStrings.xml": CELLS.format(NAME)})),
    "HTML, chart label": ("a.html", lambda: b"<svg><text>Testo&#118;a</text></svg>"),
    "HTML, link": ("a.html", lambda: b'<p><a href="/q?n=Aigerim%20Testova">x</a></p>'),
    "HTML, script": ("a.html", f'<p>x</p><script>a = "{NAME}"</script>'.encode),
    "HTML, comment": ("a.html", f"<p>x</p><!-- {NAME} -->".encode),
    "HTML, word in pieces": ("a.html", lambda: b"<p>Aige<b>rim</b> Test<i>o</i>va</p>"),
    "CSV": ("a.csv", lambda: f"title;name\nx;{NAME}\n".encode("utf-8-sig")),
    "CSV in UTF-16": ("a.csv", lambda: f"title;name\nx;{CYRILLIC}\n".encode("utf-16")),
    "CSV in the coding of Windows": ("a.csv", lambda: f"x;{CYRILLIC}\n".encode("cp1251")),
    "text, link between words": ("a.txt", lambda: b"see https://x.example/aigerim-testova/1"),
    "archive, its note": ("a.zip", lambda: noted(docx("x"), NAME)),
}


def png(*pieces: bytes, pixels: bytes, behind: bytes = b"") -> bytes:
    """Return a picture with pieces before its packed pixels, and something behind its end."""
    head = png_piece(b"IHDR", struct.pack(">IIBBBBB", 64, 64, 8, 2, 0, 0, 0))
    half = len(pixels) // 2
    packed = (png_piece(b"IDAT", pixels[:half]), png_piece(b"IDAT", pixels[half:]))
    return b"".join((b"\x89PNG\r\n\x1a\n", head, *pieces, *packed, png_piece(b"IEND", b""), behind))


def png_piece(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)


SECRET = f"by {NAME}".encode()
GREY = zlib.compress((b"\x00" + bytes(64 * 3)) * 64)
PICTURES = {
    "a remark": png(png_piece(b"tEXt", b"Author\x00" + SECRET), pixels=GREY),
    "behind its end": png(pixels=GREY, behind=SECRET),
    "behind the packed pixels": png(pixels=GREY + SECRET * 2),
    "pixels that are not packed": png(pixels=SECRET * 2),
    "pixels put in as they are": png(pixels=zlib.compress(SECRET * 2, level=0)),
    "pixels that break off": png(png_piece(b"IDAT", GREY[:8] + SECRET), pixels=b""),
    "a piece longer than the picture": png(pixels=GREY) + b"\x00\xff\xff\xffIDAT" + SECRET,
}


@pytest.mark.parametrize("kind", PICTURES)
def test_a_secret_in_a_picture_is_found(kind: str, withheld: Secrets, tmp_path: Path) -> None:
    path = tmp_path / "chart.png"
    path.write_bytes(PICTURES[kind])
    assert scan(path, withheld)


def test_the_noise_of_packed_pixels_is_no_text() -> None:
    chance = random.Random(1)
    noise = zlib.compress(bytes(chance.randrange(64) for _ in range(64 * 64 * 3)))
    read = read_finished(png(png_piece(b"tEXt", b"Title\x00Arrests"), pixels=noise)).texts
    texts = [text for _place, text in read]
    assert "Arrests" in "".join(texts)
    assert len("".join(texts)) < 100


def noted(archive: bytes, note: str) -> bytes:
    buffer = io.BytesIO(archive)
    with zipfile.ZipFile(buffer, "a") as opened:
        opened.comment = note.encode()
    return buffer.getvalue()


@pytest.mark.parametrize("kind", OTHERS)
def test_a_secret_in_another_file_is_found(kind: str, withheld: Secrets, tmp_path: Path) -> None:
    name, make = OTHERS[kind]
    path = tmp_path / name
    path.write_bytes(make())
    assert scan(path, withheld)


def test_it_is_said_where(withheld: Secrets, tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    path.write_bytes(drawn(f"said {NAME}"))
    places = {hit.place for hit in scan(path, withheld)}
    assert "the text of page 1" in places
    assert {hit.secret.field for hit in scan(path, withheld)} == {"citations"}


def test_the_plus_code_looked_for_is_the_one_of_the_point() -> None:
    place = an_event().places[0]
    assert place.latitude_deg is not None
    assert place.longitude_deg is not None
    code, *_hashes = place_codes(place.latitude_deg, place.longitude_deg)
    found = find_plus_code(code)
    assert found is not None
    assert code == PLUS_CODE
    assert found.middle() == pytest.approx((place.latitude_deg, place.longitude_deg), abs=1e-4)


# --- no false alarm -------------------------------------------------------------------------------

HARMLESS = {
    "another house": "Tole Bi street 590",
    "rounded point": "at 43.2, 76.9",
    "another point": "at 43.300, 76.8129",
    "thousands": "about 43,224 people marched",
    "a money sum": "fined 76,929 tenge and 43 others",
    "part of a word": "the Testovarov factory",
    "words of a note alone": "a white van; every morning the bakery opens",
    "common words": "See the case. Her brother was seen from there.",
    "a number with other digits": "7 700 000 11 23",
    "the source that is named": "Radio Free Asia reported it.",
    "base64 that is none": "internationalisation-of-everything",
    "another name in these letters": "李小龙 and فاطمة",
}


@pytest.mark.parametrize("kind", HARMLESS)
def test_what_is_no_secret_is_no_hit(kind: str, withheld: Secrets, tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_text(HARMLESS[kind], encoding="utf-8")
    assert scan(path, withheld) == ()
