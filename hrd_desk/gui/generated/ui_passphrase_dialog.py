"""Compiled from ui/passphrase_dialog.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QDialog, QFormLayout, QGroupBox,
    QHBoxLayout, QProgressBar, QPushButton, QRadioButton,
    QSizePolicy, QSpacerItem, QStackedWidget, QVBoxLayout,
    QWidget)

from hrd_desk.gui.widgets.passphrase_edit import PassphraseEdit
from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_PassphraseDialog(object):
    def setupUi(self, PassphraseDialog):
        if not PassphraseDialog.objectName():
            PassphraseDialog.setObjectName(u"PassphraseDialog")
        PassphraseDialog.setMinimumSize(QSize(620, 480))
        self.layout_8 = QVBoxLayout(PassphraseDialog)
        self.layout_8.setSpacing(14)
        self.layout_8.setObjectName(u"layout_8")
        self.layout_8.setContentsMargins(24, 24, 24, 24)
        self.pages = QStackedWidget(PassphraseDialog)
        self.pages.setObjectName(u"pages")
        self.choice_page = QWidget()
        self.choice_page.setObjectName(u"choice_page")
        self.layout_4 = QVBoxLayout(self.choice_page)
        self.layout_4.setSpacing(12)
        self.layout_4.setObjectName(u"layout_4")
        self.layout_4.setContentsMargins(0, 0, 0, 0)
        self.layout_1 = QFormLayout()
        self.layout_4.addLayout(self.layout_1)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.layout_1.setLabelAlignment(Qt.AlignmentFlag.AlignLeading|Qt.AlignmentFlag.AlignVCenter)
        self.layout_1.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self.current_label = PlainLabel(self.choice_page)
        self.current_label.setObjectName(u"current_label")

        self.layout_1.setWidget(0, QFormLayout.ItemRole.LabelRole, self.current_label)

        self.current = PassphraseEdit(self.choice_page)
        self.current.setObjectName(u"current")

        self.layout_1.setWidget(0, QFormLayout.ItemRole.FieldRole, self.current)



        self.change_passphrase = QRadioButton(self.choice_page)
        self.change_passphrase.setObjectName(u"change_passphrase")
        self.change_passphrase.setChecked(True)

        self.layout_4.addWidget(self.change_passphrase)

        self.new_words = QRadioButton(self.choice_page)
        self.new_words.setObjectName(u"new_words")

        self.layout_4.addWidget(self.new_words)

        self.new_part = QGroupBox(self.choice_page)
        self.new_part.setObjectName(u"new_part")
        self.new_layout = QVBoxLayout(self.new_part)
        self.new_layout.setObjectName(u"new_layout")
        self.new_layout.setContentsMargins(16, 16, 16, 16)

        self.layout_4.addWidget(self.new_part)

        self.copies_note = PlainLabel(self.choice_page)
        self.copies_note.setObjectName(u"copies_note")
        self.copies_note.setWordWrap(True)

        self.layout_4.addWidget(self.copies_note)

        self.spacer_3 = QSpacerItem(0, 20, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_4.addItem(self.spacer_3)

        self.pages.addWidget(self.choice_page)
        self.words_page = QWidget()
        self.words_page.setObjectName(u"words_page")
        self.words_layout = QVBoxLayout(self.words_page)
        self.words_layout.setObjectName(u"words_layout")
        self.words_layout.setContentsMargins(0, 0, 0, 0)
        self.pages.addWidget(self.words_page)

        self.layout_8.addWidget(self.pages)

        self.problem = PlainLabel(PassphraseDialog)
        self.problem.setObjectName(u"problem")
        self.problem.setWordWrap(True)
        self.problem.setVisible(False)
        font = QFont()
        font.setBold(True)
        self.problem.setFont(font)

        self.layout_8.addWidget(self.problem)

        self.busy = QProgressBar(PassphraseDialog)
        self.busy.setObjectName(u"busy")
        self.busy.setMinimum(0)
        self.busy.setMaximum(0)
        self.busy.setTextVisible(False)
        self.busy.setVisible(False)

        self.layout_8.addWidget(self.busy)

        self.layout_7 = QHBoxLayout()
        self.layout_8.addLayout(self.layout_7)
        self.layout_7.setObjectName(u"layout_7")
        self.spacer_6 = QSpacerItem(20, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_7.addItem(self.spacer_6)

        self.apply = QPushButton(PassphraseDialog)
        self.apply.setObjectName(u"apply")

        self.layout_7.addWidget(self.apply)

        self.cancel = QPushButton(PassphraseDialog)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.layout_7.addWidget(self.cancel)



#if QT_CONFIG(shortcut)
        self.current_label.setBuddy(self.current)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(PassphraseDialog)

        self.apply.setDefault(True)


        QMetaObject.connectSlotsByName(PassphraseDialog)
    # setupUi

    def retranslateUi(self, PassphraseDialog):
        PassphraseDialog.setWindowTitle(_(u"Passphrase \u2013 HRD Desk"))
        self.current_label.setText(_(u"Passphrase &now"))
        self.change_passphrase.setText(_(u"&Change the passphrase"))
        self.new_words.setText(_(u"Make new &recovery words; the old ones will no longer open the desk"))
        self.new_part.setTitle(_(u"New passphrase"))
        self.copies_note.setText(_(u"Backups made before this open as they did: with the passphrase and the words of their time."))
        self.problem.setText("")
#if QT_CONFIG(accessibility)
        self.busy.setAccessibleName(_(u"Progress"))
#endif // QT_CONFIG(accessibility)
        self.apply.setText(_(u"Change"))
        self.cancel.setText(_(u"Cancel"))
    # retranslateUi
