"""Compiled from ui/draft_dialog.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QDialog, QHBoxLayout, QPushButton,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from hrd_desk.gui.widgets.marked_text import MarkedText
from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_DraftDialog(object):
    def setupUi(self, DraftDialog):
        if not DraftDialog.objectName():
            DraftDialog.setObjectName(u"DraftDialog")
        DraftDialog.setMinimumSize(QSize(820, 420))
        self.layout_draft_dialog = QVBoxLayout(DraftDialog)
        self.layout_draft_dialog.setSpacing(12)
        self.layout_draft_dialog.setObjectName(u"layout_draft_dialog")
        self.layout_draft_dialog.setContentsMargins(20, 18, 20, 18)
        self.sentence = PlainLabel(DraftDialog)
        self.sentence.setObjectName(u"sentence")
        self.sentence.setWordWrap(True)

        self.layout_draft_dialog.addWidget(self.sentence)

        self.layout_draft_heads = QHBoxLayout()
        self.layout_draft_dialog.addLayout(self.layout_draft_heads)
        self.layout_draft_heads.setSpacing(0)
        self.layout_draft_heads.setObjectName(u"layout_draft_heads")
        self.layout_draft_heads.setContentsMargins(8, -1, -1, -1)
        self.head_now = PlainLabel(DraftDialog)
        self.head_now.setObjectName(u"head_now")
        font = QFont()
        font.setBold(True)
        self.head_now.setFont(font)

        self.layout_draft_heads.addWidget(self.head_now)

        self.head_draft = PlainLabel(DraftDialog)
        self.head_draft.setObjectName(u"head_draft")
        self.head_draft.setFont(font)

        self.layout_draft_heads.addWidget(self.head_draft)

        self.layout_draft_heads.setStretch(0, 1)
        self.layout_draft_heads.setStretch(1, 1)


        self.texts = MarkedText(DraftDialog)
        self.texts.setObjectName(u"texts")

        self.layout_draft_dialog.addWidget(self.texts)

        self.note = PlainLabel(DraftDialog)
        self.note.setObjectName(u"note")
        self.note.setWordWrap(True)

        self.layout_draft_dialog.addWidget(self.note)

        self.layout_draft_buttons = QHBoxLayout()
        self.layout_draft_dialog.addLayout(self.layout_draft_buttons)
        self.layout_draft_buttons.setSpacing(8)
        self.layout_draft_buttons.setObjectName(u"layout_draft_buttons")
        self.spacer_draft_buttons = QSpacerItem(10, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_draft_buttons.addItem(self.spacer_draft_buttons)

        self.replace = QPushButton(DraftDialog)
        self.replace.setObjectName(u"replace")
        self.replace.setAutoDefault(False)

        self.layout_draft_buttons.addWidget(self.replace)

        self.add_below = QPushButton(DraftDialog)
        self.add_below.setObjectName(u"add_below")

        self.layout_draft_buttons.addWidget(self.add_below)

        self.cancel = QPushButton(DraftDialog)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.layout_draft_buttons.addWidget(self.cancel)




        self.retranslateUi(DraftDialog)

        self.add_below.setDefault(True)


        QMetaObject.connectSlotsByName(DraftDialog)
    # setupUi

    def retranslateUi(self, DraftDialog):
        DraftDialog.setWindowTitle(_(u"Draft a summary \u2013 HRD Desk"))
        self.sentence.setText(_(u"The summary has text already. Nothing of it changes until you choose, and Ctrl+Z takes the choice back."))
        self.head_now.setText(_(u"Summary now"))
        self.head_draft.setText(_(u"Draft from the record"))
        self.note.setText("")
        self.replace.setText(_(u"&Replace"))
        self.add_below.setText(_(u"Add &below"))
        self.cancel.setText(_(u"Cancel"))
    # retranslateUi
