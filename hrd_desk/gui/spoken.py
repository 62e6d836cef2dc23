"""The language of all windows: our words, Qt's own words, and the side on which reading begins."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from hrd_desk.gui.palettes import FAMILIES, FAMILIES_FROM_THE_RIGHT, write_with
from hrd_desk.i18n import language, set_language
from hrd_desk.publishing.bidi import runs_right_to_left

_OWN_WORDS = "qtbase"
"""Qt's catalogue of the words of menus for editing, file dialogs and standard buttons."""


def speak(code: str) -> None:
    """Let all windows, those that are open too, speak a language and run in its direction."""
    is_right = runs_right_to_left(code)
    set_language(code, isolates_fields=is_right)
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise TypeError("No window can speak before there is an application.")
    _let_qt_speak(application)
    sides = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
    application.setLayoutDirection(sides[not is_right])
    write_with(application, FAMILIES_FROM_THE_RIGHT if is_right else FAMILIES)


def _let_qt_speak(application: QApplication) -> None:
    for spoken in application.findChildren(QTranslator, _OWN_WORDS):
        QCoreApplication.removeTranslator(spoken)
        spoken.deleteLater()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    words = QTranslator(application)
    words.setObjectName(_OWN_WORDS)
    # English is what Qt speaks without a catalogue; a Qt without translations keeps to it.
    if words.load(f"{_OWN_WORDS}_{language()}", folder):
        QCoreApplication.installTranslator(words)
