"""Compiled from ui/exchange_watch_dialog.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QDialog, QGridLayout,
    QHBoxLayout, QLineEdit, QProgressBar, QPushButton,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_ExchangeWatchDialog(object):
    def setupUi(self, ExchangeWatchDialog):
        if not ExchangeWatchDialog.objectName():
            ExchangeWatchDialog.setObjectName(u"ExchangeWatchDialog")
        ExchangeWatchDialog.setMinimumSize(QSize(600, 0))
        self.layout_121 = QVBoxLayout(ExchangeWatchDialog)
        self.layout_121.setSpacing(14)
        self.layout_121.setObjectName(u"layout_121")
        self.layout_121.setContentsMargins(24, 22, 24, 20)
        self.label_114 = PlainLabel(ExchangeWatchDialog)
        self.label_114.setObjectName(u"label_114")
        font = QFont()
        font.setPointSize(15)
        font.setBold(True)
        self.label_114.setFont(font)

        self.layout_121.addWidget(self.label_114)

        self.label_115 = PlainLabel(ExchangeWatchDialog)
        self.label_115.setObjectName(u"label_115")
        self.label_115.setWordWrap(True)

        self.layout_121.addWidget(self.label_115)

        self.is_on = QCheckBox(ExchangeWatchDialog)
        self.is_on.setObjectName(u"is_on")

        self.layout_121.addWidget(self.is_on)

        self.layout_117 = QGridLayout()
        self.layout_121.addLayout(self.layout_117)
        self.layout_117.setObjectName(u"layout_117")
        self.layout_117.setHorizontalSpacing(10)
        self.layout_117.setVerticalSpacing(8)
        self.layout_117.setContentsMargins(0, 0, 0, 0)
        self.label_116 = PlainLabel(ExchangeWatchDialog)
        self.label_116.setObjectName(u"label_116")

        self.layout_117.addWidget(self.label_116, 0, 0, 1, 1)

        self.folder = QLineEdit(ExchangeWatchDialog)
        self.folder.setObjectName(u"folder")

        self.layout_117.addWidget(self.folder, 0, 1, 1, 1)

        self.browse = QPushButton(ExchangeWatchDialog)
        self.browse.setObjectName(u"browse")
        self.browse.setAutoDefault(False)

        self.layout_117.addWidget(self.browse, 0, 2, 1, 1)

        self.layout_117.setColumnStretch(1, 1)


        self.problem = PlainLabel(ExchangeWatchDialog)
        self.problem.setObjectName(u"problem")
        self.problem.setWordWrap(True)
        font1 = QFont()
        font1.setBold(True)
        self.problem.setFont(font1)
        self.problem.setVisible(False)

        self.layout_121.addWidget(self.problem)

        self.busy = QProgressBar(ExchangeWatchDialog)
        self.busy.setObjectName(u"busy")
        self.busy.setMaximum(0)
        self.busy.setTextVisible(False)
        self.busy.setVisible(False)

        self.layout_121.addWidget(self.busy)

        self.layout_120 = QHBoxLayout()
        self.layout_121.addLayout(self.layout_120)
        self.layout_120.setSpacing(8)
        self.layout_120.setObjectName(u"layout_120")
        self.layout_120.setContentsMargins(0, 0, 0, 0)
        self.spacer_119 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_120.addItem(self.spacer_119)

        self.keep = QPushButton(ExchangeWatchDialog)
        self.keep.setObjectName(u"keep")

        self.layout_120.addWidget(self.keep)

        self.cancel = QPushButton(ExchangeWatchDialog)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.layout_120.addWidget(self.cancel)



#if QT_CONFIG(shortcut)
        self.label_116.setBuddy(self.folder)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(ExchangeWatchDialog)

        self.keep.setDefault(True)


        QMetaObject.connectSlotsByName(ExchangeWatchDialog)
    # setupUi

    def retranslateUi(self, ExchangeWatchDialog):
        ExchangeWatchDialog.setWindowTitle(_(u"Watched folder \u2013 HRD Desk"))
        self.label_114.setText(_(u"Send and receive by a folder"))
        self.label_115.setText(_(u"For a folder that another program carries to the other side. While this desk is open and unlocked, files that come are taken in, and new work is written there. Nothing in the folder is ever deleted; a file that would delete much waits for you."))
        self.is_on.setText(_(u"&Send and receive by this folder by itself"))
        self.label_116.setText(_(u"&Folder"))
        self.browse.setText(_(u"B&rowse\u2026"))
#if QT_CONFIG(accessibility)
        self.busy.setAccessibleName(_(u"Progress"))
#endif // QT_CONFIG(accessibility)
        self.keep.setText(_(u"&Keep"))
        self.cancel.setText(_(u"Cancel"))
    # retranslateUi
