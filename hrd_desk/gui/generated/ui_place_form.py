"""Compiled from ui/place_form.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QAbstractItemView, QApplication, QGridLayout, QHBoxLayout,
    QListWidget, QListWidgetItem, QPushButton, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

from hrd_desk.gui.widgets.plain_text import PlainLabel
from hrd_desk.gui.widgets.term_line import OneTermPicker
from hrd_desk.gui.widgets.text_line import (CoordinateLine, FlagBox, TextLine)

class Ui_PlaceForm(object):
    def setupUi(self, PlaceForm):
        if not PlaceForm.objectName():
            PlaceForm.setObjectName(u"PlaceForm")
        self.layout_64 = QVBoxLayout(PlaceForm)
        self.layout_64.setSpacing(7)
        self.layout_64.setObjectName(u"layout_64")
        self.layout_64.setContentsMargins(0, 0, 0, 0)
        self.layout_52 = QHBoxLayout()
        self.layout_52.setSpacing(6)
        self.layout_52.setObjectName(u"layout_52")
        self.layout_52.setContentsMargins(0, 0, 0, 0)
        self.empty = PlainLabel(PlaceForm)
        self.empty.setObjectName(u"empty")

        self.layout_52.addWidget(self.empty)

        self.spacer_65 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_52.addItem(self.spacer_65)

        self.add = QPushButton(PlaceForm)
        self.add.setObjectName(u"add")

        self.layout_52.addWidget(self.add)

        self.remove = QPushButton(PlaceForm)
        self.remove.setObjectName(u"remove")

        self.layout_52.addWidget(self.remove)


        self.layout_64.addLayout(self.layout_52)

        self.parts = QListWidget(PlaceForm)
        self.parts.setObjectName(u"parts")
        self.parts.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.parts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

        self.layout_64.addWidget(self.parts)

        self.detail = QWidget(PlaceForm)
        self.detail.setObjectName(u"detail")
        self.layout_63 = QGridLayout(self.detail)
        self.layout_63.setObjectName(u"layout_63")
        self.layout_63.setHorizontalSpacing(10)
        self.layout_63.setVerticalSpacing(7)
        self.layout_63.setContentsMargins(0, 0, 0, 0)
        self.plainlabel_53 = PlainLabel(self.detail)
        self.plainlabel_53.setObjectName(u"plainlabel_53")
        self.plainlabel_53.setMinimumSize(QSize(156, 0))

        self.layout_63.addWidget(self.plainlabel_53, 0, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.locality = TextLine(self.detail)
        self.locality.setObjectName(u"locality")
        self.locality.setMaxLength(200)

        self.layout_63.addWidget(self.locality, 0, 1, 1, 1)

        self.plainlabel_54 = PlainLabel(self.detail)
        self.plainlabel_54.setObjectName(u"plainlabel_54")
        self.plainlabel_54.setMinimumSize(QSize(104, 0))

        self.layout_63.addWidget(self.plainlabel_54, 0, 2, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.district = TextLine(self.detail)
        self.district.setObjectName(u"district")
        self.district.setMaxLength(200)

        self.layout_63.addWidget(self.district, 0, 3, 1, 1)

        self.plainlabel_55 = PlainLabel(self.detail)
        self.plainlabel_55.setObjectName(u"plainlabel_55")
        self.plainlabel_55.setMinimumSize(QSize(156, 0))

        self.layout_63.addWidget(self.plainlabel_55, 1, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.region = TextLine(self.detail)
        self.region.setObjectName(u"region")
        self.region.setMaxLength(200)

        self.layout_63.addWidget(self.region, 1, 1, 1, 1)

        self.plainlabel_56 = PlainLabel(self.detail)
        self.plainlabel_56.setObjectName(u"plainlabel_56")
        self.plainlabel_56.setMinimumSize(QSize(104, 0))

        self.layout_63.addWidget(self.plainlabel_56, 1, 2, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.country_code = OneTermPicker(self.detail)
        self.country_code.setObjectName(u"country_code")

        self.layout_63.addWidget(self.country_code, 1, 3, 1, 1)

        self.plainlabel_57 = PlainLabel(self.detail)
        self.plainlabel_57.setObjectName(u"plainlabel_57")
        self.plainlabel_57.setMinimumSize(QSize(156, 0))

        self.layout_63.addWidget(self.plainlabel_57, 2, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.latitude_deg = CoordinateLine(self.detail)
        self.latitude_deg.setObjectName(u"latitude_deg")

        self.layout_63.addWidget(self.latitude_deg, 2, 1, 1, 1)

        self.plainlabel_58 = PlainLabel(self.detail)
        self.plainlabel_58.setObjectName(u"plainlabel_58")
        self.plainlabel_58.setMinimumSize(QSize(104, 0))

        self.layout_63.addWidget(self.plainlabel_58, 2, 2, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.longitude_deg = CoordinateLine(self.detail)
        self.longitude_deg.setObjectName(u"longitude_deg")

        self.layout_63.addWidget(self.longitude_deg, 2, 3, 1, 1)

        self.plainlabel_59 = PlainLabel(self.detail)
        self.plainlabel_59.setObjectName(u"plainlabel_59")
        self.plainlabel_59.setMinimumSize(QSize(156, 0))

        self.layout_63.addWidget(self.plainlabel_59, 3, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.precision = OneTermPicker(self.detail)
        self.precision.setObjectName(u"precision")

        self.layout_63.addWidget(self.precision, 3, 1, 1, 1)

        self.plainlabel_60 = PlainLabel(self.detail)
        self.plainlabel_60.setObjectName(u"plainlabel_60")
        self.plainlabel_60.setMinimumSize(QSize(104, 0))

        self.layout_63.addWidget(self.plainlabel_60, 3, 2, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.confidentiality = OneTermPicker(self.detail)
        self.confidentiality.setObjectName(u"confidentiality")

        self.layout_63.addWidget(self.confidentiality, 3, 3, 1, 1)

        self.plainlabel_61 = PlainLabel(self.detail)
        self.plainlabel_61.setObjectName(u"plainlabel_61")
        self.plainlabel_61.setMinimumSize(QSize(156, 0))

        self.layout_63.addWidget(self.plainlabel_61, 4, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.address = TextLine(self.detail)
        self.address.setObjectName(u"address")

        self.layout_63.addWidget(self.address, 4, 1, 1, 3)

        self.plainlabel_62 = PlainLabel(self.detail)
        self.plainlabel_62.setObjectName(u"plainlabel_62")
        self.plainlabel_62.setMinimumSize(QSize(156, 0))

        self.layout_63.addWidget(self.plainlabel_62, 5, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.is_primary = FlagBox(self.detail)
        self.is_primary.setObjectName(u"is_primary")

        self.layout_63.addWidget(self.is_primary, 5, 1, 1, 3)

        self.layout_63.setColumnStretch(1, 1)
        self.layout_63.setColumnStretch(3, 1)

        self.layout_64.addWidget(self.detail)

#if QT_CONFIG(shortcut)
        self.plainlabel_53.setBuddy(self.locality)
        self.plainlabel_54.setBuddy(self.district)
        self.plainlabel_55.setBuddy(self.region)
        self.plainlabel_56.setBuddy(self.country_code)
        self.plainlabel_57.setBuddy(self.latitude_deg)
        self.plainlabel_58.setBuddy(self.longitude_deg)
        self.plainlabel_59.setBuddy(self.precision)
        self.plainlabel_60.setBuddy(self.confidentiality)
        self.plainlabel_61.setBuddy(self.address)
        self.plainlabel_62.setBuddy(self.is_primary)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(PlaceForm)

        QMetaObject.connectSlotsByName(PlaceForm)
    # setupUi

    def retranslateUi(self, PlaceForm):
        self.empty.setText(_(u"No place yet."))
        self.add.setText(_(u"Add place"))
        self.remove.setText(_(u"Remove place"))
#if QT_CONFIG(accessibility)
        self.parts.setAccessibleName(_(u"Places"))
#endif // QT_CONFIG(accessibility)
        self.plainlabel_53.setText(_(u"Town or village"))
        self.plainlabel_54.setText(_(u"District"))
        self.plainlabel_55.setText(_(u"Region"))
        self.plainlabel_56.setText(_(u"Country"))
        self.plainlabel_57.setText(_(u"Latitude"))
        self.latitude_deg.setPlaceholderText(_(u"43.2242 \u2014 or paste a pair"))
        self.plainlabel_58.setText(_(u"Longitude"))
        self.longitude_deg.setPlaceholderText(_(u"76.9288"))
        self.plainlabel_59.setText(_(u"Precision"))
        self.plainlabel_60.setText(_(u"Confidentiality"))
        self.plainlabel_61.setText(_(u"Address"))
        self.plainlabel_62.setText(_(u"Main place"))
        self.is_primary.setText(_(u"stands for the event where only one fits"))
        pass
    # retranslateUi
