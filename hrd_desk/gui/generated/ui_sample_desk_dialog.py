"""Compiled from ui/sample_desk_dialog.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QDialog, QFormLayout, QHBoxLayout,
    QLineEdit, QProgressBar, QPushButton, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_SampleDeskDialog(object):
    def setupUi(self, SampleDeskDialog):
        if not SampleDeskDialog.objectName():
            SampleDeskDialog.setObjectName(u"SampleDeskDialog")
        SampleDeskDialog.setMinimumSize(QSize(560, 300))
        self.layout_6 = QVBoxLayout(SampleDeskDialog)
        self.layout_6.setSpacing(14)
        self.layout_6.setObjectName(u"layout_6")
        self.layout_6.setContentsMargins(24, 24, 24, 24)
        self.heading = PlainLabel(SampleDeskDialog)
        self.heading.setObjectName(u"heading")
        font = QFont()
        font.setPointSize(15)
        font.setBold(True)
        self.heading.setFont(font)

        self.layout_6.addWidget(self.heading)

        self.explanation = PlainLabel(SampleDeskDialog)
        self.explanation.setObjectName(u"explanation")
        self.explanation.setWordWrap(True)

        self.layout_6.addWidget(self.explanation)

        self.layout_2 = QFormLayout()
        self.layout_6.addLayout(self.layout_2)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setVerticalSpacing(10)
        self.layout_2.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.layout_2.setLabelAlignment(Qt.AlignmentFlag.AlignLeading|Qt.AlignmentFlag.AlignVCenter)
        self.layout_2.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self.folder_label = PlainLabel(SampleDeskDialog)
        self.folder_label.setObjectName(u"folder_label")

        self.layout_2.setWidget(0, QFormLayout.ItemRole.LabelRole, self.folder_label)

        self.layout_1 = QHBoxLayout()
        self.layout_1.setSpacing(8)
        self.layout_1.setObjectName(u"layout_1")
        self.folder = QLineEdit(SampleDeskDialog)
        self.folder.setObjectName(u"folder")

        self.layout_1.addWidget(self.folder)

        self.browse = QPushButton(SampleDeskDialog)
        self.browse.setObjectName(u"browse")
        self.browse.setAutoDefault(False)

        self.layout_1.addWidget(self.browse)


        self.layout_2.setLayout(0, QFormLayout.ItemRole.FieldRole, self.layout_1)

        self.passphrase_label = PlainLabel(SampleDeskDialog)
        self.passphrase_label.setObjectName(u"passphrase_label")

        self.layout_2.setWidget(1, QFormLayout.ItemRole.LabelRole, self.passphrase_label)

        self.passphrase = PlainLabel(SampleDeskDialog)
        self.passphrase.setObjectName(u"passphrase")
        self.passphrase.setWordWrap(True)

        self.layout_2.setWidget(1, QFormLayout.ItemRole.FieldRole, self.passphrase)



        self.spacer_3 = QSpacerItem(0, 20, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_6.addItem(self.spacer_3)

        self.problem = PlainLabel(SampleDeskDialog)
        self.problem.setObjectName(u"problem")
        self.problem.setWordWrap(True)
        self.problem.setVisible(False)
        font1 = QFont()
        font1.setBold(True)
        self.problem.setFont(font1)

        self.layout_6.addWidget(self.problem)

        self.busy = QProgressBar(SampleDeskDialog)
        self.busy.setObjectName(u"busy")
        self.busy.setMinimum(0)
        self.busy.setMaximum(0)
        self.busy.setTextVisible(False)
        self.busy.setVisible(False)

        self.layout_6.addWidget(self.busy)

        self.layout_5 = QHBoxLayout()
        self.layout_6.addLayout(self.layout_5)
        self.layout_5.setObjectName(u"layout_5")
        self.spacer_4 = QSpacerItem(20, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_5.addItem(self.spacer_4)

        self.create = QPushButton(SampleDeskDialog)
        self.create.setObjectName(u"create")

        self.layout_5.addWidget(self.create)

        self.cancel = QPushButton(SampleDeskDialog)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.layout_5.addWidget(self.cancel)



#if QT_CONFIG(shortcut)
        self.folder_label.setBuddy(self.folder)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(SampleDeskDialog)

        self.create.setDefault(True)


        QMetaObject.connectSlotsByName(SampleDeskDialog)
    # setupUi

    def retranslateUi(self, SampleDeskDialog):
        SampleDeskDialog.setWindowTitle(_(u"Sample desk"))
        self.heading.setText(_(u"The sample desk"))
        self.explanation.setText(_(u"A desk like any other, with 300 invented events and one that was published in full. Use it to try things; keep your own records in a desk with your own passphrase."))
        self.folder_label.setText(_(u"Create it &in"))
        self.browse.setText(_(u"B&rowse\u2026"))
        self.passphrase_label.setText(_(u"Its passphrase"))
        self.passphrase.setText("")
        self.problem.setText("")
#if QT_CONFIG(accessibility)
        self.busy.setAccessibleName(_(u"Progress"))
#endif // QT_CONFIG(accessibility)
        self.create.setText(_(u"&Create"))
        self.cancel.setText(_(u"Cancel"))
    # retranslateUi
