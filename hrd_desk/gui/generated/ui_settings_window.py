"""Compiled from ui/settings_window.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QDialog, QFrame, QHBoxLayout,
    QListWidget, QListWidgetItem, QPushButton, QSizePolicy,
    QStackedWidget, QVBoxLayout, QWidget)

from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_SettingsWindow(object):
    def setupUi(self, SettingsWindow):
        if not SettingsWindow.objectName():
            SettingsWindow.setObjectName(u"SettingsWindow")
        SettingsWindow.setMinimumSize(QSize(880, 640))
        self.layout_1 = QHBoxLayout(SettingsWindow)
        self.layout_1.setSpacing(0)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(12, 20, 12, 12)
        self.pages = QListWidget(SettingsWindow)
        self.pages.setObjectName(u"pages")
        self.pages.setMinimumSize(QSize(204, 0))
        self.pages.setMaximumSize(QSize(204, 16777215))
        self.pages.setFrameShape(QFrame.Shape.NoFrame)
        self.pages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

        self.layout_1.addWidget(self.pages)

        self.layout_2 = QVBoxLayout()
        self.layout_1.addLayout(self.layout_2)
        self.layout_2.setSpacing(0)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(0, 0, 0, 0)
        self.stack = QStackedWidget(SettingsWindow)
        self.stack.setObjectName(u"stack")

        self.layout_2.addWidget(self.stack)

        self.layout_bar = QHBoxLayout()
        self.layout_2.addLayout(self.layout_bar)
        self.layout_bar.setSpacing(8)
        self.layout_bar.setObjectName(u"layout_bar")
        self.layout_bar.setContentsMargins(24, 10, 24, 6)
        self.said = PlainLabel(SettingsWindow)
        self.said.setObjectName(u"said")
        self.said.setWordWrap(True)

        self.layout_bar.addWidget(self.said)

        self.undo = QPushButton(SettingsWindow)
        self.undo.setObjectName(u"undo")
        self.undo.setAutoDefault(False)

        self.layout_bar.addWidget(self.undo)

        self.close = QPushButton(SettingsWindow)
        self.close.setObjectName(u"close")
        self.close.setAutoDefault(False)

        self.layout_bar.addWidget(self.close)

        self.layout_bar.setStretch(0, 1)





        self.retranslateUi(SettingsWindow)

        QMetaObject.connectSlotsByName(SettingsWindow)
    # setupUi

    def retranslateUi(self, SettingsWindow):
        SettingsWindow.setWindowTitle(_(u"Settings \u2013 HRD Desk"))
#if QT_CONFIG(accessibility)
        self.pages.setAccessibleName(_(u"Pages"))
#endif // QT_CONFIG(accessibility)
        self.undo.setText(_(u"&Undo"))
        self.close.setText(_(u"Close"))
    # retranslateUi
