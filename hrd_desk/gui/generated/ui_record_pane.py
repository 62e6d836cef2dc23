"""Compiled from ui/record_pane.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QFrame, QHBoxLayout, QListView,
    QSizePolicy, QSpacerItem, QToolButton, QVBoxLayout,
    QWidget)

from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_RecordPane(object):
    def setupUi(self, RecordPane):
        if not RecordPane.objectName():
            RecordPane.setObjectName(u"RecordPane")
        self.layout_95 = QVBoxLayout(RecordPane)
        self.layout_95.setSpacing(0)
        self.layout_95.setObjectName(u"layout_95")
        self.layout_95.setContentsMargins(0, 0, 0, 0)
        self.header = QWidget(RecordPane)
        self.header.setObjectName(u"header")
        self.layout_92 = QHBoxLayout(self.header)
        self.layout_92.setSpacing(12)
        self.layout_92.setObjectName(u"layout_92")
        self.layout_92.setContentsMargins(16, 8, 16, 6)
        self.back = QToolButton(self.header)
        self.back.setObjectName(u"back")
#if QT_CONFIG(tooltip)
        self.back.setToolTip(u"Ctrl+1")
#endif // QT_CONFIG(tooltip)
        self.back.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)

        self.layout_92.addWidget(self.back)

        self.reference = PlainLabel(self.header)
        self.reference.setObjectName(u"reference")
        font = QFont()
        font.setPointSize(12)
        font.setBold(True)
        self.reference.setFont(font)

        self.layout_92.addWidget(self.reference)

        self.state = PlainLabel(self.header)
        self.state.setObjectName(u"state")

        self.layout_92.addWidget(self.state)

        self.spacer_96 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_92.addItem(self.spacer_96)

        self.revised = PlainLabel(self.header)
        self.revised.setObjectName(u"revised")

        self.layout_92.addWidget(self.revised)


        self.layout_95.addWidget(self.header)

        self.form = QWidget(RecordPane)
        self.form.setObjectName(u"form")

        self.layout_95.addWidget(self.form)

        self.problems_pane = QWidget(RecordPane)
        self.problems_pane.setObjectName(u"problems_pane")
        self.layout_94 = QVBoxLayout(self.problems_pane)
        self.layout_94.setSpacing(0)
        self.layout_94.setObjectName(u"layout_94")
        self.layout_94.setContentsMargins(12, 0, 4, 4)
        self.layout_93 = QHBoxLayout()
        self.layout_94.addLayout(self.layout_93)
        self.layout_93.setSpacing(6)
        self.layout_93.setObjectName(u"layout_93")
        self.layout_93.setContentsMargins(4, 5, 10, 3)
        self.problems_count = PlainLabel(self.problems_pane)
        self.problems_count.setObjectName(u"problems_count")
        font1 = QFont()
        font1.setBold(True)
        self.problems_count.setFont(font1)

        self.layout_93.addWidget(self.problems_count)

        self.spacer_97 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_93.addItem(self.spacer_97)

        self.problems_hint = PlainLabel(self.problems_pane)
        self.problems_hint.setObjectName(u"problems_hint")

        self.layout_93.addWidget(self.problems_hint)



        self.problems = QListView(self.problems_pane)
        self.problems.setObjectName(u"problems")
        self.problems.setFrameShape(QFrame.Shape.NoFrame)
        self.problems.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.problems.setWordWrap(True)

        self.layout_94.addWidget(self.problems)


        self.layout_95.addWidget(self.problems_pane)

        self.nothing = PlainLabel(RecordPane)
        self.nothing.setObjectName(u"nothing")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setWordWrap(True)

        self.layout_95.addWidget(self.nothing)

        self.layout_95.setStretch(1, 1)
        self.layout_95.setStretch(3, 1)
#if QT_CONFIG(shortcut)
        self.problems_count.setBuddy(self.problems)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(RecordPane)

        QMetaObject.connectSlotsByName(RecordPane)
    # setupUi

    def retranslateUi(self, RecordPane):
        self.back.setText(_(u"List"))
        self.reference.setText("")
        self.state.setText("")
        self.revised.setText("")
        self.problems_count.setText(_(u"Problems"))
        self.problems_hint.setText(_(u"F8 goes to the next one"))
#if QT_CONFIG(accessibility)
        self.problems.setAccessibleName(_(u"Problems"))
#endif // QT_CONFIG(accessibility)
        self.nothing.setText(_(u"Choose an event in the list, or press Ctrl+N to log a new one."))
        pass
    # retranslateUi
