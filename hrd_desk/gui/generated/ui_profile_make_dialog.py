"""Compiled from ui/profile_make_dialog.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QComboBox, QDialog,
    QGridLayout, QHBoxLayout, QLineEdit, QPushButton,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_ProfileMakeDialog(object):
    def setupUi(self, ProfileMakeDialog):
        if not ProfileMakeDialog.objectName():
            ProfileMakeDialog.setObjectName(u"ProfileMakeDialog")
        ProfileMakeDialog.setMinimumSize(QSize(600, 380))
        self.layout_61 = QVBoxLayout(ProfileMakeDialog)
        self.layout_61.setSpacing(12)
        self.layout_61.setObjectName(u"layout_61")
        self.layout_61.setContentsMargins(24, 22, 24, 20)
        self.label_52 = PlainLabel(ProfileMakeDialog)
        self.label_52.setObjectName(u"label_52")
        self.label_52.setWordWrap(True)
        font = QFont()
        font.setPointSize(15)
        font.setBold(True)
        self.label_52.setFont(font)

        self.layout_61.addWidget(self.label_52)

        self.label_53 = PlainLabel(ProfileMakeDialog)
        self.label_53.setObjectName(u"label_53")
        self.label_53.setWordWrap(True)

        self.layout_61.addWidget(self.label_53)

        self.layout_56 = QGridLayout()
        self.layout_61.addLayout(self.layout_56)
        self.layout_56.setObjectName(u"layout_56")
        self.layout_56.setHorizontalSpacing(12)
        self.layout_56.setVerticalSpacing(8)
        self.layout_56.setContentsMargins(0, 0, 0, 0)
        self.label_54 = PlainLabel(ProfileMakeDialog)
        self.label_54.setObjectName(u"label_54")

        self.layout_56.addWidget(self.label_54, 0, 0, 1, 1)

        self.language = QComboBox(ProfileMakeDialog)
        self.language.setObjectName(u"language")

        self.layout_56.addWidget(self.language, 0, 1, 1, 1)

        self.label_55 = PlainLabel(ProfileMakeDialog)
        self.label_55.setObjectName(u"label_55")

        self.layout_56.addWidget(self.label_55, 1, 0, 1, 1)

        self.idle = QComboBox(ProfileMakeDialog)
        self.idle.setObjectName(u"idle")

        self.layout_56.addWidget(self.idle, 1, 1, 1, 1)

        self.layout_56.setColumnStretch(1, 1)


        self.is_online_allowed = QCheckBox(ProfileMakeDialog)
        self.is_online_allowed.setObjectName(u"is_online_allowed")

        self.layout_61.addWidget(self.is_online_allowed)

        self.label_57 = PlainLabel(ProfileMakeDialog)
        self.label_57.setObjectName(u"label_57")
        self.label_57.setWordWrap(True)

        self.layout_61.addWidget(self.label_57)

        self.words = QLineEdit(ProfileMakeDialog)
        self.words.setObjectName(u"words")
        self.words.setReadOnly(True)

        self.layout_61.addWidget(self.words)

        self.problem = PlainLabel(ProfileMakeDialog)
        self.problem.setObjectName(u"problem")
        self.problem.setWordWrap(True)
        font1 = QFont()
        font1.setBold(True)
        self.problem.setFont(font1)
        self.problem.setVisible(False)

        self.layout_61.addWidget(self.problem)

        self.spacer_58 = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_61.addItem(self.spacer_58)

        self.layout_60 = QHBoxLayout()
        self.layout_61.addLayout(self.layout_60)
        self.layout_60.setSpacing(8)
        self.layout_60.setObjectName(u"layout_60")
        self.layout_60.setContentsMargins(0, 0, 0, 0)
        self.spacer_59 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_60.addItem(self.spacer_59)

        self.make = QPushButton(ProfileMakeDialog)
        self.make.setObjectName(u"make")

        self.layout_60.addWidget(self.make)

        self.cancel = QPushButton(ProfileMakeDialog)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.layout_60.addWidget(self.cancel)



#if QT_CONFIG(shortcut)
        self.label_54.setBuddy(self.language)
        self.label_55.setBuddy(self.idle)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(ProfileMakeDialog)

        self.make.setDefault(True)


        QMetaObject.connectSlotsByName(ProfileMakeDialog)
    # setupUi

    def retranslateUi(self, ProfileMakeDialog):
        ProfileMakeDialog.setWindowTitle(_(u"Profile \u2013 HRD Desk"))
        self.label_52.setText(_(u"Make a profile"))
        self.label_53.setText(_(u"It carries the name, logo, colours, footer and licence line of this desk, its card, and what you choose here. It is signed, and nothing in it is secret."))
        self.label_54.setText(_(u"&Language"))
        self.label_55.setText(_(u"Locks without &input"))
        self.is_online_allowed.setText(_(u"Desks may switch on asking for places &online"))
        self.label_57.setText(_(u"Words of this headquarters, to be read out by voice for new desks:"))
#if QT_CONFIG(accessibility)
        self.words.setAccessibleName(_(u"Words of this headquarters"))
#endif // QT_CONFIG(accessibility)
        self.make.setText(_(u"&Make and save\u2026"))
        self.cancel.setText(_(u"Cancel"))
    # retranslateUi
