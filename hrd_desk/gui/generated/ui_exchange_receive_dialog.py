"""Compiled from ui/exchange_receive_dialog.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QAbstractItemView, QApplication, QDialog, QGridLayout,
    QHBoxLayout, QHeaderView, QLineEdit, QProgressBar,
    QPushButton, QSizePolicy, QSpacerItem, QTreeWidget,
    QTreeWidgetItem, QVBoxLayout, QWidget)

from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_ExchangeReceiveDialog(object):
    def setupUi(self, ExchangeReceiveDialog):
        if not ExchangeReceiveDialog.objectName():
            ExchangeReceiveDialog.setObjectName(u"ExchangeReceiveDialog")
        ExchangeReceiveDialog.setMinimumSize(QSize(640, 0))
        self.layout_40 = QVBoxLayout(ExchangeReceiveDialog)
        self.layout_40.setSpacing(14)
        self.layout_40.setObjectName(u"layout_40")
        self.layout_40.setContentsMargins(24, 22, 24, 20)
        self.heading = PlainLabel(ExchangeReceiveDialog)
        self.heading.setObjectName(u"heading")
        font = QFont()
        font.setPointSize(15)
        font.setBold(True)
        self.heading.setFont(font)

        self.layout_40.addWidget(self.heading)

        self.choice_page = QWidget(ExchangeReceiveDialog)
        self.choice_page.setObjectName(u"choice_page")
        self.layout_26 = QVBoxLayout(self.choice_page)
        self.layout_26.setSpacing(10)
        self.layout_26.setObjectName(u"layout_26")
        self.layout_26.setContentsMargins(0, 0, 0, 0)
        self.label_21 = PlainLabel(self.choice_page)
        self.label_21.setObjectName(u"label_21")
        self.label_21.setWordWrap(True)

        self.layout_26.addWidget(self.label_21)

        self.layout_25 = QGridLayout()
        self.layout_26.addLayout(self.layout_25)
        self.layout_25.setObjectName(u"layout_25")
        self.layout_25.setHorizontalSpacing(10)
        self.layout_25.setVerticalSpacing(8)
        self.layout_25.setContentsMargins(0, 0, 0, 0)
        self.label_22 = PlainLabel(self.choice_page)
        self.label_22.setObjectName(u"label_22")

        self.layout_25.addWidget(self.label_22, 0, 0, 1, 1)

        self.folder = QLineEdit(self.choice_page)
        self.folder.setObjectName(u"folder")

        self.layout_25.addWidget(self.folder, 0, 1, 1, 1)

        self.browse = QPushButton(self.choice_page)
        self.browse.setObjectName(u"browse")
        self.browse.setAutoDefault(False)

        self.layout_25.addWidget(self.browse, 0, 2, 1, 1)

        self.layout_24 = QHBoxLayout()
        self.layout_25.addLayout(self.layout_24, 1, 1, 1, 1)
        self.layout_24.setSpacing(8)
        self.layout_24.setObjectName(u"layout_24")
        self.layout_24.setContentsMargins(0, 0, 0, 0)
        self.choose_files = QPushButton(self.choice_page)
        self.choose_files.setObjectName(u"choose_files")
        self.choose_files.setAutoDefault(False)

        self.layout_24.addWidget(self.choose_files)

        self.spacer_23 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_24.addItem(self.spacer_23)



        self.layout_25.setColumnStretch(1, 1)



        self.layout_40.addWidget(self.choice_page)

        self.preview_page = QWidget(ExchangeReceiveDialog)
        self.preview_page.setObjectName(u"preview_page")
        self.layout_32 = QVBoxLayout(self.preview_page)
        self.layout_32.setSpacing(10)
        self.layout_32.setObjectName(u"layout_32")
        self.layout_32.setContentsMargins(0, 0, 0, 0)
        self.summary = PlainLabel(self.preview_page)
        self.summary.setObjectName(u"summary")
        self.summary.setWordWrap(True)
        font1 = QFont()
        font1.setBold(True)
        self.summary.setFont(font1)

        self.layout_32.addWidget(self.summary)

        self.layout_29 = QVBoxLayout()
        self.layout_32.addLayout(self.layout_29)
        self.layout_29.setSpacing(4)
        self.layout_29.setObjectName(u"layout_29")
        self.layout_29.setContentsMargins(0, 0, 0, 0)
        self.label_28 = PlainLabel(self.preview_page)
        self.label_28.setObjectName(u"label_28")

        self.layout_29.addWidget(self.label_28)

        self.files = QTreeWidget(self.preview_page)
        self.files.setObjectName(u"files")
        self.files.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.files.setTabKeyNavigation(False)

        self.layout_29.addWidget(self.files)



        self.records_layout = QVBoxLayout()
        self.layout_32.addLayout(self.records_layout)
        self.records_layout.setSpacing(4)
        self.records_layout.setObjectName(u"records_layout")
        self.records_layout.setContentsMargins(0, 0, 0, 0)
        self.records_label = PlainLabel(self.preview_page)
        self.records_label.setObjectName(u"records_label")

        self.records_layout.addWidget(self.records_label)

        self.records = QTreeWidget(self.preview_page)
        self.records.setObjectName(u"records")
        self.records.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.records.setTabKeyNavigation(False)

        self.records_layout.addWidget(self.records)



        self.layout_32.setStretch(2, 1)

        self.layout_40.addWidget(self.preview_page)

        self.confirm_page = QWidget(ExchangeReceiveDialog)
        self.confirm_page.setObjectName(u"confirm_page")
        self.layout_36 = QVBoxLayout(self.confirm_page)
        self.layout_36.setSpacing(10)
        self.layout_36.setObjectName(u"layout_36")
        self.layout_36.setContentsMargins(0, 0, 0, 0)
        self.warning = PlainLabel(self.confirm_page)
        self.warning.setObjectName(u"warning")
        self.warning.setWordWrap(True)

        self.layout_36.addWidget(self.warning)

        self.layout_35 = QGridLayout()
        self.layout_36.addLayout(self.layout_35)
        self.layout_35.setObjectName(u"layout_35")
        self.layout_35.setHorizontalSpacing(10)
        self.layout_35.setVerticalSpacing(8)
        self.layout_35.setContentsMargins(0, 0, 0, 0)
        self.number_label = PlainLabel(self.confirm_page)
        self.number_label.setObjectName(u"number_label")

        self.layout_35.addWidget(self.number_label, 0, 0, 1, 1)

        self.number = QLineEdit(self.confirm_page)
        self.number.setObjectName(u"number")

        self.layout_35.addWidget(self.number, 0, 1, 1, 1)

        self.layout_35.setColumnStretch(1, 1)



        self.layout_40.addWidget(self.confirm_page)

        self.problem = PlainLabel(ExchangeReceiveDialog)
        self.problem.setObjectName(u"problem")
        self.problem.setWordWrap(True)
        self.problem.setFont(font1)
        self.problem.setVisible(False)

        self.layout_40.addWidget(self.problem)

        self.busy = QProgressBar(ExchangeReceiveDialog)
        self.busy.setObjectName(u"busy")
        self.busy.setMaximum(0)
        self.busy.setTextVisible(False)
        self.busy.setVisible(False)

        self.layout_40.addWidget(self.busy)

        self.layout_39 = QHBoxLayout()
        self.layout_40.addLayout(self.layout_39)
        self.layout_39.setSpacing(8)
        self.layout_39.setObjectName(u"layout_39")
        self.layout_39.setContentsMargins(0, 0, 0, 0)
        self.back = QPushButton(ExchangeReceiveDialog)
        self.back.setObjectName(u"back")
        self.back.setAutoDefault(False)

        self.layout_39.addWidget(self.back)

        self.spacer_38 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_39.addItem(self.spacer_38)

        self.inbox = QPushButton(ExchangeReceiveDialog)
        self.inbox.setObjectName(u"inbox")
        self.inbox.setAutoDefault(False)

        self.layout_39.addWidget(self.inbox)

        self.go_on = QPushButton(ExchangeReceiveDialog)
        self.go_on.setObjectName(u"go_on")

        self.layout_39.addWidget(self.go_on)

        self.cancel = QPushButton(ExchangeReceiveDialog)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.layout_39.addWidget(self.cancel)



#if QT_CONFIG(shortcut)
        self.label_22.setBuddy(self.folder)
        self.label_28.setBuddy(self.files)
        self.records_label.setBuddy(self.records)
        self.number_label.setBuddy(self.number)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(ExchangeReceiveDialog)

        self.go_on.setDefault(True)


        QMetaObject.connectSlotsByName(ExchangeReceiveDialog)
    # setupUi

    def retranslateUi(self, ExchangeReceiveDialog):
        ExchangeReceiveDialog.setWindowTitle(_(u"Receive \u2013 HRD Desk"))
        self.label_21.setText(_(u"Choose the files that came, or the folder or stick on which they lie. Nothing is taken in before you have seen what it would change."))
        self.label_22.setText(_(u"&Folder or stick"))
        self.browse.setText(_(u"B&rowse\u2026"))
        self.choose_files.setText(_(u"Choose single f&iles\u2026"))
        self.label_28.setText(_(u"Files"))
#if QT_CONFIG(accessibility)
        self.files.setAccessibleName(_(u"Files"))
#endif // QT_CONFIG(accessibility)
        self.records_label.setText(_(u"Records"))
#if QT_CONFIG(accessibility)
        self.records.setAccessibleName(_(u"Records"))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.busy.setAccessibleName(_(u"Progress"))
#endif // QT_CONFIG(accessibility)
        self.back.setText(_(u"&Back"))
        self.inbox.setText(_(u"Open the in&box"))
        self.go_on.setText(_(u"&Look at it"))
        self.cancel.setText(_(u"Cancel"))
    # retranslateUi
