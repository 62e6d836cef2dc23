"""Compiled from ui/exchange_pairing_window.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QAbstractItemView, QApplication, QDialog, QFrame,
    QHBoxLayout, QHeaderView, QLineEdit, QProgressBar,
    QPushButton, QSizePolicy, QSpacerItem, QTreeWidget,
    QTreeWidgetItem, QVBoxLayout, QWidget)

from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_ExchangePairingWindow(object):
    def setupUi(self, ExchangePairingWindow):
        if not ExchangePairingWindow.objectName():
            ExchangePairingWindow.setObjectName(u"ExchangePairingWindow")
        ExchangePairingWindow.setMinimumSize(QSize(860, 0))
        self.layout_54 = QVBoxLayout(ExchangePairingWindow)
        self.layout_54.setSpacing(14)
        self.layout_54.setObjectName(u"layout_54")
        self.layout_54.setContentsMargins(24, 22, 24, 20)
        self.heading = PlainLabel(ExchangePairingWindow)
        self.heading.setObjectName(u"heading")
        font = QFont()
        font.setPointSize(15)
        font.setBold(True)
        self.heading.setFont(font)

        self.layout_54.addWidget(self.heading)

        self.explanation = PlainLabel(ExchangePairingWindow)
        self.explanation.setObjectName(u"explanation")
        self.explanation.setWordWrap(True)

        self.layout_54.addWidget(self.explanation)

        self.own_frame = QFrame(ExchangePairingWindow)
        self.own_frame.setObjectName(u"own_frame")
        self.own_frame.setFrameShape(QFrame.Shape.StyledPanel)
        self.layout_47 = QVBoxLayout(self.own_frame)
        self.layout_47.setSpacing(8)
        self.layout_47.setObjectName(u"layout_47")
        self.layout_47.setContentsMargins(14, 12, 14, 12)
        self.own_name = PlainLabel(self.own_frame)
        self.own_name.setObjectName(u"own_name")
        font1 = QFont()
        font1.setBold(True)
        self.own_name.setFont(font1)

        self.layout_47.addWidget(self.own_name)

        self.own_words = PlainLabel(self.own_frame)
        self.own_words.setObjectName(u"own_words")
        self.own_words.setWordWrap(True)
        self.own_words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse|Qt.TextInteractionFlag.TextSelectableByKeyboard)

        self.layout_47.addWidget(self.own_words)

        self.layout_55 = QHBoxLayout()
        self.layout_47.addLayout(self.layout_55)
        self.layout_55.setSpacing(8)
        self.layout_55.setObjectName(u"layout_55")
        self.layout_55.setContentsMargins(0, 0, 0, 0)
        self.label_56 = PlainLabel(self.own_frame)
        self.label_56.setObjectName(u"label_56")

        self.layout_55.addWidget(self.label_56)

        self.card_name = QLineEdit(self.own_frame)
        self.card_name.setObjectName(u"card_name")

        self.layout_55.addWidget(self.card_name)



        self.layout_46 = QHBoxLayout()
        self.layout_47.addLayout(self.layout_46)
        self.layout_46.setSpacing(8)
        self.layout_46.setObjectName(u"layout_46")
        self.layout_46.setContentsMargins(0, 0, 0, 0)
        self.make_card = QPushButton(self.own_frame)
        self.make_card.setObjectName(u"make_card")
        self.make_card.setAutoDefault(False)

        self.layout_46.addWidget(self.make_card)

        self.key_keepers = QPushButton(self.own_frame)
        self.key_keepers.setObjectName(u"key_keepers")
        self.key_keepers.setAutoDefault(False)

        self.layout_46.addWidget(self.key_keepers)

        self.spacer_45 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_46.addItem(self.spacer_45)

        self.replace_keys = QPushButton(self.own_frame)
        self.replace_keys.setObjectName(u"replace_keys")
        self.replace_keys.setAutoDefault(False)

        self.layout_46.addWidget(self.replace_keys)




        self.layout_54.addWidget(self.own_frame)

        self.layout_50 = QVBoxLayout()
        self.layout_54.addLayout(self.layout_50)
        self.layout_50.setSpacing(4)
        self.layout_50.setObjectName(u"layout_50")
        self.layout_50.setContentsMargins(0, 0, 0, 0)
        self.label_48 = PlainLabel(ExchangePairingWindow)
        self.label_48.setObjectName(u"label_48")

        self.layout_50.addWidget(self.label_48)

        self.peers = QTreeWidget(ExchangePairingWindow)
        self.peers.setObjectName(u"peers")
        self.peers.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.peers.setTabKeyNavigation(False)

        self.layout_50.addWidget(self.peers)

        self.empty = PlainLabel(ExchangePairingWindow)
        self.empty.setObjectName(u"empty")
        self.empty.setWordWrap(True)
        self.empty.setVisible(False)

        self.layout_50.addWidget(self.empty)



        self.problem = PlainLabel(ExchangePairingWindow)
        self.problem.setObjectName(u"problem")
        self.problem.setWordWrap(True)
        self.problem.setFont(font1)
        self.problem.setVisible(False)

        self.layout_54.addWidget(self.problem)

        self.busy = QProgressBar(ExchangePairingWindow)
        self.busy.setObjectName(u"busy")
        self.busy.setMaximum(0)
        self.busy.setTextVisible(False)
        self.busy.setVisible(False)

        self.layout_54.addWidget(self.busy)

        self.layout_53 = QHBoxLayout()
        self.layout_54.addLayout(self.layout_53)
        self.layout_53.setSpacing(8)
        self.layout_53.setObjectName(u"layout_53")
        self.layout_53.setContentsMargins(0, 0, 0, 0)
        self.take_card = QPushButton(ExchangePairingWindow)
        self.take_card.setObjectName(u"take_card")
        self.take_card.setAutoDefault(False)

        self.layout_53.addWidget(self.take_card)

        self.revoke = QPushButton(ExchangePairingWindow)
        self.revoke.setObjectName(u"revoke")
        self.revoke.setAutoDefault(False)

        self.layout_53.addWidget(self.revoke)

        self.spacer_52 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_53.addItem(self.spacer_52)

        self.cancel = QPushButton(ExchangePairingWindow)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.layout_53.addWidget(self.cancel)



#if QT_CONFIG(shortcut)
        self.label_56.setBuddy(self.card_name)
        self.label_48.setBuddy(self.peers)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(ExchangePairingWindow)

        QMetaObject.connectSlotsByName(ExchangePairingWindow)
    # setupUi

    def retranslateUi(self, ExchangePairingWindow):
        ExchangePairingWindow.setWindowTitle(_(u"Pairing \u2013 HRD Desk"))
        self.heading.setText(_(u"Pairing"))
        self.label_56.setText(_(u"&Name on the card:"))
        self.card_name.setPlaceholderText(_(u"Organisation or person, for whoever gets the card; may stay empty"))
        self.make_card.setText(_(u"&Make my card\u2026"))
        self.key_keepers.setText(_(u"&Key keepers\u2026"))
        self.replace_keys.setText(_(u"Replace m&y keys\u2026"))
        self.label_48.setText(_(u"&Desks that this one exchanges files with"))
#if QT_CONFIG(accessibility)
        self.peers.setAccessibleName(_(u"Desks that this one exchanges files with"))
#endif // QT_CONFIG(accessibility)
        self.empty.setText(_(u"No other desk yet. Make your card, send it to the other side, and take theirs."))
#if QT_CONFIG(accessibility)
        self.busy.setAccessibleName(_(u"Progress"))
#endif // QT_CONFIG(accessibility)
        self.take_card.setText(_(u"&Take a card\u2026"))
        self.revoke.setText(_(u"Re&voke\u2026"))
        self.cancel.setText(_(u"Close"))
    # retranslateUi
