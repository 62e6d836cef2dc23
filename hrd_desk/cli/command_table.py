"""The commands of `hrd-desk` by name: where each is written, and its help.

A command's module is imported when the command is called: the window, `--help` and `--version` need
none of them.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import cast

from hrd_desk.i18n import N_

Command = Callable[..., None]
Named = Mapping[str, tuple[str, str]]
"""Commands by name: `module:function` within this package, and the help."""

COMMANDS: Named = {
    "new": ("new:new", N_("Create an encrypted desk and print its recovery words once.")),
    "log": ("log:log", N_("Save records given as JSON and print their references.")),
    "show": ("show:show", N_("Show a record and what is still wrong with it.")),
    "history": ("history:history", N_("Show who changed what in a record, and when.")),
    "attach": ("attach:attach", N_("Add files to a record, encrypted like it.")),
    "save-attachment": (
        "save_attachment:save_attachment",
        N_("Write a copy of an attached file."),
    ),
    "find": ("find:find", N_("Find records by words, codes, dates and distance.")),
    "statistics": (
        "statistics:statistics",
        N_("Count events, violations and people; draw charts of them."),
    ),
    "duplicates": (
        "duplicates:duplicates",
        N_("List pairs of records that may be the same event."),
    ),
    "geocode": (
        "geocode:geocode",
        N_("Find a place by name, in any script, without a network."),
    ),
    "reverse": ("reverse:reverse", N_("Say what lies at a point, without a network.")),
    "online": (
        "online:online",
        N_("Allow or forbid asking for places online; show what was sent."),
    ),
    "brief": (
        "brief:brief",
        N_("Publish records as a brief, digest, statistics or list; say what is withheld."),
    ),
    "exports": ("exports:exports", N_("List what was published, for whom, and what it told.")),
    "export": (
        "export_table:export",
        N_("Write records as CSV, XLSX, JSON, GeoJSON or for Uwazi."),
    ),
    "import": (
        "import_table:import_command",
        N_("Take in a table: CSV, XLSX, JSON or Uwazi's CSV."),
    ),
    "imports": ("imports:imports", N_("List the tables that were taken in.")),
    "undo-import": (
        "imports:undo_import_command",
        N_("Take back an import, unless changed since."),
    ),
    "read-source": (
        "read_source:read_source",
        N_("Say what a source's text offers for the fields of a record."),
    ),
    "draft": (
        "draft:draft",
        N_("Draft the summary for publications from the record; print it."),
    ),
    "terms": ("terms:terms", N_("List the codes that records can be coded with.")),
    "export-terms": (
        "term_lists:export_terms",
        N_("Write a list of terms as a thesaurus of Uwazi."),
    ),
    "import-terms": (
        "term_lists:import_terms",
        N_("Compare a foreign list of terms, and add what is new."),
    ),
    "check": ("check:check", N_("Prove that keys, tables and journal of a desk are whole.")),
    "backup": ("backup:backup", N_("Copy a desk, encrypted as it is, to a new folder.")),
    "restore": ("restore:restore", N_("Make a desk from a backup.")),
    "passphrase": (
        "passphrase:passphrase",
        N_("Change the passphrase or the recovery words of a desk."),
    ),
    "merge": ("merge:merge", N_("Take in what another desk's database file holds.")),
    "demo": ("demo:demo", N_("Do the main job once with a sample record.")),
}

WITH_NEGATIVE_NUMBERS = ("reverse",)
"""Commands whose arguments may begin with a minus."""

SYNC_COMMANDS: Named = {
    "send": ("sync_send:send_bundle", N_("Write what the other desk lacks into a file.")),
    "receive": (
        "sync_receive:receive_files",
        N_("Take in files that came from other desks."),
    ),
    "status": (
        "sync_status:show_status",
        N_("Show what was sent, confirmed and received, and what waits."),
    ),
    "resend": ("sync_resend:resend", N_("Let the next file carry everything again.")),
    "watch": (
        "sync_watch:watch",
        N_("Send and receive by a folder that another program copies."),
    ),
    "inbox": ("sync_inbox:show_inbox", N_("List everything that waits for a person.")),
    "put-away": (
        "sync_put_away:put_away",
        N_("Take entries about files out of the inbox."),
    ),
    "conflicts": (
        "sync_conflicts:list_conflicts",
        N_("Show open questions with the values they are about."),
    ),
    "resolve": ("sync_resolve:resolve", N_("Settle an open question, or open it again.")),
    "accept": (
        "sync_accept:accept_records",
        N_("Take in what waits for a file that never came."),
    ),
    "decide": (
        "sync_decide:decide_record",
        N_("Take a decision of headquarters about a record."),
    ),
    "card": ("sync_card:card", N_("Make the card of a desk, for pairing.")),
    "pair": ("sync_pair:pair_desks", N_("Pair with the desk that made a card.")),
    "peers": (
        "sync_peers:list_peers",
        N_("List the desks that this one is paired with."),
    ),
    "revoke": ("sync_revoke:revoke", N_("Trust the key of a paired desk no more.")),
    "standing": (
        "sync_standing:tell_standing",
        N_("Say whether a desk was moved, restored or copied."),
    ),
}
"""The commands under `hrd-desk sync`, beside `keeper`."""
SYNC_HELP = N_("Exchange records with headquarters or field desks, by files.")

KEEPER_COMMANDS: Named = {
    "new": (
        "sync_keeper:new_keeper",
        N_("Make a key for a key keeper, and print its public key."),
    ),
    "add": (
        "sync_keeper:add_keeper",
        N_("Let a key keeper open everything that is sent to headquarters."),
    ),
    "list": ("sync_keeper:list_keepers", N_("List the key keepers.")),
    "remove": ("sync_keeper:remove_keeper", N_("Seal nothing more for a key keeper.")),
}
"""The commands under `hrd-desk sync keeper`."""
KEEPER_HELP = N_("People who can open what is sent to headquarters.")

PROFILE_COMMANDS: Named = {
    "make": (
        "profile:make",
        N_("Make and sign the profile of an organisation, at headquarters."),
    ),
    "take": (
        "profile:take",
        N_("Take over a profile of the headquarters that a desk is paired with."),
    ),
    "show": (
        "profile:show",
        N_("Say what is in a profile, and the words of who signed it."),
    ),
}
"""The commands under `hrd-desk profile`."""
PROFILE_HELP = N_("What headquarters sets alike on its desks: dress, language, locking.")


def command_at(place: str) -> Command:
    """Return the function that is written at `place`, its module imported."""
    module, _colon, function = place.partition(":")
    return cast("Command", getattr(import_module(f"{__package__}.{module}"), function))
