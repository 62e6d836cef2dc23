"""How high a line of text is, where several fonts share it."""

from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QListWidget


def line_px(font: QFont) -> int:
    """Return the height of a line in the tallest family of `font`; metrics alone tell the first."""
    heights = [QFontMetrics(font).lineSpacing()]
    for family in font.families()[1:]:
        one = QFont(font)
        one.setFamilies([family])
        heights.append(QFontMetrics(one).lineSpacing())
    return max(heights)


def fit_row(row: QListWidget) -> None:
    """Give a list that runs sideways the height of its words, and of the bar that it needs.

    With one line there is nothing to choose: it hides.
    """
    row.setVisible(row.count() > 1)
    places = (row.model().index(number, 0) for number in range(row.count()))
    inside = sum(row.sizeHintForIndex(place).width() for place in places)
    frame = 2 * (row.spacing() + row.frameWidth())
    has_bar = inside + frame * row.count() > row.width()
    bar = row.horizontalScrollBar().sizeHint().height() if has_bar else 0
    row.setFixedHeight(max(0, row.sizeHintForRow(0)) + frame + bar)
