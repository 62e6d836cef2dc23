"""Names of people in the words for a source: "Interview with Aigerim Testova", "TESTOVA Aigerim".

What is written in small letters is no name, but for particles between names. Names in small
letters alone are looked for as they stand: nothing tells them from other words.
"""

# ruff: noqa: RUF001  words of many languages

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from hrd_desk.publishing.birth_dates import is_month
from hrd_desk.publishing.name_forms import SHORTEST_PART, ways_to_call
from hrd_desk.publishing.ordinary_words import is_also_a_name, is_ordinary, is_role_inflected
from hrd_desk.publishing.other_place_names import is_large_place

_APOSTROPHES = "'\u2018\u2019\u02bb\u02bc`"
_WORD = re.compile(rf"[^\W\d_]+(?:[-\u2010{_APOSTROPHES}][^\W\d_]+)*")
_PART = re.compile(r"[^\W\d_]+")
_BREAK = re.compile(r"[,;:/|()\[\]{}<>\"\u00ab\u00bb\u201c-\u201f\u2013\u2014+@_\d\n]+|\s-+\s")
_ARTICLE = re.compile(
    r"^(?:al|el|ul|as|ash|ar|at|ad|an|az|аль?|эль)-(?=[^\W\d_]{3})", re.IGNORECASE
)
_AS_ASCII = str.maketrans(dict.fromkeys(_APOSTROPHES, "'"))

_WRITTEN_PARTICLES = (
    "de del della di da do dos das du le la las los van von der den ter ten zu af av y"
    " bin ibn bint binti ben abu umm al el ul ud ould"
    " ogli oglu oglı oğlu qizi qızı kyzy kizi kızı uulu uly gyzy zoda o'g'li o'gli og'li"
    " уулу кызы улы ұлы қызы оглы оглу угли ўғли қизи кизи гызы бин ибн абу аль эль"
)
_PARTICLES = frozenset(_WRITTEN_PARTICLES.split())
"""Words in small letters that stand inside of a name."""

_WRITTEN_BEFORE = "at in near inside within outside в во на под возле около en em à"
_BEFORE_PLACES = frozenset(_WRITTEN_BEFORE.split())
"""What stands behind these is no person."""

_WRITTEN_BEHIND = (
    "from of in at and or who by on via with for family says said из в и на по с со от о об у для"
    " семья семьи de en y e con por et du par ve ile dan den"
)
_BEHIND_PEOPLE = frozenset(_WRITTEN_BEHIND.split())
"""What may stand behind one word that is a person's; others make a place or a body of it."""

_WRITTEN_BODIES = (
    "agency archive association bar bureau center centre channel church coalition collective"
    " college colony committee commission community company council court department embassy"
    " federation foundation fund gazette group hospital initiative institute journal league"
    " media ministry mosque movement museum network news newspaper office organisation"
    " organization party police post press prison radio school society station television times"
    " tribune union university weekly district region province city village"
)
_BODIES = frozenset(_WRITTEN_BODIES.split())
"""Words that end the name of a body or a place, and not that of a person."""

_SHORTEST_SHOUTED = 5
"""Letters from which a word in capitals is a name and not the short form of one of a body."""

_UNSPOKEN = re.compile("[^aeiouyаеёиоуыэюяіїєөүұә]{4}", re.IGNORECASE)

_CASES = re.compile(
    "(?<=...)(?:[ыио]м|ем|[ая]ми|[ая]х|[ыи]х|[нд][ыиіуү]н|т[ыиіуү]н|[ндт][ыі]ң|ning|n[ıiuü]n)$",
    re.IGNORECASE,
)
"""Endings that few names have by themselves: "с Данияром Фиктивовым"."""


_WRITTEN_LABELS = (
    r"source|informant|witness|interviewee|contact|spoke (?:to|with)|talked (?:to|with)|interviewed"
    r"|told by|according to|источник|информатор|свидетель(?:ница)?|контакт|со слов|по словам"
    r"|(?:по|раз)?говор[а-я]* с|бесед[а-я]* с|опросили?|куәгер|дереккөз|булак|күбө|manba|guvoh"
    r"|kaynak|tanık|fuente|testigo|hablamos con|fonte|testemunha|témoin"
)
_SAID_BY = re.compile(
    rf"(?<![^\W\d_])(?:{_WRITTEN_LABELS})\s*(?:[:=\u2013\u2014-]|is|was)?\s*", re.IGNORECASE
)
"""What in a note says that a name behind it is a source's."""

