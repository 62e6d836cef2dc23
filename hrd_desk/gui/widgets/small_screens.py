"""Windows that are larger than the screen, as with letters of 200 % on a small panel, scroll.

The row of buttons at the bottom stays in sight, with what is said above it of errors and progress.
"""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent, QWindow
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QBoxLayout,
    QDialogButtonBox,
    QFrame,
    QLayout,
    QMainWindow,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from hrd_desk.gui.layouts import add_filled, placed_in, take_out, widgets_in
from hrd_desk.gui.widgets.chips import FlowLayout
from hrd_desk.gui.widgets.scroll_edge import ScrollEdge
from hrd_desk.gui.workers import call_later

_FRAME_PX = QSize(8, 32)
"""What the frame and the title of a window take, where the system does not say yet."""
_GAP_PX = 6
_TIGHT_PX = 4
_CONTENTS = (QSplitter, QStackedWidget, QAbstractScrollArea)
"""What scrolls by itself, or holds what does."""
_FITTED = "is_kept_fitting"


class _Contents(QWidget):
    """Is as high as its lines come to at the width that there is."""

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_height()

    @override
    def event(self, event: QEvent) -> bool:
        is_done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._take_height()  # what it shows has changed
            viewport = self.parentWidget()
            area = viewport.parentWidget() if viewport is not None else None
            if area is not None:
                area.updateGeometry()
        return is_done

    def _take_height(self) -> None:
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            self.setMinimumHeight(layout.totalMinimumHeightForWidth(self.width()))


class _Middle(QWidget):
    """Holds panes that scroll by themselves: asks for the least height, where Qt takes the hint."""

    def __init__(self, middle: QWidget) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(middle)

    @override
    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.totalMinimumHeightForWidth(width) if layout is not None else -1


class _Foot(QWidget):
    """Holds the row of buttons, which does not scroll."""


class _Scrolling(QScrollArea):
    """Would be as large as what it holds, and as high as somebody wished it to be."""

    def __init__(self, parent: QWidget | None, contents: QWidget, wished_px: int = 0) -> None:
        super().__init__(parent)
        self._wished_px = wished_px
        self._contents = contents
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setWidget(contents)
        ScrollEdge(self)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        layout = self._contents.layout()
        if layout is None or not layout.hasHeightForWidth():
            return max(self._wished_px, self._contents.sizeHint().height())
        height = layout.totalHeightForWidth(max(width, layout.totalMinimumSize().width()))
        return max(self._wished_px, height)

    @override
    def sizeHint(self) -> QSize:
        return self._contents.sizeHint().expandedTo(QSize(0, self._wished_px))


class _Area(_Scrolling):
    """Holds all of a window but its row of buttons."""

    def __init__(self, parent: QWidget, contents: QWidget, wished_px: int) -> None:
        super().__init__(parent, contents, wished_px)
        self.setObjectName("small_screen")


class ScreenFit(QObject):
    """Lets each window that comes to the front be seen whole, also when it grows later."""

    def __init__(self, application: QApplication, parent: QObject) -> None:
        """Watch over the windows of `application` as long as `parent` is there."""
        super().__init__(parent)
        self._application = application
        application.focusWindowChanged.connect(self._fit)

    def _fit(self, shown: QWindow | None) -> None:
        for window in self._application.topLevelWidgets():
            is_popup = window.windowType() in (Qt.WindowType.Popup, Qt.WindowType.ToolTip)
            if shown is not None and window.windowHandle() is shown and not is_popup:
                fit_to_screen(window)
                self._keep_fitting(shown, window)

    def _keep_fitting(self, shown: QWindow, window: QWidget) -> None:
        """Fit `window` again whenever a further step or an error makes it larger."""
        if not shown.property(_FITTED):
            shown.setProperty(_FITTED, True)
            for grown in (shown.heightChanged, shown.widthChanged):
                grown.connect(lambda _size: call_later(window, partial(_refit, window)))


def _refit(window: QWidget) -> None:
    if window.isVisible():
        fit_to_screen(window)


def fit_to_screen(window: QWidget, room: QSize | None = None) -> None:
    """Bring `window` onto its screen, with scroll bars where it cannot become small enough.

    `room` is what the screen has for it, its frame left out; else the screen is asked.
    """
    if room is None:
        frame = (window.frameGeometry().size() - window.size()).expandedTo(_FRAME_PX)
        room = window.screen().availableSize() - frame
    least = _least(window, min(window.width(), room.width()))
    wished_px = window.minimumHeight()
    if not _fits(least, room) and wished_px <= room.height():
        least = _give_way(window, room)
    if not _fits(least, room):
        window.setMinimumSize(0, 0)
        focused = window.focusWidget()
        _let_scroll(window, room, wished_px)
        if focused is not None:
            focused.setFocus()  # who moves into another widget loses the keyboard
    elif window.height() < least.height():
        window.resize(window.width(), least.height())  # a sentence takes more lines than planned
    if window.width() > room.width() or window.height() > room.height():
        window.resize(window.size().boundedTo(room))
        window.move(window.screen().availableGeometry().topLeft())


