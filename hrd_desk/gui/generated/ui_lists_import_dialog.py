"""Compiled from ui/lists_import_dialog.ui by packaging/compile_forms.py; do not edit."""

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
    QProgressBar, QPushButton, QSizePolicy, QSpacerItem,
    QTabWidget, QTreeWidget, QTreeWidgetItem, QVBoxLayout,
    QWidget)

from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_ListsImportDialog(object):
    def setupUi(self, ListsImportDialog):
        if not ListsImportDialog.objectName():
            ListsImportDialog.setObjectName(u"ListsImportDialog")
        ListsImportDialog.setMinimumSize(QSize(900, 0))
        self.layout_15 = QVBoxLayout(ListsImportDialog)
        self.layout_15.setSpacing(14)
        self.layout_15.setObjectName(u"layout_15")
        self.layout_15.setContentsMargins(24, 20, 24, 20)
        self.heading = PlainLabel(ListsImportDialog)
        self.heading.setObjectName(u"heading")
        font = QFont()
        font.setPointSize(15)
        font.setBold(True)
        self.heading.setFont(font)

        self.layout_15.addWidget(self.heading)

        self.file_page = QWidget(ListsImportDialog)
        self.file_page.setObjectName(u"file_page")
        self.layout_3 = QVBoxLayout(self.file_page)
        self.layout_3.setSpacing(10)
        self.layout_3.setObjectName(u"layout_3")
        self.layout_3.setContentsMargins(0, 0, 0, 0)
        self.words = PlainLabel(self.file_page)
        self.words.setObjectName(u"words")
        self.words.setWordWrap(True)

        self.layout_3.addWidget(self.words)

        self.layout_1 = QGridLayout()
        self.layout_3.addLayout(self.layout_1)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setHorizontalSpacing(10)
        self.layout_1.setVerticalSpacing(8)
        self.layout_1.setContentsMargins(0, 0, 0, 0)
        self.file_label = PlainLabel(self.file_page)
        self.file_label.setObjectName(u"file_label")

        self.layout_1.addWidget(self.file_label, 0, 0, 1, 1)

        self.file = QLineEdit(self.file_page)
        self.file.setObjectName(u"file")

        self.layout_1.addWidget(self.file, 0, 1, 1, 1)

        self.browse = QPushButton(self.file_page)
        self.browse.setObjectName(u"browse")
        self.browse.setAutoDefault(False)

        self.layout_1.addWidget(self.browse, 0, 2, 1, 1)

        self.scheme_label = PlainLabel(self.file_page)
        self.scheme_label.setObjectName(u"scheme_label")

        self.layout_1.addWidget(self.scheme_label, 1, 0, 1, 1)

        self.scheme = QComboBox(self.file_page)
        self.scheme.setObjectName(u"scheme")

        self.layout_1.addWidget(self.scheme, 1, 1, 1, 1)

        self.encoding_label = PlainLabel(self.file_page)
        self.encoding_label.setObjectName(u"encoding_label")

        self.layout_1.addWidget(self.encoding_label, 2, 0, 1, 1)

        self.encoding = QComboBox(self.file_page)
        self.encoding.setObjectName(u"encoding")

        self.layout_1.addWidget(self.encoding, 2, 1, 1, 1)

        self.layout_1.setColumnStretch(1, 1)


        self.spacer_2 = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_3.addItem(self.spacer_2)


        self.layout_15.addWidget(self.file_page)

        self.list_page = QWidget(ListsImportDialog)
        self.list_page.setObjectName(u"list_page")
        self.layout_12 = QVBoxLayout(self.list_page)
        self.layout_12.setSpacing(10)
        self.layout_12.setObjectName(u"layout_12")
        self.layout_12.setContentsMargins(0, 0, 0, 0)
        self.summary = PlainLabel(self.list_page)
        self.summary.setObjectName(u"summary")
        self.summary.setWordWrap(True)
        font1 = QFont()
        font1.setBold(True)
        self.summary.setFont(font1)

        self.layout_12.addWidget(self.summary)

        self.remark = PlainLabel(self.list_page)
        self.remark.setObjectName(u"remark")
        self.remark.setWordWrap(True)

        self.layout_12.addWidget(self.remark)

        self.layout_11 = QHBoxLayout()
        self.layout_12.addLayout(self.layout_11)
        self.layout_11.setSpacing(8)
        self.layout_11.setObjectName(u"layout_11")
        self.layout_11.setContentsMargins(0, 0, 0, 0)
        self.sheet_label = PlainLabel(self.list_page)
        self.sheet_label.setObjectName(u"sheet_label")

        self.layout_11.addWidget(self.sheet_label)

        self.sheet = QComboBox(self.list_page)
        self.sheet.setObjectName(u"sheet")

        self.layout_11.addWidget(self.sheet)

        self.spacer_10 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_11.addItem(self.spacer_10)



        self.tabs = QTabWidget(self.list_page)
        self.tabs.setObjectName(u"tabs")
        self.tabs.setMinimumSize(QSize(0, 380))
        self.new_tab = QWidget()
        self.new_tab.setObjectName(u"new_tab")
        self.layout_4 = QVBoxLayout(self.new_tab)
        self.layout_4.setSpacing(8)
        self.layout_4.setObjectName(u"layout_4")
        self.layout_4.setContentsMargins(8, 8, 8, 8)
        self.new_words = PlainLabel(self.new_tab)
        self.new_words.setObjectName(u"new_words")
        self.new_words.setWordWrap(True)

        self.layout_4.addWidget(self.new_words)

        self.new_terms = QTreeWidget(self.new_tab)
        self.new_terms.setObjectName(u"new_terms")
        self.new_terms.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.new_terms.setUniformRowHeights(True)
        self.new_terms.setAlternatingRowColors(True)
        self.new_terms.setTabKeyNavigation(False)

        self.layout_4.addWidget(self.new_terms)

        self.layout_4.setStretch(1, 1)
        self.tabs.addTab(self.new_tab, "")
        self.names_tab = QWidget()
        self.names_tab.setObjectName(u"names_tab")
        self.layout_7 = QVBoxLayout(self.names_tab)
        self.layout_7.setSpacing(8)
        self.layout_7.setObjectName(u"layout_7")
        self.layout_7.setContentsMargins(8, 8, 8, 8)
        self.names_words = PlainLabel(self.names_tab)
        self.names_words.setObjectName(u"names_words")
        self.names_words.setWordWrap(True)

        self.layout_7.addWidget(self.names_words)

        self.names = QTreeWidget(self.names_tab)
        self.names.setObjectName(u"names")
        self.names.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.names.setUniformRowHeights(True)
        self.names.setAlternatingRowColors(True)
        self.names.setTabKeyNavigation(False)
        self.names.setRootIsDecorated(False)

        self.layout_7.addWidget(self.names)

        self.layout_6 = QHBoxLayout()
        self.layout_7.addLayout(self.layout_6)
        self.layout_6.setSpacing(8)
        self.layout_6.setObjectName(u"layout_6")
        self.layout_6.setContentsMargins(0, 0, 0, 0)
        self.tick_all = QPushButton(self.names_tab)
        self.tick_all.setObjectName(u"tick_all")
        self.tick_all.setAutoDefault(False)

        self.layout_6.addWidget(self.tick_all)

        self.tick_none = QPushButton(self.names_tab)
        self.tick_none.setObjectName(u"tick_none")
        self.tick_none.setAutoDefault(False)

        self.layout_6.addWidget(self.tick_none)

        self.spacer_5 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_6.addItem(self.spacer_5)



        self.layout_7.setStretch(1, 1)
        self.tabs.addTab(self.names_tab, "")
        self.faults_tab = QWidget()
        self.faults_tab.setObjectName(u"faults_tab")
        self.layout_8 = QVBoxLayout(self.faults_tab)
        self.layout_8.setSpacing(8)
        self.layout_8.setObjectName(u"layout_8")
        self.layout_8.setContentsMargins(8, 8, 8, 8)
        self.faults_words = PlainLabel(self.faults_tab)
        self.faults_words.setObjectName(u"faults_words")
        self.faults_words.setWordWrap(True)

        self.layout_8.addWidget(self.faults_words)

        self.faults = QTreeWidget(self.faults_tab)
        self.faults.setObjectName(u"faults")
        self.faults.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.faults.setUniformRowHeights(True)
        self.faults.setAlternatingRowColors(True)
        self.faults.setTabKeyNavigation(False)
        self.faults.setRootIsDecorated(False)

        self.layout_8.addWidget(self.faults)

        self.layout_8.setStretch(1, 1)
        self.tabs.addTab(self.faults_tab, "")
        self.known_tab = QWidget()
        self.known_tab.setObjectName(u"known_tab")
        self.layout_9 = QVBoxLayout(self.known_tab)
        self.layout_9.setSpacing(8)
        self.layout_9.setObjectName(u"layout_9")
        self.layout_9.setContentsMargins(8, 8, 8, 8)
        self.known = QTreeWidget(self.known_tab)
        self.known.setObjectName(u"known")
        self.known.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.known.setUniformRowHeights(True)
        self.known.setAlternatingRowColors(True)
        self.known.setTabKeyNavigation(False)
        self.known.setRootIsDecorated(False)

        self.layout_9.addWidget(self.known)

        self.tabs.addTab(self.known_tab, "")

        self.layout_12.addWidget(self.tabs)

        self.layout_12.setStretch(3, 1)

        self.layout_15.addWidget(self.list_page)

        self.problem = PlainLabel(ListsImportDialog)
        self.problem.setObjectName(u"problem")
        self.problem.setWordWrap(True)
        self.problem.setFont(font1)
        self.problem.setVisible(False)

        self.layout_15.addWidget(self.problem)

        self.busy = QProgressBar(ListsImportDialog)
        self.busy.setObjectName(u"busy")
        self.busy.setMaximum(0)
        self.busy.setTextVisible(False)
        self.busy.setVisible(False)

        self.layout_15.addWidget(self.busy)

        self.layout_14 = QHBoxLayout()
        self.layout_15.addLayout(self.layout_14)
        self.layout_14.setSpacing(8)
        self.layout_14.setObjectName(u"layout_14")
        self.layout_14.setContentsMargins(0, 0, 0, 0)
        self.back = QPushButton(ListsImportDialog)
        self.back.setObjectName(u"back")
        self.back.setAutoDefault(False)

        self.layout_14.addWidget(self.back)

        self.spacer_13 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_14.addItem(self.spacer_13)

        self.go_on = QPushButton(ListsImportDialog)
        self.go_on.setObjectName(u"go_on")

        self.layout_14.addWidget(self.go_on)

        self.cancel = QPushButton(ListsImportDialog)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.layout_14.addWidget(self.cancel)



        self.layout_15.setStretch(1, 1)
        self.layout_15.setStretch(2, 1)
