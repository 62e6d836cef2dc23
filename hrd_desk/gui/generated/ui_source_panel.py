"""Compiled from ui/source_panel.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QFrame, QGridLayout, QHBoxLayout,
    QPushButton, QScrollArea, QSizePolicy, QSpacerItem,
    QToolButton, QVBoxLayout, QWidget)

from hrd_desk.gui.widgets.plain_text import PlainLabel
from hrd_desk.gui.widgets.source_text import SourceText

class Ui_SourcePanel(object):
    def setupUi(self, SourcePanel):
        if not SourcePanel.objectName():
            SourcePanel.setObjectName(u"SourcePanel")
        self.layout_source = QVBoxLayout(SourcePanel)
        self.layout_source.setSpacing(6)
        self.layout_source.setObjectName(u"layout_source")
        self.layout_source.setContentsMargins(10, 8, 6, 6)
        self.layout_source_head = QHBoxLayout()
        self.layout_source.addLayout(self.layout_source_head)
        self.layout_source_head.setSpacing(8)
        self.layout_source_head.setObjectName(u"layout_source_head")
        self.heading = PlainLabel(SourcePanel)
        self.heading.setObjectName(u"heading")
        font = QFont()
        font.setBold(True)
        self.heading.setFont(font)

        self.layout_source_head.addWidget(self.heading)

        self.spacer_source = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_source_head.addItem(self.spacer_source)

        self.paste = QPushButton(SourcePanel)
        self.paste.setObjectName(u"paste")
        self.paste.setAutoDefault(False)

        self.layout_source_head.addWidget(self.paste)

        self.keep = QPushButton(SourcePanel)
        self.keep.setObjectName(u"keep")
        self.keep.setAutoDefault(False)

        self.layout_source_head.addWidget(self.keep)

        self.forward = QToolButton(SourcePanel)
        self.forward.setObjectName(u"forward")
#if QT_CONFIG(tooltip)
        self.forward.setToolTip(u"Ctrl+2")
#endif // QT_CONFIG(tooltip)
        self.forward.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)

        self.layout_source_head.addWidget(self.forward)

        self.close_button = QPushButton(SourcePanel)
        self.close_button.setObjectName(u"close_button")
        self.close_button.setAutoDefault(False)

        self.layout_source_head.addWidget(self.close_button)



        self.text = SourceText(SourcePanel)
        self.text.setObjectName(u"text")

        self.layout_source.addWidget(self.text)

        self.keys = PlainLabel(SourcePanel)
        self.keys.setObjectName(u"keys")
        self.keys.setWordWrap(True)

        self.layout_source.addWidget(self.keys)

        self.state = PlainLabel(SourcePanel)
        self.state.setObjectName(u"state")
        self.state.setWordWrap(True)

        self.layout_source.addWidget(self.state)

        self.scroll = QScrollArea(SourcePanel)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setWidgetResizable(True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.page = QWidget()
        self.page.setObjectName(u"page")
        self.offers = QGridLayout(self.page)
        self.offers.setObjectName(u"offers")
        self.offers.setHorizontalSpacing(8)
        self.offers.setVerticalSpacing(2)
        self.offers.setContentsMargins(0, 0, 0, 0)
        self.scroll.setWidget(self.page)

        self.layout_source.addWidget(self.scroll)

        self.layout_source.setStretch(1, 1)
        self.layout_source.setStretch(4, 1)
#if QT_CONFIG(shortcut)
        self.heading.setBuddy(self.text)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(SourcePanel)

        QMetaObject.connectSlotsByName(SourcePanel)
    # setupUi

    def retranslateUi(self, SourcePanel):
        self.heading.setText(_(u"Source text"))
        self.paste.setText(_(u"Paste"))
#if QT_CONFIG(tooltip)
        self.paste.setToolTip(_(u"Put the clipboard in the place of this text (Ctrl+V)"))
#endif // QT_CONFIG(tooltip)
        self.keep.setText(_(u"Keep as excerpt"))
#if QT_CONFIG(tooltip)
        self.keep.setToolTip(_(u"Put the text, or what is marked of it, into a source of the record (F6)"))
#endif // QT_CONFIG(tooltip)
        self.forward.setText(_(u"Record"))
        self.close_button.setText(_(u"Back to the list"))
#if QT_CONFIG(tooltip)
        self.close_button.setToolTip(_(u"The text stays as long as the desk is open (F9)"))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.text.setAccessibleName(_(u"Source text"))
#endif // QT_CONFIG(accessibility)
        self.keys.setText("")
        self.state.setText("")
        pass
    # retranslateUi
