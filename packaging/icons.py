"""Draw the program's icon in the sizes that desktops ask for, from the one drawing.

`packaging/icons.py` writes `resources/icons/hrd-desk-SIZE.png` beside `hrd-desk.svg`.
"""

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).resolve().parents[1] / "resources" / "icons"
SIZES_PX = (16, 32, 48, 64, 128, 256)


def main() -> None:
    """Draw every size."""
    QGuiApplication([])
    drawing = QSvgRenderer(str(ICONS / "hrd-desk.svg"))
    for size in SIZES_PX:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(0)
        with QPainter(image) as painter:
            drawing.render(painter, QRectF(0, 0, size, size))
        image.save(str(ICONS / f"hrd-desk-{size}.png"))


if __name__ == "__main__":
    main()
