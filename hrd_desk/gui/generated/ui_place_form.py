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
    QSpacerItem, QToolButton, QVBoxLayout, QWidget)

from hrd_desk.gui.widgets.place_edit import PlaceEdit
from hrd_desk.gui.widgets.plain_text import PlainLabel
from hrd_desk.gui.widgets.term_line import OneTermPicker
from hrd_desk.gui.widgets.text_line import (CoordinateLine, FlagBox, OfferedLine, TextLine)

class Ui_PlaceForm(object):
    def setupUi(self, PlaceForm):
        if not PlaceForm.objectName():
            PlaceForm.setObjectName(u"PlaceForm")
        self.layout_64 = QVBoxLayout(PlaceForm)
        self.layout_64.setSpacing(7)
        self.layout_64.setObjectName(u"layout_64")
        self.layout_64.setContentsMargins(0, 0, 0, 0)
        self.layout_52 = QHBoxLayout()
        self.layout_64.addLayout(self.layout_52)
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

        self.move_up = QToolButton(PlaceForm)
        self.move_up.setObjectName(u"move_up")
        self.move_up.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.move_up.setArrowType(Qt.ArrowType.UpArrow)

        self.layout_52.addWidget(self.move_up)

        self.move_down = QToolButton(PlaceForm)
        self.move_down.setObjectName(u"move_down")
        self.move_down.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.move_down.setArrowType(Qt.ArrowType.DownArrow)

        self.layout_52.addWidget(self.move_down)

        self.undo = QPushButton(PlaceForm)
        self.undo.setObjectName(u"undo")

        self.layout_52.addWidget(self.undo)



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
        self.plainlabel_101 = PlainLabel(self.detail)
        self.plainlabel_101.setObjectName(u"plainlabel_101")
        self.plainlabel_101.setMinimumSize(QSize(156, 0))

        self.layout_63.addWidget(self.plainlabel_101, 0, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.locality = PlaceEdit(self.detail)
        self.locality.setObjectName(u"locality")

        self.layout_63.addWidget(self.locality, 0, 1, 1, 3)

        self.plainlabel_102 = PlainLabel(self.detail)
        self.plainlabel_102.setObjectName(u"plainlabel_102")
        self.plainlabel_102.setMinimumSize(QSize(156, 0))

        self.layout_63.addWidget(self.plainlabel_102, 1, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.district = TextLine(self.detail)
        self.district.setObjectName(u"district")
        self.district.setMaxLength(200)

        self.layout_63.addWidget(self.district, 1, 1, 1, 1)

        self.plainlabel_103 = PlainLabel(self.detail)
        self.plainlabel_103.setObjectName(u"plainlabel_103")
        self.plainlabel_103.setMinimumSize(QSize(104, 0))

        self.layout_63.addWidget(self.plainlabel_103, 1, 2, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.region = TextLine(self.detail)
        self.region.setObjectName(u"region")
        self.region.setMaxLength(200)

        self.layout_63.addWidget(self.region, 1, 3, 1, 1)

        self.plainlabel_104 = PlainLabel(self.detail)
        self.plainlabel_104.setObjectName(u"plainlabel_104")
        self.plainlabel_104.setMinimumSize(QSize(156, 0))

        self.layout_63.addWidget(self.plainlabel_104, 2, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.country_code = OneTermPicker(self.detail)
        self.country_code.setObjectName(u"country_code")

        self.layout_63.addWidget(self.country_code, 2, 1, 1, 1)

        self.plainlabel_105 = PlainLabel(self.detail)
        self.plainlabel_105.setObjectName(u"plainlabel_105")
        self.plainlabel_105.setMinimumSize(QSize(104, 0))

        self.layout_63.addWidget(self.plainlabel_105, 2, 2, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.confidentiality = OneTermPicker(self.detail)
        self.confidentiality.setObjectName(u"confidentiality")

        self.layout_63.addWidget(self.confidentiality, 2, 3, 1, 1)

        self.plainlabel_106 = PlainLabel(self.detail)
        self.plainlabel_106.setObjectName(u"plainlabel_106")
        self.plainlabel_106.setMinimumSize(QSize(156, 0))

        self.layout_63.addWidget(self.plainlabel_106, 3, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.latitude_deg = CoordinateLine(self.detail)
        self.latitude_deg.setObjectName(u"latitude_deg")

        self.layout_63.addWidget(self.latitude_deg, 3, 1, 1, 1)

        self.plainlabel_107 = PlainLabel(self.detail)
        self.plainlabel_107.setObjectName(u"plainlabel_107")
        self.plainlabel_107.setMinimumSize(QSize(104, 0))

        self.layout_63.addWidget(self.plainlabel_107, 3, 2, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.longitude_deg = CoordinateLine(self.detail)
        self.longitude_deg.setObjectName(u"longitude_deg")

        self.layout_63.addWidget(self.longitude_deg, 3, 3, 1, 1)

        self.plainlabel_108 = PlainLabel(self.detail)
        self.plainlabel_108.setObjectName(u"plainlabel_108")
        self.plainlabel_108.setMinimumSize(QSize(156, 0))

        self.layout_63.addWidget(self.plainlabel_108, 4, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.precision = OneTermPicker(self.detail)
        self.precision.setObjectName(u"precision")

        self.layout_63.addWidget(self.precision, 4, 1, 1, 1)

        self.plainlabel_109 = PlainLabel(self.detail)
        self.plainlabel_109.setObjectName(u"plainlabel_109")
        self.plainlabel_109.setMinimumSize(QSize(156, 0))

        self.layout_63.addWidget(self.plainlabel_109, 5, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.address = TextLine(self.detail)
        self.address.setObjectName(u"address")

        self.layout_63.addWidget(self.address, 5, 1, 1, 3)

        self.plainlabel_120 = PlainLabel(self.detail)
        self.plainlabel_120.setObjectName(u"plainlabel_120")
        self.plainlabel_120.setMinimumSize(QSize(156, 0))

        self.layout_63.addWidget(self.plainlabel_120, 6, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.published_name = OfferedLine(self.detail)
        self.published_name.setObjectName(u"published_name")
        self.published_name.setMaxLength(200)

        self.layout_63.addWidget(self.published_name, 6, 1, 1, 3)

        self.plainlabel_110 = PlainLabel(self.detail)
        self.plainlabel_110.setObjectName(u"plainlabel_110")
        self.plainlabel_110.setMinimumSize(QSize(156, 0))

        self.layout_63.addWidget(self.plainlabel_110, 7, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.keep_own = QPushButton(self.detail)
        self.keep_own.setObjectName(u"keep_own")
        self.keep_own.setAutoDefault(False)

        self.layout_63.addWidget(self.keep_own, 7, 3, 1, 1, Qt.AlignmentFlag.AlignTrailing)

        self.is_primary = FlagBox(self.detail)
        self.is_primary.setObjectName(u"is_primary")

        self.layout_63.addWidget(self.is_primary, 7, 1, 1, 2)

        self.map_place = QWidget(self.detail)
        self.map_place.setObjectName(u"map_place")

        self.layout_63.addWidget(self.map_place, 8, 0, 1, 4)

        self.layout_63.setColumnStretch(1, 1)
        self.layout_63.setColumnStretch(3, 1)

        self.layout_64.addWidget(self.detail)

#if QT_CONFIG(shortcut)
        self.plainlabel_101.setBuddy(self.locality)
        self.plainlabel_102.setBuddy(self.district)
        self.plainlabel_103.setBuddy(self.region)
        self.plainlabel_104.setBuddy(self.country_code)
        self.plainlabel_105.setBuddy(self.confidentiality)
        self.plainlabel_106.setBuddy(self.latitude_deg)
        self.plainlabel_107.setBuddy(self.longitude_deg)
        self.plainlabel_108.setBuddy(self.precision)
        self.plainlabel_109.setBuddy(self.address)
        self.plainlabel_120.setBuddy(self.published_name)
        self.plainlabel_110.setBuddy(self.is_primary)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(PlaceForm)

        QMetaObject.connectSlotsByName(PlaceForm)
    # setupUi

    def retranslateUi(self, PlaceForm):
        self.empty.setText(_(u"No place yet."))
        self.add.setText(_(u"Add place"))
        self.remove.setText(_(u"Remove place"))
#if QT_CONFIG(tooltip)
        self.move_up.setToolTip(_(u"Earlier in the list (Alt+Up)"))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.move_up.setAccessibleName(_(u"Move the place up"))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.move_down.setToolTip(_(u"Later in the list (Alt+Down)"))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.move_down.setAccessibleName(_(u"Move the place down"))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.undo.setToolTip(_(u"Take back the last removal, move or choice (Ctrl+Z in the list)"))
#endif // QT_CONFIG(tooltip)
        self.undo.setText(_(u"Undo"))
#if QT_CONFIG(accessibility)
        self.parts.setAccessibleName(_(u"Places"))
#endif // QT_CONFIG(accessibility)
        self.plainlabel_101.setText(_(u"Place"))
        self.plainlabel_102.setText(_(u"District"))
        self.plainlabel_103.setText(_(u"Region"))
        self.plainlabel_104.setText(_(u"Country"))
        self.plainlabel_105.setText(_(u"Confidentiality"))
        self.plainlabel_106.setText(_(u"Latitude"))
        self.latitude_deg.setPlaceholderText(_(u"43.2242 \u2014 or paste a pair"))
        self.plainlabel_107.setText(_(u"Longitude"))
        self.longitude_deg.setPlaceholderText(_(u"76.9288"))
        self.plainlabel_108.setText(_(u"Precision"))
        self.plainlabel_109.setText(_(u"Address"))
        self.plainlabel_120.setText(_(u"Name for publications"))
#if QT_CONFIG(tooltip)
        self.published_name.setToolTip(_(u"Printed instead of town and region; never where only region or country may be told"))
#endif // QT_CONFIG(tooltip)
        self.plainlabel_110.setText(_(u"Main place"))
        self.keep_own.setText(_(u"Keep as own place\u2026"))
        self.is_primary.setText(_(u"stands for the event where only one fits"))
        pass
    # retranslateUi
