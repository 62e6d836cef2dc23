"""How high a line of text is, where several fonts share it."""

from PySide6.QtGui import QFont, QFontMetrics


def line_px(font: QFont) -> int:
    """Return the height of a line in the tallest family of `font`; metrics alone tell the first."""
    heights = [QFontMetrics(font).lineSpacing()]
    for family in font.families()[1:]:
        one = QFont(font)
        one.setFamilies([family])
        heights.append(QFontMetrics(one).lineSpacing())
    return max(heights)
