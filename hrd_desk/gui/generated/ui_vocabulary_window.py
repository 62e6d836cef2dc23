"""Compiled from ui/vocabulary_window.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QDialog, QGridLayout, QHBoxLayout,
    QHeaderView, QLineEdit, QListWidget, QListWidgetItem,
    QPushButton, QSizePolicy, QSpacerItem, QTextEdit,
    QTreeView, QVBoxLayout, QWidget)

from hrd_desk.gui.widgets.folding_splitter import FoldingSplitter
from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_VocabularyWindow(object):
    def setupUi(self, VocabularyWindow):
        if not VocabularyWindow.objectName():
            VocabularyWindow.setObjectName(u"VocabularyWindow")
        self.layout_8 = QVBoxLayout(VocabularyWindow)
        self.layout_8.setObjectName(u"layout_8")
        self.layout_8.setContentsMargins(12, 12, 12, 12)
        self.splitter = FoldingSplitter(VocabularyWindow)
        self.splitter.setObjectName(u"splitter")
        self.splitter.setOrientation(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(12)
        self.schemes_part = QWidget(self.splitter)
        self.schemes_part.setObjectName(u"schemes_part")
        self.layout_1 = QVBoxLayout(self.schemes_part)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(0, 0, 0, 0)
        self.schemes_label = PlainLabel(self.schemes_part)
        self.schemes_label.setObjectName(u"schemes_label")

        self.layout_1.addWidget(self.schemes_label)

        self.schemes = QListWidget(self.schemes_part)
        self.schemes.setObjectName(u"schemes")
        self.schemes.setMinimumSize(QSize(170, 0))
        self.schemes.setWordWrap(True)

        self.layout_1.addWidget(self.schemes)

        self.import_lists = QPushButton(self.schemes_part)
        self.import_lists.setObjectName(u"import_lists")
        self.import_lists.setAutoDefault(False)

        self.layout_1.addWidget(self.import_lists)

        self.export_lists = QPushButton(self.schemes_part)
        self.export_lists.setObjectName(u"export_lists")
        self.export_lists.setAutoDefault(False)

        self.layout_1.addWidget(self.export_lists)

        self.splitter.addWidget(self.schemes_part)
        self.terms_part = QWidget(self.splitter)
        self.terms_part.setObjectName(u"terms_part")
        self.layout_3 = QVBoxLayout(self.terms_part)
        self.layout_3.setObjectName(u"layout_3")
        self.layout_3.setContentsMargins(0, 0, 0, 0)
        self.layout_2 = QHBoxLayout()
        self.layout_3.addLayout(self.layout_2)
        self.layout_2.setObjectName(u"layout_2")
        self.search_label = PlainLabel(self.terms_part)
        self.search_label.setObjectName(u"search_label")

        self.layout_2.addWidget(self.search_label)

        self.search = QLineEdit(self.terms_part)
        self.search.setObjectName(u"search")
        self.search.setClearButtonEnabled(True)

        self.layout_2.addWidget(self.search)



        self.terms_label = PlainLabel(self.terms_part)
        self.terms_label.setObjectName(u"terms_label")

        self.layout_3.addWidget(self.terms_label)

        self.terms = QTreeView(self.terms_part)
        self.terms.setObjectName(u"terms")
        self.terms.setAlternatingRowColors(True)
        self.terms.setUniformRowHeights(True)
        self.terms.setMinimumSize(QSize(380, 0))
        self.terms.header().setStretchLastSection(False)

        self.layout_3.addWidget(self.terms)

        self.splitter.addWidget(self.terms_part)
        self.details_part = QWidget(self.splitter)
        self.details_part.setObjectName(u"details_part")
        self.layout_5 = QVBoxLayout(self.details_part)
        self.layout_5.setObjectName(u"layout_5")
        self.layout_5.setContentsMargins(0, 0, 0, 0)
        self.details_label = PlainLabel(self.details_part)
        self.details_label.setObjectName(u"details_label")

        self.layout_5.addWidget(self.details_label)

        self.details = QTextEdit(self.details_part)
        self.details.setObjectName(u"details")
        self.details.setReadOnly(True)
        self.details.setMinimumSize(QSize(280, 0))
        self.details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard|Qt.TextInteractionFlag.TextSelectableByMouse)
        self.details.setAcceptRichText(False)
        self.details.setTabChangesFocus(True)

        self.layout_5.addWidget(self.details)

        self.layout_4 = QGridLayout()
        self.layout_5.addLayout(self.layout_4)
        self.layout_4.setObjectName(u"layout_4")
        self.switch_term = QPushButton(self.details_part)
        self.switch_term.setObjectName(u"switch_term")
        self.switch_term.setAutoDefault(False)

        self.layout_4.addWidget(self.switch_term, 0, 0, 1, 1)

        self.rename_term = QPushButton(self.details_part)
        self.rename_term.setObjectName(u"rename_term")
        self.rename_term.setAutoDefault(False)

        self.layout_4.addWidget(self.rename_term, 0, 1, 1, 1)

        self.add_term = QPushButton(self.details_part)
        self.add_term.setObjectName(u"add_term")
        self.add_term.setAutoDefault(False)

        self.layout_4.addWidget(self.add_term, 1, 0, 1, 1)

        self.merge_term = QPushButton(self.details_part)
        self.merge_term.setObjectName(u"merge_term")
        self.merge_term.setAutoDefault(False)

        self.layout_4.addWidget(self.merge_term, 1, 1, 1, 1)



        self.splitter.addWidget(self.details_part)

        self.layout_8.addWidget(self.splitter)

        self.layout_7 = QHBoxLayout()
        self.layout_8.addLayout(self.layout_7)
        self.layout_7.setObjectName(u"layout_7")
        self.state = PlainLabel(VocabularyWindow)
        self.state.setObjectName(u"state")
        self.state.setWordWrap(True)

        self.layout_7.addWidget(self.state)

        self.spacer_6 = QSpacerItem(20, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_7.addItem(self.spacer_6)

        self.close_button = QPushButton(VocabularyWindow)
        self.close_button.setObjectName(u"close_button")
        self.close_button.setAutoDefault(False)

        self.layout_7.addWidget(self.close_button)



#if QT_CONFIG(shortcut)
        self.schemes_label.setBuddy(self.schemes)
        self.search_label.setBuddy(self.search)
        self.terms_label.setBuddy(self.terms)
        self.details_label.setBuddy(self.details)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(VocabularyWindow)

        QMetaObject.connectSlotsByName(VocabularyWindow)
    # setupUi

    def retranslateUi(self, VocabularyWindow):
        VocabularyWindow.setWindowTitle(_(u"Vocabulary \u2013 HRD Desk"))
        self.schemes_label.setText(_(u"&Lists"))
        self.import_lists.setText(_(u"&Import lists\u2026"))
        self.export_lists.setText(_(u"&Export lists\u2026"))
        self.search_label.setText(_(u"&Find"))
        self.terms_label.setText(_(u"&Terms"))
        self.details_label.setText(_(u"&Details"))
        self.switch_term.setText(_(u"&Switch off"))
        self.rename_term.setText(_(u"&Rename\u2026"))
        self.add_term.setText(_(u"&Add a term below\u2026"))
        self.merge_term.setText(_(u"&Merge into\u2026"))
        self.state.setText("")
        self.close_button.setText(_(u"Close"))
    # retranslateUi
