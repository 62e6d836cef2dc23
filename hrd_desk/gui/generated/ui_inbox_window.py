"""Compiled from ui/inbox_window.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QAbstractItemView, QApplication, QComboBox, QDialog,
    QHBoxLayout, QListView, QPushButton, QSizePolicy,
    QSpacerItem, QStackedWidget, QVBoxLayout, QWidget)

from hrd_desk.gui.widgets.fitting_label import FittingLabel
from hrd_desk.gui.widgets.folding_splitter import FoldingSplitter
from hrd_desk.gui.widgets.notice_bar import NoticeBar
from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_InboxWindow(object):
    def setupUi(self, InboxWindow):
        if not InboxWindow.objectName():
            InboxWindow.setObjectName(u"InboxWindow")
        self.layout_1 = QVBoxLayout(InboxWindow)
        self.layout_1.setSpacing(8)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(12, 12, 12, 10)
        self.layout_2 = QHBoxLayout()
        self.layout_1.addLayout(self.layout_2)
        self.layout_2.setSpacing(8)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(0, 0, 0, 0)
        self.kinds_label = PlainLabel(InboxWindow)
        self.kinds_label.setObjectName(u"kinds_label")

        self.layout_2.addWidget(self.kinds_label)

        self.kinds = QComboBox(InboxWindow)
        self.kinds.setObjectName(u"kinds")
        self.kinds.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

        self.layout_2.addWidget(self.kinds)

        self.desks_label = PlainLabel(InboxWindow)
        self.desks_label.setObjectName(u"desks_label")

        self.layout_2.addWidget(self.desks_label)

        self.desks = QComboBox(InboxWindow)
        self.desks.setObjectName(u"desks")
        self.desks.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

        self.layout_2.addWidget(self.desks)

        self.spacer_1 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_2.addItem(self.spacer_1)

        self.found = PlainLabel(InboxWindow)
        self.found.setObjectName(u"found")

        self.layout_2.addWidget(self.found)



        self.authority = PlainLabel(InboxWindow)
        self.authority.setObjectName(u"authority")
        self.authority.setWordWrap(True)

        self.layout_1.addWidget(self.authority)

        self.notice = NoticeBar(InboxWindow)
        self.notice.setObjectName(u"notice")

        self.layout_1.addWidget(self.notice)

        self.pages = QStackedWidget(InboxWindow)
        self.pages.setObjectName(u"pages")
        self.list_page = QWidget()
        self.list_page.setObjectName(u"list_page")
        self.layout_3 = QVBoxLayout(self.list_page)
        self.layout_3.setSpacing(8)
        self.layout_3.setObjectName(u"layout_3")
        self.layout_3.setContentsMargins(0, 0, 0, 0)
        self.splitter = FoldingSplitter(self.list_page)
        self.splitter.setObjectName(u"splitter")
        self.splitter.setOrientation(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(12)
        self.entries = QListView(self.splitter)
        self.entries.setObjectName(u"entries")
        self.entries.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.entries.setUniformItemSizes(True)
        self.entries.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.entries.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.entries.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.entries.setMinimumSize(QSize(300, 0))
        self.splitter.addWidget(self.entries)

        self.layout_3.addWidget(self.splitter)

        self.pages.addWidget(self.list_page)
        self.empty_page = QWidget()
        self.empty_page.setObjectName(u"empty_page")
        self.layout_4 = QVBoxLayout(self.empty_page)
        self.layout_4.setSpacing(8)
        self.layout_4.setObjectName(u"layout_4")
        self.layout_4.setContentsMargins(0, 0, 0, 0)
        self.spacer_2 = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_4.addItem(self.spacer_2)

        self.empty = PlainLabel(self.empty_page)
        self.empty.setObjectName(u"empty")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        font = QFont()
        font.setPointSize(13)
        self.empty.setFont(font)

        self.layout_4.addWidget(self.empty)

        self.empty_hint = PlainLabel(self.empty_page)
        self.empty_hint.setObjectName(u"empty_hint")
        self.empty_hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty_hint.setWordWrap(True)

        self.layout_4.addWidget(self.empty_hint)

        self.spacer_3 = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_4.addItem(self.spacer_3)

        self.spacer_4 = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_4.addItem(self.spacer_4)

        self.pages.addWidget(self.empty_page)

        self.layout_1.addWidget(self.pages)

        self.layout_5 = QHBoxLayout()
        self.layout_1.addLayout(self.layout_5)
        self.layout_5.setSpacing(8)
        self.layout_5.setObjectName(u"layout_5")
        self.layout_5.setContentsMargins(0, 0, 0, 0)
        self.keys = FittingLabel(InboxWindow)
        self.keys.setObjectName(u"keys")

        self.layout_5.addWidget(self.keys)

        self.spacer_5 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_5.addItem(self.spacer_5)

        self.close_button = QPushButton(InboxWindow)
        self.close_button.setObjectName(u"close_button")
        self.close_button.setAutoDefault(False)

        self.layout_5.addWidget(self.close_button)



        self.layout_1.setStretch(3, 1)
#if QT_CONFIG(shortcut)
        self.kinds_label.setBuddy(self.kinds)
        self.desks_label.setBuddy(self.desks)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(InboxWindow)

        QMetaObject.connectSlotsByName(InboxWindow)
    # setupUi

    def retranslateUi(self, InboxWindow):
        InboxWindow.setWindowTitle(_(u"Inbox \u2013 HRD Desk"))
        self.kinds_label.setText(_(u"&Kind"))
        self.desks_label.setText(_(u"From &desk"))
        self.authority.setText(_(u"Headquarters settles these questions; its answers come with the next file. You can look at everything, answer what headquarters asks, and propose."))
#if QT_CONFIG(accessibility)
        self.entries.setAccessibleName(_(u"What waits for a person"))
#endif // QT_CONFIG(accessibility)
        self.empty.setText(_(u"Nothing waits for you."))
        self.close_button.setText(_(u"Close"))
    # retranslateUi
