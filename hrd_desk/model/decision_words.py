"""The decisions of headquarters in a word or two: for lists, dialogs and the history."""

from hrd_desk.i18n import N_, _
from hrd_desk.model.decisions import DecisionKind

DECISIONS = {
    DecisionKind.VERIFY: N_("Verify"),
    DecisionKind.REJECT: N_("Return to the field"),
    DecisionKind.QUERY: N_("Ask the field"),
    DecisionKind.STATUS: N_("Set the monitoring status"),
    DecisionKind.PUBLISH: N_("Publish"),
    DecisionKind.LOCK: N_("Lock"),
    DecisionKind.UNLOCK: N_("Unlock"),
    DecisionKind.MERGE_INTO: N_("Merge into another record"),
    DecisionKind.ERASE: N_("Erase everywhere"),
    # Not taken by itself: undoing a merge takes it.
    DecisionKind.SEPARATE: N_("Merge taken back"),
}
"""The decisions there are, and their words."""


def decision_words(kind: str, comment: str = "") -> str:
    """Return what was decided and what was said; a kind of a newer version stands for itself."""
    known = {decision.value: words for decision, words in DECISIONS.items()}
    words = _(known[kind]) if kind in known else kind
    return f"{words}: {comment}" if comment else words
