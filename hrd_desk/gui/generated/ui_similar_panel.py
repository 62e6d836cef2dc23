"""Compiled from ui/similar_panel.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QFrame, QHBoxLayout, QListWidget,
    QListWidgetItem, QSizePolicy, QSpacerItem, QVBoxLayout,
    QWidget)

from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_SimilarPanel(object):
    def setupUi(self, SimilarPanel):
        if not SimilarPanel.objectName():
            SimilarPanel.setObjectName(u"SimilarPanel")
        self.layout_similar = QVBoxLayout(SimilarPanel)
        self.layout_similar.setSpacing(4)
        self.layout_similar.setObjectName(u"layout_similar")
        self.layout_similar.setContentsMargins(10, 6, 6, 6)
        self.layout_similar_head = QHBoxLayout()
        self.layout_similar.addLayout(self.layout_similar_head)
        self.layout_similar_head.setSpacing(8)
        self.layout_similar_head.setObjectName(u"layout_similar_head")
        self.count = PlainLabel(SimilarPanel)
        self.count.setObjectName(u"count")
        font = QFont()
        font.setBold(True)
        self.count.setFont(font)

        self.layout_similar_head.addWidget(self.count)

        self.spacer_similar = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_similar_head.addItem(self.spacer_similar)

        self.hint = PlainLabel(SimilarPanel)
        self.hint.setObjectName(u"hint")

        self.layout_similar_head.addWidget(self.hint)



        self.rows = QListWidget(SimilarPanel)
        self.rows.setObjectName(u"rows")
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.setFrameShape(QFrame.Shape.NoFrame)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setTextElideMode(Qt.TextElideMode.ElideRight)

        self.layout_similar.addWidget(self.rows)

#if QT_CONFIG(shortcut)
        self.count.setBuddy(self.rows)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(SimilarPanel)

        QMetaObject.connectSlotsByName(SimilarPanel)
    # setupUi

    def retranslateUi(self, SimilarPanel):
        self.count.setText("")
        self.hint.setText(_(u"Ctrl+D compares side by side"))
#if QT_CONFIG(accessibility)
        self.rows.setAccessibleName(_(u"Similar events"))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi
