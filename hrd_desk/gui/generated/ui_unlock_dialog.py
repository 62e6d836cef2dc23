"""Compiled from ui/unlock_dialog.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QDialog, QFormLayout,
    QHBoxLayout, QProgressBar, QPushButton, QSizePolicy,
    QSpacerItem, QStackedWidget, QTextEdit, QVBoxLayout,
    QWidget)

from hrd_desk.gui.widgets.passphrase_edit import PassphraseEdit
from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_UnlockDialog(object):
    def setupUi(self, UnlockDialog):
        if not UnlockDialog.objectName():
            UnlockDialog.setObjectName(u"UnlockDialog")
        UnlockDialog.setMinimumSize(QSize(540, 230))
        self.layout_8 = QVBoxLayout(UnlockDialog)
        self.layout_8.setSpacing(14)
        self.layout_8.setObjectName(u"layout_8")
        self.layout_8.setContentsMargins(24, 24, 24, 24)
        self.heading = PlainLabel(UnlockDialog)
        self.heading.setObjectName(u"heading")
        font = QFont()
        font.setPointSize(15)
        font.setBold(True)
        self.heading.setFont(font)

        self.layout_8.addWidget(self.heading)

        self.pages = QStackedWidget(UnlockDialog)
        self.pages.setObjectName(u"pages")
        self.passphrase_page = QWidget()
        self.passphrase_page.setObjectName(u"passphrase_page")
        self.layout_2 = QVBoxLayout(self.passphrase_page)
        self.layout_2.setSpacing(10)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(0, 0, 0, 0)
        self.layout_1 = QFormLayout()
        self.layout_2.addLayout(self.layout_1)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.layout_1.setLabelAlignment(Qt.AlignmentFlag.AlignLeading|Qt.AlignmentFlag.AlignVCenter)
        self.layout_1.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self.passphrase_label = PlainLabel(self.passphrase_page)
        self.passphrase_label.setObjectName(u"passphrase_label")

        self.layout_1.setWidget(0, QFormLayout.ItemRole.LabelRole, self.passphrase_label)

        self.passphrase = PassphraseEdit(self.passphrase_page)
        self.passphrase.setObjectName(u"passphrase")

        self.layout_1.setWidget(0, QFormLayout.ItemRole.FieldRole, self.passphrase)



        self.is_shown = QCheckBox(self.passphrase_page)
        self.is_shown.setObjectName(u"is_shown")

        self.layout_2.addWidget(self.is_shown)

        self.keyboard = PlainLabel(self.passphrase_page)
        self.keyboard.setObjectName(u"keyboard")
        self.keyboard.setWordWrap(True)

        self.layout_2.addWidget(self.keyboard)

        self.pages.addWidget(self.passphrase_page)
        self.recovery_page = QWidget()
        self.recovery_page.setObjectName(u"recovery_page")
        self.layout_3 = QVBoxLayout(self.recovery_page)
        self.layout_3.setSpacing(10)
        self.layout_3.setObjectName(u"layout_3")
        self.layout_3.setContentsMargins(0, 0, 0, 0)
        self.recovery_words_label = PlainLabel(self.recovery_page)
        self.recovery_words_label.setObjectName(u"recovery_words_label")

        self.layout_3.addWidget(self.recovery_words_label)

        self.recovery_words = QTextEdit(self.recovery_page)
        self.recovery_words.setObjectName(u"recovery_words")
        self.recovery_words.setMaximumSize(QSize(16777215, 90))
        self.recovery_words.setAcceptRichText(False)
        self.recovery_words.setTabChangesFocus(True)

        self.layout_3.addWidget(self.recovery_words)

        self.recovery_note = PlainLabel(self.recovery_page)
        self.recovery_note.setObjectName(u"recovery_note")
        self.recovery_note.setWordWrap(True)

        self.layout_3.addWidget(self.recovery_note)

        self.pages.addWidget(self.recovery_page)
        self.new_page = QWidget()
        self.new_page.setObjectName(u"new_page")
        self.new_layout = QVBoxLayout(self.new_page)
        self.new_layout.setSpacing(12)
        self.new_layout.setObjectName(u"new_layout")
        self.new_layout.setContentsMargins(0, 0, 0, 0)
        self.new_explanation = PlainLabel(self.new_page)
        self.new_explanation.setObjectName(u"new_explanation")
        self.new_explanation.setWordWrap(True)

        self.new_layout.addWidget(self.new_explanation)

        self.pages.addWidget(self.new_page)

        self.layout_8.addWidget(self.pages)

        self.problem = PlainLabel(UnlockDialog)
        self.problem.setObjectName(u"problem")
        self.problem.setWordWrap(True)
        self.problem.setVisible(False)
        font1 = QFont()
        font1.setBold(True)
        self.problem.setFont(font1)

        self.layout_8.addWidget(self.problem)

        self.busy = QProgressBar(UnlockDialog)
        self.busy.setObjectName(u"busy")
        self.busy.setMinimum(0)
        self.busy.setMaximum(0)
        self.busy.setTextVisible(False)
        self.busy.setVisible(False)

        self.layout_8.addWidget(self.busy)

        self.spacer_5 = QSpacerItem(0, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_8.addItem(self.spacer_5)

        self.layout_7 = QHBoxLayout()
        self.layout_8.addLayout(self.layout_7)
        self.layout_7.setObjectName(u"layout_7")
        self.other_way = QPushButton(UnlockDialog)
        self.other_way.setObjectName(u"other_way")
        self.other_way.setAutoDefault(False)

        self.layout_7.addWidget(self.other_way)

        self.spacer_6 = QSpacerItem(20, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_7.addItem(self.spacer_6)

        self.unlock = QPushButton(UnlockDialog)
        self.unlock.setObjectName(u"unlock")

        self.layout_7.addWidget(self.unlock)

        self.cancel = QPushButton(UnlockDialog)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.layout_7.addWidget(self.cancel)



#if QT_CONFIG(shortcut)
        self.passphrase_label.setBuddy(self.passphrase)
        self.recovery_words_label.setBuddy(self.recovery_words)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(UnlockDialog)

        self.unlock.setDefault(True)


        QMetaObject.connectSlotsByName(UnlockDialog)
    # setupUi

    def retranslateUi(self, UnlockDialog):
        UnlockDialog.setWindowTitle(_(u"Unlock \u2013 HRD Desk"))
        self.heading.setText("")
        self.passphrase_label.setText(_(u"&Passphrase"))
        self.is_shown.setText(_(u"S&how what I type"))
        self.keyboard.setText("")
        self.recovery_words_label.setText(_(u"The 15 recovery &words, with spaces between them"))
        self.recovery_note.setText(_(u"After this you choose a new passphrase. The words stay valid."))
        self.new_explanation.setText(_(u"The desk is open. Choose a new passphrase for it now; the old one will no longer open it."))
        self.problem.setText("")
#if QT_CONFIG(accessibility)
        self.busy.setAccessibleName(_(u"Progress"))
#endif // QT_CONFIG(accessibility)
        self.other_way.setText(_(u"Use recovery &words instead"))
        self.unlock.setText(_(u"&Unlock"))
        self.cancel.setText(_(u"Cancel"))
    # retranslateUi
