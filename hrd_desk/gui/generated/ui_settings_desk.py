"""Compiled from ui/settings_desk.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QGridLayout, QHBoxLayout, QLineEdit,
    QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout,
    QWidget)

from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_SettingsDesk(object):
    def setupUi(self, SettingsDesk):
        if not SettingsDesk.objectName():
            SettingsDesk.setObjectName(u"SettingsDesk")
        self.layout_29 = QVBoxLayout(SettingsDesk)
        self.layout_29.setSpacing(12)
        self.layout_29.setObjectName(u"layout_29")
        self.layout_29.setContentsMargins(24, 2, 24, 12)
        self.label_16 = PlainLabel(SettingsDesk)
        self.label_16.setObjectName(u"label_16")
        self.label_16.setWordWrap(True)
        font = QFont()
        font.setPointSize(15)
        font.setBold(True)
        self.label_16.setFont(font)

        self.layout_29.addWidget(self.label_16)

        self.label_17 = PlainLabel(SettingsDesk)
        self.label_17.setObjectName(u"label_17")
        self.label_17.setWordWrap(True)

        self.layout_29.addWidget(self.label_17)

        self.layout_22 = QGridLayout()
        self.layout_29.addLayout(self.layout_22)
        self.layout_22.setObjectName(u"layout_22")
        self.layout_22.setHorizontalSpacing(12)
        self.layout_22.setVerticalSpacing(8)
        self.layout_22.setContentsMargins(0, 0, 0, 0)
        self.label_18 = PlainLabel(SettingsDesk)
        self.label_18.setObjectName(u"label_18")

        self.layout_22.addWidget(self.label_18, 0, 0, 1, 1)

        self.code = QLineEdit(SettingsDesk)
        self.code.setObjectName(u"code")
        self.code.setReadOnly(True)

        self.layout_22.addWidget(self.code, 0, 1, 1, 1)

        self.label_19 = PlainLabel(SettingsDesk)
        self.label_19.setObjectName(u"label_19")

        self.layout_22.addWidget(self.label_19, 1, 0, 1, 1)

        self.role = QLineEdit(SettingsDesk)
        self.role.setObjectName(u"role")
        self.role.setReadOnly(True)

        self.layout_22.addWidget(self.role, 1, 1, 1, 1)

        self.label_20 = PlainLabel(SettingsDesk)
        self.label_20.setObjectName(u"label_20")

        self.layout_22.addWidget(self.label_20, 2, 0, 1, 1)

        self.folder = QLineEdit(SettingsDesk)
        self.folder.setObjectName(u"folder")
        self.folder.setReadOnly(True)

        self.layout_22.addWidget(self.folder, 2, 1, 1, 1)

        self.label_21 = PlainLabel(SettingsDesk)
        self.label_21.setObjectName(u"label_21")

        self.layout_22.addWidget(self.label_21, 3, 0, 1, 1)

        self.author = QLineEdit(SettingsDesk)
        self.author.setObjectName(u"author")

        self.layout_22.addWidget(self.author, 3, 1, 1, 1)

        self.layout_22.setColumnStretch(1, 1)


        self.label_23 = PlainLabel(SettingsDesk)
        self.label_23.setObjectName(u"label_23")
        self.label_23.setWordWrap(True)

        self.layout_29.addWidget(self.label_23)

        self.label_24 = PlainLabel(SettingsDesk)
        self.label_24.setObjectName(u"label_24")
        self.label_24.setWordWrap(True)
        font1 = QFont()
        font1.setBold(True)
        self.label_24.setFont(font1)

        self.layout_29.addWidget(self.label_24)

        self.label_25 = PlainLabel(SettingsDesk)
        self.label_25.setObjectName(u"label_25")
        self.label_25.setWordWrap(True)

        self.layout_29.addWidget(self.label_25)

        self.layout_27 = QHBoxLayout()
        self.layout_29.addLayout(self.layout_27)
        self.layout_27.setSpacing(8)
        self.layout_27.setObjectName(u"layout_27")
        self.layout_27.setContentsMargins(0, 0, 0, 0)
        self.passphrase = QPushButton(SettingsDesk)
        self.passphrase.setObjectName(u"passphrase")
        self.passphrase.setAutoDefault(False)

        self.layout_27.addWidget(self.passphrase)

        self.spacer_26 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_27.addItem(self.spacer_26)



        self.spacer_28 = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_29.addItem(self.spacer_28)

#if QT_CONFIG(shortcut)
        self.label_18.setBuddy(self.code)
        self.label_19.setBuddy(self.role)
        self.label_20.setBuddy(self.folder)
        self.label_21.setBuddy(self.author)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(SettingsDesk)

        QMetaObject.connectSlotsByName(SettingsDesk)
    # setupUi

    def retranslateUi(self, SettingsDesk):
        self.label_16.setText(_(u"This desk"))
        self.label_17.setText(_(u"Code and role were chosen when the desk was made; both stand in what is sent, so they stay."))
        self.label_18.setText(_(u"&Code"))
        self.label_19.setText(_(u"&Role"))
        self.label_20.setText(_(u"Fol&der"))
        self.label_21.setText(_(u"&Your name"))
        self.label_23.setText(_(u"Your name stands in the history of records beside what you change from now on, and goes to the other desks with it. A pen name will do."))
        self.label_24.setText(_(u"Opening this desk"))
        self.label_25.setText(_(u"The passphrase opens the desk; the recovery words open it when the passphrase is forgotten."))
        self.passphrase.setText(_(u"Change &passphrase or recovery words\u2026"))
        pass
    # retranslateUi
