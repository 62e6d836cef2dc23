"""Compiled from ui/exchange_send_dialog.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QDialog, QGridLayout,
    QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem,
    QProgressBar, QPushButton, QSizePolicy, QSpacerItem,
    QTextEdit, QVBoxLayout, QWidget)

from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_ExchangeSendDialog(object):
    def setupUi(self, ExchangeSendDialog):
        if not ExchangeSendDialog.objectName():
            ExchangeSendDialog.setObjectName(u"ExchangeSendDialog")
        ExchangeSendDialog.setMinimumSize(QSize(580, 0))
        self.layout_19 = QVBoxLayout(ExchangeSendDialog)
        self.layout_19.setSpacing(14)
        self.layout_19.setObjectName(u"layout_19")
        self.layout_19.setContentsMargins(24, 22, 24, 20)
        self.heading = PlainLabel(ExchangeSendDialog)
        self.heading.setObjectName(u"heading")
        font = QFont()
        font.setPointSize(15)
        font.setBold(True)
        self.heading.setFont(font)

        self.layout_19.addWidget(self.heading)

        self.choice_page = QWidget(ExchangeSendDialog)
        self.choice_page.setObjectName(u"choice_page")
        self.layout_12 = QVBoxLayout(self.choice_page)
        self.layout_12.setSpacing(10)
        self.layout_12.setObjectName(u"layout_12")
        self.layout_12.setContentsMargins(0, 0, 0, 0)
        self.explanation = PlainLabel(self.choice_page)
        self.explanation.setObjectName(u"explanation")
        self.explanation.setWordWrap(True)

        self.layout_12.addWidget(self.explanation)

        self.peers_layout = QVBoxLayout()
        self.layout_12.addLayout(self.peers_layout)
        self.peers_layout.setSpacing(6)
        self.peers_layout.setObjectName(u"peers_layout")
        self.peers_layout.setContentsMargins(0, 0, 0, 0)
        self.peers_label = PlainLabel(self.choice_page)
        self.peers_label.setObjectName(u"peers_label")

        self.peers_layout.addWidget(self.peers_label)

        self.peers = QListWidget(self.choice_page)
        self.peers.setObjectName(u"peers")

        self.peers_layout.addWidget(self.peers)

        self.layout_8 = QHBoxLayout()
        self.peers_layout.addLayout(self.layout_8)
        self.layout_8.setSpacing(8)
        self.layout_8.setObjectName(u"layout_8")
        self.layout_8.setContentsMargins(0, 0, 0, 0)
        self.choose_waiting = QPushButton(self.choice_page)
        self.choose_waiting.setObjectName(u"choose_waiting")
        self.choose_waiting.setAutoDefault(False)

        self.layout_8.addWidget(self.choose_waiting)

        self.spacer_7 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_8.addItem(self.spacer_7)





        self.layout_11 = QGridLayout()
        self.layout_12.addLayout(self.layout_11)
        self.layout_11.setObjectName(u"layout_11")
        self.layout_11.setHorizontalSpacing(10)
        self.layout_11.setVerticalSpacing(8)
        self.layout_11.setContentsMargins(0, 0, 0, 0)
        self.label_10 = PlainLabel(self.choice_page)
        self.label_10.setObjectName(u"label_10")

        self.layout_11.addWidget(self.label_10, 0, 0, 1, 1)

        self.folder = QLineEdit(self.choice_page)
        self.folder.setObjectName(u"folder")

        self.layout_11.addWidget(self.folder, 0, 1, 1, 1)

        self.browse = QPushButton(self.choice_page)
        self.browse.setObjectName(u"browse")
        self.browse.setAutoDefault(False)

        self.layout_11.addWidget(self.browse, 0, 2, 1, 1)

        self.is_mail = QCheckBox(self.choice_page)
        self.is_mail.setObjectName(u"is_mail")

        self.layout_11.addWidget(self.is_mail, 1, 1, 1, 2)

        self.layout_11.setColumnStretch(1, 1)



        self.layout_19.addWidget(self.choice_page)

        self.done_page = QWidget(ExchangeSendDialog)
        self.done_page.setObjectName(u"done_page")
        self.layout_15 = QVBoxLayout(self.done_page)
        self.layout_15.setSpacing(10)
        self.layout_15.setObjectName(u"layout_15")
        self.layout_15.setContentsMargins(0, 0, 0, 0)
        self.result = PlainLabel(self.done_page)
        self.result.setObjectName(u"result")
        self.result.setWordWrap(True)
        self.result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse|Qt.TextInteractionFlag.TextSelectableByKeyboard)

        self.layout_15.addWidget(self.result)

        self.names = QTextEdit(self.done_page)
        self.names.setObjectName(u"names")
        self.names.setReadOnly(True)
        self.names.setAcceptRichText(False)
        self.names.setTabChangesFocus(True)

        self.layout_15.addWidget(self.names)

        self.caution = PlainLabel(self.done_page)
        self.caution.setObjectName(u"caution")
        self.caution.setWordWrap(True)

        self.layout_15.addWidget(self.caution)


        self.layout_19.addWidget(self.done_page)

        self.problem = PlainLabel(ExchangeSendDialog)
        self.problem.setObjectName(u"problem")
        self.problem.setWordWrap(True)
        font1 = QFont()
        font1.setBold(True)
        self.problem.setFont(font1)
        self.problem.setVisible(False)

        self.layout_19.addWidget(self.problem)

        self.busy = QProgressBar(ExchangeSendDialog)
        self.busy.setObjectName(u"busy")
        self.busy.setMaximum(0)
        self.busy.setTextVisible(False)
        self.busy.setVisible(False)

        self.layout_19.addWidget(self.busy)

        self.layout_18 = QHBoxLayout()
        self.layout_19.addLayout(self.layout_18)
        self.layout_18.setSpacing(8)
        self.layout_18.setObjectName(u"layout_18")
        self.layout_18.setContentsMargins(0, 0, 0, 0)
        self.spacer_17 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_18.addItem(self.spacer_17)

        self.show_folder = QPushButton(ExchangeSendDialog)
        self.show_folder.setObjectName(u"show_folder")
        self.show_folder.setAutoDefault(False)

        self.layout_18.addWidget(self.show_folder)

        self.send = QPushButton(ExchangeSendDialog)
        self.send.setObjectName(u"send")

        self.layout_18.addWidget(self.send)

        self.cancel = QPushButton(ExchangeSendDialog)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.layout_18.addWidget(self.cancel)



#if QT_CONFIG(shortcut)
        self.peers_label.setBuddy(self.peers)
        self.label_10.setBuddy(self.folder)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(ExchangeSendDialog)

        self.send.setDefault(True)


        QMetaObject.connectSlotsByName(ExchangeSendDialog)
    # setupUi

    def retranslateUi(self, ExchangeSendDialog):
        ExchangeSendDialog.setWindowTitle(_(u"Send \u2013 HRD Desk"))
        self.peers_label.setText(_(u"Who gets a file"))
        self.choose_waiting.setText(_(u"All that have &something to get"))
        self.label_10.setText(_(u"&Folder or stick"))
        self.browse.setText(_(u"B&rowse\u2026"))
        self.is_mail.setText(_(u"For e-&mail, in parts of 8 MB"))
#if QT_CONFIG(accessibility)
        self.names.setAccessibleName(_(u"Files"))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.busy.setAccessibleName(_(u"Progress"))
#endif // QT_CONFIG(accessibility)
        self.show_folder.setText(_(u"Show in &folder"))
        self.send.setText(_(u"&Send"))
        self.cancel.setText(_(u"Cancel"))
    # retranslateUi
