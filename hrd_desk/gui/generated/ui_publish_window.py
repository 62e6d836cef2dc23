"""Compiled from ui/publish_window.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QComboBox, QDialog,
    QFrame, QGridLayout, QHBoxLayout, QHeaderView,
    QLineEdit, QListWidget, QListWidgetItem, QProgressBar,
    QPushButton, QScrollArea, QSizePolicy, QSpacerItem,
    QSpinBox, QStackedWidget, QVBoxLayout, QWidget)

from hrd_desk.gui.widgets.event_table import EventTable
from hrd_desk.gui.widgets.folding_splitter import FoldingSplitter
from hrd_desk.gui.widgets.notice_bar import NoticeBar
from hrd_desk.gui.widgets.page_view import PageView
from hrd_desk.gui.widgets.passphrase_edit import PassphraseEdit
from hrd_desk.gui.widgets.plain_text import PlainLabel
from hrd_desk.gui.widgets.text_area import TextArea

class Ui_PublishWindow(object):
    def setupUi(self, PublishWindow):
        if not PublishWindow.objectName():
            PublishWindow.setObjectName(u"PublishWindow")
        self.layout_main = QVBoxLayout(PublishWindow)
        self.layout_main.setSpacing(8)
        self.layout_main.setObjectName(u"layout_main")
        self.layout_main.setContentsMargins(12, 10, 12, 10)
        self.notice = NoticeBar(PublishWindow)
        self.notice.setObjectName(u"notice")

        self.layout_main.addWidget(self.notice)

        self.splitter = FoldingSplitter(PublishWindow)
        self.splitter.setObjectName(u"splitter")
        self.splitter.setOrientation(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(8)
        self.choices = QScrollArea(self.splitter)
        self.choices.setObjectName(u"choices")
        self.choices.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.choices.setFrameShape(QFrame.Shape.NoFrame)
        self.choices.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.choices.setWidgetResizable(True)
        self.choices_inside = QWidget()
        self.choices_inside.setObjectName(u"choices_inside")
        self.choices_layout = QVBoxLayout(self.choices_inside)
        self.choices_layout.setSpacing(8)
        self.choices_layout.setObjectName(u"choices_layout")
        self.choices_layout.setContentsMargins(2, 2, 10, 2)
        self.choices_grid = QGridLayout()
        self.choices_layout.addLayout(self.choices_grid)
        self.choices_grid.setObjectName(u"choices_grid")
        self.choices_grid.setHorizontalSpacing(10)
        self.choices_grid.setVerticalSpacing(7)
        self.choices_grid.setContentsMargins(0, 0, 0, 0)
        self.records_label = PlainLabel(self.choices_inside)
        self.records_label.setObjectName(u"records_label")

        self.choices_grid.addWidget(self.records_label, 0, 0, 1, 1)

        self.records = QComboBox(self.choices_inside)
        self.records.setObjectName(u"records")
        self.records.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.records.setMinimumContentsLength(10)

        self.choices_grid.addWidget(self.records, 0, 1, 1, 1)

        self.records_note = PlainLabel(self.choices_inside)
        self.records_note.setObjectName(u"records_note")
        self.records_note.setWordWrap(True)

        self.choices_grid.addWidget(self.records_note, 1, 1, 1, 1)

        self.kind_label = PlainLabel(self.choices_inside)
        self.kind_label.setObjectName(u"kind_label")

        self.choices_grid.addWidget(self.kind_label, 2, 0, 1, 1)

        self.kind = QComboBox(self.choices_inside)
        self.kind.setObjectName(u"kind")
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind.setMinimumContentsLength(10)

        self.choices_grid.addWidget(self.kind, 2, 1, 1, 1)

        self.audience_label = PlainLabel(self.choices_inside)
        self.audience_label.setObjectName(u"audience_label")

        self.choices_grid.addWidget(self.audience_label, 3, 0, 1, 1)

        self.audience = QComboBox(self.choices_inside)
        self.audience.setObjectName(u"audience")
        self.audience.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.audience.setMinimumContentsLength(10)

        self.choices_grid.addWidget(self.audience, 3, 1, 1, 1)

        self.explanation = PlainLabel(self.choices_inside)
        self.explanation.setObjectName(u"explanation")
        self.explanation.setWordWrap(True)

        self.choices_grid.addWidget(self.explanation, 4, 1, 1, 1)

        self.format_label = PlainLabel(self.choices_inside)
        self.format_label.setObjectName(u"format_label")

        self.choices_grid.addWidget(self.format_label, 5, 0, 1, 1)

        self.format = QComboBox(self.choices_inside)
        self.format.setObjectName(u"format")
        self.format.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.format.setMinimumContentsLength(10)

        self.choices_grid.addWidget(self.format, 5, 1, 1, 1)

        self.format_note = PlainLabel(self.choices_inside)
        self.format_note.setObjectName(u"format_note")
        self.format_note.setWordWrap(True)

        self.choices_grid.addWidget(self.format_note, 6, 1, 1, 1)

        self.language_label = PlainLabel(self.choices_inside)
        self.language_label.setObjectName(u"language_label")

        self.choices_grid.addWidget(self.language_label, 7, 0, 1, 1)

        self.language = QComboBox(self.choices_inside)
        self.language.setObjectName(u"language")
        self.language.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.language.setMinimumContentsLength(10)

        self.choices_grid.addWidget(self.language, 7, 1, 1, 1)

        self.paper_label = PlainLabel(self.choices_inside)
        self.paper_label.setObjectName(u"paper_label")

        self.choices_grid.addWidget(self.paper_label, 8, 0, 1, 1)

        self.paper = QComboBox(self.choices_inside)
        self.paper.setObjectName(u"paper")
        self.paper.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.paper.setMinimumContentsLength(10)

        self.choices_grid.addWidget(self.paper, 8, 1, 1, 1)

        self.grouping_label = PlainLabel(self.choices_inside)
        self.grouping_label.setObjectName(u"grouping_label")

        self.choices_grid.addWidget(self.grouping_label, 9, 0, 1, 1)

        self.grouping = QComboBox(self.choices_inside)
        self.grouping.setObjectName(u"grouping")
        self.grouping.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.grouping.setMinimumContentsLength(10)

        self.choices_grid.addWidget(self.grouping, 9, 1, 1, 1)

        self.compares = QCheckBox(self.choices_inside)
        self.compares.setObjectName(u"compares")

        self.choices_grid.addWidget(self.compares, 10, 1, 1, 1)

        self.smallest_count_label = PlainLabel(self.choices_inside)
        self.smallest_count_label.setObjectName(u"smallest_count_label")

        self.choices_grid.addWidget(self.smallest_count_label, 11, 0, 1, 1)

        self.smallest_count = QSpinBox(self.choices_inside)
        self.smallest_count.setObjectName(u"smallest_count")
        self.smallest_count.setMaximum(10)

        self.choices_grid.addWidget(self.smallest_count, 11, 1, 1, 1)

        self.tables_label = PlainLabel(self.choices_inside)
        self.tables_label.setObjectName(u"tables_label")

        self.choices_grid.addWidget(self.tables_label, 12, 0, 1, 1)

        self.tables = QListWidget(self.choices_inside)
        self.tables.setObjectName(u"tables")
        self.tables.setMaximumSize(QSize(16777215, 64))
        self.tables.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

        self.choices_grid.addWidget(self.tables, 12, 1, 1, 1)

        self.heading_label = PlainLabel(self.choices_inside)
        self.heading_label.setObjectName(u"heading_label")

        self.choices_grid.addWidget(self.heading_label, 13, 0, 1, 1)

        self.heading = QLineEdit(self.choices_inside)
        self.heading.setObjectName(u"heading")

        self.choices_grid.addWidget(self.heading, 13, 1, 1, 1)

        self.introduction_label = PlainLabel(self.choices_inside)
        self.introduction_label.setObjectName(u"introduction_label")

        self.choices_grid.addWidget(self.introduction_label, 14, 0, 1, 1)

        self.introduction = TextArea(self.choices_inside)
        self.introduction.setObjectName(u"introduction")
        self.introduction.setMaximumSize(QSize(16777215, 72))

        self.choices_grid.addWidget(self.introduction, 14, 1, 1, 1)

        self.stamp_label = PlainLabel(self.choices_inside)
        self.stamp_label.setObjectName(u"stamp_label")

        self.choices_grid.addWidget(self.stamp_label, 15, 0, 1, 1)

        self.stamp = QComboBox(self.choices_inside)
        self.stamp.setObjectName(u"stamp")
        self.stamp.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.stamp.setMinimumContentsLength(10)

        self.choices_grid.addWidget(self.stamp, 15, 1, 1, 1)

        self.consent_letter_label = PlainLabel(self.choices_inside)
        self.consent_letter_label.setObjectName(u"consent_letter_label")

        self.choices_grid.addWidget(self.consent_letter_label, 16, 0, 1, 1)

        self.consent_letter = QComboBox(self.choices_inside)
        self.consent_letter.setObjectName(u"consent_letter")
        self.consent_letter.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.consent_letter.setMinimumContentsLength(10)

        self.choices_grid.addWidget(self.consent_letter, 16, 1, 1, 1)

        self.consent_report_label = PlainLabel(self.choices_inside)
        self.consent_report_label.setObjectName(u"consent_report_label")

        self.choices_grid.addWidget(self.consent_report_label, 17, 0, 1, 1)

        self.consent_report = QComboBox(self.choices_inside)
        self.consent_report.setObjectName(u"consent_report")
        self.consent_report.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.consent_report.setMinimumContentsLength(10)

        self.choices_grid.addWidget(self.consent_report, 17, 1, 1, 1)

        self.answers = QPushButton(self.choices_inside)
        self.answers.setObjectName(u"answers")
        self.answers.setAutoDefault(False)

        self.choices_grid.addWidget(self.answers, 18, 1, 1, 1)

        self.author_label = PlainLabel(self.choices_inside)
        self.author_label.setObjectName(u"author_label")

        self.choices_grid.addWidget(self.author_label, 19, 0, 1, 1)

        self.author = QLineEdit(self.choices_inside)
        self.author.setObjectName(u"author")

        self.choices_grid.addWidget(self.author, 19, 1, 1, 1)

        self.keywords_label = PlainLabel(self.choices_inside)
        self.keywords_label.setObjectName(u"keywords_label")

        self.choices_grid.addWidget(self.keywords_label, 20, 0, 1, 1)

        self.keywords = QLineEdit(self.choices_inside)
        self.keywords.setObjectName(u"keywords")

        self.choices_grid.addWidget(self.keywords, 20, 1, 1, 1)

        self.passphrase_label = PlainLabel(self.choices_inside)
        self.passphrase_label.setObjectName(u"passphrase_label")

        self.choices_grid.addWidget(self.passphrase_label, 21, 0, 1, 1)

        self.passphrase = PassphraseEdit(self.choices_inside)
        self.passphrase.setObjectName(u"passphrase")

        self.choices_grid.addWidget(self.passphrase, 21, 1, 1, 1)

        self.layout_2 = QHBoxLayout()
        self.choices_grid.addLayout(self.layout_2, 22, 1, 1, 1)
        self.layout_2.setSpacing(8)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(0, 0, 0, 0)
        self.is_shown = QCheckBox(self.choices_inside)
        self.is_shown.setObjectName(u"is_shown")

        self.layout_2.addWidget(self.is_shown)

        self.suggest = QPushButton(self.choices_inside)
        self.suggest.setObjectName(u"suggest")
        self.suggest.setAutoDefault(False)

        self.layout_2.addWidget(self.suggest)

        self.spacer_1 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_2.addItem(self.spacer_1)



        self.passphrase_note = PlainLabel(self.choices_inside)
        self.passphrase_note.setObjectName(u"passphrase_note")
        self.passphrase_note.setWordWrap(True)

        self.choices_grid.addWidget(self.passphrase_note, 23, 1, 1, 1)

        self.is_dated = QCheckBox(self.choices_inside)
        self.is_dated.setObjectName(u"is_dated")

        self.choices_grid.addWidget(self.is_dated, 24, 1, 1, 1)

        self.house = QPushButton(self.choices_inside)
        self.house.setObjectName(u"house")
        self.house.setAutoDefault(False)

        self.choices_grid.addWidget(self.house, 25, 1, 1, 1)

        self.marks_unprintable = QCheckBox(self.choices_inside)
        self.marks_unprintable.setObjectName(u"marks_unprintable")

        self.choices_grid.addWidget(self.marks_unprintable, 26, 1, 1, 1)

        self.choices_grid.setColumnStretch(1, 1)


        self.spacer_3 = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.choices_layout.addItem(self.spacer_3)

        self.choices.setWidget(self.choices_inside)
        self.splitter.addWidget(self.choices)
        self.preview_part = QWidget(self.splitter)
        self.preview_part.setObjectName(u"preview_part")
        self.preview_layout = QVBoxLayout(self.preview_part)
        self.preview_layout.setSpacing(6)
        self.preview_layout.setObjectName(u"preview_layout")
        self.preview_layout.setContentsMargins(0, 0, 0, 0)
        self.obstacles = PlainLabel(self.preview_part)
        self.obstacles.setObjectName(u"obstacles")
        self.obstacles.setWordWrap(True)

        self.preview_layout.addWidget(self.obstacles)

        self.preview = QStackedWidget(self.preview_part)
        self.preview.setObjectName(u"preview")
        self.nothing_page = QWidget()
        self.nothing_page.setObjectName(u"nothing_page")
        self.nothing_layout = QVBoxLayout(self.nothing_page)
        self.nothing_layout.setSpacing(8)
        self.nothing_layout.setObjectName(u"nothing_layout")
        self.nothing_layout.setContentsMargins(24, 0, 24, 0)
        self.spacer_9 = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.nothing_layout.addItem(self.spacer_9)

        self.nothing = PlainLabel(self.nothing_page)
        self.nothing.setObjectName(u"nothing")
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)

        self.nothing_layout.addWidget(self.nothing)

        self.spacer_10 = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.nothing_layout.addItem(self.spacer_10)

        self.preview.addWidget(self.nothing_page)
        self.pages_page = QWidget()
        self.pages_page.setObjectName(u"pages_page")
        self.pages_layout = QVBoxLayout(self.pages_page)
        self.pages_layout.setSpacing(6)
        self.pages_layout.setObjectName(u"pages_layout")
        self.pages_layout.setContentsMargins(0, 0, 0, 0)
        self.pages = PageView(self.pages_page)
        self.pages.setObjectName(u"pages")

        self.pages_layout.addWidget(self.pages)

        self.layout_6 = QHBoxLayout()
        self.pages_layout.addLayout(self.layout_6)
        self.layout_6.setSpacing(6)
        self.layout_6.setObjectName(u"layout_6")
        self.layout_6.setContentsMargins(0, 0, 0, 0)
        self.page_label = PlainLabel(self.pages_page)
        self.page_label.setObjectName(u"page_label")

        self.layout_6.addWidget(self.page_label)

        self.spacer_5 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_6.addItem(self.spacer_5)

        self.smaller = QPushButton(self.pages_page)
        self.smaller.setObjectName(u"smaller")
        self.smaller.setAutoDefault(False)

        self.layout_6.addWidget(self.smaller)

        self.fit = QPushButton(self.pages_page)
        self.fit.setObjectName(u"fit")
        self.fit.setAutoDefault(False)

        self.layout_6.addWidget(self.fit)

        self.larger = QPushButton(self.pages_page)
        self.larger.setObjectName(u"larger")
        self.larger.setAutoDefault(False)

        self.layout_6.addWidget(self.larger)



        self.pages_layout.setStretch(0, 1)
        self.preview.addWidget(self.pages_page)
        self.rows_page = QWidget()
        self.rows_page.setObjectName(u"rows_page")
        self.rows_layout = QVBoxLayout(self.rows_page)
        self.rows_layout.setSpacing(6)
        self.rows_layout.setObjectName(u"rows_layout")
        self.rows_layout.setContentsMargins(0, 0, 0, 0)
        self.rows = EventTable(self.rows_page)
        self.rows.setObjectName(u"rows")

        self.rows_layout.addWidget(self.rows)

        self.rows_label = PlainLabel(self.rows_page)
        self.rows_label.setObjectName(u"rows_label")
        self.rows_label.setWordWrap(True)

        self.rows_layout.addWidget(self.rows_label)

        self.rows_layout.setStretch(0, 1)
        self.preview.addWidget(self.rows_page)

        self.preview_layout.addWidget(self.preview)

        self.preview_layout.setStretch(1, 1)
        self.splitter.addWidget(self.preview_part)
        self.report_part = QWidget(self.splitter)
        self.report_part.setObjectName(u"report_part")
        self.report_layout = QVBoxLayout(self.report_part)
        self.report_layout.setSpacing(6)
        self.report_layout.setObjectName(u"report_layout")
        self.report_layout.setContentsMargins(0, 0, 0, 0)
        self.report_summary = PlainLabel(self.report_part)
        self.report_summary.setObjectName(u"report_summary")
        self.report_summary.setWordWrap(True)

        self.report_layout.addWidget(self.report_summary)

        self.layout_13 = QHBoxLayout()
        self.report_layout.addLayout(self.layout_13)
        self.layout_13.setSpacing(8)
        self.layout_13.setObjectName(u"layout_13")
        self.layout_13.setContentsMargins(0, 0, 0, 0)
        self.report_filter = QLineEdit(self.report_part)
        self.report_filter.setObjectName(u"report_filter")
        self.report_filter.setClearButtonEnabled(True)

        self.layout_13.addWidget(self.report_filter)

        self.report_outcome = QComboBox(self.report_part)
        self.report_outcome.setObjectName(u"report_outcome")

        self.layout_13.addWidget(self.report_outcome)

        self.layout_13.setStretch(0, 1)


        self.report = EventTable(self.report_part)
        self.report.setObjectName(u"report")

        self.report_layout.addWidget(self.report)

        self.report_detail = PlainLabel(self.report_part)
        self.report_detail.setObjectName(u"report_detail")
        self.report_detail.setWordWrap(True)

        self.report_layout.addWidget(self.report_detail)

        self.layout_15 = QHBoxLayout()
        self.report_layout.addLayout(self.layout_15)
        self.layout_15.setSpacing(8)
        self.layout_15.setObjectName(u"layout_15")
        self.layout_15.setContentsMargins(0, 0, 0, 0)
        self.open_record = QPushButton(self.report_part)
        self.open_record.setObjectName(u"open_record")
        self.open_record.setAutoDefault(False)

        self.layout_15.addWidget(self.open_record)

        self.spacer_14 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_15.addItem(self.spacer_14)



        self.report_layout.setStretch(2, 1)
        self.splitter.addWidget(self.report_part)

        self.layout_main.addWidget(self.splitter)

        self.problem = PlainLabel(PublishWindow)
        self.problem.setObjectName(u"problem")
        self.problem.setWordWrap(True)

        self.layout_main.addWidget(self.problem)

        self.layout_17 = QHBoxLayout()
        self.layout_main.addLayout(self.layout_17)
        self.layout_17.setSpacing(8)
        self.layout_17.setObjectName(u"layout_17")
        self.layout_17.setContentsMargins(0, 0, 0, 0)
        self.file_label = PlainLabel(PublishWindow)
        self.file_label.setObjectName(u"file_label")

        self.layout_17.addWidget(self.file_label)

        self.file = QLineEdit(PublishWindow)
        self.file.setObjectName(u"file")

        self.layout_17.addWidget(self.file)

        self.browse = QPushButton(PublishWindow)
        self.browse.setObjectName(u"browse")
        self.browse.setAutoDefault(False)

        self.layout_17.addWidget(self.browse)

        self.busy = QProgressBar(PublishWindow)
        self.busy.setObjectName(u"busy")
        self.busy.setMaximumSize(QSize(150, 16777215))

        self.layout_17.addWidget(self.busy)

        self.cancel = QPushButton(PublishWindow)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.layout_17.addWidget(self.cancel)

        self.write = QPushButton(PublishWindow)
        self.write.setObjectName(u"write")
        self.write.setAutoDefault(False)

        self.layout_17.addWidget(self.write)

        self.close_button = QPushButton(PublishWindow)
        self.close_button.setObjectName(u"close_button")
        self.close_button.setAutoDefault(False)

        self.layout_17.addWidget(self.close_button)

        self.layout_17.setStretch(1, 1)


        self.layout_main.setStretch(1, 1)
#if QT_CONFIG(shortcut)
        self.records_label.setBuddy(self.records)
        self.kind_label.setBuddy(self.kind)
        self.audience_label.setBuddy(self.audience)
        self.format_label.setBuddy(self.format)
        self.language_label.setBuddy(self.language)
        self.paper_label.setBuddy(self.paper)
        self.grouping_label.setBuddy(self.grouping)
        self.smallest_count_label.setBuddy(self.smallest_count)
        self.tables_label.setBuddy(self.tables)
        self.heading_label.setBuddy(self.heading)
        self.introduction_label.setBuddy(self.introduction)
        self.stamp_label.setBuddy(self.stamp)
        self.consent_letter_label.setBuddy(self.consent_letter)
        self.consent_report_label.setBuddy(self.consent_report)
        self.author_label.setBuddy(self.author)
        self.keywords_label.setBuddy(self.keywords)
        self.passphrase_label.setBuddy(self.passphrase)
        self.file_label.setBuddy(self.file)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(PublishWindow)

        QMetaObject.connectSlotsByName(PublishWindow)
    # setupUi

    def retranslateUi(self, PublishWindow):
        PublishWindow.setWindowTitle(_(u"Publish \u2013 HRD Desk"))
#if QT_CONFIG(accessibility)
        self.choices.setAccessibleName(_(u"What to publish"))
#endif // QT_CONFIG(accessibility)
        self.records_label.setText(_(u"&Records"))
        self.kind_label.setText(_(u"&Kind"))
        self.audience_label.setText(_(u"R&eaders"))
        self.format_label.setText(_(u"&Format"))
        self.language_label.setText(_(u"&Language"))
        self.paper_label.setText(_(u"&Paper"))
        self.grouping_label.setText(_(u"&Group by"))
        self.compares.setText(_(u"Compare with the year before"))
        self.smallest_count_label.setText(_(u"Hide below"))
        self.tables_label.setText(_(u"Added tables"))
#if QT_CONFIG(tooltip)
        self.tables.setToolTip(_(u"Counted anew from the records of this brief, by its rules. Del takes one out; more come from the window Statistics, by \u201cAdd to a brief\u201d."))
#endif // QT_CONFIG(tooltip)
        self.heading_label.setText(_(u"&Title"))
        self.introduction_label.setText(_(u"Opening &words"))
        self.stamp_label.setText(_(u"&Mark"))
        self.consent_letter_label.setText(_(u"Consent: letter"))
        self.consent_report_label.setText(_(u"Consent: reports"))
        self.answers.setText(_(u"&Answers\u2026"))
        self.author_label.setText(_(u"A&uthor"))
        self.keywords_label.setText(_(u"Ke&ywords"))
        self.passphrase_label.setText(_(u"Pa&ssphrase"))
        self.is_shown.setText(_(u"Show i&t"))
        self.suggest.setText(_(u"Su&ggest"))
        self.is_dated.setText(_(u"Print today's &date"))
        self.house.setText(_(u"Logo and co&lours\u2026"))
#if QT_CONFIG(tooltip)
        self.house.setToolTip(_(u"Organisation, logo, colours, footer and licence of all publications of this desk"))
#endif // QT_CONFIG(tooltip)
        self.marks_unprintable.setText(_(u"Print missing characters as codes"))
        self.smaller.setText(_(u"\u2212"))
        self.fit.setText(_(u"Fit &width"))
        self.larger.setText(_(u"+"))
#if QT_CONFIG(accessibility)
        self.rows.setAccessibleName(_(u"The first rows of the table"))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.report_filter.setAccessibleName(_(u"Find in the report"))
#endif // QT_CONFIG(accessibility)
        self.report_filter.setPlaceholderText(_(u"Find in the report"))
#if QT_CONFIG(accessibility)
        self.report_outcome.setAccessibleName(_(u"What to list"))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.report.setAccessibleName(_(u"What is told and what is kept back"))
#endif // QT_CONFIG(accessibility)
        self.open_record.setText(_(u"&Open the record"))
        self.file_label.setText(_(u"F&ile"))
        self.browse.setText(_(u"&Browse\u2026"))
#if QT_CONFIG(accessibility)
        self.busy.setAccessibleName(_(u"Making the publication"))
#endif // QT_CONFIG(accessibility)
        self.cancel.setText(_(u"&Cancel"))
        self.write.setText(_(u"&Write the file"))
        self.close_button.setText(_(u"Close"))
    # retranslateUi
