"""Compiled from ui/recovery_words.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QFormLayout, QFrame,
    QGridLayout, QHBoxLayout, QLineEdit, QPushButton,
    QSizePolicy, QSpacerItem, QStackedWidget, QVBoxLayout,
    QWidget)

from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_RecoveryWords(object):
    def setupUi(self, RecoveryWords):
        if not RecoveryWords.objectName():
            RecoveryWords.setObjectName(u"RecoveryWords")
        self.layout_9 = QVBoxLayout(RecoveryWords)
        self.layout_9.setObjectName(u"layout_9")
        self.layout_9.setContentsMargins(0, 0, 0, 0)
        self.pages = QStackedWidget(RecoveryWords)
        self.pages.setObjectName(u"pages")
        self.words_page = QWidget()
        self.words_page.setObjectName(u"words_page")
        self.layout_3 = QVBoxLayout(self.words_page)
        self.layout_3.setSpacing(12)
        self.layout_3.setObjectName(u"layout_3")
        self.layout_3.setContentsMargins(0, 0, 0, 0)
        self.explanation = PlainLabel(self.words_page)
        self.explanation.setObjectName(u"explanation")
        self.explanation.setWordWrap(True)

        self.layout_3.addWidget(self.explanation)

        self.words = QFrame(self.words_page)
        self.words.setObjectName(u"words")
        self.words.setFrameShape(QFrame.Shape.StyledPanel)
        self.words.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.words.setAutoFillBackground(True)
        self.layout_1 = QGridLayout(self.words)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setHorizontalSpacing(14)
        self.layout_1.setVerticalSpacing(10)
        self.layout_1.setContentsMargins(16, 16, 16, 16)
        self.number_1 = PlainLabel(self.words)
        self.number_1.setObjectName(u"number_1")
        self.number_1.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.layout_1.addWidget(self.number_1, 0, 0, 1, 1)

        self.word_1 = PlainLabel(self.words)
        self.word_1.setObjectName(u"word_1")
        font = QFont()
        font.setPointSize(13)
        font.setBold(True)
        self.word_1.setFont(font)
        self.word_1.setMinimumSize(QSize(130, 0))

        self.layout_1.addWidget(self.word_1, 0, 1, 1, 1)

        self.number_2 = PlainLabel(self.words)
        self.number_2.setObjectName(u"number_2")
        self.number_2.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.layout_1.addWidget(self.number_2, 1, 0, 1, 1)

        self.word_2 = PlainLabel(self.words)
        self.word_2.setObjectName(u"word_2")
        self.word_2.setFont(font)
        self.word_2.setMinimumSize(QSize(130, 0))

        self.layout_1.addWidget(self.word_2, 1, 1, 1, 1)

        self.number_3 = PlainLabel(self.words)
        self.number_3.setObjectName(u"number_3")
        self.number_3.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.layout_1.addWidget(self.number_3, 2, 0, 1, 1)

        self.word_3 = PlainLabel(self.words)
        self.word_3.setObjectName(u"word_3")
        self.word_3.setFont(font)
        self.word_3.setMinimumSize(QSize(130, 0))

        self.layout_1.addWidget(self.word_3, 2, 1, 1, 1)

        self.number_4 = PlainLabel(self.words)
        self.number_4.setObjectName(u"number_4")
        self.number_4.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.layout_1.addWidget(self.number_4, 3, 0, 1, 1)

        self.word_4 = PlainLabel(self.words)
        self.word_4.setObjectName(u"word_4")
        self.word_4.setFont(font)
        self.word_4.setMinimumSize(QSize(130, 0))

        self.layout_1.addWidget(self.word_4, 3, 1, 1, 1)

        self.number_5 = PlainLabel(self.words)
        self.number_5.setObjectName(u"number_5")
        self.number_5.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.layout_1.addWidget(self.number_5, 4, 0, 1, 1)

        self.word_5 = PlainLabel(self.words)
        self.word_5.setObjectName(u"word_5")
        self.word_5.setFont(font)
        self.word_5.setMinimumSize(QSize(130, 0))

        self.layout_1.addWidget(self.word_5, 4, 1, 1, 1)

        self.number_6 = PlainLabel(self.words)
        self.number_6.setObjectName(u"number_6")
        self.number_6.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.layout_1.addWidget(self.number_6, 0, 2, 1, 1)

        self.word_6 = PlainLabel(self.words)
        self.word_6.setObjectName(u"word_6")
        self.word_6.setFont(font)
        self.word_6.setMinimumSize(QSize(130, 0))

        self.layout_1.addWidget(self.word_6, 0, 3, 1, 1)

        self.number_7 = PlainLabel(self.words)
        self.number_7.setObjectName(u"number_7")
        self.number_7.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.layout_1.addWidget(self.number_7, 1, 2, 1, 1)

        self.word_7 = PlainLabel(self.words)
        self.word_7.setObjectName(u"word_7")
        self.word_7.setFont(font)
        self.word_7.setMinimumSize(QSize(130, 0))

        self.layout_1.addWidget(self.word_7, 1, 3, 1, 1)

        self.number_8 = PlainLabel(self.words)
        self.number_8.setObjectName(u"number_8")
        self.number_8.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.layout_1.addWidget(self.number_8, 2, 2, 1, 1)

        self.word_8 = PlainLabel(self.words)
        self.word_8.setObjectName(u"word_8")
        self.word_8.setFont(font)
        self.word_8.setMinimumSize(QSize(130, 0))

        self.layout_1.addWidget(self.word_8, 2, 3, 1, 1)

        self.number_9 = PlainLabel(self.words)
        self.number_9.setObjectName(u"number_9")
        self.number_9.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.layout_1.addWidget(self.number_9, 3, 2, 1, 1)

        self.word_9 = PlainLabel(self.words)
        self.word_9.setObjectName(u"word_9")
        self.word_9.setFont(font)
        self.word_9.setMinimumSize(QSize(130, 0))

        self.layout_1.addWidget(self.word_9, 3, 3, 1, 1)

        self.number_10 = PlainLabel(self.words)
        self.number_10.setObjectName(u"number_10")
        self.number_10.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.layout_1.addWidget(self.number_10, 4, 2, 1, 1)

        self.word_10 = PlainLabel(self.words)
        self.word_10.setObjectName(u"word_10")
        self.word_10.setFont(font)
        self.word_10.setMinimumSize(QSize(130, 0))

        self.layout_1.addWidget(self.word_10, 4, 3, 1, 1)

        self.number_11 = PlainLabel(self.words)
        self.number_11.setObjectName(u"number_11")
        self.number_11.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.layout_1.addWidget(self.number_11, 0, 4, 1, 1)

        self.word_11 = PlainLabel(self.words)
        self.word_11.setObjectName(u"word_11")
        self.word_11.setFont(font)
        self.word_11.setMinimumSize(QSize(130, 0))

        self.layout_1.addWidget(self.word_11, 0, 5, 1, 1)

        self.number_12 = PlainLabel(self.words)
        self.number_12.setObjectName(u"number_12")
        self.number_12.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.layout_1.addWidget(self.number_12, 1, 4, 1, 1)

        self.word_12 = PlainLabel(self.words)
        self.word_12.setObjectName(u"word_12")
        self.word_12.setFont(font)
        self.word_12.setMinimumSize(QSize(130, 0))

        self.layout_1.addWidget(self.word_12, 1, 5, 1, 1)

        self.number_13 = PlainLabel(self.words)
        self.number_13.setObjectName(u"number_13")
        self.number_13.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.layout_1.addWidget(self.number_13, 2, 4, 1, 1)

        self.word_13 = PlainLabel(self.words)
        self.word_13.setObjectName(u"word_13")
        self.word_13.setFont(font)
        self.word_13.setMinimumSize(QSize(130, 0))

        self.layout_1.addWidget(self.word_13, 2, 5, 1, 1)

        self.number_14 = PlainLabel(self.words)
        self.number_14.setObjectName(u"number_14")
        self.number_14.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.layout_1.addWidget(self.number_14, 3, 4, 1, 1)

        self.word_14 = PlainLabel(self.words)
        self.word_14.setObjectName(u"word_14")
        self.word_14.setFont(font)
        self.word_14.setMinimumSize(QSize(130, 0))

        self.layout_1.addWidget(self.word_14, 3, 5, 1, 1)

        self.number_15 = PlainLabel(self.words)
        self.number_15.setObjectName(u"number_15")
        self.number_15.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.layout_1.addWidget(self.number_15, 4, 4, 1, 1)

        self.word_15 = PlainLabel(self.words)
        self.word_15.setObjectName(u"word_15")
        self.word_15.setFont(font)
        self.word_15.setMinimumSize(QSize(130, 0))

        self.layout_1.addWidget(self.word_15, 4, 5, 1, 1)


        self.layout_3.addWidget(self.words)

        self.is_written = QCheckBox(self.words_page)
        self.is_written.setObjectName(u"is_written")

        self.layout_3.addWidget(self.is_written)

        self.spacer_2 = QSpacerItem(0, 20, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_3.addItem(self.spacer_2)

        self.pages.addWidget(self.words_page)
        self.check_page = QWidget()
        self.check_page.setObjectName(u"check_page")
        self.layout_8 = QVBoxLayout(self.check_page)
        self.layout_8.setSpacing(12)
        self.layout_8.setObjectName(u"layout_8")
        self.layout_8.setContentsMargins(0, 0, 0, 0)
        self.check_explanation = PlainLabel(self.check_page)
        self.check_explanation.setObjectName(u"check_explanation")
        self.check_explanation.setWordWrap(True)

        self.layout_8.addWidget(self.check_explanation)

        self.layout_4 = QFormLayout()
        self.layout_8.addLayout(self.layout_4)
        self.layout_4.setObjectName(u"layout_4")
        self.layout_4.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.layout_4.setLabelAlignment(Qt.AlignmentFlag.AlignLeading|Qt.AlignmentFlag.AlignVCenter)
        self.layout_4.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self.first_label = PlainLabel(self.check_page)
        self.first_label.setObjectName(u"first_label")

        self.layout_4.setWidget(0, QFormLayout.ItemRole.LabelRole, self.first_label)

        self.first = QLineEdit(self.check_page)
        self.first.setObjectName(u"first")

        self.layout_4.setWidget(0, QFormLayout.ItemRole.FieldRole, self.first)

        self.second_label = PlainLabel(self.check_page)
        self.second_label.setObjectName(u"second_label")

        self.layout_4.setWidget(1, QFormLayout.ItemRole.LabelRole, self.second_label)

        self.second = QLineEdit(self.check_page)
        self.second.setObjectName(u"second")

        self.layout_4.setWidget(1, QFormLayout.ItemRole.FieldRole, self.second)



        self.layout_6 = QHBoxLayout()
        self.layout_8.addLayout(self.layout_6)
        self.layout_6.setObjectName(u"layout_6")
        self.back_to_words = QPushButton(self.check_page)
        self.back_to_words.setObjectName(u"back_to_words")
        self.back_to_words.setAutoDefault(False)

        self.layout_6.addWidget(self.back_to_words)

        self.spacer_5 = QSpacerItem(20, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_6.addItem(self.spacer_5)



        self.spacer_7 = QSpacerItem(0, 20, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_8.addItem(self.spacer_7)

        self.pages.addWidget(self.check_page)

        self.layout_9.addWidget(self.pages)

#if QT_CONFIG(shortcut)
        self.first_label.setBuddy(self.first)
        self.second_label.setBuddy(self.second)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(RecoveryWords)

        QMetaObject.connectSlotsByName(RecoveryWords)
    # setupUi

    def retranslateUi(self, RecoveryWords):
        self.explanation.setText(_(u"These 15 words open the desk if the passphrase is forgotten. They are shown once and kept nowhere else: write them on paper with their numbers, and keep the paper away from this computer."))
        self.number_1.setText(_(u"1."))
        self.word_1.setText("")
        self.number_2.setText(_(u"2."))
        self.word_2.setText("")
        self.number_3.setText(_(u"3."))
        self.word_3.setText("")
        self.number_4.setText(_(u"4."))
        self.word_4.setText("")
        self.number_5.setText(_(u"5."))
        self.word_5.setText("")
        self.number_6.setText(_(u"6."))
        self.word_6.setText("")
        self.number_7.setText(_(u"7."))
        self.word_7.setText("")
        self.number_8.setText(_(u"8."))
        self.word_8.setText("")
        self.number_9.setText(_(u"9."))
        self.word_9.setText("")
        self.number_10.setText(_(u"10."))
        self.word_10.setText("")
        self.number_11.setText(_(u"11."))
        self.word_11.setText("")
        self.number_12.setText(_(u"12."))
        self.word_12.setText("")
        self.number_13.setText(_(u"13."))
        self.word_13.setText("")
        self.number_14.setText(_(u"14."))
        self.word_14.setText("")
        self.number_15.setText(_(u"15."))
        self.word_15.setText("")
        self.is_written.setText(_(u"I have &written them down"))
        self.check_explanation.setText(_(u"Type two of the words from your paper, so that a slip of the pen shows now and not when you need them."))
        self.first_label.setText(_(u"Word"))
        self.second_label.setText(_(u"Word"))
        self.back_to_words.setText(_(u"Show the words a&gain"))
        pass
    # retranslateUi
