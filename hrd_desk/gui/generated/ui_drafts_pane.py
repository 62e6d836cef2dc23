"""Compiled from ui/drafts_pane.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QHBoxLayout, QHeaderView, QPushButton,
    QSizePolicy, QSpacerItem, QTreeWidget, QTreeWidgetItem,
    QVBoxLayout, QWidget)

from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_DraftsPane(object):
    def setupUi(self, DraftsPane):
        if not DraftsPane.objectName():
            DraftsPane.setObjectName(u"DraftsPane")
        self.layout_drafts = QVBoxLayout(DraftsPane)
        self.layout_drafts.setSpacing(8)
        self.layout_drafts.setObjectName(u"layout_drafts")
        self.layout_drafts.setContentsMargins(16, 12, 16, 12)
        self.heading = PlainLabel(DraftsPane)
        self.heading.setObjectName(u"heading")
        font = QFont()
        font.setPointSize(12)
        font.setBold(True)
        self.heading.setFont(font)

        self.layout_drafts.addWidget(self.heading)

        self.explanation = PlainLabel(DraftsPane)
        self.explanation.setObjectName(u"explanation")
        self.explanation.setWordWrap(True)

        self.layout_drafts.addWidget(self.explanation)

        self.drafts = QTreeWidget(DraftsPane)
        self.drafts.setObjectName(u"drafts")
        self.drafts.setRootIsDecorated(False)
        self.drafts.setAllColumnsShowFocus(True)
        self.drafts.setUniformRowHeights(True)
        self.drafts.setAlternatingRowColors(True)

        self.layout_drafts.addWidget(self.drafts)

        self.layout_draft_buttons = QHBoxLayout()
        self.layout_drafts.addLayout(self.layout_draft_buttons)
        self.layout_draft_buttons.setSpacing(8)
        self.layout_draft_buttons.setObjectName(u"layout_draft_buttons")
        self.proceed = QPushButton(DraftsPane)
        self.proceed.setObjectName(u"proceed")

        self.layout_draft_buttons.addWidget(self.proceed)

        self.discard = QPushButton(DraftsPane)
        self.discard.setObjectName(u"discard")
        self.discard.setAutoDefault(False)

        self.layout_draft_buttons.addWidget(self.discard)

        self.spacer_drafts = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_draft_buttons.addItem(self.spacer_drafts)



#if QT_CONFIG(shortcut)
        self.heading.setBuddy(self.drafts)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(DraftsPane)

        QMetaObject.connectSlotsByName(DraftsPane)
    # setupUi

    def retranslateUi(self, DraftsPane):
        self.heading.setText(_(u"Typed and not saved"))
        self.explanation.setText(_(u"What is typed is kept on this desk, encrypted. It becomes part of a record, and is sent to others, only when you save it."))
        ___qtreewidgetitem = self.drafts.headerItem()
        ___qtreewidgetitem.setText(2, _(u"Typed"))
        ___qtreewidgetitem.setText(1, _(u"Record"))
        ___qtreewidgetitem.setText(0, _(u"Title"))
#if QT_CONFIG(accessibility)
        self.drafts.setAccessibleName(_(u"Drafts"))
#endif // QT_CONFIG(accessibility)
        self.proceed.setText(_(u"&Continue"))
#if QT_CONFIG(tooltip)
        self.proceed.setToolTip(_(u"Open the record as it was typed (Enter)"))
#endif // QT_CONFIG(tooltip)
        self.discard.setText(_(u"Disca&rd"))
#if QT_CONFIG(tooltip)
        self.discard.setToolTip(_(u"Forget what was typed (Delete)"))
#endif // QT_CONFIG(tooltip)
        pass
    # retranslateUi
