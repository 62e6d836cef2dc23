"""Make the sample desk's events: invented, with the frequencies that the real portal has.

`packaging/sample.py` writes `resources/sample/events.jsonl`, one record a line (docs/formats/
record.md), the same for the same program. Every title ends in "(sample)", every description begins
with the sentence that the event is invented, sources are at example.org, and nobody has a name.
How often each violation, right, kind of defender and perpetrator occurs follows the figures of
FORUM-ASIA's portal (domain study 1.5-1.8; tests/bench/frequencies.csv); countries are spread by
hand.
"""

import csv
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from hrd_desk.exchange.record_json import event_from_json
from hrd_desk.geocoding.finding import PlaceFinder
from hrd_desk.publishing.draft_english_words import DEEDS, KINDS, PERSON
from hrd_desk.publishing.drafting import draft_summary
from hrd_desk.vocabulary.shipped import shipped_term
from hrd_desk.vocabulary.starter import starter_schemes
from hrd_desk.vocabulary.vocabulary import Vocabulary

ROOT = Path(__file__).resolve().parents[1]
EVENTS = 300
FIRST_DAY, DAYS = date(2023, 1, 1), 1096
INVENTED = {
    "en": "This event is invented; it is part of the sample.",
    "ru": "Это событие вымышлено; оно входит в пример.",
}
TOWNS: dict[str, tuple[str, int, tuple[str, ...]]] = {
    "PH": ("Philippines", 38, ("Davao", "Quezon City", "Bacolod", "Cagayan de Oro", "Tuguegarao")),
    "CN": ("China", 34, ("Guangzhou", "Chengdu", "Lhasa", "Urumqi", "Shenzhen")),
    "IN": ("India", 32, ("Srinagar", "Raipur", "Ranchi", "Imphal", "New Delhi")),
    "MM": ("Myanmar", 30, ("Mandalay", "Yangon", "Monywa", "Myitkyina", "Hakha")),
    "TH": ("Thailand", 24, ("Bangkok", "Chiang Mai", "Pattani", "Khon Kaen")),
    "VN": ("Viet Nam", 22, ("Hanoi", "Da Lat", "Vinh", "Can Tho")),
    "BD": ("Bangladesh", 18, ("Dhaka", "Chittagong", "Rangamati", "Khulna")),
    "ID": ("Indonesia", 18, ("Jayapura", "Jakarta", "Makassar", "Kendari")),
    "KZ": ("Kazakhstan", 16, ("Almaty", "Astana", "Zhanaozen", "Shymkent")),
    "PK": ("Pakistan", 14, ("Quetta", "Gwadar", "Lahore", "Peshawar")),
    "KH": ("Cambodia", 14, ("Phnom Penh", "Siem Reap", "Koh Kong")),
    "LK": ("Sri Lanka", 8, ("Colombo", "Jaffna", "Batticaloa")),
    "KG": ("Kyrgyzstan", 8, ("Bishkek", "Osh", "Jalal-Abad")),
    "AF": ("Afghanistan", 6, ("Kabul", "Herat", "Mazar-e Sharif")),
    "NP": ("Nepal", 6, ("Kathmandu", "Nepalgunj")),
    "MN": ("Mongolia", 4, ("Ulaanbaatar", "Dalanzadgad")),
    "KR": ("Korea, Republic of", 4, ("Seoul", "Busan")),
    "MY": ("Malaysia", 4, ("Kuala Lumpur", "Kuching")),
}
"""For each country its name in titles, its weight, and towns that the list of places knows."""
HOW_MANY = {"violation": (1, 2, 2, 3), "right": (1, 2, 2, 3), "hrd-type": (1, 1, 1, 2)}
FIELDS = {
    "violations": "violation",
    "rights": "right",
    "hrd_types": "hrd-type",
    "perpetrators_state": "perpetrator-state",
    "perpetrators_non_state": "perpetrator-non-state",
}
ROLES = {
    "arrest-detention": "arrested",
    "judicial-harassment": "charged",
    "killing": "killed",
    "wounds-injuries": "injured",
    "intimidation-threats": "threatened",
}
SCENES = {
    "en": (
        "It happened during a gathering about {cause} in {town}.",
        "People in {town} had spoken up about {cause} the week before.",
        "It began when officials in {town} were asked about {cause}.",
        "A meeting on {cause} in {town} was cut short.",
    ),
    "ru": (
        "Это произошло во время собрания о том, что происходит с темой «{cause}» ({town}).",
        "За неделю до этого жители публично подняли тему «{cause}» ({town}).",
    ),
}
CAUSES = {
    "en": (
        "the price of water",
        "a mine above the village",
        "an unpaid wage",
        "a new law on assemblies",
        "land taken for a road",
        "the closing of a newspaper",
        "a dam on the river",
        "the release of students",
    ),
    "ru": ("цены на воду", "новый закон о собраниях", "невыплата зарплаты", "закрытие газеты"),
}
ENDINGS = {
    "en": (
        "A local group counted those concerned and asked the authorities for an answer.",
        "Nobody was told where they were taken until the evening.",
        "A lawyer was let in after two days.",
        "The authorities did not answer a letter of the organisation.",
        "Two accounts of the event differ in the hour and agree in the rest.",
    ),
    "ru": (
        "Местная организация составила список пострадавших и направила запрос властям.",
        "Адвоката допустили через два дня.",
        "На письмо организации власти не ответили.",
    ),
}
SOURCES = (
    ("Sample News", "news"),
    ("Sample Human Rights Network", "ngo-statement"),
    ("Sample Radio", "broadcast"),
    ("Field interview (sample)", "interview"),
)
STATUSES = {"draft": 12, "submitted": 10, "in-review": 8, "verified": 25, "published": 45}
SECRECY = {"public": 62, "internal": 30, "restricted": 6, "sensitive": 2}


