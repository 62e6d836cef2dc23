"""Compiled from ui/key_map_dialog.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QDialog, QFrame, QHBoxLayout,
    QPushButton, QScrollArea, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

class Ui_KeyMapDialog(object):
    def setupUi(self, KeyMapDialog):
        if not KeyMapDialog.objectName():
            KeyMapDialog.setObjectName(u"KeyMapDialog")
        self.layout_1 = QVBoxLayout(KeyMapDialog)
        self.layout_1.setSpacing(12)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(20, 16, 20, 16)
        self.scroll = QScrollArea(KeyMapDialog)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setWidgetResizable(True)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.page = QWidget()
        self.page.setObjectName(u"page")
        self.columns = QHBoxLayout(self.page)
        self.columns.setSpacing(28)
        self.columns.setObjectName(u"columns")
        self.columns.setContentsMargins(0, 0, 0, 0)
        self.scroll.setWidget(self.page)

        self.layout_1.addWidget(self.scroll)

        self.layout_2 = QHBoxLayout()
        self.layout_1.addLayout(self.layout_2)
        self.layout_2.setObjectName(u"layout_2")
        self.spacer_1 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_2.addItem(self.spacer_1)

        self.close_button = QPushButton(KeyMapDialog)
        self.close_button.setObjectName(u"close_button")

        self.layout_2.addWidget(self.close_button)




        self.retranslateUi(KeyMapDialog)

        QMetaObject.connectSlotsByName(KeyMapDialog)
    # setupUi

    def retranslateUi(self, KeyMapDialog):
        KeyMapDialog.setWindowTitle(_(u"Keys \u2013 HRD Desk"))
#if QT_CONFIG(accessibility)
        self.scroll.setAccessibleName(_(u"Keys"))
#endif // QT_CONFIG(accessibility)
        self.close_button.setText(_(u"&Close"))
    # retranslateUi
