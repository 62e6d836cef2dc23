"""Passphrases from a file or the terminal, never from an argument, and the desks they open."""

import getpass
import warnings
from pathlib import Path

from hrd_desk.cli.options import PASSPHRASE_VARIABLE
from hrd_desk.errors import HrdDeskError
from hrd_desk.i18n import _
from hrd_desk.storage.desk_folder import DeskFolder
from hrd_desk.storage.opening import OpenDesk, open_desk

LONGEST_FILE_BYTES = 65536


def opened(desk: Path, passphrase_file: Path | None) -> OpenDesk:
    """Return the open desk; close it when done. Raises `HrdDeskError` with one sentence."""
    DeskFolder(desk).require()  # nobody should type a passphrase for a desk that is not there
    return open_desk(desk, read_passphrase(passphrase_file, _("Passphrase: ")))


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
        raise HrdDeskError(sentence.format(path=file, reason=error.strerror)) from error
    except UnicodeDecodeError as error:
        sentence = _("The passphrase file “{path}” is no text in UTF-8. Save it as such.")
        raise HrdDeskError(sentence.format(path=file)) from error
    return text.removesuffix("\n").removesuffix("\r")
