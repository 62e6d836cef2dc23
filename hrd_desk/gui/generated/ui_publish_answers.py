"""Compiled from ui/publish_answers.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QDialog, QFormLayout, QFrame,
    QHBoxLayout, QPushButton, QScrollArea, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_PublishAnswers(object):
    def setupUi(self, PublishAnswers):
        if not PublishAnswers.objectName():
            PublishAnswers.setObjectName(u"PublishAnswers")
        self.layout_main = QVBoxLayout(PublishAnswers)
        self.layout_main.setSpacing(12)
        self.layout_main.setObjectName(u"layout_main")
        self.layout_main.setContentsMargins(20, 18, 20, 18)
        self.explanation = PlainLabel(PublishAnswers)
        self.explanation.setObjectName(u"explanation")
        self.explanation.setWordWrap(True)

        self.layout_main.addWidget(self.explanation)

        self.area = QScrollArea(PublishAnswers)
        self.area.setObjectName(u"area")
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.inside = QWidget()
        self.inside.setObjectName(u"inside")
        self.fields = QFormLayout(self.inside)
        self.fields.setObjectName(u"fields")
        self.fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.fields.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self.area.setWidget(self.inside)

        self.layout_main.addWidget(self.area)

        self.layout_buttons = QHBoxLayout()
        self.layout_main.addLayout(self.layout_buttons)
        self.layout_buttons.setObjectName(u"layout_buttons")
        self.spacer_1 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_buttons.addItem(self.spacer_1)

        self.take = QPushButton(PublishAnswers)
        self.take.setObjectName(u"take")

        self.layout_buttons.addWidget(self.take)

        self.cancel = QPushButton(PublishAnswers)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.layout_buttons.addWidget(self.cancel)

        self.layout_buttons.setStretch(0, 1)



        self.retranslateUi(PublishAnswers)

        self.take.setDefault(True)


        QMetaObject.connectSlotsByName(PublishAnswers)
    # setupUi

    def retranslateUi(self, PublishAnswers):
        PublishAnswers.setWindowTitle(_(u"Answers \u2013 HRD Desk"))
        self.explanation.setText(_(u"What the Special Procedures ask and no record holds. It is printed in the submission and kept nowhere else."))
        self.take.setText(_(u"&Use these"))
        self.cancel.setText(_(u"Cancel"))
    # retranslateUi
