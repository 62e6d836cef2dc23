"""Compiled from ui/list_pane.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QFrame, QHBoxLayout, QHeaderView,
    QLineEdit, QPushButton, QSizePolicy, QToolButton,
    QVBoxLayout, QWidget)

from hrd_desk.gui.widgets.event_table import EventTable
from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_ListPane(object):
    def setupUi(self, ListPane):
        if not ListPane.objectName():
            ListPane.setObjectName(u"ListPane")
        self.layout_91 = QVBoxLayout(ListPane)
        self.layout_91.setSpacing(0)
        self.layout_91.setObjectName(u"layout_91")
        self.layout_91.setContentsMargins(0, 0, 0, 0)
        self.layout_90 = QHBoxLayout()
        self.layout_91.addLayout(self.layout_90)
        self.layout_90.setSpacing(8)
        self.layout_90.setObjectName(u"layout_90")
        self.layout_90.setContentsMargins(10, 8, 6, 8)
        self.plainlabel_89 = PlainLabel(ListPane)
        self.plainlabel_89.setObjectName(u"plainlabel_89")

        self.layout_90.addWidget(self.plainlabel_89)

        self.filter = QLineEdit(ListPane)
        self.filter.setObjectName(u"filter")
        self.filter.setClearButtonEnabled(True)

        self.layout_90.addWidget(self.filter)

        self.narrow = QToolButton(ListPane)
        self.narrow.setObjectName(u"narrow")
        self.narrow.setCheckable(True)
        self.narrow.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)

        self.layout_90.addWidget(self.narrow)

        self.searches = QPushButton(ListPane)
        self.searches.setObjectName(u"searches")

        self.layout_90.addWidget(self.searches)

        self.forward = QToolButton(ListPane)
        self.forward.setObjectName(u"forward")
#if QT_CONFIG(tooltip)
        self.forward.setToolTip(u"Ctrl+2")
#endif // QT_CONFIG(tooltip)
        self.forward.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)

        self.layout_90.addWidget(self.forward)

        self.found = PlainLabel(ListPane)
        self.found.setObjectName(u"found")
        self.found.setMinimumSize(QSize(64, 0))
        self.found.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.layout_90.addWidget(self.found)



        self.problem = PlainLabel(ListPane)
        self.problem.setObjectName(u"problem")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.problem.sizePolicy().hasHeightForWidth())
        self.problem.setSizePolicy(sizePolicy)
        self.problem.setWordWrap(True)
        self.problem.setMargin(6)
        self.problem.setIndent(6)

        self.layout_91.addWidget(self.problem)

        self.table = EventTable(ListPane)
        self.table.setObjectName(u"table")
        self.table.setFrameShape(QFrame.Shape.NoFrame)

        self.layout_91.addWidget(self.table)

        self.empty = PlainLabel(ListPane)
        self.empty.setObjectName(u"empty")
        sizePolicy1 = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        sizePolicy1.setHorizontalStretch(0)
        sizePolicy1.setVerticalStretch(0)
        sizePolicy1.setHeightForWidth(self.empty.sizePolicy().hasHeightForWidth())
        self.empty.setSizePolicy(sizePolicy1)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)

        self.layout_91.addWidget(self.empty)

#if QT_CONFIG(shortcut)
        self.plainlabel_89.setBuddy(self.filter)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(ListPane)

        QMetaObject.connectSlotsByName(ListPane)
    # setupUi

    def retranslateUi(self, ListPane):
        self.plainlabel_89.setText(_(u"Find"))
        self.filter.setPlaceholderText(_(u"words, country:KZ, violation:arrest, date:2023 \u2026"))
        self.narrow.setText(_(u"Narrow down"))
#if QT_CONFIG(tooltip)
        self.narrow.setToolTip(_(u"Count what was found by country, violation, year and so on (Ctrl+G)"))
#endif // QT_CONFIG(tooltip)
        self.searches.setText(_(u"Searches"))
#if QT_CONFIG(tooltip)
        self.searches.setToolTip(_(u"Saved searches, and the order of what was found"))
#endif // QT_CONFIG(tooltip)
        self.forward.setText(_(u"Record"))
        self.found.setText("")
        self.problem.setText("")
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(_(u"Events"))
#endif // QT_CONFIG(accessibility)
        self.empty.setText("")
        pass
    # retranslateUi
