"""What the parts of a page are, for readers that do not look at it: the structure tree."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase import pdfdoc
from typing_extensions import override


@dataclass(eq=False, slots=True)
class Element:
    """A part of the document: its role (Document, H1, P, Table, TR, TH, TD, Figure, Link, ...).

    `actual` is its text in the order of reading, where the page holds it in another; `alt` says
    what a picture shows; `scope` is Row or Column for a heading of a table.
    """

    role: str
    parent: "Element | None" = None
    alt: str = ""
    actual: str = ""
    scope: str = ""
    kids: list["Element | Mark | Annotation"] = field(default_factory=list)
    number: int = 0

    def add(self, role: str, *, alt: str = "", scope: str = "") -> "Element":
        """Return a new last part of this one."""
        element = Element(role, self, alt=alt, scope=scope)
        self.kids.append(element)
        return element

    def first(self, role: str, *, alt: str = "") -> "Element":
        """Return a new first part of this one."""
        element = Element(role, self, alt=alt)
        self.kids.insert(0, element)
        return element

    def inside(self) -> Iterator["Element"]:
        """Yield this part and all parts in it, in the order of reading."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.inside()


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a page: the page from 0, and the number that the stretch has on it."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link: its page from 0, and the name of its object in the document."""

    page: int
    object_name: str


class Link(pdfdoc.PDFObject):  # type: ignore[misc]
    """A rectangle that opens an address; `key` is its place among the parents of the tree."""

    __RefOnly__ = 1
    key = 0

    def __init__(self, url: str, box: tuple[float, float, float, float]) -> None:
        """`url` is ASCII; `box` is left, bottom, right and top in points."""
        self._url, self._box = url, box

    def format(self, _document: pdfdoc.PDFDocument) -> bytes:
        """Return the object as it stands in the file."""
        url = self._url.encode("ascii").hex()
        box = " ".join(f"{edge:.2f}" for edge in self._box)
        return (
            f"<< /Type /Annot /Subtype /Link /Rect [{box}] /Border [0 0 0] /F 4 "
            f"/Contents <{url}> /StructParent {self.key} /A << /S /URI /URI <{url}> >> >>"
        ).encode("ascii")


class Jump(Link):
    """A rectangle that goes to a place of the same document."""

    def __init__(self, target: Any, box: tuple[float, float, float, float]) -> None:
        """`target` is the document's reference to a bookmark, which may be set later."""
        super().__init__("", box)
        self._target = target

    @override
    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        target = pdfdoc.pdfdocEnc(pdfdoc.format(self._target, document)).decode("ascii")
        box = " ".join(f"{edge:.2f}" for edge in self._box)
        return (
            f"<< /Type /Annot /Subtype /Link /Rect [{box}] /Border [0 0 0] /F 4 "
            f"/StructParent {self.key} /Dest {target} >>"
        ).encode("ascii")


class Tree:
    """The structure of a document while it is drawn."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self._marks: list[list[Element]] = []
        self._links: list[tuple[Element, Link]] = []

    def mark(self, element: Element, page: int) -> str:
        """Return the operator that begins a stretch of `element` on `page`; EMC ends it."""
        while len(self._marks) <= page:
            self._marks.append([])
        number = len(self._marks[page])
        self._marks[page].append(element)
        element.kids.append(Mark(page, number))
        return f"/{element.role} <</MCID {number}>> BDC"

    def link(self, element: Element, page: int, object_name: str, link: Link) -> None:
        """Put a link of `page` under `element`."""
        element.kids.append(Annotation(page, object_name))
        self._links.append((element, link))

    def write(self, document: pdfdoc.PDFDocument, pages: int) -> None:
        """Add the tree to `document`, whose pages are drawn."""
        root = _Written()
        document.Catalog.StructTreeRoot = document.Reference(root, "structure")
        document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        elements = list(self.root.inside())
        objects = [_Written() for _element in elements]
        for place, (element, written) in enumerate(zip(elements, objects, strict=True)):
            document.Reference(written, f"structure{place}")
            element.number = _number(document, f"structure{place}")
        root_number = _number(document, "structure")
        for element, written in zip(elements, objects, strict=True):
            written.text = _element_text(document, element, root_number)
        root.text = self._root_text(pages)

    def _root_text(self, pages: int) -> str:
        parents = [
            f"{page} [{' '.join(_reference(element.number) for element in marked)}]"
            for page, marked in enumerate(self._marks)
        ]
        for key, (element, link) in enumerate(self._links, start=pages):
            link.key = key
            parents.append(f"{key} {_reference(element.number)}")
        return (
            f"<< /Type /StructTreeRoot /K {_reference(self.root.number)} "
            f"/ParentTree << /Nums [{' '.join(parents)}] >> "
            f"/ParentTreeNextKey {pages + len(self._links)} >>"
        )


class _Written(pdfdoc.PDFObject):  # type: ignore[misc]
    """An object whose text is settled just before the file is written."""

    __RefOnly__ = 1
    text = ""

    def format(self, _document: pdfdoc.PDFDocument) -> bytes:
        """Return the object as it stands in the file."""
        return self.text.encode("ascii")


def _number(document: pdfdoc.PDFDocument, name: str) -> int:
    return int(document.idToObjectNumberAndVersion[name][0])


def _reference(number: int) -> str:
    return f"{number} 0 R"


def _page(document: pdfdoc.PDFDocument, page: int) -> str:
    return _reference(_number(document, f"Page{page + 1}"))


def _element_text(document: pdfdoc.PDFDocument, element: Element, root_number: int) -> str:
    parent = element.parent.number if element.parent else root_number
    told = [f"<< /Type /StructElem /S /{element.role} /P {_reference(parent)}"]
    own_page = next((kid.page for kid in element.kids if not isinstance(kid, Element)), None)
    if own_page is not None:
        told.append(f"/Pg {_page(document, own_page)}")
    if element.alt:
        told.append(f"/Alt {_text(element.alt)}")
    if element.actual:
        told.append(f"/ActualText {_text(element.actual)}")
    if element.scope:
        told.append(f"/A << /O /Table /Scope /{element.scope} >>")
    kids = " ".join(_kid(document, kid, own_page) for kid in element.kids)
    return " ".join([*told, f"/K [{kids}] >>"])


def _kid(
    document: pdfdoc.PDFDocument, kid: Element | Mark | Annotation, own_page: int | None
) -> str:
    if isinstance(kid, Element):
        return _reference(kid.number)
    if isinstance(kid, Annotation):
        link = _reference(_number(document, document.annotationName(kid.object_name)))
        return f"<< /Type /OBJR /Obj {link} /Pg {_page(document, kid.page)} >>"
    if kid.page == own_page:
        return str(kid.number)
    return f"<< /Type /MCR /Pg {_page(document, kid.page)} /MCID {kid.number} >>"


def _text(words: str) -> str:
    return f"<feff{words.encode('utf-16-be').hex()}>"
