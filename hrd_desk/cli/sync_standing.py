"""`hrd-desk sync standing DESK`."""

from dataclasses import dataclass
from typing import Annotated

import typer

from hrd_desk.cli.options import DeskPath, PassphraseFile, taking
from hrd_desk.cli.terminal import say, tell
from hrd_desk.cli.unlocking import opened_whatever
from hrd_desk.i18n import N_, _
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.sync.standing import (
    MarkFolder,
    Standing,
    note,
    question,
    say_copied,
    say_moved,
    say_restored,
    standing,
    unkept,
)


@dataclass(frozen=True)
class Answer:
    """What the person says of a desk; nothing, to be asked."""

    path: DeskPath
    moved: Annotated[
        bool, typer.Option("--moved", help=N_("It is the desk itself; no other one is in use."))
    ] = False
    restored: Annotated[
        bool, typer.Option("--restored", help=N_("It was restored from a backup or an older copy."))
    ] = False
    copied: Annotated[
        bool, typer.Option("--copied", help=N_("It is a copy; the other one stays in use, too."))
    ] = False
    passphrase_file: PassphraseFile = None


@taking(Answer)
def tell_standing(answer: Answer) -> None:
    """Say whether a desk was moved, restored or copied; without an answer, print what it seems."""
    if answer.moved + answer.restored + answer.copied > 1:
        raise typer.BadParameter(_("Give one of --moved, --restored and --copied."))
    marks = MarkFolder.usual()
    if not marks.is_usable():
        say(unkept())
    with opened_whatever(answer.path, answer.passphrase_file) as desk:
        if answer.moved:
            say_moved(desk, marks)
        elif answer.restored:
            say_restored(desk, marks)
            say(_("New references carry the number {epoch}.").format(epoch=desk.epoch))
        elif answer.copied:
            _make_own(desk, marks)
        found = standing(desk, marks)
        if found is Standing.USUAL:
            note(desk, marks)
    tell(found)
    if found is not Standing.USUAL:
        say(question(found))
        say(_("Answer with --moved, --restored or --copied."))
        raise typer.Exit(3)


def _make_own(desk: OpenDesk, marks: MarkFolder) -> None:
    code = say_copied(desk, marks)
    sentence = _(
        "The copy is a desk of its own now, with the code {code}. Make its card, and let "
        "headquarters take it before you send."
    )
    say(sentence.format(code=code))
