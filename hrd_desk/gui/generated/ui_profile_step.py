"""Compiled from ui/profile_step.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QAbstractItemView, QApplication, QFormLayout, QHeaderView,
    QLineEdit, QSizePolicy, QTableWidget, QTableWidgetItem,
    QVBoxLayout, QWidget)

from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_ProfileStep(object):
    def setupUi(self, ProfileStep):
        if not ProfileStep.objectName():
            ProfileStep.setObjectName(u"ProfileStep")
        self.layout_1 = QVBoxLayout(ProfileStep)
        self.layout_1.setSpacing(12)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(0, 0, 0, 0)
        self.origin = PlainLabel(ProfileStep)
        self.origin.setObjectName(u"origin")
        self.origin.setWordWrap(True)

        self.layout_1.addWidget(self.origin)

        self.settings = QTableWidget(ProfileStep)
        self.settings.setObjectName(u"settings")
        self.settings.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.settings.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.settings.setTabKeyNavigation(False)
        self.settings.setWordWrap(True)

        self.layout_1.addWidget(self.settings)

        self.call = PlainLabel(ProfileStep)
        self.call.setObjectName(u"call")
        self.call.setWordWrap(True)

        self.layout_1.addWidget(self.call)

        self.layout_2 = QFormLayout()
        self.layout_1.addLayout(self.layout_2)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.layout_2.setLabelAlignment(Qt.AlignmentFlag.AlignLeading|Qt.AlignmentFlag.AlignVCenter)
        self.layout_2.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self.words_label = PlainLabel(ProfileStep)
        self.words_label.setObjectName(u"words_label")

        self.layout_2.setWidget(0, QFormLayout.ItemRole.LabelRole, self.words_label)

        self.words = QLineEdit(ProfileStep)
        self.words.setObjectName(u"words")

        self.layout_2.setWidget(0, QFormLayout.ItemRole.FieldRole, self.words)



#if QT_CONFIG(shortcut)
        self.words_label.setBuddy(self.words)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(ProfileStep)

        QMetaObject.connectSlotsByName(ProfileStep)
    # setupUi

    def retranslateUi(self, ProfileStep):
        self.origin.setText("")
#if QT_CONFIG(accessibility)
        self.settings.setAccessibleName(_(u"What the profile sets"))
#endif // QT_CONFIG(accessibility)
        self.call.setText(_(u"Whoever handed you the file could have made it. Call headquarters, by a number that did not come with the file, and let somebody whose voice you know read out the six words or the digits. Type what you hear."))
        self.words_label.setText(_(u"&Words heard"))
        pass
    # retranslateUi
