"""Compiled from ui/templates_dialog.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QDialog, QHBoxLayout,
    QLineEdit, QListWidget, QListWidgetItem, QPushButton,
    QSizePolicy, QSpacerItem, QTextEdit, QVBoxLayout,
    QWidget)

from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_TemplatesDialog(object):
    def setupUi(self, TemplatesDialog):
        if not TemplatesDialog.objectName():
            TemplatesDialog.setObjectName(u"TemplatesDialog")
        TemplatesDialog.setMinimumSize(QSize(720, 440))
        self.layout_1 = QVBoxLayout(TemplatesDialog)
        self.layout_1.setSpacing(12)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(20, 20, 20, 20)
        self.explanation = PlainLabel(TemplatesDialog)
        self.explanation.setObjectName(u"explanation")
        self.explanation.setWordWrap(True)

        self.layout_1.addWidget(self.explanation)

        self.layout_2 = QHBoxLayout()
        self.layout_1.addLayout(self.layout_2)
        self.layout_2.setSpacing(12)
        self.layout_2.setObjectName(u"layout_2")
        self.templates = QListWidget(TemplatesDialog)
        self.templates.setObjectName(u"templates")

        self.layout_2.addWidget(self.templates)

        self.content = QTextEdit(TemplatesDialog)
        self.content.setObjectName(u"content")
        self.content.setReadOnly(True)
        self.content.setAcceptRichText(False)
        self.content.setTabChangesFocus(True)

        self.layout_2.addWidget(self.content)

        self.layout_2.setStretch(0, 2)
        self.layout_2.setStretch(1, 3)


        self.layout_3 = QHBoxLayout()
        self.layout_1.addLayout(self.layout_3)
        self.layout_3.setSpacing(8)
        self.layout_3.setObjectName(u"layout_3")
        self.name_label = PlainLabel(TemplatesDialog)
        self.name_label.setObjectName(u"name_label")

        self.layout_3.addWidget(self.name_label)

        self.name = QLineEdit(TemplatesDialog)
        self.name.setObjectName(u"name")
        self.name.setMaxLength(80)

        self.layout_3.addWidget(self.name)

        self.has_words = QCheckBox(TemplatesDialog)
        self.has_words.setObjectName(u"has_words")

        self.layout_3.addWidget(self.has_words)

        self.keep = QPushButton(TemplatesDialog)
        self.keep.setObjectName(u"keep")
        self.keep.setAutoDefault(False)

        self.layout_3.addWidget(self.keep)



        self.problem = PlainLabel(TemplatesDialog)
        self.problem.setObjectName(u"problem")
        self.problem.setWordWrap(True)
        self.problem.setVisible(False)

        self.layout_1.addWidget(self.problem)

        self.layout_4 = QHBoxLayout()
        self.layout_1.addLayout(self.layout_4)
        self.layout_4.setSpacing(8)
        self.layout_4.setObjectName(u"layout_4")
        self.forget = QPushButton(TemplatesDialog)
        self.forget.setObjectName(u"forget")
        self.forget.setAutoDefault(False)

        self.layout_4.addWidget(self.forget)

        self.spacer_1 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_4.addItem(self.spacer_1)

        self.use = QPushButton(TemplatesDialog)
        self.use.setObjectName(u"use")

        self.layout_4.addWidget(self.use)

        self.close_button = QPushButton(TemplatesDialog)
        self.close_button.setObjectName(u"close_button")
        self.close_button.setAutoDefault(False)

        self.layout_4.addWidget(self.close_button)



#if QT_CONFIG(shortcut)
        self.name_label.setBuddy(self.name)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(TemplatesDialog)

        self.use.setDefault(True)


        QMetaObject.connectSlotsByName(TemplatesDialog)
    # setupUi

    def retranslateUi(self, TemplatesDialog):
        TemplatesDialog.setWindowTitle(_(u"Templates \u2013 HRD Desk"))
        self.explanation.setText(_(u"A template fills fields that are empty. What you type and what is pinned stays."))
#if QT_CONFIG(accessibility)
        self.templates.setAccessibleName(_(u"Templates"))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.content.setAccessibleName(_(u"What the template fills"))
#endif // QT_CONFIG(accessibility)
        self.name_label.setText(_(u"Make one of this record"))
#if QT_CONFIG(accessibility)
        self.name.setAccessibleName(_(u"Name of the new template"))
#endif // QT_CONFIG(accessibility)
        self.name.setPlaceholderText(_(u"name of the new template"))
        self.has_words.setText(_(u"with its summary"))
#if QT_CONFIG(tooltip)
        self.has_words.setToolTip(_(u"The summary may name people. Put blanks in square brackets in their place."))
#endif // QT_CONFIG(tooltip)
        self.keep.setText(_(u"&Save as template"))
        self.problem.setText("")
        self.forget.setText(_(u"&Forget this template"))
        self.use.setText(_(u"&Use"))
        self.close_button.setText(_(u"&Close"))
    # retranslateUi