@dataclass(frozen=True)
class Town:
    """A town of the list of places, in the words that go into a record."""

    name: str
    region: str
    lat: float
    lon: float


def weighted(frequencies: dict[tuple[str, str], int], scheme: str) -> tuple[list[str], list[int]]:
    """Return the codes of a list and how often the portal has each."""
    found = {code: events for (of, code), events in frequencies.items() if of == scheme}
    return list(found), list(found.values())


def read_frequencies() -> dict[tuple[str, str], int]:
    """Return how many events of the portal carry a term."""
    with (ROOT / "tests/bench/frequencies.csv").open(encoding="utf-8", newline="") as file:
        return {(row["scheme"], row["code"]): int(row["events"]) for row in csv.DictReader(file)}


class SampleMaker:
    """Makes events one after the other, from one seed."""

    def __init__(self) -> None:
        """Read frequencies, terms and towns."""
        self._chance = random.Random("sample desk")  # noqa: S311  the same sample each time
        frequencies = read_frequencies()
        self._terms = {scheme: weighted(frequencies, scheme) for scheme in FIELDS.values()}
        terms = [
            shipped_term(scheme.id, term) for scheme in starter_schemes() for term in scheme.terms
        ]
        for number, term in enumerate(terms, 1):
            term.id = number
        self._vocabulary = Vocabulary(terms)
        finder = PlaceFinder.open()
        self._towns = {
            (country, name): _town(finder, name, country)
            for country, (_name, _weight, names) in TOWNS.items()
            for name in names
        }

    def event(self, number: int) -> dict[str, Any]:
        """Return one record; the first has the number 1."""
        chance = self._chance
        country = chance.choices(list(TOWNS), [weight for _n, weight, _t in TOWNS.values()])[0]
        language = "ru" if country in ("KZ", "KG") and chance.random() < 0.6 else "en"
        day = FIRST_DAY + timedelta(days=int(DAYS * chance.random() ** 0.85))
        coded = self._coded()
        people = 1 if chance.random() < 0.62 else chance.choice((2, 3, 4, 6, 9, 14, 23, 40))
        town = self._towns[country, chance.choice(TOWNS[country][2])]
        record: dict[str, Any] = {
            "format": "hrd-desk record 1",
            "uid": str(_uid(number, chance)),
            "title": f"{TOWNS[country][0]}: {_people(coded, people)} "
            f"{DEEDS[coded['violations'][0]][0] or 'died'} (sample)",
            "country": country,
            "start_date": _written(day, chance),
            "description": self._description(language, town),
            **coded,
            "genders": self._genders(people, are_women="whrd" in coded["hrd_types"]),
            "counts": self._counts(coded, people),
            "places": [self._place(town)],
            "citations": self._citations(number, day),
            "monitoring_status": "pending" if chance.random() < 0.7 else "active",
            "record_status": chance.choices(list(STATUSES), list(STATUSES.values()))[0],
            "confidentiality": chance.choices(list(SECRECY), list(SECRECY.values()))[0],
        }
        if record["record_status"] in ("verified", "published"):
            record["verification"] = chance.choice(("confirmed", "likely"))
        if chance.random() < 0.8:
            event = event_from_json(record, self._vocabulary)
            draft = draft_summary(event, self._vocabulary, language)
            record |= {"summary": draft.text, "summary_language": language}
        return record

    def _coded(self) -> dict[str, list[str]]:
        chance = self._chance
        coded: dict[str, list[str]] = {}
        for field, scheme in FIELDS.items():
            codes, weights = self._terms[scheme]
            if scheme == "perpetrator-non-state":
                count = 1 if chance.random() < 0.12 else 0
            elif scheme == "perpetrator-state":
                count = 1 if chance.random() < 0.8 else 2
            else:
                count = chance.choice(HOW_MANY[scheme])
            coded[field] = list(dict.fromkeys(chance.choices(codes, weights, k=count)))
        return coded

    def _description(self, language: str, town: Town) -> str:
        chance = self._chance
        scene = chance.choice(SCENES[language]).format(
            cause=chance.choice(CAUSES[language]), town=town.name
        )
        return " ".join([INVENTED[language], scene, chance.choice(ENDINGS[language])])

    def _genders(self, people: int, *, are_women: bool) -> list[str]:
        if are_women:
            return ["woman"]
        if people > 1 and self._chance.random() < 0.6:
            return ["man", "woman"]
        return [self._chance.choices(("man", "woman", "other"), (55, 35, 10))[0]]

    def _counts(self, coded: dict[str, list[str]], people: int) -> list[dict[str, Any]]:
        is_about = people > 5 and self._chance.random() < 0.5
        bounds = {"min": people, "max": people, "words": f"about {people}" if is_about else ""}
        counts = [{"role": "affected", **bounds}]
        role = ROLES.get(coded["violations"][0])
        return [*counts, {"role": role, **bounds}] if role and people > 1 else counts

    def _place(self, town: Town) -> dict[str, Any]:
        return {
            "primary": True,
            "locality": town.name,
            "region": town.region,
            "lat": town.lat,
            "lon": town.lon,
            "precision": "locality",
            "found_by": "gazetteer",
        }

    def _citations(self, number: int, day: date) -> list[dict[str, Any]]:
        cited = self._chance.sample(SOURCES, self._chance.choice((0, 1, 1, 1, 2)))
        return [
            {
                "source_name": name,
                "source_type": kind,
                "url": f"https://example.org/sample/{number}" if kind != "interview" else "",
                "published_on": day.isoformat(),
                "confidentiality": "internal" if kind == "interview" else "public",
            }
            for name, kind in cited
        ]


