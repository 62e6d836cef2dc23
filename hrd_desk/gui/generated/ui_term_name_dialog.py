"""Compiled from ui/term_name_dialog.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QDialog, QFormLayout, QHBoxLayout,
    QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout,
    QWidget)

from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_TermNameDialog(object):
    def setupUi(self, TermNameDialog):
        if not TermNameDialog.objectName():
            TermNameDialog.setObjectName(u"TermNameDialog")
        TermNameDialog.setMinimumSize(QSize(500, 0))
        self.layout_5 = QVBoxLayout(TermNameDialog)
        self.layout_5.setSpacing(12)
        self.layout_5.setObjectName(u"layout_5")
        self.layout_5.setContentsMargins(24, 24, 24, 24)
        self.explanation = PlainLabel(TermNameDialog)
        self.explanation.setObjectName(u"explanation")
        self.explanation.setWordWrap(True)

        self.layout_5.addWidget(self.explanation)

        self.labels = QFormLayout()
        self.layout_5.addLayout(self.labels)
        self.labels.setObjectName(u"labels")
        self.labels.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.labels.setLabelAlignment(Qt.AlignmentFlag.AlignLeading|Qt.AlignmentFlag.AlignVCenter)
        self.labels.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)


        self.problem = PlainLabel(TermNameDialog)
        self.problem.setObjectName(u"problem")
        self.problem.setWordWrap(True)
        self.problem.setVisible(False)
        font = QFont()
        font.setBold(True)
        self.problem.setFont(font)

        self.layout_5.addWidget(self.problem)

        self.spacer_2 = QSpacerItem(0, 20, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_5.addItem(self.spacer_2)

        self.layout_4 = QHBoxLayout()
        self.layout_5.addLayout(self.layout_4)
        self.layout_4.setObjectName(u"layout_4")
        self.spacer_3 = QSpacerItem(20, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_4.addItem(self.spacer_3)

        self.save = QPushButton(TermNameDialog)
        self.save.setObjectName(u"save")

        self.layout_4.addWidget(self.save)

        self.cancel = QPushButton(TermNameDialog)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.layout_4.addWidget(self.cancel)




        self.retranslateUi(TermNameDialog)

        self.save.setDefault(True)


        QMetaObject.connectSlotsByName(TermNameDialog)
    # setupUi

    def retranslateUi(self, TermNameDialog):
        TermNameDialog.setWindowTitle(_(u"Term \u2013 HRD Desk"))
        self.explanation.setText("")
        self.problem.setText("")
        self.save.setText(_(u"&Save"))
        self.cancel.setText(_(u"Cancel"))
    # retranslateUi
