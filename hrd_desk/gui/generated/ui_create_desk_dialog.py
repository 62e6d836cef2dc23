"""Compiled from ui/create_desk_dialog.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QDialog, QFormLayout, QHBoxLayout,
    QLineEdit, QProgressBar, QPushButton, QSizePolicy,
    QSpacerItem, QStackedWidget, QVBoxLayout, QWidget)

from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_CreateDeskDialog(object):
    def setupUi(self, CreateDeskDialog):
        if not CreateDeskDialog.objectName():
            CreateDeskDialog.setObjectName(u"CreateDeskDialog")
        CreateDeskDialog.setMinimumSize(QSize(640, 520))
        self.layout_10 = QVBoxLayout(CreateDeskDialog)
        self.layout_10.setSpacing(14)
        self.layout_10.setObjectName(u"layout_10")
        self.layout_10.setContentsMargins(24, 24, 24, 24)
        self.heading = PlainLabel(CreateDeskDialog)
        self.heading.setObjectName(u"heading")
        font = QFont()
        font.setPointSize(15)
        font.setBold(True)
        self.heading.setFont(font)

        self.layout_10.addWidget(self.heading)

        self.pages = QStackedWidget(CreateDeskDialog)
        self.pages.setObjectName(u"pages")
        self.desk_page = QWidget()
        self.desk_page.setObjectName(u"desk_page")
        self.layout_4 = QVBoxLayout(self.desk_page)
        self.layout_4.setSpacing(12)
        self.layout_4.setObjectName(u"layout_4")
        self.layout_4.setContentsMargins(0, 0, 0, 0)
        self.desk_explanation = PlainLabel(self.desk_page)
        self.desk_explanation.setObjectName(u"desk_explanation")
        self.desk_explanation.setWordWrap(True)

        self.layout_4.addWidget(self.desk_explanation)

        self.layout_2 = QFormLayout()
        self.layout_4.addLayout(self.layout_2)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setVerticalSpacing(8)
        self.layout_2.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.layout_2.setLabelAlignment(Qt.AlignmentFlag.AlignLeading|Qt.AlignmentFlag.AlignVCenter)
        self.layout_2.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self.name_label = PlainLabel(self.desk_page)
        self.name_label.setObjectName(u"name_label")

        self.layout_2.setWidget(0, QFormLayout.ItemRole.LabelRole, self.name_label)

        self.name = QLineEdit(self.desk_page)
        self.name.setObjectName(u"name")

        self.layout_2.setWidget(0, QFormLayout.ItemRole.FieldRole, self.name)

        self.name_note = PlainLabel(self.desk_page)
        self.name_note.setObjectName(u"name_note")
        self.name_note.setWordWrap(True)

        self.layout_2.setWidget(1, QFormLayout.ItemRole.FieldRole, self.name_note)

        self.folder_label = PlainLabel(self.desk_page)
        self.folder_label.setObjectName(u"folder_label")

        self.layout_2.setWidget(2, QFormLayout.ItemRole.LabelRole, self.folder_label)

        self.layout_1 = QHBoxLayout()
        self.layout_1.setSpacing(8)
        self.layout_1.setObjectName(u"layout_1")
        self.folder = QLineEdit(self.desk_page)
        self.folder.setObjectName(u"folder")

        self.layout_1.addWidget(self.folder)

        self.browse = QPushButton(self.desk_page)
        self.browse.setObjectName(u"browse")
        self.browse.setAutoDefault(False)

        self.layout_1.addWidget(self.browse)


        self.layout_2.setLayout(2, QFormLayout.ItemRole.FieldRole, self.layout_1)

        self.code_label = PlainLabel(self.desk_page)
        self.code_label.setObjectName(u"code_label")

        self.layout_2.setWidget(3, QFormLayout.ItemRole.LabelRole, self.code_label)

        self.code = QLineEdit(self.desk_page)
        self.code.setObjectName(u"code")
        self.code.setMaxLength(6)

        self.layout_2.setWidget(3, QFormLayout.ItemRole.FieldRole, self.code)

        self.code_note = PlainLabel(self.desk_page)
        self.code_note.setObjectName(u"code_note")
        self.code_note.setWordWrap(True)

        self.layout_2.setWidget(4, QFormLayout.ItemRole.FieldRole, self.code_note)

        self.author_label = PlainLabel(self.desk_page)
        self.author_label.setObjectName(u"author_label")

        self.layout_2.setWidget(5, QFormLayout.ItemRole.LabelRole, self.author_label)

        self.author = QLineEdit(self.desk_page)
        self.author.setObjectName(u"author")
        self.author.setMaxLength(80)

        self.layout_2.setWidget(5, QFormLayout.ItemRole.FieldRole, self.author)

        self.author_note = PlainLabel(self.desk_page)
        self.author_note.setObjectName(u"author_note")
        self.author_note.setWordWrap(True)

        self.layout_2.setWidget(6, QFormLayout.ItemRole.FieldRole, self.author_note)

        self.profile_label = PlainLabel(self.desk_page)
        self.profile_label.setObjectName(u"profile_label")

        self.layout_2.setWidget(7, QFormLayout.ItemRole.LabelRole, self.profile_label)

        self.layout_11 = QHBoxLayout()
        self.layout_11.setSpacing(8)
        self.layout_11.setObjectName(u"layout_11")
        self.profile = QLineEdit(self.desk_page)
        self.profile.setObjectName(u"profile")

        self.layout_11.addWidget(self.profile)

        self.choose_profile = QPushButton(self.desk_page)
        self.choose_profile.setObjectName(u"choose_profile")
        self.choose_profile.setAutoDefault(False)

        self.layout_11.addWidget(self.choose_profile)


        self.layout_2.setLayout(7, QFormLayout.ItemRole.FieldRole, self.layout_11)

        self.profile_note = PlainLabel(self.desk_page)
        self.profile_note.setObjectName(u"profile_note")
        self.profile_note.setWordWrap(True)

        self.layout_2.setWidget(8, QFormLayout.ItemRole.FieldRole, self.profile_note)



        self.spacer_3 = QSpacerItem(0, 20, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_4.addItem(self.spacer_3)

        self.pages.addWidget(self.desk_page)
        self.profile_page = QWidget()
        self.profile_page.setObjectName(u"profile_page")
        self.profile_layout = QVBoxLayout(self.profile_page)
        self.profile_layout.setObjectName(u"profile_layout")
        self.profile_layout.setContentsMargins(0, 0, 0, 0)
        self.pages.addWidget(self.profile_page)
        self.passphrase_page = QWidget()
        self.passphrase_page.setObjectName(u"passphrase_page")
        self.passphrase_layout = QVBoxLayout(self.passphrase_page)
        self.passphrase_layout.setSpacing(12)
        self.passphrase_layout.setObjectName(u"passphrase_layout")
        self.passphrase_layout.setContentsMargins(0, 0, 0, 0)
        self.passphrase_explanation = PlainLabel(self.passphrase_page)
        self.passphrase_explanation.setObjectName(u"passphrase_explanation")
        self.passphrase_explanation.setWordWrap(True)

        self.passphrase_layout.addWidget(self.passphrase_explanation)

        self.spacer_5 = QSpacerItem(0, 20, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.passphrase_layout.addItem(self.spacer_5)

        self.pages.addWidget(self.passphrase_page)
        self.words_page = QWidget()
        self.words_page.setObjectName(u"words_page")
        self.words_layout = QVBoxLayout(self.words_page)
        self.words_layout.setObjectName(u"words_layout")
        self.words_layout.setContentsMargins(0, 0, 0, 0)
        self.pages.addWidget(self.words_page)

        self.layout_10.addWidget(self.pages)

        self.problem = PlainLabel(CreateDeskDialog)
        self.problem.setObjectName(u"problem")
        self.problem.setWordWrap(True)
        self.problem.setVisible(False)
        font1 = QFont()
        font1.setBold(True)
        self.problem.setFont(font1)

        self.layout_10.addWidget(self.problem)

        self.busy = QProgressBar(CreateDeskDialog)
        self.busy.setObjectName(u"busy")
        self.busy.setMinimum(0)
        self.busy.setMaximum(0)
        self.busy.setTextVisible(False)
        self.busy.setVisible(False)

        self.layout_10.addWidget(self.busy)

        self.layout_9 = QHBoxLayout()
        self.layout_10.addLayout(self.layout_9)
        self.layout_9.setObjectName(u"layout_9")
        self.step = PlainLabel(CreateDeskDialog)
        self.step.setObjectName(u"step")

        self.layout_9.addWidget(self.step)

        self.spacer_8 = QSpacerItem(20, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_9.addItem(self.spacer_8)

        self.back = QPushButton(CreateDeskDialog)
        self.back.setObjectName(u"back")
        self.back.setAutoDefault(False)

        self.layout_9.addWidget(self.back)

        self.next = QPushButton(CreateDeskDialog)
        self.next.setObjectName(u"next")

        self.layout_9.addWidget(self.next)

        self.cancel = QPushButton(CreateDeskDialog)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.layout_9.addWidget(self.cancel)



#if QT_CONFIG(shortcut)
        self.name_label.setBuddy(self.name)
        self.folder_label.setBuddy(self.folder)
        self.code_label.setBuddy(self.code)
        self.author_label.setBuddy(self.author)
        self.profile_label.setBuddy(self.profile)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(CreateDeskDialog)

        self.next.setDefault(True)


        QMetaObject.connectSlotsByName(CreateDeskDialog)
    # setupUi

    def retranslateUi(self, CreateDeskDialog):
        CreateDeskDialog.setWindowTitle(_(u"New desk"))
        self.heading.setText("")
        self.desk_explanation.setText(_(u"A desk is one folder with everything in it. You can copy it to another computer, and nobody can read it without the passphrase."))
        self.name_label.setText(_(u"&Name"))
        self.name_note.setText(_(u"The name of the folder; others can see it, so name no person and no case."))
        self.folder_label.setText(_(u"&Folder"))
        self.browse.setText(_(u"B&rowse\u2026"))
        self.code_label.setText(_(u"Desk &code"))
        self.code_note.setText("")
        self.author_label.setText(_(u"&Your name"))
        self.author_note.setText(_(u"Your name, initials or a pseudonym. It stands in the history of each record that you change."))
        self.profile_label.setText(_(u"&Profile"))
        self.profile.setPlaceholderText(_(u"none"))
        self.choose_profile.setText(_(u"C&hoose\u2026"))
        self.profile_note.setText(_(u"A file from your headquarters, if it sent one (.hrdprofile): it pairs the desk and sets it up like all others."))
        self.passphrase_explanation.setText(_(u"The passphrase is the only key to the desk besides the recovery words that you get next. Nobody can reset it for you."))
        self.problem.setText("")
#if QT_CONFIG(accessibility)
        self.busy.setAccessibleName(_(u"Progress"))
#endif // QT_CONFIG(accessibility)
        self.step.setText("")
        self.back.setText(_(u"&Back"))
        self.next.setText(_(u"Ne&xt"))
        self.cancel.setText(_(u"Cancel"))
    # retranslateUi
