"""Compiled from ui/own_places_window.ui by packaging/compile_forms.py; do not edit."""

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

from hrd_desk.gui.widgets.notice_bar import NoticeBar
from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_OwnPlacesWindow(object):
    def setupUi(self, OwnPlacesWindow):
        if not OwnPlacesWindow.objectName():
            OwnPlacesWindow.setObjectName(u"OwnPlacesWindow")
        self.layout_3 = QVBoxLayout(OwnPlacesWindow)
        self.layout_3.setSpacing(8)
        self.layout_3.setObjectName(u"layout_3")
        self.layout_3.setContentsMargins(12, 12, 12, 12)
        self.notice = NoticeBar(OwnPlacesWindow)
        self.notice.setObjectName(u"notice")

        self.layout_3.addWidget(self.notice)

        self.explanation = PlainLabel(OwnPlacesWindow)
        self.explanation.setObjectName(u"explanation")
        self.explanation.setWordWrap(True)

        self.layout_3.addWidget(self.explanation)

        self.search = QLineEdit(OwnPlacesWindow)
        self.search.setObjectName(u"search")

        self.layout_3.addWidget(self.search)

        self.places = QListWidget(OwnPlacesWindow)
        self.places.setObjectName(u"places")
        self.places.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

        self.layout_3.addWidget(self.places)

        self.empty = PlainLabel(OwnPlacesWindow)
        self.empty.setObjectName(u"empty")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.empty.sizePolicy().hasHeightForWidth())
        self.empty.setSizePolicy(sizePolicy)
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignLeading|Qt.AlignmentFlag.AlignTop)

        self.layout_3.addWidget(self.empty)

        self.layout_2 = QHBoxLayout()
        self.layout_3.addLayout(self.layout_2)
        self.layout_2.setSpacing(8)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(0, 0, 0, 0)
        self.add = QPushButton(OwnPlacesWindow)
        self.add.setObjectName(u"add")
        self.add.setAutoDefault(False)

        self.layout_2.addWidget(self.add)

        self.edit = QPushButton(OwnPlacesWindow)
        self.edit.setObjectName(u"edit")
        self.edit.setAutoDefault(False)

        self.layout_2.addWidget(self.edit)

        self.remove = QPushButton(OwnPlacesWindow)
        self.remove.setObjectName(u"remove")
        self.remove.setAutoDefault(False)

        self.layout_2.addWidget(self.remove)

        self.undo = QPushButton(OwnPlacesWindow)
        self.undo.setObjectName(u"undo")
        self.undo.setAutoDefault(False)

        self.layout_2.addWidget(self.undo)

        self.spacer_1 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_2.addItem(self.spacer_1)

        self.close_button = QPushButton(OwnPlacesWindow)
        self.close_button.setObjectName(u"close_button")
        self.close_button.setAutoDefault(False)

        self.layout_2.addWidget(self.close_button)




        self.retranslateUi(OwnPlacesWindow)

        self.add.setDefault(False)
        self.edit.setDefault(False)
        self.remove.setDefault(False)
        self.undo.setDefault(False)
        self.close_button.setDefault(False)


        QMetaObject.connectSlotsByName(OwnPlacesWindow)
    # setupUi

    def retranslateUi(self, OwnPlacesWindow):
        OwnPlacesWindow.setWindowTitle(_(u"Own places \u2013 HRD Desk"))
        self.explanation.setText(_(u"Places that no list has: a village, a camp, a checkpoint. They are found first, and stay on this desk."))
        self.search.setPlaceholderText(_(u"name, region or note"))
#if QT_CONFIG(accessibility)
        self.search.setAccessibleName(_(u"Find in own places"))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.places.setAccessibleName(_(u"Own places"))
#endif // QT_CONFIG(accessibility)
        self.empty.setText(_(u"No place of your own yet. Ctrl+N adds one; the form of a record can keep its place, too."))
        self.add.setText(_(u"&Add\u2026"))
        self.edit.setText(_(u"&Edit\u2026"))
        self.remove.setText(_(u"&Remove"))
        self.undo.setText(_(u"&Undo"))
        self.close_button.setText(_(u"&Close"))
    # retranslateUi
