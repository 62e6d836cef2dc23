"""`hrd-desk check DESK`."""

import typer

from hrd_desk.cli.options import AsJson, DeskPath, PassphraseFile
from hrd_desk.cli.terminal import say, tell, tell_json
from hrd_desk.cli.unlocking import opened
from hrd_desk.i18n import _
from hrd_desk.model.file_words import to_come_words
from hrd_desk.storage.check import check_desk


def check(desk: DeskPath, passphrase_file: PassphraseFile = None, as_json: AsJson = False) -> None:
    """Print what is wrong with a desk, or that it is sound; repair nothing."""
    with opened(desk, passphrase_file) as open_desk:
        report = check_desk(open_desk)
    counts = {
        "events": report.events,
        "revisions": report.revisions,
        "changes": report.changes,
        "files_to_come": report.files_to_come,
    }
    if as_json:
        findings = list(report.findings)
        tell_json({"is_sound": report.is_sound, "findings": findings} | counts)
    else:
        for finding in report.findings:
            tell(finding)
    if not report.is_sound:
        say(_("This desk is not sound. Keep it as it is, and restore a backup beside it."))
        raise typer.Exit(1)
    if not as_json:
        words = _("sound: {events} records, {revisions} revisions, {changes} changes")
        tell(words.format(**counts))
    if report.files_to_come:
        say(to_come_words(report.files_to_come) + ".")
