"""Compiled from ui/event_form.ui by packaging/compile_forms.py; do not edit."""

from hrd_desk.i18n import _

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QFrame, QGridLayout,
    QHBoxLayout, QPushButton, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

from hrd_desk.gui.widgets.date_edit import UncertainDateEdit
from hrd_desk.gui.widgets.form_scroll import FormScroll
from hrd_desk.gui.widgets.plain_text import PlainLabel
from hrd_desk.gui.widgets.release_box import ReleaseBox
from hrd_desk.gui.widgets.section_bar import SectionBar
from hrd_desk.gui.widgets.term_line import OneTermPicker
from hrd_desk.gui.widgets.term_picker import TermPicker
from hrd_desk.gui.widgets.text_area import TextArea
from hrd_desk.gui.widgets.text_line import (OptionalLine, TextLine)

class Ui_EventForm(object):
    def setupUi(self, EventForm):
        if not EventForm.objectName():
            EventForm.setObjectName(u"EventForm")
        self.layout_50 = QVBoxLayout(EventForm)
        self.layout_50.setSpacing(0)
        self.layout_50.setObjectName(u"layout_50")
        self.layout_50.setContentsMargins(0, 0, 0, 0)
        self.sections = SectionBar(EventForm)
        self.sections.setObjectName(u"sections")

        self.layout_50.addWidget(self.sections)

        self.scroll = FormScroll(EventForm)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setWidgetResizable(True)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page = QWidget()
        self.page.setObjectName(u"page")
        self.layout_49 = QVBoxLayout(self.page)
        self.layout_49.setSpacing(0)
        self.layout_49.setObjectName(u"layout_49")
        self.layout_49.setContentsMargins(16, 0, 16, 12)
        self.section_what = QWidget(self.page)
        self.section_what.setObjectName(u"section_what")
        self.layout_9 = QVBoxLayout(self.section_what)
        self.layout_9.setSpacing(8)
        self.layout_9.setObjectName(u"layout_9")
        self.layout_9.setContentsMargins(0, 10, 0, 8)
        self.layout_8 = QHBoxLayout()
        self.layout_9.addLayout(self.layout_8)
        self.layout_8.setSpacing(10)
        self.layout_8.setObjectName(u"layout_8")
        self.layout_8.setContentsMargins(0, 0, 0, 0)
        self.heading_what = PlainLabel(self.section_what)
        self.heading_what.setObjectName(u"heading_what")
        font = QFont()
        font.setPointSize(12)
        font.setBold(True)
        self.heading_what.setFont(font)

        self.layout_8.addWidget(self.heading_what)

        self.qframe_7 = QFrame(self.section_what)
        self.qframe_7.setObjectName(u"qframe_7")
        self.qframe_7.setFrameShape(QFrame.Shape.HLine)
        self.qframe_7.setFrameShadow(QFrame.Shadow.Sunken)

        self.layout_8.addWidget(self.qframe_7)

        self.layout_8.setStretch(1, 1)


        self.layout_6 = QGridLayout()
        self.layout_9.addLayout(self.layout_6)
        self.layout_6.setObjectName(u"layout_6")
        self.layout_6.setHorizontalSpacing(10)
        self.layout_6.setVerticalSpacing(7)
        self.layout_6.setContentsMargins(0, 0, 0, 0)
        self.plainlabel_1 = PlainLabel(self.section_what)
        self.plainlabel_1.setObjectName(u"plainlabel_1")
        self.plainlabel_1.setMinimumSize(QSize(156, 0))

        self.layout_6.addWidget(self.plainlabel_1, 0, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.title = TextLine(self.section_what)
        self.title.setObjectName(u"title")
        self.title.setMaxLength(200)

        self.layout_6.addWidget(self.title, 0, 1, 1, 3)

        self.plainlabel_2 = PlainLabel(self.section_what)
        self.plainlabel_2.setObjectName(u"plainlabel_2")
        self.plainlabel_2.setMinimumSize(QSize(156, 0))

        self.layout_6.addWidget(self.plainlabel_2, 1, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.country_code = OneTermPicker(self.section_what)
        self.country_code.setObjectName(u"country_code")

        self.layout_6.addWidget(self.country_code, 1, 1, 1, 3)

        self.plainlabel_3 = PlainLabel(self.section_what)
        self.plainlabel_3.setObjectName(u"plainlabel_3")
        self.plainlabel_3.setMinimumSize(QSize(156, 0))

        self.layout_6.addWidget(self.plainlabel_3, 2, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.start_date = UncertainDateEdit(self.section_what)
        self.start_date.setObjectName(u"start_date")

        self.layout_6.addWidget(self.start_date, 2, 1, 1, 1)

        self.plainlabel_4 = PlainLabel(self.section_what)
        self.plainlabel_4.setObjectName(u"plainlabel_4")
        self.plainlabel_4.setMinimumSize(QSize(104, 0))

        self.layout_6.addWidget(self.plainlabel_4, 2, 2, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.end_date = UncertainDateEdit(self.section_what)
        self.end_date.setObjectName(u"end_date")

        self.layout_6.addWidget(self.end_date, 2, 3, 1, 1)

        self.plainlabel_5 = PlainLabel(self.section_what)
        self.plainlabel_5.setObjectName(u"plainlabel_5")
        self.plainlabel_5.setMinimumSize(QSize(156, 0))

        self.layout_6.addWidget(self.plainlabel_5, 3, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.description = TextArea(self.section_what)
        self.description.setObjectName(u"description")

        self.layout_6.addWidget(self.description, 3, 1, 1, 3)

        self.plainlabel_release = PlainLabel(self.section_what)
        self.plainlabel_release.setObjectName(u"plainlabel_release")
        self.plainlabel_release.setMinimumSize(QSize(156, 0))

        self.layout_6.addWidget(self.plainlabel_release, 4, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.description_released = ReleaseBox(self.section_what)
        self.description_released.setObjectName(u"description_released")

        self.layout_6.addWidget(self.description_released, 4, 1, 1, 3)

        self.layout_6.setColumnStretch(1, 1)
        self.layout_6.setColumnStretch(3, 1)



        self.layout_49.addWidget(self.section_what)

        self.section_people = QWidget(self.page)
        self.section_people.setObjectName(u"section_people")
        self.layout_19 = QVBoxLayout(self.section_people)
        self.layout_19.setSpacing(8)
        self.layout_19.setObjectName(u"layout_19")
        self.layout_19.setContentsMargins(0, 10, 0, 8)
        self.layout_18 = QHBoxLayout()
        self.layout_19.addLayout(self.layout_18)
        self.layout_18.setSpacing(10)
        self.layout_18.setObjectName(u"layout_18")
        self.layout_18.setContentsMargins(0, 0, 0, 0)
        self.heading_people = PlainLabel(self.section_people)
        self.heading_people.setObjectName(u"heading_people")
        self.heading_people.setFont(font)

        self.layout_18.addWidget(self.heading_people)

        self.qframe_17 = QFrame(self.section_people)
        self.qframe_17.setObjectName(u"qframe_17")
        self.qframe_17.setFrameShape(QFrame.Shape.HLine)
        self.qframe_17.setFrameShadow(QFrame.Shadow.Sunken)

        self.layout_18.addWidget(self.qframe_17)

        self.layout_18.setStretch(1, 1)


        self.layout_11 = QGridLayout()
        self.layout_19.addLayout(self.layout_11)
        self.layout_11.setObjectName(u"layout_11")
        self.layout_11.setHorizontalSpacing(10)
        self.layout_11.setVerticalSpacing(7)
        self.layout_11.setContentsMargins(0, 0, 0, 0)
        self.plainlabel_10 = PlainLabel(self.section_people)
        self.plainlabel_10.setObjectName(u"plainlabel_10")
        self.plainlabel_10.setMinimumSize(QSize(156, 0))

        self.layout_11.addWidget(self.plainlabel_10, 0, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.counts = QWidget(self.section_people)
        self.counts.setObjectName(u"counts")

        self.layout_11.addWidget(self.counts, 0, 1, 1, 1)

        self.layout_11.setColumnStretch(1, 1)


        self.layout_16 = QGridLayout()
        self.layout_19.addLayout(self.layout_16)
        self.layout_16.setObjectName(u"layout_16")
        self.layout_16.setHorizontalSpacing(10)
        self.layout_16.setVerticalSpacing(7)
        self.layout_16.setContentsMargins(0, 0, 0, 0)
        self.plainlabel_12 = PlainLabel(self.section_people)
        self.plainlabel_12.setObjectName(u"plainlabel_12")
        self.plainlabel_12.setMinimumSize(QSize(156, 0))

        self.layout_16.addWidget(self.plainlabel_12, 0, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.context = TextArea(self.section_people)
        self.context.setObjectName(u"context")

        self.layout_16.addWidget(self.context, 0, 1, 1, 3)

        self.plainlabel_13 = PlainLabel(self.section_people)
        self.plainlabel_13.setObjectName(u"plainlabel_13")
        self.plainlabel_13.setMinimumSize(QSize(156, 0))

        self.layout_16.addWidget(self.plainlabel_13, 1, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.charge = TextArea(self.section_people)
        self.charge.setObjectName(u"charge")

        self.layout_16.addWidget(self.charge, 1, 1, 1, 3)

        self.plainlabel_14 = PlainLabel(self.section_people)
        self.plainlabel_14.setObjectName(u"plainlabel_14")
        self.plainlabel_14.setMinimumSize(QSize(156, 0))

        self.layout_16.addWidget(self.plainlabel_14, 2, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.genders = TermPicker(self.section_people)
        self.genders.setObjectName(u"genders")

        self.layout_16.addWidget(self.genders, 2, 1, 1, 3)

        self.plainlabel_15 = PlainLabel(self.section_people)
        self.plainlabel_15.setObjectName(u"plainlabel_15")
        self.plainlabel_15.setMinimumSize(QSize(156, 0))

        self.layout_16.addWidget(self.plainlabel_15, 3, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.hrd_types = TermPicker(self.section_people)
        self.hrd_types.setObjectName(u"hrd_types")

        self.layout_16.addWidget(self.hrd_types, 3, 1, 1, 3)

        self.layout_16.setColumnStretch(1, 1)
        self.layout_16.setColumnStretch(3, 1)



        self.layout_49.addWidget(self.section_people)

        self.section_coding = QWidget(self.page)
        self.section_coding.setObjectName(u"section_coding")
        self.layout_27 = QVBoxLayout(self.section_coding)
        self.layout_27.setSpacing(8)
        self.layout_27.setObjectName(u"layout_27")
        self.layout_27.setContentsMargins(0, 10, 0, 8)
        self.layout_26 = QHBoxLayout()
        self.layout_27.addLayout(self.layout_26)
        self.layout_26.setSpacing(10)
        self.layout_26.setObjectName(u"layout_26")
        self.layout_26.setContentsMargins(0, 0, 0, 0)
        self.heading_coding = PlainLabel(self.section_coding)
        self.heading_coding.setObjectName(u"heading_coding")
        self.heading_coding.setFont(font)

        self.layout_26.addWidget(self.heading_coding)

        self.qframe_25 = QFrame(self.section_coding)
        self.qframe_25.setObjectName(u"qframe_25")
        self.qframe_25.setFrameShape(QFrame.Shape.HLine)
        self.qframe_25.setFrameShadow(QFrame.Shadow.Sunken)

        self.layout_26.addWidget(self.qframe_25)

        self.layout_26.setStretch(1, 1)


        self.layout_24 = QGridLayout()
        self.layout_27.addLayout(self.layout_24)
        self.layout_24.setObjectName(u"layout_24")
        self.layout_24.setHorizontalSpacing(10)
        self.layout_24.setVerticalSpacing(7)
        self.layout_24.setContentsMargins(0, 0, 0, 0)
        self.plainlabel_20 = PlainLabel(self.section_coding)
        self.plainlabel_20.setObjectName(u"plainlabel_20")
        self.plainlabel_20.setMinimumSize(QSize(156, 0))

        self.layout_24.addWidget(self.plainlabel_20, 0, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.violations = TermPicker(self.section_coding)
        self.violations.setObjectName(u"violations")

        self.layout_24.addWidget(self.violations, 0, 1, 1, 3)

        self.plainlabel_21 = PlainLabel(self.section_coding)
        self.plainlabel_21.setObjectName(u"plainlabel_21")
        self.plainlabel_21.setMinimumSize(QSize(156, 0))

        self.layout_24.addWidget(self.plainlabel_21, 1, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.rights = TermPicker(self.section_coding)
        self.rights.setObjectName(u"rights")

        self.layout_24.addWidget(self.rights, 1, 1, 1, 3)

        self.plainlabel_22 = PlainLabel(self.section_coding)
        self.plainlabel_22.setObjectName(u"plainlabel_22")
        self.plainlabel_22.setMinimumSize(QSize(156, 0))

        self.layout_24.addWidget(self.plainlabel_22, 2, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.perpetrators_state = TermPicker(self.section_coding)
        self.perpetrators_state.setObjectName(u"perpetrators_state")

        self.layout_24.addWidget(self.perpetrators_state, 2, 1, 1, 3)

        self.plainlabel_23 = PlainLabel(self.section_coding)
        self.plainlabel_23.setObjectName(u"plainlabel_23")
        self.plainlabel_23.setMinimumSize(QSize(156, 0))

        self.layout_24.addWidget(self.plainlabel_23, 3, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.perpetrators_non_state = TermPicker(self.section_coding)
        self.perpetrators_non_state.setObjectName(u"perpetrators_non_state")

        self.layout_24.addWidget(self.perpetrators_non_state, 3, 1, 1, 3)

        self.layout_24.setColumnStretch(1, 1)
        self.layout_24.setColumnStretch(3, 1)



        self.layout_49.addWidget(self.section_coding)

        self.section_places = QWidget(self.page)
        self.section_places.setObjectName(u"section_places")
        self.layout_30 = QVBoxLayout(self.section_places)
        self.layout_30.setSpacing(8)
        self.layout_30.setObjectName(u"layout_30")
        self.layout_30.setContentsMargins(0, 10, 0, 8)
        self.layout_29 = QHBoxLayout()
        self.layout_30.addLayout(self.layout_29)
        self.layout_29.setSpacing(10)
        self.layout_29.setObjectName(u"layout_29")
        self.layout_29.setContentsMargins(0, 0, 0, 0)
        self.heading_places = PlainLabel(self.section_places)
        self.heading_places.setObjectName(u"heading_places")
        self.heading_places.setFont(font)

        self.layout_29.addWidget(self.heading_places)

        self.qframe_28 = QFrame(self.section_places)
        self.qframe_28.setObjectName(u"qframe_28")
        self.qframe_28.setFrameShape(QFrame.Shape.HLine)
        self.qframe_28.setFrameShadow(QFrame.Shadow.Sunken)

        self.layout_29.addWidget(self.qframe_28)

        self.layout_29.setStretch(1, 1)


        self.places = QWidget(self.section_places)
        self.places.setObjectName(u"places")

        self.layout_30.addWidget(self.places)


        self.layout_49.addWidget(self.section_places)

        self.section_sources = QWidget(self.page)
        self.section_sources.setObjectName(u"section_sources")
        self.layout_33 = QVBoxLayout(self.section_sources)
        self.layout_33.setSpacing(8)
        self.layout_33.setObjectName(u"layout_33")
        self.layout_33.setContentsMargins(0, 10, 0, 8)
        self.layout_32 = QHBoxLayout()
        self.layout_33.addLayout(self.layout_32)
        self.layout_32.setSpacing(10)
        self.layout_32.setObjectName(u"layout_32")
        self.layout_32.setContentsMargins(0, 0, 0, 0)
        self.heading_sources = PlainLabel(self.section_sources)
        self.heading_sources.setObjectName(u"heading_sources")
        self.heading_sources.setFont(font)

        self.layout_32.addWidget(self.heading_sources)

        self.qframe_31 = QFrame(self.section_sources)
        self.qframe_31.setObjectName(u"qframe_31")
        self.qframe_31.setFrameShape(QFrame.Shape.HLine)
        self.qframe_31.setFrameShadow(QFrame.Shadow.Sunken)

        self.layout_32.addWidget(self.qframe_31)

        self.layout_32.setStretch(1, 1)


        self.citations = QWidget(self.section_sources)
        self.citations.setObjectName(u"citations")

        self.layout_33.addWidget(self.citations)


        self.layout_49.addWidget(self.section_sources)

        self.section_files = QWidget(self.page)
        self.section_files.setObjectName(u"section_files")
        self.layout_110 = QVBoxLayout(self.section_files)
        self.layout_110.setSpacing(8)
        self.layout_110.setObjectName(u"layout_110")
        self.layout_110.setContentsMargins(0, 10, 0, 8)
        self.layout_111 = QHBoxLayout()
        self.layout_110.addLayout(self.layout_111)
        self.layout_111.setSpacing(10)
        self.layout_111.setObjectName(u"layout_111")
        self.layout_111.setContentsMargins(0, 0, 0, 0)
        self.heading_files = PlainLabel(self.section_files)
        self.heading_files.setObjectName(u"heading_files")
        self.heading_files.setFont(font)

        self.layout_111.addWidget(self.heading_files)

        self.qframe_112 = QFrame(self.section_files)
        self.qframe_112.setObjectName(u"qframe_112")
        self.qframe_112.setFrameShape(QFrame.Shape.HLine)
        self.qframe_112.setFrameShadow(QFrame.Shadow.Sunken)

        self.layout_111.addWidget(self.qframe_112)

        self.layout_111.setStretch(1, 1)


        self.attachments = QWidget(self.section_files)
        self.attachments.setObjectName(u"attachments")

        self.layout_110.addWidget(self.attachments)


        self.layout_49.addWidget(self.section_files)

        self.section_publication = QWidget(self.page)
        self.section_publication.setObjectName(u"section_publication")
        self.layout_45 = QVBoxLayout(self.section_publication)
        self.layout_45.setSpacing(8)
        self.layout_45.setObjectName(u"layout_45")
        self.layout_45.setContentsMargins(0, 10, 0, 8)
        self.layout_44 = QHBoxLayout()
        self.layout_45.addLayout(self.layout_44)
        self.layout_44.setSpacing(10)
        self.layout_44.setObjectName(u"layout_44")
        self.layout_44.setContentsMargins(0, 0, 0, 0)
        self.heading_publication = PlainLabel(self.section_publication)
        self.heading_publication.setObjectName(u"heading_publication")
        self.heading_publication.setFont(font)

        self.layout_44.addWidget(self.heading_publication)

        self.qframe_43 = QFrame(self.section_publication)
        self.qframe_43.setObjectName(u"qframe_43")
        self.qframe_43.setFrameShape(QFrame.Shape.HLine)
        self.qframe_43.setFrameShadow(QFrame.Shadow.Sunken)

        self.layout_44.addWidget(self.qframe_43)

        self.layout_44.setStretch(1, 1)


        self.layout_42 = QGridLayout()
        self.layout_45.addLayout(self.layout_42)
        self.layout_42.setObjectName(u"layout_42")
        self.layout_42.setHorizontalSpacing(10)
        self.layout_42.setVerticalSpacing(7)
        self.layout_42.setContentsMargins(0, 0, 0, 0)
        self.plainlabel_34 = PlainLabel(self.section_publication)
        self.plainlabel_34.setObjectName(u"plainlabel_34")
        self.plainlabel_34.setMinimumSize(QSize(156, 0))

        self.layout_42.addWidget(self.plainlabel_34, 0, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.summary = TextArea(self.section_publication)
        self.summary.setObjectName(u"summary")

        self.layout_42.addWidget(self.summary, 0, 1, 1, 3)

        self.layout_draft = QVBoxLayout()
        self.layout_42.addLayout(self.layout_draft, 1, 1, 1, 3)
        self.layout_draft.setSpacing(6)
        self.layout_draft.setObjectName(u"layout_draft")
        self.layout_draft.setContentsMargins(0, 0, 0, 6)
        self.layout_draft_row = QHBoxLayout()
        self.layout_draft.addLayout(self.layout_draft_row)
        self.layout_draft_row.setSpacing(12)
        self.layout_draft_row.setObjectName(u"layout_draft_row")
        self.layout_draft_row.setContentsMargins(0, 0, 0, 0)
        self.draft_summary = QPushButton(self.section_publication)
        self.draft_summary.setObjectName(u"draft_summary")
        self.draft_summary.setAutoDefault(False)

        self.layout_draft_row.addWidget(self.draft_summary)

        self.draft_own_words = QCheckBox(self.section_publication)
        self.draft_own_words.setObjectName(u"draft_own_words")

        self.layout_draft_row.addWidget(self.draft_own_words)

        self.spacer_draft = QSpacerItem(10, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_draft_row.addItem(self.spacer_draft)



        self.draft_note = PlainLabel(self.section_publication)
        self.draft_note.setObjectName(u"draft_note")
        self.draft_note.setWordWrap(True)

        self.layout_draft.addWidget(self.draft_note)



        self.plainlabel_35 = PlainLabel(self.section_publication)
        self.plainlabel_35.setObjectName(u"plainlabel_35")
        self.plainlabel_35.setMinimumSize(QSize(156, 0))

        self.layout_42.addWidget(self.plainlabel_35, 2, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.summary_language = OptionalLine(self.section_publication)
        self.summary_language.setObjectName(u"summary_language")
        self.summary_language.setMaxLength(35)

        self.layout_42.addWidget(self.summary_language, 2, 1, 1, 1)

        self.plainlabel_36 = PlainLabel(self.section_publication)
        self.plainlabel_36.setObjectName(u"plainlabel_36")
        self.plainlabel_36.setMinimumSize(QSize(104, 0))

        self.layout_42.addWidget(self.plainlabel_36, 2, 2, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.confidentiality = OneTermPicker(self.section_publication)
        self.confidentiality.setObjectName(u"confidentiality")

        self.layout_42.addWidget(self.confidentiality, 2, 3, 1, 1)

        self.plainlabel_37 = PlainLabel(self.section_publication)
        self.plainlabel_37.setObjectName(u"plainlabel_37")
        self.plainlabel_37.setMinimumSize(QSize(156, 0))

        self.layout_42.addWidget(self.plainlabel_37, 3, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.record_status = OneTermPicker(self.section_publication)
        self.record_status.setObjectName(u"record_status")

        self.layout_42.addWidget(self.record_status, 3, 1, 1, 1)

        self.plainlabel_38 = PlainLabel(self.section_publication)
        self.plainlabel_38.setObjectName(u"plainlabel_38")
        self.plainlabel_38.setMinimumSize(QSize(104, 0))

        self.layout_42.addWidget(self.plainlabel_38, 3, 2, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.verification = OneTermPicker(self.section_publication)
        self.verification.setObjectName(u"verification")

        self.layout_42.addWidget(self.verification, 3, 3, 1, 1)

        self.plainlabel_39 = PlainLabel(self.section_publication)
        self.plainlabel_39.setObjectName(u"plainlabel_39")
        self.plainlabel_39.setMinimumSize(QSize(156, 0))

        self.layout_42.addWidget(self.plainlabel_39, 4, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.monitoring_status = OneTermPicker(self.section_publication)
        self.monitoring_status.setObjectName(u"monitoring_status")

        self.layout_42.addWidget(self.monitoring_status, 4, 1, 1, 3)

        self.plainlabel_40 = PlainLabel(self.section_publication)
        self.plainlabel_40.setObjectName(u"plainlabel_40")
        self.plainlabel_40.setMinimumSize(QSize(156, 0))

        self.layout_42.addWidget(self.plainlabel_40, 5, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.monitoring_note = TextArea(self.section_publication)
        self.monitoring_note.setObjectName(u"monitoring_note")

        self.layout_42.addWidget(self.monitoring_note, 5, 1, 1, 3)

        self.plainlabel_41 = PlainLabel(self.section_publication)
        self.plainlabel_41.setObjectName(u"plainlabel_41")
        self.plainlabel_41.setMinimumSize(QSize(156, 0))

        self.layout_42.addWidget(self.plainlabel_41, 6, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.remarks = TextArea(self.section_publication)
        self.remarks.setObjectName(u"remarks")

        self.layout_42.addWidget(self.remarks, 6, 1, 1, 3)

        self.layout_42.setColumnStretch(1, 1)
        self.layout_42.setColumnStretch(3, 1)



        self.layout_49.addWidget(self.section_publication)

        self.section_related = QWidget(self.page)
        self.section_related.setObjectName(u"section_related")
        self.layout_48 = QVBoxLayout(self.section_related)
        self.layout_48.setSpacing(8)
        self.layout_48.setObjectName(u"layout_48")
        self.layout_48.setContentsMargins(0, 10, 0, 8)
        self.layout_47 = QHBoxLayout()
        self.layout_48.addLayout(self.layout_47)
        self.layout_47.setSpacing(10)
        self.layout_47.setObjectName(u"layout_47")
        self.layout_47.setContentsMargins(0, 0, 0, 0)
        self.heading_related = PlainLabel(self.section_related)
        self.heading_related.setObjectName(u"heading_related")
        self.heading_related.setFont(font)

        self.layout_47.addWidget(self.heading_related)

        self.qframe_46 = QFrame(self.section_related)
        self.qframe_46.setObjectName(u"qframe_46")
        self.qframe_46.setFrameShape(QFrame.Shape.HLine)
        self.qframe_46.setFrameShadow(QFrame.Shadow.Sunken)

        self.layout_47.addWidget(self.qframe_46)

        self.layout_47.setStretch(1, 1)


        self.links = QWidget(self.section_related)
        self.links.setObjectName(u"links")

        self.layout_48.addWidget(self.links)


        self.layout_49.addWidget(self.section_related)

        self.spacer_51 = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_49.addItem(self.spacer_51)

        self.scroll.setWidget(self.page)

        self.layout_50.addWidget(self.scroll)

#if QT_CONFIG(shortcut)
        self.plainlabel_1.setBuddy(self.title)
        self.plainlabel_2.setBuddy(self.country_code)
        self.plainlabel_3.setBuddy(self.start_date)
        self.plainlabel_4.setBuddy(self.end_date)
        self.plainlabel_5.setBuddy(self.description)
        self.plainlabel_release.setBuddy(self.description_released)
        self.plainlabel_12.setBuddy(self.context)
        self.plainlabel_13.setBuddy(self.charge)
        self.plainlabel_14.setBuddy(self.genders)
        self.plainlabel_15.setBuddy(self.hrd_types)
        self.plainlabel_20.setBuddy(self.violations)
        self.plainlabel_21.setBuddy(self.rights)
        self.plainlabel_22.setBuddy(self.perpetrators_state)
        self.plainlabel_23.setBuddy(self.perpetrators_non_state)
        self.plainlabel_34.setBuddy(self.summary)
        self.plainlabel_35.setBuddy(self.summary_language)
        self.plainlabel_36.setBuddy(self.confidentiality)
        self.plainlabel_37.setBuddy(self.record_status)
        self.plainlabel_38.setBuddy(self.verification)
        self.plainlabel_39.setBuddy(self.monitoring_status)
        self.plainlabel_40.setBuddy(self.monitoring_note)
        self.plainlabel_41.setBuddy(self.remarks)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(EventForm)

        QMetaObject.connectSlotsByName(EventForm)
    # setupUi

    def retranslateUi(self, EventForm):
        self.heading_what.setText(_(u"What happened"))
        self.plainlabel_1.setText(_(u"Title"))
        self.plainlabel_2.setText(_(u"Country"))
        self.plainlabel_3.setText(_(u"Initial date"))
        self.plainlabel_4.setText(_(u"Final date"))
        self.plainlabel_5.setText(_(u"Event description"))
        self.plainlabel_release.setText(_(u"May be published"))
        self.heading_people.setText(_(u"People"))
        self.plainlabel_10.setText(_(u"Number of people"))
        self.plainlabel_12.setText(_(u"What they were doing"))
        self.plainlabel_13.setText(_(u"Charge or claim"))
        self.plainlabel_14.setText(_(u"Gender of HRD"))
        self.plainlabel_15.setText(_(u"Type of HRD"))
        self.heading_coding.setText(_(u"Coding"))
        self.plainlabel_20.setText(_(u"Violations"))
        self.plainlabel_21.setText(_(u"Rights concerned"))
        self.plainlabel_22.setText(_(u"Perpetrators: state"))
        self.plainlabel_23.setText(_(u"Perpetrators: non-state"))
        self.heading_places.setText(_(u"Places"))
        self.heading_sources.setText(_(u"Sources"))
        self.heading_files.setText(_(u"Attachments"))
        self.heading_publication.setText(_(u"Publication"))
        self.plainlabel_34.setText(_(u"Summary for publications"))
        self.draft_summary.setText(_(u"Draft a summary"))
        self.draft_own_words.setText(_(u"with context and charge as typed"))
        self.draft_note.setText("")
        self.plainlabel_35.setText(_(u"Language of the summary"))
        self.summary_language.setPlaceholderText(_(u"en, ru \u2026"))
        self.plainlabel_36.setText(_(u"Confidentiality"))
        self.plainlabel_37.setText(_(u"Record status"))
        self.plainlabel_38.setText(_(u"Verification"))
        self.plainlabel_39.setText(_(u"Monitoring status"))
        self.plainlabel_40.setText(_(u"Monitoring note"))
        self.plainlabel_41.setText(_(u"Remarks"))
        self.heading_related.setText(_(u"Related events"))
        pass
    # retranslateUi
