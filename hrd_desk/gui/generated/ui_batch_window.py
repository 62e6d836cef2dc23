"""Compiled from ui/batch_window.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QDialog, QHBoxLayout, QHeaderView,
    QProgressBar, QPushButton, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

from hrd_desk.gui.widgets.cell_table import CellTable
from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_BatchWindow(object):
    def setupUi(self, BatchWindow):
        if not BatchWindow.objectName():
            BatchWindow.setObjectName(u"BatchWindow")
        self.layout_batch = QVBoxLayout(BatchWindow)
        self.layout_batch.setSpacing(8)
        self.layout_batch.setObjectName(u"layout_batch")
        self.layout_batch.setContentsMargins(16, 14, 16, 14)
        self.state = PlainLabel(BatchWindow)
        self.state.setObjectName(u"state")
        font = QFont()
        font.setPointSize(12)
        font.setBold(True)
        self.state.setFont(font)

        self.layout_batch.addWidget(self.state)

        self.hint = PlainLabel(BatchWindow)
        self.hint.setObjectName(u"hint")
        self.hint.setWordWrap(True)

        self.layout_batch.addWidget(self.hint)

        self.cells = CellTable(BatchWindow)
        self.cells.setObjectName(u"cells")

        self.layout_batch.addWidget(self.cells)

        self.note = PlainLabel(BatchWindow)
        self.note.setObjectName(u"note")
        self.note.setWordWrap(True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignLeading|Qt.AlignmentFlag.AlignTop)

        self.layout_batch.addWidget(self.note)

        self.problem = PlainLabel(BatchWindow)
        self.problem.setObjectName(u"problem")
        self.problem.setWordWrap(True)
        font1 = QFont()
        font1.setBold(True)
        self.problem.setFont(font1)
        self.problem.setVisible(False)

        self.layout_batch.addWidget(self.problem)

        self.busy = QProgressBar(BatchWindow)
        self.busy.setObjectName(u"busy")
        self.busy.setMaximum(0)
        self.busy.setTextVisible(False)
        self.busy.setVisible(False)

        self.layout_batch.addWidget(self.busy)

        self.layout_batch_buttons = QHBoxLayout()
        self.layout_batch.addLayout(self.layout_batch_buttons)
        self.layout_batch_buttons.setSpacing(8)
        self.layout_batch_buttons.setObjectName(u"layout_batch_buttons")
        self.paste = QPushButton(BatchWindow)
        self.paste.setObjectName(u"paste")
#if QT_CONFIG(tooltip)
        self.paste.setToolTip(u"Ctrl+V")
#endif // QT_CONFIG(tooltip)
        self.paste.setAutoDefault(False)

        self.layout_batch_buttons.addWidget(self.paste)

        self.fill = QPushButton(BatchWindow)
        self.fill.setObjectName(u"fill")
#if QT_CONFIG(tooltip)
        self.fill.setToolTip(u"Ctrl+D")
#endif // QT_CONFIG(tooltip)
        self.fill.setAutoDefault(False)

        self.layout_batch_buttons.addWidget(self.fill)

        self.remove = QPushButton(BatchWindow)
        self.remove.setObjectName(u"remove")
#if QT_CONFIG(tooltip)
        self.remove.setToolTip(u"Ctrl+Del")
#endif // QT_CONFIG(tooltip)
        self.remove.setAutoDefault(False)

        self.layout_batch_buttons.addWidget(self.remove)

        self.next_doubt = QPushButton(BatchWindow)
        self.next_doubt.setObjectName(u"next_doubt")
#if QT_CONFIG(tooltip)
        self.next_doubt.setToolTip(u"F8")
#endif // QT_CONFIG(tooltip)
        self.next_doubt.setAutoDefault(False)

        self.layout_batch_buttons.addWidget(self.next_doubt)

        self.spacer_batch_buttons = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_batch_buttons.addItem(self.spacer_batch_buttons)

        self.save = QPushButton(BatchWindow)
        self.save.setObjectName(u"save")
#if QT_CONFIG(tooltip)
        self.save.setToolTip(u"Ctrl+Enter")
#endif // QT_CONFIG(tooltip)

        self.layout_batch_buttons.addWidget(self.save)

        self.cancel = QPushButton(BatchWindow)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.layout_batch_buttons.addWidget(self.cancel)



        self.layout_batch.setStretch(2, 1)

        self.retranslateUi(BatchWindow)

        self.save.setDefault(True)


        QMetaObject.connectSlotsByName(BatchWindow)
    # setupUi

    def retranslateUi(self, BatchWindow):
        BatchWindow.setWindowTitle(_(u"Enter several events \u2013 HRD Desk"))
        self.hint.setText(_(u"Each row becomes an event. Type in the cells, or paste rows of a spreadsheet. What stands here is kept on this desk until it is saved."))
#if QT_CONFIG(accessibility)
        self.cells.setAccessibleName(_(u"New events"))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.busy.setAccessibleName(_(u"Progress"))
#endif // QT_CONFIG(accessibility)
        self.paste.setText(_(u"&Paste\u2026"))
        self.fill.setText(_(u"Fill &down"))
        self.remove.setText(_(u"&Remove rows"))
        self.next_doubt.setText(_(u"&Next mark"))
        self.cancel.setText(_(u"Close"))
    # retranslateUi
