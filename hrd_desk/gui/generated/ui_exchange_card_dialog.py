"""Compiled from ui/exchange_card_dialog.ui by packaging/compile_forms.py; do not edit."""

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

class Ui_ExchangeCardDialog(object):
    def setupUi(self, ExchangeCardDialog):
        if not ExchangeCardDialog.objectName():
            ExchangeCardDialog.setObjectName(u"ExchangeCardDialog")
        ExchangeCardDialog.setMinimumSize(QSize(600, 0))
        self.layout_67 = QVBoxLayout(ExchangeCardDialog)
        self.layout_67.setSpacing(14)
        self.layout_67.setObjectName(u"layout_67")
        self.layout_67.setContentsMargins(24, 22, 24, 20)
        self.heading = PlainLabel(ExchangeCardDialog)
        self.heading.setObjectName(u"heading")
        font = QFont()
        font.setPointSize(15)
        font.setBold(True)
        self.heading.setFont(font)

        self.layout_67.addWidget(self.heading)

        self.who = PlainLabel(ExchangeCardDialog)
        self.who.setObjectName(u"who")
        self.who.setWordWrap(True)

        self.layout_67.addWidget(self.who)

        self.label_57 = PlainLabel(ExchangeCardDialog)
        self.label_57.setObjectName(u"label_57")
        self.label_57.setWordWrap(True)

        self.layout_67.addWidget(self.label_57)

        self.layout_63 = QGridLayout()
        self.layout_67.addLayout(self.layout_63)
        self.layout_63.setObjectName(u"layout_63")
        self.layout_63.setHorizontalSpacing(10)
        self.layout_63.setVerticalSpacing(6)
        self.layout_63.setContentsMargins(0, 0, 0, 0)
        self.label_58 = PlainLabel(ExchangeCardDialog)
        self.label_58.setObjectName(u"label_58")

        self.layout_63.addWidget(self.label_58, 0, 0, 1, 1)

        self.own_words = PlainLabel(ExchangeCardDialog)
        self.own_words.setObjectName(u"own_words")
        self.own_words.setWordWrap(True)
        font1 = QFont()
        font1.setBold(True)
        self.own_words.setFont(font1)
        self.own_words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse|Qt.TextInteractionFlag.TextSelectableByKeyboard)

        self.layout_63.addWidget(self.own_words, 0, 1, 1, 2)

        self.own_digits = PlainLabel(ExchangeCardDialog)
        self.own_digits.setObjectName(u"own_digits")
        self.own_digits.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse|Qt.TextInteractionFlag.TextSelectableByKeyboard)

        self.layout_63.addWidget(self.own_digits, 1, 1, 1, 2)

        self.label_61 = PlainLabel(ExchangeCardDialog)
        self.label_61.setObjectName(u"label_61")

        self.layout_63.addWidget(self.label_61, 2, 0, 1, 1)

        self.words = QLineEdit(ExchangeCardDialog)
        self.words.setObjectName(u"words")

        self.layout_63.addWidget(self.words, 2, 1, 1, 2)

        self.label_62 = PlainLabel(ExchangeCardDialog)
        self.label_62.setObjectName(u"label_62")
        self.label_62.setWordWrap(True)

        self.layout_63.addWidget(self.label_62, 3, 1, 1, 2)

        self.layout_63.setColumnStretch(1, 1)


        self.problem = PlainLabel(ExchangeCardDialog)
        self.problem.setObjectName(u"problem")
        self.problem.setWordWrap(True)
        self.problem.setFont(font1)
        self.problem.setVisible(False)

        self.layout_67.addWidget(self.problem)

        self.busy = QProgressBar(ExchangeCardDialog)
        self.busy.setObjectName(u"busy")
        self.busy.setMaximum(0)
        self.busy.setTextVisible(False)
        self.busy.setVisible(False)

        self.layout_67.addWidget(self.busy)

        self.layout_66 = QHBoxLayout()
        self.layout_67.addLayout(self.layout_66)
        self.layout_66.setSpacing(8)
        self.layout_66.setObjectName(u"layout_66")
        self.layout_66.setContentsMargins(0, 0, 0, 0)
        self.spacer_65 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_66.addItem(self.spacer_65)

        self.pair = QPushButton(ExchangeCardDialog)
        self.pair.setObjectName(u"pair")

        self.layout_66.addWidget(self.pair)

        self.cancel = QPushButton(ExchangeCardDialog)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.layout_66.addWidget(self.cancel)



#if QT_CONFIG(shortcut)
        self.label_61.setBuddy(self.words)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(ExchangeCardDialog)

        self.pair.setDefault(True)


        QMetaObject.connectSlotsByName(ExchangeCardDialog)
    # setupUi

    def retranslateUi(self, ExchangeCardDialog):
        ExchangeCardDialog.setWindowTitle(_(u"Take a card \u2013 HRD Desk"))
        self.label_57.setText(_(u"Call the other side, on a line where you know the voice."))
        self.label_58.setText(_(u"Read out your words"))
        self.label_61.setText(_(u"&Type their words"))
        self.label_62.setText(_(u"Six words, or the digits. They are not shown here: copied from the screen they would prove nothing."))
#if QT_CONFIG(accessibility)
        self.busy.setAccessibleName(_(u"Progress"))
#endif // QT_CONFIG(accessibility)
        self.pair.setText(_(u"&Pair"))
        self.cancel.setText(_(u"Cancel"))
    # retranslateUi
