"""How the columns of a foreign table are read: proposed, changed by a person, kept under a name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from sqlalchemy.orm import Session

from hrd_desk.errors import HrdDeskError, InvalidInputError, NotFoundError
from hrd_desk.i18n import _
from hrd_desk.storage.settings import read_setting, write_setting
from hrd_desk.tables.dates_in import without_time
from hrd_desk.tables.order import UWAZI
from hrd_desk.tables.sources import Cell
from hrd_desk.tables.targets import (
    EXTERNAL_ID,
    MOST_ENTRIES,
    Kind,
    all_paths,
    own_headings,
    target,
)
from hrd_desk.tables.uwazi import COLUMNS, ID, REFERENCE
from hrd_desk.vocabulary.term_names import folded

SETTING = "import-profiles"
ALIKE = 88.0
"""The likeness (0 to 100) from which a heading is taken for a known one, and said to be a guess."""

DATE_ORDERS = ("", "dmy", "mdy")
LONGEST_NAME = 100

_LANGUAGE = re.compile(r"(.+?)__([a-z]{2,3})")
_NUMBERS = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-][0-9]{2,4}")
_LAST_MONTH = 12

_OTHER_HEADINGS = {
    "title": (
        "name of event|event title|headline|заголовок|название события|العنوان"
        "|عنوان الحدث|название|case title|what happened in short"
        "|incident title"
    ),
    "country": (
        "country name|state|nation|country code|страна события|البلد|الدولة|страна|pays|país"
    ),
    "start_date": (
        "date|date of event|start date|from|event date|initial_date|дата|дата события"
        "|التاريخ|تاريخ الحدث|تاريخ البدء|дата начала|date of incident|incident date"
        "|дата инцидента|when|fecha"
    ),
    "end_date": "end date|to|final_date|дата окончания|تاريخ الانتهاء|дата завершения|until",
    "description": (
        "narrative|details|what happened|text|event_description|описание|الوصف"
        "|وصف الحدث|description|event description|описание события|что произошло"
        "|summary of facts"
    ),
    "affected": (
        "impact_of_event|impact|victims|number of victims|persons affected"
        "|пострадавшие|عدد الضحايا|الضحايا|количество пострадавших|число пострадавших"
        "|number of people|number of persons"
    ),
    "genders": "gender|gender_of_hrd|sex|пол|الجنس|النوع الاجتماعي",
    "violations": (
        "violation|violation type|type of violation|нарушение|вид нарушения|الانتهاك"
        "|نوع الانتهاك|الانتهاكات|нарушения|тип нарушения|violations"
        "|type of violations"
    ),
    "rights": "right|rights|rights_concerned|право|права|الحق|الحقوق|нарушенные права",
    "hrd_types": (
        "hrd|hrd type|type of defender|тип правозащитника|نوع المدافع|type of hrd|тип пз"
    ),
    "perpetrators_state": (
        "perpetrator_state|perpetrator|state perpetrator|нарушитель|الجاني"
        "|مرتكب الانتهاك|perpetrators|нарушители"
    ),
    "perpetrators_non_state": "perpetrator_non_state|non-state perpetrator",
    "source_links": (
        "source|sources|links|references|источник|источники|المصدر|المصادر|sources of information"
    ),
    "citations.1.url": "url|web address|link|source url|ссылка|адрес|الرابط",
    "monitoring_status": "monitoring_status|monitoring",
    "summary": "summary_for_publications|abstract|кратко|резюме|الملخص|краткое описание",
    "related_titles": "related_events|related events|(related events)",
    "point": (
        "geolocation|event location|event_location|coordinates|координаты|gps"
        "|gps coordinates|الإحداثيات|lat/long|lat, long|lat/lon"
    ),
    "places.1.locality": (
        "place|location|city|town|village|locality|место|город|المكان|الموقع|المدينة"
        "|населенный пункт|населённый пункт|место события|city/town"
    ),
    "places.1.region": (
        "province|state or province|region|область|регион|المحافظة|الإقليم"
        "|регион/область|governorate|oblast"
    ),
    "places.1.district": "district|район|المديرية",
    "places.1.address": "address|адрес места|العنوان التفصيلي",
    "places.1.lat": "lat|latitude|широта|خط العرض",
    "places.1.lon": "lon|lng|long|longitude|долгота|خط الطول",
    "reference": f"case number|case id|ref|reference no|номер дела|{REFERENCE}",
    "record_status": "published",
    "remarks": "notes|comments|remark|примечания|комментарий|ملاحظات|заметки|комментарии",
    EXTERNAL_ID: f"{ID}|sharedid|external id",
    "": "serial_number|date_added|date added|template|documents|attachments|marks|start_precision",
}


@dataclass(frozen=True, slots=True)
class Profile:
    """How a table is read.

    `columns`: to each heading the path of its target, "" for a column that is left out.
    `date_order`: what stands first in 1/5/2023 ("dmy", "mdy"; "" asks). `answers`: for lists of
    terms what is written and the code that is meant, "" for a value that is left out. `system`
    names where the table's own ids come from.
    """

    columns: Mapping[str, str]
    date_order: str = ""
    answers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    system: str = UWAZI

    def with_answer(self, scheme: str, written: str, code: str) -> "Profile":
        """Return the profile with one more answer."""
        of_scheme = {**self.answers.get(scheme, {}), written: code}
        return replace(self, answers={**self.answers, scheme: of_scheme})

    def to_json(self) -> dict[str, Any]:
        """Return it in JSON's types."""
        answers = {scheme: dict(answers) for scheme, answers in self.answers.items()}
        columns = dict(self.columns)
        return {
            "columns": columns,
            "date_order": self.date_order,
            "answers": answers,
            "system": self.system,
        }


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed profile; `guessed` are headings that are only like a known one."""

    profile: Profile
    guessed: frozenset[str]


def profile_from_json(content: Any) -> Profile:
    """Return a kept profile; raises `InvalidInputError` for anything else."""
    try:
        profile = Profile(
            columns={str(heading): str(path) for heading, path in content["columns"].items()},
            date_order=str(content.get("date_order", "")),
            answers={
                str(scheme): {str(written): str(code) for written, code in answers.items()}
                for scheme, answers in content.get("answers", {}).items()
            },
            system=str(content.get("system", UWAZI)),
        )
    except (AttributeError, KeyError, TypeError) as error:
        raise InvalidInputError("profile", _("This is no profile of an import.")) from error
    if profile.date_order not in DATE_ORDERS:
        raise InvalidInputError("profile", _("This is no profile of an import."))
    for path in filter(None, profile.columns.values()):
        target(path)
    return profile


def propose(headers: Sequence[str], rows: Sequence[Sequence[Cell]] = ()) -> Proposal:
    """Return how a table with these headings is probably meant; `rows` are its first ones."""
    columns: dict[str, str] = {}
    guessed = set()
    for heading in headers:
        path = _known_headings().get(folded(_without_language(heading)))
        if path is None:
            path = _like_a_known_one(heading)
            guessed |= {heading} if path else set()
        columns[heading] = path or ""
    columns = _without_doubles(columns, guessed)
    return Proposal(Profile(columns, likely_date_order(columns, rows)), frozenset(guessed))


def fitting(profile: Profile, headers: Sequence[str]) -> Profile:
    """Return a kept profile for the headings of this table: unknown ones are proposed."""
    proposed = propose(headers).profile.columns
    columns = {heading: profile.columns.get(heading, proposed[heading]) for heading in headers}
    return replace(profile, columns=_without_doubles(columns, set()))


def known_headings(cells: Sequence[Cell]) -> int:
    """Return how many different fields the texts of a row name."""
    names = (cell for cell in cells if isinstance(cell, str) and len(cell) <= LONGEST_NAME)
    known = {_known_headings().get(folded(_without_language(name))) for name in names}
    return len(known - {None, ""})


def language_of(heading: str) -> str:
    """Return the language that a heading of Uwazi names ("Violation__ru"), or ""."""
    match = _LANGUAGE.fullmatch(heading)
    return match[2] if match else ""


def _without_language(heading: str) -> str:
    if folded(heading) in _known_headings():
        return heading
    within = heading.rpartition(".")[2]
    if folded(within) in _known_headings():
        return within  # of an object within a record of JSON: "metadata.violation"
    match = _LANGUAGE.fullmatch(heading)
    return match[1] if match else heading


@cache
def _known_headings() -> Mapping[str, str]:
    known: dict[str, str] = {}
    for path, names in _OTHER_HEADINGS.items():
        known |= {folded(name): path for name in names.split("|")}
    known |= {folded(label): path for label, path in COLUMNS.items()}
    known |= {path: path for path in all_paths(entries=MOST_ENTRIES)}
    known |= own_headings()
    return known


def _like_a_known_one(heading: str) -> str:
    from rapidfuzz import fuzz, process  # noqa: PLC0415  a start need not pay for it

    found = process.extractOne(folded(heading), _guessable(), scorer=fuzz.ratio, score_cutoff=ALIKE)
    return _known_headings()[found[0]] if found else ""


@cache
def _guessable() -> list[str]:
    """Return the headings that another one may be taken for: those of no list's entry."""
    known = {name: path for name, path in _known_headings().items() if "." not in name}
    return [name for name, path in known.items() if not path or target(path).part is None]


