"""What is ordered of an export: kind of file, readers, language, dress."""

from dataclasses import dataclass
from enum import StrEnum

from hrd_desk.publishing.audience import Audience

UWAZI = "uwazi"
"""The name under which ids of a Uwazi collection are kept, unless its address is given."""


class TableFormat(StrEnum):
    """The kinds of files that records are exchanged in."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"
    GEOJSON = "geojson"
    UWAZI = "uwazi"
    UWAZI_OLD = "uwazi-before-1.150"


SUFFIXES = {
    TableFormat.CSV: ".csv",
    TableFormat.XLSX: ".xlsx",
    TableFormat.JSON: ".json",
    TableFormat.GEOJSON: ".geojson",
    TableFormat.UWAZI: ".csv",
    TableFormat.UWAZI_OLD: ".csv",
}


@dataclass(frozen=True, slots=True)
class TableOrder:
    """An export as it is ordered; `language` is that of headings and terms.

    `languages`: the columns of terms that Uwazi gets, the first is the collection's default.
    `system`: the collection whose ids go into the column `id`.
    """

    format: TableFormat
    audience: Audience = Audience.INTERNAL
    language: str = "en"
    with_codes: bool = False
    with_byte_order_mark: bool = True
    languages: tuple[str, ...] = ()
    system: str = UWAZI
