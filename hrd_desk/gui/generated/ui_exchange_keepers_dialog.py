"""Compiled from ui/exchange_keepers_dialog.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QAbstractItemView, QApplication, QDialog, QGridLayout,
    QHBoxLayout, QHeaderView, QLineEdit, QProgressBar,
    QPushButton, QSizePolicy, QSpacerItem, QTreeWidget,
    QTreeWidgetItem, QVBoxLayout, QWidget)

from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_ExchangeKeepersDialog(object):
    def setupUi(self, ExchangeKeepersDialog):
        if not ExchangeKeepersDialog.objectName():
            ExchangeKeepersDialog.setObjectName(u"ExchangeKeepersDialog")
        ExchangeKeepersDialog.setMinimumSize(QSize(620, 0))
        self.layout_86 = QVBoxLayout(ExchangeKeepersDialog)
        self.layout_86.setSpacing(14)
        self.layout_86.setObjectName(u"layout_86")
        self.layout_86.setContentsMargins(24, 22, 24, 20)
        self.label_68 = PlainLabel(ExchangeKeepersDialog)
        self.label_68.setObjectName(u"label_68")
        font = QFont()
        font.setPointSize(15)
        font.setBold(True)
        self.label_68.setFont(font)

        self.layout_86.addWidget(self.label_68)

        self.label_69 = PlainLabel(ExchangeKeepersDialog)
        self.label_69.setObjectName(u"label_69")
        self.label_69.setWordWrap(True)

        self.layout_86.addWidget(self.label_69)

        self.layout_74 = QVBoxLayout()
        self.layout_86.addLayout(self.layout_74)
        self.layout_74.setSpacing(6)
        self.layout_74.setObjectName(u"layout_74")
        self.layout_74.setContentsMargins(0, 0, 0, 0)
        self.label_70 = PlainLabel(ExchangeKeepersDialog)
        self.label_70.setObjectName(u"label_70")

        self.layout_74.addWidget(self.label_70)

        self.keepers = QTreeWidget(ExchangeKeepersDialog)
        self.keepers.setObjectName(u"keepers")
        self.keepers.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.keepers.setTabKeyNavigation(False)

        self.layout_74.addWidget(self.keepers)

        self.empty = PlainLabel(ExchangeKeepersDialog)
        self.empty.setObjectName(u"empty")
        self.empty.setVisible(False)

        self.layout_74.addWidget(self.empty)

        self.layout_73 = QHBoxLayout()
        self.layout_74.addLayout(self.layout_73)
        self.layout_73.setSpacing(8)
        self.layout_73.setObjectName(u"layout_73")
        self.layout_73.setContentsMargins(0, 0, 0, 0)
        self.remove = QPushButton(ExchangeKeepersDialog)
        self.remove.setObjectName(u"remove")
        self.remove.setAutoDefault(False)

        self.layout_73.addWidget(self.remove)

        self.spacer_72 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_73.addItem(self.spacer_72)





        self.layout_82 = QVBoxLayout()
        self.layout_86.addLayout(self.layout_82)
        self.layout_82.setSpacing(8)
        self.layout_82.setObjectName(u"layout_82")
        self.layout_82.setContentsMargins(0, 0, 0, 0)
        self.label_75 = PlainLabel(ExchangeKeepersDialog)
        self.label_75.setObjectName(u"label_75")
        font1 = QFont()
        font1.setBold(True)
        self.label_75.setFont(font1)

        self.layout_82.addWidget(self.label_75)

        self.layout_79 = QGridLayout()
        self.layout_82.addLayout(self.layout_79)
        self.layout_79.setObjectName(u"layout_79")
        self.layout_79.setHorizontalSpacing(10)
        self.layout_79.setVerticalSpacing(6)
        self.layout_79.setContentsMargins(0, 0, 0, 0)
        self.label_76 = PlainLabel(ExchangeKeepersDialog)
        self.label_76.setObjectName(u"label_76")

        self.layout_79.addWidget(self.label_76, 0, 0, 1, 1)

        self.name = QLineEdit(ExchangeKeepersDialog)
        self.name.setObjectName(u"name")

        self.layout_79.addWidget(self.name, 0, 1, 1, 1)

        self.label_77 = PlainLabel(ExchangeKeepersDialog)
        self.label_77.setObjectName(u"label_77")

        self.layout_79.addWidget(self.label_77, 1, 0, 1, 1)

        self.recipient = QLineEdit(ExchangeKeepersDialog)
        self.recipient.setObjectName(u"recipient")

        self.layout_79.addWidget(self.recipient, 1, 1, 1, 1)

        self.add = QPushButton(ExchangeKeepersDialog)
        self.add.setObjectName(u"add")
        self.add.setAutoDefault(False)

        self.layout_79.addWidget(self.add, 1, 2, 1, 1)

        self.label_78 = PlainLabel(ExchangeKeepersDialog)
        self.label_78.setObjectName(u"label_78")
        self.label_78.setWordWrap(True)

        self.layout_79.addWidget(self.label_78, 2, 1, 1, 2)

        self.layout_79.setColumnStretch(1, 1)


        self.layout_81 = QHBoxLayout()
        self.layout_82.addLayout(self.layout_81)
        self.layout_81.setSpacing(8)
        self.layout_81.setObjectName(u"layout_81")
        self.layout_81.setContentsMargins(0, 0, 0, 0)
        self.new_key = QPushButton(ExchangeKeepersDialog)
        self.new_key.setObjectName(u"new_key")
        self.new_key.setAutoDefault(False)

        self.layout_81.addWidget(self.new_key)

        self.spacer_80 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_81.addItem(self.spacer_80)





        self.problem = PlainLabel(ExchangeKeepersDialog)
        self.problem.setObjectName(u"problem")
        self.problem.setWordWrap(True)
        self.problem.setFont(font1)
        self.problem.setVisible(False)

        self.layout_86.addWidget(self.problem)

        self.busy = QProgressBar(ExchangeKeepersDialog)
        self.busy.setObjectName(u"busy")
        self.busy.setMaximum(0)
        self.busy.setTextVisible(False)
        self.busy.setVisible(False)

        self.layout_86.addWidget(self.busy)

        self.layout_85 = QHBoxLayout()
        self.layout_86.addLayout(self.layout_85)
        self.layout_85.setSpacing(8)
        self.layout_85.setObjectName(u"layout_85")
        self.layout_85.setContentsMargins(0, 0, 0, 0)
        self.spacer_84 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_85.addItem(self.spacer_84)

        self.cancel = QPushButton(ExchangeKeepersDialog)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.layout_85.addWidget(self.cancel)



#if QT_CONFIG(shortcut)
        self.label_70.setBuddy(self.keepers)
        self.label_76.setBuddy(self.name)
        self.label_77.setBuddy(self.recipient)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(ExchangeKeepersDialog)

        QMetaObject.connectSlotsByName(ExchangeKeepersDialog)
    # setupUi

    def retranslateUi(self, ExchangeKeepersDialog):
        ExchangeKeepersDialog.setWindowTitle(_(u"Key keepers \u2013 HRD Desk"))
        self.label_68.setText(_(u"Key keepers"))
        self.label_69.setText(_(u"What is sent to headquarters can be opened here and by the key keepers, so that one lost computer or passphrase is never the loss of everything. No card is made before there is one."))
        self.label_70.setText(_(u"&Key keepers of this desk"))
#if QT_CONFIG(accessibility)
        self.keepers.setAccessibleName(_(u"Key keepers of this desk"))
#endif // QT_CONFIG(accessibility)
        self.empty.setText(_(u"None yet."))
        self.remove.setText(_(u"&Remove\u2026"))
        self.label_75.setText(_(u"Add a key keeper"))
        self.label_76.setText(_(u"&Who keeps it"))
        self.label_77.setText(_(u"&Public key"))
        self.recipient.setPlaceholderText(_(u"age1\u2026"))
        self.add.setText(_(u"&Add"))
        self.label_78.setText(_(u"The key keeper makes a key on a computer of their own and tells you the public part."))
        self.new_key.setText(_(u"&Make a key file\u2026"))
#if QT_CONFIG(accessibility)
        self.busy.setAccessibleName(_(u"Progress"))
#endif // QT_CONFIG(accessibility)
        self.cancel.setText(_(u"Close"))
    # retranslateUi
