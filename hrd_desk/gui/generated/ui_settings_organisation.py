"""Compiled from ui/settings_organisation.ui by packaging/compile_forms.py; do not edit."""

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

from hrd_desk.gui.widgets.house_swatch import HouseSwatch
from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_SettingsOrganisation(object):
    def setupUi(self, SettingsOrganisation):
        if not SettingsOrganisation.objectName():
            SettingsOrganisation.setObjectName(u"SettingsOrganisation")
        self.layout_15 = QVBoxLayout(SettingsOrganisation)
        self.layout_15.setSpacing(12)
        self.layout_15.setObjectName(u"layout_15")
        self.layout_15.setContentsMargins(24, 2, 24, 12)
        self.label_3 = PlainLabel(SettingsOrganisation)
        self.label_3.setObjectName(u"label_3")
        self.label_3.setWordWrap(True)
        font = QFont()
        font.setPointSize(15)
        font.setBold(True)
        self.label_3.setFont(font)

        self.layout_15.addWidget(self.label_3)

        self.label_4 = PlainLabel(SettingsOrganisation)
        self.label_4.setObjectName(u"label_4")
        self.label_4.setWordWrap(True)

        self.layout_15.addWidget(self.label_4)

        self.layout_8 = QGridLayout()
        self.layout_15.addLayout(self.layout_8)
        self.layout_8.setObjectName(u"layout_8")
        self.layout_8.setHorizontalSpacing(12)
        self.layout_8.setVerticalSpacing(8)
        self.layout_8.setContentsMargins(0, 0, 0, 0)
        self.label_5 = PlainLabel(SettingsOrganisation)
        self.label_5.setObjectName(u"label_5")

        self.layout_8.addWidget(self.label_5, 0, 0, 1, 1)

        self.name = QLineEdit(SettingsOrganisation)
        self.name.setObjectName(u"name")

        self.layout_8.addWidget(self.name, 0, 1, 1, 1)

        self.label_6 = PlainLabel(SettingsOrganisation)
        self.label_6.setObjectName(u"label_6")

        self.layout_8.addWidget(self.label_6, 1, 0, 1, 1)

        self.footer = QLineEdit(SettingsOrganisation)
        self.footer.setObjectName(u"footer")

        self.layout_8.addWidget(self.footer, 1, 1, 1, 1)

        self.label_7 = PlainLabel(SettingsOrganisation)
        self.label_7.setObjectName(u"label_7")

        self.layout_8.addWidget(self.label_7, 2, 0, 1, 1)

        self.licence = QLineEdit(SettingsOrganisation)
        self.licence.setObjectName(u"licence")

        self.layout_8.addWidget(self.licence, 2, 1, 1, 1)

        self.layout_8.setColumnStretch(1, 1)


        self.swatch = HouseSwatch(SettingsOrganisation)
        self.swatch.setObjectName(u"swatch")

        self.layout_15.addWidget(self.swatch)

        self.layout_10 = QHBoxLayout()
        self.layout_15.addLayout(self.layout_10)
        self.layout_10.setSpacing(8)
        self.layout_10.setObjectName(u"layout_10")
        self.layout_10.setContentsMargins(0, 0, 0, 0)
        self.house = QPushButton(SettingsOrganisation)
        self.house.setObjectName(u"house")
        self.house.setAutoDefault(False)

        self.layout_10.addWidget(self.house)

        self.spacer_9 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_10.addItem(self.spacer_9)



        self.label_11 = PlainLabel(SettingsOrganisation)
        self.label_11.setObjectName(u"label_11")
        self.label_11.setWordWrap(True)
        font1 = QFont()
        font1.setBold(True)
        self.label_11.setFont(font1)

        self.layout_15.addWidget(self.label_11)

        self.profile_told = PlainLabel(SettingsOrganisation)
        self.profile_told.setObjectName(u"profile_told")
        self.profile_told.setWordWrap(True)

        self.layout_15.addWidget(self.profile_told)

        self.layout_13 = QHBoxLayout()
        self.layout_15.addLayout(self.layout_13)
        self.layout_13.setSpacing(8)
        self.layout_13.setObjectName(u"layout_13")
        self.layout_13.setContentsMargins(0, 0, 0, 0)
        self.take_profile = QPushButton(SettingsOrganisation)
        self.take_profile.setObjectName(u"take_profile")
        self.take_profile.setAutoDefault(False)

        self.layout_13.addWidget(self.take_profile)

        self.make_profile = QPushButton(SettingsOrganisation)
        self.make_profile.setObjectName(u"make_profile")
        self.make_profile.setAutoDefault(False)

        self.layout_13.addWidget(self.make_profile)

        self.spacer_12 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_13.addItem(self.spacer_12)



        self.spacer_14 = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_15.addItem(self.spacer_14)

#if QT_CONFIG(shortcut)
        self.label_5.setBuddy(self.name)
        self.label_6.setBuddy(self.footer)
        self.label_7.setBuddy(self.licence)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(SettingsOrganisation)

        QMetaObject.connectSlotsByName(SettingsOrganisation)
    # setupUi

    def retranslateUi(self, SettingsOrganisation):
        self.label_3.setText(_(u"Organisation"))
        self.label_4.setText(_(u"Stands on your publications. It is kept in this desk, encrypted with it."))
        self.label_5.setText(_(u"&Name"))
        self.label_6.setText(_(u"&Footer"))
        self.label_7.setText(_(u"&Licence line"))
#if QT_CONFIG(accessibility)
        self.swatch.setAccessibleName(_(u"How a page begins"))
#endif // QT_CONFIG(accessibility)
        self.house.setText(_(u"Logo and &colours\u2026"))
        self.label_11.setText(_(u"Profile of the organisation"))
        self.take_profile.setText(_(u"&Take over a profile\u2026"))
        self.make_profile.setText(_(u"&Make a profile\u2026"))
        pass
    # retranslateUi
