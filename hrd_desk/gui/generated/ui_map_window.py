"""Compiled from ui/map_window.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QDialog, QHBoxLayout, QListWidget,
    QListWidgetItem, QProgressBar, QPushButton, QSizePolicy,
    QVBoxLayout, QWidget)

from hrd_desk.gui.map.map_view import MapView
from hrd_desk.gui.widgets.mirrored import MirroredSplitter
from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_MapWindow(object):
    def setupUi(self, MapWindow):
        if not MapWindow.objectName():
            MapWindow.setObjectName(u"MapWindow")
        self.layout_1 = QVBoxLayout(MapWindow)
        self.layout_1.setSpacing(8)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(12, 10, 12, 10)
        self.layout_2 = QHBoxLayout()
        self.layout_1.addLayout(self.layout_2)
        self.layout_2.setSpacing(8)
        self.layout_2.setObjectName(u"layout_2")
        self.state = PlainLabel(MapWindow)
        self.state.setObjectName(u"state")
        self.state.setWordWrap(True)

        self.layout_2.addWidget(self.state)

        self.busy = QProgressBar(MapWindow)
        self.busy.setObjectName(u"busy")
        self.busy.setMaximumSize(QSize(160, 16777215))
        self.busy.setTextVisible(False)

        self.layout_2.addWidget(self.busy)

        self.cancel = QPushButton(MapWindow)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.layout_2.addWidget(self.cancel)

        self.look = QPushButton(MapWindow)
        self.look.setObjectName(u"look")
        self.look.setAutoDefault(False)

        self.layout_2.addWidget(self.look)

        self.layout_2.setStretch(0, 1)


        self.splitter = MirroredSplitter(MapWindow)
        self.splitter.setObjectName(u"splitter")
        self.splitter.setOrientation(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(6)
        self.map = MapView(self.splitter)
        self.map.setObjectName(u"map")
        self.splitter.addWidget(self.map)
        self.panel = QWidget(self.splitter)
        self.panel.setObjectName(u"panel")
        self.layout_3 = QVBoxLayout(self.panel)
        self.layout_3.setSpacing(6)
        self.layout_3.setObjectName(u"layout_3")
        self.layout_3.setContentsMargins(0, 0, 0, 0)
        self.heading = PlainLabel(self.panel)
        self.heading.setObjectName(u"heading")
        self.heading.setWordWrap(True)

        self.layout_3.addWidget(self.heading)

        self.events = QListWidget(self.panel)
        self.events.setObjectName(u"events")
        self.events.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.events.setTextElideMode(Qt.TextElideMode.ElideRight)

        self.layout_3.addWidget(self.events)

        self.layout_4 = QHBoxLayout()
        self.layout_3.addLayout(self.layout_4)
        self.layout_4.setSpacing(8)
        self.layout_4.setObjectName(u"layout_4")
        self.open = QPushButton(self.panel)
        self.open.setObjectName(u"open")
        self.open.setAutoDefault(False)

        self.layout_4.addWidget(self.open)

        self.zoom = QPushButton(self.panel)
        self.zoom.setObjectName(u"zoom")
        self.zoom.setAutoDefault(False)

        self.layout_4.addWidget(self.zoom)

        self.list_these = QPushButton(self.panel)
        self.list_these.setObjectName(u"list_these")
        self.list_these.setAutoDefault(False)

        self.layout_4.addWidget(self.list_these)



        self.layout_3.setStretch(1, 1)
        self.splitter.addWidget(self.panel)

        self.layout_1.addWidget(self.splitter)

        self.layout_5 = QHBoxLayout()
        self.layout_1.addLayout(self.layout_5)
        self.layout_5.setSpacing(8)
        self.layout_5.setObjectName(u"layout_5")
        self.place = PlainLabel(MapWindow)
        self.place.setObjectName(u"place")
        self.place.setWordWrap(True)

        self.layout_5.addWidget(self.place)

        self.list_view = QPushButton(MapWindow)
        self.list_view.setObjectName(u"list_view")
        self.list_view.setAutoDefault(False)

        self.layout_5.addWidget(self.list_view)

        self.close_button = QPushButton(MapWindow)
        self.close_button.setObjectName(u"close_button")
        self.close_button.setAutoDefault(False)

        self.layout_5.addWidget(self.close_button)

        self.layout_5.setStretch(0, 1)


        self.layout_1.setStretch(1, 1)

        self.retranslateUi(MapWindow)

        QMetaObject.connectSlotsByName(MapWindow)
    # setupUi

    def retranslateUi(self, MapWindow):
        MapWindow.setWindowTitle(_(u"Map \u2013 HRD Desk"))
#if QT_CONFIG(accessibility)
        self.busy.setAccessibleName(_(u"Reading where events happened"))
#endif // QT_CONFIG(accessibility)
        self.cancel.setText(_(u"Cancel"))
        self.look.setText(_(u"&Borders and names"))
#if QT_CONFIG(accessibility)
        self.events.setAccessibleName(_(u"Events here"))
#endif // QT_CONFIG(accessibility)
        self.open.setText(_(u"&Open the record"))
        self.zoom.setText(_(u"&Zoom to these"))
        self.list_these.setText(_(u"&List these"))
#if QT_CONFIG(tooltip)
        self.list_these.setToolTip(_(u"Leaves only the events of this circle in the list of the main window (Enter on the map)"))
#endif // QT_CONFIG(tooltip)
        self.list_view.setText(_(u"List what is in &view"))
#if QT_CONFIG(tooltip)
        self.list_view.setToolTip(_(u"Leaves only the events that the map shows now in the list of the main window"))
#endif // QT_CONFIG(tooltip)
        self.close_button.setText(_(u"Close"))
    # retranslateUi
