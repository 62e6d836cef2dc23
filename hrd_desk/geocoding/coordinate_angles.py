"""Which numbers of a text of coordinates belong together: degrees, minutes, seconds of an angle."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from hrd_desk.geocoding.coordinate_tokens import LATITUDE, LONGITUDE, Piece, Sort

PARTS = 60
_SIDES = {"N": LATITUDE, "S": LATITUDE, "E": LONGITUDE, "W": LONGITUDE}
TWICE = "?"
"""Stands for a sign or a hemisphere that is given twice."""


@dataclass(slots=True)
class Angle:
    """Degrees, minutes and seconds as typed, with sign, hemisphere and label, if there were any."""

    numbers: list[Piece] = field(default_factory=list)
    sign: str = ""
    side: str = ""
    label: str = ""

    @property
    def axis(self) -> str:
        """Latitude or longitude, "" where neither hemisphere nor label says it."""
        return _SIDES.get(self.side, "") or self.label


def grouped(pieces: Sequence[Piece]) -> list[Angle]:
    """Return the angles in their order; two, where the text is one of coordinates."""
    pieces = _labels_first(list(pieces))
    first = next((p.sort for p in pieces if p.sort in (Sort.HEMISPHERE, Sort.NUMBER)), None)
    grouping = _Grouping(is_side_first=first is Sort.HEMISPHERE)
    for piece in pieces:
        grouping.take(piece)
    grouping.close()
    return _split_evenly(grouping.angles)


@dataclass(slots=True)
class _Grouping:
    is_side_first: bool
    angles: list[Angle] = field(default_factory=list)
    now: Angle = field(default_factory=Angle)

    def close(self) -> None:
        if self.now.numbers:
            self.angles.append(self.now)
            self.now = Angle()

    def take(self, piece: Piece) -> None:
        if piece.sort is Sort.NUMBER:
            self._take_number(piece)
        elif piece.sort is Sort.HEMISPHERE:
            self._take_side(piece)
        elif piece.sort is Sort.LABEL:
            self._take_label(piece)
        elif piece.sort is Sort.SIGN:
            self.close()
            self.now.sign = TWICE if self.now.sign else piece.text
        elif piece.text not in ":=":
            self.close()

    def _take_number(self, piece: Piece) -> None:
        if self.now.numbers and not _continues(self.now.numbers[-1], piece):
            self.close()
        self.now.numbers.append(piece)

    def _take_side(self, piece: Piece) -> None:
        if self.is_side_first:
            self.close()
        self.now.side = TWICE if self.now.side else piece.text
        if not self.is_side_first:
            self.close()

    def _take_label(self, piece: Piece) -> None:
        """Note a label at its angle: before it, or behind its hemisphere (`43.2 N latitude`)."""
        is_open = bool(self.now.numbers)
        last = self.now if is_open else self.angles[-1] if self.angles else self.now
        if last.numbers and last.side and not last.label and last.axis == piece.text:
            last.label = piece.text
            return
        self.close()
        self.now.label = piece.text


def _continues(last: Piece, piece: Piece) -> bool:
    """Return whether a number is the minutes or seconds of the angle that is being read."""
    if piece.unit:
        return piece.unit == (last.unit or 1) * PARTS or (not last.unit and piece.unit > 1)
    if last.unit:
        return last.unit < PARTS * PARTS and "." not in last.text
    return True


def _split_evenly(angles: list[Angle]) -> list[Angle]:
    """Return two angles of one row of numbers without marks: 43 13 27 76 55 43."""
    if len(angles) != 1:
        return angles
    (one,) = angles
    is_marked = one.side or one.label or any(piece.unit for piece in one.numbers)
    if is_marked or len(one.numbers) not in (2, 4, 6):
        return angles
    half = len(one.numbers) // 2
    return [Angle(one.numbers[:half], one.sign), Angle(one.numbers[half:])]


def _labels_first(pieces: list[Piece]) -> list[Piece]:
    """Return pieces with each label before its numbers, where all labels stand behind them."""
    if not pieces or pieces[-1].sort is not Sort.LABEL or pieces[0].sort is not Sort.NUMBER:
        return pieces
    if any(piece.sort is Sort.HEMISPHERE for piece in pieces):
        return pieces
    turned, waiting = list[Piece](), list[Piece]()
    for piece in pieces:
        waiting.append(piece)
        if piece.sort is Sort.LABEL:
            turned += [piece, *waiting[:-1]]
            waiting = []
    return turned + waiting
