"""Every way in which a file for the exchange is turned away, each with a code that stays."""

from enum import StrEnum

from hrd_desk.errors import HrdDeskError
from hrd_desk.i18n import N_, _


class Refusal(StrEnum):
    """Why a file is turned away. The codes stand in the log of files and never change."""

    NOT_A_BUNDLE = "not-a-bundle"
    DAMAGED = "damaged"
    TRUNCATED = "truncated"
    NOT_FOR_US = "not-for-us"
    UNKNOWN_SENDER = "unknown-sender"
    REVOKED_SENDER = "revoked-sender"
    REPLACED_KEY = "replaced-key"
    BAD_SIGNATURE = "bad-signature"
    BAD_MANIFEST = "bad-manifest"
    BAD_CONTENT = "bad-content"
    TOO_NEW = "too-new"
    TOO_LARGE = "too-large"


_SENTENCES = {
    Refusal.NOT_A_BUNDLE: N_(
        "This is not a file made by HRD Desk for sending. Choose one that ends in .hrdx."
    ),
    Refusal.DAMAGED: N_("The file was damaged on the way. Ask the sender to send it again."),
    Refusal.TRUNCATED: N_(
        "The file is not complete: its end is missing. Copy it again, or ask the sender to send "
        "it again."
    ),
    Refusal.NOT_FOR_US: N_(
        "The file is sealed for somebody else, or its beginning is damaged. Ask the sender whom "
        "it is for, and to send it again."
    ),
    Refusal.UNKNOWN_SENDER: N_(
        "The file comes from a desk that this one does not know. Exchange cards with the sender "
        "first, then take the file in."
    ),
    Refusal.REVOKED_SENDER: N_(
        "The file is signed with a key that was revoked here. Keep the file, and speak with the "
        "sender before anything of it is used."
    ),
    Refusal.REPLACED_KEY: N_(
        "The file is signed with a key that its desk has replaced since. Ask that desk for a newer "
        "file: it brings everything that this one holds."
    ),
    Refusal.BAD_SIGNATURE: N_(
        "The signature of the file does not fit: it was changed or forged. Ask the sender to send "
        "it again, by another way if this one may be watched."
    ),
    Refusal.BAD_MANIFEST: N_(
        "The file says things about itself that cannot be. Tell the sender, whose HRD Desk should "
        "be checked, and ask for a new file."
    ),
    Refusal.BAD_CONTENT: N_(
        "What the file holds contradicts itself. Tell the sender, whose HRD Desk should be "
        "checked, and ask for a new file."
    ),
    Refusal.TOO_NEW: N_(
        "The file was made by a newer HRD Desk. Keep it, update HRD Desk here, then take it in."
    ),
    Refusal.TOO_LARGE: N_(
        "The file holds more than this program takes from one file. Ask the sender to send less "
        "at once."
    ),
}


class RefusedError(HrdDeskError):
    """A file for the exchange is turned away; nothing of its content is in the sentence."""

    def __init__(self, code: Refusal) -> None:
        super().__init__(_(_SENTENCES[code]))
        self.code = code
