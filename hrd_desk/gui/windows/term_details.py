"""All that is known of a term, written as plain text into a field."""

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from hrd_desk.gui.widgets.term_search import SCOPE_HEADINGS
from hrd_desk.gui.windows.term_dialogs import language_name
from hrd_desk.i18n import N_, _, language, listed
from hrd_desk.vocabulary.terms import Term
from hrd_desk.vocabulary.vocabulary import PATH_SEPARATOR, Vocabulary

_ORIGINS = {
    "seed": N_("From the sample record"),
    "observed": N_("Seen in published records"),
    "inferred": N_("Ours: not seen in published records"),
    "own": N_("Added on a desk"),
}


def term_paragraphs(term: Term, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """Return heading and text of everything known of `term`, in the order it is shown."""
    paragraphs = [(_("Path"), PATH_SEPARATOR.join(vocabulary.path(term, language())))]
    if term.replaced_by is not None:
        now = vocabulary.current(term)
        paragraphs.append((_("Now"), PATH_SEPARATOR.join(vocabulary.path(now, language()))))
    names = [f"{language_name(code)}: {name}" for code, name in term.labels.items()]
    paragraphs.append((_("Names"), "\n".join(names)))
    others = [
        f"{language_name(code)}: {listed(names)}"
        for code, names in term.alt_labels.items()
        if names
    ]
    paragraphs.append((_("Other names"), "\n".join(others)))
    paragraphs += [
        (_(SCOPE_HEADINGS.get(key, key)), note) for key, note in term.scope_notes.items()
    ]
    paragraphs.append((_("Code"), term.code))
    paragraphs.append((_("Origin"), _(_ORIGINS.get(term.origin, term.origin))))
    return [(heading, text) for heading, text in paragraphs if text]


def write_details(field: QTextEdit, term: Term, vocabulary: Vocabulary) -> None:
    """Write the paragraphs of `term` into `field`."""
    field.clear()
    bold, plain = QTextCharFormat(), QTextCharFormat()
    bold.setFontWeight(600)
    cursor = field.textCursor()
    cursor.insertText(term.label(language()) + "\n", _title())
    for heading, text in term_paragraphs(term, vocabulary):
        cursor.insertText(f"\n{heading}\n", bold)
        cursor.insertText(f"{text}\n", plain)
    field.moveCursor(QTextCursor.MoveOperation.Start)


def _title() -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFontWeight(600)
    form.setFontPointSize(13)
    return form
