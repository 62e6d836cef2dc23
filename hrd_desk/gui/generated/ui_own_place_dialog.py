"""Compiled from ui/own_place_dialog.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QDialog, QFormLayout, QHBoxLayout,
    QLineEdit, QPushButton, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

from hrd_desk.gui.widgets.plain_text import PlainLabel
from hrd_desk.gui.widgets.term_line import OneTermPicker

class Ui_OwnPlaceDialog(object):
    def setupUi(self, OwnPlaceDialog):
        if not OwnPlaceDialog.objectName():
            OwnPlaceDialog.setObjectName(u"OwnPlaceDialog")
        OwnPlaceDialog.setMinimumSize(QSize(560, 0))
        self.layout_7 = QVBoxLayout(OwnPlaceDialog)
        self.layout_7.setSpacing(12)
        self.layout_7.setObjectName(u"layout_7")
        self.layout_7.setContentsMargins(24, 24, 24, 24)
        self.layout_4 = QFormLayout()
        self.layout_7.addLayout(self.layout_4)
        self.layout_4.setObjectName(u"layout_4")
        self.layout_4.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.label_name = PlainLabel(OwnPlaceDialog)
        self.label_name.setObjectName(u"label_name")

        self.layout_4.setWidget(0, QFormLayout.ItemRole.LabelRole, self.label_name)

        self.name = QLineEdit(OwnPlaceDialog)
        self.name.setObjectName(u"name")
        self.name.setMaxLength(200)

        self.layout_4.setWidget(0, QFormLayout.ItemRole.FieldRole, self.name)

        self.label_other_names = PlainLabel(OwnPlaceDialog)
        self.label_other_names.setObjectName(u"label_other_names")

        self.layout_4.setWidget(1, QFormLayout.ItemRole.LabelRole, self.label_other_names)

        self.other_names = QLineEdit(OwnPlaceDialog)
        self.other_names.setObjectName(u"other_names")

        self.layout_4.setWidget(1, QFormLayout.ItemRole.FieldRole, self.other_names)

        self.label_point = PlainLabel(OwnPlaceDialog)
        self.label_point.setObjectName(u"label_point")

        self.layout_4.setWidget(2, QFormLayout.ItemRole.LabelRole, self.label_point)

        self.point = QLineEdit(OwnPlaceDialog)
        self.point.setObjectName(u"point")

        self.layout_4.setWidget(2, QFormLayout.ItemRole.FieldRole, self.point)

        self.label_precision = PlainLabel(OwnPlaceDialog)
        self.label_precision.setObjectName(u"label_precision")

        self.layout_4.setWidget(3, QFormLayout.ItemRole.LabelRole, self.label_precision)

        self.precision = OneTermPicker(OwnPlaceDialog)
        self.precision.setObjectName(u"precision")

        self.layout_4.setWidget(3, QFormLayout.ItemRole.FieldRole, self.precision)

        self.label_country_code = PlainLabel(OwnPlaceDialog)
        self.label_country_code.setObjectName(u"label_country_code")

        self.layout_4.setWidget(4, QFormLayout.ItemRole.LabelRole, self.label_country_code)

        self.country_code = OneTermPicker(OwnPlaceDialog)
        self.country_code.setObjectName(u"country_code")

        self.layout_4.setWidget(4, QFormLayout.ItemRole.FieldRole, self.country_code)

        self.label_region = PlainLabel(OwnPlaceDialog)
        self.label_region.setObjectName(u"label_region")

        self.layout_4.setWidget(5, QFormLayout.ItemRole.LabelRole, self.label_region)

        self.region = QLineEdit(OwnPlaceDialog)
        self.region.setObjectName(u"region")
        self.region.setMaxLength(200)

        self.layout_4.setWidget(5, QFormLayout.ItemRole.FieldRole, self.region)

        self.label_district = PlainLabel(OwnPlaceDialog)
        self.label_district.setObjectName(u"label_district")

        self.layout_4.setWidget(6, QFormLayout.ItemRole.LabelRole, self.label_district)

        self.district = QLineEdit(OwnPlaceDialog)
        self.district.setObjectName(u"district")
        self.district.setMaxLength(200)

        self.layout_4.setWidget(6, QFormLayout.ItemRole.FieldRole, self.district)

        self.label_note = PlainLabel(OwnPlaceDialog)
        self.label_note.setObjectName(u"label_note")

        self.layout_4.setWidget(7, QFormLayout.ItemRole.LabelRole, self.label_note)

        self.note = QLineEdit(OwnPlaceDialog)
        self.note.setObjectName(u"note")
        self.note.setMaxLength(2000)

        self.layout_4.setWidget(7, QFormLayout.ItemRole.FieldRole, self.note)



        self.reading = PlainLabel(OwnPlaceDialog)
        self.reading.setObjectName(u"reading")
        self.reading.setWordWrap(True)

        self.layout_7.addWidget(self.reading)

        self.problem = PlainLabel(OwnPlaceDialog)
        self.problem.setObjectName(u"problem")
        self.problem.setWordWrap(True)
        self.problem.setVisible(False)

        self.layout_7.addWidget(self.problem)

        self.layout_6 = QHBoxLayout()
        self.layout_7.addLayout(self.layout_6)
        self.layout_6.setSpacing(8)
        self.layout_6.setObjectName(u"layout_6")
        self.layout_6.setContentsMargins(0, 0, 0, 0)
        self.spacer_5 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_6.addItem(self.spacer_5)

        self.save = QPushButton(OwnPlaceDialog)
        self.save.setObjectName(u"save")
        self.save.setAutoDefault(True)

        self.layout_6.addWidget(self.save)

        self.cancel = QPushButton(OwnPlaceDialog)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.layout_6.addWidget(self.cancel)



#if QT_CONFIG(shortcut)
        self.label_name.setBuddy(self.name)
        self.label_other_names.setBuddy(self.other_names)
        self.label_point.setBuddy(self.point)
        self.label_precision.setBuddy(self.precision)
        self.label_country_code.setBuddy(self.country_code)
        self.label_region.setBuddy(self.region)
        self.label_district.setBuddy(self.district)
        self.label_note.setBuddy(self.note)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(OwnPlaceDialog)

        self.save.setDefault(True)
        self.cancel.setDefault(False)


        QMetaObject.connectSlotsByName(OwnPlaceDialog)
    # setupUi

    def retranslateUi(self, OwnPlaceDialog):
        OwnPlaceDialog.setWindowTitle(_(u"Own place \u2013 HRD Desk"))
        self.label_name.setText(_(u"&Name"))
        self.label_other_names.setText(_(u"&Other names"))
        self.other_names.setPlaceholderText(_(u"in any script, separated by ;"))
        self.label_point.setText(_(u"&Point"))
        self.point.setPlaceholderText(_(u"coordinates in any form, a plus code, or the link of a map"))
        self.label_precision.setText(_(u"P&recision"))
        self.label_country_code.setText(_(u"&Country"))
        self.label_region.setText(_(u"Re&gion"))
        self.label_district.setText(_(u"&District"))
        self.label_note.setText(_(u"No&te"))
        self.reading.setText("")
        self.problem.setText("")
        self.save.setText(_(u"&Save"))
        self.cancel.setText(_(u"Cancel"))
    # retranslateUi
