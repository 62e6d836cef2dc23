"""Compiled from ui/profile_take_dialog.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QAbstractItemView, QApplication, QDialog, QHBoxLayout,
    QHeaderView, QPushButton, QSizePolicy, QSpacerItem,
    QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget)

from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_ProfileTakeDialog(object):
    def setupUi(self, ProfileTakeDialog):
        if not ProfileTakeDialog.objectName():
            ProfileTakeDialog.setObjectName(u"ProfileTakeDialog")
        ProfileTakeDialog.setMinimumSize(QSize(680, 420))
        self.layout_51 = QVBoxLayout(ProfileTakeDialog)
        self.layout_51.setSpacing(12)
        self.layout_51.setObjectName(u"layout_51")
        self.layout_51.setContentsMargins(24, 22, 24, 20)
        self.label_48 = PlainLabel(ProfileTakeDialog)
        self.label_48.setObjectName(u"label_48")
        self.label_48.setWordWrap(True)
        font = QFont()
        font.setPointSize(15)
        font.setBold(True)
        self.label_48.setFont(font)

        self.layout_51.addWidget(self.label_48)

        self.origin = PlainLabel(ProfileTakeDialog)
        self.origin.setObjectName(u"origin")
        self.origin.setWordWrap(True)

        self.layout_51.addWidget(self.origin)

        self.changes = QTableWidget(ProfileTakeDialog)
        self.changes.setObjectName(u"changes")
        self.changes.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.changes.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.changes.setTabKeyNavigation(False)
        self.changes.setWordWrap(True)

        self.layout_51.addWidget(self.changes)

        self.advice = PlainLabel(ProfileTakeDialog)
        self.advice.setObjectName(u"advice")
        self.advice.setWordWrap(True)

        self.layout_51.addWidget(self.advice)

        self.layout_50 = QHBoxLayout()
        self.layout_51.addLayout(self.layout_50)
        self.layout_50.setSpacing(8)
        self.layout_50.setObjectName(u"layout_50")
        self.layout_50.setContentsMargins(0, 0, 0, 0)
        self.spacer_49 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_50.addItem(self.spacer_49)

        self.take = QPushButton(ProfileTakeDialog)
        self.take.setObjectName(u"take")

        self.layout_50.addWidget(self.take)

        self.cancel = QPushButton(ProfileTakeDialog)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.layout_50.addWidget(self.cancel)




        self.retranslateUi(ProfileTakeDialog)

        self.take.setDefault(True)


        QMetaObject.connectSlotsByName(ProfileTakeDialog)
    # setupUi

    def retranslateUi(self, ProfileTakeDialog):
        ProfileTakeDialog.setWindowTitle(_(u"Profile \u2013 HRD Desk"))
        self.label_48.setText(_(u"Take over a profile"))
#if QT_CONFIG(accessibility)
        self.changes.setAccessibleName(_(u"What will change"))
#endif // QT_CONFIG(accessibility)
        self.take.setText(_(u"&Take over"))
        self.cancel.setText(_(u"Cancel"))
    # retranslateUi
