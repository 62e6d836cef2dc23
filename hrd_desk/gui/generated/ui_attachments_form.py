"""Compiled from ui/attachments_form.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QAbstractItemView, QApplication, QGridLayout, QHBoxLayout,
    QListWidget, QListWidgetItem, QProgressBar, QPushButton,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from hrd_desk.gui.widgets.plain_text import PlainLabel
from hrd_desk.gui.widgets.term_line import OneTermPicker
from hrd_desk.gui.widgets.text_area import TextArea
from hrd_desk.gui.widgets.text_line import TextLine

class Ui_AttachmentsForm(object):
    def setupUi(self, AttachmentsForm):
        if not AttachmentsForm.objectName():
            AttachmentsForm.setObjectName(u"AttachmentsForm")
        self.layout_120 = QVBoxLayout(AttachmentsForm)
        self.layout_120.setSpacing(7)
        self.layout_120.setObjectName(u"layout_120")
        self.layout_120.setContentsMargins(0, 0, 0, 0)
        self.layout_121 = QHBoxLayout()
        self.layout_120.addLayout(self.layout_121)
        self.layout_121.setSpacing(6)
        self.layout_121.setObjectName(u"layout_121")
        self.layout_121.setContentsMargins(0, 0, 0, 0)
        self.empty = PlainLabel(AttachmentsForm)
        self.empty.setObjectName(u"empty")

        self.layout_121.addWidget(self.empty)

        self.to_come = PlainLabel(AttachmentsForm)
        self.to_come.setObjectName(u"to_come")

        self.layout_121.addWidget(self.to_come)

        self.spacer_122 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_121.addItem(self.spacer_122)

        self.add = QPushButton(AttachmentsForm)
        self.add.setObjectName(u"add")

        self.layout_121.addWidget(self.add)

        self.save_copy = QPushButton(AttachmentsForm)
        self.save_copy.setObjectName(u"save_copy")

        self.layout_121.addWidget(self.save_copy)

        self.remove = QPushButton(AttachmentsForm)
        self.remove.setObjectName(u"remove")

        self.layout_121.addWidget(self.remove)



        self.busy = QWidget(AttachmentsForm)
        self.busy.setObjectName(u"busy")
        self.layout_123 = QHBoxLayout(self.busy)
        self.layout_123.setSpacing(10)
        self.layout_123.setObjectName(u"layout_123")
        self.layout_123.setContentsMargins(0, 0, 0, 0)
        self.doing = PlainLabel(self.busy)
        self.doing.setObjectName(u"doing")

        self.layout_123.addWidget(self.doing)

        self.progress = QProgressBar(self.busy)
        self.progress.setObjectName(u"progress")
        self.progress.setTextVisible(False)

        self.layout_123.addWidget(self.progress)

        self.stop = QPushButton(self.busy)
        self.stop.setObjectName(u"stop")

        self.layout_123.addWidget(self.stop)

        self.layout_123.setStretch(1, 1)

        self.layout_120.addWidget(self.busy)

        self.parts = QListWidget(AttachmentsForm)
        self.parts.setObjectName(u"parts")
        self.parts.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.parts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

        self.layout_120.addWidget(self.parts)

        self.detail = QWidget(AttachmentsForm)
        self.detail.setObjectName(u"detail")
        self.layout_124 = QGridLayout(self.detail)
        self.layout_124.setObjectName(u"layout_124")
        self.layout_124.setHorizontalSpacing(10)
        self.layout_124.setVerticalSpacing(7)
        self.layout_124.setContentsMargins(0, 0, 0, 0)
        self.plainlabel_125 = PlainLabel(self.detail)
        self.plainlabel_125.setObjectName(u"plainlabel_125")
        self.plainlabel_125.setMinimumSize(QSize(156, 0))

        self.layout_124.addWidget(self.plainlabel_125, 0, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.name = TextLine(self.detail)
        self.name.setObjectName(u"name")
        self.name.setMaxLength(255)
        self.name.setAcceptDrops(False)

        self.layout_124.addWidget(self.name, 0, 1, 1, 1)

        self.plainlabel_126 = PlainLabel(self.detail)
        self.plainlabel_126.setObjectName(u"plainlabel_126")
        self.plainlabel_126.setMinimumSize(QSize(104, 0))

        self.layout_124.addWidget(self.plainlabel_126, 0, 2, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.confidentiality = OneTermPicker(self.detail)
        self.confidentiality.setObjectName(u"confidentiality")
        self.confidentiality.setAcceptDrops(False)

        self.layout_124.addWidget(self.confidentiality, 0, 3, 1, 1)

        self.plainlabel_127 = PlainLabel(self.detail)
        self.plainlabel_127.setObjectName(u"plainlabel_127")
        self.plainlabel_127.setMinimumSize(QSize(156, 0))

        self.layout_124.addWidget(self.plainlabel_127, 1, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.note = TextArea(self.detail)
        self.note.setObjectName(u"note")
        self.note.setAcceptDrops(False)

        self.layout_124.addWidget(self.note, 1, 1, 1, 3)

        self.plainlabel_128 = PlainLabel(self.detail)
        self.plainlabel_128.setObjectName(u"plainlabel_128")
        self.plainlabel_128.setMinimumSize(QSize(156, 0))

        self.layout_124.addWidget(self.plainlabel_128, 2, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.hash = PlainLabel(self.detail)
        self.hash.setObjectName(u"hash")
        self.hash.setWordWrap(True)
        self.hash.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

        self.layout_124.addWidget(self.hash, 2, 1, 1, 3)

        self.layout_124.setColumnStretch(1, 1)
        self.layout_124.setColumnStretch(3, 1)

        self.layout_120.addWidget(self.detail)

#if QT_CONFIG(shortcut)
        self.plainlabel_125.setBuddy(self.name)
        self.plainlabel_126.setBuddy(self.confidentiality)
        self.plainlabel_127.setBuddy(self.note)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(AttachmentsForm)

        QMetaObject.connectSlotsByName(AttachmentsForm)
    # setupUi

    def retranslateUi(self, AttachmentsForm):
        self.empty.setText(_(u"No file yet. Drop files here, or add them."))
        self.to_come.setText("")
        self.add.setText(_(u"Add files\u2026"))
        self.save_copy.setText(_(u"Save a copy\u2026"))
        self.remove.setText(_(u"Remove file"))
        self.doing.setText("")
#if QT_CONFIG(accessibility)
        self.progress.setAccessibleName(_(u"Progress"))
#endif // QT_CONFIG(accessibility)
        self.stop.setText(_(u"Stop"))
#if QT_CONFIG(accessibility)
        self.parts.setAccessibleName(_(u"Attachments"))
#endif // QT_CONFIG(accessibility)
        self.plainlabel_125.setText(_(u"File name"))
        self.plainlabel_126.setText(_(u"Confidentiality"))
        self.plainlabel_127.setText(_(u"Note"))
        self.plainlabel_128.setText(_(u"SHA-256"))
        self.hash.setText("")
        pass
    # retranslateUi