def lay_out_anew(window: QWidget) -> None:
    """Let a window that scrolls know what its contents come to now, before they are drawn."""
    area = window.findChild(_Area)
    contents = area.widget() if area is not None else None
    layout = contents.layout() if contents is not None else None
    if area is not None and layout is not None:
        layout.activate()
        area.updateGeometry()


def parts_of(window: QWidget) -> list[QWidget]:
    """Return the widgets that a window was drawn with, whether it scrolls by now or not."""
    area, foot = window.findChild(_Area), window.findChild(_Foot)
    own = (area, foot)
    holders = (window, area.widget() if area is not None else None, foot)
    parts = (part for holder in holders if holder is not None for part in holder.children())
    return [part for part in parts if isinstance(part, QWidget) and part not in own]


def give_full_width(area: QScrollArea) -> None:
    """Give what never scrolls sideways the room that its words take in this language."""
    bar_px = area.verticalScrollBar().sizeHint().width()
    inside = area.widget()
    layout = inside.layout() if inside is not None else None
    if inside is not None and layout is not None:
        layout.activate()  # before it was shown once it says less than it takes
        area.setMinimumWidth(inside.minimumSizeHint().width() + bar_px)


def let_scroll(column: QBoxLayout, first: QWidget, last: QWidget) -> QScrollArea:
    """Let what stands in `column` from `first` to `last` scroll where it has too little room."""
    contents = _Contents()
    inside = QVBoxLayout(contents)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(column.spacing())
    start, end = column.indexOf(first), column.indexOf(last)
    parts = [(place, part) for place, part in placed_in(column) if start <= place <= end]
    for stretch, part in [(column.stretch(place), part) for place, part in parts]:
        take_out(column, part)
        if isinstance(part, QWidget):
            inside.addWidget(part, stretch)
        else:
            add_filled(inside, part, stretch)
    area = _Scrolling(column.parentWidget(), contents)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    column.insertWidget(start, area, 1)
    return area


def let_wrap(column: QBoxLayout, row: QLayout) -> None:
    """Let the controls of `row`, which lies in `column`, go on in further lines if it is narrow."""
    _replace(column, row, _wrapped(row, 0))


def _replace(column: QBoxLayout, row: QLayout, wrapped: FlowLayout) -> None:
    place = column.indexOf(row)
    take_out(column, row)
    column.insertLayout(place, wrapped)


def _fits(size: QSize, room: QSize) -> bool:
    return size.boundedTo(room) == size


def _least(window: QWidget, width: int) -> QSize:
    """Return the least size at which a window shows all of its lines, if it is `width` wide."""
    least = window.minimumSizeHint().expandedTo(window.minimumSize())
    layout = window.layout()
    if layout is None or not layout.hasHeightForWidth():
        return least
    height = layout.totalMinimumHeightForWidth(max(width, least.width()))
    return least.expandedTo(QSize(0, height))


def _give_way(window: QWidget, room: QSize) -> QSize:
    """Let rows of a window go on in further lines, and lie as close as it needs not to scroll.

    What scrolls by itself has all the room that there can be. Return the least size then.
    """
    layout, width = window.layout(), min(window.width(), room.width())
    if isinstance(layout, QBoxLayout) and window.findChild(_Area) is None:
        window.setMinimumWidth(min(window.minimumWidth(), room.width()))
        _wrap_rows(layout, room)
        before, around = (layout.spacing(), layout.contentsMargins()), layout.contentsMargins()
        has_contents = any(isinstance(part, _CONTENTS) for part in widgets_in(layout))
        while layout.spacing() > _TIGHT_PX and (
            has_contents or not _fits(_least(window, width), room)
        ):
            layout.setSpacing(layout.spacing() - 1)
            around.setTop(max(_GAP_PX, around.top() - 1))
            around.setBottom(max(_GAP_PX, around.bottom() - 1))
            layout.setContentsMargins(around)
            layout.activate()
        if not _fits(_least(window, width), room):  # it scrolls, so nothing needs to lie close
            layout.setSpacing(before[0])
            layout.setContentsMargins(before[1])
            layout.activate()
    return _least(window, width)


