"""One gettext catalogue for core, commands and forms. Translate when shown, never at import."""

import gettext as _gettext
import locale
import os
from collections.abc import Callable
from functools import cache
from importlib.resources import as_file

from hrd_desk.data import data_file

DOMAIN = "hrd_desk"
LANGUAGES = ("en", "ru")
"""Languages that the program speaks; the first is the one its sentences are written in."""

LANGUAGE_NAMES = {"en": "English", "ru": "Русский"}
"""What each of them calls itself."""

PRINTED_LANGUAGES = (*LANGUAGES, "ar")
"""Languages of publications: of the last ones only what is printed is translated."""

PRINTED_LANGUAGE_NAMES = {**LANGUAGE_NAMES, "ar": "العربية"}
"""What each of these calls itself."""

_PRINTED_DOMAIN = "publications"

_translations: _gettext.NullTranslations = _gettext.NullTranslations()
_language = LANGUAGES[0]


def set_language(language: str) -> None:
    """Speak `language` (a code of `LANGUAGES`) from now on; another code falls back to English."""
    global _translations, _language  # noqa: PLW0603  one process speaks one language
    _language = language if language in LANGUAGES else LANGUAGES[0]
    _translations = _catalogue(_language)


@cache
def _catalogue(language: str) -> _gettext.NullTranslations:
    is_printed_alone = language in PRINTED_LANGUAGES and language not in LANGUAGES
    domain = _PRINTED_DOMAIN if is_printed_alone else DOMAIN
    with as_file(data_file("translations")) as directory:
        return _gettext.translation(domain, directory, [language], fallback=True)


def translator(language: str) -> Callable[[str], str]:
    """Return the translating function of `language`, which may differ from the screen's."""
    catalogue = _catalogue(language)
    return lambda message: catalogue.gettext(message) if message else message


def plural_translator(language: str) -> Callable[[str, str, int], str]:
    """Return what `ngettext` is to the screen, for `language`, which may differ from it."""
    return _catalogue(language).ngettext


def language() -> str:
    """Return the code of the language spoken now."""
    return _language


def system_language() -> str:
    """Return the language of the user's system if the program speaks it, else English."""
    name = os.environ.get("LC_ALL") or os.environ.get("LANG") or locale.getlocale()[0] or ""
    return next((code for code in LANGUAGES if name.startswith(code)), LANGUAGES[0])


def gettext(message: str) -> str:
    """Return `message` in the language spoken now; an empty message stays empty."""
    return _translations.gettext(message) if message else message


def ngettext(singular: str, plural: str, count: int) -> str:
    """Return the form of the message that fits `count`."""
    return _translations.ngettext(singular, plural, count)


def mark(message: str) -> str:
    """Mark a constant for the catalogue; it is translated where it is shown."""
    return message


_ = gettext
N_ = mark
