"""Pages of a finished file below each other; each is painted when it comes into sight."""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from typing_extensions import override

from hrd_desk.gui.widgets.focus_ring import keep_focus_ring

_GAP_PX = 14
_KEPT_IMAGES = 16
_SMALLEST_ZOOM, _LARGEST_ZOOM, _ZOOM_STEP = 0.4, 4.0, 1.25
Size = tuple[float, float]


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as it looks, and its words for those who do not see it."""

    number: int
    image: QImage
    words: str


class PageView(QAbstractScrollArea):
    """Shows pages; asks for those in sight by `wanted(numbers, pixels per point)`.

    `moved(number)` tells which page is in sight, from 0; the accessible description has its words.
    """

    wanted = Signal(list, float)
    moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sizes: list[Size] = []
        self._tops: list[float] = []
        self._images: OrderedDict[int, tuple[float, PageImage]] = OrderedDict()
        self._zoom = 1.0
        self._current = -1
        self._asked: tuple[list[int], float] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Mid)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)

    # --- content ------------------------------------------------------------------------------

    def show_pages(self, sizes_pt: Sequence[Size]) -> None:
        """Show a new file with pages of these sizes; where a person was reading is kept."""
        self._sizes = list(sizes_pt)
        self._images.clear()
        self._asked = None
        self._arrange()
        self._on_scrolled()

    def show_more(self, sizes_pt: Sequence[Size]) -> None:
        """Show the whole of a file whose first pages are shown: what is in sight stays there.

        Pages that are drawn stay until they are drawn anew.
        """
        bar = self.verticalScrollBar()
        place = bar.value()
        self._sizes = list(sizes_pt)
        for number, (_scale, page) in list(self._images.items()):
            self._images[number] = (0.0, page)
        self._asked = None
        self._arrange()
        bar.setValue(place)
        self._on_scrolled()

    def put(self, page: PageImage, pixels_per_point: float) -> None:
        """Take the picture of a page that was asked for."""
        self._images[page.number] = (pixels_per_point, page)
        self._images.move_to_end(page.number)
        if len(self._images) > _KEPT_IMAGES:
            self._images.popitem(last=False)
        if page.number == self._current:
            self._describe()
        self.viewport().update()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    @property
    def current(self) -> int:
        """The page in sight, from 0; -1 without pages."""
        return self._current

    def image_of(self, number: int) -> PageImage | None:
        """Return the picture of a page, if it is there in the size that is shown."""
        scale, page = self._images.get(number, (0.0, None))
        return page if page is not None and scale == self._pixels_per_point() else None

    # --- size ---------------------------------------------------------------------------------

    def zoom(self, steps: int) -> None:
        """Show larger (1) or smaller (-1); 0 fits the width."""
        wanted = 1.0 if steps == 0 else self._zoom * _ZOOM_STEP**steps
        self._zoom = min(max(wanted, _SMALLEST_ZOOM), _LARGEST_ZOOM)
        self._arrange()
        self._on_scrolled()

    def go_to(self, number: int) -> None:
        """Bring the top of a page into sight."""
        if self._tops:
            place = min(max(number, 0), len(self._tops) - 1)
            self.verticalScrollBar().setValue(round(self._tops[place]) - _GAP_PX)

    def _scale(self) -> float:
        """Return logical pixels per point."""
        widest = max((width for width, _height in self._sizes), default=1.0)
        return max(self.viewport().width() - 2 * _GAP_PX, 50) / widest * self._zoom

    def _pixels_per_point(self) -> float:
        return round(self._scale() * self.devicePixelRatioF(), 3)

    def _arrange(self) -> None:
        bar, scale = self.verticalScrollBar(), self._scale()
        before = bar.value() / bar.maximum() if bar.maximum() else 0.0
        heights = [height * scale + _GAP_PX for _width, height in self._sizes]
        tops = list(accumulate(heights, initial=float(_GAP_PX)))
        self._tops = tops[:-1]
        room = self.viewport().size()
        whole = tops[-1] if self._sizes else 0.0
        bar.setPageStep(room.height())
        bar.setSingleStep(40)
        bar.setRange(0, max(0, round(whole) - room.height()))
        bar.setValue(round(before * bar.maximum()))
        widest = max((width for width, _height in self._sizes), default=0.0) * scale
        across = self.horizontalScrollBar()
        across.setPageStep(room.width())
        across.setRange(0, max(0, round(widest) + 2 * _GAP_PX - room.width()))

    def _frame(self, number: int) -> QRectF:
        scale, (width, height) = self._scale(), self._sizes[number]
        room = max(self.viewport().width(), width * scale + 2 * _GAP_PX)
        left = (room - width * scale) / 2 - self.horizontalScrollBar().value()
        top = self._tops[number] - self.verticalScrollBar().value()
        return QRectF(left, top, width * scale, height * scale)

    def _in_sight(self) -> list[int]:
        if not self._sizes:
            return []
        top = self.verticalScrollBar().value()
        first = max(bisect_right(self._tops, top) - 1, 0)
        last = max(bisect_right(self._tops, top + self.viewport().height()) - 1, first)
        return list(range(first, last + 1))

    def _on_scrolled(self) -> None:
        seen = self._in_sight()
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        current = max(bisect_right(self._tops, middle) - 1, 0) if self._sizes else -1
        if current != self._current:
            self._current = current
            self.moved.emit(current)
        self._describe()
        asked = ([number for number in seen if self.image_of(number) is None], self._scale())
        if asked[0] and asked != self._asked:
            self._asked = asked
            self.wanted.emit(asked[0], self._pixels_per_point())
        self.viewport().update()

    def _describe(self) -> None:
        page = self.image_of(self._current)
        self.setAccessibleDescription(page.words if page is not None else "")

    # --- what Qt asks -------------------------------------------------------------------------

    @override
    def sizeHint(self) -> QSize:
        return QSize(520, 640)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        self._on_scrolled()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            for number in self._in_sight():
                frame = self._frame(number)
                # Paper is white in the dark as well: it is what will be printed.
                painter.fillRect(frame, Qt.GlobalColor.white)
                kept = self._images.get(number)
                if kept is not None:
                    painter.drawImage(frame, kept[1].image)
                painter.setPen(self.palette().color(QPalette.ColorRole.Dark))
                painter.drawRect(QRect(frame.toRect()))

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        handled = super().viewportEvent(event)
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.viewport().update()
        return handled

    @override
    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        keep_focus_ring(self, event)
        return handled

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        acts = {
            Qt.Key.Key_PageDown: lambda: self.go_to(self._current + 1),
            Qt.Key.Key_PageUp: lambda: self.go_to(self._current - 1),
            Qt.Key.Key_Home: lambda: self.go_to(0),
            Qt.Key.Key_End: lambda: self.go_to(self.count - 1),
            Qt.Key.Key_Down: lambda: bar.setValue(bar.value() + bar.singleStep()),
            Qt.Key.Key_Up: lambda: bar.setValue(bar.value() - bar.singleStep()),
            Qt.Key.Key_Plus: lambda: self.zoom(1),
            Qt.Key.Key_Minus: lambda: self.zoom(-1),
            Qt.Key.Key_0: lambda: self.zoom(0),
        }
        act = acts.get(Qt.Key(event.key()))
        if act is None:
            super().keyPressEvent(event)
        else:
            act()
