"""What a record of the gazetteer stands for, and how precise its point therefore is."""

from enum import IntEnum

from hrd_desk.i18n import N_, _


class Kind(IntEnum):
    """Kinds of places, the smallest first; the numbers stand in the shipped file."""

    LOCALITY = 0
    ADMIN2 = 1
    ADMIN1 = 2
    COUNTRY = 3


PRECISIONS = {
    Kind.LOCALITY: "locality",
    Kind.ADMIN2: "admin2",
    Kind.ADMIN1: "admin1",
    Kind.COUNTRY: "country",
}
"""Codes of the vocabulary `place-precision`."""

_WORDS = {
    Kind.LOCALITY: N_("town or village"),
    Kind.ADMIN2: N_("district"),
    Kind.ADMIN1: N_("province"),
    Kind.COUNTRY: N_("country"),
}


def kind_words(kind: Kind) -> str:
    """Return what kind of place it is, in words."""
    return _(_WORDS[kind])
