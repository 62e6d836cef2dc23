"""Compiled from ui/exchange_merge_dialog.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QAbstractItemView, QApplication, QCheckBox, QDialog,
    QGridLayout, QHBoxLayout, QHeaderView, QLineEdit,
    QProgressBar, QPushButton, QSizePolicy, QSpacerItem,
    QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget)

from hrd_desk.gui.widgets.passphrase_edit import PassphraseEdit
from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_ExchangeMergeDialog(object):
    def setupUi(self, ExchangeMergeDialog):
        if not ExchangeMergeDialog.objectName():
            ExchangeMergeDialog.setObjectName(u"ExchangeMergeDialog")
        ExchangeMergeDialog.setMinimumSize(QSize(640, 0))
        self.layout_113 = QVBoxLayout(ExchangeMergeDialog)
        self.layout_113.setSpacing(14)
        self.layout_113.setObjectName(u"layout_113")
        self.layout_113.setContentsMargins(24, 22, 24, 20)
        self.heading = PlainLabel(ExchangeMergeDialog)
        self.heading.setObjectName(u"heading")
        font = QFont()
        font.setPointSize(15)
        font.setBold(True)
        self.heading.setFont(font)

        self.layout_113.addWidget(self.heading)

        self.choice_page = QWidget(ExchangeMergeDialog)
        self.choice_page.setObjectName(u"choice_page")
        self.layout_104 = QVBoxLayout(self.choice_page)
        self.layout_104.setSpacing(10)
        self.layout_104.setObjectName(u"layout_104")
        self.layout_104.setContentsMargins(0, 0, 0, 0)
        self.label_97 = PlainLabel(self.choice_page)
        self.label_97.setObjectName(u"label_97")
        self.label_97.setWordWrap(True)

        self.layout_104.addWidget(self.label_97)

        self.layout_103 = QGridLayout()
        self.layout_104.addLayout(self.layout_103)
        self.layout_103.setObjectName(u"layout_103")
        self.layout_103.setHorizontalSpacing(10)
        self.layout_103.setVerticalSpacing(8)
        self.layout_103.setContentsMargins(0, 0, 0, 0)
        self.label_98 = PlainLabel(self.choice_page)
        self.label_98.setObjectName(u"label_98")

        self.layout_103.addWidget(self.label_98, 0, 0, 1, 1)

        self.source = QLineEdit(self.choice_page)
        self.source.setObjectName(u"source")

        self.layout_103.addWidget(self.source, 0, 1, 1, 1)

        self.browse = QPushButton(self.choice_page)
        self.browse.setObjectName(u"browse")
        self.browse.setAutoDefault(False)

        self.layout_103.addWidget(self.browse, 0, 2, 1, 1)

        self.layout_100 = QHBoxLayout()
        self.layout_103.addLayout(self.layout_100, 1, 1, 1, 1)
        self.layout_100.setSpacing(8)
        self.layout_100.setObjectName(u"layout_100")
        self.layout_100.setContentsMargins(0, 0, 0, 0)
        self.choose_file = QPushButton(self.choice_page)
        self.choose_file.setObjectName(u"choose_file")
        self.choose_file.setAutoDefault(False)

        self.layout_100.addWidget(self.choose_file)

        self.spacer_99 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_100.addItem(self.spacer_99)



        self.label_101 = PlainLabel(self.choice_page)
        self.label_101.setObjectName(u"label_101")

        self.layout_103.addWidget(self.label_101, 2, 0, 1, 1)

        self.passphrase = PassphraseEdit(self.choice_page)
        self.passphrase.setObjectName(u"passphrase")

        self.layout_103.addWidget(self.passphrase, 2, 1, 1, 2)

        self.is_shown = QCheckBox(self.choice_page)
        self.is_shown.setObjectName(u"is_shown")

        self.layout_103.addWidget(self.is_shown, 3, 1, 1, 2)

        self.keyboard = PlainLabel(self.choice_page)
        self.keyboard.setObjectName(u"keyboard")

        self.layout_103.addWidget(self.keyboard, 4, 1, 1, 2)

        self.layout_103.setColumnStretch(1, 1)



        self.layout_113.addWidget(self.choice_page)

        self.preview_page = QWidget(ExchangeMergeDialog)
        self.preview_page.setObjectName(u"preview_page")
        self.layout_109 = QVBoxLayout(self.preview_page)
        self.layout_109.setSpacing(10)
        self.layout_109.setObjectName(u"layout_109")
        self.layout_109.setContentsMargins(0, 0, 0, 0)
        self.summary = PlainLabel(self.preview_page)
        self.summary.setObjectName(u"summary")
        self.summary.setWordWrap(True)
        font1 = QFont()
        font1.setBold(True)
        self.summary.setFont(font1)

        self.layout_109.addWidget(self.summary)

        self.remark = PlainLabel(self.preview_page)
        self.remark.setObjectName(u"remark")
        self.remark.setWordWrap(True)

        self.layout_109.addWidget(self.remark)

        self.records_layout = QVBoxLayout()
        self.layout_109.addLayout(self.records_layout)
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



        self.layout_109.setStretch(2, 1)

        self.layout_113.addWidget(self.preview_page)

        self.confirm_page = QWidget(ExchangeMergeDialog)
        self.confirm_page.setObjectName(u"confirm_page")
        self.layout_confirm_page = QVBoxLayout(self.confirm_page)
        self.layout_confirm_page.setSpacing(10)
        self.layout_confirm_page.setObjectName(u"layout_confirm_page")
        self.layout_confirm_page.setContentsMargins(0, 0, 0, 0)
        self.warning = PlainLabel(self.confirm_page)
        self.warning.setObjectName(u"warning")
        self.warning.setWordWrap(True)

        self.layout_confirm_page.addWidget(self.warning)

        self.layout_confirm_number = QGridLayout()
        self.layout_confirm_page.addLayout(self.layout_confirm_number)
        self.layout_confirm_number.setObjectName(u"layout_confirm_number")
        self.layout_confirm_number.setHorizontalSpacing(10)
        self.layout_confirm_number.setVerticalSpacing(8)
        self.layout_confirm_number.setContentsMargins(0, 0, 0, 0)
        self.number_label = PlainLabel(self.confirm_page)
        self.number_label.setObjectName(u"number_label")

        self.layout_confirm_number.addWidget(self.number_label, 0, 0, 1, 1)

        self.number = QLineEdit(self.confirm_page)
        self.number.setObjectName(u"number")

        self.layout_confirm_number.addWidget(self.number, 0, 1, 1, 1)

        self.layout_confirm_number.setColumnStretch(1, 1)



        self.layout_113.addWidget(self.confirm_page)

        self.problem = PlainLabel(ExchangeMergeDialog)
        self.problem.setObjectName(u"problem")
        self.problem.setWordWrap(True)
        self.problem.setFont(font1)
        self.problem.setVisible(False)

        self.layout_113.addWidget(self.problem)

        self.busy = QProgressBar(ExchangeMergeDialog)
        self.busy.setObjectName(u"busy")
        self.busy.setMaximum(0)
        self.busy.setTextVisible(False)
        self.busy.setVisible(False)

        self.layout_113.addWidget(self.busy)

        self.layout_112 = QHBoxLayout()
        self.layout_113.addLayout(self.layout_112)
        self.layout_112.setSpacing(8)
        self.layout_112.setObjectName(u"layout_112")
        self.layout_112.setContentsMargins(0, 0, 0, 0)
        self.back = QPushButton(ExchangeMergeDialog)
        self.back.setObjectName(u"back")
        self.back.setAutoDefault(False)

        self.layout_112.addWidget(self.back)

        self.spacer_111 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_112.addItem(self.spacer_111)

        self.inbox = QPushButton(ExchangeMergeDialog)
        self.inbox.setObjectName(u"inbox")
        self.inbox.setAutoDefault(False)

        self.layout_112.addWidget(self.inbox)

        self.go_on = QPushButton(ExchangeMergeDialog)
        self.go_on.setObjectName(u"go_on")

        self.layout_112.addWidget(self.go_on)

        self.cancel = QPushButton(ExchangeMergeDialog)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.layout_112.addWidget(self.cancel)



#if QT_CONFIG(shortcut)
        self.label_98.setBuddy(self.source)
        self.label_101.setBuddy(self.passphrase)
        self.records_label.setBuddy(self.records)
        self.number_label.setBuddy(self.number)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(ExchangeMergeDialog)

        self.go_on.setDefault(True)


        QMetaObject.connectSlotsByName(ExchangeMergeDialog)
    # setupUi

    def retranslateUi(self, ExchangeMergeDialog):
        ExchangeMergeDialog.setWindowTitle(_(u"Merge a database file \u2013 HRD Desk"))
        self.heading.setText(_(u"Merge a database file"))
        self.label_97.setText(_(u"Take in what another desk holds, from a copy of its folder or of its main.db. The other desk is not changed. Nothing is taken in before you have seen what it would change."))
        self.label_98.setText(_(u"&Desk folder or main.db"))
        self.browse.setText(_(u"B&rowse\u2026"))
        self.choose_file.setText(_(u"Choose a main.db\u2026"))
        self.label_101.setText(_(u"&Its passphrase"))
        self.is_shown.setText(_(u"S&how it"))
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
