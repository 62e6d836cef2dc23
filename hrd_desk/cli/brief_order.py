"""What `hrd-desk brief` can be asked for, read into an order."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from hrd_desk.cli.conditions import Conditions, Terms, day_written
from hrd_desk.cli.unlocking import read_passphrase
from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import LANGUAGES, N_, _
from hrd_desk.publishing.audience import Audience
from hrd_desk.publishing.orders import (
    ASKED,
    WITH_TABLES,
    BriefKind,
    Consents,
    FileFormat,
    Grouping,
    House,
    Metadata,
    Order,
    OwnTable,
    PaperSize,
    Period,
    Stamp,
)
from hrd_desk.whole_files import read_given

_OF_ONE_RECORD = (BriefKind.EVENT, BriefKind.SUBMISSION)


class Answer(StrEnum):
    """An answer to a question of consent."""

    YES = "yes"
    NO = "no"


@dataclass(frozen=True, kw_only=True)
class BriefWishes(Conditions):
    """Which brief, for whom, and how it looks."""

    kind: Annotated[BriefKind, typer.Option(help=N_("Which brief."))] = BriefKind.EVENT
    audience: Annotated[Audience, typer.Option(help=N_("Who will read it."))] = Audience.PUBLIC
    language: Annotated[
        str,
        typer.Option(metavar="|".join(LANGUAGES), help=N_("Language of the labels and dates.")),
    ] = LANGUAGES[0]
    words: Annotated[
        Terms,
        typer.Option("--words", metavar="WORD", help=N_("Word in the records; repeatable.")),
    ] = None
    file_format: Annotated[
        FileFormat | None,
        typer.Option(
            "--format", help=N_("What kind of file; without it the name of the file decides.")
        ),
    ] = None
    paper: Annotated[PaperSize, typer.Option(help=N_("Size of the pages."))] = PaperSize.A4
    group_by: Annotated[
        Grouping, typer.Option("--group-by", help=N_("How a digest is grouped."))
    ] = Grouping.DATE
    compare: Annotated[
        bool,
        typer.Option(
            "--compare", help=N_("Put the same days a year earlier beside a digest's numbers.")
        ),
    ] = False
    table: Annotated[
        list[str] | None,
        typer.Option(
            metavar="[UNIT:]WHAT[,WHAT]",
            help=N_(
                "Add a table to a digest or statistics, like violation,year or people:country, or a"
                " report, like sdg-16.10.1; repeatable."
            ),
        ),
    ] = None
    heading: Annotated[str, typer.Option(help=N_("Title of a brief of several records."))] = ""
    introduction: Annotated[
        str, typer.Option(metavar="TEXT", help=N_("Your own words above the figures."))
    ] = ""
    mark: Annotated[
        list[Stamp] | None, typer.Option(help=N_("Word on every page; repeatable."))
    ] = None
    smallest: Annotated[
        int,
        typer.Option(
            min=0, metavar="N", help=N_("Hide numbers below N in statistics; 0 hides none.")
        ),
    ] = 3
    made_on: Annotated[
        str, typer.Option("--date", metavar="DATE", help=N_("Date in the footer."))
    ] = ""
    organisation: Annotated[str, typer.Option(help=N_("Who publishes it."))] = ""
    logo: Annotated[
        Path | None,
        typer.Option(metavar="PATH", help=N_("PNG or JPEG picture above the title.")),
    ] = None
    footer: Annotated[str, typer.Option(metavar="TEXT", help=N_("Text in the footer."))] = ""
    licence: Annotated[str, typer.Option(metavar="TEXT", help=N_("Licence, in the footer."))] = ""
    brand: Annotated[
        str, typer.Option(metavar="RRGGBB", help=N_("Colour of headings, like 0d4566."))
    ] = ""
    alert: Annotated[
        str, typer.Option(metavar="RRGGBB", help=N_("Colour of the marks, like ba3d12."))
    ] = ""
    plain: Annotated[
        bool, typer.Option("--plain", help=N_("Without the organisation's dress kept in the desk."))
    ] = False
    author: Annotated[
        str, typer.Option(help=N_("Author in the file's properties; none unless given."))
    ] = ""
    keywords: Annotated[str, typer.Option(help=N_("Keywords in the file's properties."))] = ""
    seal_file: Annotated[
        Path | None,
        typer.Option(
            "--seal", metavar="PATH", help=N_("Encrypt it with the passphrase in this file.")
        ),
    ] = None
    consent_letter: Annotated[
        Answer | None,
        typer.Option(help=N_("May a letter with the name go to the government? For submissions.")),
    ] = None
    consent_report: Annotated[
        Answer | None,
        typer.Option(help=N_("May the name stand in public reports? For submissions.")),
    ] = None
    answers: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH", help=N_("JSON file with what a submission asks for: code and text.")
        ),
    ] = None
    codes: Annotated[
        bool,
        typer.Option("--codes", help=N_("Print characters that no font has as [U+XXXX].")),
    ] = False


def order_of(wanted: BriefWishes, output: Path) -> Order:
    """Return what was asked for in the file `output`.

    Raises `InvalidInputError` or a usage error.
    """
    if wanted.language not in LANGUAGES:
        message = _("The languages of a brief are: {languages}.").format(
            languages=", ".join(LANGUAGES)
        )
        raise typer.BadParameter(message)
    made_on = day_written(wanted.made_on, "date")
    first, last = day_written(wanted.start_from, "from"), day_written(wanted.start_to, "to")
    return Order(
        kind=wanted.kind,
        audience=wanted.audience,
        language=wanted.language,
        paper=wanted.paper,
        grouping=wanted.group_by,
        heading=wanted.heading,
        introduction=wanted.introduction,
        period=Period(first.earliest if first else None, last.latest if last else None),
        stamps=frozenset(wanted.mark or ()),
        passphrase=read_passphrase(wanted.seal_file, "") if wanted.seal_file else "",
        metadata=Metadata(wanted.author, wanted.keywords),
        house=_house(wanted),
        made_on=made_on.earliest if made_on else None,
        smallest_count=wanted.smallest,
        consents=Consents(_answer(wanted.consent_letter), _answer(wanted.consent_report)),
        answers=_answers(wanted.answers),
        marks_unprintable=wanted.codes,
        compares=wanted.compare and wanted.kind is BriefKind.DIGEST,
        tables=_tables(wanted),
        format=wanted.file_format or _format_of(output),
    )


def _tables(wanted: BriefWishes) -> tuple[OwnTable, ...]:
    if not wanted.table:
        return ()
    from hrd_desk.publishing.own_tables import own_table_named  # noqa: PLC0415  few ask for it

    if wanted.kind not in WITH_TABLES:
        message = _("Tables are added to a digest or to statistics. Choose such a kind.")
        raise typer.BadParameter(message)
    return tuple(map(own_table_named, wanted.table))


def _format_of(output: Path) -> FileFormat:
    """Return what the suffix of a file says; PDF where it says nothing known.

    Raises `typer.BadParameter` for that of another program, which could not open the file.
    """
    suffix = output.suffix.lower().removeprefix(".")
    if suffix in _OTHER_FORMATS:
        message = _("A brief cannot be made as “.{suffix}”. Choose one of: {formats}.")
        formats = ", ".join(f".{name}" for name in FileFormat)
        raise typer.BadParameter(message.format(suffix=suffix, formats=formats))
    suffix = _SHORTER.get(suffix, suffix)
    return FileFormat(suffix) if suffix in set(FileFormat) else FileFormat.PDF


_SHORTER = {"htm": FileFormat.HTML}
_OTHER_FORMATS = frozenset(
    {"doc", "odt", "rtf", "txt", "md", "xls", "ods", "tsv", "json", "png", "jpg", "svg", "epub"}
)
"""How the names of files end that are no PDF to any program."""


def refuse_impossible(order: Order, *, references: Sequence[str], are_conditions: bool) -> None:
    """Refuse before any passphrase is asked for what can never be made."""
    if order.kind in _OF_ONE_RECORD and len(references) != 1:
        message = _("A brief of this kind is made of one record: give one reference.")
        raise typer.BadParameter(message)
    if references and are_conditions:
        message = _("Give references or conditions, not both.")
        raise typer.BadParameter(message)


def _house(wanted: BriefWishes) -> House:
    # Briefs are made by few commands: reading pictures and colours is loaded by them alone.
    from hrd_desk.publishing.house import (  # noqa: PLC0415
        colour_of,
        logo_in,
        refuse_unreadable_house,
    )

    try:
        house = House(
            name=wanted.organisation,
            logo=logo_in(wanted.logo) if wanted.logo else b"",
            brand=colour_of(wanted.brand),
            alert=colour_of(wanted.alert),
            footer=wanted.footer,
            licence=wanted.licence,
        )
        refuse_unreadable_house(house)
    except InvalidInputError as problem:
        raise typer.BadParameter(problem.sentence) from problem
    return house


def _answer(answer: Answer | None) -> bool | None:
    return None if answer is None else answer is Answer.YES


def _answers(file: Path | None) -> dict[str, str]:
    if file is None:
        return {}
    problem = _("“{file}” is no JSON file of codes and texts. The codes are: {codes}.").format(
        file=file, codes=", ".join(ASKED)
    )
    try:
        told = json.loads(read_given(file).decode("utf-8"))
    except (OSError, ValueError) as error:
        raise InvalidInputError("answers", problem) from error
    if not isinstance(told, dict) or not told.keys() <= ASKED.keys():
        raise InvalidInputError("answers", problem)
    if not all(isinstance(text, str) for text in told.values()):
        raise InvalidInputError("answers", problem)
    return told
