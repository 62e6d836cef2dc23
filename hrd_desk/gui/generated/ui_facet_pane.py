"""Compiled from ui/facet_pane.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QHBoxLayout, QListWidget, QListWidgetItem,
    QSizePolicy, QVBoxLayout, QWidget)

from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_FacetPane(object):
    def setupUi(self, FacetPane):
        if not FacetPane.objectName():
            FacetPane.setObjectName(u"FacetPane")
        self.outer = QVBoxLayout(FacetPane)
        self.outer.setSpacing(4)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(10, 0, 6, 8)
        self.inner = QHBoxLayout()
        self.outer.addLayout(self.inner)
        self.inner.setSpacing(8)
        self.inner.setObjectName(u"inner")
        self.dimensions = QListWidget(FacetPane)
        self.dimensions.setObjectName(u"dimensions")
        self.dimensions.setMaximumSize(QSize(158, 16777215))
        self.dimensions.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

        self.inner.addWidget(self.dimensions)

        self.lines = QListWidget(FacetPane)
        self.lines.setObjectName(u"lines")
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

        self.inner.addWidget(self.lines)



        self.hint = PlainLabel(FacetPane)
        self.hint.setObjectName(u"hint")
        self.hint.setWordWrap(True)

        self.outer.addWidget(self.hint)


        self.retranslateUi(FacetPane)

        QMetaObject.connectSlotsByName(FacetPane)
    # setupUi

    def retranslateUi(self, FacetPane):
#if QT_CONFIG(accessibility)
        self.dimensions.setAccessibleName(_(u"Count by"))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.lines.setAccessibleName(_(u"Records found"))
#endif // QT_CONFIG(accessibility)
        self.hint.setText(_(u"A click or Enter: only these. \u2212 or Del: without them. A record can stand in several lines."))
        pass
    # retranslateUi
