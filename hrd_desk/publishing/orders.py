"""What a person orders: which brief, for whom, on what paper, in whose dress."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from hrd_desk.i18n import LANGUAGES, N_
from hrd_desk.publishing.audience import Audience

if TYPE_CHECKING:
    from hrd_desk.publishing.styles import Colour


class BriefKind(StrEnum):
    """The five briefs; docs/formats/brief.md says what is in each."""

    EVENT = "event"
    DIGEST = "digest"
    STATISTICS = "statistics"
    SUBMISSION = "submission"
    CASE_LIST = "case-list"


WITH_TABLES = frozenset({BriefKind.DIGEST, BriefKind.STATISTICS})
"""The briefs to which a person can add tables."""


class FileFormat(StrEnum):
    """What kind of file it becomes; each is its own suffix."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"
    CSV = "csv"
    XLSX = "xlsx"


TABLE_FORMATS = frozenset({FileFormat.CSV, FileFormat.XLSX})
"""Formats of rows and columns, for those who count."""


class PaperSize(StrEnum):
    """The sizes that offices have."""

    A4 = "a4"
    LETTER = "letter"


SIZES_PT: Mapping[PaperSize, tuple[float, float]] = {
    PaperSize.A4: (595.28, 841.89),
    PaperSize.LETTER: (612.0, 792.0),
}
"""Width and height in points."""


class Grouping(StrEnum):
    """By what the events of a digest are grouped; a freedom is the group of a right."""

    DATE = "date"
    VIOLATION = "violation"
    FREEDOM = "freedom"
    REGION = "region"


class Stamp(StrEnum):
    """A word on every page, beside those that the records and the readers ask for."""

    DRAFT = "draft"
    CONFIDENTIAL = "confidential"


STAMP_WORDS: Mapping[Stamp, str] = {
    Stamp.DRAFT: N_("DRAFT"),
    Stamp.CONFIDENTIAL: N_("CONFIDENTIAL"),
}


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the file tells about itself beside title and language; nothing unless it is chosen."""

    author: str = ""
    keywords: str = ""


@dataclass(frozen=True, slots=True)
class House:
    """The dress of an organisation; `logo` is the content of a PNG or JPEG file."""

    name: str = ""
    logo: bytes = field(default=b"", repr=False)
    brand: "Colour | None" = None
    alert: "Colour | None" = None
    footer: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Consents:
    """The two consents of a submission, as the victim gave them; None: not asked yet.

    `to_letter`: the victim knows of it and agrees that a letter with the name goes to the
    government. `to_report`: the name may stand in public reports.
    """

    to_letter: bool | None = None
    to_report: bool | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """From the first to the last day, both in it; None where it is open."""

    first: datetime.date | None = None
    last: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class OwnTable:
    """A table that a person added: what is counted, by one thing or by two; or a ready report.

    Named as `storage.dimensions`, `storage.statistics.Unit`, `ready_reports.Report`; `role` is
    that of people. Made by `publishing.own_tables`, which says by what a brief can count.
    """

    down: str = ""
    across: str = ""
    unit: str = "events"
    role: str = ""
    report: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """One brief as it was ordered. What is left out here follows from the records.

    `heading` and `introduction` are what a person wrote above several records; `stamps` are added
    to the words that records and readers ask for. `passphrase` seals the file (AES-256).
    `smallest_count`: numbers from 1 below it are not printed in tables; 0 prints all. `answers`
    are the fields of a submission that no record holds, by the codes of `ASKED`.
    `marks_unprintable` prints characters that no font has as their codes. `compares` puts the
    same days a year earlier beside the numbers of a digest. `tables` are added to a digest or an
    annex.
    """

    kind: BriefKind = BriefKind.EVENT
    audience: Audience = Audience.PUBLIC
    language: str = LANGUAGES[0]
    paper: PaperSize = PaperSize.A4
    grouping: Grouping = Grouping.DATE
    heading: str = ""
    introduction: str = ""
    period: Period = Period()
    stamps: frozenset[Stamp] = frozenset()
    passphrase: str = field(default="", repr=False)
    metadata: Metadata = Metadata()
    house: House = House()
    made_on: datetime.date | None = None
    smallest_count: int = 3
    consents: Consents = Consents()
    answers: Mapping[str, str] = field(default_factory=dict)
    marks_unprintable: bool = False
    compares: bool = False
    tables: tuple[OwnTable, ...] = ()
    format: FileFormat = FileFormat.PDF


ASKED: Mapping[str, str] = {
    "victim_name": N_("Full name"),
    "victim_other_names": N_("Other names of the person"),
    "victim_birth": N_("Date of birth or age"),
    "victim_sex": N_("Sex or gender"),
    "victim_nationality": N_("Nationality"),
    "victim_profession": N_("Profession"),
    "victim_residence": N_("Place of residence"),
    "victim_organisation": N_("Organisation and who leads it"),
    "victim_work": N_("Work for human rights"),
    "link": N_("Link between this work and what happened"),
    "threats_before": N_("Threats that came before"),
    "perpetrator_names": N_("Names, ranks and units, if known"),
    "why_suspected": N_("Why they are believed responsible"),
    "witnesses": N_("Witnesses"),
    "steps_taken": N_("Complaints: where, when, with what result"),
    "court_case": N_("Court case"),
    "other_bodies": N_("Other bodies of the United Nations that know of it"),
    "requests": N_("What the mandate holders are asked to do"),
    "is_going_on": N_("Is it still going on, or about to happen?"),
    "author_name": N_("Name of the person or organisation"),
    "author_contact": N_("Contact"),
    "author_relation": N_("Relation to the victim"),
}
"""What a submission asks for and no record holds: code and label, in the order of the form."""

TYPED_LABELS: Mapping[str, str] = {
    "heading": N_("Title of the brief"),
    "introduction": N_("Introduction"),
    "house": N_("Name of the organisation"),
    "footer": N_("Footer"),
    "licence": N_("Licence line"),
    "author": N_("Author in the file's properties"),
    "keywords": N_("Keywords in the file's properties"),
    "consent_letter": N_("Consent to a letter"),
    "consent_report": N_("Consent to public reports"),
    "passphrase": N_("Passphrase"),
    **ASKED,
}
"""What a person types into an order, as it is called on the screen."""


def in_characters(order: Order) -> Order:
    """Return an order with "?" for what is no character in its texts: halves of a pair alone."""
    house, metadata = order.house, order.metadata
    return replace(
        order,
        heading=_whole(order.heading),
        introduction=_whole(order.introduction),
        house=replace(
            house,
            name=_whole(house.name),
            footer=_whole(house.footer),
            licence=_whole(house.licence),
        ),
        metadata=Metadata(_whole(metadata.author), _whole(metadata.keywords)),
        answers={code: _whole(text) for code, text in order.answers.items()},
    )


def _whole(text: str) -> str:
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def typed_texts(order: Order) -> Iterator[tuple[str, str]]:
    """Yield what a person typed into the order and the file will hold, each with its name."""
    yield "heading", order.heading
    yield "introduction", order.introduction
    yield "house", order.house.name
    yield "footer", order.house.footer
    yield "licence", order.house.licence
    yield "author", order.metadata.author
    yield "keywords", order.metadata.keywords
    yield from order.answers.items()
