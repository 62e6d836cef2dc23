"""Compiled from ui/batch_paste_dialog.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QAbstractItemView, QApplication, QCheckBox, QComboBox,
    QDialog, QGridLayout, QHBoxLayout, QHeaderView,
    QPushButton, QSizePolicy, QSpacerItem, QTreeWidget,
    QTreeWidgetItem, QVBoxLayout, QWidget)

from hrd_desk.gui.widgets.plain_text import PlainLabel
from hrd_desk.gui.widgets.search_box import SearchBox

class Ui_BatchPasteDialog(object):
    def setupUi(self, BatchPasteDialog):
        if not BatchPasteDialog.objectName():
            BatchPasteDialog.setObjectName(u"BatchPasteDialog")
        self.layout_paste = QVBoxLayout(BatchPasteDialog)
        self.layout_paste.setSpacing(10)
        self.layout_paste.setObjectName(u"layout_paste")
        self.layout_paste.setContentsMargins(24, 20, 24, 20)
        self.heading = PlainLabel(BatchPasteDialog)
        self.heading.setObjectName(u"heading")
        font = QFont()
        font.setPointSize(15)
        font.setBold(True)
        self.heading.setFont(font)

        self.layout_paste.addWidget(self.heading)

        self.has_headings = QCheckBox(BatchPasteDialog)
        self.has_headings.setObjectName(u"has_headings")

        self.layout_paste.addWidget(self.has_headings)

        self.columns_words = PlainLabel(BatchPasteDialog)
        self.columns_words.setObjectName(u"columns_words")
        self.columns_words.setWordWrap(True)

        self.layout_paste.addWidget(self.columns_words)

        self.columns = QTreeWidget(BatchPasteDialog)
        self.columns.setObjectName(u"columns")
        self.columns.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.columns.setRootIsDecorated(False)
        self.columns.setUniformRowHeights(True)
        self.columns.setAlternatingRowColors(True)
        self.columns.setTabKeyNavigation(False)

        self.layout_paste.addWidget(self.columns)

        self.layout_paste_choices = QGridLayout()
        self.layout_paste.addLayout(self.layout_paste_choices)
        self.layout_paste_choices.setObjectName(u"layout_paste_choices")
        self.layout_paste_choices.setHorizontalSpacing(10)
        self.layout_paste_choices.setVerticalSpacing(8)
        self.label_leads_to = PlainLabel(BatchPasteDialog)
        self.label_leads_to.setObjectName(u"label_leads_to")

        self.layout_paste_choices.addWidget(self.label_leads_to, 0, 0, 1, 1)

        self.leads_to = SearchBox(BatchPasteDialog)
        self.leads_to.setObjectName(u"leads_to")

        self.layout_paste_choices.addWidget(self.leads_to, 0, 1, 1, 1)

        self.label_date_order = PlainLabel(BatchPasteDialog)
        self.label_date_order.setObjectName(u"label_date_order")

        self.layout_paste_choices.addWidget(self.label_date_order, 1, 0, 1, 1)

        self.date_order = QComboBox(BatchPasteDialog)
        self.date_order.setObjectName(u"date_order")

        self.layout_paste_choices.addWidget(self.date_order, 1, 1, 1, 1)

        self.layout_paste_choices.setColumnStretch(1, 1)


        self.layout_paste_buttons = QHBoxLayout()
        self.layout_paste.addLayout(self.layout_paste_buttons)
        self.layout_paste_buttons.setSpacing(8)
        self.layout_paste_buttons.setObjectName(u"layout_paste_buttons")
        self.spacer_paste_buttons = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_paste_buttons.addItem(self.spacer_paste_buttons)

        self.add = QPushButton(BatchPasteDialog)
        self.add.setObjectName(u"add")

        self.layout_paste_buttons.addWidget(self.add)

        self.cancel = QPushButton(BatchPasteDialog)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.layout_paste_buttons.addWidget(self.cancel)



        self.layout_paste.setStretch(3, 1)
#if QT_CONFIG(shortcut)
        self.label_leads_to.setBuddy(self.leads_to)
        self.label_date_order.setBuddy(self.date_order)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(BatchPasteDialog)

        self.add.setDefault(True)


        QMetaObject.connectSlotsByName(BatchPasteDialog)
    # setupUi

    def retranslateUi(self, BatchPasteDialog):
        BatchPasteDialog.setWindowTitle(_(u"Paste rows \u2013 HRD Desk"))
        self.has_headings.setText(_(u"The first &row holds the names of the columns"))
#if QT_CONFIG(accessibility)
        self.columns.setAccessibleName(_(u"Columns of the table"))
#endif // QT_CONFIG(accessibility)
        self.label_leads_to.setText(_(u"&Leads to"))
        self.label_date_order.setText(_(u"&Dates like 1/5/2023"))
        self.cancel.setText(_(u"Cancel"))
    # retranslateUi
