"""Compiled from ui/settings_locking.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QGridLayout, QHBoxLayout,
    QSizePolicy, QSpacerItem, QSpinBox, QVBoxLayout,
    QWidget)

from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_SettingsLocking(object):
    def setupUi(self, SettingsLocking):
        if not SettingsLocking.objectName():
            SettingsLocking.setObjectName(u"SettingsLocking")
        self.layout_47 = QVBoxLayout(SettingsLocking)
        self.layout_47.setSpacing(12)
        self.layout_47.setObjectName(u"layout_47")
        self.layout_47.setContentsMargins(24, 2, 24, 12)
        self.label_39 = PlainLabel(SettingsLocking)
        self.label_39.setObjectName(u"label_39")
        self.label_39.setWordWrap(True)
        font = QFont()
        font.setPointSize(15)
        font.setBold(True)
        self.label_39.setFont(font)

        self.layout_47.addWidget(self.label_39)

        self.label_40 = PlainLabel(SettingsLocking)
        self.label_40.setObjectName(u"label_40")
        self.label_40.setWordWrap(True)

        self.layout_47.addWidget(self.label_40)

        self.layout_44 = QGridLayout()
        self.layout_47.addLayout(self.layout_44)
        self.layout_44.setObjectName(u"layout_44")
        self.layout_44.setHorizontalSpacing(12)
        self.layout_44.setVerticalSpacing(8)
        self.layout_44.setContentsMargins(0, 0, 0, 0)
        self.label_41 = PlainLabel(SettingsLocking)
        self.label_41.setObjectName(u"label_41")

        self.layout_44.addWidget(self.label_41, 0, 0, 1, 1)

        self.layout_43 = QHBoxLayout()
        self.layout_44.addLayout(self.layout_43, 0, 1, 1, 1)
        self.layout_43.setSpacing(8)
        self.layout_43.setObjectName(u"layout_43")
        self.layout_43.setContentsMargins(0, 0, 0, 0)
        self.idle_minutes = QSpinBox(SettingsLocking)
        self.idle_minutes.setObjectName(u"idle_minutes")
        self.idle_minutes.setMinimum(1)
        self.idle_minutes.setMaximum(240)

        self.layout_43.addWidget(self.idle_minutes)

        self.spacer_42 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_43.addItem(self.spacer_42)



        self.layout_44.setColumnStretch(1, 1)


        self.lock_on_wake = QCheckBox(SettingsLocking)
        self.lock_on_wake.setObjectName(u"lock_on_wake")

        self.layout_47.addWidget(self.lock_on_wake)

        self.label_45 = PlainLabel(SettingsLocking)
        self.label_45.setObjectName(u"label_45")
        self.label_45.setWordWrap(True)

        self.layout_47.addWidget(self.label_45)

        self.spacer_46 = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_47.addItem(self.spacer_46)

#if QT_CONFIG(shortcut)
        self.label_41.setBuddy(self.idle_minutes)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(SettingsLocking)

        QMetaObject.connectSlotsByName(SettingsLocking)
    # setupUi

    def retranslateUi(self, SettingsLocking):
        self.label_39.setText(_(u"Locking"))
        self.label_40.setText(_(u"A locked desk is closed: what was typed is kept as a draft inside it, and the passphrase opens it again."))
        self.label_41.setText(_(u"Minutes &without a key or a click"))
        self.lock_on_wake.setText(_(u"Lock when the computer has &slept"))
        self.label_45.setText(_(u"It locks on waking, not before. While a computer sleeps, its memory holds the open desk: lock the desk yourself (Ctrl+L), or switch off, where the computer may be taken from you."))
        pass
    # retranslateUi
