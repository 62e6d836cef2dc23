"""A piece of paper that shows how a publication begins in the dress of an organisation."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

_INK, _GREY, _PAPER, _EDGE = "#171c24", "#5c636e", "#ffffff", "#9aa0a8"
_HEIGHT_PX, _MARGIN_PX = 168, 16
_LOGO_PX = (180.0, 34.0)


class HouseSwatch(QWidget):
    """Paper is white in dark windows as well: it shows what will be printed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._logo = QImage()
        self._brand, self._alert = QColor(_INK), QColor(_INK)
        self._words = ("", "", "", "")

    def show_house(
        self, logo: bytes, brand: QColor, alert: QColor, words: tuple[str, str, str, str]
    ) -> None:
        """Show the logo (a picture file, or nothing), both colours, and the words.

        `words`: name of the brief, title, mark, foot.
        """
        self._logo = QImage.fromData(logo) if logo else QImage()
        self._brand, self._alert, self._words = brand, alert, words
        self.setAccessibleDescription(" · ".join(word for word in words if word))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(420, _HEIGHT_PX)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        paper = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(_EDGE), 1))
        painter.setBrush(QColor(_PAPER))
        painter.drawRect(paper)
        inside = paper.adjusted(_MARGIN_PX, _MARGIN_PX, -_MARGIN_PX, -_MARGIN_PX)
        name, title, mark, foot = self._words
        self._head(painter, inside, name, mark)
        top = self._logo_below(painter, inside, inside.top() + 30)
        _write(painter, title, QPointF(inside.left(), top + 22), 15, _INK, is_bold=True)
        painter.setPen(QPen(QColor(_EDGE), 0.6))
        painter.drawLine(
            QPointF(inside.left(), inside.bottom() - 18),
            QPointF(inside.right(), inside.bottom() - 18),
        )
        metrics = QFontMetricsF(_font(8.5))
        short = metrics.elidedText(foot, Qt.TextElideMode.ElideRight, inside.width())
        _write(painter, short, QPointF(inside.left(), inside.bottom() - 3), 8.5, _GREY)

    def _head(self, painter: QPainter, inside: QRectF, name: str, mark: str) -> None:
        base = inside.top() + 12
        _write(painter, name, QPointF(inside.left(), base), 9.5, self._brand.name(), is_bold=True)
        width = QFontMetricsF(_font(8.5, is_bold=True)).horizontalAdvance(mark)
        plate = QRectF(inside.right() - width - 14, base - 13, width + 14, 18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._alert)
        painter.drawRoundedRect(plate, 3, 3)
        _write(painter, mark, QPointF(plate.left() + 7, base), 8.5, _PAPER, is_bold=True)
        painter.setPen(QPen(self._brand, 1.6))
        painter.drawLine(QPointF(inside.left(), base + 10), QPointF(inside.right(), base + 10))

    def _logo_below(self, painter: QPainter, inside: QRectF, top: float) -> float:
        if self._logo.isNull():
            return top
        width, height = _LOGO_PX
        scale = min(width / self._logo.width(), height / self._logo.height())
        size = (self._logo.width() * scale, self._logo.height() * scale)
        painter.drawImage(QRectF(inside.left(), top, *size), self._logo)
        return top + size[1] + 6


def _font(size_pt: float, *, is_bold: bool = False) -> QFont:
    font = QFont()
    font.setPointSizeF(size_pt)
    font.setBold(is_bold)
    return font


def _write(
    painter: QPainter,
    words: str,
    place: QPointF,
    size_pt: float,
    colour: str,
    *,
    is_bold: bool = False,
) -> None:
    painter.setFont(_font(size_pt, is_bold=is_bold))
    painter.setPen(QColor(colour))
    painter.drawText(place, words)