def _without_doubles(columns: Mapping[str, str], guessed: set[str]) -> dict[str, str]:
    """Return the columns with one for each target; languages of one list may share it."""
    taken: dict[str, str] = {}
    kept = {}
    for heading, path in sorted(columns.items(), key=lambda pair: pair[0] in guessed):
        is_free = path not in taken or (language_of(heading) and language_of(taken[path]))
        kept[heading] = path if is_free else ""
        if path and is_free:
            taken[path] = heading
    return {heading: kept[heading] for heading in columns}


def likely_date_order(columns: Mapping[str, str], rows: Sequence[Sequence[Cell]]) -> str:
    """Return the one order of day and month that all dates of these rows allow, or "".

    `columns` lead from headings, in the order of the cells, to fields.
    """
    places = [place for place, path in enumerate(columns.values()) if path and _holds_dates(path)]
    firsts, seconds = [0], [0]
    for row in rows:
        for place in places:
            cell = row[place] if place < len(row) else None
            match = _NUMBERS.fullmatch(without_time(cell)) if isinstance(cell, str) else None
            if match:
                firsts.append(int(match[1]))
                seconds.append(int(match[2]))
    is_day_first, is_month_first = max(firsts) > _LAST_MONTH, max(seconds) > _LAST_MONTH
    if is_day_first == is_month_first:
        return ""
    return "dmy" if is_day_first else "mdy"


