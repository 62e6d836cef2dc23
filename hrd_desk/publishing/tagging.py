"""What the parts of a page are, for readers that do not look at it: the structure tree.

Parts are written into the file as soon as pages have gone past them, so that a long document
holds in memory what is open alone.
"""

from dataclasses import dataclass, field
from typing import Protocol

_LINKS_FROM = 1 << 20
"""Keys of links among the parents of the tree; those of pages are their numbers from 0."""


class Objects(Protocol):
    """The file's objects: numbers for new ones, and the place where finished ones go."""

    def new_number(self) -> int:
        """Return the number of a new object."""

    def page_number(self, page: int) -> int:
        """Return the number of the object of a page, counted from 0, that has begun."""

    def write(self, number: int, content: str) -> None:
        """Take a finished object, in ASCII."""


@dataclass(eq=False, slots=True)
class Element:
    """A part of the document: its role (Document, H1, P, Table, TR, TH, TD, Figure, Link, ...).

    `number` is that of its object. `actual` is its text in the order of reading, where the page
    holds it in another; `alt` says what a picture shows; `scope` is Row or Column for a heading of
    a table. `awaited` lines of it are still to be drawn.
    """

    role: str
    objects: Objects
    number: int
    parent: "Element | None" = None
    alt: str = ""
    actual: str = ""
    scope: str = ""
    awaited: int = 0
    first_page: int = -1
    last_page: int = -1
    kids: list["Element | str"] = field(default_factory=list)
    written: int = 0
    """So many of the first kids are written: they stand among them as references."""

    def add(self, role: str, *, alt: str = "", scope: str = "") -> "Element":
        """Return a new last part of this one."""
        element = Element(role, self.objects, self.objects.new_number(), self, alt, "", scope)
        self.kids.append(element)
        return element

    def insert(self, place: int, role: str, *, alt: str = "") -> "Element":
        """Return a new part of this one, of which nothing is written yet, before its `place`th."""
        element = Element(role, self.objects, self.objects.new_number(), self, alt)
        self.kids.insert(place, element)
        return element

    def is_open(self) -> bool:
        """Return whether lines of it, or of a part in it, are still to be drawn."""
        if self.awaited > 0:
            return True
        for kid in self.kids:  # noqa: SIM110  asked of every cell: half the time of `any`
            if not isinstance(kid, str) and kid.is_open():
                return True
        return False

    def touch(self, page: int) -> None:
        """Note that something of it stands on `page`."""
        if self.first_page < 0:
            self.first_page = page
        part: Element | None = self
        while part is not None and part.last_page < page:
            part.last_page = page
            part = part.parent


class Tree:
    """The structure of a document while it is drawn."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self.number = objects.new_number()
        self.root = Element("Document", objects, objects.new_number())
        self._page = -1
        self._marked: list[str] = []
        self._parents: list[str] = []
        self._links: list[str] = []

    def mark(self, element: Element, page: int) -> str:
        """Return the operator that begins a stretch of `element` on `page`; EMC ends it.

        Pages come in their order.
        """
        number = len(self._marked)
        self._marked.append(_reference(element.number))
        element.touch(page)
        element.kids.append(
            str(number)
            if page == element.first_page
            else f"<< /Type /MCR /Pg {self._page_reference(page)} /MCID {number} >>"
        )
        return f"/{element.role} <</MCID {number}>> BDC"

    def next_key(self) -> int:
        """Return the key that the next link has among the parents of the tree."""
        return _LINKS_FROM + len(self._links)

    def link(self, element: Element, page: int, number: int) -> None:
        """Put a link of `page`, the object `number`, under `element`; it took `next_key`."""
        element.touch(page)
        told = f"<< /Type /OBJR /Obj {_reference(number)} /Pg {self._page_reference(page)} >>"
        element.kids.append(told)
        self._links.append(f"{self.next_key()} {_reference(element.number)}")

    def end_page(self, page: int) -> None:
        """Write what the page that ends has gone past: parts before the first one that it holds.

        Texts are drawn in the order of the parts, so these are whole.
        """
        self._parents.append(f"{page} [{' '.join(self._marked)}]")
        self._marked = []
        self._write_passed(self.root, page)

    def finish(self) -> None:
        """Write what is left, and the tree itself."""
        self._write(self.root)
        nums = " ".join([*self._parents, *self._links])
        self._objects.write(
            self.number,
            f"<< /Type /StructTreeRoot /K {_reference(self.root.number)} "
            f"/ParentTree << /Nums [{nums}] >> /ParentTreeNextKey {self.next_key()} >>",
        )

    def _write_passed(self, element: Element, page: int) -> None:
        kids = element.kids
        for place in range(element.written, len(kids)):
            kid = kids[place]
            if isinstance(kid, str):
                continue
            if kid.last_page == page:
                for passed in range(element.written, place):
                    if not self._has_written(kids, passed):
                        return
                    element.written = passed + 1
                self._write_passed(kid, page)
                return

    def _has_written(self, kids: list[Element | str], place: int) -> bool:
        kid = kids[place]
        if not isinstance(kid, str):
            if kid.is_open():
                return False
            kids[place] = self._kid(kid)
        return True

    def _write(self, element: Element) -> None:
        """Write a part with all parts in it."""
        parent = element.parent.number if element.parent else self.number
        page = element.first_page
        told = f" /Pg {self._page_reference(page)}" if page >= 0 else ""
        if element.alt:
            told += f" /Alt {text_string(element.alt)}"
        if element.actual:
            told += f" /ActualText {text_string(element.actual)}"
        if element.scope:
            told += f" /A << /O /Table /Scope /{element.scope} >>"
        # Parts that hold each other would not go by themselves.
        kids, element.kids = element.kids, []
        parts = " ".join([kid if isinstance(kid, str) else self._kid(kid) for kid in kids])
        self._objects.write(
            element.number,
            f"<< /Type /StructElem /S /{element.role} /P {parent} 0 R{told} /K [{parts}] >>",
        )

    def _kid(self, kid: Element | str) -> str:
        if isinstance(kid, str):
            return kid
        self._write(kid)
        return _reference(kid.number)

    def _page_reference(self, page: int) -> str:
        return _reference(self._objects.page_number(page))


def _reference(number: int) -> str:
    return f"{number} 0 R"


def text_string(words: str) -> str:
    """Return words as a string of the format, in hexadecimal digits."""
    return f"<feff{words.encode('utf-16-be').hex()}>"
