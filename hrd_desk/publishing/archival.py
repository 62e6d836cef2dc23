"""The file around the pages: PDF/A-2b, tagged, the same bytes for the same content.

It names its title and its language and nothing else: no program, no person, no moment.
"""

import io
from collections.abc import Callable
from functools import lru_cache, partial
from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from hrd_desk.publishing.colour_profile import srgb_profile
from hrd_desk.publishing.file_writer import FileWriter, stream
from hrd_desk.publishing.outline import Outline

if TYPE_CHECKING:
    from hrd_desk.publishing.sealing import Seal

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
{author}{keywords}{claim}</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
_AUTHOR = "<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>\n"
_KEYWORDS = "<pdf:Keywords>{}</pdf:Keywords>\n"
_CLAIM = "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>B</pdfaid:conformance>\n"


class Told(NamedTuple):
    """What a file tells about itself: title and language, and nothing else unless chosen."""

    title: str
    language: str
    author: str = ""
    keywords: str = ""


_escaped = partial(escape, quote=False)
"""For texts between tags. (`xml.sax` would load the library of network addresses.)"""

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points."""


class _Info(pdfdoc.PDFInfo):  # type: ignore[misc]
    """The title alone, and what was chosen to be told beside it."""

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        chosen = {"Title": self.title, "Author": self.author, "Keywords": self.keywords}
        entries = {name: pdfdoc.PDFString(text) for name, text in chosen.items() if text}
        told = pdfdoc.PDFDictionary(entries)
        return bytes(told.format(document))


class _Document(pdfdoc.PDFDocument):  # type: ignore[misc]
    """Pages that are packed as they end, each with its key in the structure tree.

    The library's own objects wait for the end; ours go to the file as they are finished.
    """

    def __init__(self, language: str, seal: "Seal | None") -> None:
        super().__init__(invariant=1, pdfVersion=(1, 7), lang=language)
        self.writer = FileWriter(self.new_number, seal)
        self._page_numbers: list[int] = []

    def new_number(self) -> int:
        """Return the number of an object that the library knows nothing of."""
        self.objectcounter += 1
        return int(self.objectcounter)

    def page_number(self, page: int) -> int:
        """Return the number of the object of a page, counted from 0, that has begun."""
        while len(self._page_numbers) <= page:
            self._page_numbers.append(self.new_number())
        return self._page_numbers[page]

    def write(self, number: int, content: str) -> None:
        """Take a finished object, in ASCII."""
        self.writer.add(number, content.encode("ascii"))

    def written(self, content: str) -> str:
        """Take a new finished object, in ASCII; return the reference to it."""
        number = self.new_number()
        self.write(number, content)
        return f"{number} 0 R"

    def write_stream(self, content: bytes) -> str:
        """Take a new stream, as `file_writer.stream` makes them; return the reference to it."""
        number = self.new_number()
        self.writer.add_stream(number, content)
        return f"{number} 0 R"

    def packed(self, operators: str) -> str:
        """Write operators as a stream of their own; return the reference to it."""
        return self.write_stream(stream(b"", operators.encode("latin-1")))

    def addPage(self, page: pdfdoc.PDFPage) -> None:  # noqa: N802  the library's name
        page.Contents = pdfdoc.PDFArray([self.packed(page.stream)])
        page.stream = page.Trans = None
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = self.pageCounter - 1
        page.Tabs = pdfdoc.PDFName("S")
        number, name = self.page_number(self.pageCounter - 1), self.thisPageName()
        page.__InternalName__ = name
        self.idToObjectNumberAndVersion[name] = (number, 0)
        self.numberToId[number], self.idToObject[name] = name, page
        super().addPage(page)

    def format(self) -> bytes:
        root, info = self.Reference(self.Catalog), self.Reference(self.info)
        number = 0
        while number < self.objectcounter:  # objects may bring others while they are written
            number += 1
            if number not in self.numberToId:
                continue
            written = self.idToObject[self.numberToId[number]]
            if isinstance(written, pdfdoc.PDFPage) and not written.XObjects:
                content = self._page(written).encode("ascii")
            else:
                content = pdfdoc.pdfdocEnc(pdfdoc.format(written, self, toplevel=1))
            is_stream = isinstance(written, pdfdoc.PDFStream | pdfdoc.PDFImageXObject)
            (self.writer.add_stream if is_stream else self.writer.add)(number, content)
        numbers = (self.idToObjectNumberAndVersion[told.name][0] for told in (root, info))
        return self.writer.finished(*numbers)

    def _page(self, page: pdfdoc.PDFPage) -> str:
        """Return a page without pictures as it is written: as the library does, in a tenth."""
        fonts: str = pdfdoc.PDFObjectReference("BasicFonts").format(self).decode()
        pages: str = self.Reference(self.Pages).format(self).decode()
        annotations = f" /Annots [{' '.join(page.Annots)}]" if page.Annots else ""
        return (
            f"<< /Type /Page /Parent {pages} /MediaBox [0 0 {page.pagewidth} {page.pageheight}] "
            f"/Resources << /Font {fonts} /ProcSet [/PDF /Text] >> "
            f"/Contents [{' '.join(page.Contents.sequence)}]{annotations} "
            f"/StructParents {page.StructParents} /Tabs /S >>"
        )


class ArchivalCanvas(Canvas):  # type: ignore[misc]
    """reportlab's canvas without its standard font, its name and its clock."""

    def __init__(self, size_pt: tuple[float, float], told: Told, seal: "Seal | None") -> None:
        self._code: list[str] = []
        super().__init__(io.BytesIO(), pagesize=size_pt, invariant=1, pdfVersion=(1, 7))
        self._doc = _Document(told.language, seal)
        self._outline = Outline(self._doc)
        self._places: dict[str, str] = {}
        self._jumps: list[tuple[int, str, Box, int]] = []
        self._doc.info = _Info()
        self._doc.info.author, self._doc.info.keywords = told.author, told.keywords
        self.setTitle(told.title)
        self.setViewerPreference("DisplayDocTitle", "true")
        self._dress(told, is_for_archives=seal is None)

    @property
    def document(self) -> Any:
        """The document in the making."""
        return self._doc

    def _make_preamble(self) -> None:
        self._preamble = ""

    def write(self, operators: str) -> None:
        """Add operators to the page."""
        self._code.append(operators)

    def add_link(self, url: str, box: Box, key: int) -> int:
        """Add a rectangle that opens `url`, in ASCII; return the number of its object.

        `key` is its place among the parents of the structure tree.
        """
        number = self._new_annotation()
        target = url.encode("ascii").hex()
        told = f"/Contents <{target}> /A << /S /URI /URI <{target}> >>"
        self._doc.write(number, _annotation(box, key, told))
        return number

    def add_jump(self, name: str, box: Box, key: int) -> int:
        """Add a rectangle that goes to the bookmark `name`, which may be set later."""
        number = self._new_annotation()
        self._jumps.append((number, name, box, key))
        return number

    def _new_annotation(self) -> int:
        number = self._doc.new_number()
        self._annotationrefs.append(f"{number} 0 R")
        return int(number)

    def add_bookmark(self, words: str, level: int, name: str, y_pt: float) -> None:
        """Add a bookmark to a height of this page, named where something jumps to it."""
        number = self._doc.page_number(self._pageNumber - 1)
        place = f"[{number} 0 R /XYZ 0 {y_pt:.2f} 0]"
        self._outline.add(words, level, place)
        if name:
            self._places[name] = place

    def add_layer(self, page: int, draw: Callable[[], None]) -> None:
        """Add to a page that has ended, numbered from 0, what `draw` writes."""
        self._code = []
        draw()
        if self._code:
            contents = self._doc.Pages.pages[page].Contents
            contents.sequence.append(self._doc.packed("\n".join(self._code)))
        self._code = []

    def add_ground(self, code: str, pages: int) -> None:
        """Put what `code` draws under the first `pages` pages: one object of the file for all."""
        ground = self._doc.packed(code)
        for page in range(pages):
            self._doc.Pages.pages[page].Contents.sequence.insert(0, ground)

    def finished(self) -> bytes:
        """Return the file."""
        for number, name, box, key in self._jumps:
            self._doc.write(number, _annotation(box, key, f"/Dest {self._places[name]}"))
        outline = self._outline.finish()
        self._doc.Catalog.Outlines = f"{outline} 0 R" if outline else None
        content: bytes = self._doc.format()
        return content

    def _dress(self, told: Told, *, is_for_archives: bool) -> None:
        packet = _XMP.format(
            title=_escaped(told.title),
            language=_escaped(told.language),
            author=_AUTHOR.format(_escaped(told.author)) if told.author else "",
            keywords=_KEYWORDS.format(_escaped(told.keywords)) if told.keywords else "",
            # The standard for archives forbids encryption.
            claim=_CLAIM if is_for_archives else "",
        )
        metadata = pdfdoc.PDFStream(content=packet.encode())
        metadata.dictionary["Type"] = pdfdoc.PDFName("Metadata")
        metadata.dictionary["Subtype"] = pdfdoc.PDFName("XML")
        profile = self._doc.write_stream(_packed_profile())
        catalog = self._doc.Catalog
        catalog.MarkInfo = "<< /Marked true >>"
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
        catalog.OutputIntents = (
            "[<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB) "
            f"/DestOutputProfile {profile} >>]"
        )
        catalog.Metadata = metadata


@lru_cache(maxsize=1)
def _packed_profile() -> bytes:
    return stream(b"/N 3", srgb_profile())


def _annotation(box: Box, key: int, told: str) -> str:
    edges = " ".join(f"{edge:.2f}" for edge in box)
    return (
        f"<< /Type /Annot /Subtype /Link /Rect [{edges}] /Border [0 0 0] /F 4 "
        f"/StructParent {key} {told} >>"
    )
