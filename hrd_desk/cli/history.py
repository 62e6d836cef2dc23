"""`hrd-desk history DESK REF`."""

import dataclasses
from typing import Any

from hrd_desk.cli.exports import export_json, export_line
from hrd_desk.cli.options import AsJson, DeskPath, PassphraseFile, Reference
from hrd_desk.cli.terminal import tell, tell_json
from hrd_desk.cli.unlocking import opened
from hrd_desk.cli.wording import in_words
from hrd_desk.i18n import _, language
from hrd_desk.model.action_words import action_words
from hrd_desk.model.field_labels import field_label
from hrd_desk.storage.events import find_reference
from hrd_desk.storage.exports import exports_of
from hrd_desk.storage.history import Difference, HistoryEntry, record_history
from hrd_desk.storage.terms import load_vocabulary
from hrd_desk.vocabulary.vocabulary import PATH_SEPARATOR, Vocabulary

LONGEST = 200
"""Characters of one value in the text; --json gives all of them."""


def history(
    desk: DeskPath,
    reference: Reference,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """Print each revision of a record with who, when and what changed; newest first."""
    with opened(desk, passphrase_file) as open_desk, open_desk.database.snapshot() as session:
        uid = find_reference(session, reference)
        entries = record_history(session, uid)
        vocabulary = load_vocabulary(session)
        published = exports_of(session, uid)
    if as_json:
        revisions = list(map(_entry_json, entries))
        files = list(map(export_json, published))
        tell_json({"uid": str(uid), "revisions": revisions, "exports": files})
        return
    for entry in entries:
        when = f"{entry.noted_at_utc:%Y-%m-%d %H:%M:%S} UTC"
        what = action_words(entry.action)
        tell("  ".join(filter(None, [when, entry.author, entry.desk_code, what])))
        if entry.reason:
            tell(f"    {entry.reason}")
        for difference in entry.differences:
            tell(f"    {_difference_line(difference, vocabulary)}")
    if published:
        tell(_("Files made of this record for others:"))
    for export in published:
        tell(export_line(export))


def _entry_json(entry: HistoryEntry) -> dict[str, Any]:
    differences = [
        dataclasses.asdict(difference) | {"part_uid": str(difference.part_uid)}
        for difference in entry.differences
    ]
    return {
        "version": entry.version,
        "desk": entry.desk_code,
        "author": entry.author,
        "noted_at_utc": entry.noted_at_utc.isoformat(timespec="milliseconds"),
        "action": entry.action,
        "reason": entry.reason,
        "differences": differences,
    }


def _difference_line(difference: Difference, vocabulary: Vocabulary) -> str:
    name = field_label(difference.group or difference.kind)
    old, new = difference.old, difference.new
    term = vocabulary.by_uid(difference.part_uid) if difference.kind == "term-use" else None
    if term is not None:
        # A narrower term means nothing without the terms above it.
        path = {"label_coded": PATH_SEPARATOR.join(vocabulary.path(term, language()))}
        old, new = old and path, new and path
    if difference.kind == "event" and old is None:
        return _("record made")
    if old is None:
        return _("{name}: added: {new}").format(name=name, new=_words(new))
    if new is None:
        return _("{name}: removed: {old}").format(name=name, old=_words(old))
    return _("{name}: {old} → {new}").format(name=name, old=_words(old), new=_words(new))


def _words(values: dict[str, Any] | None) -> str:
    values = in_words(values)
    filled = {n: v for n, v in (values or {}).items() if v not in (None, "") and n != "position"}
    if len(values or {}) == 1:
        return "; ".join(f"“{_shortened(value)}”" for value in filled.values()) or "“”"
    return "; ".join(f"{field_label(name)}: {_shortened(v)}" for name, v in filled.items())


def _shortened(value: object) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