#if QT_CONFIG(shortcut)
        self.file_label.setBuddy(self.file)
        self.scheme_label.setBuddy(self.scheme)
        self.encoding_label.setBuddy(self.encoding)
        self.sheet_label.setBuddy(self.sheet)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(ListsImportDialog)

        self.go_on.setDefault(True)


        QMetaObject.connectSlotsByName(ListsImportDialog)
    # setupUi

    def retranslateUi(self, ListsImportDialog):
        ListsImportDialog.setWindowTitle(_(u"Import lists \u2013 HRD Desk"))
        self.heading.setText(_(u"Import lists"))
        self.words.setText(_(u"Take in a list of terms: a thesaurus of Uwazi, a micro-thesaurus of HURIDOCS, or any sheet with a column of names. Nothing is changed before you have seen what is new."))
        self.file_label.setText(_(u"&File"))
        self.browse.setText(_(u"B&rowse\u2026"))
        self.scheme_label.setText(_(u"&List of this desk"))
        self.encoding_label.setText(_(u"&Encoding"))
        self.sheet_label.setText(_(u"&Sheet"))
        self.new_words.setText(_(u"Ticked terms are added as terms of this desk. Take the tick from a term, and it stays out with all below it."))
#if QT_CONFIG(accessibility)
        self.new_terms.setAccessibleName(_(u"New terms"))