def _town(finder: PlaceFinder, name: str, country: str) -> Town:
    found = finder.find_places(name, countries=[country])[0]
    return Town(name, found.region, round(found.latitude_deg, 4), round(found.longitude_deg, 4))


def _people(coded: dict[str, list[str]], people: int) -> str:
    kinds = coded["hrd_types"]
    one, _bare, many = KINDS[kinds[0]] if kinds else PERSON
    return one if people == 1 else f"{people} {many}"


def _written(day: date, chance: random.Random) -> str:
    share = chance.random()
    if share < 0.04:
        return f"{day:%Y-%m}"
    return f"{day.isoformat()}~" if share < 0.08 else day.isoformat()


def _uid(number: int, chance: random.Random) -> UUID:
    value = (1_672_531_200_000 + number) << 80 | chance.getrandbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    return UUID(int=value & ~(0x3 << 62) | 0x2 << 62)


def lines(events: Sequence[dict[str, Any]]) -> str:
    """Return the records as JSON Lines."""
    return "".join(json.dumps(event, ensure_ascii=False) + "\n" for event in events)


if __name__ == "__main__":
    maker = SampleMaker()
    made = lines([maker.event(number) for number in range(1, EVENTS + 1)])
    (ROOT / "resources/sample/events.jsonl").write_text(made, encoding="utf-8")
