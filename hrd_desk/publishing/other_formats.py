"""Publications as files other than PDF: one writer for each format, all of the same content."""

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import _
from hrd_desk.progress import Progress, silent
from hrd_desk.publishing.appendix import Appendix
from hrd_desk.publishing.content import Brief
from hrd_desk.publishing.documents import Document
from hrd_desk.publishing.manuscript import manuscript_of
from hrd_desk.publishing.orders import FileFormat, Order
from hrd_desk.publishing.table_files import csv_file, xlsx_file
from hrd_desk.publishing.web_page import web_page
from hrd_desk.publishing.wording import foot_words


def made_in_other(
    order: Order, content: Brief | Document | Appendix, progress: Progress = silent
) -> bytes:
    """Return the file of `content` in the format of `order`, which is not PDF.

    Raises `InvalidInputError` if it is to be sealed: none of these formats can be.
    """
    if order.passphrase:
        sentence = _("Only a PDF can be sealed with a passphrase. Choose PDF, or take it away.")
        raise InvalidInputError("passphrase", sentence)
    if isinstance(content, Appendix):
        is_workbook = order.format is FileFormat.XLSX
        return xlsx_file(content, order) if is_workbook else csv_file(content)
    manuscript = manuscript_of(content, foot_words(order))
    if order.format is FileFormat.HTML:
        return web_page(manuscript, order)
    from hrd_desk.publishing.word_file import word_file  # noqa: PLC0415  its library is slow

    return word_file(manuscript, order, progress)
