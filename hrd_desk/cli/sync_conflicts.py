"""`hrd-desk sync conflicts DESK`."""

from typing import Any

import typer

from hrd_desk.cli.options import AsJson, DeskPath, PassphraseFile
from hrd_desk.cli.terminal import say, tell, tell_json
from hrd_desk.cli.unlocking import opened
from hrd_desk.cli.wording import in_words
from hrd_desk.i18n import _
from hrd_desk.model.field_labels import field_label
from hrd_desk.storage.authorship import Written
from hrd_desk.sync.conflicts import ConflictDetail, conflict_detail
from hrd_desk.sync.inbox import inbox
from hrd_desk.sync.inbox_entries import QUESTION_KINDS

LONGEST = 300
"""Characters of one value in the text; --json gives all of them."""
NEEDS_A_PERSON = 3


def list_conflicts(
    desk: DeskPath, passphrase_file: PassphraseFile = None, as_json: AsJson = False
) -> None:
    """Print each open question with its three values and who wrote them; status 3 if any."""
    with opened(desk, passphrase_file) as open_desk, open_desk.database.snapshot() as session:
        keys = [item.key for item in inbox(session, kinds=QUESTION_KINDS.values())]
        details = [conflict_detail(session, key) for key in keys]
    if as_json:
        tell_json({"conflicts": list(map(detail_json, details))})
    else:
        for detail in details:
            _tell(detail)
    if details:
        raise typer.Exit(NEEDS_A_PERSON)
    if not as_json:
        say(_("No question is open."))


def _tell(detail: ConflictDetail) -> None:
    tell("  ".join(filter(None, [detail.key, detail.kind])))
    tell(f"    {detail.reference}  {detail.title}")
    tell(f"    {detail.row}: {detail.group}")
    for name, values, by in (
        (_("before"), detail.before, detail.before_by),
        (_("shown"), detail.shown, detail.shown_by),
        (_("waiting"), detail.waiting, detail.waiting_by),
    ):
        who = f" ({by.author}, {by.desk_code}, {by.noted_at_utc:%Y-%m-%d %H:%M} UTC)" if by else ""
        tell(f"    {name}{who}: {_words(values)}")
    for sentence in detail.problems:
        tell(f"    {sentence}")


def _words(values: dict[str, Any] | None) -> str:
    if values is None:
        return _("not there")
    values = in_words(values)
    filled = {name: value for name, value in values.items() if value not in (None, "")}
    if len(values) == 1:
        return "; ".join(f"“{_shortened(value)}”" for value in filled.values()) or "“”"
    return "; ".join(f"{field_label(name)}: {_shortened(v)}" for name, v in filled.items())


def _shortened(value: object) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def detail_json(detail: ConflictDetail) -> dict[str, Any]:
    """Return a question as `--json` prints it."""
    return {
        "key": detail.key,
        "kind": detail.kind,
        "state": detail.state,
        "record": str(detail.record_uid),
        "reference": detail.reference,
        "title": detail.title,
        "row_kind": detail.row_kind,
        "group": detail.group,
        "before": detail.before,
        "shown": detail.shown,
        "waiting": detail.waiting,
        "before_by": _written_json(detail.before_by),
        "shown_by": _written_json(detail.shown_by),
        "waiting_by": _written_json(detail.waiting_by),
        "merged_groups": list(detail.merged_groups),
        "problems": list(detail.problems),
    }


def _written_json(by: Written | None) -> dict[str, Any] | None:
    if by is None:
        return None
    at = by.noted_at_utc.isoformat(timespec="milliseconds")
    return {"desk": by.desk_code, "author": by.author, "noted_at_utc": at}
