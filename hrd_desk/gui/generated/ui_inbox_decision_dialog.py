"""Compiled from ui/inbox_decision_dialog.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QComboBox, QDialog, QHBoxLayout,
    QLineEdit, QListWidget, QListWidgetItem, QProgressBar,
    QPushButton, QSizePolicy, QSpacerItem, QStackedWidget,
    QVBoxLayout, QWidget)

from hrd_desk.gui.widgets.plain_text import PlainLabel
from hrd_desk.gui.widgets.text_area import TextArea

class Ui_DecisionDialog(object):
    def setupUi(self, DecisionDialog):
        if not DecisionDialog.objectName():
            DecisionDialog.setObjectName(u"DecisionDialog")
        DecisionDialog.setMinimumSize(QSize(760, 560))
        self.layout_1 = QVBoxLayout(DecisionDialog)
        self.layout_1.setSpacing(10)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(20, 18, 20, 16)
        self.heading = PlainLabel(DecisionDialog)
        self.heading.setObjectName(u"heading")
        self.heading.setWordWrap(True)
        font = QFont()
        font.setPointSize(13)
        font.setBold(True)
        self.heading.setFont(font)

        self.layout_1.addWidget(self.heading)

        self.state = PlainLabel(DecisionDialog)
        self.state.setObjectName(u"state")
        self.state.setWordWrap(True)

        self.layout_1.addWidget(self.state)

        self.layout_2 = QHBoxLayout()
        self.layout_1.addLayout(self.layout_2)
        self.layout_2.setSpacing(16)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(0, 0, 0, 0)
        self.layout_3 = QVBoxLayout()
        self.layout_2.addLayout(self.layout_3)
        self.layout_3.setSpacing(4)
        self.layout_3.setObjectName(u"layout_3")
        self.layout_3.setContentsMargins(0, 0, 0, 0)
        self.decisions_label = PlainLabel(DecisionDialog)
        self.decisions_label.setObjectName(u"decisions_label")

        self.layout_3.addWidget(self.decisions_label)

        self.decisions = QListWidget(DecisionDialog)
        self.decisions.setObjectName(u"decisions")
        self.decisions.setMinimumSize(QSize(220, 0))
        self.decisions.setMaximumSize(QSize(240, 16777215))

        self.layout_3.addWidget(self.decisions)



        self.pages = QStackedWidget(DecisionDialog)
        self.pages.setObjectName(u"pages")
        self.nothing_page = QWidget()
        self.nothing_page.setObjectName(u"nothing_page")
        self.layout_7 = QVBoxLayout(self.nothing_page)
        self.layout_7.setSpacing(8)
        self.layout_7.setObjectName(u"layout_7")
        self.layout_7.setContentsMargins(0, 0, 0, 0)
        self.nothing = PlainLabel(self.nothing_page)
        self.nothing.setObjectName(u"nothing")
        self.nothing.setWordWrap(True)

        self.layout_7.addWidget(self.nothing)

        self.spacer_9 = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_7.addItem(self.spacer_9)

        self.pages.addWidget(self.nothing_page)
        self.decision_page = QWidget()
        self.decision_page.setObjectName(u"decision_page")
        self.layout_4 = QVBoxLayout(self.decision_page)
        self.layout_4.setSpacing(6)
        self.layout_4.setObjectName(u"layout_4")
        self.layout_4.setContentsMargins(0, 0, 0, 0)
        self.explanation = PlainLabel(self.decision_page)
        self.explanation.setObjectName(u"explanation")
        self.explanation.setWordWrap(True)

        self.layout_4.addWidget(self.explanation)

        self.value_label = PlainLabel(self.decision_page)
        self.value_label.setObjectName(u"value_label")

        self.layout_4.addWidget(self.value_label)

        self.value = QComboBox(self.decision_page)
        self.value.setObjectName(u"value")

        self.layout_4.addWidget(self.value)

        self.target_label = PlainLabel(self.decision_page)
        self.target_label.setObjectName(u"target_label")

        self.layout_4.addWidget(self.target_label)

        self.target = QLineEdit(self.decision_page)
        self.target.setObjectName(u"target")

        self.layout_4.addWidget(self.target)

        self.comment_label = PlainLabel(self.decision_page)
        self.comment_label.setObjectName(u"comment_label")

        self.layout_4.addWidget(self.comment_label)

        self.comment = TextArea(self.decision_page)
        self.comment.setObjectName(u"comment")

        self.layout_4.addWidget(self.comment)

        self.confirmation_label = PlainLabel(self.decision_page)
        self.confirmation_label.setObjectName(u"confirmation_label")
        self.confirmation_label.setWordWrap(True)

        self.layout_4.addWidget(self.confirmation_label)

        self.confirmation = QLineEdit(self.decision_page)
        self.confirmation.setObjectName(u"confirmation")

        self.layout_4.addWidget(self.confirmation)

        self.spacer_10 = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_4.addItem(self.spacer_10)

        self.pages.addWidget(self.decision_page)

        self.layout_2.addWidget(self.pages)

        self.layout_2.setStretch(1, 1)


        self.earlier_label = PlainLabel(DecisionDialog)
        self.earlier_label.setObjectName(u"earlier_label")

        self.layout_1.addWidget(self.earlier_label)

        self.earlier = QListWidget(DecisionDialog)
        self.earlier.setObjectName(u"earlier")
        self.earlier.setWordWrap(True)
        self.earlier.setMaximumSize(QSize(16777215, 120))

        self.layout_1.addWidget(self.earlier)

        self.problem = PlainLabel(DecisionDialog)
        self.problem.setObjectName(u"problem")
        self.problem.setWordWrap(True)

        self.layout_1.addWidget(self.problem)

        self.busy = QProgressBar(DecisionDialog)
        self.busy.setObjectName(u"busy")
        self.busy.setMaximum(0)
        self.busy.setTextVisible(False)
        self.busy.setMaximumSize(QSize(16777215, 6))

        self.layout_1.addWidget(self.busy)

        self.layout_5 = QHBoxLayout()
        self.layout_1.addLayout(self.layout_5)
        self.layout_5.setSpacing(8)
        self.layout_5.setObjectName(u"layout_5")
        self.layout_5.setContentsMargins(0, 0, 0, 0)
        self.spacer_11 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_5.addItem(self.spacer_11)

        self.take = QPushButton(DecisionDialog)
        self.take.setObjectName(u"take")
        self.take.setAutoDefault(False)

        self.layout_5.addWidget(self.take)

        self.cancel = QPushButton(DecisionDialog)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.layout_5.addWidget(self.cancel)



        self.layout_1.setStretch(2, 1)
#if QT_CONFIG(shortcut)
        self.decisions_label.setBuddy(self.decisions)
        self.value_label.setBuddy(self.value)
        self.target_label.setBuddy(self.target)
        self.comment_label.setBuddy(self.comment)
        self.confirmation_label.setBuddy(self.confirmation)
        self.earlier_label.setBuddy(self.earlier)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(DecisionDialog)

        QMetaObject.connectSlotsByName(DecisionDialog)
    # setupUi

    def retranslateUi(self, DecisionDialog):
        DecisionDialog.setWindowTitle(_(u"Decision \u2013 HRD Desk"))
        self.decisions_label.setText(_(u"&Decision"))
        self.nothing.setText(_(u"Choose a decision."))
        self.value_label.setText(_(u"&Value"))
        self.target_label.setText(_(u"&Reference of the record that stays"))
        self.comment_label.setText(_(u"&Comment"))
#if QT_CONFIG(accessibility)
        self.comment.setAccessibleName(_(u"Comment"))
#endif // QT_CONFIG(accessibility)
        self.earlier_label.setText(_(u"Decisions so &far"))
        self.take.setText(_(u"Choose a decision"))
        self.cancel.setText(_(u"Cancel"))
    # retranslateUi
