"""Compiled from ui/history_dialog.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QDialog, QHBoxLayout,
    QListWidget, QListWidgetItem, QPushButton, QSizePolicy,
    QSpacerItem, QTextEdit, QVBoxLayout, QWidget)

from hrd_desk.gui.widgets.mirrored import MirroredSplitter
from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_HistoryDialog(object):
    def setupUi(self, HistoryDialog):
        if not HistoryDialog.objectName():
            HistoryDialog.setObjectName(u"HistoryDialog")
        self.layout_5 = QVBoxLayout(HistoryDialog)
        self.layout_5.setObjectName(u"layout_5")
        self.layout_5.setContentsMargins(12, 12, 12, 12)
        self.splitter = MirroredSplitter(HistoryDialog)
        self.splitter.setObjectName(u"splitter")
        self.splitter.setOrientation(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(12)
        self.revisions_part = QWidget(self.splitter)
        self.revisions_part.setObjectName(u"revisions_part")
        self.layout_1 = QVBoxLayout(self.revisions_part)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(0, 0, 0, 0)
        self.revisions_label = PlainLabel(self.revisions_part)
        self.revisions_label.setObjectName(u"revisions_label")
        self.revisions_label.setWordWrap(True)

        self.layout_1.addWidget(self.revisions_label)

        self.revisions = QListWidget(self.revisions_part)
        self.revisions.setObjectName(u"revisions")
        self.revisions.setMinimumSize(QSize(200, 0))
        self.revisions.setAlternatingRowColors(True)
        self.revisions.setWordWrap(True)
        self.revisions.setSpacing(2)

        self.layout_1.addWidget(self.revisions)

        self.splitter.addWidget(self.revisions_part)
        self.differences_part = QWidget(self.splitter)
        self.differences_part.setObjectName(u"differences_part")
        self.layout_2 = QVBoxLayout(self.differences_part)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(0, 0, 0, 0)
        self.differences_label = PlainLabel(self.differences_part)
        self.differences_label.setObjectName(u"differences_label")

        self.layout_2.addWidget(self.differences_label)

        self.revision = PlainLabel(self.differences_part)
        self.revision.setObjectName(u"revision")
        self.revision.setWordWrap(True)

        self.layout_2.addWidget(self.revision)

        self.differences = QTextEdit(self.differences_part)
        self.differences.setObjectName(u"differences")
        self.differences.setReadOnly(True)
        self.differences.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard|Qt.TextInteractionFlag.TextSelectableByMouse)
        self.differences.setAcceptRichText(False)
        self.differences.setTabChangesFocus(True)

        self.layout_2.addWidget(self.differences)

        self.splitter.addWidget(self.differences_part)

        self.layout_5.addWidget(self.splitter)

        self.layout_4 = QHBoxLayout()
        self.layout_5.addLayout(self.layout_4)
        self.layout_4.setObjectName(u"layout_4")
        self.whole_texts = QCheckBox(HistoryDialog)
        self.whole_texts.setObjectName(u"whole_texts")

        self.layout_4.addWidget(self.whole_texts)

        self.spacer_3 = QSpacerItem(20, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_4.addItem(self.spacer_3)

        self.close_button = QPushButton(HistoryDialog)
        self.close_button.setObjectName(u"close_button")

        self.layout_4.addWidget(self.close_button)



#if QT_CONFIG(shortcut)
        self.revisions_label.setBuddy(self.revisions)
        self.differences_label.setBuddy(self.differences)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(HistoryDialog)

        QMetaObject.connectSlotsByName(HistoryDialog)
    # setupUi

    def retranslateUi(self, HistoryDialog):
        HistoryDialog.setWindowTitle(_(u"History \u2013 HRD Desk"))
        self.revisions_label.setText(_(u"&Revisions and files made of it, newest first"))
        self.differences_label.setText(_(u"&What changed"))
        self.revision.setText("")
        self.whole_texts.setText(_(u"Show &unchanged text, too"))
        self.close_button.setText(_(u"Close"))
    # retranslateUi