_WRITTEN_SILENCE = (
    r"not (?:to )?(?:be )?(?:named?|identif(?:y|ied)|quoted?|mention(?:ed)?|cited?)|asked not to"
    r"|don['\u2019]t (?:name|identify|quote|mention|cite)|просил[аи]? не|ат(?:ын|тарын) атама\w*"
    r"|не (?:называ|упомина|указыва|раскрыва|ссыла|цитир)\w+|huwag (?:pangalanan|banggitin)"
    r"|no (?:nombrar|mencionar|citar)|ne pas (?:nommer|citer|mentionner)|adı (?:verilme|geçme)sin"
)
_NOT_TO_BE_NAMED = re.compile(rf"(?<![^\W\d_])(?:{_WRITTEN_SILENCE})", re.IGNORECASE)
"""What in a note says that whoever is named in the line shall be named nowhere else."""

_NAME_OF_ARABIC = re.compile(r"(?:لا ت|عدم )\w+ (?:اسم|السيدة?) (\w+ \w+)")
"""The same of a name in Arabic letters, which has no capitals: its two words behind "the name"."""

_WRITTEN_HOMES = (
    r"hid(?:es|ing)|liv(?:es|ing)|stay(?:s|ing)|resides|home|address|flat|house|жив[её]т|прожива\w+"
    r"|прячется|скрывается|адрес\w*|тұрады|мекенжай\w*|турат|дарег\w*|nakatira|tumutuloy|vive|habite"
    r"|oturuyor"
)
_HOME = re.compile(rf"(?<![^\W\d_])(?:{_WRITTEN_HOMES})(?![^\W\d_])", re.IGNORECASE)
_STREET_AND_HOUSE = re.compile(
    r"((?:[^\W\d_][\w'\u2019-]*\s+){1,3}),?\s*(?:no\.?|№|д\.|дом|house)?\s*(\d{1,3})(?![\d.:/]\d|\d)"
)

_WRITTEN_TESTIMONIES = (
    "interview testimony affidavit entrevista entretien интервью показания объяснение опрос беседа"
    " разговор сұхбат panayam salaysay röportaj"
)
_TESTIMONIES = frozenset(_WRITTEN_TESTIMONIES.split())

_NEAR = 80


@dataclass(frozen=True, slots=True)
class _Run:
    """Words with capitals that stand beside each other, and the words before and behind them."""

    words: tuple[str, ...]
    before: str
    behind: str


@lru_cache(maxsize=512)  # each is asked for twice: among all, and in its own record
def people_in(description: str, country_code: str) -> tuple[str, ...]:
    """Return the names of people in the words for a source, and what else each is called by.

    Not those of bodies ("Union of Teachers") and of what is the name of a large place.
    """
    found: dict[str, None] = {}
    for run in _runs(unicodedata.normalize("NFC", description)):
        for words in _cases_of(run):
            found.update(dict.fromkeys(_ways(words, run, country_code)))
    return tuple(found)


def people_told_of_in(line: str, country_code: str) -> Iterator[str]:
    """Yield the whole names that a line of a note says to be those of its sources.

    "Source: Aigerim Testova"; not whose lawyer it was: that name may be in the title. And all of
    a line that says that somebody is not to be named.
    """
    if _NOT_TO_BE_NAMED.search(line):
        yield from (name for name in people_in(line, country_code) if " " in name)
    for name in _NAME_OF_ARABIC.findall(line):
        if not any(map(is_ordinary, name.split())):
            yield name
    for label in _SAID_BY.finditer(line):
        run = next(_runs(line[label.end() : label.end() + _NEAR]), None)
        if run is None or not line.startswith(run.words[0], label.end()):
            continue
        is_whose = run.words[-1].translate(_AS_ASCII).endswith("'s")
        names = () if is_whose else people_in(" ".join(run.words), country_code)
        yield from (name for name in names if " " in name)


