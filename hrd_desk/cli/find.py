"""`hrd-desk find DESK [WORDS]`."""

import datetime
from dataclasses import dataclass, replace
from typing import Annotated, Any

import typer

from hrd_desk.cli.conditions import Conditions, Terms, centre_written, event_filter, near_on
from hrd_desk.cli.facets import facet_lines, facets_json
from hrd_desk.cli.options import AsJson, DeskPath, PassphraseFile, taking
from hrd_desk.cli.searching import meaning_on, read_arguments
from hrd_desk.cli.terminal import say, tell, tell_json
from hrd_desk.cli.unlocking import opened
from hrd_desk.errors import InvalidInputError, NotFoundError
from hrd_desk.i18n import N_, _, ngettext
from hrd_desk.storage.event_lists import (
    Anchor,
    EventRow,
    Near,
    Sort,
    SortColumn,
    count_events,
    event_page,
)
from hrd_desk.storage.events import find_reference, load_event
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.terms import load_vocabulary

MOST_AT_ONCE = 10_000


@dataclass(frozen=True, kw_only=True)
class Wanted(Conditions):
    """What to look for, and how much of it to print; every condition must hold."""

    path: DeskPath
    words: Annotated[
        Terms,
        typer.Argument(
            metavar="WORDS",
            help=N_("Words, phrases in quotes, conditions such as country:KZ or near:Almaty/5km."),
        ),
    ] = None
    best: Annotated[bool, typer.Option("--best", help=N_("Best hits first, not the newest."))] = (
        False
    )
    facets: Annotated[
        bool, typer.Option("--facets", help=N_("Count by country, violation, year and so on."))
    ] = False
    limit: Annotated[
        int, typer.Option(min=1, max=MOST_AT_ONCE, help=N_("Most records to print."))
    ] = 50
    after: Annotated[
        str, typer.Option(metavar="NEXT", help=N_("Go on where the last page said “next”."))
    ] = ""
    count: Annotated[
        bool, typer.Option("--count", help=N_("Print how many there are in all, too."))
    ] = False
    passphrase_file: PassphraseFile = None
    as_json: AsJson = False


@taking(Wanted)
def find(wanted: Wanted) -> None:
    """Print the records that fit, newest first, a page at a time."""
    centre = centre_written(wanted.near)
    with opened(wanted.path, wanted.passphrase_file) as desk:
        near = near_on(desk, centre, wanted.country)
        found = _found(desk, wanted, near)
    following = _cursor(found.rows[wanted.limit - 1]) if len(found.rows) > wanted.limit else None
    rows = found.rows[: wanted.limit]
    if wanted.as_json:
        document: dict[str, Any] = {"events": [_row_json(row) for row in rows], "next": following}
        document |= {} if found.total is None else {"total": found.total}
        tell_json(document | ({"facets": found.facets} if wanted.facets else {}))
    elif wanted.facets:
        for line in facet_lines(found.facets):
            tell(line)
        _say_how_many(rows, found.total, None)
    else:
        for row in rows:
            day = row.start_date or "—"
            tell(f"{row.reference}  {day}  {row.country_code or '—'}  {row.title}")
        _say_how_many(rows, found.total, following)
    if found.has_problems:
        raise typer.Exit(3)


@dataclass(frozen=True, slots=True)
class _Found:
    rows: list[EventRow]
    total: int | None
    facets: list[dict[str, Any]]
    has_problems: bool


def _found(desk: OpenDesk, wanted: Wanted, near: Near | None) -> _Found:
    with desk.database.snapshot() as session:
        vocabulary = load_vocabulary(session)
        reading = read_arguments(wanted.words or [], meaning_on(session, vocabulary))
        filter_ = replace(event_filter(vocabulary, wanted, near), query=reading.query)
        after = _anchor(session, wanted.after) if wanted.after else None
        sort = Sort(SortColumn.BEST) if wanted.best else Sort()
        # One row more than asked for tells whether there is a next page.
        rows = event_page(session, filter_, sort, after, wanted.limit + 1)
        total = count_events(session, filter_) if wanted.count or wanted.facets else None
        counted = facets_json(session, vocabulary, filter_) if wanted.facets else []
        return _Found(rows, total, counted, bool(reading.problems))


def _say_how_many(rows: list[EventRow], total: int | None, following: str | None) -> None:
    if not rows:
        say(_("No record fits."))
    if total is not None:
        say(ngettext("{count} record fits.", "{count} records fit.", total).format(count=total))
    if following is not None:
        say(_("There are more. For the next page add: --after {next}").format(next=following))


def _cursor(row: EventRow) -> str:
    # Local ids never leave the file, so the record's uid stands for its id.
    return f"{row.rank or row.start_earliest}_{row.uid}"


def _anchor(session: Any, cursor: str) -> Anchor:
    day, _underscore, uid = cursor.partition("_")
    try:
        event = load_event(session, find_reference(session, uid))
        return float(day) if "." in day else datetime.date.fromisoformat(day), event.id
    except (ValueError, NotFoundError) as error:
        sentence = _("“{cursor}” is no end of a page on this desk. Begin with the first page.")
        raise InvalidInputError("after", sentence.format(cursor=cursor)) from error


def _row_json(row: EventRow) -> dict[str, Any]:
    return {
        "reference": row.reference,
        "uid": str(row.uid),
        "title": row.title,
        "country": row.country_code or None,
        "start_date": row.start_date,
        "record_status": row.record_status,
    }
