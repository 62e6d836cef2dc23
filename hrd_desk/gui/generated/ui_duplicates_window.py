"""Compiled from ui/duplicates_window.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QAbstractItemView, QApplication, QDialog, QHBoxLayout,
    QHeaderView, QProgressBar, QPushButton, QSizePolicy,
    QSpacerItem, QTableWidget, QTableWidgetItem, QVBoxLayout,
    QWidget)

from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_DuplicatesWindow(object):
    def setupUi(self, DuplicatesWindow):
        if not DuplicatesWindow.objectName():
            DuplicatesWindow.setObjectName(u"DuplicatesWindow")
        self.layout_duplicates = QVBoxLayout(DuplicatesWindow)
        self.layout_duplicates.setSpacing(8)
        self.layout_duplicates.setObjectName(u"layout_duplicates")
        self.layout_duplicates.setContentsMargins(16, 14, 16, 14)
        self.layout_duplicates_state = QHBoxLayout()
        self.layout_duplicates.addLayout(self.layout_duplicates_state)
        self.layout_duplicates_state.setSpacing(8)
        self.layout_duplicates_state.setObjectName(u"layout_duplicates_state")
        self.state = PlainLabel(DuplicatesWindow)
        self.state.setObjectName(u"state")
        font = QFont()
        font.setPointSize(12)
        font.setBold(True)
        self.state.setFont(font)

        self.layout_duplicates_state.addWidget(self.state)

        self.spacer_duplicates_state = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_duplicates_state.addItem(self.spacer_duplicates_state)

        self.busy = QProgressBar(DuplicatesWindow)
        self.busy.setObjectName(u"busy")
        self.busy.setTextVisible(False)
        self.busy.setMaximumSize(QSize(220, 16777215))

        self.layout_duplicates_state.addWidget(self.busy)

        self.cancel = QPushButton(DuplicatesWindow)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.layout_duplicates_state.addWidget(self.cancel)

        self.look_again = QPushButton(DuplicatesWindow)
        self.look_again.setObjectName(u"look_again")
#if QT_CONFIG(tooltip)
        self.look_again.setToolTip(u"F5")
#endif // QT_CONFIG(tooltip)
        self.look_again.setAutoDefault(False)

        self.layout_duplicates_state.addWidget(self.look_again)



        self.pairs = QTableWidget(DuplicatesWindow)
        self.pairs.setObjectName(u"pairs")
        self.pairs.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.pairs.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.pairs.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.pairs.setTabKeyNavigation(False)
        self.pairs.setShowGrid(False)
        self.pairs.setAlternatingRowColors(True)
        self.pairs.setWordWrap(True)

        self.layout_duplicates.addWidget(self.pairs)

        self.empty = PlainLabel(DuplicatesWindow)
        self.empty.setObjectName(u"empty")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.empty.sizePolicy().hasHeightForWidth())
        self.empty.setSizePolicy(sizePolicy)
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignLeading|Qt.AlignmentFlag.AlignTop)

        self.layout_duplicates.addWidget(self.empty)

        self.done = PlainLabel(DuplicatesWindow)
        self.done.setObjectName(u"done")
        self.done.setWordWrap(True)

        self.layout_duplicates.addWidget(self.done)

        self.layout_duplicates_buttons = QHBoxLayout()
        self.layout_duplicates.addLayout(self.layout_duplicates_buttons)
        self.layout_duplicates_buttons.setSpacing(8)
        self.layout_duplicates_buttons.setObjectName(u"layout_duplicates_buttons")
        self.compare = QPushButton(DuplicatesWindow)
        self.compare.setObjectName(u"compare")
        self.compare.setAutoDefault(False)

        self.layout_duplicates_buttons.addWidget(self.compare)

        self.different = QPushButton(DuplicatesWindow)
        self.different.setObjectName(u"different")
#if QT_CONFIG(tooltip)
        self.different.setToolTip(u"N")
#endif // QT_CONFIG(tooltip)
        self.different.setAutoDefault(False)

        self.layout_duplicates_buttons.addWidget(self.different)

        self.link_update = QPushButton(DuplicatesWindow)
        self.link_update.setObjectName(u"link_update")
#if QT_CONFIG(tooltip)
        self.link_update.setToolTip(u"U")
#endif // QT_CONFIG(tooltip)
        self.link_update.setAutoDefault(False)

        self.layout_duplicates_buttons.addWidget(self.link_update)

        self.propose = QPushButton(DuplicatesWindow)
        self.propose.setObjectName(u"propose")
#if QT_CONFIG(tooltip)
        self.propose.setToolTip(u"M")
#endif // QT_CONFIG(tooltip)
        self.propose.setAutoDefault(False)

        self.layout_duplicates_buttons.addWidget(self.propose)

        self.merge = QPushButton(DuplicatesWindow)
        self.merge.setObjectName(u"merge")
#if QT_CONFIG(tooltip)
        self.merge.setToolTip(u"M")
#endif // QT_CONFIG(tooltip)
        self.merge.setAutoDefault(False)

        self.layout_duplicates_buttons.addWidget(self.merge)

        self.remove = QPushButton(DuplicatesWindow)
        self.remove.setObjectName(u"remove")
        self.remove.setAutoDefault(False)

        self.layout_duplicates_buttons.addWidget(self.remove)

        self.spacer_duplicates_buttons = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_duplicates_buttons.addItem(self.spacer_duplicates_buttons)

        self.close_button = QPushButton(DuplicatesWindow)
        self.close_button.setObjectName(u"close_button")
        self.close_button.setAutoDefault(False)

        self.layout_duplicates_buttons.addWidget(self.close_button)



        self.layout_duplicates.setStretch(1, 1)
        self.layout_duplicates.setStretch(2, 1)

        self.retranslateUi(DuplicatesWindow)

        QMetaObject.connectSlotsByName(DuplicatesWindow)
    # setupUi

    def retranslateUi(self, DuplicatesWindow):
        DuplicatesWindow.setWindowTitle(_(u"Duplicates \u2013 HRD Desk"))
#if QT_CONFIG(accessibility)
        self.busy.setAccessibleName(_(u"Records compared"))
#endif // QT_CONFIG(accessibility)
        self.cancel.setText(_(u"&Stop"))
        self.look_again.setText(_(u"&Look again"))
#if QT_CONFIG(accessibility)
        self.pairs.setAccessibleName(_(u"Pairs that may be the same event"))
#endif // QT_CONFIG(accessibility)
        self.empty.setText(_(u"Compared are events of one country that begin within three days of each other: their words, violations and places. Pairs that were answered come up again once one of the two has other content."))
        self.compare.setText(_(u"&Compare\u2026"))
#if QT_CONFIG(tooltip)
        self.compare.setToolTip(_(u"Enter"))
#endif // QT_CONFIG(tooltip)
        self.different.setText(_(u"&Not the same"))
        self.link_update.setText(_(u"An &update: link it"))
        self.propose.setText(_(u"Propose to &merge"))
        self.merge.setText(_(u"&Merge"))
        self.remove.setText(_(u"&Delete one"))
#if QT_CONFIG(tooltip)
        self.remove.setToolTip(_(u"Del"))
#endif // QT_CONFIG(tooltip)
        self.close_button.setText(_(u"Close"))
    # retranslateUi
