"""Compiled from ui/publish_house.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QDialog, QGridLayout, QHBoxLayout,
    QLineEdit, QPushButton, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

from hrd_desk.gui.widgets.house_swatch import HouseSwatch
from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_PublishHouse(object):
    def setupUi(self, PublishHouse):
        if not PublishHouse.objectName():
            PublishHouse.setObjectName(u"PublishHouse")
        self.layout_main = QVBoxLayout(PublishHouse)
        self.layout_main.setSpacing(12)
        self.layout_main.setObjectName(u"layout_main")
        self.layout_main.setContentsMargins(20, 18, 20, 18)
        self.explanation = PlainLabel(PublishHouse)
        self.explanation.setObjectName(u"explanation")
        self.explanation.setWordWrap(True)

        self.layout_main.addWidget(self.explanation)

        self.fields = QGridLayout()
        self.layout_main.addLayout(self.fields)
        self.fields.setObjectName(u"fields")
        self.fields.setHorizontalSpacing(12)
        self.fields.setVerticalSpacing(8)
        self.fields.setContentsMargins(0, 0, 0, 0)
        self.name_label = PlainLabel(PublishHouse)
        self.name_label.setObjectName(u"name_label")

        self.fields.addWidget(self.name_label, 0, 0, 1, 1)

        self.name = QLineEdit(PublishHouse)
        self.name.setObjectName(u"name")

        self.fields.addWidget(self.name, 0, 1, 1, 1)

        self.logo_label = PlainLabel(PublishHouse)
        self.logo_label.setObjectName(u"logo_label")

        self.fields.addWidget(self.logo_label, 1, 0, 1, 1)

        self.layout_logo = QHBoxLayout()
        self.fields.addLayout(self.layout_logo, 1, 1, 1, 1)
        self.layout_logo.setSpacing(8)
        self.layout_logo.setObjectName(u"layout_logo")
        self.layout_logo.setContentsMargins(0, 0, 0, 0)
        self.choose_logo = QPushButton(PublishHouse)
        self.choose_logo.setObjectName(u"choose_logo")
        self.choose_logo.setAutoDefault(False)

        self.layout_logo.addWidget(self.choose_logo)

        self.remove_logo = QPushButton(PublishHouse)
        self.remove_logo.setObjectName(u"remove_logo")
        self.remove_logo.setAutoDefault(False)

        self.layout_logo.addWidget(self.remove_logo)

        self.spacer_logo = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_logo.addItem(self.spacer_logo)



        self.brand_label = PlainLabel(PublishHouse)
        self.brand_label.setObjectName(u"brand_label")

        self.fields.addWidget(self.brand_label, 2, 0, 1, 1)

        self.layout_brand = QHBoxLayout()
        self.fields.addLayout(self.layout_brand, 2, 1, 1, 1)
        self.layout_brand.setSpacing(8)
        self.layout_brand.setObjectName(u"layout_brand")
        self.layout_brand.setContentsMargins(0, 0, 0, 0)
        self.brand = QLineEdit(PublishHouse)
        self.brand.setObjectName(u"brand")
        self.brand.setMaximumSize(QSize(110, 16777215))
        self.brand.setMaxLength(7)

        self.layout_brand.addWidget(self.brand)

        self.pick_brand = QPushButton(PublishHouse)
        self.pick_brand.setObjectName(u"pick_brand")
        self.pick_brand.setAutoDefault(False)

        self.layout_brand.addWidget(self.pick_brand)

        self.spacer_brand = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_brand.addItem(self.spacer_brand)



        self.alert_label = PlainLabel(PublishHouse)
        self.alert_label.setObjectName(u"alert_label")

        self.fields.addWidget(self.alert_label, 3, 0, 1, 1)

        self.layout_alert = QHBoxLayout()
        self.fields.addLayout(self.layout_alert, 3, 1, 1, 1)
        self.layout_alert.setSpacing(8)
        self.layout_alert.setObjectName(u"layout_alert")
        self.layout_alert.setContentsMargins(0, 0, 0, 0)
        self.alert = QLineEdit(PublishHouse)
        self.alert.setObjectName(u"alert")
        self.alert.setMaximumSize(QSize(110, 16777215))
        self.alert.setMaxLength(7)

        self.layout_alert.addWidget(self.alert)

        self.pick_alert = QPushButton(PublishHouse)
        self.pick_alert.setObjectName(u"pick_alert")
        self.pick_alert.setAutoDefault(False)

        self.layout_alert.addWidget(self.pick_alert)

        self.spacer_alert = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_alert.addItem(self.spacer_alert)



        self.footer_label = PlainLabel(PublishHouse)
        self.footer_label.setObjectName(u"footer_label")

        self.fields.addWidget(self.footer_label, 4, 0, 1, 1)

        self.footer = QLineEdit(PublishHouse)
        self.footer.setObjectName(u"footer")

        self.fields.addWidget(self.footer, 4, 1, 1, 1)

        self.licence_label = PlainLabel(PublishHouse)
        self.licence_label.setObjectName(u"licence_label")

        self.fields.addWidget(self.licence_label, 5, 0, 1, 1)

        self.licence = QLineEdit(PublishHouse)
        self.licence.setObjectName(u"licence")

        self.fields.addWidget(self.licence, 5, 1, 1, 1)

        self.fields.setColumnStretch(1, 1)


        self.swatch = HouseSwatch(PublishHouse)
        self.swatch.setObjectName(u"swatch")

        self.layout_main.addWidget(self.swatch)

        self.problem = PlainLabel(PublishHouse)
        self.problem.setObjectName(u"problem")
        self.problem.setWordWrap(True)

        self.layout_main.addWidget(self.problem)

        self.layout_buttons = QHBoxLayout()
        self.layout_main.addLayout(self.layout_buttons)
        self.layout_buttons.setObjectName(u"layout_buttons")
        self.spacer_1 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_buttons.addItem(self.spacer_1)

        self.take = QPushButton(PublishHouse)
        self.take.setObjectName(u"take")

        self.layout_buttons.addWidget(self.take)

        self.cancel = QPushButton(PublishHouse)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.layout_buttons.addWidget(self.cancel)

        self.layout_buttons.setStretch(0, 1)


#if QT_CONFIG(shortcut)
        self.name_label.setBuddy(self.name)
        self.logo_label.setBuddy(self.choose_logo)
        self.brand_label.setBuddy(self.brand)
        self.alert_label.setBuddy(self.alert)
        self.footer_label.setBuddy(self.footer)
        self.licence_label.setBuddy(self.licence)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(PublishHouse)

        self.take.setDefault(True)


        QMetaObject.connectSlotsByName(PublishHouse)
    # setupUi

    def retranslateUi(self, PublishHouse):
        PublishHouse.setWindowTitle(_(u"Logo and colours \u2013 HRD Desk"))
        self.explanation.setText(_(u"How your publications look. It is kept in this desk, encrypted with it, and used by the window and by the command."))
        self.name_label.setText(_(u"&Organisation"))
        self.logo_label.setText(_(u"Logo"))
        self.choose_logo.setText(_(u"Choose a &picture\u2026"))
        self.remove_logo.setText(_(u"&Remove it"))
        self.brand_label.setText(_(u"Colour of &headings"))
        self.pick_brand.setText(_(u"Choose\u2026"))
#if QT_CONFIG(accessibility)
        self.pick_brand.setAccessibleName(_(u"Choose a colour for headings"))
#endif // QT_CONFIG(accessibility)
        self.alert_label.setText(_(u"Colour of &marks"))
        self.pick_alert.setText(_(u"Choose\u2026"))
#if QT_CONFIG(accessibility)
        self.pick_alert.setAccessibleName(_(u"Choose a colour for marks"))
#endif // QT_CONFIG(accessibility)
        self.footer_label.setText(_(u"&Footer"))
        self.licence_label.setText(_(u"&Licence line"))
#if QT_CONFIG(accessibility)
        self.swatch.setAccessibleName(_(u"How a page begins"))
#endif // QT_CONFIG(accessibility)
        self.take.setText(_(u"&Keep"))
        self.cancel.setText(_(u"Cancel"))
    # retranslateUi
