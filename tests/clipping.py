"""Which texts of a window do not fit into what shows them."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QCommandLinkButton,
    QGroupBox,
    QHeaderView,
    QLabel,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QToolButton,
    QWidget,
)

from hrd_desk.gui.widgets.fitting_button import FittingButton
from hrd_desk.gui.widgets.fitting_label import FittingLabel

_SLACK_PX = 2
"""What metrics and drawing may differ by."""


def clipped_texts(window: QWidget) -> list[str]:
    """Return each text of the shown `window` that is cut, with the name of its widget."""
    found = []
    for widget in (window, *window.findChildren(QWidget)):
        if widget.isVisibleTo(window) and not _is_scrolled_away(widget, window):
            found += [f"{widget.objectName()}: {text}" for text in _cut_in(widget) if text.strip()]
    return found


def _cut_in(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel):
        yield from () if _fits_label(widget) else (widget.text(),)
    elif isinstance(widget, QAbstractButton):
        yield from () if _fits_button(widget) else (widget.text(),)
    elif isinstance(widget, QGroupBox):
        if _is_larger(widget.minimumSizeHint().width(), widget.width()):
            yield widget.title()
    elif isinstance(widget, QTabBar):
        if _is_larger(widget.sizeHint().width(), widget.width()):
            yield " | ".join(widget.tabText(number) for number in range(widget.count()))
    elif isinstance(widget, QHeaderView):
        yield from _cut_headings(widget)
    elif isinstance(widget, QComboBox):
        yield from () if _fits_box(widget) else (widget.currentText(),)


def _fits_button(button: QAbstractButton) -> bool:
    # The hint of a command link has room for a line of description that may be wrapped.
    if not button.text() or isinstance(button, QCommandLinkButton):
        return True
    if isinstance(button, FittingButton):
        return bool(button.toolTip() and button.accessibleName())
    wanted = button.minimumSizeHint() if _may_shrink(button) else button.sizeHint()
    return not _is_larger(wanted.width(), button.width()) and not _is_larger(
        button.fontMetrics().height(), button.height()
    )


def _may_shrink(button: QAbstractButton) -> bool:
    return isinstance(button, QToolButton) and button.autoRaise()


def _fits_label(label: QLabel) -> bool:
    room = label.contentsRect()
    if not label.text() or label.pixmap().width():
        return True
    if isinstance(label, FittingLabel):  # the rest is told by mouse, key and screen reader
        return not label.is_cut or bool(label.toolTip())
    if label.wordWrap():
        return not _is_larger(label.heightForWidth(label.width()), label.height())
    return not _is_larger(label.sizeHint().width(), label.width()) and not _is_larger(
        label.fontMetrics().height(), room.height() + _SLACK_PX
    )


def _cut_headings(header: QHeaderView) -> Iterator[str]:
    model = header.model()
    if header.orientation() != Qt.Orientation.Horizontal or model is None:
        return
    font, style = header.font(), header.style()
    font.setBold(font.bold() or header.highlightSections())  # as it is drawn where something is
    margin = style.pixelMetric(QStyle.PixelMetric.PM_HeaderMargin, None, header)
    mark = style.pixelMetric(QStyle.PixelMetric.PM_HeaderMarkSize, None, header) + margin
    for section in range(header.count()):
        words = str(model.headerData(section, Qt.Orientation.Horizontal) or "")
        wanted = QFontMetrics(font).horizontalAdvance(words) + 2 * margin
        if header.isSortIndicatorShown() and header.sortIndicatorSection() == section:
            wanted += mark
        if not header.isSectionHidden(section) and wanted > header.sectionSize(section):
            yield words


def _fits_box(box: QComboBox) -> bool:
    """Whether what is chosen is seen whole, or told by the pointer; lines that scroll are."""
    if box.isEditable() or box.toolTip():
        return True
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    part, kind = QStyle.SubControl.SC_ComboBoxEditField, QStyle.ComplexControl.CC_ComboBox
    room = box.style().subControlRect(kind, option, part, box).width()
    return not _is_larger(box.fontMetrics().horizontalAdvance(box.currentText()), room)


def _is_larger(wanted: int, given: int) -> bool:
    return wanted > given + _SLACK_PX


def _is_scrolled_away(widget: QWidget, window: QWidget) -> bool:
    """Whether nothing of the widget is seen, which a scroll bar brings."""
    drawn = widget.viewport() if isinstance(widget, QHeaderView) else widget  # it lies above it
    return widget is not window and QRect(drawn.visibleRegion().boundingRect()).isEmpty()
