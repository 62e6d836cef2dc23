"""`hrd-desk duplicates DESK`."""

from dataclasses import dataclass
from typing import Annotated, Any

import typer

from hrd_desk.cli.options import AsJson, DeskPath, PassphraseFile, taking
from hrd_desk.cli.terminal import say, tell, tell_json
from hrd_desk.cli.unlocking import opened, opened_to_write
from hrd_desk.i18n import N_, _, grouped, ngettext
from hrd_desk.storage.duplicates import (
    MOST_PAIRS,
    Candidate,
    CandidatePair,
    Duplicates,
    find_duplicates,
    reason_words,
)
from hrd_desk.storage.events import find_reference
from hrd_desk.storage.pairs import link_update, tell_apart


@dataclass(frozen=True)
class WantedPairs:
    """How many pairs to list, or which one to tell apart."""

    path: DeskPath
    limit: Annotated[int, typer.Option(metavar="N", min=1, help=N_("List at most N pairs."))] = (
        MOST_PAIRS
    )
    not_same: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="REF REF", help=N_("Remember that these two are not the same event.")),
    ] = None
    update: Annotated[
        tuple[str, str] | None,
        typer.Option(
            metavar="REF REF", help=N_("Link the first record as an update of the second.")
        ),
    ] = None
    passphrase_file: PassphraseFile = None
    as_json: AsJson = False


@taking(WantedPairs)
def duplicates(wanted: WantedPairs) -> None:
    """List pairs of records that may be the same event, the most alike first."""
    if wanted.not_same is not None:
        _tell_apart(wanted, *wanted.not_same)
        return
    if wanted.update is not None:
        _link(wanted, *wanted.update)
        return
    with (
        opened(wanted.path, wanted.passphrase_file) as desk,
        desk.database.snapshot() as session,
    ):
        found = find_duplicates(session, wanted.limit)
    if wanted.as_json:
        tell_json({"pairs": [_json(pair) for pair in found.pairs], "total": found.count})
    else:
        _print(found)


def _tell_apart(wanted: WantedPairs, one: str, other: str) -> None:
    with (
        opened_to_write(wanted.path, wanted.passphrase_file) as desk,
        desk.database.transaction("tell-apart") as session,
    ):
        tell_apart(session, find_reference(session, one), find_reference(session, other))
    sentence = _("{record} and {other} stay two events. They come up again if one changes.")
    say(sentence.format(record=one, other=other))


def _link(wanted: WantedPairs, update: str, earlier: str) -> None:
    with (
        opened_to_write(wanted.path, wanted.passphrase_file) as desk,
        desk.database.transaction("link-update") as session,
    ):
        link_update(session, find_reference(session, update), find_reference(session, earlier))
    sentence = _("{record} is linked as an update of {other}.")
    say(sentence.format(record=update, other=earlier))


def _print(found: Duplicates) -> None:
    for pair in found.pairs:
        tell(f"{pair.score:>3}  {pair.one.reference}  {pair.other.reference}  {reason_words(pair)}")
        for record in (pair.one, pair.other):
            tell(f"     {record.day}  {record.title}")
    if not found.count:
        say(_("No two records look like the same event."))
    elif found.count > len(found.pairs):
        words = ngettext("{count} pair in all.", "{count} pairs in all.", found.count)
        say(words.format(count=grouped(found.count)))


def _json(pair: CandidatePair) -> dict[str, Any]:
    return {
        "score": pair.score,
        "records": [_record_json(pair.one), _record_json(pair.other)],
        "days_apart": pair.days_apart,
        "same_place": pair.has_same_place,
        "violations_in_common": pair.violations,
        "words_in_common": pair.words,
        "words_of_the_shorter": pair.of_words,
    }


def _record_json(record: Candidate) -> dict[str, str]:
    return {
        "reference": record.reference,
        "uid": str(record.uid),
        "title": record.title,
        "earliest_day": record.day.isoformat(),
    }
