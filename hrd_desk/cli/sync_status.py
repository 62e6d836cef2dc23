"""`hrd-desk sync status DESK`."""

import dataclasses
import datetime
from typing import Any

from hrd_desk.cli.options import AsJson, DeskPath, PassphraseFile
from hrd_desk.cli.sync_wording import (
    file_line,
    moment_json,
    only_here_json,
    only_here_words,
    received_json,
)
from hrd_desk.cli.terminal import say, tell, tell_json
from hrd_desk.cli.unlocking import is_known, opened
from hrd_desk.i18n import N_, _
from hrd_desk.model.file_words import to_come_words
from hrd_desk.sync.ledger import HEADQUARTERS
from hrd_desk.sync.receiving import retry_waiting
from hrd_desk.sync.status import ExchangeStatus, PeerStatus, exchange_status

WAITING = {
    "conflicts": N_("open questions about records"),
    "held_records": N_("records that wait for what they build on"),
    "unfit_records": N_("records with changes that cannot be applied"),
    "pending_values": N_("own values that headquarters has not seen"),
    "refused_files": N_("files refused"),
    "stopped_files": N_("files stopped because they would delete much"),
    "too_new_files": N_("files that wait for a newer HRD Desk"),
    "unfinished_bundles": N_("files of several parts that are not complete"),
    "gaps": N_("desks of which a file is missing"),
}


def show_status(
    desk: DeskPath, passphrase_file: PassphraseFile = None, as_json: AsJson = False
) -> None:
    """Print how far the exchange with each peer is, and what waits; take in what waited here."""
    with opened(desk, passphrase_file) as open_desk:
        # What an older version had to set aside is taken in as soon as it can be.
        received = retry_waiting(open_desk) if is_known(open_desk) else []
        with open_desk.database.snapshot() as session:
            status = exchange_status(session, open_desk.folder)
        code, role = open_desk.code, open_desk.role
    if as_json:
        taken = [received_json(file) for file in received]
        tell_json({"desk": code, "role": role, "taken_in": taken} | _json(status))
        return
    for file in received:
        say(file_line(file.path, file.state, file.sentence))
    _tell(status, role)


def _tell(status: ExchangeStatus, role: str) -> None:
    for peer in status.peers:
        for line in _peer_lines(peer):
            tell(line)
    if not status.peers:
        say(_("This desk is paired with no other. Make its card, and take the card of the other."))
    if role != HEADQUARTERS:
        tell(only_here_words(status.only_here))
    for name, words in WAITING.items():
        count = getattr(status.waiting, name)
        if count:
            tell(f"{count}  {_(words)}")
    if status.files_to_come:
        tell(to_come_words(status.files_to_come))


def _peer_lines(peer: PeerStatus) -> list[str]:
    paired = "" if peer.is_paired else _("revoked")
    lines = ["  ".join(filter(None, [peer.code, peer.role, paired, peer.name]))]
    for label, number, moment in (
        (N_("sent"), peer.sent_number, peer.sent_at_utc),
        (N_("confirmed"), peer.confirmed_number, peer.confirmed_at_utc),
        (N_("received"), peer.received_number, peer.received_at_utc),
    ):
        lines.append(f"    {_(label)}: {_numbered(number, moment)}")
    if peer.unsent_revisions:
        lines.append("    " + _("revisions to send") + f": {peer.unsent_revisions}")
    if peer.is_receipt_due:
        lines.append("    " + _("a receipt is due"))
    return lines


def _numbered(number: int, moment: datetime.datetime | None) -> str:
    if not number:
        return _("nothing")
    when = "" if moment is None else f", {moment:%Y-%m-%d %H:%M} UTC"
    return _("up to {number}").format(number=number) + when


def _json(status: ExchangeStatus) -> dict[str, Any]:
    return {
        "peers": [_peer_json(peer) for peer in status.peers],
        "only_here": only_here_json(status.only_here),
        "waiting": dataclasses.asdict(status.waiting),
        "files_to_come": status.files_to_come,
    }


def _peer_json(peer: PeerStatus) -> dict[str, Any]:
    facts = dataclasses.asdict(peer)
    moments = ("sent_at_utc", "confirmed_at_utc", "received_at_utc")
    return facts | {name: moment_json(facts[name]) for name in moments}
