"""Compiled from ui/citation_form.ui by packaging/compile_forms.py; do not edit."""

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

from hrd_desk.gui.widgets.date_edit import UncertainDateEdit
from hrd_desk.gui.widgets.plain_text import PlainLabel
from hrd_desk.gui.widgets.term_line import OneTermPicker
from hrd_desk.gui.widgets.text_area import TextArea
from hrd_desk.gui.widgets.text_line import (OptionalLine, TextLine)

class Ui_CitationForm(object):
    def setupUi(self, CitationForm):
        if not CitationForm.objectName():
            CitationForm.setObjectName(u"CitationForm")
        self.layout_80 = QVBoxLayout(CitationForm)
        self.layout_80.setSpacing(7)
        self.layout_80.setObjectName(u"layout_80")
        self.layout_80.setContentsMargins(0, 0, 0, 0)
        self.layout_66 = QHBoxLayout()
        self.layout_80.addLayout(self.layout_66)
        self.layout_66.setSpacing(6)
        self.layout_66.setObjectName(u"layout_66")
        self.layout_66.setContentsMargins(0, 0, 0, 0)
        self.empty = PlainLabel(CitationForm)
        self.empty.setObjectName(u"empty")

        self.layout_66.addWidget(self.empty)

        self.spacer_81 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_66.addItem(self.spacer_81)

        self.add = QPushButton(CitationForm)
        self.add.setObjectName(u"add")

        self.layout_66.addWidget(self.add)

        self.remove = QPushButton(CitationForm)
        self.remove.setObjectName(u"remove")

        self.layout_66.addWidget(self.remove)



        self.parts = QListWidget(CitationForm)
        self.parts.setObjectName(u"parts")
        self.parts.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.parts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

        self.layout_80.addWidget(self.parts)

        self.detail = QWidget(CitationForm)
        self.detail.setObjectName(u"detail")
        self.layout_79 = QGridLayout(self.detail)
        self.layout_79.setObjectName(u"layout_79")
        self.layout_79.setHorizontalSpacing(10)
        self.layout_79.setVerticalSpacing(7)
        self.layout_79.setContentsMargins(0, 0, 0, 0)
        self.plainlabel_67 = PlainLabel(self.detail)
        self.plainlabel_67.setObjectName(u"plainlabel_67")
        self.plainlabel_67.setMinimumSize(QSize(156, 0))

        self.layout_79.addWidget(self.plainlabel_67, 0, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.source_name = TextLine(self.detail)
        self.source_name.setObjectName(u"source_name")
        self.source_name.setMaxLength(300)

        self.layout_79.addWidget(self.source_name, 0, 1, 1, 3)

        self.plainlabel_68 = PlainLabel(self.detail)
        self.plainlabel_68.setObjectName(u"plainlabel_68")
        self.plainlabel_68.setMinimumSize(QSize(156, 0))

        self.layout_79.addWidget(self.plainlabel_68, 1, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.title = TextLine(self.detail)
        self.title.setObjectName(u"title")

        self.layout_79.addWidget(self.title, 1, 1, 1, 3)

        self.plainlabel_69 = PlainLabel(self.detail)
        self.plainlabel_69.setObjectName(u"plainlabel_69")
        self.plainlabel_69.setMinimumSize(QSize(156, 0))

        self.layout_79.addWidget(self.plainlabel_69, 2, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.url = TextLine(self.detail)
        self.url.setObjectName(u"url")

        self.layout_79.addWidget(self.url, 2, 1, 1, 3)

        self.plainlabel_70 = PlainLabel(self.detail)
        self.plainlabel_70.setObjectName(u"plainlabel_70")
        self.plainlabel_70.setMinimumSize(QSize(156, 0))

        self.layout_79.addWidget(self.plainlabel_70, 3, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.archive_url = TextLine(self.detail)
        self.archive_url.setObjectName(u"archive_url")

        self.layout_79.addWidget(self.archive_url, 3, 1, 1, 3)

        self.plainlabel_71 = PlainLabel(self.detail)
        self.plainlabel_71.setObjectName(u"plainlabel_71")
        self.plainlabel_71.setMinimumSize(QSize(156, 0))

        self.layout_79.addWidget(self.plainlabel_71, 4, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.published_on = UncertainDateEdit(self.detail)
        self.published_on.setObjectName(u"published_on")

        self.layout_79.addWidget(self.published_on, 4, 1, 1, 1)

        self.plainlabel_72 = PlainLabel(self.detail)
        self.plainlabel_72.setObjectName(u"plainlabel_72")
        self.plainlabel_72.setMinimumSize(QSize(104, 0))

        self.layout_79.addWidget(self.plainlabel_72, 4, 2, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.accessed_on = UncertainDateEdit(self.detail)
        self.accessed_on.setObjectName(u"accessed_on")

        self.layout_79.addWidget(self.accessed_on, 4, 3, 1, 1)

        self.plainlabel_73 = PlainLabel(self.detail)
        self.plainlabel_73.setObjectName(u"plainlabel_73")
        self.plainlabel_73.setMinimumSize(QSize(156, 0))

        self.layout_79.addWidget(self.plainlabel_73, 5, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.source_type = OneTermPicker(self.detail)
        self.source_type.setObjectName(u"source_type")

        self.layout_79.addWidget(self.source_type, 5, 1, 1, 1)

        self.plainlabel_74 = PlainLabel(self.detail)
        self.plainlabel_74.setObjectName(u"plainlabel_74")
        self.plainlabel_74.setMinimumSize(QSize(104, 0))

        self.layout_79.addWidget(self.plainlabel_74, 5, 2, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.connection = OneTermPicker(self.detail)
        self.connection.setObjectName(u"connection")

        self.layout_79.addWidget(self.connection, 5, 3, 1, 1)

        self.plainlabel_75 = PlainLabel(self.detail)
        self.plainlabel_75.setObjectName(u"plainlabel_75")
        self.plainlabel_75.setMinimumSize(QSize(156, 0))

        self.layout_79.addWidget(self.plainlabel_75, 6, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.reliability = OneTermPicker(self.detail)
        self.reliability.setObjectName(u"reliability")

        self.layout_79.addWidget(self.reliability, 6, 1, 1, 1)

        self.plainlabel_76 = PlainLabel(self.detail)
        self.plainlabel_76.setObjectName(u"plainlabel_76")
        self.plainlabel_76.setMinimumSize(QSize(104, 0))

        self.layout_79.addWidget(self.plainlabel_76, 6, 2, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.confidentiality = OneTermPicker(self.detail)
        self.confidentiality.setObjectName(u"confidentiality")

        self.layout_79.addWidget(self.confidentiality, 6, 3, 1, 1)

        self.plainlabel_77 = PlainLabel(self.detail)
        self.plainlabel_77.setObjectName(u"plainlabel_77")
        self.plainlabel_77.setMinimumSize(QSize(156, 0))

        self.layout_79.addWidget(self.plainlabel_77, 7, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.language = OptionalLine(self.detail)
        self.language.setObjectName(u"language")
        self.language.setMaxLength(35)

        self.layout_79.addWidget(self.language, 7, 1, 1, 3)

        self.plainlabel_78 = PlainLabel(self.detail)
        self.plainlabel_78.setObjectName(u"plainlabel_78")
        self.plainlabel_78.setMinimumSize(QSize(156, 0))

        self.layout_79.addWidget(self.plainlabel_78, 8, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.excerpt = TextArea(self.detail)
        self.excerpt.setObjectName(u"excerpt")

        self.layout_79.addWidget(self.excerpt, 8, 1, 1, 3)

        self.layout_79.setColumnStretch(1, 1)
        self.layout_79.setColumnStretch(3, 1)

        self.layout_80.addWidget(self.detail)

#if QT_CONFIG(shortcut)
        self.plainlabel_67.setBuddy(self.source_name)
        self.plainlabel_68.setBuddy(self.title)
        self.plainlabel_69.setBuddy(self.url)
        self.plainlabel_70.setBuddy(self.archive_url)
        self.plainlabel_71.setBuddy(self.published_on)
        self.plainlabel_72.setBuddy(self.accessed_on)
        self.plainlabel_73.setBuddy(self.source_type)
        self.plainlabel_74.setBuddy(self.connection)
        self.plainlabel_75.setBuddy(self.reliability)
        self.plainlabel_76.setBuddy(self.confidentiality)
        self.plainlabel_77.setBuddy(self.language)
        self.plainlabel_78.setBuddy(self.excerpt)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(CitationForm)

        QMetaObject.connectSlotsByName(CitationForm)
    # setupUi

    def retranslateUi(self, CitationForm):
        self.empty.setText(_(u"No source yet."))
        self.add.setText(_(u"Add source"))
        self.remove.setText(_(u"Remove source"))
#if QT_CONFIG(accessibility)
        self.parts.setAccessibleName(_(u"Sources"))
#endif // QT_CONFIG(accessibility)
        self.plainlabel_67.setText(_(u"Who published or told it"))
        self.plainlabel_68.setText(_(u"Title"))
        self.plainlabel_69.setText(_(u"Web address"))
        self.plainlabel_70.setText(_(u"Archived copy"))
        self.plainlabel_71.setText(_(u"Published on"))
        self.plainlabel_72.setText(_(u"Read on"))
        self.plainlabel_73.setText(_(u"Type of source"))
        self.plainlabel_74.setText(_(u"Connection"))
        self.plainlabel_75.setText(_(u"Reliability"))
        self.plainlabel_76.setText(_(u"Confidentiality"))
        self.plainlabel_77.setText(_(u"Language"))
        self.language.setPlaceholderText(_(u"en, ru \u2026"))
        self.plainlabel_78.setText(_(u"Quotation"))
        pass
    # retranslateUi
