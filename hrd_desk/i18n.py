"""One gettext catalogue for core, commands and forms. Translate when shown, never at import."""

import errno
import gettext as _gettext
import locale
import os
import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache

from hrd_desk.data import data_file

DOMAIN = "hrd_desk"
LANGUAGES = ("en", "ru", "ar")
"""Languages that the program speaks; the first is the one its sentences are written in."""

LANGUAGE_NAMES = {"en": "English", "ru": "Русский", "ar": "العربية"}
"""What each of them calls itself."""

_WHOLE_FROM = 10
_FIELD = re.compile(r"(?<!\{)\{\w+[^{}]*\}(?!\})")

_translations: _gettext.NullTranslations = _gettext.NullTranslations()
_language = LANGUAGES[0]
_isolates_fields = False


def set_language(language: str, *, isolates_fields: bool = False) -> None:
    """Speak `language` (a code of `LANGUAGES`) from now on; another code falls back to English.

    With `isolates_fields` what fills a sentence keeps its own direction: for a screen that is
    read from right to left, where a path or a reference would be torn apart.
    """
    global _translations, _language, _isolates_fields  # noqa: PLW0603  one process, one language
    _language = language if language in LANGUAGES else LANGUAGES[0]
    _translations = _catalogue(_language)
    _isolates_fields = isolates_fields


@cache
def _catalogue(language: str) -> _gettext.NullTranslations:
    return _gettext.translation(DOMAIN, data_file("translations"), [language], fallback=True)


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
    code = re.split("[_.@-]", name)[0].lower()
    return code if code in LANGUAGES else LANGUAGES[0]


def gettext(message: str) -> str:
    """Return `message` in the language spoken now; an empty message stays empty."""
    return _shown(_translations.gettext(message)) if message else message


def ngettext(singular: str, plural: str, count: int) -> str:
    """Return the form of the message that fits `count`."""
    return _shown(_translations.ngettext(singular, plural, count))


def _shown(sentence: str) -> str:
    """Return `sentence` with its fields isolated (U+2068, U+2069) where the screen needs it."""
    return _isolated(sentence) if _isolates_fields else sentence


@lru_cache(maxsize=4096)
def _isolated(sentence: str) -> str:
    isolated, count = _FIELD.subn("\u2068\\g<0>\u2069", sentence)
    has_own_words = any(map(str.isalpha, _FIELD.sub("", sentence)))
    return isolated if has_own_words or not count else _from_the_right(isolated)


def _from_the_right(text: str) -> str:
    """Return `text` so that its parts follow one another from the right (U+2067).

    Of isolated parts alone nothing says so: they would stand in the order of English.
    """
    return f"\u2067{text}\u2069" if text else text


def in_one_piece(text: str) -> str:
    """Return `text`, which has no direction of its own, so that it is read from the left."""
    return f"\u2066{text}\u2069" if _isolates_fields else text


def listed(parts: Iterable[str]) -> str:
    """Return words as a list in the present language, each in its own direction on the screen."""
    return beside(parts, "، " if language() == "ar" else ", ")


def beside(parts: Iterable[str], between: str = "  ·  ") -> str:
    """Return what stands in one line, each part in its own direction on the screen."""
    if not _isolates_fields:
        return between.join(parts)
    return _from_the_right(between.join(f"\u2068{part}\u2069" for part in parts))


def grouped(number: int) -> str:
    """Return a whole number as readers of the present language write it: 3,450, or 3 450."""
    return number_words(number, language())


@lru_cache(maxsize=4096)
def number_words(value: int, language: str) -> str:
    """Return a count as readers of a language write it, with Latin digits."""
    from babel.numbers import format_decimal  # noqa: PLC0415  slow; many starts tell no number

    return str(format_decimal(value, format="#,##0", locale=language.replace("-", "_")))


def decimal(number: float) -> str:
    """Return a measure as readers of the present language write it: 1.1, or 1,1; 120 from ten on.

    One digit at most follows the point. Coordinates are no measures: they keep their point, to be
    copied from one program into another.
    """
    return decimal_words(number, language())


@lru_cache(maxsize=4096)
def decimal_words(number: float, language: str) -> str:
    """Return what `decimal` does, in a language that may not be the screen's."""
    from babel.numbers import format_decimal  # noqa: PLC0415  as above

    form = "#,##0.#" if abs(number) < _WHOLE_FROM else "#,##0"
    return str(format_decimal(number, format=form, locale=language.replace("-", "_")))


def mark(message: str) -> str:
    """Mark a constant for the catalogue; it is translated where it is shown."""
    return message


_ = gettext
N_ = mark

_REASONS = {
    errno.ENOENT: N_("No such file or directory"),
    errno.EACCES: N_("Permission denied"),
    errno.EPERM: N_("Operation not permitted"),
    errno.ENOSPC: N_("No space left on device"),
    errno.EROFS: N_("Read-only file system"),
    errno.EISDIR: N_("Is a directory"),
    errno.ENOTDIR: N_("Not a directory"),
    errno.EEXIST: N_("File exists"),
    errno.ENAMETOOLONG: N_("File name too long"),
    errno.EFBIG: N_("File too large"),
    errno.EIO: N_("Input/output error"),
    errno.EBUSY: N_("Device or resource busy"),
    errno.EINVAL: N_("Invalid argument"),
}
"""The usual reasons for which a system refuses a file, as Linux says them in English."""


def reason_of(error: OSError) -> str:
    """Return why the system refused, in the present language if it is a usual reason."""
    known = _REASONS.get(error.errno or 0)
    return gettext(known) if known else error.strerror or type(error).__name__
