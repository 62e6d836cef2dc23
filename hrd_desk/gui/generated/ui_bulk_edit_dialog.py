"""Compiled from ui/bulk_edit_dialog.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QDialog, QFormLayout, QFrame,
    QHBoxLayout, QProgressBar, QPushButton, QScrollArea,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_BulkEditDialog(object):
    def setupUi(self, BulkEditDialog):
        if not BulkEditDialog.objectName():
            BulkEditDialog.setObjectName(u"BulkEditDialog")
        self.layout_bulk = QVBoxLayout(BulkEditDialog)
        self.layout_bulk.setSpacing(8)
        self.layout_bulk.setObjectName(u"layout_bulk")
        self.layout_bulk.setContentsMargins(16, 14, 16, 14)
        self.heading = PlainLabel(BulkEditDialog)
        self.heading.setObjectName(u"heading")
        font = QFont()
        font.setPointSize(12)
        font.setBold(True)
        self.heading.setFont(font)

        self.layout_bulk.addWidget(self.heading)

        self.explanation = PlainLabel(BulkEditDialog)
        self.explanation.setObjectName(u"explanation")
        self.explanation.setWordWrap(True)

        self.layout_bulk.addWidget(self.explanation)

        self.scroll = QScrollArea(BulkEditDialog)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setWidgetResizable(True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.page = QWidget()
        self.page.setObjectName(u"page")
        self.rows = QFormLayout(self.page)
        self.rows.setObjectName(u"rows")
        self.rows.setHorizontalSpacing(12)
        self.rows.setVerticalSpacing(6)
        self.rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.scroll.setWidget(self.page)

        self.layout_bulk.addWidget(self.scroll)

        self.preview = PlainLabel(BulkEditDialog)
        self.preview.setObjectName(u"preview")
        self.preview.setWordWrap(True)

        self.layout_bulk.addWidget(self.preview)

        self.problem = PlainLabel(BulkEditDialog)
        self.problem.setObjectName(u"problem")
        self.problem.setWordWrap(True)

        self.layout_bulk.addWidget(self.problem)

        self.busy = QProgressBar(BulkEditDialog)
        self.busy.setObjectName(u"busy")
        self.busy.setMaximum(0)
        self.busy.setTextVisible(False)

        self.layout_bulk.addWidget(self.busy)

        self.layout_bulk_buttons = QHBoxLayout()
        self.layout_bulk.addLayout(self.layout_bulk_buttons)
        self.layout_bulk_buttons.setSpacing(8)
        self.layout_bulk_buttons.setObjectName(u"layout_bulk_buttons")
        self.spacer_bulk = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_bulk_buttons.addItem(self.spacer_bulk)

        self.change = QPushButton(BulkEditDialog)
        self.change.setObjectName(u"change")

        self.layout_bulk_buttons.addWidget(self.change)

        self.cancel = QPushButton(BulkEditDialog)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.layout_bulk_buttons.addWidget(self.cancel)




        self.retranslateUi(BulkEditDialog)

        QMetaObject.connectSlotsByName(BulkEditDialog)
    # setupUi

    def retranslateUi(self, BulkEditDialog):
        BulkEditDialog.setWindowTitle(_(u"Edit chosen events"))
        self.heading.setText("")
        self.explanation.setText(_(u"Only the fields that you change here are changed. A field shows what all of the events have; a term that you add comes to all of them, one that you take out goes from all."))
        self.preview.setText("")
        self.problem.setText("")
        self.change.setText(_(u"&Change"))
        self.cancel.setText(_(u"Cancel"))
    # retranslateUi
