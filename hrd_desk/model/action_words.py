"""What a revision of the journal did, in a word or two: for the window and for commands."""

from hrd_desk.i18n import N_, _

ACTIONS = {
    "create-desk": N_("Desk created"),
    "save": N_("Saved"),
    "delete": N_("Deleted"),
    "restore": N_("Brought back"),
    "bulk-edit": N_("Edited together with others"),
    "enter-several": N_("Saved together with others"),
    "undo": N_("Undone"),
    "redo": N_("Done again"),
    "attach": N_("Files attached"),
    "add-term": N_("Term added"),
    "rename-term": N_("Term renamed"),
    "switch-term": N_("Term switched on or off"),
    "merge-term": N_("Term merged"),
    "upgrade-vocabularies": N_("Vocabularies updated"),
    "receive": N_("Received and put together"),
    "look-again": N_("Looked over after a merge"),
    "settle": N_("Question settled"),
    "undo-settlement": N_("Settlement taken back"),
    "ask": N_("Field asked"),
    "answer": N_("Question of headquarters answered"),
    "decide": N_("Decided"),
    "merge-records": N_("Records merged"),
    "propose-merge": N_("Merge proposed"),
    "tell-apart": N_("Told apart"),
    "link-update": N_("Linked as an update"),
    "erase": N_("Erased"),
    "look-up": N_("Looked up online"),
    "settings": N_("Settings changed"),
    "import": N_("Imported"),
    "undo-import": N_("Import taken back"),
    # What earlier versions wrote.
    "log": N_("Logged"),
    "merge": N_("Records merged"),
}
"""The actions that transactions are named by, and their words."""


def action_words(action: str) -> str:
    """Return what a revision did; an action of a newer version stands for itself."""
    return _(ACTIONS.get(action, action))