def homes_in(line: str) -> Iterator[str]:
    """Yield street and house in a line of a note that says where somebody lives or hides."""
    for home in _HOME.finditer(line):
        for words, number in _STREET_AND_HOUSE.findall(line[home.end() : home.end() + _NEAR]):
            street = list(reversed(list(takewhile(_is_name, reversed(words.split())))))
            if street and not all(is_ordinary(word) or is_month(word) for word in street):
                yield f"{' '.join(street)} {number}"


def people_in_file_name(name: str, country_code: str) -> Iterator[str]:
    """Yield the whole names in the name of a file that says to hold what somebody testified."""
    words = _PART.findall(name)
    if any(word.casefold() in _TESTIMONIES for word in words):
        yield from (one for one in people_in(" ".join(words), country_code) if " " in one)


def _runs(text: str) -> Iterator[_Run]:
    """Yield the words of each name; particles stand among them."""
    for segment in _BREAK.split(text):
        run: list[str] = []
        before = ""
        for word in (*_WORD.findall(segment), ""):
            if _is_name(word) or (run and _is_particle(word)):
                run.append(word)
                continue
            if run and before not in _BEFORE_PLACES:
                yield _Run(tuple(run), before, word.casefold())
            run, before = [], word.casefold()


def _is_name(word: str) -> bool:
    bare = _bare(word)
    is_joined = any(part[0].isupper() for part in _PART.findall(bare)[1:])  # "Anna-Maria"
    return bare[:1].isupper() and (bare[1:].islower() or _is_shouted(bare) or is_joined)


def _is_shouted(word: str) -> bool:
    if not word.isupper() or 1 < len(word) < _SHORTEST_SHOUTED:
        return False
    return _UNSPOKEN.search(word) is None  # not "UNHCR"


def _is_particle(word: str) -> bool:
    return word.translate(_AS_ASCII) in _PARTICLES


def _bare(word: str) -> str:
    """Return a word without an article that is joined to it."""
    return _ARTICLE.sub("", word, count=1)


def _cases_of(run: _Run) -> Iterator[tuple[str, ...]]:
    """Yield a name as it stands and, behind other words, without the endings that these ask for."""
    yield run.words
    if run.before or len(run.words) > 1:
        based = tuple(_CASES.sub("", word) for word in run.words)
        if based != run.words:
            yield based


def _ways(words: Sequence[str], run: _Run, country_code: str) -> Iterator[str]:
    plain = [_bare(word) for word in words if not _is_particle(word)]
    named = [word for word in plain if not is_role_inflected(word)]
    own = [word for word in named if not is_ordinary(word)]
    is_a_name = bool(own) or (len(named) > 1 and any(map(is_also_a_name, named)))
    is_of_a_body = plain[-1].casefold() in _BODIES
    if not is_a_name or is_of_a_body or _are_places(named, country_code):
        return
    if len(named) > 1:
        yield from dict.fromkeys(" ".join(map(_titled, way)) for way in (words, named))
    elif not _is_one_person(own[0], plain, run):
        return
    names = own if len(own) == 1 else ways_to_call(" ".join(map(_titled, own)))
    for name in names:
        letters = sum(map(len, _PART.findall(name)))
        if letters >= SHORTEST_PART and not is_large_place(name, country_code):
            yield name


def _titled(word: str) -> str:
    return word.title() if word.isupper() else word


def _is_one_person(word: str, plain: Sequence[str], run: _Run) -> bool:
    """Return whether one word with a capital is a person's name."""
    if word.isupper() or (run.behind and run.behind not in _BEHIND_PEOPLE):
        return False
    # "Conversation with …" begins with a capital because it begins.
    return len(plain) > 1 or bool(run.before) or not run.behind


def _are_places(words: Sequence[str], country_code: str) -> bool:
    """Return whether words are a place together, or but for one in capitals, a body's there."""
    if is_large_place(" ".join(words), country_code):
        return True
    own = [word for word in words if not is_large_place(word, country_code)]
    return not own or (len(words) > len(own) == 1 and own[0].isupper())
