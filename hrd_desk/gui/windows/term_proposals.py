"""Terms that somebody misses while coding: usable at once, judged by headquarters later."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject

from hrd_desk.errors import HrdDeskError, InvalidInputError
from hrd_desk.gui.errors import show_error
from hrd_desk.gui.widgets.field import Field
from hrd_desk.gui.widgets.notice_bar import NoticeBar
from hrd_desk.gui.widgets.term_picker import TermPicker
from hrd_desk.i18n import _, language
from hrd_desk.model.event import CODED_LISTS
from hrd_desk.storage.database import Database
from hrd_desk.storage.terms import add_own_term, load_vocabulary, set_enabled
from hrd_desk.vocabulary.folding import fold
from hrd_desk.vocabulary.terms import Term


class TermProposals(QObject):
    """Adds what is proposed in a field as a term of the desk's own, and chooses it there."""

    def __init__(
        self, database: Database, fields: Mapping[str, Field], notice: NoticeBar, parent: QObject
    ) -> None:
        """Take proposals of the coded lists among `fields`; `notice` says what became of them."""
        super().__init__(parent)
        self._database, self._notice = database, notice
        for name, field in fields.items():
            if isinstance(field, TermPicker):
                field.allow_proposals()
                field.proposed.connect(partial(self._propose, CODED_LISTS[name], field))

    def _propose(self, scheme: str, picker: TermPicker, label: str) -> None:
        try:
            known = self._switched_off(scheme, label)
            code = self._add(scheme, label) if known is None else self._switch_on(known)
            with self._database.snapshot() as session:
                term = load_vocabulary(session).term(scheme, code)
        except InvalidInputError as error:
            self._notice.say(error.sentence)
            return
        except HrdDeskError as error:
            show_error(picker.window(), error)
            return
        picker.take(term)
        sentence = (
            _("“{label}” is a term of this desk now, and goes to headquarters with it.")
            if known is None
            else _("“{label}” was switched off; it is offered for new records now.")
        )
        self._notice.say(sentence.format(label=term.label(language())))

    def _switched_off(self, scheme: str, label: str) -> Term | None:
        """Return the term of this name that the desk has and does not offer."""
        with self._database.snapshot() as session:
            terms = load_vocabulary(session).walk(scheme)
            off = [
                term
                for term in terms
                if term.is_selectable and not term.is_enabled and term.replaced_by is None
            ]
        wanted = fold(label)
        return next((term for term in off if wanted in map(fold, term.labels.values())), None)

    def _add(self, scheme: str, label: str) -> str:
        with self._database.transaction("add-term") as session:
            return add_own_term(session, scheme, None, language(), label).code

    def _switch_on(self, term: Term) -> str:
        with self._database.transaction("switch-term") as session:
            set_enabled(session, term.uid, is_enabled=True)
        return term.code
