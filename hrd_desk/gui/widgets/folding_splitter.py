"""Two panes side by side where there is room for both, else one at a time."""

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QTabBar, QWidget
from typing_extensions import override

from hrd_desk.gui.widgets.mirrored import MirroredSplitter


class FoldingSplitter(MirroredSplitter):
    """Shows one pane alone where the window is too narrow for both, or a person wants it so.

    `folded` tells when that changes. A pane comes to the front by `bring_forward`, and `turned`
    tells of it.
    """

    folded = Signal(bool)
    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_folded = False
        self._is_one_wanted = False
        self._front: QWidget | None = None
        self._shape = QByteArray()

    def fold(self, *, is_wanted: bool) -> None:
        """Show one pane at a time, however wide the window is, or both again."""
        self._is_one_wanted = is_wanted
        self._arrange()

    @property
    def is_narrow(self) -> bool:
        """Whether there is no room for all panes."""
        least = sum(_least(pane).width() for pane in self._panes())
        return self.width() < least + self.handleWidth() * (self.count() - 1)

    def bring_forward(self, pane: QWidget) -> None:
        """Show `pane`, alone where there is room for one."""
        self._front = pane
        self._arrange()
        self.turned.emit()

    def shape(self) -> QByteArray:
        """Return how the panes share the room where both are shown."""
        return self._shape if self.is_folded else self.saveState()

    def restore_shape(self, shape: QByteArray) -> None:
        """Let the panes share the room as they did."""
        self._shape = shape
        self.restoreState(shape)
        self._arrange()

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the width of the widest pane: the others can give way.

        So high is the highest pane, and while one is shown alone that one.
        """
        panes = self._panes()
        seen = [pane for pane in panes if not (self.is_folded and pane.isHidden())]
        return QSize(
            max((_least(pane).width() for pane in panes), default=0),
            max((_least(pane).height() for pane in seen), default=0),
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def event(self, event: QEvent) -> bool:
        is_done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()  # a pane needs more than it did, or less
        return is_done

    def _panes(self) -> list[QWidget]:
        found = map(self.widget, range(self.count()))
        return [pane for pane in found if pane is not None]

    def _arrange(self) -> None:
        is_folded = self._is_one_wanted or self.is_narrow
        is_changed, panes = is_folded != self.is_folded, self._panes()
        if is_folded and not self.is_folded:
            self._shape = self.saveState()
            self._front = next(filter(_has_focus, panes), self._front)
        self.is_folded = is_folded
        front = self._front or next(iter(panes), None)
        # The one that comes is shown before the other goes, or the keyboard would leave both.
        for pane in sorted(panes, key=lambda pane: pane is not front):
            pane.setVisible(not is_folded or pane is front)
        self.updateGeometry()
        if is_changed:
            if not is_folded and not self._shape.isEmpty():
                self.restoreState(self._shape)
            self.folded.emit(is_folded)


class PaneTabs(QTabBar):
    """Stands above a splitter while it shows one pane at a time, with a tab for each."""

    def __init__(self, splitter: FoldingSplitter, names: Sequence[str]) -> None:
        """Name the panes of `splitter`, in their order."""
        super().__init__(splitter.parentWidget())
        self._splitter = splitter
        self.setExpanding(False)
        self.setDocumentMode(True)
        for name in names:
            self.addTab(name)
        holder = splitter.parentWidget()
        layout = holder.layout() if holder is not None else None
        assert isinstance(layout, QBoxLayout)  # noqa: S101  the forms are drawn so
        layout.insertWidget(layout.indexOf(splitter), self)
        self.currentChanged.connect(self._bring_forward)
        splitter.folded.connect(self._follow)
        splitter.turned.connect(lambda: self._follow(splitter.is_folded))
        self._follow(splitter.is_folded)

    def _bring_forward(self, number: int) -> None:
        pane = self._splitter.widget(number)
        if pane is not None:
            self._splitter.bring_forward(pane)

    def _follow(self, is_folded: bool) -> None:
        self.setVisible(is_folded)
        shown = (n for n in range(self.count()) if self._is_in_front(n))
        self.setCurrentIndex(next(shown, 0) if is_folded else self.currentIndex())

    def _is_in_front(self, number: int) -> bool:
        pane = self._splitter.widget(number)
        return pane is not None and not pane.isHidden()


def _least(pane: QWidget) -> QSize:
    return pane.minimumSizeHint().expandedTo(pane.minimumSize())


def _has_focus(pane: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and pane.isAncestorOf(focused)
