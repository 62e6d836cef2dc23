"""Compiled from ui/online_ask_dialog.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QDialog, QFormLayout, QHBoxLayout,
    QLineEdit, QListWidget, QListWidgetItem, QProgressBar,
    QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout,
    QWidget)

from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_OnlineAskDialog(object):
    def setupUi(self, OnlineAskDialog):
        if not OnlineAskDialog.objectName():
            OnlineAskDialog.setObjectName(u"OnlineAskDialog")
        OnlineAskDialog.setMinimumSize(QSize(560, 0))
        self.layout_15 = QVBoxLayout(OnlineAskDialog)
        self.layout_15.setSpacing(12)
        self.layout_15.setObjectName(u"layout_15")
        self.layout_15.setContentsMargins(24, 24, 24, 24)
        self.layout_12 = QFormLayout()
        self.layout_15.addLayout(self.layout_12)
        self.layout_12.setObjectName(u"layout_12")
        self.layout_12.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.label_query = PlainLabel(OnlineAskDialog)
        self.label_query.setObjectName(u"label_query")

        self.layout_12.setWidget(0, QFormLayout.ItemRole.LabelRole, self.label_query)

        self.query = QLineEdit(OnlineAskDialog)
        self.query.setObjectName(u"query")
        self.query.setMaxLength(200)

        self.layout_12.setWidget(0, QFormLayout.ItemRole.FieldRole, self.query)



        self.disclosure = PlainLabel(OnlineAskDialog)
        self.disclosure.setObjectName(u"disclosure")
        self.disclosure.setWordWrap(True)

        self.layout_15.addWidget(self.disclosure)

        self.found = QListWidget(OnlineAskDialog)
        self.found.setObjectName(u"found")

        self.layout_15.addWidget(self.found)

        self.problem = PlainLabel(OnlineAskDialog)
        self.problem.setObjectName(u"problem")
        self.problem.setWordWrap(True)
        self.problem.setVisible(False)

        self.layout_15.addWidget(self.problem)

        self.busy = QProgressBar(OnlineAskDialog)
        self.busy.setObjectName(u"busy")
        self.busy.setMinimum(0)
        self.busy.setMaximum(0)
        self.busy.setTextVisible(False)
        self.busy.setVisible(False)

        self.layout_15.addWidget(self.busy)

        self.layout_14 = QHBoxLayout()
        self.layout_15.addLayout(self.layout_14)
        self.layout_14.setSpacing(8)
        self.layout_14.setObjectName(u"layout_14")
        self.layout_14.setContentsMargins(0, 0, 0, 0)
        self.spacer_13 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_14.addItem(self.spacer_13)

        self.ask = QPushButton(OnlineAskDialog)
        self.ask.setObjectName(u"ask")
        self.ask.setAutoDefault(False)

        self.layout_14.addWidget(self.ask)

        self.take = QPushButton(OnlineAskDialog)
        self.take.setObjectName(u"take")
        self.take.setAutoDefault(False)

        self.layout_14.addWidget(self.take)

        self.cancel = QPushButton(OnlineAskDialog)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.layout_14.addWidget(self.cancel)



#if QT_CONFIG(shortcut)
        self.label_query.setBuddy(self.query)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(OnlineAskDialog)

        self.ask.setDefault(False)
        self.take.setDefault(False)
        self.cancel.setDefault(False)


        QMetaObject.connectSlotsByName(OnlineAskDialog)
    # setupUi

    def retranslateUi(self, OnlineAskDialog):
        OnlineAskDialog.setWindowTitle(_(u"Ask online \u2013 HRD Desk"))
        self.label_query.setText(_(u"&Name of the place"))
        self.disclosure.setText("")
#if QT_CONFIG(accessibility)
        self.found.setAccessibleName(_(u"Places found"))
#endif // QT_CONFIG(accessibility)
        self.problem.setText("")
        self.ask.setText(_(u"&Send the question"))
        self.take.setText(_(u"&Take this place"))
        self.cancel.setText(_(u"Cancel"))
    # retranslateUi
