"""Records of the twenty patterns of a drafted summary; what is written of them is in the test."""

from typing import Any

from hrd_desk.model.event import CODED_LISTS, Event
from hrd_desk.model.parts import Count, Place
from tests.publishing.samples import coded


def a_record(**fields: Any) -> Event:
    """Return a verified record of 1 May 2023 in Almaty; codes and counts are given as fields."""
    lists = {name: fields.pop(name, ()) for name in CODED_LISTS}
    counts, places = fields.pop("counts", {}), fields.pop("places", None)
    usual = {"start_date": "2023-05-01", "country_code": "KZ", "record_status": "verified"}
    event = Event(**(usual | fields))
    for name, codes in lists.items():
        coded(event, name, *codes)
    event.counts = [
        Count(role=role, minimum=low, maximum=high, words=words)
        for role, (low, high, words) in counts.items()
    ]
    event.places = [Place(locality="Almaty", country_code="KZ")] if places is None else places
    return event


ONE = (1, 1, "1")

RECORDS: dict[str, dict[str, Any]] = {
    "1 single arrest": {
        "violations": ["arrest-detention"],
        "hrd_types": ["media-worker"],
        "perpetrators_state": ["police"],
        "counts": {"arrested": ONE},
    },
    "2 group and what they were doing": {
        "violations": ["arrest-detention"],
        "hrd_types": ["pro-democracy"],
        "perpetrators_state": ["police"],
        "counts": {"arrested": (20, 20, "around 20")},
        "context": "holding a protest against the Government",
    },
    "2 in Russian": {
        "violations": ["arrest-detention"],
        "hrd_types": ["pro-democracy"],
        "perpetrators_state": ["police"],
        "counts": {"arrested": (21, 21, "около 21")},
        "context": "во время мирного собрания",
    },
    "3 arrest and charge": {
        "violations": ["arrest-detention", "legal-charge"],
        "hrd_types": ["media-worker"],
        "perpetrators_state": ["police"],
        "counts": {"affected": ONE, "arrested": ONE, "charged": ONE},
        "charge": "indecent behaviour",
    },
    "4 sentence": {
        "violations": ["legal-conviction"],
        "hrd_types": ["pro-democracy"],
        "perpetrators_state": ["judiciary"],
        "counts": {"convicted": (45, 45, "45")},
        "places": [Place(locality="Hong Kong", country_code="CN")],
    },
    "5 summons": {
        "violations": ["legal-charge"],
        "hrd_types": ["land"],
        "perpetrators_state": ["judiciary"],
        "counts": {"affected": (6, 6, "six")},
        "charge": "a complaint of defamation",
    },
    "6 killing, by whom is not known": {
        "violations": ["killing"],
        "hrd_types": ["environmental"],
        "perpetrators_non_state": ["unknown"],
        "counts": {"killed": ONE},
        "record_status": "draft",
    },
    "6 killing by a known group": {
        "violations": ["killing"],
        "hrd_types": ["environmental"],
        "perpetrators_non_state": ["armed-group"],
        "counts": {"killed": (2, 2, "2")},
    },
    "7 physical attack": {
        "violations": ["violence-physical"],
        "hrd_types": ["media-worker"],
        "perpetrators_non_state": ["mob"],
        "counts": {"affected": (3, 3, "3")},
        "context": "while covering a rally",
    },
    "8 threats, online": {
        "violations": ["death-threat", "online-attack"],
        "hrd_types": ["whrd"],
        "perpetrators_non_state": ["online-anonymous"],
        "counts": {"affected": ONE},
        "context": "after publishing a report",
    },
    "9 disappearance": {
        "violations": ["enforced-disappearance"],
        "hrd_types": ["indigenous"],
        "counts": {"disappeared": (2, 2, "2")},
        "places": [Place(locality="Taytay", country_code="PH")],
    },
    "10 raid": {
        "violations": ["raid"],
        "hrd_types": ["ngo"],
        "perpetrators_state": ["police"],
    },
    "11 assembly": {
        "violations": ["excessive-force"],
        "hrd_types": ["student"],
        "perpetrators_state": ["police", "military"],
        "counts": {"affected": (200, 300, "200-300"), "injured": (5, None, "at least 5")},
    },
    "12 organisation": {
        "violations": ["closure-org"],
        "hrd_types": ["ngo"],
        "perpetrators_state": ["government"],
        "counts": {"affected": (12, 12, "12")},
    },
    "13 travel": {
        "violations": ["travel-restriction"],
        "hrd_types": ["lawyer"],
        "perpetrators_state": ["immigration"],
        "counts": {"affected": ONE},
        "places": [],
    },
    "14 proceedings": {
        "violations": ["judicial-harassment", "denial-fair-trial"],
        "hrd_types": ["trade-unionist"],
        "perpetrators_state": ["judiciary"],
        "counts": {"affected": (22, 22, "22")},
    },
    "15 release is not coded, so it is not said": {
        "violations": ["arrest-detention"],
        "hrd_types": ["student"],
        "counts": {"detained": ONE},
        "end_date": "2023-05-09",
    },
    "16 going on": {
        "violations": ["surveillance"],
        "hrd_types": ["academic"],
        "counts": {"affected": ONE},
        "start_date": "2023-05/..",
        "record_status": "draft",
    },
    "17 period": {
        "violations": ["intimidation-threats"],
        "hrd_types": ["lawyer"],
        "counts": {"threatened": (2, 2, "2")},
        "start_date": "2023-04-28",
        "end_date": "2023-05-03",
        "places": [
            Place(
                locality="Loikaw",
                region="Kayah State",
                country_code="MM",
                confidentiality="restricted",
            )
        ],
    },
    "18 not verified": {
        "violations": ["arrest-detention"],
        "hrd_types": ["student"],
        "perpetrators_state": ["police"],
        "counts": {"detained": (13, None, "at least 13")},
        "verification": "likely",
    },
    "19 several acts on one person": {
        "violations": ["legal-conviction", "arrest-detention", "legal-charge", "death-threat"],
        "hrd_types": ["blogger"],
        "counts": {"affected": ONE, "convicted": ONE, "charged": ONE, "arrested": ONE},
    },
    "19 several acts on several people": {
        "violations": ["killing", "arrest-detention"],
        "hrd_types": ["student", "lawyer"],
        "perpetrators_state": ["military"],
        "counts": {"affected": (21, None, "at least 21"), "killed": ONE},
        "record_status": "submitted",
    },
    "20 reprisal": {
        "violations": ["reprisal-communication"],
        "hrd_types": ["community-based"],
        "perpetrators_state": ["suspected-state"],
        "start_date": "2023~",
        "context": "in connection with a complaint to the United Nations",
    },
}