def _holds_dates(path: str) -> bool:
    return target(path).kind is Kind.DATE


# --- kept under a name ----------------------------------------------------------------------------


def load_profiles(session: Session) -> dict[str, Profile]:
    """Return the kept profiles by their names; one that this version cannot read is left out."""
    return dict(_readable(read_setting(session, SETTING, {})))


def _readable(kept: Mapping[str, Any]) -> Iterator[tuple[str, Profile]]:
    for name, content in sorted(kept.items()):
        try:
            yield name, profile_from_json(content)
        except HrdDeskError:  # kept by a newer version: it stays there
            continue


def load_profile(session: Session, name: str) -> Profile:
    """Return a kept profile; raises `NotFoundError`."""
    profiles = load_profiles(session)
    if name not in profiles:
        sentence = _("No profile is called “{name}”. There are: {names}.")
        names = ", ".join(profiles) or "—"
        raise NotFoundError(sentence.format(name=name, names=names))
    return profiles[name]


def save_profile(session: Session, name: str, profile: Profile) -> None:
    """Keep a profile under a name, in place of another one of that name."""
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME:
        raise InvalidInputError("profile", _("Give the profile a short name."))
    kept = dict(read_setting(session, SETTING, {}))
    write_setting(session, SETTING, {**kept, name: profile.to_json()})


def forget_profile(session: Session, name: str) -> None:
    """Remove a kept profile; one that is not there is no error."""
    kept = dict(read_setting(session, SETTING, {}))
    kept.pop(name, None)
    write_setting(session, SETTING, kept)
