"""In which language the names of places are shown."""

from hrd_desk.i18n import language

SHOWN_LANGUAGES = ("ru", "ar")
"""Languages of the program whose place names are shown instead of the Latin main names."""


def shown_language() -> str:
    """Return the language in which names of places are shown, "" for Latin letters."""
    return language() if language() in SHOWN_LANGUAGES else ""
