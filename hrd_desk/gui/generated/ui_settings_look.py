"""Compiled from ui/settings_look.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QComboBox, QGridLayout,
    QRadioButton, QSizePolicy, QSpacerItem, QVBoxLayout,
    QWidget)

from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_SettingsLook(object):
    def setupUi(self, SettingsLook):
        if not SettingsLook.objectName():
            SettingsLook.setObjectName(u"SettingsLook")
        self.layout_38 = QVBoxLayout(SettingsLook)
        self.layout_38.setSpacing(12)
        self.layout_38.setObjectName(u"layout_38")
        self.layout_38.setContentsMargins(24, 2, 24, 12)
        self.label_30 = PlainLabel(SettingsLook)
        self.label_30.setObjectName(u"label_30")
        self.label_30.setWordWrap(True)
        font = QFont()
        font.setPointSize(15)
        font.setBold(True)
        self.label_30.setFont(font)

        self.layout_38.addWidget(self.label_30)

        self.layout_32 = QGridLayout()
        self.layout_38.addLayout(self.layout_32)
        self.layout_32.setObjectName(u"layout_32")
        self.layout_32.setHorizontalSpacing(12)
        self.layout_32.setVerticalSpacing(8)
        self.layout_32.setContentsMargins(0, 0, 0, 0)
        self.label_31 = PlainLabel(SettingsLook)
        self.label_31.setObjectName(u"label_31")

        self.layout_32.addWidget(self.label_31, 0, 0, 1, 1)

        self.language = QComboBox(SettingsLook)
        self.language.setObjectName(u"language")

        self.layout_32.addWidget(self.language, 0, 1, 1, 1)

        self.layout_32.setColumnStretch(1, 1)


        self.label_33 = PlainLabel(SettingsLook)
        self.label_33.setObjectName(u"label_33")
        self.label_33.setWordWrap(True)

        self.layout_38.addWidget(self.label_33)

        self.label_34 = PlainLabel(SettingsLook)
        self.label_34.setObjectName(u"label_34")
        self.label_34.setWordWrap(True)
        font1 = QFont()
        font1.setBold(True)
        self.label_34.setFont(font1)

        self.layout_38.addWidget(self.label_34)

        self.theme_system = QRadioButton(SettingsLook)
        self.theme_system.setObjectName(u"theme_system")

        self.layout_38.addWidget(self.theme_system)

        self.theme_light = QRadioButton(SettingsLook)
        self.theme_light.setObjectName(u"theme_light")

        self.layout_38.addWidget(self.theme_light)

        self.theme_dark = QRadioButton(SettingsLook)
        self.theme_dark.setObjectName(u"theme_dark")

        self.layout_38.addWidget(self.theme_dark)

        self.label_35 = PlainLabel(SettingsLook)
        self.label_35.setObjectName(u"label_35")
        self.label_35.setWordWrap(True)
        self.label_35.setFont(font1)

        self.layout_38.addWidget(self.label_35)

        self.remember_desks = QCheckBox(SettingsLook)
        self.remember_desks.setObjectName(u"remember_desks")

        self.layout_38.addWidget(self.remember_desks)

        self.label_36 = PlainLabel(SettingsLook)
        self.label_36.setObjectName(u"label_36")
        self.label_36.setWordWrap(True)

        self.layout_38.addWidget(self.label_36)

        self.spacer_37 = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_38.addItem(self.spacer_37)

#if QT_CONFIG(shortcut)
        self.label_31.setBuddy(self.language)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(SettingsLook)

        QMetaObject.connectSlotsByName(SettingsLook)
    # setupUi

    def retranslateUi(self, SettingsLook):
        self.label_30.setText(_(u"Language and look"))
        self.label_31.setText(_(u"&Language"))
        self.label_33.setText(_(u"The windows of this desk are built anew in the other language; unsaved changes are asked about first. The language of a publication is chosen with the publication."))
        self.label_34.setText(_(u"Look"))
        self.theme_system.setText(_(u"As the &system has it"))
        self.theme_light.setText(_(u"Ligh&t"))
        self.theme_dark.setText(_(u"&Dark"))
        self.label_35.setText(_(u"First window"))
        self.remember_desks.setText(_(u"L&ist the desks opened last"))
        self.label_36.setText(_(u"Their folders are then written, readable, into a small file of this computer; switching it off forgets them."))
        pass
    # retranslateUi
