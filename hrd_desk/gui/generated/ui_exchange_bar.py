"""Compiled from ui/exchange_bar.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QHBoxLayout, QPushButton, QSizePolicy,
    QWidget)

from hrd_desk.gui.widgets.fitting_label import FittingLabel

class Ui_ExchangeBar(object):
    def setupUi(self, ExchangeBar):
        if not ExchangeBar.objectName():
            ExchangeBar.setObjectName(u"ExchangeBar")
        self.layout_3 = QHBoxLayout(ExchangeBar)
        self.layout_3.setSpacing(8)
        self.layout_3.setObjectName(u"layout_3")
        self.layout_3.setContentsMargins(16, 2, 4, 2)
        self.figure = FittingLabel(ExchangeBar)
        self.figure.setObjectName(u"figure")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        sizePolicy.setHorizontalStretch(1)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.figure.sizePolicy().hasHeightForWidth())
        self.figure.setSizePolicy(sizePolicy)

        self.layout_3.addWidget(self.figure)

        self.inbox = QPushButton(ExchangeBar)
        self.inbox.setObjectName(u"inbox")
        self.inbox.setAutoDefault(False)

        self.layout_3.addWidget(self.inbox)

        self.receive = QPushButton(ExchangeBar)
        self.receive.setObjectName(u"receive")
        self.receive.setAutoDefault(False)

        self.layout_3.addWidget(self.receive)

        self.send = QPushButton(ExchangeBar)
        self.send.setObjectName(u"send")
        self.send.setAutoDefault(False)

        self.layout_3.addWidget(self.send)


        self.retranslateUi(ExchangeBar)

        QMetaObject.connectSlotsByName(ExchangeBar)
    # setupUi

    def retranslateUi(self, ExchangeBar):
        self.inbox.setText(_(u"Inbox"))
        self.receive.setText(_(u"Receive\u2026"))
        self.send.setText(_(u"Send\u2026"))
        pass
    # retranslateUi
