"""Compiled from ui/inbox_batch_dialog.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QAbstractItemView, QApplication, QDialog, QHBoxLayout,
    QHeaderView, QProgressBar, QPushButton, QRadioButton,
    QSizePolicy, QSpacerItem, QTreeWidget, QTreeWidgetItem,
    QVBoxLayout, QWidget)

from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_InboxBatchDialog(object):
    def setupUi(self, InboxBatchDialog):
        if not InboxBatchDialog.objectName():
            InboxBatchDialog.setObjectName(u"InboxBatchDialog")
        InboxBatchDialog.setMinimumSize(QSize(900, 520))
        self.layout_1 = QVBoxLayout(InboxBatchDialog)
        self.layout_1.setSpacing(10)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(20, 18, 20, 16)
        self.heading = PlainLabel(InboxBatchDialog)
        self.heading.setObjectName(u"heading")
        self.heading.setWordWrap(True)
        font = QFont()
        font.setPointSize(13)
        font.setBold(True)
        self.heading.setFont(font)

        self.layout_1.addWidget(self.heading)

        self.explanation = PlainLabel(InboxBatchDialog)
        self.explanation.setObjectName(u"explanation")
        self.explanation.setWordWrap(True)

        self.layout_1.addWidget(self.explanation)

        self.layout_2 = QHBoxLayout()
        self.layout_1.addLayout(self.layout_2)
        self.layout_2.setSpacing(20)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(0, 0, 0, 0)
        self.keep = QRadioButton(InboxBatchDialog)
        self.keep.setObjectName(u"keep")

        self.layout_2.addWidget(self.keep)

        self.take = QRadioButton(InboxBatchDialog)
        self.take.setObjectName(u"take")

        self.layout_2.addWidget(self.take)

        self.spacer_7 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_2.addItem(self.spacer_7)



        self.preview = QTreeWidget(InboxBatchDialog)
        self.preview.setObjectName(u"preview")
        self.preview.setRootIsDecorated(False)
        self.preview.setUniformRowHeights(True)
        self.preview.setAlternatingRowColors(True)
        self.preview.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.preview.setTabKeyNavigation(False)

        self.layout_1.addWidget(self.preview)

        self.problem = PlainLabel(InboxBatchDialog)
        self.problem.setObjectName(u"problem")
        self.problem.setWordWrap(True)

        self.layout_1.addWidget(self.problem)

        self.busy = QProgressBar(InboxBatchDialog)
        self.busy.setObjectName(u"busy")
        self.busy.setMaximum(0)
        self.busy.setTextVisible(False)
        self.busy.setMaximumSize(QSize(16777215, 6))

        self.layout_1.addWidget(self.busy)

        self.layout_3 = QHBoxLayout()
        self.layout_1.addLayout(self.layout_3)
        self.layout_3.setSpacing(8)
        self.layout_3.setObjectName(u"layout_3")
        self.layout_3.setContentsMargins(0, 0, 0, 0)
        self.hint = PlainLabel(InboxBatchDialog)
        self.hint.setObjectName(u"hint")

        self.layout_3.addWidget(self.hint)

        self.spacer_8 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_3.addItem(self.spacer_8)

        self.confirm = QPushButton(InboxBatchDialog)
        self.confirm.setObjectName(u"confirm")
        self.confirm.setAutoDefault(False)

        self.layout_3.addWidget(self.confirm)

        self.cancel = QPushButton(InboxBatchDialog)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.layout_3.addWidget(self.cancel)



        self.layout_1.setStretch(3, 1)

        self.retranslateUi(InboxBatchDialog)

        QMetaObject.connectSlotsByName(InboxBatchDialog)
    # setupUi

    def retranslateUi(self, InboxBatchDialog):
        InboxBatchDialog.setWindowTitle(_(u"Inbox \u2013 HRD Desk"))
        self.keep.setText(_(u"1   Keep what is &shown now"))
        self.take.setText(_(u"2   &Take what waits"))
#if QT_CONFIG(accessibility)
        self.preview.setAccessibleName(_(u"What would be written"))
#endif // QT_CONFIG(accessibility)
        self.hint.setText(_(u"One Ctrl+Z takes all of it back."))
        self.confirm.setText(_(u"Choose one of the two"))
        self.cancel.setText(_(u"Cancel"))
    # retranslateUi
