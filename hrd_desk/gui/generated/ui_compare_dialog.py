"""Compiled from ui/compare_dialog.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QDialog, QHBoxLayout, QPushButton,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from hrd_desk.gui.widgets.marked_text import MarkedText
from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_CompareDialog(object):
    def setupUi(self, CompareDialog):
        if not CompareDialog.objectName():
            CompareDialog.setObjectName(u"CompareDialog")
        self.layout_compare = QVBoxLayout(CompareDialog)
        self.layout_compare.setSpacing(8)
        self.layout_compare.setObjectName(u"layout_compare")
        self.layout_compare.setContentsMargins(16, 14, 16, 14)
        self.layout_compare_choice = QHBoxLayout()
        self.layout_compare.addLayout(self.layout_compare_choice)
        self.layout_compare_choice.setSpacing(8)
        self.layout_compare_choice.setObjectName(u"layout_compare_choice")
        self.question = PlainLabel(CompareDialog)
        self.question.setObjectName(u"question")
        font = QFont()
        font.setPointSize(12)
        font.setBold(True)
        self.question.setFont(font)

        self.layout_compare_choice.addWidget(self.question)

        self.spacer_compare = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_compare_choice.addItem(self.spacer_compare)

        self.place = PlainLabel(CompareDialog)
        self.place.setObjectName(u"place")

        self.layout_compare_choice.addWidget(self.place)

        self.next = QPushButton(CompareDialog)
        self.next.setObjectName(u"next")
        self.next.setAutoDefault(False)

        self.layout_compare_choice.addWidget(self.next)



        self.heads = QWidget(CompareDialog)
        self.heads.setObjectName(u"heads")
        self.layout_compare_heads = QHBoxLayout(self.heads)
        self.layout_compare_heads.setSpacing(8)
        self.layout_compare_heads.setObjectName(u"layout_compare_heads")
        self.layout_compare_heads.setContentsMargins(0, 0, 0, 0)
        self.own_head = PlainLabel(self.heads)
        self.own_head.setObjectName(u"own_head")
        font1 = QFont()
        font1.setBold(True)
        self.own_head.setFont(font1)
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        sizePolicy.setHorizontalStretch(1)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.own_head.sizePolicy().hasHeightForWidth())
        self.own_head.setSizePolicy(sizePolicy)

        self.layout_compare_heads.addWidget(self.own_head)

        self.other_head = PlainLabel(self.heads)
        self.other_head.setObjectName(u"other_head")
        self.other_head.setFont(font1)
        sizePolicy.setHeightForWidth(self.other_head.sizePolicy().hasHeightForWidth())
        self.other_head.setSizePolicy(sizePolicy)

        self.layout_compare_heads.addWidget(self.other_head)


        self.layout_compare.addWidget(self.heads)

        self.texts = MarkedText(CompareDialog)
        self.texts.setObjectName(u"texts")

        self.layout_compare.addWidget(self.texts)

        self.layout_compare_buttons = QHBoxLayout()
        self.layout_compare.addLayout(self.layout_compare_buttons)
        self.layout_compare_buttons.setSpacing(8)
        self.layout_compare_buttons.setObjectName(u"layout_compare_buttons")
        self.different = QPushButton(CompareDialog)
        self.different.setObjectName(u"different")

        self.layout_compare_buttons.addWidget(self.different)

        self.open_other = QPushButton(CompareDialog)
        self.open_other.setObjectName(u"open_other")
        self.open_other.setAutoDefault(False)

        self.layout_compare_buttons.addWidget(self.open_other)

        self.propose = QPushButton(CompareDialog)
        self.propose.setObjectName(u"propose")
        self.propose.setAutoDefault(False)

        self.layout_compare_buttons.addWidget(self.propose)

        self.spacer_compare_buttons = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_compare_buttons.addItem(self.spacer_compare_buttons)

        self.close_button = QPushButton(CompareDialog)
        self.close_button.setObjectName(u"close_button")
        self.close_button.setAutoDefault(False)

        self.layout_compare_buttons.addWidget(self.close_button)




        self.retranslateUi(CompareDialog)

        QMetaObject.connectSlotsByName(CompareDialog)
    # setupUi

    def retranslateUi(self, CompareDialog):
        CompareDialog.setWindowTitle(_(u"Similar events"))
        self.question.setText(_(u"Is this the same event?"))
        self.place.setText("")
        self.next.setText(_(u"Ne&xt one"))
        self.own_head.setText("")
        self.other_head.setText("")
#if QT_CONFIG(accessibility)
        self.texts.setAccessibleName(_(u"Both events"))
#endif // QT_CONFIG(accessibility)
        self.different.setText(_(u"&Not the same"))
#if QT_CONFIG(tooltip)
        self.different.setToolTip(_(u"Remembered, also at headquarters; it comes up again only once one of both changes"))
#endif // QT_CONFIG(tooltip)
        self.open_other.setText(_(u"The same: &open that one"))
        self.propose.setText(_(u"The same: propose to &merge"))
        self.close_button.setText(_(u"Close"))
    # retranslateUi
