"""A publication as a Word file, to be edited further: styles, no hand-made formatting."""

import datetime
import io
from collections.abc import Sequence
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_DIRECTION
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from hrd_desk.progress import Progress, silent
from hrd_desk.publishing.bidi import runs_right_to_left
from hrd_desk.publishing.documents import (
    Fields,
    Heading,
    KeyFigures,
    Points,
    Role,
    TableBlock,
    Text,
)
from hrd_desk.publishing.manuscript import Manuscript, Piece, Sources, is_right
from hrd_desk.publishing.orders import SIZES_PT, Order
from hrd_desk.publishing.styles import ALERT, BRAND, GREY, Colour
from hrd_desk.publishing.zipped import zipped_again

FONT = "Noto Sans"
"""Word takes another one where this is missing, and one of the script where it needs it."""

_NO_TIME = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
"""Stands for the times that a Word file must name and that are nobody's business."""

_STYLES = {Role.LEAD: "Lead", Role.BODY: "Normal", Role.NOTE: "Note", Role.SMALL: "Small"}
_MARGIN = Mm(24)
_UNWANTED = ("docProps/thumbnail.jpeg",)


def word_file(manuscript: Manuscript, order: Order, progress: Progress = silent) -> bytes:
    """Return the DOCX file of `manuscript`; the same one gives the same bytes."""
    document = docx.Document()
    _Writer(document, manuscript, order).write(progress)
    stream = io.BytesIO()
    document.save(stream)
    return zipped_again(stream.getvalue(), without=_UNWANTED)


