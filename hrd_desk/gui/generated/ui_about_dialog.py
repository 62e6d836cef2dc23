"""Compiled from ui/about_dialog.ui by packaging/compile_forms.py; do not edit."""

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

class Ui_AboutDialog(object):
    def setupUi(self, AboutDialog):
        if not AboutDialog.objectName():
            AboutDialog.setObjectName(u"AboutDialog")
        AboutDialog.setMinimumSize(QSize(860, 560))
        self.layout_6 = QVBoxLayout(AboutDialog)
        self.layout_6.setSpacing(12)
        self.layout_6.setObjectName(u"layout_6")
        self.layout_6.setContentsMargins(24, 24, 24, 24)
        self.heading = PlainLabel(AboutDialog)
        self.heading.setObjectName(u"heading")
        font = QFont()
        font.setPointSize(20)
        font.setBold(True)
        self.heading.setFont(font)

        self.layout_6.addWidget(self.heading)

        self.licence = PlainLabel(AboutDialog)
        self.licence.setObjectName(u"licence")
        self.licence.setWordWrap(True)
        self.licence.setFocusPolicy(Qt.FocusPolicy.NoFocus)

        self.layout_6.addWidget(self.licence)

        self.layout_3 = QHBoxLayout()
        self.layout_6.addLayout(self.layout_3)
        self.layout_3.setSpacing(20)
        self.layout_3.setObjectName(u"layout_3")
        self.layout_1 = QVBoxLayout()
        self.layout_3.addLayout(self.layout_1)
        self.layout_1.setObjectName(u"layout_1")
        self.protects_label = PlainLabel(AboutDialog)
        self.protects_label.setObjectName(u"protects_label")
        font1 = QFont()
        font1.setPointSize(13)
        font1.setBold(True)
        self.protects_label.setFont(font1)

        self.layout_1.addWidget(self.protects_label)

        self.protects = QTextEdit(AboutDialog)
        self.protects.setObjectName(u"protects")
        self.protects.setReadOnly(True)
        self.protects.setAcceptRichText(False)
        self.protects.setTabChangesFocus(True)

        self.layout_1.addWidget(self.protects)



        self.layout_2 = QVBoxLayout()
        self.layout_3.addLayout(self.layout_2)
        self.layout_2.setObjectName(u"layout_2")
        self.leaves_label = PlainLabel(AboutDialog)
        self.leaves_label.setObjectName(u"leaves_label")
        self.leaves_label.setFont(font1)

        self.layout_2.addWidget(self.leaves_label)

        self.leaves = QTextEdit(AboutDialog)
        self.leaves.setObjectName(u"leaves")
        self.leaves.setReadOnly(True)
        self.leaves.setAcceptRichText(False)
        self.leaves.setTabChangesFocus(True)

        self.layout_2.addWidget(self.leaves)





        self.layout_5 = QHBoxLayout()
        self.layout_6.addLayout(self.layout_5)
        self.layout_5.setObjectName(u"layout_5")
        self.spacer_4 = QSpacerItem(20, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_5.addItem(self.spacer_4)

        self.close_button = QPushButton(AboutDialog)
        self.close_button.setObjectName(u"close_button")

        self.layout_5.addWidget(self.close_button)



#if QT_CONFIG(shortcut)
        self.protects_label.setBuddy(self.protects)
        self.leaves_label.setBuddy(self.leaves)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(AboutDialog)

        self.close_button.setDefault(True)


        QMetaObject.connectSlotsByName(AboutDialog)
    # setupUi

    def retranslateUi(self, AboutDialog):
        AboutDialog.setWindowTitle(_(u"About HRD Desk"))
        self.heading.setText("")
        self.licence.setText("")
        self.protects_label.setText(_(u"What this program &protects"))
        self.leaves_label.setText(_(u"What it &does not"))
        self.close_button.setText(_(u"Close"))
    # retranslateUi
