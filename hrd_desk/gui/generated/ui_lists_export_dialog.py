"""Compiled from ui/lists_export_dialog.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QDialog, QGridLayout, QHBoxLayout,
    QLineEdit, QListWidget, QListWidgetItem, QProgressBar,
    QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout,
    QWidget)

from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_ListsExportDialog(object):
    def setupUi(self, ListsExportDialog):
        if not ListsExportDialog.objectName():
            ListsExportDialog.setObjectName(u"ListsExportDialog")
        ListsExportDialog.setMinimumSize(QSize(680, 0))
        self.layout_11 = QVBoxLayout(ListsExportDialog)
        self.layout_11.setSpacing(14)
        self.layout_11.setObjectName(u"layout_11")
        self.layout_11.setContentsMargins(24, 20, 24, 20)
        self.heading = PlainLabel(ListsExportDialog)
        self.heading.setObjectName(u"heading")
        font = QFont()
        font.setPointSize(15)
        font.setBold(True)
        self.heading.setFont(font)

        self.layout_11.addWidget(self.heading)

        self.choice_page = QWidget(ListsExportDialog)
        self.choice_page.setObjectName(u"choice_page")
        self.layout_7 = QVBoxLayout(self.choice_page)
        self.layout_7.setSpacing(10)
        self.layout_7.setObjectName(u"layout_7")
        self.layout_7.setContentsMargins(0, 0, 0, 0)
        self.words = PlainLabel(self.choice_page)
        self.words.setObjectName(u"words")
        self.words.setWordWrap(True)

        self.layout_7.addWidget(self.words)

        self.layout_5 = QHBoxLayout()
        self.layout_7.addLayout(self.layout_5)
        self.layout_5.setSpacing(16)
        self.layout_5.setObjectName(u"layout_5")
        self.layout_5.setContentsMargins(0, 0, 0, 0)
        self.layout_3 = QVBoxLayout()
        self.layout_5.addLayout(self.layout_3)
        self.layout_3.setSpacing(8)
        self.layout_3.setObjectName(u"layout_3")
        self.layout_3.setContentsMargins(0, 0, 0, 0)
        self.schemes_label = PlainLabel(self.choice_page)
        self.schemes_label.setObjectName(u"schemes_label")

        self.layout_3.addWidget(self.schemes_label)

        self.schemes = QListWidget(self.choice_page)
        self.schemes.setObjectName(u"schemes")
        self.schemes.setMinimumSize(QSize(0, 300))

        self.layout_3.addWidget(self.schemes)

        self.layout_2 = QHBoxLayout()
        self.layout_3.addLayout(self.layout_2)
        self.layout_2.setSpacing(8)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(0, 0, 0, 0)
        self.tick_all = QPushButton(self.choice_page)
        self.tick_all.setObjectName(u"tick_all")
        self.tick_all.setAutoDefault(False)

        self.layout_2.addWidget(self.tick_all)

        self.tick_none = QPushButton(self.choice_page)
        self.tick_none.setObjectName(u"tick_none")
        self.tick_none.setAutoDefault(False)

        self.layout_2.addWidget(self.tick_none)

        self.spacer_1 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_2.addItem(self.spacer_1)





        self.layout_4 = QVBoxLayout()
        self.layout_5.addLayout(self.layout_4)
        self.layout_4.setSpacing(8)
        self.layout_4.setObjectName(u"layout_4")
        self.layout_4.setContentsMargins(0, 0, 0, 0)
        self.languages_label = PlainLabel(self.choice_page)
        self.languages_label.setObjectName(u"languages_label")

        self.layout_4.addWidget(self.languages_label)

        self.languages = QListWidget(self.choice_page)
        self.languages.setObjectName(u"languages")

        self.layout_4.addWidget(self.languages)

        self.languages_words = PlainLabel(self.choice_page)
        self.languages_words.setObjectName(u"languages_words")
        self.languages_words.setWordWrap(True)

        self.layout_4.addWidget(self.languages_words)



        self.layout_5.setStretch(0, 3)
        self.layout_5.setStretch(1, 2)


        self.layout_6 = QGridLayout()
        self.layout_7.addLayout(self.layout_6)
        self.layout_6.setObjectName(u"layout_6")
        self.layout_6.setHorizontalSpacing(10)
        self.layout_6.setVerticalSpacing(8)
        self.layout_6.setContentsMargins(0, 0, 0, 0)
        self.folder_label = PlainLabel(self.choice_page)
        self.folder_label.setObjectName(u"folder_label")

        self.layout_6.addWidget(self.folder_label, 0, 0, 1, 1)

        self.folder = QLineEdit(self.choice_page)
        self.folder.setObjectName(u"folder")

        self.layout_6.addWidget(self.folder, 0, 1, 1, 1)

        self.browse = QPushButton(self.choice_page)
        self.browse.setObjectName(u"browse")
        self.browse.setAutoDefault(False)

        self.layout_6.addWidget(self.browse, 0, 2, 1, 1)

        self.layout_6.setColumnStretch(1, 1)


        self.layout_7.setStretch(1, 1)

        self.layout_11.addWidget(self.choice_page)

        self.done_page = QWidget(ListsExportDialog)
        self.done_page.setObjectName(u"done_page")
        self.layout_8 = QVBoxLayout(self.done_page)
        self.layout_8.setSpacing(10)
        self.layout_8.setObjectName(u"layout_8")
        self.layout_8.setContentsMargins(0, 0, 0, 0)
        self.done_words = PlainLabel(self.done_page)
        self.done_words.setObjectName(u"done_words")
        self.done_words.setWordWrap(True)
        font1 = QFont()
        font1.setBold(True)
        self.done_words.setFont(font1)

        self.layout_8.addWidget(self.done_words)

        self.written = QListWidget(self.done_page)
        self.written.setObjectName(u"written")

        self.layout_8.addWidget(self.written)

        self.layout_8.setStretch(1, 1)

        self.layout_11.addWidget(self.done_page)

        self.problem = PlainLabel(ListsExportDialog)
        self.problem.setObjectName(u"problem")
        self.problem.setWordWrap(True)
        self.problem.setFont(font1)
        self.problem.setVisible(False)

        self.layout_11.addWidget(self.problem)

        self.busy = QProgressBar(ListsExportDialog)
        self.busy.setObjectName(u"busy")
        self.busy.setMaximum(0)
        self.busy.setTextVisible(False)
        self.busy.setVisible(False)

        self.layout_11.addWidget(self.busy)

        self.layout_10 = QHBoxLayout()
        self.layout_11.addLayout(self.layout_10)
        self.layout_10.setSpacing(8)
        self.layout_10.setObjectName(u"layout_10")
        self.layout_10.setContentsMargins(0, 0, 0, 0)
        self.back = QPushButton(ListsExportDialog)
        self.back.setObjectName(u"back")
        self.back.setAutoDefault(False)

        self.layout_10.addWidget(self.back)

        self.show_folder = QPushButton(ListsExportDialog)
        self.show_folder.setObjectName(u"show_folder")
        self.show_folder.setAutoDefault(False)

        self.layout_10.addWidget(self.show_folder)

        self.spacer_9 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_10.addItem(self.spacer_9)

        self.write = QPushButton(ListsExportDialog)
        self.write.setObjectName(u"write")

        self.layout_10.addWidget(self.write)

        self.cancel = QPushButton(ListsExportDialog)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.layout_10.addWidget(self.cancel)



        self.layout_11.setStretch(1, 1)
        self.layout_11.setStretch(2, 1)
#if QT_CONFIG(shortcut)
        self.schemes_label.setBuddy(self.schemes)
        self.languages_label.setBuddy(self.languages)
        self.folder_label.setBuddy(self.folder)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(ListsExportDialog)

        self.write.setDefault(True)


        QMetaObject.connectSlotsByName(ListsExportDialog)
    # setupUi

    def retranslateUi(self, ListsExportDialog):
        ListsExportDialog.setWindowTitle(_(u"Export lists \u2013 HRD Desk"))
        self.heading.setText(_(u"Export lists"))
        self.words.setText(_(u"Write lists of terms as Uwazi takes them in: a file for each list, a column for each language, children below their group. Terms that are switched off are left out."))
        self.schemes_label.setText(_(u"&Lists"))
#if QT_CONFIG(accessibility)
        self.schemes.setAccessibleName(_(u"Lists"))
#endif // QT_CONFIG(accessibility)
        self.tick_all.setText(_(u"Tick &all"))
        self.tick_none.setText(_(u"Tick &none"))
        self.languages_label.setText(_(u"Lan&guages"))
#if QT_CONFIG(accessibility)
        self.languages.setAccessibleName(_(u"Languages"))
#endif // QT_CONFIG(accessibility)
        self.languages_words.setText(_(u"The first is the default language of the collection."))
        self.folder_label.setText(_(u"&Folder"))
        self.browse.setText(_(u"B&rowse\u2026"))
#if QT_CONFIG(accessibility)
        self.written.setAccessibleName(_(u"Files that were written"))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.busy.setAccessibleName(_(u"Progress"))
#endif // QT_CONFIG(accessibility)
        self.back.setText(_(u"&Back"))
        self.show_folder.setText(_(u"&Show in folder"))
        self.write.setText(_(u"&Write"))
        self.cancel.setText(_(u"Cancel"))
    # retranslateUi