#endif // QT_CONFIG(accessibility)
        self.tabs.setTabText(self.tabs.indexOf(self.new_tab), _(u"New"))
        self.names_words.setText(_(u"These terms are here with other names. Tick those that shall be called as in the file; codes and records stay."))
#if QT_CONFIG(accessibility)
        self.names.setAccessibleName(_(u"Other names"))
#endif // QT_CONFIG(accessibility)
        self.tick_all.setText(_(u"Tick &all"))
        self.tick_none.setText(_(u"Tick &none"))
        self.tabs.setTabText(self.tabs.indexOf(self.names_tab), _(u"Names"))
        self.faults_words.setText(_(u"These rows stay out. Correct them in the file and compare it again."))
#if QT_CONFIG(accessibility)
        self.faults.setAccessibleName(_(u"Rows that stay out"))
#endif // QT_CONFIG(accessibility)
        self.tabs.setTabText(self.tabs.indexOf(self.faults_tab), _(u"Problems"))
#if QT_CONFIG(accessibility)
        self.known.setAccessibleName(_(u"Terms that are here already"))
#endif // QT_CONFIG(accessibility)
        self.tabs.setTabText(self.tabs.indexOf(self.known_tab), _(u"Here already"))
#if QT_CONFIG(accessibility)
        self.busy.setAccessibleName(_(u"Progress"))
#endif // QT_CONFIG(accessibility)
        self.back.setText(_(u"&Back"))
        self.go_on.setText(_(u"&Compare"))
        self.cancel.setText(_(u"Cancel"))
    # retranslateUi
