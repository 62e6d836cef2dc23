"""The file around the pages: PDF/A-2b, tagged, the same bytes for the same content.

It names its title and its language and nothing else: no program, no person, no moment.
"""

import io
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from hrd_desk.publishing.colour_profile import srgb_profile
from hrd_desk.publishing.file_writer import FileWriter
from hrd_desk.publishing.tagging import Jump, Link

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


@dataclass(frozen=True, slots=True)
class Told:
    """What a file tells about itself: title and language, and nothing else unless chosen."""

    title: str
    language: str
    author: str = ""
    keywords: str = ""


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
    """Pages that are packed as they end, each with its key in the structure tree."""

    seal: "Seal | None" = None

    def addPage(self, page: pdfdoc.PDFPage) -> None:  # noqa: N802  the library's name
        page.Contents = pdfdoc.PDFArray([self.Reference(_packed(page.stream))])
        page.stream = page.Trans = None
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = self.pageCounter - 1
        page.Tabs = pdfdoc.PDFName("S")
        super().addPage(page)

    def format(self) -> bytes:
        root, info = self.Reference(self.Catalog), self.Reference(self.info)
        writer = FileWriter(self.seal)
        number = 1
        while number in self.numberToId:  # objects may bring others while they are written
            written = self.idToObject[self.numberToId[number]]
            content = pdfdoc.pdfdocEnc(pdfdoc.format(written, self, toplevel=1))
            is_stream = isinstance(written, pdfdoc.PDFStream | pdfdoc.PDFImageXObject)
            (writer.add_stream if is_stream else writer.add)(number, content)
            number += 1
        numbers = (self.idToObjectNumberAndVersion[told.name][0] for told in (root, info))
        return writer.finished(*numbers)


def _packed(operators: str) -> pdfdoc.PDFStream:
    """Return a stream that is compressed now and not when the file is written."""
    stream = pdfdoc.PDFStream(content=zlib.compress(operators.encode("latin-1")))
    stream.dictionary["Filter"] = pdfdoc.PDFName("FlateDecode")
    stream.filters = []
    return stream


class ArchivalCanvas(Canvas):  # type: ignore[misc]
    """reportlab's canvas without its standard font, its name and its clock."""

    def __init__(self, size_pt: tuple[float, float], told: Told, seal: "Seal | None") -> None:
        self._bytes = io.BytesIO()
        self._code: list[str] = []
        super().__init__(self._bytes, pagesize=size_pt, invariant=1, pdfVersion=(1, 7))
        self._doc = _Document(invariant=1, pdfVersion=(1, 7), lang=told.language)
        self._doc.seal = seal
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

    def add_link(self, url: str, box: Box) -> tuple[str, Link]:
        """Add a rectangle that opens `url`; return the name of the object and the object."""
        return self._added(Link(url, box))

    def add_jump(self, key: str, box: Box) -> tuple[str, Link]:
        """Add a rectangle that goes to the bookmark `key`, which may be set later."""
        return self._added(Jump(self._bookmarkReference(key), box))

    def _added(self, link: Link) -> tuple[str, Link]:
        self._annotationCount += 1
        name = f"link{self._annotationCount}"
        self._addAnnotation(link, name)
        return name, link

    def add_layer(self, page: int, draw: Callable[[], None]) -> None:
        """Add to a page that has ended, numbered from 0, what `draw` writes."""
        self._code = []
        draw()
        if self._code:
            stream = _packed("\n".join(self._code))
            contents = self._doc.Pages.pages[page].Contents
            contents.sequence.append(self._doc.Reference(stream))
        self._code = []

    def finished(self) -> bytes:
        """Return the file."""
        self.save()
        return self._bytes.getvalue()

    def _dress(self, told: Told, *, is_for_archives: bool) -> None:
        packet = _XMP.format(
            title=escape(told.title),
            language=escape(told.language),
            author=_AUTHOR.format(escape(told.author)) if told.author else "",
            keywords=_KEYWORDS.format(escape(told.keywords)) if told.keywords else "",
            # The standard for archives forbids encryption.
            claim=_CLAIM if is_for_archives else "",
        )
        metadata = pdfdoc.PDFStream(content=packet.encode())
        metadata.dictionary["Type"] = pdfdoc.PDFName("Metadata")
        metadata.dictionary["Subtype"] = pdfdoc.PDFName("XML")
        profile = pdfdoc.PDFStream(content=srgb_profile())
        profile.dictionary["N"] = 3
        profile.filters = [pdfdoc.PDFZCompress]
        intent = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("OutputIntent"),
                "S": pdfdoc.PDFName("GTS_PDFA1"),
                "OutputConditionIdentifier": pdfdoc.PDFString("sRGB"),
                "Info": pdfdoc.PDFString("sRGB"),
                "DestOutputProfile": self._doc.Reference(profile),
            }
        )
        catalog = self._doc.Catalog
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
        catalog.OutputIntents = pdfdoc.PDFArray([intent])
        catalog.Metadata = metadata
