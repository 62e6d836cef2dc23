"""Compiled from ui/import_dialog.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QAbstractItemView, QApplication, QComboBox, QDialog,
    QGridLayout, QHBoxLayout, QHeaderView, QLineEdit,
    QListWidget, QListWidgetItem, QProgressBar, QPushButton,
    QSizePolicy, QSpacerItem, QSpinBox, QTabWidget,
    QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget)

from hrd_desk.gui.widgets.plain_text import PlainLabel
from hrd_desk.gui.widgets.search_box import SearchBox

class Ui_ImportDialog(object):
    def setupUi(self, ImportDialog):
        if not ImportDialog.objectName():
            ImportDialog.setObjectName(u"ImportDialog")
        ImportDialog.setMinimumSize(QSize(980, 0))
        self.layout_29 = QVBoxLayout(ImportDialog)
        self.layout_29.setSpacing(14)
        self.layout_29.setObjectName(u"layout_29")
        self.layout_29.setContentsMargins(24, 20, 24, 20)
        self.heading = PlainLabel(ImportDialog)
        self.heading.setObjectName(u"heading")
        font = QFont()
        font.setPointSize(15)
        font.setBold(True)
        self.heading.setFont(font)

        self.layout_29.addWidget(self.heading)

        self.file_page = QWidget(ImportDialog)
        self.file_page.setObjectName(u"file_page")
        self.layout_8 = QVBoxLayout(self.file_page)
        self.layout_8.setSpacing(10)
        self.layout_8.setObjectName(u"layout_8")
        self.layout_8.setContentsMargins(0, 0, 0, 0)
        self.label_1 = PlainLabel(self.file_page)
        self.label_1.setObjectName(u"label_1")
        self.label_1.setWordWrap(True)

        self.layout_8.addWidget(self.label_1)

        self.layout_5 = QGridLayout()
        self.layout_8.addLayout(self.layout_5)
        self.layout_5.setObjectName(u"layout_5")
        self.layout_5.setHorizontalSpacing(10)
        self.layout_5.setVerticalSpacing(8)
        self.layout_5.setContentsMargins(0, 0, 0, 0)
        self.label_2 = PlainLabel(self.file_page)
        self.label_2.setObjectName(u"label_2")

        self.layout_5.addWidget(self.label_2, 0, 0, 1, 1)

        self.file = QLineEdit(self.file_page)
        self.file.setObjectName(u"file")

        self.layout_5.addWidget(self.file, 0, 1, 1, 1)

        self.browse = QPushButton(self.file_page)
        self.browse.setObjectName(u"browse")
        self.browse.setAutoDefault(False)

        self.layout_5.addWidget(self.browse, 0, 2, 1, 1)

        self.label_3 = PlainLabel(self.file_page)
        self.label_3.setObjectName(u"label_3")

        self.layout_5.addWidget(self.label_3, 1, 0, 1, 1)

        self.encoding = QComboBox(self.file_page)
        self.encoding.setObjectName(u"encoding")

        self.layout_5.addWidget(self.encoding, 1, 1, 1, 1)

        self.label_4 = PlainLabel(self.file_page)
        self.label_4.setObjectName(u"label_4")

        self.layout_5.addWidget(self.label_4, 2, 0, 1, 1)

        self.profile = QComboBox(self.file_page)
        self.profile.setObjectName(u"profile")

        self.layout_5.addWidget(self.profile, 2, 1, 1, 1)

        self.layout_5.setColumnStretch(1, 1)


        self.earlier_label = PlainLabel(self.file_page)
        self.earlier_label.setObjectName(u"earlier_label")

        self.layout_8.addWidget(self.earlier_label)

        self.earlier = QTreeWidget(self.file_page)
        self.earlier.setObjectName(u"earlier")
        self.earlier.setMinimumSize(QSize(0, 240))
        self.earlier.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.earlier.setRootIsDecorated(False)
        self.earlier.setUniformRowHeights(True)
        self.earlier.setAlternatingRowColors(True)
        self.earlier.setTabKeyNavigation(False)

        self.layout_8.addWidget(self.earlier)

        self.layout_7 = QHBoxLayout()
        self.layout_8.addLayout(self.layout_7)
        self.layout_7.setSpacing(8)
        self.layout_7.setObjectName(u"layout_7")
        self.layout_7.setContentsMargins(0, 0, 0, 0)
        self.show_report = QPushButton(self.file_page)
        self.show_report.setObjectName(u"show_report")
        self.show_report.setAutoDefault(False)

        self.layout_7.addWidget(self.show_report)

        self.take_back = QPushButton(self.file_page)
        self.take_back.setObjectName(u"take_back")
        self.take_back.setAutoDefault(False)

        self.layout_7.addWidget(self.take_back)

        self.spacer_6 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_7.addItem(self.spacer_6)



        self.below = QSpacerItem(8, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_8.addItem(self.below)

        self.layout_8.setStretch(3, 1000)
        self.layout_8.setStretch(5, 1)

        self.layout_29.addWidget(self.file_page)

        self.columns_page = QWidget(ImportDialog)
        self.columns_page.setObjectName(u"columns_page")
        self.layout_15 = QVBoxLayout(self.columns_page)
        self.layout_15.setSpacing(10)
        self.layout_15.setObjectName(u"layout_15")
        self.layout_15.setContentsMargins(0, 0, 0, 0)
        self.columns_words = PlainLabel(self.columns_page)
        self.columns_words.setObjectName(u"columns_words")
        self.columns_words.setWordWrap(True)

        self.layout_15.addWidget(self.columns_words)

        self.layout_10 = QHBoxLayout()
        self.layout_15.addLayout(self.layout_10)
        self.layout_10.setSpacing(8)
        self.layout_10.setObjectName(u"layout_10")
        self.layout_10.setContentsMargins(0, 0, 0, 0)
        self.sheet_label = PlainLabel(self.columns_page)
        self.sheet_label.setObjectName(u"sheet_label")

        self.layout_10.addWidget(self.sheet_label)

        self.sheet = QComboBox(self.columns_page)
        self.sheet.setObjectName(u"sheet")

        self.layout_10.addWidget(self.sheet)

        self.heading_row_label = PlainLabel(self.columns_page)
        self.heading_row_label.setObjectName(u"heading_row_label")

        self.layout_10.addWidget(self.heading_row_label)

        self.heading_row = QSpinBox(self.columns_page)
        self.heading_row.setObjectName(u"heading_row")
        self.heading_row.setMinimum(1)
        self.heading_row.setMaximum(20)
        self.heading_row.setKeyboardTracking(False)

        self.layout_10.addWidget(self.heading_row)

        self.spacer_9 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_10.addItem(self.spacer_9)



        self.columns = QTreeWidget(self.columns_page)
        self.columns.setObjectName(u"columns")
        self.columns.setMinimumSize(QSize(0, 320))
        self.columns.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.columns.setRootIsDecorated(False)
        self.columns.setUniformRowHeights(True)
        self.columns.setAlternatingRowColors(True)
        self.columns.setTabKeyNavigation(False)

        self.layout_15.addWidget(self.columns)

        self.layout_14 = QGridLayout()
        self.layout_15.addLayout(self.layout_14)
        self.layout_14.setObjectName(u"layout_14")
        self.layout_14.setHorizontalSpacing(10)
        self.layout_14.setVerticalSpacing(8)
        self.layout_14.setContentsMargins(0, 0, 0, 0)
        self.label_11 = PlainLabel(self.columns_page)
        self.label_11.setObjectName(u"label_11")

        self.layout_14.addWidget(self.label_11, 0, 0, 1, 1)

        self.leads_to = SearchBox(self.columns_page)
        self.leads_to.setObjectName(u"leads_to")

        self.layout_14.addWidget(self.leads_to, 0, 1, 1, 1)

        self.label_12 = PlainLabel(self.columns_page)
        self.label_12.setObjectName(u"label_12")

        self.layout_14.addWidget(self.label_12, 1, 0, 1, 1)

        self.date_order = QComboBox(self.columns_page)
        self.date_order.setObjectName(u"date_order")

        self.layout_14.addWidget(self.date_order, 1, 1, 1, 1)

        self.label_13 = PlainLabel(self.columns_page)
        self.label_13.setObjectName(u"label_13")

        self.layout_14.addWidget(self.label_13, 2, 0, 1, 1)

        self.keep_as = QLineEdit(self.columns_page)
        self.keep_as.setObjectName(u"keep_as")

        self.layout_14.addWidget(self.keep_as, 2, 1, 1, 1)

        self.layout_14.setColumnStretch(1, 1)


        self.layout_15.setStretch(2, 1)

        self.layout_29.addWidget(self.columns_page)

        self.trial_page = QWidget(ImportDialog)
        self.trial_page.setObjectName(u"trial_page")
        self.layout_25 = QVBoxLayout(self.trial_page)
        self.layout_25.setSpacing(10)
        self.layout_25.setObjectName(u"layout_25")
        self.layout_25.setContentsMargins(0, 0, 0, 0)
        self.summary = PlainLabel(self.trial_page)
        self.summary.setObjectName(u"summary")
        self.summary.setWordWrap(True)
        font1 = QFont()
        font1.setBold(True)
        self.summary.setFont(font1)

        self.layout_25.addWidget(self.summary)

        self.remark = PlainLabel(self.trial_page)
        self.remark.setObjectName(u"remark")
        self.remark.setWordWrap(True)

        self.layout_25.addWidget(self.remark)

        self.tabs = QTabWidget(self.trial_page)
        self.tabs.setObjectName(u"tabs")
        self.tabs.setMinimumSize(QSize(0, 400))
        self.questions_tab = QWidget()
        self.questions_tab.setObjectName(u"questions_tab")
        self.layout_18 = QVBoxLayout(self.questions_tab)
        self.layout_18.setSpacing(8)
        self.layout_18.setObjectName(u"layout_18")
        self.layout_18.setContentsMargins(8, 8, 8, 8)
        self.questions = QTreeWidget(self.questions_tab)
        self.questions.setObjectName(u"questions")
        self.questions.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.questions.setRootIsDecorated(False)
        self.questions.setUniformRowHeights(True)
        self.questions.setAlternatingRowColors(True)
        self.questions.setTabKeyNavigation(False)

        self.layout_18.addWidget(self.questions)

        self.layout_17 = QGridLayout()
        self.layout_18.addLayout(self.layout_17)
        self.layout_17.setObjectName(u"layout_17")
        self.layout_17.setHorizontalSpacing(10)
        self.layout_17.setVerticalSpacing(8)
        self.layout_17.setContentsMargins(0, 0, 0, 0)
        self.label_16 = PlainLabel(self.questions_tab)
        self.label_16.setObjectName(u"label_16")

        self.layout_17.addWidget(self.label_16, 0, 0, 1, 1)

        self.term = SearchBox(self.questions_tab)
        self.term.setObjectName(u"term")

        self.layout_17.addWidget(self.term, 0, 1, 1, 1)

        self.take_it = QPushButton(self.questions_tab)
        self.take_it.setObjectName(u"take_it")
        self.take_it.setAutoDefault(False)

        self.layout_17.addWidget(self.take_it, 0, 2, 1, 1)

        self.leave_out = QPushButton(self.questions_tab)
        self.leave_out.setObjectName(u"leave_out")
        self.leave_out.setAutoDefault(False)

        self.layout_17.addWidget(self.leave_out, 0, 3, 1, 1)

        self.layout_17.setColumnStretch(1, 1)


        self.layout_18.setStretch(0, 1)
        self.tabs.addTab(self.questions_tab, "")
        self.problems_tab = QWidget()
        self.problems_tab.setObjectName(u"problems_tab")
        self.layout_19 = QVBoxLayout(self.problems_tab)
        self.layout_19.setSpacing(8)
        self.layout_19.setObjectName(u"layout_19")
        self.layout_19.setContentsMargins(8, 8, 8, 8)
        self.problems = QTreeWidget(self.problems_tab)
        self.problems.setObjectName(u"problems")
        self.problems.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.problems.setRootIsDecorated(False)
        self.problems.setUniformRowHeights(True)
        self.problems.setAlternatingRowColors(True)
        self.problems.setTabKeyNavigation(False)

        self.layout_19.addWidget(self.problems)

        self.tabs.addTab(self.problems_tab, "")
        self.changes_tab = QWidget()
        self.changes_tab.setObjectName(u"changes_tab")
        self.layout_22 = QVBoxLayout(self.changes_tab)
        self.layout_22.setSpacing(8)
        self.layout_22.setObjectName(u"layout_22")
        self.layout_22.setContentsMargins(8, 8, 8, 8)
        self.changes_words = PlainLabel(self.changes_tab)
        self.changes_words.setObjectName(u"changes_words")
        self.changes_words.setWordWrap(True)

        self.layout_22.addWidget(self.changes_words)

        self.changes = QTreeWidget(self.changes_tab)
        self.changes.setObjectName(u"changes")
        self.changes.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.changes.setRootIsDecorated(False)
        self.changes.setUniformRowHeights(True)
        self.changes.setAlternatingRowColors(True)
        self.changes.setTabKeyNavigation(False)

        self.layout_22.addWidget(self.changes)

        self.layout_21 = QHBoxLayout()
        self.layout_22.addLayout(self.layout_21)
        self.layout_21.setSpacing(8)
        self.layout_21.setObjectName(u"layout_21")
        self.layout_21.setContentsMargins(0, 0, 0, 0)
        self.tick_all = QPushButton(self.changes_tab)
        self.tick_all.setObjectName(u"tick_all")
        self.tick_all.setAutoDefault(False)

        self.layout_21.addWidget(self.tick_all)

        self.tick_none = QPushButton(self.changes_tab)
        self.tick_none.setObjectName(u"tick_none")
        self.tick_none.setAutoDefault(False)

        self.layout_21.addWidget(self.tick_none)

        self.spacer_20 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_21.addItem(self.spacer_20)



        self.layout_22.setStretch(1, 1)
        self.tabs.addTab(self.changes_tab, "")
        self.alike_tab = QWidget()
        self.alike_tab.setObjectName(u"alike_tab")
        self.layout_24 = QVBoxLayout(self.alike_tab)
        self.layout_24.setSpacing(8)
        self.layout_24.setObjectName(u"layout_24")
        self.layout_24.setContentsMargins(8, 8, 8, 8)
        self.label_23 = PlainLabel(self.alike_tab)
        self.label_23.setObjectName(u"label_23")
        self.label_23.setWordWrap(True)

        self.layout_24.addWidget(self.label_23)

        self.look_alikes = QTreeWidget(self.alike_tab)
        self.look_alikes.setObjectName(u"look_alikes")
        self.look_alikes.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.look_alikes.setRootIsDecorated(False)
        self.look_alikes.setUniformRowHeights(True)
        self.look_alikes.setAlternatingRowColors(True)
        self.look_alikes.setTabKeyNavigation(False)

        self.layout_24.addWidget(self.look_alikes)

        self.layout_24.setStretch(1, 1)
        self.tabs.addTab(self.alike_tab, "")

        self.layout_25.addWidget(self.tabs)

        self.layout_25.setStretch(2, 1)

        self.layout_29.addWidget(self.trial_page)

        self.done_page = QWidget(ImportDialog)
        self.done_page.setObjectName(u"done_page")
        self.layout_26 = QVBoxLayout(self.done_page)
        self.layout_26.setSpacing(10)
        self.layout_26.setObjectName(u"layout_26")
        self.layout_26.setContentsMargins(0, 0, 0, 0)
        self.done_words = PlainLabel(self.done_page)
        self.done_words.setObjectName(u"done_words")
        self.done_words.setWordWrap(True)
        self.done_words.setFont(font1)

        self.layout_26.addWidget(self.done_words)

        self.done_remarks = PlainLabel(self.done_page)
        self.done_remarks.setObjectName(u"done_remarks")
        self.done_remarks.setWordWrap(True)

        self.layout_26.addWidget(self.done_remarks)

        self.left = QListWidget(self.done_page)
        self.left.setObjectName(u"left")
        self.left.setMinimumSize(QSize(0, 240))
        self.left.setWordWrap(True)

        self.layout_26.addWidget(self.left)

        self.layout_26.setStretch(2, 1)

        self.layout_29.addWidget(self.done_page)

        self.problem = PlainLabel(ImportDialog)
        self.problem.setObjectName(u"problem")
        self.problem.setWordWrap(True)
        self.problem.setFont(font1)
        self.problem.setVisible(False)

        self.layout_29.addWidget(self.problem)

        self.busy = QProgressBar(ImportDialog)
        self.busy.setObjectName(u"busy")
        self.busy.setMaximum(0)
        self.busy.setTextVisible(False)
        self.busy.setVisible(False)

        self.layout_29.addWidget(self.busy)

        self.layout_28 = QHBoxLayout()
        self.layout_29.addLayout(self.layout_28)
        self.layout_28.setSpacing(8)
        self.layout_28.setObjectName(u"layout_28")
        self.layout_28.setContentsMargins(0, 0, 0, 0)
        self.back = QPushButton(ImportDialog)
        self.back.setObjectName(u"back")
        self.back.setAutoDefault(False)

        self.layout_28.addWidget(self.back)

        self.undo = QPushButton(ImportDialog)
        self.undo.setObjectName(u"undo")
        self.undo.setAutoDefault(False)

        self.layout_28.addWidget(self.undo)

        self.spacer_27 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_28.addItem(self.spacer_27)

        self.again = QPushButton(ImportDialog)
        self.again.setObjectName(u"again")
        self.again.setAutoDefault(False)

        self.layout_28.addWidget(self.again)

        self.go_on = QPushButton(ImportDialog)
        self.go_on.setObjectName(u"go_on")

        self.layout_28.addWidget(self.go_on)

        self.cancel = QPushButton(ImportDialog)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.layout_28.addWidget(self.cancel)



        self.layout_29.setStretch(1, 1)
        self.layout_29.setStretch(2, 1)
        self.layout_29.setStretch(3, 1)
        self.layout_29.setStretch(4, 1)
#if QT_CONFIG(shortcut)
        self.label_2.setBuddy(self.file)
        self.label_3.setBuddy(self.encoding)
        self.label_4.setBuddy(self.profile)
        self.earlier_label.setBuddy(self.earlier)
        self.sheet_label.setBuddy(self.sheet)
        self.heading_row_label.setBuddy(self.heading_row)
        self.label_11.setBuddy(self.leads_to)
        self.label_12.setBuddy(self.date_order)
        self.label_13.setBuddy(self.keep_as)
        self.label_16.setBuddy(self.term)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(ImportDialog)

        self.go_on.setDefault(True)


        QMetaObject.connectSlotsByName(ImportDialog)
    # setupUi

    def retranslateUi(self, ImportDialog):
        ImportDialog.setWindowTitle(_(u"Import a table \u2013 HRD Desk"))
        self.heading.setText(_(u"Import a table"))
        self.label_1.setText(_(u"Take in a table: CSV, XLSX, JSON, or what Uwazi exported. Nothing is changed before you have seen what it would do."))
        self.label_2.setText(_(u"&File"))
        self.browse.setText(_(u"B&rowse\u2026"))
        self.label_3.setText(_(u"&Encoding"))
        self.label_4.setText(_(u"Read it &by"))
        self.earlier_label.setText(_(u"Earlier &imports"))
#if QT_CONFIG(accessibility)
        self.earlier.setAccessibleName(_(u"Earlier imports"))
#endif // QT_CONFIG(accessibility)
        self.show_report.setText(_(u"&Show report"))
        self.take_back.setText(_(u"&Take back\u2026"))
        self.sheet_label.setText(_(u"&Sheet"))
        self.heading_row_label.setText(_(u"Names of columns in ro&w"))
#if QT_CONFIG(accessibility)
        self.columns.setAccessibleName(_(u"Columns of the table"))
#endif // QT_CONFIG(accessibility)
        self.label_11.setText(_(u"&Leads to"))
        self.label_12.setText(_(u"&Dates like 1/5/2023"))
        self.label_13.setText(_(u"&Keep these columns as"))
        self.keep_as.setPlaceholderText(_(u"a name, for the next table of this kind"))
#if QT_CONFIG(accessibility)
        self.questions.setAccessibleName(_(u"Terms that are not known"))
#endif // QT_CONFIG(accessibility)
        self.label_16.setText(_(u"&Which term is meant"))
        self.take_it.setText(_(u"&Yes, this term"))
        self.leave_out.setText(_(u"Leave it &out"))
        self.tabs.setTabText(self.tabs.indexOf(self.questions_tab), _(u"Terms"))
#if QT_CONFIG(accessibility)
        self.problems.setAccessibleName(_(u"Problems"))
#endif // QT_CONFIG(accessibility)
        self.tabs.setTabText(self.tabs.indexOf(self.problems_tab), _(u"Problems"))
        self.changes_words.setText(_(u"These records are here already. Tick what the table shall replace."))
#if QT_CONFIG(accessibility)
        self.changes.setAccessibleName(_(u"Changes of records that are here"))
#endif // QT_CONFIG(accessibility)
        self.tick_all.setText(_(u"Tick &all"))
        self.tick_none.setText(_(u"Tick &none"))
        self.tabs.setTabText(self.tabs.indexOf(self.changes_tab), _(u"Changes"))
        self.label_23.setText(_(u"These may be the same events as others that are here. They are taken in and wait in the inbox, where they are compared."))
#if QT_CONFIG(accessibility)
        self.look_alikes.setAccessibleName(_(u"Records that may be the same event"))
#endif // QT_CONFIG(accessibility)
        self.tabs.setTabText(self.tabs.indexOf(self.alike_tab), _(u"Look-alikes"))
#if QT_CONFIG(accessibility)
        self.left.setAccessibleName(_(u"Rows that stayed out"))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.busy.setAccessibleName(_(u"Progress"))
#endif // QT_CONFIG(accessibility)
        self.back.setText(_(u"&Back"))
        self.undo.setText(_(u"&Take it back"))
        self.again.setText(_(u"&Try again"))
        self.go_on.setText(_(u"&Go on"))
        self.cancel.setText(_(u"Cancel"))
    # retranslateUi
