"""The rows of a list of terms: terms that fit, headings, and what may be proposed."""

from dataclasses import dataclass

from hrd_desk.gui.widgets.list_popup import PLAIN, Look
from hrd_desk.i18n import _
from hrd_desk.vocabulary.terms import Term

_HEADING, _OFFER = Look(is_heading=True), Look(is_faint=True)


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A term that fits what was typed; `via` is the synonym or label that fits, if another one.

    `is_similar`: nothing fits as it was typed, and this comes close.
    """

    term: Term
    label: str
    parents: str
    via: str = ""
    look: Look = PLAIN
    is_similar: bool = False

    @property
    def note(self) -> str:
        """What stands behind the label: the synonym that fits, or the parents."""
        return f"“{self.via}”" if self.via else self.parents

    @property
    def aside(self) -> str:
        """A word where what was typed fits only nearly; a term says all else in front."""
        return _("similar") if self.is_similar else ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A name above the rows that follow; it cannot be taken."""

    label: str
    look: Look = _HEADING
    note: str = ""
    aside: str = ""


@dataclass(frozen=True, slots=True)
class SwitchedOff:
    """A term that fits and that the desk does not offer; taking it switches it on."""

    term: Term
    label: str
    look: Look = _OFFER

    @property
    def note(self) -> str:
        """Why it is not among the others."""
        return _("switched off on this desk; Enter switches it on")

    @property
    def aside(self) -> str:
        """Nothing."""
        return ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """The offer of a new term, called as it was typed."""

    text: str
    look: Look = _OFFER

    @property
    def label(self) -> str:
        """The offer in words."""
        return _("Propose “{text}”").format(text=self.text)

    @property
    def note(self) -> str:
        """What becomes of it."""
        return _("usable at once; headquarters decides")

    @property
    def aside(self) -> str:
        """Nothing."""
        return ""


TermRow = TermMatch | Heading | SwitchedOff | Proposal
