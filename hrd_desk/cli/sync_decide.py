"""`hrd-desk sync decide DESK REF KIND`."""

import sys
import uuid
from dataclasses import dataclass
from typing import Annotated

import typer

from hrd_desk.cli.options import DeskPath, PassphraseFile, Reference, taking
from hrd_desk.cli.terminal import say, tell
from hrd_desk.cli.unlocking import opened_to_write
from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import N_, _
from hrd_desk.model.decisions import DecisionKind
from hrd_desk.storage.decisions import decide
from hrd_desk.storage.erasing import order_erasure
from hrd_desk.storage.events import event_titles, find_reference
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.pairs import merge_pair
from hrd_desk.storage.undoing import UNDO, take_back_merge

LONGEST_ANSWER = 200


@dataclass(frozen=True)
class WantedDecision:
    """What is decided about which record."""

    path: DeskPath
    reference: Reference
    kind: Annotated[
        str,
        typer.Argument(
            metavar="KIND",
            help=N_(
                "verify, reject, query, status, publish, lock, unlock, merge-into, separate or"
                " erase."
            ),
        ),
    ]
    comment: Annotated[
        str, typer.Option(metavar="TEXT", help=N_("What the field is to know or to do."))
    ] = ""
    value: Annotated[
        str,
        typer.Option(
            metavar="VALUE",
            help=N_("Code of the status or verification; reference of the record to merge into."),
        ),
    ] = ""
    yes_erase: Annotated[
        str, typer.Option(metavar="REF", help=N_("Erase without asking: the reference again."))
    ] = ""
    passphrase_file: PassphraseFile = None


@taking(WantedDecision)
def decide_record(wanted: WantedDecision) -> None:
    """Take a decision of headquarters about a record and print its reference."""
    kind = _kind(wanted.kind)
    with opened_to_write(wanted.path, wanted.passphrase_file) as desk:
        with desk.database.snapshot() as session:
            uid = find_reference(session, wanted.reference)
            reference = event_titles(session, [uid])[uid][0]
        if kind is DecisionKind.ERASE:
            _require_same(reference, wanted.yes_erase or _typed(reference))
            order_erasure(desk.database, desk.folder, uid, wanted.comment)
        elif kind is DecisionKind.MERGE_INTO:
            _merge(desk, uid, wanted.value)
        elif kind is DecisionKind.SEPARATE:
            with desk.database.transaction(UNDO) as session:
                take_back_merge(session, uid)
        else:
            with desk.database.transaction("decide") as session:
                decide(session, uid, kind, comment=wanted.comment, value=wanted.value)
    tell(f"{reference}  {kind}")


def _kind(name: str) -> DecisionKind:
    try:
        return DecisionKind(name)
    except ValueError as error:
        sentence = _("“{name}” is no decision. The decisions are: {kinds}.")
        filled = sentence.format(name=name, kinds=", ".join(DecisionKind))
        raise InvalidInputError("kind", filled) from error


def _merge(desk: OpenDesk, uid: uuid.UUID, into: str) -> None:
    with desk.database.transaction("merge-records") as session:
        merge_pair(session, find_reference(session, into), uid)


def _typed(reference: str) -> str:
    sentence = _(
        "This removes everything about {reference}, its history and its files, on every desk, for "
        "ever. Type the reference to go on:"
    )
    say(sentence.format(reference=reference))
    return sys.stdin.readline(LONGEST_ANSWER).strip()


def _require_same(reference: str, typed: str) -> None:
    if typed != reference:
        sentence = _("That is not the reference of this record, so nothing was erased.")
        raise InvalidInputError("yes_erase", sentence)
