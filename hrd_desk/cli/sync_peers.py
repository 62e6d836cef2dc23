"""`hrd-desk sync peers DESK`."""

from typing import Any

from hrd_desk.cli.options import AsJson, DeskPath, PassphraseFile
from hrd_desk.cli.terminal import say, tell, tell_json
from hrd_desk.cli.unlocking import opened
from hrd_desk.clock import moment_of
from hrd_desk.i18n import N_, _
from hrd_desk.storage.sync_tables import Peer
from hrd_desk.sync.cards import fingerprint
from hrd_desk.sync.pairing import PAIRED, REVOKED, peers

STATES = {PAIRED: N_("paired"), REVOKED: N_("revoked")}


def list_peers(
    desk: DeskPath, passphrase_file: PassphraseFile = None, as_json: AsJson = False
) -> None:
    """Print every desk that this one ever paired with, and the words of its keys."""
    with opened(desk, passphrase_file) as open_desk, open_desk.database.snapshot() as session:
        found = peers(session)
    if as_json:
        tell_json({"peers": list(map(_peer_json, found))})
        return
    for peer in found:
        tell("  ".join(filter(None, [peer.code, peer.role, _(STATES[peer.state]), peer.name])))
        tell(f"    {fingerprint(peer)}")
        tell(f"    uid {peer.desk_uid}")
    if not found:
        say(_("This desk is paired with no other. Make its card, and take the card of the other."))


def _peer_json(peer: Peer) -> dict[str, Any]:
    return {
        "code": peer.code,
        "uid": str(peer.desk_uid),
        "role": peer.role,
        "name": peer.name,
        "state": peer.state,
        "paired_at_utc": moment_of(peer.paired_at_ms).isoformat(timespec="milliseconds"),
        "words": fingerprint(peer),
        "recipients": peer.recipients,
    }
