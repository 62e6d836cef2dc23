"""The release of a description for publication: it names the very text that somebody read.

A record keeps a digest of that text. So whatever changes the text afterwards, an edit, a merge, an
import, takes the release away, and nothing needs to notice that it did.
"""

import hashlib
from enum import StrEnum

from hrd_desk.i18n import _
from hrd_desk.model.text_merging import plain_text

RELEASE = "description_released"
"""The column that names a text: people read whether there is one."""


class Release(StrEnum):
    """Whether a description may be published."""

    NOT_GIVEN = "not-given"
    HOLDS = "holds"
    OVERTAKEN = "overtaken"  # it was given to another text than the one that stands there


def released_as(text: str) -> str | None:
    """Return what a record keeps once `text` is released; None where there are no words.

    It is the SHA-256, in 64 hexadecimal digits, of the text as merges compare it: blanks and kinds
    of quotes that no reader notices are not part of it, every word, sign and paragraph is.
    """
    plain = plain_text(text).strip()
    # Half of a surrogate pair can be typed, and must not stop the form.
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest() if plain else None


def release_of(description: str | None, released: str | None) -> Release:
    """Return whether `description` is the text that `released` names."""
    if not released:
        return Release.NOT_GIVEN
    is_same = released_as(description or "") == released
    return Release.HOLDS if is_same else Release.OVERTAKEN


def is_released(description: str | None, released: str | None) -> bool:
    """Return whether `description` may be published as it stands."""
    return release_of(description, released) is Release.HOLDS


def release_words(released: str | None) -> str:
    """Return a release as histories tell it: that it was given to the text of then, or not."""
    return _("yes") if released else _("no")
