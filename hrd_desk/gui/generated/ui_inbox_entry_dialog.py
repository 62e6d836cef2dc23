"""Compiled from ui/inbox_entry_dialog.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QDialog, QFormLayout, QFrame,
    QHBoxLayout, QPushButton, QScrollArea, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_InboxEntryDialog(object):
    def setupUi(self, InboxEntryDialog):
        if not InboxEntryDialog.objectName():
            InboxEntryDialog.setObjectName(u"InboxEntryDialog")
        self.layout_1 = QVBoxLayout(InboxEntryDialog)
        self.layout_1.setSpacing(12)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(20, 18, 20, 16)
        self.heading = PlainLabel(InboxEntryDialog)
        self.heading.setObjectName(u"heading")
        self.heading.setWordWrap(True)
        font = QFont()
        font.setPointSize(13)
        font.setBold(True)
        self.heading.setFont(font)

        self.layout_1.addWidget(self.heading)

        self.explanation = PlainLabel(InboxEntryDialog)
        self.explanation.setObjectName(u"explanation")
        self.explanation.setWordWrap(True)

        self.layout_1.addWidget(self.explanation)

        self.scroll = QScrollArea(InboxEntryDialog)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setWidgetResizable(True)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.fields_part = QWidget()
        self.fields_part.setObjectName(u"fields_part")
        self.fields = QFormLayout(self.fields_part)
        self.fields.setObjectName(u"fields")
        self.fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.fields.setVerticalSpacing(8)
        self.fields.setContentsMargins(0, 0, 4, 0)
        self.scroll.setWidget(self.fields_part)

        self.layout_1.addWidget(self.scroll)

        self.problem = PlainLabel(InboxEntryDialog)
        self.problem.setObjectName(u"problem")
        self.problem.setWordWrap(True)

        self.layout_1.addWidget(self.problem)

        self.layout_2 = QHBoxLayout()
        self.layout_1.addLayout(self.layout_2)
        self.layout_2.setSpacing(8)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(0, 0, 0, 0)
        self.hint = PlainLabel(InboxEntryDialog)
        self.hint.setObjectName(u"hint")

        self.layout_2.addWidget(self.hint)

        self.spacer_6 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_2.addItem(self.spacer_6)

        self.save = QPushButton(InboxEntryDialog)
        self.save.setObjectName(u"save")
        self.save.setAutoDefault(False)

        self.layout_2.addWidget(self.save)

        self.cancel = QPushButton(InboxEntryDialog)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.layout_2.addWidget(self.cancel)



        self.layout_1.setStretch(2, 1)

        self.retranslateUi(InboxEntryDialog)

        QMetaObject.connectSlotsByName(InboxEntryDialog)
    # setupUi

    def retranslateUi(self, InboxEntryDialog):
        InboxEntryDialog.setWindowTitle(_(u"Inbox \u2013 HRD Desk"))
        self.hint.setText(_(u"Ctrl+Enter"))
        self.save.setText(_(u"Save"))
        self.cancel.setText(_(u"Cancel"))
    # retranslateUi
