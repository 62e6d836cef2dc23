"""Compiled from ui/link_form.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QAbstractItemView, QApplication, QGridLayout, QHBoxLayout,
    QListWidget, QListWidgetItem, QPushButton, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

from hrd_desk.gui.widgets.plain_text import PlainLabel
from hrd_desk.gui.widgets.reference_line import ReferenceLine
from hrd_desk.gui.widgets.term_line import OneTermPicker
from hrd_desk.gui.widgets.text_area import TextArea

class Ui_LinkForm(object):
    def setupUi(self, LinkForm):
        if not LinkForm.objectName():
            LinkForm.setObjectName(u"LinkForm")
        self.layout_87 = QVBoxLayout(LinkForm)
        self.layout_87.setSpacing(7)
        self.layout_87.setObjectName(u"layout_87")
        self.layout_87.setContentsMargins(0, 0, 0, 0)
        self.layout_82 = QHBoxLayout()
        self.layout_87.addLayout(self.layout_82)
        self.layout_82.setSpacing(6)
        self.layout_82.setObjectName(u"layout_82")
        self.layout_82.setContentsMargins(0, 0, 0, 0)
        self.empty = PlainLabel(LinkForm)
        self.empty.setObjectName(u"empty")

        self.layout_82.addWidget(self.empty)

        self.spacer_88 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_82.addItem(self.spacer_88)

        self.add = QPushButton(LinkForm)
        self.add.setObjectName(u"add")

        self.layout_82.addWidget(self.add)

        self.remove = QPushButton(LinkForm)
        self.remove.setObjectName(u"remove")

        self.layout_82.addWidget(self.remove)



        self.parts = QListWidget(LinkForm)
        self.parts.setObjectName(u"parts")
        self.parts.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.parts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

        self.layout_87.addWidget(self.parts)

        self.detail = QWidget(LinkForm)
        self.detail.setObjectName(u"detail")
        self.layout_86 = QGridLayout(self.detail)
        self.layout_86.setObjectName(u"layout_86")
        self.layout_86.setHorizontalSpacing(10)
        self.layout_86.setVerticalSpacing(7)
        self.layout_86.setContentsMargins(0, 0, 0, 0)
        self.plainlabel_83 = PlainLabel(self.detail)
        self.plainlabel_83.setObjectName(u"plainlabel_83")
        self.plainlabel_83.setMinimumSize(QSize(156, 0))

        self.layout_86.addWidget(self.plainlabel_83, 0, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.target_uid = ReferenceLine(self.detail)
        self.target_uid.setObjectName(u"target_uid")

        self.layout_86.addWidget(self.target_uid, 0, 1, 1, 3)

        self.plainlabel_84 = PlainLabel(self.detail)
        self.plainlabel_84.setObjectName(u"plainlabel_84")
        self.plainlabel_84.setMinimumSize(QSize(156, 0))

        self.layout_86.addWidget(self.plainlabel_84, 1, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.link_type = OneTermPicker(self.detail)
        self.link_type.setObjectName(u"link_type")

        self.layout_86.addWidget(self.link_type, 1, 1, 1, 3)

        self.plainlabel_85 = PlainLabel(self.detail)
        self.plainlabel_85.setObjectName(u"plainlabel_85")
        self.plainlabel_85.setMinimumSize(QSize(156, 0))

        self.layout_86.addWidget(self.plainlabel_85, 2, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.note = TextArea(self.detail)
        self.note.setObjectName(u"note")

        self.layout_86.addWidget(self.note, 2, 1, 1, 3)

        self.layout_86.setColumnStretch(1, 1)
        self.layout_86.setColumnStretch(3, 1)

        self.layout_87.addWidget(self.detail)

#if QT_CONFIG(shortcut)
        self.plainlabel_83.setBuddy(self.target_uid)
        self.plainlabel_84.setBuddy(self.link_type)
        self.plainlabel_85.setBuddy(self.note)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(LinkForm)

        QMetaObject.connectSlotsByName(LinkForm)
    # setupUi

    def retranslateUi(self, LinkForm):
        self.empty.setText(_(u"No related event yet."))
        self.add.setText(_(u"Add related event"))
        self.remove.setText(_(u"Remove related event"))
#if QT_CONFIG(accessibility)
        self.parts.setAccessibleName(_(u"Related events"))
#endif // QT_CONFIG(accessibility)
        self.plainlabel_83.setText(_(u"Related event"))
        self.target_uid.setPlaceholderText(_(u"reference, like KZ-2023-ALM-0042"))
        self.plainlabel_84.setText(_(u"Type of link"))
        self.plainlabel_85.setText(_(u"Note"))
        pass
    # retranslateUi
