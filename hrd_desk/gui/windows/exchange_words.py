"""The sentences of the exchange. Nothing is called safe or confirmed without a receipt."""

import datetime
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path

from hrd_desk.gui.windows.exchange_facts import ExchangeFacts, PeerFacts
from hrd_desk.i18n import N_, _, beside, grouped, listed, ngettext
from hrd_desk.model.moment_words import moment_day_words
from hrd_desk.sync.ledger import FileState, OnlyHere
from hrd_desk.sync.pairing import PAIRED, REVOKED
from hrd_desk.sync.sending import SentBundle

STATES = {
    FileState.IMPORTED: N_("Taken in"),
    FileState.DUPLICATE: N_("Known already"),
    FileState.PARTS: N_("A part"),
    FileState.GAP: N_("Taken in, one is missing"),
    FileState.TOO_NEW: N_("Too new"),
    FileState.REFUSED: N_("Refused"),
    FileState.STOPPED: N_("Stopped"),
}
PEER_STATES = {PAIRED: N_("paired"), REVOKED: N_("revoked")}
ROLES = {"field": N_("field desk"), "hq": N_("headquarters")}


def home_line(facts: ExchangeFacts, now_utc: datetime.datetime) -> str:
    """Return the quiet line of the main window."""
    if facts.is_headquarters:
        return _headquarters_line(facts)
    sentence = only_here_words(facts.only_here, now_utc)
    return f"{sentence}  {_confirmation(facts.peers)}".rstrip()


def only_here_words(figure: OnlyHere, now_utc: datetime.datetime) -> str:
    """Return how many records exist only on this computer, and how old the oldest is."""
    if not figure.records or figure.oldest_utc is None:
        return _("No record exists only on this computer.")
    days = max(0, (now_utc - figure.oldest_utc).days)
    age = ngettext("{count} day", "{count} days", days).format(count=days)
    sentence = ngettext(
        "{count} record exists only on this computer, oldest {age}.",
        "{count} records exist only on this computer, oldest {age}.",
        figure.records,
    )
    return sentence.format(count=grouped(figure.records), age=age if days else _("less than a day"))


def _confirmation(peers: Sequence[PeerFacts]) -> str:
    moments = [peer.confirmed_utc for peer in peers if peer.confirmed_utc is not None]
    if moments:
        return _("Confirmed by headquarters {day}.").format(day=moment_day_words(max(moments)))
    if peers:
        return _("Headquarters has confirmed nothing yet.")
    return _("Not paired with headquarters yet.")


def _headquarters_line(facts: ExchangeFacts) -> str:
    count = len(facts.peers)
    if not count:
        return _("No field desk is paired yet.")
    waiting = sum(peer.is_waiting for peer in facts.peers)
    desks = ngettext("{count} field desk.", "{count} field desks.", count).format(count=count)
    if not waiting:
        return desks + "  " + _("A file is made for all of them.")
    words = ngettext(
        "{count} has something to get.", "{count} have something to get.", waiting
    ).format(count=waiting)
    return f"{desks}  {words}"


def inbox_words(count: int) -> str:
    """Return the words on the button that leads to the inbox."""
    return _("Inbox ({count})").format(count=grouped(count)) if count else _("Inbox")


def open_inbox_words(count: int) -> str:
    """Return the words on a button that leads there, with the figure of the main window."""
    return _("Open the in&box ({count})").format(count=grouped(count))


def peer_words(code: str, name: str) -> str:
    """Return how a desk is called: its code, and the name on its card."""
    return beside((code, name), " · ") if name else code


def waiting_words(peer: PeerFacts) -> str:
    """Return whether a desk has something to get, and when it confirmed last."""
    words = _("has something to get") if peer.is_waiting else _("a file is made for everything")
    if peer.confirmed_utc is None:
        return listed((words, _("nothing confirmed yet")))
    confirmed = _("confirmed {day}").format(day=moment_day_words(peer.confirmed_utc))
    return listed((words, confirmed))


# --- after sending --------------------------------------------------------------------------------


def lies_elsewhere(folder: Path) -> bool:
    """Return whether a folder is on another disk than the user's own files: on a stick."""
    try:
        return folder.stat().st_dev != Path.home().stat().st_dev
    except OSError:
        return False


def written_words(names: Sequence[str], *, is_on_stick: bool) -> str:
    """Return what was written, and whether the stick may be pulled out."""
    if len(names) == 1:
        sentence = _("Written and read back: {name}.").format(name=names[0])
    else:
        sentence = ngettext(
            "Written and read back: {count} file.",
            "Written and read back: {count} files.",
            len(names),
        ).format(count=len(names))
    return sentence + " " + _("Safe to remove the stick.") if is_on_stick else sentence


def file_lines(chosen: Sequence[PeerFacts], bundles: Sequence[SentBundle]) -> list[str]:
    """Return for whom each file is: their names do not tell it, and only one desk opens each."""
    line, lines = _("{field}: {value}"), []
    for peer, bundle in zip_longest(chosen, bundles):
        name = peer_words(peer.code, peer.name)
        if bundle is None:
            lines.append(line.format(field=name, value=_("no file was written")))
            continue
        records = ngettext("{count} record", "{count} records", bundle.records)
        first, *rest = [path.name for path in bundle.paths]
        told = listed((first, records.format(count=grouped(bundle.records))))
        lines += [line.format(field=name, value=value) for value in (told, *rest)]
    return lines


def copied_words(code: str) -> str:
    """Return what a copy is now, and what comes next."""
    sentence = _(
        "The copy is a desk of its own now, with the code {code}. Make its card, and let "
        "headquarters take it before you send."
    )
    return sentence.format(code=code)


def caution_words(*, is_headquarters: bool) -> str:
    """Return what a written file does not mean."""
    if is_headquarters:
        return _("Nothing counts as arrived before the desk confirms it.")
    return _("Nothing counts as safe before headquarters confirms it.")
