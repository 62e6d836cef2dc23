"""Compiled from ui/manual_window.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QFrame, QHBoxLayout, QLineEdit,
    QListWidget, QListWidgetItem, QSizePolicy, QTextBrowser,
    QVBoxLayout, QWidget)

from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_ManualWindow(object):
    def setupUi(self, ManualWindow):
        if not ManualWindow.objectName():
            ManualWindow.setObjectName(u"ManualWindow")
        self.layout_1 = QHBoxLayout(ManualWindow)
        self.layout_1.setSpacing(0)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(0, 0, 0, 0)
        self.layout_2 = QVBoxLayout()
        self.layout_1.addLayout(self.layout_2)
        self.layout_2.setSpacing(8)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(12, 12, 12, 12)
        self.search = QLineEdit(ManualWindow)
        self.search.setObjectName(u"search")
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumSize(QSize(250, 0))

        self.layout_2.addWidget(self.search)

        self.pages = QListWidget(ManualWindow)
        self.pages.setObjectName(u"pages")
        self.pages.setMinimumSize(QSize(250, 0))
        self.pages.setMaximumSize(QSize(290, 16777215))
        self.pages.setWordWrap(True)
        self.pages.setSpacing(3)
        self.pages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

        self.layout_2.addWidget(self.pages)

        self.found = PlainLabel(ManualWindow)
        self.found.setObjectName(u"found")
        self.found.setWordWrap(True)

        self.layout_2.addWidget(self.found)



        self.page = QTextBrowser(ManualWindow)
        self.page.setObjectName(u"page")
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.setOpenLinks(False)

        self.layout_1.addWidget(self.page)

        self.layout_1.setStretch(1, 1)

        self.retranslateUi(ManualWindow)

        QMetaObject.connectSlotsByName(ManualWindow)
    # setupUi

    def retranslateUi(self, ManualWindow):
        ManualWindow.setWindowTitle(_(u"Manual \u2013 HRD Desk"))
        self.search.setPlaceholderText(_(u"Search the manual"))
#if QT_CONFIG(accessibility)
        self.search.setAccessibleName(_(u"Search the manual"))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.pages.setAccessibleName(_(u"Pages"))
#endif // QT_CONFIG(accessibility)
        self.found.setText("")
#if QT_CONFIG(accessibility)
        self.page.setAccessibleName(_(u"Page"))
#endif // QT_CONFIG(accessibility)
    # retranslateUi
