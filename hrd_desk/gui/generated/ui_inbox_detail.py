"""Compiled from ui/inbox_detail.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QGridLayout, QHBoxLayout, QSizePolicy,
    QToolButton, QVBoxLayout, QWidget)

from hrd_desk.gui.widgets.marked_text import MarkedText
from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_InboxDetail(object):
    def setupUi(self, InboxDetail):
        if not InboxDetail.objectName():
            InboxDetail.setObjectName(u"InboxDetail")
        self.layout_1 = QVBoxLayout(InboxDetail)
        self.layout_1.setSpacing(8)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(0, 0, 0, 0)
        self.record = PlainLabel(InboxDetail)
        self.record.setObjectName(u"record")
        self.record.setWordWrap(True)
        font = QFont()
        font.setPointSize(12)
        font.setBold(True)
        self.record.setFont(font)

        self.layout_1.addWidget(self.record)

        self.sentence = PlainLabel(InboxDetail)
        self.sentence.setObjectName(u"sentence")
        self.sentence.setWordWrap(True)

        self.layout_1.addWidget(self.sentence)

        self.heads = QGridLayout()
        self.layout_1.addLayout(self.heads)
        self.heads.setObjectName(u"heads")
        self.heads.setHorizontalSpacing(0)
        self.heads.setVerticalSpacing(1)


        self.values = MarkedText(InboxDetail)
        self.values.setObjectName(u"values")

        self.layout_1.addWidget(self.values)

        self.advice = PlainLabel(InboxDetail)
        self.advice.setObjectName(u"advice")
        self.advice.setWordWrap(True)

        self.layout_1.addWidget(self.advice)

        self.merged = QToolButton(InboxDetail)
        self.merged.setObjectName(u"merged")
        self.merged.setCheckable(True)
        self.merged.setAutoRaise(True)
        self.merged.setArrowType(Qt.ArrowType.RightArrow)
        self.merged.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)

        self.layout_1.addWidget(self.merged)

        self.merged_names = PlainLabel(InboxDetail)
        self.merged_names.setObjectName(u"merged_names")
        self.merged_names.setWordWrap(True)

        self.layout_1.addWidget(self.merged_names)

        self.choices = QGridLayout()
        self.layout_1.addLayout(self.choices)
        self.choices.setObjectName(u"choices")
        self.choices.setHorizontalSpacing(8)
        self.choices.setVerticalSpacing(0)


        self.others = QHBoxLayout()
        self.layout_1.addLayout(self.others)
        self.others.setSpacing(8)
        self.others.setObjectName(u"others")
        self.others.setContentsMargins(0, 0, 0, 0)


        self.layout_1.setStretch(3, 1)

        self.retranslateUi(InboxDetail)

        QMetaObject.connectSlotsByName(InboxDetail)
    # setupUi

    def retranslateUi(self, InboxDetail):
#if QT_CONFIG(accessibility)
        self.values.setAccessibleName(_(u"The values side by side"))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi
