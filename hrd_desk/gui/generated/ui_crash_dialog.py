"""Compiled from ui/crash_dialog.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QDialog, QHBoxLayout, QPushButton,
    QSizePolicy, QSpacerItem, QTextEdit, QVBoxLayout,
    QWidget)

from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_CrashDialog(object):
    def setupUi(self, CrashDialog):
        if not CrashDialog.objectName():
            CrashDialog.setObjectName(u"CrashDialog")
        CrashDialog.setMinimumSize(QSize(680, 560))
        self.layout_3 = QVBoxLayout(CrashDialog)
        self.layout_3.setSpacing(10)
        self.layout_3.setObjectName(u"layout_3")
        self.layout_3.setContentsMargins(24, 24, 24, 24)
        self.heading = PlainLabel(CrashDialog)
        self.heading.setObjectName(u"heading")
        font = QFont()
        font.setPointSize(15)
        font.setBold(True)
        self.heading.setFont(font)

        self.layout_3.addWidget(self.heading)

        self.explanation = PlainLabel(CrashDialog)
        self.explanation.setObjectName(u"explanation")
        self.explanation.setWordWrap(True)

        self.layout_3.addWidget(self.explanation)

        self.doing_label = PlainLabel(CrashDialog)
        self.doing_label.setObjectName(u"doing_label")

        self.layout_3.addWidget(self.doing_label)

        self.doing = QTextEdit(CrashDialog)
        self.doing.setObjectName(u"doing")
        self.doing.setMaximumSize(QSize(16777215, 70))
        self.doing.setAcceptRichText(False)
        self.doing.setTabChangesFocus(True)

        self.layout_3.addWidget(self.doing)

        self.report_label = PlainLabel(CrashDialog)
        self.report_label.setObjectName(u"report_label")

        self.layout_3.addWidget(self.report_label)

        self.report = QTextEdit(CrashDialog)
        self.report.setObjectName(u"report")
        self.report.setReadOnly(True)
        self.report.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard|Qt.TextInteractionFlag.TextSelectableByMouse)
        self.report.setLineWrapMode(QTextEdit.LineWrapMode.NoWrap)
        self.report.setAcceptRichText(False)
        self.report.setTabChangesFocus(True)

        self.layout_3.addWidget(self.report)

        self.place = PlainLabel(CrashDialog)
        self.place.setObjectName(u"place")
        self.place.setWordWrap(True)

        self.layout_3.addWidget(self.place)

        self.layout_2 = QHBoxLayout()
        self.layout_3.addLayout(self.layout_2)
        self.layout_2.setObjectName(u"layout_2")
        self.show_folder = QPushButton(CrashDialog)
        self.show_folder.setObjectName(u"show_folder")
        self.show_folder.setAutoDefault(False)

        self.layout_2.addWidget(self.show_folder)

        self.spacer_1 = QSpacerItem(20, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_2.addItem(self.spacer_1)

        self.close_button = QPushButton(CrashDialog)
        self.close_button.setObjectName(u"close_button")

        self.layout_2.addWidget(self.close_button)



#if QT_CONFIG(shortcut)
        self.doing_label.setBuddy(self.doing)
        self.report_label.setBuddy(self.report)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(CrashDialog)

        self.close_button.setDefault(True)


        QMetaObject.connectSlotsByName(CrashDialog)
    # setupUi

    def retranslateUi(self, CrashDialog):
        CrashDialog.setWindowTitle(_(u"HRD Desk"))
        self.heading.setText(_(u"Something went wrong inside the program"))
        self.explanation.setText(_(u"What you saved is safe, and what you typed is kept as a draft. The report below holds no words of your records; it is a file on this computer and is sent to nobody."))
        self.doing_label.setText(_(u"&What were you doing? Name no person and no place."))
        self.report_label.setText(_(u"The &report"))
        self.place.setText("")
        self.show_folder.setText(_(u"Show in &folder"))
        self.close_button.setText(_(u"&Go on"))
    # retranslateUi
