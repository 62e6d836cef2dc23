"""A publication as a Word file, to be edited further: styles, no hand-made formatting."""

import datetime
import io
from collections.abc import Sequence
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_DIRECTION
from docx.enum.text import WD_PARAGRAPH_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from hrd_desk.progress import Progress, silent
from hrd_desk.publishing.bidi import runs_right_to_left, with_marks
from hrd_desk.publishing.documents import (
    Fields,
    Heading,
    KeyFigures,
    Points,
    Role,
    TableBlock,
    Text,
)
from hrd_desk.publishing.logo import logo_bytes, read_logo
from hrd_desk.publishing.manuscript import (
    Illustration,
    Manuscript,
    Piece,
    Sources,
    by_direction,
    is_right,
    plain,
)
from hrd_desk.publishing.orders import SIZES_PT, Order, PaperSize
from hrd_desk.publishing.styles import ALERT, BRAND, GREY, Colour
from hrd_desk.publishing.zipped import zipped_again

FONT = "Noto Sans"
"""Word takes another one where this is missing, and one of the script where it needs it."""

COMPLEX_FONT = "Arial"
"""Every Word has it with Arabic and Hebrew letters; Noto Sans has none of them."""

_MOST_WIDE = 4
"""A table of more columns is set in small letters."""

_RULED = "Ruled"
_RULE_COLOUR = "BFC3C8"

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
        _set_page(self._document.sections[0], self._order.paper)
        self._set_styles()
        manuscript = self._manuscript
        self._logo()
        head = " · ".join([manuscript.name, *manuscript.marks])
        self._paragraph(head, "Small")
        self._paragraph(manuscript.title, "Title")
        if manuscript.kicker:
            self._paragraph(manuscript.kicker, "Small")
        leads_on = False
        for done, piece in enumerate(manuscript.pieces):
            progress(done, len(manuscript.pieces))
            # When and where something was stands on the page of what it was.
            is_aside = isinstance(piece, Text) and piece.role is not Role.BODY
            leads_on = isinstance(piece, Heading) or (leads_on and is_aside)
            self._write(piece, leads_on=leads_on)
        section = self._document.sections[0]
        self._fill(section.header.paragraphs[0], " · ".join(manuscript.marks), "Mark")
        foot = f"{manuscript.foot} · " if manuscript.foot else ""
        footer = self._fill(section.footer.paragraphs[0], foot, "Small")
        for words in ("PAGE", " / ", "NUMPAGES"):
            _add_counted(footer, words)

    # --- the file -----------------------------------------------------------------------------

    def _set_properties(self) -> None:
        properties, metadata = self._document.core_properties, self._order.metadata
        properties.title = plain(self._manuscript.title)[:_LONGEST_PROPERTY]
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
            ("Cell", 9.5, None, False),
            ("Narrow cell", 8, None, False),
            ("Gap", 4, None, False),
        ):
            style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = normal
            _dress(style, size_pt, colour, is_bold=is_bold)
        for name in ("Small", "Cell", "Narrow cell", "Gap"):
            styles[name].paragraph_format.space_after = Pt(2)
        _dress_title(styles["Title"], brand)
        _add_ruled(styles)
        self._style_ids = {style.name: style.style_id for style in styles}
        language = OxmlElement("w:lang")
        for attribute in ("w:val", "w:bidi", "w:eastAsia"):
            language.set(qn(attribute), self._manuscript.language)
        properties = normal.element.get_or_add_rPr()
        for old in properties.findall(qn("w:lang")):
            properties.remove(old)
        properties.append(language)

    # --- pieces -------------------------------------------------------------------------------

    def _write(self, piece: Piece, *, leads_on: bool) -> None:
        match piece:
            case Heading():
                self._paragraph(piece.words, f"Heading {piece.level}")
            case Text():
                self._kept(piece.words, _STYLES[piece.role], leads_on=leads_on)
            case Points():
                for item in piece.items:
                    self._paragraph(item, "List Bullet")
            case KeyFigures():
                self._key_figures(piece)
            case Fields():
                rows = tuple(piece.lines)
                self._table(rows, (0.32, 0.68), has_labels=True)
            case TableBlock():
                self._counts(piece)
            case Sources():
                self._sources(piece)
            case Illustration():
                self._illustration(piece)

    def _illustration(self, piece: Illustration) -> None:
        from hrd_desk.publishing.picture_files import png_of  # noqa: PLC0415  loads the fonts

        content, alt = png_of(piece.picture, self._manuscript.language, self._order.house)
        self._picture(content, alt, self._room)

    @property
    def _room(self) -> int:
        """The width between the margins."""
        return int(Pt(SIZES_PT[self._order.paper][0]) - 2 * _MARGIN)

    def _picture(self, content: bytes, alt: str, width: int) -> None:
        paragraph = self._document.add_paragraph()
        if self._is_right:
            paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))  # noqa: SLF001
        paragraph.paragraph_format.space_before = Pt(8)
        shape = paragraph.add_run().add_picture(io.BytesIO(content), width=width)
        told = shape._inline.docPr  # noqa: SLF001  the library has no other way
        told.set("name", f"Picture {told.get('id')}")
        told.set("descr", plain(alt))

    def _logo(self) -> None:
        house = self._order.house
        if house.logo:
            width_pt, _height_pt = read_logo(house.logo).size_pt
            self._picture(logo_bytes(house.logo), house.name, int(Pt(width_pt)))

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
            self._kept(block.subtitle, "Small")
        heads = tuple(column.heading for column in block.columns)
        table = self._table((heads, *block.rows), [column.share for column in block.columns])
        self._dress_counts(table, block)
        header = OxmlElement("w:tblHeader")
        table.rows[0]._tr.get_or_add_trPr().append(header)  # noqa: SLF001  the library's own way
        if block.note:
            self._paragraph(block.note, "Small")

    def _dress_counts(self, table: Any, block: TableBlock) -> None:
        """Set heads and headlines in bold, and figures at the end of their columns."""
        width = len(block.columns)
        cells = table._cells  # noqa: SLF001  as in `_table`
        for cell in cells[:width]:
            for run in cell.paragraphs[0].runs:
                run.font.bold = run.font.cs_bold = True
        for place, column in enumerate(block.columns):
            for cell in cells[place::width] if column.has_figures else ():
                cell.paragraphs[0].alignment = WD_PARAGRAPH_ALIGNMENT.RIGHT
            for cell in cells[width + place :: width] if column.has_headlines else ():
                _set_headline(cell.paragraphs[0])

    def _table(
        self,
        rows: tuple[tuple[str, ...], ...],
        shares: Sequence[float],
        *,
        has_labels: bool = False,
    ) -> Any:
        width = len(rows[0])
        table = self._document.add_table(rows=len(rows), cols=width)
        table._tbl.tblStyle_val = self._style_ids[_RULED]  # noqa: SLF001  as in `_fill`
        # Asking a row for its cells is what makes long tables slow: they are all taken at once.
        cells = table._cells  # noqa: SLF001
        for number, words in enumerate(word for row in rows for word in row):
            is_label = has_labels and number % width == 0
            style = "Small" if is_label else "Cell" if width <= _MOST_WIDE else "Narrow cell"
            first, *others = by_direction(words)
            self._fill_cell(cells[number].paragraphs[0], first, style)
            for part in others:
                self._fill_cell(cells[number].add_paragraph(), part, style)
        _share(table, cells, [int(self._room * share / sum(shares)) for share in shares])
        _keep_rows(table, rows)
        self._turn(table)
        # Without a paragraph between them two tables would be one.
        self._paragraph("", "Gap")
        return table

    def _fill_cell(self, paragraph: Paragraph, words: str, style: str) -> None:
        """Fill a cell; its words stand where its column begins, whichever way they read."""
        self._fill(paragraph, words, style)
        if self._is_right and is_right(words) is False:
            paragraph.alignment = WD_PARAGRAPH_ALIGNMENT.RIGHT

    def _sources(self, sources: Sources) -> None:
        style = "List Bullet" if sources.is_of_entry else "List Number"
        for source in sources.lines:
            paragraph = self._paragraph(source.words, style)
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

    def _kept(self, words: str, style: str, *, leads_on: bool = True) -> None:
        paragraph = self._paragraph(words, style)
        if leads_on:
            paragraph.paragraph_format.keep_with_next = True

    def _paragraph(self, words: str, style: str) -> Paragraph:
        return self._fill(self._document.add_paragraph(), words, style)

    def _fill(self, paragraph: Paragraph, words: str, style: str) -> Paragraph:
        paragraph._p.style = self._style_ids[style]  # noqa: SLF001  looking up names is slow
        reads_right = is_right(words)
        runs_right = self._is_right if reads_right is None else reads_right
        if runs_right:
            paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))  # noqa: SLF001
        run = paragraph.add_run(with_marks(words, is_right=runs_right))
        if reads_right:
            run.font.rtl = True
        return paragraph

    def _turn(self, table: Any) -> None:
        """Begin the columns of a table on the right where the language does."""
        if self._is_right:
            table.table_direction = WD_TABLE_DIRECTION.RTL