class _Writer:
    """One Word file in the making."""

    def __init__(self, document: WordDocument, manuscript: Manuscript, order: Order) -> None:
        self._document = document
        self._manuscript = manuscript
        self._order = order
        self._is_right = runs_right_to_left(manuscript.language)
        self._style_ids: dict[str, str] = {}

    def write(self, progress: Progress) -> None:
        self._set_properties()
        self._set_page()
        self._set_styles()
        manuscript = self._manuscript
        head = " · ".join([manuscript.name, *manuscript.marks])
        self._paragraph(head, "Small")
        self._paragraph(manuscript.title, "Title")
        if manuscript.kicker:
            self._paragraph(manuscript.kicker, "Small")
        for done, piece in enumerate(manuscript.pieces):
            progress(done, len(manuscript.pieces))
            self._write(piece)
        section = self._document.sections[0]
        self._fill(section.header.paragraphs[0], " · ".join(manuscript.marks), "Mark")
        self._fill(section.footer.paragraphs[0], manuscript.foot, "Small")

    # --- the file -----------------------------------------------------------------------------

    def _set_properties(self) -> None:
        properties, metadata = self._document.core_properties, self._order.metadata
        properties.title = self._manuscript.title[:_LONGEST_PROPERTY]
        properties.language = self._manuscript.language
        properties.author = metadata.author[:_LONGEST_PROPERTY]
        properties.keywords = metadata.keywords[:_LONGEST_PROPERTY]
        properties.comments = properties.last_modified_by = ""
        properties.created = properties.modified = _NO_TIME
        properties.revision = 1
        for part in self._document.part.package.iter_parts():
            if str(part.partname) == "/docProps/app.xml":
                part._blob = _APP_PROPERTIES  # noqa: SLF001  names a program and its version
        package = self._document.part.package
        for key, relation in list(package.rels.items()):
            if relation.reltype.endswith("/thumbnail"):
                del package.rels[key]

    def _set_page(self) -> None:
        section = self._document.sections[0]
        width_pt, height_pt = SIZES_PT[self._order.paper]
        section.page_width, section.page_height = Pt(width_pt), Pt(height_pt)
        section.left_margin = section.right_margin = _MARGIN
        section.top_margin = section.bottom_margin = Mm(22)

    def _set_styles(self) -> None:
        styles, house = self._document.styles, self._order.house
        brand, alert = house.brand or BRAND, house.alert or ALERT
        normal = styles["Normal"]
        _dress(normal, 10.5)
        normal.paragraph_format.space_after = Pt(5)
        _dress(styles["Title"], 22, brand, is_bold=True)
        for level, size_pt in ((1, 15), (2, 12.5), (3, 11.5)):
            _dress(styles[f"Heading {level}"], size_pt, brand, is_bold=True)
        for name, size_pt, colour, is_bold in (
            ("Lead", 12, None, False),
            ("Note", 9.5, GREY, False),
            ("Small", 9, GREY, False),
            ("Mark", 9, alert, True),
            ("Figure", 18, brand, True),
        ):
            style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = normal
            _dress(style, size_pt, colour, is_bold=is_bold)
        self._style_ids = {style.name: style.style_id for style in styles}
        language = OxmlElement("w:lang")
        for attribute in ("w:val", "w:bidi", "w:eastAsia"):
            language.set(qn(attribute), self._manuscript.language)
        properties = normal.element.get_or_add_rPr()
        for old in properties.findall(qn("w:lang")):
            properties.remove(old)
        properties.append(language)

    # --- pieces -------------------------------------------------------------------------------

    def _write(self, piece: Piece) -> None:
        match piece:
            case Heading():
                self._paragraph(piece.words, f"Heading {piece.level}")
            case Text():
                self._paragraph(piece.words, _STYLES[piece.role])
            case Points():
                for item in piece.items:
                    self._paragraph(item, "List Bullet")
            case KeyFigures():
                self._key_figures(piece)
            case Fields():
                rows = tuple(piece.lines)
                self._table(rows, label_share=0.32)
            case TableBlock():
                self._counts(piece)
            case Sources():
                self._sources(piece)

    def _key_figures(self, piece: KeyFigures) -> None:
        table = self._document.add_table(rows=1, cols=len(piece.figures))
        for cell, figure in zip(table.rows[0].cells, piece.figures, strict=True):
            self._fill(cell.paragraphs[0], figure.number, "Figure")
            self._fill(cell.add_paragraph(), figure.label, "Normal")
            if figure.note:
                self._fill(cell.add_paragraph(), figure.note, "Small")
        self._turn(table)

    def _counts(self, block: TableBlock) -> None:
        if block.title:
            self._paragraph(block.title, "Heading 3")
        if block.subtitle:
            self._paragraph(block.subtitle, "Small")
        heads = tuple(column.heading for column in block.columns)
        table = self._table((heads, *block.rows))
        header = OxmlElement("w:tblHeader")
        table.rows[0]._tr.get_or_add_trPr().append(header)  # noqa: SLF001  the library's own way
        if block.note:
            self._paragraph(block.note, "Small")

    def _table(self, rows: tuple[tuple[str, ...], ...], label_share: float = 0.0) -> Any:
        width = len(rows[0])
        table = self._document.add_table(rows=len(rows), cols=width)
        table._tbl.tblStyle_val = self._style_ids["Table Grid"]  # noqa: SLF001  as in `_fill`
        # Asking a row for its cells is what makes long tables slow: they are all taken at once.
        cells = table._cells  # noqa: SLF001
        for number, words in enumerate(word for row in rows for word in row):
            is_label = bool(label_share) and number % width == 0
            self._fill(cells[number].paragraphs[0], words, "Small" if is_label else "Normal")
        if label_share:
            self._share(table, cells, label_share)
        self._turn(table)
        return table

    def _share(self, table: Any, cells: Sequence[Any], share: float) -> None:
        """Let two columns share the width of the page."""
        room = Pt(SIZES_PT[self._order.paper][0]) - 2 * _MARGIN
        widths = (int(room * share), int(room * (1 - share)))
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for number, cell in enumerate(cells):
            cell.width = widths[number % 2]

    def _sources(self, sources: Sources) -> None:
        for source in sources.lines:
            paragraph = self._paragraph(source.words, "List Number")
            if source.url:
                if source.words:
                    paragraph.add_run().add_break()
                self._link(paragraph, source.url)
        if sources.note:
            self._paragraph(sources.note, "Note")

    def _link(self, paragraph: Paragraph, address: str) -> None:
        key = self._document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), key)
        run = paragraph.add_run(address)
        run.font.color.rgb = _colour(self._order.house.brand or BRAND)
        run.font.underline = True
        link.append(run._r)  # noqa: SLF001  moved into the link
        paragraph._p.append(link)  # noqa: SLF001

    def _paragraph(self, words: str, style: str) -> Paragraph:
        return self._fill(self._document.add_paragraph(), words, style)

    def _fill(self, paragraph: Paragraph, words: str, style: str) -> Paragraph:
        paragraph._p.style = self._style_ids[style]  # noqa: SLF001  looking up names is slow
        reads_right = is_right(words)
        if self._is_right if reads_right is None else reads_right:
            paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))  # noqa: SLF001
        run = paragraph.add_run(words)
        if reads_right:
            run.font.rtl = True
        return paragraph

    def _turn(self, table: Any) -> None:
        """Begin the columns of a table on the right where the language does."""
        if self._is_right:
            table.table_direction = WD_TABLE_DIRECTION.RTL


def _dress(
    style: Any, size_pt: float, colour: Colour | None = None, *, is_bold: bool = False
) -> None:
    font = style.font
    font.name, font.size, font.bold = FONT, Pt(size_pt), is_bold
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("asciiTheme", "hAnsiTheme", "cstheme", "eastAsiaTheme"):
        fonts.attrib.pop(qn(f"w:{kind}"), None)
    for kind in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{kind}"), FONT)
    if colour is not None:
        font.color.rgb = _colour(colour)


def _colour(colour: Colour) -> RGBColor:
    return RGBColor(*(round(part * 255) for part in colour))


_LONGEST_PROPERTY = 255
_APP_PROPERTIES = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'extended-properties"/>'
)
