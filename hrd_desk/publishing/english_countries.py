"""How English names countries in sentences: the lists of standards are made to be sorted."""

import re

_INVERTED = re.compile(r"(.+), (.+ of(?: the)?|British|U\.S\.)")
_WITH_ARTICLE = re.compile(
    r"\b(?:Republic|Kingdom|Federation|Emirates|Islands?|States?|Territor(?:y|ies)|Philippines"
    r"|Netherlands|Maldives|Bahamas|Comoros|Congo|Gambia|Isle|Holy See)\b"
)
_UNNAMED_ISLANDS = re.compile(
    r"Christmas Island|Norfolk Island|Bouvet Island|Heard Island|South Georgia"
)


def spoken(name: str) -> str:
    """Return the name of a country as it is spoken: "Korea, Republic of" the other way round."""
    inverted = _INVERTED.fullmatch(name)
    return f"{inverted[2]} {inverted[1]}" if inverted else name


def with_article(country: str) -> str:
    """Return a spoken name behind "in" or "of": "the Philippines", "Kazakhstan"."""
    has_article = _WITH_ARTICLE.search(country) and not _UNNAMED_ISLANDS.search(country)
    return f"the {country}" if has_article else country
