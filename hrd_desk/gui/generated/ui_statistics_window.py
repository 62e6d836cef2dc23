"""Compiled from ui/statistics_window.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QComboBox, QDialog, QFrame,
    QHBoxLayout, QHeaderView, QListView, QListWidget,
    QListWidgetItem, QPushButton, QScrollArea, QSizePolicy,
    QSpacerItem, QSpinBox, QTableWidget, QTableWidgetItem,
    QVBoxLayout, QWidget)

from hrd_desk.gui.widgets.chart_view import ChartView
from hrd_desk.gui.widgets.fitting_label import FittingLabel
from hrd_desk.gui.widgets.folding_splitter import FoldingSplitter
from hrd_desk.gui.widgets.plain_text import PlainLabel

class Ui_StatisticsWindow(object):
    def setupUi(self, StatisticsWindow):
        if not StatisticsWindow.objectName():
            StatisticsWindow.setObjectName(u"StatisticsWindow")
        self.outer = QVBoxLayout(StatisticsWindow)
        self.outer.setSpacing(8)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(12, 10, 12, 10)
        self.choices = QHBoxLayout()
        self.outer.addLayout(self.choices)
        self.choices.setSpacing(8)
        self.choices.setObjectName(u"choices")
        self.unit_label = PlainLabel(StatisticsWindow)
        self.unit_label.setObjectName(u"unit_label")

        self.choices.addWidget(self.unit_label)

        self.unit = QComboBox(StatisticsWindow)
        self.unit.setObjectName(u"unit")

        self.choices.addWidget(self.unit)

        self.role = QComboBox(StatisticsWindow)
        self.role.setObjectName(u"role")

        self.choices.addWidget(self.role)

        self.down_label = PlainLabel(StatisticsWindow)
        self.down_label.setObjectName(u"down_label")

        self.choices.addWidget(self.down_label)

        self.down = QComboBox(StatisticsWindow)
        self.down.setObjectName(u"down")

        self.choices.addWidget(self.down)

        self.across_label = PlainLabel(StatisticsWindow)
        self.across_label.setObjectName(u"across_label")

        self.choices.addWidget(self.across_label)

        self.across = QComboBox(StatisticsWindow)
        self.across.setObjectName(u"across")

        self.choices.addWidget(self.across)

        self.report_label = PlainLabel(StatisticsWindow)
        self.report_label.setObjectName(u"report_label")

        self.choices.addWidget(self.report_label)

        self.report = QComboBox(StatisticsWindow)
        self.report.setObjectName(u"report")
        self.report.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

        self.choices.addWidget(self.report)

        self.gap = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.choices.addItem(self.gap)



        self.asked = PlainLabel(StatisticsWindow)
        self.asked.setObjectName(u"asked")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.asked.sizePolicy().hasHeightForWidth())
        self.asked.setSizePolicy(sizePolicy)
        self.asked.setWordWrap(True)

        self.outer.addWidget(self.asked)

        self.sheets = QListWidget(StatisticsWindow)
        self.sheets.setObjectName(u"sheets")
        self.sheets.setFlow(QListView.Flow.LeftToRight)
        self.sheets.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sheets.setSpacing(3)

        self.outer.addWidget(self.sheets)

        self.splitter = FoldingSplitter(StatisticsWindow)
        self.splitter.setObjectName(u"splitter")
        sizePolicy1 = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        sizePolicy1.setHorizontalStretch(0)
        sizePolicy1.setVerticalStretch(0)
        sizePolicy1.setHeightForWidth(self.splitter.sizePolicy().hasHeightForWidth())
        self.splitter.setSizePolicy(sizePolicy1)
        self.splitter.setOrientation(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.numbers = QTableWidget(self.splitter)
        self.numbers.setObjectName(u"numbers")
        self.numbers.setMinimumSize(QSize(320, 0))
        self.splitter.addWidget(self.numbers)
        self.chart_area = QScrollArea(self.splitter)
        self.chart_area.setObjectName(u"chart_area")
        self.chart_area.setMinimumSize(QSize(380, 0))
        self.chart_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.chart_area.setFrameShape(QFrame.Shape.NoFrame)
        self.chart_area.setWidgetResizable(True)
        self.chart = ChartView()
        self.chart.setObjectName(u"chart")
        self.chart_area.setWidget(self.chart)
        self.splitter.addWidget(self.chart_area)

        self.outer.addWidget(self.splitter)

        self.notes = FittingLabel(StatisticsWindow)
        self.notes.setObjectName(u"notes")
        sizePolicy.setHeightForWidth(self.notes.sizePolicy().hasHeightForWidth())
        self.notes.setSizePolicy(sizePolicy)

        self.outer.addWidget(self.notes)

        self.foot = QHBoxLayout()
        self.outer.addLayout(self.foot)
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.smallest_label = PlainLabel(StatisticsWindow)
        self.smallest_label.setObjectName(u"smallest_label")

        self.foot.addWidget(self.smallest_label)

        self.smallest = QSpinBox(StatisticsWindow)
        self.smallest.setObjectName(u"smallest")
        self.smallest.setMaximum(50)

        self.foot.addWidget(self.smallest)

        self.foot_gap = QSpacerItem(40, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.foot_gap)

        self.back = QPushButton(StatisticsWindow)
        self.back.setObjectName(u"back")
        self.back.setAutoDefault(False)

        self.foot.addWidget(self.back)

        self.show_records = QPushButton(StatisticsWindow)
        self.show_records.setObjectName(u"show_records")
        self.show_records.setAutoDefault(False)

        self.foot.addWidget(self.show_records)

        self.add_to_brief = QPushButton(StatisticsWindow)
        self.add_to_brief.setObjectName(u"add_to_brief")
        self.add_to_brief.setAutoDefault(False)

        self.foot.addWidget(self.add_to_brief)

        self.save = QPushButton(StatisticsWindow)
        self.save.setObjectName(u"save")
        self.save.setAutoDefault(False)

        self.foot.addWidget(self.save)



#if QT_CONFIG(shortcut)
        self.unit_label.setBuddy(self.unit)
        self.down_label.setBuddy(self.down)
        self.across_label.setBuddy(self.across)
        self.report_label.setBuddy(self.report)
        self.smallest_label.setBuddy(self.smallest)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(StatisticsWindow)

        QMetaObject.connectSlotsByName(StatisticsWindow)
    # setupUi

    def retranslateUi(self, StatisticsWindow):
        StatisticsWindow.setWindowTitle(_(u"Statistics \u2013 HRD Desk"))
        self.unit_label.setText(_(u"&Count"))
#if QT_CONFIG(accessibility)
        self.role.setAccessibleName(_(u"Which people"))
#endif // QT_CONFIG(accessibility)
        self.down_label.setText(_(u"&by"))
        self.across_label.setText(_(u"&and"))
        self.report_label.setText(_(u"or the &report"))
        self.asked.setText("")
#if QT_CONFIG(accessibility)
        self.sheets.setAccessibleName(_(u"Tables of the report"))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.numbers.setAccessibleName(_(u"Numbers"))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.chart.setAccessibleName(_(u"Chart"))
#endif // QT_CONFIG(accessibility)
        self.notes.setText("")
        self.smallest_label.setText(_(u"&Withhold numbers below"))
        self.smallest.setSpecialValueText(_(u"none"))
        self.back.setText(_(u"Bac&k to what was found before"))
#if QT_CONFIG(tooltip)
        self.back.setToolTip(_(u"Puts the search field back to what it was before you went to these records (Alt+Left)"))
#endif // QT_CONFIG(tooltip)
        self.show_records.setText(_(u"Show the &records"))
        self.add_to_brief.setText(_(u"Add to a brie&f\u2026"))
        self.save.setText(_(u"&Save chart or table\u2026"))
    # retranslateUi
