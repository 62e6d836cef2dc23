"""Passphrases from a file or the terminal, never from an argument, and the desks they open."""

import contextlib
import getpass
import warnings
from collections.abc import Iterator
from pathlib import Path

from hrd_desk.cli.options import PASSPHRASE_VARIABLE
from hrd_desk.cli.terminal import say
from hrd_desk.errors import HrdDeskError
from hrd_desk.i18n import _, reason_of
from hrd_desk.storage.desk_folder import DeskFolder
from hrd_desk.storage.opening import OpenDesk, open_desk
from hrd_desk.storage.synced_folders import synced_folder_warning
from hrd_desk.sync.standing import MarkFolder, Standing, note, question, standing, unkept

LONGEST_FILE_BYTES = 65536


@contextlib.contextmanager
def opened(desk: Path, passphrase_file: Path | None) -> Iterator[OpenDesk]:
    """Open a desk to read it; raises `HrdDeskError` with one sentence.

    Where it is unclear whether it is the desk that this computer knows, the question is said.
    """
    with opened_whatever(desk, passphrase_file) as open_desk:
        asked = question(standing(open_desk, MarkFolder.usual()))
        if asked:
            say(asked)
            yield open_desk
        else:
            with _noted(open_desk):
                yield open_desk


@contextlib.contextmanager
def opened_to_write(desk: Path, passphrase_file: Path | None) -> Iterator[OpenDesk]:
    """Open a desk to change it or to send; raises `HrdDeskError` with one sentence.

    Refused as long as it is unclear whether it was moved, restored or copied: two desks that
    write under one name would use the same numbers twice.
    """
    with opened_whatever(desk, passphrase_file) as open_desk:
        asked = question(standing(open_desk, MarkFolder.usual()))
        if asked:
            answer = _("Answer with: hrd-desk sync standing {path}")
            raise HrdDeskError(f"{asked} {answer.format(path=desk)}")
        with _noted(open_desk):
            yield open_desk


@contextlib.contextmanager
def opened_whatever(desk: Path, passphrase_file: Path | None) -> Iterator[OpenDesk]:
    """Open a desk without asking whether it was moved, restored or copied."""
    DeskFolder(desk).require()  # nobody should type a passphrase for a desk that is not there
    warning = synced_folder_warning(desk)
    if warning:
        say(warning)
    with open_desk(desk, read_passphrase(passphrase_file, _("Passphrase: "))) as open_one:
        yield open_one


def is_known(desk: OpenDesk) -> bool:
    """Return whether nothing is to be asked about an open desk."""
    return standing(desk, MarkFolder.usual()) is Standing.USUAL


def note_new(desk: OpenDesk) -> None:
    """Let this computer remember a desk that was just made or restored."""
    if not note(desk, MarkFolder.usual()):
        say(unkept())


@contextlib.contextmanager
def _noted(desk: OpenDesk) -> Iterator[None]:
    """Keep how far the desk is, before the work and after it."""
    note_new(desk)
    try:
        yield
    finally:
        note(desk, MarkFolder.usual())


def read_passphrase(file: Path | None, prompt: str) -> str:
    """Return the passphrase that `file` holds or, without a file, that the person types."""
    return ask(prompt) if file is None else _held_by(file)


def choose_passphrase(file: Path | None) -> str:
    """Return a new passphrase, from `file` or typed twice; two different ones raise."""
    if file is not None:
        return _held_by(file)
    passphrase = ask(_("New passphrase: "))
    if ask(_("The same again: ")) != passphrase:
        raise HrdDeskError(_("The two passphrases differ. Try again."))
    return passphrase


def ask(prompt: str) -> str:
    """Return what the person types on the terminal, unseen."""
    try:
        with warnings.catch_warnings():
            # Without a terminal getpass would only warn, and then show what is typed.
            warnings.simplefilter("error", getpass.GetPassWarning)
            return getpass.getpass(prompt)
    except (getpass.GetPassWarning, EOFError) as error:
        sentence = _(
            "No terminal can ask for the passphrase. Name a file that holds it: {options}."
        )
        options = f"--passphrase-file PATH, {PASSPHRASE_VARIABLE}"
        raise HrdDeskError(sentence.format(options=options)) from error


def _held_by(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            text = stream.read(LONGEST_FILE_BYTES).decode("utf-8-sig")
    except OSError as error:
        sentence = _("The passphrase file “{path}” cannot be read: {reason}.")
        raise HrdDeskError(sentence.format(path=file, reason=reason_of(error))) from error
    except UnicodeDecodeError as error:
        sentence = _("The passphrase file “{path}” is no text in UTF-8. Save it as such.")
        raise HrdDeskError(sentence.format(path=file)) from error
    return text.removesuffix("\n").removesuffix("\r")