def _let_scroll(window: QWidget, room: QSize, wished_px: int) -> None:
    if window.findChild(_Area) is not None:
        return
    if isinstance(window, QMainWindow):
        middle = window.takeCentralWidget()
        if middle is not None:
            window.setCentralWidget(_Area(window, _Middle(middle), 0))
        return
    layout = window.layout()
    if layout is None:
        return
    margins = layout.contentsMargins()
    foot = _foot(window, layout, room)
    if isinstance(layout, QBoxLayout):
        _wrap_rows(layout, room)
    # A layout that another widget takes brings its widgets along.
    contents = _Contents()
    contents.setLayout(layout)
    outer = QVBoxLayout(window)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.setSpacing(0)
    outer.addWidget(_Area(window, contents, wished_px), 1)
    if foot is not None:
        margins.setBottom(min(margins.bottom(), 2 * _GAP_PX))
        layout.setContentsMargins(margins.left(), margins.top(), margins.right(), _GAP_PX)
        inside = foot.layout()
        if inside is not None:
            inside.setContentsMargins(margins.left(), _GAP_PX, margins.right(), margins.bottom())
        outer.addWidget(foot)


# --- the row of buttons ---------------------------------------------------------------------------


def _foot(window: QWidget, layout: QLayout, room: QSize) -> QWidget | None:
    """Take the row of buttons from the end of `layout`, and what stands above it of errors."""
    if not isinstance(layout, QBoxLayout) or layout.direction() != QBoxLayout.Direction.TopToBottom:
        return None
    parts = dict(placed_in(layout))
    first = layout.count() - 1
    if first < 1 or not _is_row_of_buttons(parts.get(first)):
        return None
    while first > 1 and _tells(parts.get(first - 1)):
        first -= 1
    foot = _Foot(window)
    lines = QVBoxLayout(foot)
    lines.setSpacing(_GAP_PX)
    for part in [part for place, part in parts.items() if place >= first]:
        _move(part, layout, lines, room)
    return foot


def _move(part: QWidget | QLayout, layout: QLayout, lines: QVBoxLayout, room: QSize) -> None:
    if isinstance(part, QWidget):
        take_out(layout, part)
        lines.addWidget(part)
    else:
        is_to_wrap = not isinstance(part, FlowLayout) and _is_too_wide(part, room)
        row = _wrapped(part, _line_px(room)) if is_to_wrap else part
        take_out(layout, part)
        add_filled(lines, row)


def _wrap_rows(layout: QBoxLayout, room: QSize) -> None:
    """Let rows of controls that are wider than the screen go on in a second line."""
    for _place, row in placed_in(layout):
        if isinstance(row, QBoxLayout) and _is_lying(row) and _is_too_wide(row, room):
            _replace(layout, row, _wrapped(row, _line_px(room)))


def _wrapped(row: QLayout, line_px: int) -> FlowLayout:
    wrapped = FlowLayout(fills_last=False)
    wrapped.wrap_px = line_px
    wrapped.setSpacing(_GAP_PX)
    wrapped.setContentsMargins(0, 0, 0, 0)
    height = row.sizeHint().height()
    gaps = 0
    for number, (place, control) in enumerate(placed_in(row)):
        if place - number > gaps:
            gaps = place - number
            wrapped.at_end = wrapped.count()
        if isinstance(control, QWidget):
            take_out(row, control)
            control.setMinimumHeight(height)  # words stand level with their controls
            wrapped.addWidget(control)
    return wrapped


def _is_too_wide(row: QLayout, room: QSize) -> bool:
    """Say whether a row is wider than the screen, with what it hides now and may show later."""
    widths = [_least_width(control) + _GAP_PX for control in widgets_in(row)]
    return max(sum(widths), row.totalMinimumSize().width()) > _line_px(room)


def _line_px(room: QSize) -> int:
    return room.width() - 8 * _GAP_PX


def _least_width(control: QWidget) -> int:
    return max(control.minimumSizeHint().width(), control.minimumWidth())


def _is_lying(row: QBoxLayout) -> bool:
    return row.direction() in (QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.RightToLeft)


def _is_row_of_buttons(part: QWidget | QLayout | None) -> bool:
    if isinstance(part, FlowLayout) or (isinstance(part, QBoxLayout) and _is_lying(part)):
        return any(isinstance(control, QPushButton) for control in widgets_in(part))
    return isinstance(part, QDialogButtonBox)


def _tells(part: QWidget | QLayout | None) -> bool:
    return isinstance(part, QProgressBar) or (
        isinstance(part, QWidget) and part.objectName() == "problem"
    )
