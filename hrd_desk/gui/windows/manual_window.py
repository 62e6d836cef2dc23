"""The manual, from the program's own files: pages, search, links; nothing is fetched."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QKeySequence,
    QShortcut,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QListWidgetItem, QWidget

from hrd_desk.data import manual_page
from hrd_desk.gui.generated.ui_manual_window import Ui_ManualWindow
from hrd_desk.i18n import _, ngettext
from hrd_desk.manual import INDEX, Page, anchor, pages

_WIDTH_PX, _HEIGHT_PX = 1120, 720
_MARGIN_PX = 28


class ManualWindow(QWidget):
    """Shows one page beside the list of all; the list keeps to those that hold the words sought."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Read the pages and show the first."""
        super().__init__(parent, Qt.WindowType.Window)
        self.ui = Ui_ManualWindow()
        self.ui.setupUi(self)
        self.resize(_WIDTH_PX, _HEIGHT_PX)
        self._pages = {page.name: page for page in pages()}
        self.ui.page.setSearchPaths([str(manual_page(INDEX).parent)])
        for page in self._pages.values():
            item = QListWidgetItem(_("Contents") if page.name == INDEX else page.title)
            item.setData(Qt.ItemDataRole.UserRole, page.name)
            self.ui.pages.addItem(item)
        self.ui.pages.currentItemChanged.connect(self._on_page_chosen)
        self.ui.search.textChanged.connect(self._search)
        self.ui.search.returnPressed.connect(self._find_next)
        self.ui.page.anchorClicked.connect(self._follow)
        self._shortcut("Ctrl+F", self.ui.search.setFocus)
        self._shortcut("F3", self._find_next)
        self._shortcut("Esc", self.close)
        self._shortcut("Alt+Left", self._go_back)
        self._before: list[str] = []
        self.show_page(INDEX)
        self.ui.search.setFocus()

    def _shortcut(self, keys: str, act: object) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(act)

    def show_page(self, name: str, heading: str = "") -> None:
        """Show the page in the file `name`, from the heading whose anchor is `heading`."""
        for row in range(self.ui.pages.count()):
            item = self.ui.pages.item(row)
            if item.data(Qt.ItemDataRole.UserRole) == name:
                item.setHidden(False)
                self.ui.pages.setCurrentItem(item)
        if heading:
            self._scroll_to(heading)

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self._pages[self.ui.pages.currentItem().data(Qt.ItemDataRole.UserRole)]

    def _on_page_chosen(self, item: QListWidgetItem | None, before: QListWidgetItem | None) -> None:
        if item is None:
            return
        if before is not None:
            self._before.append(before.data(Qt.ItemDataRole.UserRole))
        page = self._pages[item.data(Qt.ItemDataRole.UserRole)]
        features = QTextDocument.MarkdownFeature.MarkdownDialectGitHub
        self.ui.page.document().setMarkdown(page.text, features)
        self.ui.page.document().setDocumentMargin(_MARGIN_PX)
        self._dress()
        self.ui.page.moveCursor(QTextCursor.MoveOperation.Start)
        self.setWindowTitle(_("{page} \u2013 Manual \u2013 HRD Desk").format(page=page.title))

    def _dress(self) -> None:
        """Give paragraphs and tables room; Qt sets Markdown without any."""
        cursor = QTextCursor(self.ui.page.document())
        block = self.ui.page.document().begin()
        while block.isValid():
            cursor.setPosition(block.position())
            layout = block.blockFormat()
            level = layout.headingLevel()
            if cursor.currentTable() is not None:
                table = cursor.currentTable().format()
                table.setCellPadding(6)
                table.setCellSpacing(0)
                table.setBorder(0.5)
                table.setBorderBrush(self.palette().mid())
                cursor.currentTable().setFormat(table)
            else:
                layout.setTopMargin({1: 0, 2: 22, 3: 16}.get(level, 4))
                layout.setBottomMargin(8)
                layout.setNonBreakableLines(False)  # a long command is read without scrolling
                if not level:
                    layout.setLineHeight(130, 1)  # proportional height, in per cent
                cursor.setBlockFormat(layout)
                if level:
                    cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                    cursor.mergeCharFormat(_heading(level, self.ui.page.font().pointSizeF()))
            block = block.next()

    def _search(self, words: str) -> None:
        found = 0
        for row in range(self.ui.pages.count()):
            item = self.ui.pages.item(row)
            is_found = self._pages[item.data(Qt.ItemDataRole.UserRole)].holds(words)
            item.setHidden(not is_found)
            found += is_found
        if not words.strip():
            self.ui.found.setText("")
        elif not found:
            self.ui.found.setText(_("No page holds these words. Try fewer, or other ones."))
        else:
            self.ui.found.setText(ngettext("{n} page", "{n} pages", found).format(n=found))

    def _find_next(self) -> None:
        """Go to the next place of the words, on this page or on the next one that holds them."""
        words = self.ui.search.text().strip()
        if not words or self.ui.page.find(words):
            return
        shown = [
            item
            for item in map(self.ui.pages.item, range(self.ui.pages.count()))
            if not item.isHidden()
        ]
        if not shown:
            return
        now = self.ui.pages.currentItem()
        following = shown[(shown.index(now) + 1) % len(shown)] if now in shown else shown[0]
        self.ui.pages.setCurrentItem(following)
        self.ui.page.moveCursor(QTextCursor.MoveOperation.Start)
        self.ui.page.find(words)

    def _follow(self, link: QUrl) -> None:
        if link.isRelative():
            name = link.path() or self.page.name
            if name in self._pages:
                self.show_page(name, link.fragment())
                return
        sentence = _("This leads out of the manual and is not opened: {address}")
        self.ui.found.setText(sentence.format(address=link.toString()))

    def _go_back(self) -> None:
        if self._before:
            name = self._before.pop()
            self.show_page(name)
            self._before.pop()  # the step back is no step

    def _scroll_to(self, heading: str) -> None:
        block: QTextBlock = self.ui.page.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and anchor(block.text()) == heading:
                top = self.ui.page.document().documentLayout().blockBoundingRect(block).top()
                self.ui.page.verticalScrollBar().setValue(int(top))
                return
            block = block.next()


def _heading(level: int, size_pt: float) -> QTextCharFormat:
    letters = QTextCharFormat()
    letters.setFontWeight(QFont.Weight.Bold)
    letters.setFontPointSize(size_pt * {1: 1.9, 2: 1.4}.get(level, 1.15))
    return letters
