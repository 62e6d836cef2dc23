"""Compiled from ui/merge_term_dialog.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QDialog, QHBoxLayout, QLineEdit,
    QListWidget, QListWidgetItem, QPushButton, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_MergeTermDialog(object):
    def setupUi(self, MergeTermDialog):
        if not MergeTermDialog.objectName():
            MergeTermDialog.setObjectName(u"MergeTermDialog")
        MergeTermDialog.setMinimumSize(QSize(560, 480))
        self.layout_4 = QVBoxLayout(MergeTermDialog)
        self.layout_4.setSpacing(12)
        self.layout_4.setObjectName(u"layout_4")
        self.layout_4.setContentsMargins(24, 24, 24, 24)
        self.explanation = PlainLabel(MergeTermDialog)
        self.explanation.setObjectName(u"explanation")
        self.explanation.setWordWrap(True)

        self.layout_4.addWidget(self.explanation)

        self.layout_1 = QHBoxLayout()
        self.layout_4.addLayout(self.layout_1)
        self.layout_1.setObjectName(u"layout_1")
        self.search_label = PlainLabel(MergeTermDialog)
        self.search_label.setObjectName(u"search_label")

        self.layout_1.addWidget(self.search_label)

        self.search = QLineEdit(MergeTermDialog)
        self.search.setObjectName(u"search")
        self.search.setClearButtonEnabled(True)

        self.layout_1.addWidget(self.search)



        self.targets_label = PlainLabel(MergeTermDialog)
        self.targets_label.setObjectName(u"targets_label")

        self.layout_4.addWidget(self.targets_label)

        self.targets = QListWidget(MergeTermDialog)
        self.targets.setObjectName(u"targets")
        self.targets.setAlternatingRowColors(True)

        self.layout_4.addWidget(self.targets)

        self.preview = PlainLabel(MergeTermDialog)
        self.preview.setObjectName(u"preview")
        self.preview.setWordWrap(True)
        font = QFont()
        font.setBold(True)
        self.preview.setFont(font)

        self.layout_4.addWidget(self.preview)

        self.problem = PlainLabel(MergeTermDialog)
        self.problem.setObjectName(u"problem")
        self.problem.setWordWrap(True)
        self.problem.setVisible(False)
        self.problem.setFont(font)

        self.layout_4.addWidget(self.problem)

        self.layout_3 = QHBoxLayout()
        self.layout_4.addLayout(self.layout_3)
        self.layout_3.setObjectName(u"layout_3")
        self.spacer_2 = QSpacerItem(20, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_3.addItem(self.spacer_2)

        self.merge = QPushButton(MergeTermDialog)
        self.merge.setObjectName(u"merge")
        self.merge.setAutoDefault(False)

        self.layout_3.addWidget(self.merge)

        self.cancel = QPushButton(MergeTermDialog)
        self.cancel.setObjectName(u"cancel")

        self.layout_3.addWidget(self.cancel)



#if QT_CONFIG(shortcut)
        self.search_label.setBuddy(self.search)
        self.targets_label.setBuddy(self.targets)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(MergeTermDialog)

        self.cancel.setDefault(True)


        QMetaObject.connectSlotsByName(MergeTermDialog)
    # setupUi

    def retranslateUi(self, MergeTermDialog):
        MergeTermDialog.setWindowTitle(_(u"Merge \u2013 HRD Desk"))
        self.explanation.setText("")
        self.search_label.setText(_(u"&Find"))
        self.targets_label.setText(_(u"&Merge into"))
        self.preview.setText("")
        self.problem.setText("")
        self.merge.setText(_(u"&Merge"))
        self.cancel.setText(_(u"Cancel"))
    # retranslateUi
