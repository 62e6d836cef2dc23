"""The manual: its pages in the order of the index, their headings and links."""

import re
from dataclasses import dataclass

from hrd_desk.data import manual_page

INDEX = "index.md"
_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^(#{1,4}) +(.+?) *$", re.MULTILINE)
_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its file's name, its title, its Markdown."""

    name: str
    title: str
    text: str

    def headings(self) -> list[str]:
        """Return the headings below the title, as they are shown."""
        return [plain(found[2]) for found in _HEADING.finditer(self._prose())][1:]

    def links(self) -> list[str]:
        """Return where the links of the page lead."""
        return [found[2] for found in _LINK.finditer(self._prose())]

    def holds(self, words: str) -> bool:
        """Whether every word of `words` stands on the page."""
        text = plain(self.text).casefold()
        return all(word in text for word in words.casefold().split())

    def _prose(self) -> str:
        return _FENCE.sub("", self.text)


def anchor(heading: str) -> str:
    """Return the part after # that leads to a heading, as on common code hosts."""
    return re.sub(r"[^\w -]", "", plain(heading).lower()).replace(" ", "-")


def plain(markdown: str) -> str:
    """Return a line of Markdown without its marks."""
    return re.sub(r"[`*]|(?<!\w)_|_(?!\w)", "", _LINK.sub(r"\1", markdown))


def read_page(name: str) -> Page:
    """Return the page in the file `name`; raises `FileNotFoundError` for one that is not there."""
    text = manual_page(name).read_text(encoding="utf-8")
    title = _HEADING.search(text)
    return Page(name, plain(title[2]) if title else name, text)


def pages() -> list[Page]:
    """Return the index and all pages it names, in its order."""
    index = read_page(INDEX)
    named = dict.fromkeys(
        link for link in index.links() if link.endswith(".md") and "/" not in link
    )
    return [index, *(read_page(name) for name in named)]
