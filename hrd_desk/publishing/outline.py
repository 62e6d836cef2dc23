"""The bookmarks of a document, nested by their levels, as objects of the file."""

from dataclasses import dataclass

from hrd_desk.publishing.tagging import Objects, text_string


@dataclass(slots=True, eq=False)
class Mark:
    """A bookmark: its words, where it leads, and its neighbours by the numbers of their objects."""

    number: int
    words: str
    level: int
    place: str
    parent: int
    before: int = 0
    after: int = 0
    first: int = 0
    last: int = 0
    inside: int = 0
    """So many bookmarks are in it, at any depth."""

    def told(self) -> str:
        """Return the object."""
        neighbours = {"Prev": self.before, "Next": self.after}
        neighbours |= {"First": self.first, "Last": self.last}
        told = [f"<< /Title {text_string(self.words)} /Dest {self.place} /Parent {self.parent} 0 R"]
        told += (f"/{name} {number} 0 R" for name, number in neighbours.items() if number)
        if self.inside:
            told.append(f"/Count {self.inside}")
        return " ".join([*told, ">>"])


class Outline:
    """Takes bookmarks in their order, and writes each when no further one changes it."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._open: list[Mark] = []
        self._root = Mark(objects.new_number(), "", -1, "", 0)

    def add(self, words: str, level: int, place: str) -> None:
        """Add a bookmark to `place`, an explicit destination; inside the last one of less level."""
        before: Mark | None = None
        while self._open and self._open[-1].level >= level:
            before = self._open.pop()
            if self._open and self._open[-1].level >= level:
                self._end(before)
        above = self._open[-1] if self._open else self._root
        mark = Mark(self._objects.new_number(), words, level, place, above.number)
        if before is not None:
            mark.before, before.after = before.number, mark.number
            self._end(before)
        above.first = above.first or mark.number
        above.last = mark.number
        self._root.inside += 1
        for open_mark in self._open:
            open_mark.inside += 1
        self._open.append(mark)

    def finish(self) -> int:
        """Write what is left; return the number of the outline, 0 where there is none."""
        while self._open:
            self._end(self._open.pop())
        root = self._root
        if not root.inside:
            return 0
        self._objects.write(
            root.number,
            f"<< /Type /Outlines /First {root.first} 0 R /Last {root.last} 0 R"
            f" /Count {root.inside} >>",
        )
        return root.number

    def _end(self, mark: Mark) -> None:
        self._objects.write(mark.number, mark.told())
