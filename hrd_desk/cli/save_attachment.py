"""`hrd-desk save-attachment DESK REF NAME|SHA256 OUT`."""

import unicodedata
from pathlib import Path
from typing import Annotated

import typer

from hrd_desk.cli.options import AsJson, DeskPath, PassphraseFile, Reference
from hrd_desk.cli.terminal import say, tell, tell_json
from hrd_desk.cli.unlocking import opened
from hrd_desk.errors import HrdDeskError, InvalidInputError, NotFoundError
from hrd_desk.i18n import N_, _
from hrd_desk.model.event import Event
from hrd_desk.model.file_names import safe_file_name
from hrd_desk.model.parts import Attachment
from hrd_desk.storage.events import find_reference, load_event
from hrd_desk.storage.stored_files import FIELD, FileStore, write_copy
from hrd_desk.whole_files import is_taken

Which = Annotated[
    str, typer.Argument(metavar="NAME|SHA256", help=N_("Name or SHA-256 of the attachment."))
]
Output = Annotated[Path, typer.Argument(metavar="OUT", help=N_("New file, or a folder for it."))]


def save_attachment(
    desk: DeskPath,
    reference: Reference,
    which: Which,
    output: Output,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """Write a copy of an attachment, unencrypted, and print where it is."""
    with opened(desk, passphrase_file) as open_desk:
        with open_desk.database.snapshot() as session:
            part = _found(load_event(session, find_reference(session, reference)), which)
            pieces = FileStore(open_desk.folder).read(session, part.sha256)
        target = output / safe_file_name(part.name) if output.is_dir() else output
        if is_taken(target):
            sentence = _("“{path}” exists already. Choose another name.")
            raise HrdDeskError(sentence.format(path=target))
        write_copy(target, pieces)
    if as_json:
        copied = {"sha256": part.sha256, "size_bytes": part.size_bytes}
        tell_json({"file": str(target), **copied, "media_type": part.media_type})
        return
    tell(str(target))
    say(_("The copy is not encrypted. Files from elsewhere can harm the computer that opens them."))


def _found(event: Event, which: str) -> Attachment:
    wanted = unicodedata.normalize("NFC", which)
    found = {
        part.sha256: part
        for part in event.attachments
        if wanted.lower() == part.sha256 or wanted == unicodedata.normalize("NFC", part.name)
    }
    if len(found) == 1:
        return next(iter(found.values()))
    if found:
        sentence = _("Several files are called “{name}”. Write one of these: {hashes}.")
        words = sentence.format(name=which, hashes=", ".join(found))
        raise InvalidInputError(FIELD, words)
    sentence = _("The record has no attachment “{name}”. See `hrd-desk show`.")
    raise NotFoundError(sentence.format(name=which))
