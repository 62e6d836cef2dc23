"""`hrd-desk attach DESK REF FILE...`."""

import contextlib
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from hrd_desk.cli.options import AsJson, DeskPath, PassphraseFile, Reference, taking
from hrd_desk.cli.term_choice import choose_term
from hrd_desk.cli.terminal import say, tell, tell_json
from hrd_desk.cli.unlocking import opened_to_write
from hrd_desk.errors import HrdDeskError
from hrd_desk.i18n import N_, _
from hrd_desk.model.event import Event
from hrd_desk.model.file_kinds import kind_words
from hrd_desk.model.file_words import size_words
from hrd_desk.model.parts import Attachment
from hrd_desk.storage.events import find_reference, load_event, save_event
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.stored_files import FileStore, SealedContent, file_pieces, new_attachment
from hrd_desk.storage.terms import load_vocabulary

Named = tuple[str, SealedContent]


@dataclass(frozen=True)
class Wanted:
    """Which files go to which record, and what is said of them."""

    path: DeskPath
    reference: Reference
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help=N_("Files of at most 2 GiB each."))
    ]
    note: Annotated[
        str, typer.Option(metavar="TEXT", help=N_("What the files are and where they come from."))
    ] = ""
    confidentiality: Annotated[
        str,
        typer.Option(metavar="TERM", help=N_("Who may see the files; as the record if not said.")),
    ] = ""
    passphrase_file: PassphraseFile = None
    as_json: AsJson = False


@taking(Wanted)
def attach(wanted: Wanted) -> None:
    """Store the files encrypted and add them to the record: all of them, or none."""
    with opened_to_write(wanted.path, wanted.passphrase_file) as desk:
        event, code = _prepared(desk, wanted)
        store = FileStore(desk.folder)
        with contextlib.ExitStack() as unless_added:
            sealed: list[Named] = []
            for file in wanted.files:
                content = store.seal(file_pieces(file))
                unless_added.callback(store.discard, content)
                sealed.append((file.name, content))
            added = _added(event, sealed, wanted.note, code)
            with desk.database.transaction("attach") as session:
                for _name, content in sealed:
                    store.add(session, content)
                save_event(session, event)
            unless_added.pop_all()
    if wanted.as_json:
        tell_json({"reference": event.reference, "attached": list(map(_json, added))})
        return
    for part in added:
        words = (size_words(part.size_bytes), kind_words(part.media_type), part.name)
        tell("  ".join((part.sha256, *words)))


def _prepared(desk: OpenDesk, wanted: Wanted) -> tuple[Event, str | None]:
    with desk.database.snapshot() as session:
        event = load_event(session, find_reference(session, wanted.reference))
        vocabulary = load_vocabulary(session)
    if event.is_deleted:
        raise HrdDeskError(_("This record was deleted. Bring it back in the window first."))
    if not wanted.confidentiality:
        return event, None
    schemes = ("confidentiality",)
    return event, choose_term(vocabulary, schemes, wanted.confidentiality, "confidentiality").code


def _added(
    event: Event, sealed: list[Named], note: str, confidentiality: str | None
) -> list[Attachment]:
    """Add what the record lacks; a content that it has already only comes to be on this desk."""
    added = []
    for name, content in sealed:
        same = next((part for part in event.attachments if part.sha256 == content.sha256), None)
        if same is not None:
            sentence = _("{name}: this record has the same file already, as “{label}”.")
            say(sentence.format(name=name, label=same.name))
            continue
        part = new_attachment(content, name)
        part.note, part.confidentiality = note, confidentiality
        event.attachments.append(part)
        added.append(part)
    return added


def _json(part: Attachment) -> dict[str, Any]:
    return {
        "uid": str(part.uid),
        "name": part.name,
        "sha256": part.sha256,
        "size_bytes": part.size_bytes,
        "media_type": part.media_type,
    }
