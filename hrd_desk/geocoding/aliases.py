"""Names that the sources lack, reviewed by the project: `resources/gazetteer/aliases.csv`."""

import csv
import io
import unicodedata
from dataclasses import dataclass
from functools import cache

from hrd_desk.data import data_file
from hrd_desk.geocoding.gazetteer import Gazetteer
from hrd_desk.geocoding.readying import GAZETTEER
from hrd_desk.geocoding.spelling import spelling_key


@dataclass(frozen=True, slots=True)
class Alias:
    """A name, the record it means, and why it stands in the list.

    `target` is GeoNames' number of a place, or its code of a province, district or country.
    """

    name: str
    language: str
    country: str
    target: str
    target_name: str
    reason: str
    source: str


@cache
def shipped_aliases() -> tuple[Alias, ...]:
    """Return the shipped list in its order."""
    text = data_file(GAZETTEER, "aliases.csv").read_text(encoding="utf-8")
    return tuple(Alias(**row) for row in csv.DictReader(io.StringIO(text)))


def aliases_by_key(aliases: tuple[Alias, ...]) -> dict[str, list[Alias]]:
    """Return aliases by the key of their name."""
    found: dict[str, list[Alias]] = {}
    for alias in aliases:
        found.setdefault(spelling_key(alias.name), []).append(alias)
    return found


def folded(name: str) -> str:
    """Return a name as it is compared letter by letter: one form of each letter, no capitals."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def target_of(alias: Alias, gazetteer: Gazetteer) -> int | None:
    """Return the record that an alias means; None where the profile that is shipped lacks it."""
    if alias.target.isdecimal():
        return gazetteer.with_number(int(alias.target))
    return gazetteer.with_code(alias.target)