def _set_page(section: Any, paper: PaperSize) -> None:
    width_pt, height_pt = SIZES_PT[paper]
    section.page_width, section.page_height = Pt(width_pt), Pt(height_pt)
    section.left_margin = section.right_margin = _MARGIN
    section.top_margin = section.bottom_margin = Mm(22)


def _share(table: Any, cells: Sequence[Any], widths: Sequence[int]) -> None:
    """Let the columns share the width of the page."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for number, cell in enumerate(cells):
        cell.width = widths[number % len(widths)]


_LONGEST_WHOLE = 700
"""A row of which no cell has more characters stands on one page."""


def _keep_rows(table: Any, rows: Sequence[Sequence[str]]) -> None:
    for line, row in zip(table._tbl.tr_lst, rows, strict=True):  # noqa: SLF001  looking up is slow
        if max(map(len, row)) <= _LONGEST_WHOLE:
            line.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _set_headline(paragraph: Paragraph) -> None:
    """Set the first line of a cell in bold."""
    first = paragraph.runs[0]
    headline, line_end, rest = first.text.partition("\n")
    first.text = headline
    first.font.bold = first.font.cs_bold = True
    if rest:
        paragraph.add_run(line_end + rest).font.rtl = first.font.rtl


def _dress(
    style: Any, size_pt: float, colour: Colour | None = None, *, is_bold: bool = False
) -> None:
    font = style.font
    font.name, font.size, font.bold = FONT, Pt(size_pt), is_bold
    # Words from right to left and in scripts of marks have a size and a weight of their own.
    font.cs_bold = is_bold
    size = OxmlElement("w:szCs")
    size.set(qn("w:val"), str(round(2 * size_pt)))
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:szCs")):
        properties.remove(old)
    properties.append(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("asciiTheme", "hAnsiTheme", "cstheme", "eastAsiaTheme"):
        fonts.attrib.pop(qn(f"w:{kind}"), None)
    for kind, name in (("ascii", FONT), ("hAnsi", FONT), ("cs", COMPLEX_FONT)):
        fonts.set(qn(f"w:{kind}"), name)
    if colour is not None:
        font.color.rgb = _colour(colour)


def _dress_title(style: Any, brand: Colour) -> None:
    """Take the letter-spacing from the title: it tears Arabic apart; give its line our colour."""
    properties = style.element.get_or_add_rPr()
    for name in ("w:spacing", "w:kern"):
        for old in properties.findall(qn(name)):
            properties.remove(old)
    for edge in style.element.iter(qn("w:bottom")):
        edge.set(qn("w:color"), str(_colour(brand)))
        for theme in ("themeColor", "themeTint", "themeShade"):
            edge.attrib.pop(qn(f"w:{theme}"), None)


def _add_ruled(styles: Any) -> None:
    """Add the style of tables that have lines between their rows and none between columns."""
    style = styles.add_style(_RULED, WD_STYLE_TYPE.TABLE)
    style.base_style = styles["Normal Table"]
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        edge = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0")):
            edge.set(qn(f"w:{name}"), value)
        edge.set(qn("w:color"), _RULE_COLOUR)
        borders.append(edge)
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "55")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties = OxmlElement("w:tblPr")
    properties.append(borders)
    properties.append(margins)
    style.element.append(properties)


def _add_counted(paragraph: Paragraph, words: str) -> None:
    """Add a number that Word counts itself (PAGE, NUMPAGES), or plain words."""
    if not words.isalpha():
        paragraph.add_run(words)
        return
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), words)
    run = paragraph.add_run("1")
    field.append(run._r)  # noqa: SLF001  moved into the field
    paragraph._p.append(field)  # noqa: SLF001


def _colour(colour: Colour) -> RGBColor:
    return RGBColor(*(round(part * 255) for part in colour))


_LONGEST_PROPERTY = 255
_APP_PROPERTIES = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'extended-properties"/>'
)
