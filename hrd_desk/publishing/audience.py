"""Who reads a publication; everything that may be told depends on it."""

from enum import StrEnum


class Audience(StrEnum):
    """The readers of a brief, from those who may know least to those who may know most."""

    PUBLIC = "public"
    GOVERNMENT = "government"
    PARTNER = "partner"
    INTERNAL = "internal"
