"""Compiled from ui/export_tables_dialog.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QComboBox, QDialog, QGridLayout,
    QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem,
    QProgressBar, QPushButton, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_ExportTablesDialog(object):
    def setupUi(self, ExportTablesDialog):
        if not ExportTablesDialog.objectName():
            ExportTablesDialog.setObjectName(u"ExportTablesDialog")
        ExportTablesDialog.setMinimumSize(QSize(680, 0))
        self.layout_40 = QVBoxLayout(ExportTablesDialog)
        self.layout_40.setSpacing(14)
        self.layout_40.setObjectName(u"layout_40")
        self.layout_40.setContentsMargins(24, 20, 24, 20)
        self.heading = PlainLabel(ExportTablesDialog)
        self.heading.setObjectName(u"heading")
        font = QFont()
        font.setPointSize(15)
        font.setBold(True)
        self.heading.setFont(font)

        self.layout_40.addWidget(self.heading)

        self.choice_page = QWidget(ExportTablesDialog)
        self.choice_page.setObjectName(u"choice_page")
        self.layout_36 = QVBoxLayout(self.choice_page)
        self.layout_36.setSpacing(10)
        self.layout_36.setObjectName(u"layout_36")
        self.layout_36.setContentsMargins(0, 0, 0, 0)
        self.layout_35 = QGridLayout()
        self.layout_36.addLayout(self.layout_35)
        self.layout_35.setObjectName(u"layout_35")
        self.layout_35.setHorizontalSpacing(10)
        self.layout_35.setVerticalSpacing(8)
        self.layout_35.setContentsMargins(0, 0, 0, 0)
        self.label_30 = PlainLabel(self.choice_page)
        self.label_30.setObjectName(u"label_30")

        self.layout_35.addWidget(self.label_30, 0, 0, 1, 1)

        self.records = QComboBox(self.choice_page)
        self.records.setObjectName(u"records")

        self.layout_35.addWidget(self.records, 0, 1, 1, 1)

        self.label_31 = PlainLabel(self.choice_page)
        self.label_31.setObjectName(u"label_31")

        self.layout_35.addWidget(self.label_31, 1, 0, 1, 1)

        self.format = QComboBox(self.choice_page)
        self.format.setObjectName(u"format")

        self.layout_35.addWidget(self.format, 1, 1, 1, 1)

        self.format_words = PlainLabel(self.choice_page)
        self.format_words.setObjectName(u"format_words")
        self.format_words.setWordWrap(True)

        self.layout_35.addWidget(self.format_words, 2, 1, 1, 2)

        self.label_32 = PlainLabel(self.choice_page)
        self.label_32.setObjectName(u"label_32")

        self.layout_35.addWidget(self.label_32, 3, 0, 1, 1)

        self.audience = QComboBox(self.choice_page)
        self.audience.setObjectName(u"audience")

        self.layout_35.addWidget(self.audience, 3, 1, 1, 1)

        self.audience_words = PlainLabel(self.choice_page)
        self.audience_words.setObjectName(u"audience_words")
        self.audience_words.setWordWrap(True)

        self.layout_35.addWidget(self.audience_words, 4, 1, 1, 2)

        self.label_33 = PlainLabel(self.choice_page)
        self.label_33.setObjectName(u"label_33")

        self.layout_35.addWidget(self.label_33, 5, 0, 1, 1)

        self.language = QComboBox(self.choice_page)
        self.language.setObjectName(u"language")

        self.layout_35.addWidget(self.language, 5, 1, 1, 1)

        self.terms_label = PlainLabel(self.choice_page)
        self.terms_label.setObjectName(u"terms_label")

        self.layout_35.addWidget(self.terms_label, 6, 0, 1, 1)

        self.terms = QComboBox(self.choice_page)
        self.terms.setObjectName(u"terms")

        self.layout_35.addWidget(self.terms, 6, 1, 1, 1)

        self.term_languages_label = PlainLabel(self.choice_page)
        self.term_languages_label.setObjectName(u"term_languages_label")

        self.layout_35.addWidget(self.term_languages_label, 7, 0, 1, 1)

        self.term_languages = QComboBox(self.choice_page)
        self.term_languages.setObjectName(u"term_languages")

        self.layout_35.addWidget(self.term_languages, 7, 1, 1, 1)

        self.system_label = PlainLabel(self.choice_page)
        self.system_label.setObjectName(u"system_label")

        self.layout_35.addWidget(self.system_label, 8, 0, 1, 1)

        self.system = QLineEdit(self.choice_page)
        self.system.setObjectName(u"system")

        self.layout_35.addWidget(self.system, 8, 1, 1, 1)

        self.label_34 = PlainLabel(self.choice_page)
        self.label_34.setObjectName(u"label_34")

        self.layout_35.addWidget(self.label_34, 9, 0, 1, 1)

        self.file = QLineEdit(self.choice_page)
        self.file.setObjectName(u"file")

        self.layout_35.addWidget(self.file, 9, 1, 1, 1)

        self.browse = QPushButton(self.choice_page)
        self.browse.setObjectName(u"browse")
        self.browse.setAutoDefault(False)

        self.layout_35.addWidget(self.browse, 9, 2, 1, 1)

        self.layout_35.setColumnStretch(1, 1)



        self.layout_40.addWidget(self.choice_page)

        self.done_page = QWidget(ExportTablesDialog)
        self.done_page.setObjectName(u"done_page")
        self.layout_37 = QVBoxLayout(self.done_page)
        self.layout_37.setSpacing(10)
        self.layout_37.setObjectName(u"layout_37")
        self.layout_37.setContentsMargins(0, 0, 0, 0)
        self.done_words = PlainLabel(self.done_page)
        self.done_words.setObjectName(u"done_words")
        self.done_words.setWordWrap(True)
        font1 = QFont()
        font1.setBold(True)
        self.done_words.setFont(font1)

        self.layout_37.addWidget(self.done_words)

        self.told = QListWidget(self.done_page)
        self.told.setObjectName(u"told")
        self.told.setWordWrap(True)

        self.layout_37.addWidget(self.told)

        self.layout_37.setStretch(1, 1)

        self.layout_40.addWidget(self.done_page)

        self.problem = PlainLabel(ExportTablesDialog)
        self.problem.setObjectName(u"problem")
        self.problem.setWordWrap(True)
        self.problem.setFont(font1)
        self.problem.setVisible(False)

        self.layout_40.addWidget(self.problem)

        self.busy = QProgressBar(ExportTablesDialog)
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
        self.back = QPushButton(ExportTablesDialog)
        self.back.setObjectName(u"back")
        self.back.setAutoDefault(False)

        self.layout_39.addWidget(self.back)

        self.folder = QPushButton(ExportTablesDialog)
        self.folder.setObjectName(u"folder")
        self.folder.setAutoDefault(False)

        self.layout_39.addWidget(self.folder)

        self.spacer_38 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_39.addItem(self.spacer_38)

        self.write = QPushButton(ExportTablesDialog)
        self.write.setObjectName(u"write")

        self.layout_39.addWidget(self.write)

        self.cancel = QPushButton(ExportTablesDialog)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.layout_39.addWidget(self.cancel)



#if QT_CONFIG(shortcut)
        self.label_30.setBuddy(self.records)
        self.label_31.setBuddy(self.format)
        self.label_32.setBuddy(self.audience)
        self.label_33.setBuddy(self.language)
        self.terms_label.setBuddy(self.terms)
        self.term_languages_label.setBuddy(self.term_languages)
        self.system_label.setBuddy(self.system)
        self.label_34.setBuddy(self.file)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(ExportTablesDialog)

        self.write.setDefault(True)


        QMetaObject.connectSlotsByName(ExportTablesDialog)
    # setupUi

    def retranslateUi(self, ExportTablesDialog):
        ExportTablesDialog.setWindowTitle(_(u"Export tables \u2013 HRD Desk"))
        self.heading.setText(_(u"Export tables"))
        self.label_30.setText(_(u"&Records"))
        self.label_31.setText(_(u"&Kind of file"))
        self.label_32.setText(_(u"Who will &read it"))
        self.label_33.setText(_(u"&Language"))
        self.terms_label.setText(_(u"&Terms"))
        self.term_languages_label.setText(_(u"Columns of &terms in"))
        self.system_label.setText(_(u"Ids of &collection"))
        self.label_34.setText(_(u"&File"))
        self.browse.setText(_(u"&Browse\u2026"))
#if QT_CONFIG(accessibility)
        self.told.setAccessibleName(_(u"What is not in the file"))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.busy.setAccessibleName(_(u"Progress"))
#endif // QT_CONFIG(accessibility)
        self.back.setText(_(u"&Back"))
        self.folder.setText(_(u"&Open the folder"))
        self.write.setText(_(u"&Write the file"))
        self.cancel.setText(_(u"Cancel"))
    # retranslateUi
