"""Made-up events in any number: real term frequencies, synthetic words of six scripts, one seed."""

import csv
import datetime
import itertools
import math
import random
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hrd_desk.vocabulary.vocabulary import Vocabulary

FREQUENT_WORD, FREQUENT_SHARE = "patrol", 0.18
RARE_WORD, RARE_EVERY = "heronry", 5_000
MEDIAN_WORDS, MOST_WORDS = 67, 400
FIRST_DAY = datetime.date(2005, 1, 1)
DAYS = 20 * 365
REGIONS = 17
STATUSES = ("draft", "ready", "published")
COUNTRIES = (
    *("KZ", "MM", "CN", "TH", "VN", "IN", "PH", "RU", "BY", "UZ", "IR", "TR", "AF"),
    *("KH", "LA", "BD", "PK", "LK", "NP", "ID", "MY", "KG", "TJ", "TM", "MN"),
)
SCRIPTS = {  # letters, mark of a word's end, share of events
    "aeioustrnlkmdp": (" ", 60),
    "аеиостнрвлкмдп": (" ", 11),
    "ابتثجحدرسعلمنو": (" ", 11),
    "กขคงจชดตนบปพมย": ("", 6),
    "ကခဂငစဆညတထဒနပဖမ": ("", 5),
    "的一是不了人我在有他这中大来": ("", 7),
}
LISTS = {"violation": (1, 2, 2, 3), "right": (1, 2, 2, 3), "hrd-type": (1, 1, 2)}
LISTS |= {"perpetrator-state": (0, 1, 1), "perpetrator-non-state": (0, 0, 0, 1)}


@dataclass(frozen=True, slots=True)
class MadeEvent:
    """One made-up event: values of its columns, ids of its terms, its place."""

    id: int
    uid: uuid.UUID
    reference: str
    title: str
    country_code: str
    day: datetime.date
    description: str
    status: str
    term_ids: tuple[int, ...]
    latitude_deg: float
    longitude_deg: float
    locality: str
    region: str
    affected: tuple[int, int]


class Population:
    """Makes the same events for the same seed, whatever range is asked for."""

    def __init__(self, vocabulary: Vocabulary, seed: int = 1) -> None:
        self._seed = seed
        chance = random.Random(seed)
        self._lexicons = [_lexicon(letters, chance) for letters in SCRIPTS]
        self._shares = list(itertools.accumulate(share for _end, share in SCRIPTS.values()))
        self._terms = {scheme: _weighted(vocabulary, scheme) for scheme in LISTS}
        zipf = itertools.accumulate(1 / rank for rank in range(1, len(COUNTRIES) + 1))
        self._countries = list(zipf)

    def word(self, script: int, rank: int) -> str:
        """Return the word of a script (its place in SCRIPTS) that is so frequent; 0 is most."""
        return self._lexicons[script][0][rank]

    def events(self, first: int, count: int) -> Iterator[MadeEvent]:
        """Yield `count` events; their ids begin with `first`, a multiple of the chunk's size."""
        chance = random.Random(f"{self._seed}/{first}")
        for number in range(first, first + count):
            yield self._event(number, chance)

    def _event(self, number: int, chance: random.Random) -> MadeEvent:
        day = FIRST_DAY + datetime.timedelta(days=int(DAYS * chance.random() ** 0.6))
        country = chance.choices(COUNTRIES, cum_weights=self._countries)[0]
        script = chance.choices(range(len(SCRIPTS)), cum_weights=self._shares)[0]
        words = self._words(script, chance)
        if chance.random() < FREQUENT_SHARE:
            words.insert(len(words) // 2, f" {FREQUENT_WORD} ")
        if number % RARE_EVERY == 0:
            words.append(f" {RARE_WORD} ")
        end = list(SCRIPTS.values())[script][0]
        return MadeEvent(
            id=number,
            uid=_uid(number, chance),
            reference=f"{country}-{day.year}-BIG-{number:07}",
            title=f"{country}: {end.join(words[:5])}"[:200],
            country_code=country,
            day=day,
            description=end.join(words),
            status=chance.choices(STATUSES, (3, 1, 6))[0],
            term_ids=tuple(self._term_ids(chance)),
            latitude_deg=chance.uniform(-10, 55),
            longitude_deg=chance.uniform(30, 130),
            locality=words[0].strip(),
            region=f"{country} region {1 + number * number % REGIONS}",
            affected=_affected(number),
        )

    def _words(self, script: int, chance: random.Random) -> list[str]:
        words, weights = self._lexicons[script]
        count = min(MOST_WORDS, max(8, int(chance.lognormvariate(math.log(MEDIAN_WORDS), 0.5))))
        return chance.choices(words, cum_weights=weights, k=count)

    def _term_ids(self, chance: random.Random) -> set[int]:
        chosen: set[int] = set()
        for scheme, counts in LISTS.items():
            ids, weights = self._terms[scheme]
            chosen.update(chance.choices(ids, cum_weights=weights, k=chance.choice(counts)))
        return chosen


def _affected(number: int) -> tuple[int, int]:
    """Return bounds of people: one person mostly, sometimes a crowd that is told as a range."""
    return (1, 1) if number % 7 else (2 + number % 37, 2 + number % 37 + number % 11)


def frequencies() -> dict[tuple[str, str], int]:
    """Return how many events of the portal carry a term: (scheme, code) to number."""
    path = Path(__file__).with_name("frequencies.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return {(row["scheme"], row["code"]): int(row["events"]) for row in csv.DictReader(file)}


def _weighted(vocabulary: Vocabulary, scheme: str) -> tuple[list[int], list[int]]:
    found = {code: events for (of, code), events in frequencies().items() if of == scheme}
    ids = [vocabulary.term(scheme, code).id for code in found]
    return ids, list(itertools.accumulate(found.values()))


def _lexicon(letters: str, chance: random.Random) -> tuple[list[str], list[float]]:
    sizes = (2, 3, 4, 5, 6, 7) if letters.isascii() else (2, 2, 3, 4)
    words = ["".join(chance.choices(letters, k=chance.choice(sizes))) for _word in range(20_000)]
    return words, list(itertools.accumulate(1 / rank for rank in range(10, 20_010)))


def _uid(number: int, chance: random.Random) -> uuid.UUID:
    value = (1_600_000_000_000 + number) << 80 | chance.getrandbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    return uuid.UUID(int=value & ~(0x3 << 62) | 0x2 << 62)


def part_uid(event: MadeEvent, kind: int) -> bytes:
    """Return the uid of the one part of a kind that an event has."""
    return uuid.UUID(int=event.uid.int ^ kind).bytes
