"""Compiled from ui/exchange_key_dialog.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QDialog, QGridLayout, QHBoxLayout,
    QLineEdit, QProgressBar, QPushButton, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_ExchangeKeyDialog(object):
    def setupUi(self, ExchangeKeyDialog):
        if not ExchangeKeyDialog.objectName():
            ExchangeKeyDialog.setObjectName(u"ExchangeKeyDialog")
        ExchangeKeyDialog.setMinimumSize(QSize(600, 0))
        self.layout_95 = QVBoxLayout(ExchangeKeyDialog)
        self.layout_95.setSpacing(14)
        self.layout_95.setObjectName(u"layout_95")
        self.layout_95.setContentsMargins(24, 22, 24, 20)
        self.label_87 = PlainLabel(ExchangeKeyDialog)
        self.label_87.setObjectName(u"label_87")
        font = QFont()
        font.setPointSize(15)
        font.setBold(True)
        self.label_87.setFont(font)

        self.layout_95.addWidget(self.label_87)

        self.label_88 = PlainLabel(ExchangeKeyDialog)
        self.label_88.setObjectName(u"label_88")
        self.label_88.setWordWrap(True)

        self.layout_95.addWidget(self.label_88)

        self.layout_90 = QGridLayout()
        self.layout_95.addLayout(self.layout_90)
        self.layout_90.setObjectName(u"layout_90")
        self.layout_90.setHorizontalSpacing(10)
        self.layout_90.setVerticalSpacing(8)
        self.layout_90.setContentsMargins(0, 0, 0, 0)
        self.label_89 = PlainLabel(ExchangeKeyDialog)
        self.label_89.setObjectName(u"label_89")

        self.layout_90.addWidget(self.label_89, 0, 0, 1, 1)

        self.file = QLineEdit(ExchangeKeyDialog)
        self.file.setObjectName(u"file")

        self.layout_90.addWidget(self.file, 0, 1, 1, 1)

        self.browse = QPushButton(ExchangeKeyDialog)
        self.browse.setObjectName(u"browse")
        self.browse.setAutoDefault(False)

        self.layout_90.addWidget(self.browse, 0, 2, 1, 1)

        self.layout_90.setColumnStretch(1, 1)


        self.passphrase_layout = QVBoxLayout()
        self.layout_95.addLayout(self.passphrase_layout)
        self.passphrase_layout.setSpacing(10)
        self.passphrase_layout.setObjectName(u"passphrase_layout")
        self.passphrase_layout.setContentsMargins(0, 0, 0, 0)


        self.problem = PlainLabel(ExchangeKeyDialog)
        self.problem.setObjectName(u"problem")
        self.problem.setWordWrap(True)
        font1 = QFont()
        font1.setBold(True)
        self.problem.setFont(font1)
        self.problem.setVisible(False)

        self.layout_95.addWidget(self.problem)

        self.busy = QProgressBar(ExchangeKeyDialog)
        self.busy.setObjectName(u"busy")
        self.busy.setMaximum(0)
        self.busy.setTextVisible(False)
        self.busy.setVisible(False)

        self.layout_95.addWidget(self.busy)

        self.layout_94 = QHBoxLayout()
        self.layout_95.addLayout(self.layout_94)
        self.layout_94.setSpacing(8)
        self.layout_94.setObjectName(u"layout_94")
        self.layout_94.setContentsMargins(0, 0, 0, 0)
        self.spacer_93 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_94.addItem(self.spacer_93)

        self.make = QPushButton(ExchangeKeyDialog)
        self.make.setObjectName(u"make")

        self.layout_94.addWidget(self.make)

        self.cancel = QPushButton(ExchangeKeyDialog)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.layout_94.addWidget(self.cancel)



#if QT_CONFIG(shortcut)
        self.label_89.setBuddy(self.file)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(ExchangeKeyDialog)

        self.make.setDefault(True)


        QMetaObject.connectSlotsByName(ExchangeKeyDialog)
    # setupUi

    def retranslateUi(self, ExchangeKeyDialog):
        ExchangeKeyDialog.setWindowTitle(_(u"A key for a key keeper \u2013 HRD Desk"))
        self.label_87.setText(_(u"A key for a key keeper"))
        self.label_88.setText(_(u"The file stays with the key keeper, away from headquarters, and the passphrase with that person alone."))
        self.label_89.setText(_(u"Key &file"))
        self.browse.setText(_(u"B&rowse\u2026"))
#if QT_CONFIG(accessibility)
        self.busy.setAccessibleName(_(u"Progress"))
#endif // QT_CONFIG(accessibility)
        self.make.setText(_(u"&Make the key"))
        self.cancel.setText(_(u"Cancel"))
    # retranslateUi
