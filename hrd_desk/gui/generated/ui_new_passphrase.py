"""Compiled from ui/new_passphrase.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QFormLayout, QHBoxLayout,
    QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout,
    QWidget)

from hrd_desk.gui.widgets.passphrase_edit import PassphraseEdit
from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_NewPassphrase(object):
    def setupUi(self, NewPassphrase):
        if not NewPassphrase.objectName():
            NewPassphrase.setObjectName(u"NewPassphrase")
        self.layout_4 = QVBoxLayout(NewPassphrase)
        self.layout_4.setSpacing(10)
        self.layout_4.setObjectName(u"layout_4")
        self.layout_4.setContentsMargins(0, 0, 0, 0)
        self.layout_1 = QFormLayout()
        self.layout_4.addLayout(self.layout_1)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.layout_1.setLabelAlignment(Qt.AlignmentFlag.AlignLeading|Qt.AlignmentFlag.AlignVCenter)
        self.layout_1.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self.passphrase_label = PlainLabel(NewPassphrase)
        self.passphrase_label.setObjectName(u"passphrase_label")

        self.layout_1.setWidget(0, QFormLayout.ItemRole.LabelRole, self.passphrase_label)

        self.passphrase = PassphraseEdit(NewPassphrase)
        self.passphrase.setObjectName(u"passphrase")

        self.layout_1.setWidget(0, QFormLayout.ItemRole.FieldRole, self.passphrase)

        self.strength = PlainLabel(NewPassphrase)
        self.strength.setObjectName(u"strength")
        self.strength.setWordWrap(True)

        self.layout_1.setWidget(1, QFormLayout.ItemRole.FieldRole, self.strength)

        self.repeated_label = PlainLabel(NewPassphrase)
        self.repeated_label.setObjectName(u"repeated_label")

        self.layout_1.setWidget(2, QFormLayout.ItemRole.LabelRole, self.repeated_label)

        self.repeated = PassphraseEdit(NewPassphrase)
        self.repeated.setObjectName(u"repeated")

        self.layout_1.setWidget(2, QFormLayout.ItemRole.FieldRole, self.repeated)



        self.layout_3 = QHBoxLayout()
        self.layout_4.addLayout(self.layout_3)
        self.layout_3.setObjectName(u"layout_3")
        self.is_shown = QCheckBox(NewPassphrase)
        self.is_shown.setObjectName(u"is_shown")

        self.layout_3.addWidget(self.is_shown)

        self.spacer_2 = QSpacerItem(20, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_3.addItem(self.spacer_2)

        self.suggest = QPushButton(NewPassphrase)
        self.suggest.setObjectName(u"suggest")
        self.suggest.setAutoDefault(False)

        self.layout_3.addWidget(self.suggest)



        self.keyboard = PlainLabel(NewPassphrase)
        self.keyboard.setObjectName(u"keyboard")
        self.keyboard.setWordWrap(True)

        self.layout_4.addWidget(self.keyboard)

#if QT_CONFIG(shortcut)
        self.passphrase_label.setBuddy(self.passphrase)
        self.repeated_label.setBuddy(self.repeated)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(NewPassphrase)

        QMetaObject.connectSlotsByName(NewPassphrase)
    # setupUi

    def retranslateUi(self, NewPassphrase):
        self.passphrase_label.setText(_(u"&Passphrase"))
        self.strength.setText("")
        self.repeated_label.setText(_(u"&Again"))
        self.is_shown.setText(_(u"S&how what I type"))
        self.suggest.setText(_(u"Suggest si&x words"))
        self.keyboard.setText("")
        pass
    # retranslateUi
