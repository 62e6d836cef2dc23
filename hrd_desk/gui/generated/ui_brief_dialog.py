"""Compiled from ui/brief_dialog.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QComboBox, QDialog, QGridLayout,
    QHBoxLayout, QLineEdit, QPushButton, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_BriefDialog(object):
    def setupUi(self, BriefDialog):
        if not BriefDialog.objectName():
            BriefDialog.setObjectName(u"BriefDialog")
        BriefDialog.setMinimumSize(QSize(520, 0))
        self.layout_104 = QVBoxLayout(BriefDialog)
        self.layout_104.setSpacing(14)
        self.layout_104.setObjectName(u"layout_104")
        self.layout_104.setContentsMargins(20, 18, 20, 18)
        self.plainlabel_98 = PlainLabel(BriefDialog)
        self.plainlabel_98.setObjectName(u"plainlabel_98")
        self.plainlabel_98.setWordWrap(True)

        self.layout_104.addWidget(self.plainlabel_98)

        self.layout_102 = QGridLayout()
        self.layout_102.setObjectName(u"layout_102")
        self.layout_102.setHorizontalSpacing(10)
        self.layout_102.setVerticalSpacing(8)
        self.layout_102.setContentsMargins(0, 0, 0, 0)
        self.plainlabel_99 = PlainLabel(BriefDialog)
        self.plainlabel_99.setObjectName(u"plainlabel_99")

        self.layout_102.addWidget(self.plainlabel_99, 0, 0, 1, 1)

        self.audience = QComboBox(BriefDialog)
        self.audience.setObjectName(u"audience")

        self.layout_102.addWidget(self.audience, 0, 1, 1, 2)

        self.explanation = PlainLabel(BriefDialog)
        self.explanation.setObjectName(u"explanation")
        self.explanation.setWordWrap(True)

        self.layout_102.addWidget(self.explanation, 1, 1, 1, 2)

        self.plainlabel_100 = PlainLabel(BriefDialog)
        self.plainlabel_100.setObjectName(u"plainlabel_100")

        self.layout_102.addWidget(self.plainlabel_100, 2, 0, 1, 1)

        self.language = QComboBox(BriefDialog)
        self.language.setObjectName(u"language")

        self.layout_102.addWidget(self.language, 2, 1, 1, 2)

        self.plainlabel_101 = PlainLabel(BriefDialog)
        self.plainlabel_101.setObjectName(u"plainlabel_101")

        self.layout_102.addWidget(self.plainlabel_101, 3, 0, 1, 1)

        self.file = QLineEdit(BriefDialog)
        self.file.setObjectName(u"file")

        self.layout_102.addWidget(self.file, 3, 1, 1, 1)

        self.browse = QPushButton(BriefDialog)
        self.browse.setObjectName(u"browse")

        self.layout_102.addWidget(self.browse, 3, 2, 1, 1)

        self.layout_102.setColumnStretch(1, 1)

        self.layout_104.addLayout(self.layout_102)

        self.problem = PlainLabel(BriefDialog)
        self.problem.setObjectName(u"problem")
        self.problem.setWordWrap(True)

        self.layout_104.addWidget(self.problem)

        self.spacer_105 = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_104.addItem(self.spacer_105)

        self.layout_103 = QHBoxLayout()
        self.layout_103.setSpacing(6)
        self.layout_103.setObjectName(u"layout_103")
        self.layout_103.setContentsMargins(0, 0, 0, 0)
        self.spacer_106 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_103.addItem(self.spacer_106)

        self.cancel = QPushButton(BriefDialog)
        self.cancel.setObjectName(u"cancel")

        self.layout_103.addWidget(self.cancel)

        self.make = QPushButton(BriefDialog)
        self.make.setObjectName(u"make")

        self.layout_103.addWidget(self.make)


        self.layout_104.addLayout(self.layout_103)

#if QT_CONFIG(shortcut)
        self.plainlabel_99.setBuddy(self.audience)
        self.plainlabel_100.setBuddy(self.language)
        self.plainlabel_101.setBuddy(self.file)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(BriefDialog)

        self.make.setDefault(True)


        QMetaObject.connectSlotsByName(BriefDialog)
    # setupUi

    def retranslateUi(self, BriefDialog):
        BriefDialog.setWindowTitle(_(u"Brief \u2013 HRD Desk"))
        self.plainlabel_98.setText(_(u"A one-page PDF of this event. What it leaves out depends on who will read it."))
        self.plainlabel_99.setText(_(u"Readers"))
        self.explanation.setText("")
        self.plainlabel_100.setText(_(u"Language"))
        self.plainlabel_101.setText(_(u"File"))
        self.browse.setText(_(u"Choose\u2026"))
        self.problem.setText("")
        self.cancel.setText(_(u"Cancel"))
        self.make.setText(_(u"Make the brief"))
    # retranslateUi
