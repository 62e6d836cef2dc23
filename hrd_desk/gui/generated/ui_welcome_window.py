"""Compiled from ui/welcome_window.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QComboBox, QCommandLinkButton,
    QHBoxLayout, QListWidget, QListWidgetItem, QPushButton,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_WelcomeWindow(object):
    def setupUi(self, WelcomeWindow):
        if not WelcomeWindow.objectName():
            WelcomeWindow.setObjectName(u"WelcomeWindow")
        self.layout_12 = QHBoxLayout(WelcomeWindow)
        self.layout_12.setObjectName(u"layout_12")
        self.layout_12.setContentsMargins(32, 32, 32, 32)
        self.spacer_7 = QSpacerItem(20, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_12.addItem(self.spacer_7)

        self.layout_10 = QVBoxLayout()
        self.layout_12.addLayout(self.layout_10)
        self.layout_10.setObjectName(u"layout_10")
        self.spacer_8 = QSpacerItem(0, 20, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_10.addItem(self.spacer_8)

        self.card = QWidget(WelcomeWindow)
        self.card.setObjectName(u"card")
        self.card.setMaximumSize(QSize(680, 16777215))
        self.card.setMinimumSize(QSize(560, 0))
        self.layout_6 = QVBoxLayout(self.card)
        self.layout_6.setSpacing(10)
        self.layout_6.setObjectName(u"layout_6")
        self.layout_6.setContentsMargins(0, 0, 0, 0)
        self.heading = PlainLabel(self.card)
        self.heading.setObjectName(u"heading")
        font = QFont()
        font.setPointSize(26)
        font.setBold(True)
        self.heading.setFont(font)

        self.layout_6.addWidget(self.heading)

        self.purpose = PlainLabel(self.card)
        self.purpose.setObjectName(u"purpose")
        self.purpose.setWordWrap(True)

        self.layout_6.addWidget(self.purpose)

        self.spacer_1 = QSpacerItem(0, 6, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.layout_6.addItem(self.spacer_1)

        self.create = QCommandLinkButton(self.card)
        self.create.setObjectName(u"create")
        self.create.setFlat(False)
        self.create.setAutoDefault(True)

        self.layout_6.addWidget(self.create)

        self.open = QCommandLinkButton(self.card)
        self.open.setObjectName(u"open")
        self.open.setFlat(False)
        self.open.setAutoDefault(True)

        self.layout_6.addWidget(self.open)

        self.try_sample = QCommandLinkButton(self.card)
        self.try_sample.setObjectName(u"try_sample")
        self.try_sample.setFlat(False)
        self.try_sample.setAutoDefault(True)

        self.layout_6.addWidget(self.try_sample)

        self.remembered_part = QWidget(self.card)
        self.remembered_part.setObjectName(u"remembered_part")
        self.layout_2 = QVBoxLayout(self.remembered_part)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(0, 0, 0, 0)
        self.remembered_label = PlainLabel(self.remembered_part)
        self.remembered_label.setObjectName(u"remembered_label")

        self.layout_2.addWidget(self.remembered_label)

        self.remembered = QListWidget(self.remembered_part)
        self.remembered.setObjectName(u"remembered")
        self.remembered.setMinimumSize(QSize(0, 60))
        self.remembered.setMaximumSize(QSize(16777215, 120))
        self.remembered.setTextElideMode(Qt.TextElideMode.ElideMiddle)

        self.layout_2.addWidget(self.remembered)


        self.layout_6.addWidget(self.remembered_part)

        self.spacer_3 = QSpacerItem(0, 6, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.layout_6.addItem(self.spacer_3)

        self.remember_desks = QCheckBox(self.card)
        self.remember_desks.setObjectName(u"remember_desks")

        self.layout_6.addWidget(self.remember_desks)

        self.remember_note = PlainLabel(self.card)
        self.remember_note.setObjectName(u"remember_note")
        self.remember_note.setWordWrap(True)

        self.layout_6.addWidget(self.remember_note)

        self.layout_5 = QHBoxLayout()
        self.layout_6.addLayout(self.layout_5)
        self.layout_5.setObjectName(u"layout_5")
        self.language_label = PlainLabel(self.card)
        self.language_label.setObjectName(u"language_label")

        self.layout_5.addWidget(self.language_label)

        self.language = QComboBox(self.card)
        self.language.setObjectName(u"language")

        self.layout_5.addWidget(self.language)

        self.spacer_4 = QSpacerItem(40, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_5.addItem(self.spacer_4)

        self.protection = QPushButton(self.card)
        self.protection.setObjectName(u"protection")
        self.protection.setAutoDefault(True)

        self.layout_5.addWidget(self.protection)




        self.layout_10.addWidget(self.card)

        self.spacer_9 = QSpacerItem(0, 20, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_10.addItem(self.spacer_9)

        self.layout_10.setStretch(0, 1)
        self.layout_10.setStretch(2, 2)


        self.spacer_11 = QSpacerItem(20, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_12.addItem(self.spacer_11)

#if QT_CONFIG(shortcut)
        self.remembered_label.setBuddy(self.remembered)
        self.language_label.setBuddy(self.language)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(WelcomeWindow)

        QMetaObject.connectSlotsByName(WelcomeWindow)
    # setupUi

    def retranslateUi(self, WelcomeWindow):
        WelcomeWindow.setWindowTitle(_(u"HRD Desk"))
        self.heading.setText(_(u"HRD Desk"))
        self.purpose.setText(_(u"Write down violations against human rights defenders, keep the records encrypted on this computer, find them again, and print what may be told. Nothing is sent anywhere: the program needs no network and no account."))
        self.create.setText(_(u"&Create a desk"))
        self.create.setDescription(_(u"A new encrypted folder for your records, with a passphrase of your own."))
        self.open.setText(_(u"&Open a desk\u2026"))
        self.open.setDescription(_(u"A folder that ends in .hrdesk, on this computer or on a memory stick."))
        self.try_sample.setText(_(u"&Try the sample desk"))
        self.try_sample.setDescription(_(u"Look around in 300 invented events and one that was published."))
        self.remembered_label.setText(_(u"&Desks opened last"))
        self.remember_desks.setText(_(u"&Remember the desks that I open"))
        self.remember_note.setText(_(u"Writes the names of their folders into this program's settings on this computer, where others who use it can read them."))
        self.language_label.setText(_(u"&Language"))
        self.protection.setText(_(u"What this program &protects, and what it does not"))
    # retranslateUi
