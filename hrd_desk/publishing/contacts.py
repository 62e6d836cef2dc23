"""What in a note leads to a person by itself: addresses, numbers to call, accounts, identifiers."""

# ruff: noqa: RUF001  letters that look alike

import itertools
import re
from collections.abc import Iterator

from hrd_desk.publishing.matching import digits_of
from hrd_desk.publishing.name_forms import other_numbers

_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]+\w")
_WEB = re.compile(r"(?:https?://|www\.)[^\s<>\"\u00ab\u00bb\u201c\u201d]{6,}", re.IGNORECASE)
_SCHEME = re.compile(r"(?:https?://)?(?:www\.)?", re.IGNORECASE)
_PAGE = re.compile(r"[\w-]+(?:\.[\w-]+)+/\S+")
_HANDLE = re.compile(r"(?<![\w@.])@[\w.]{3,}\w")
_SITES = (
    r"(?:t|telegram|wa)\.me|(?:instagram|facebook|fb|vk|x|twitter|tiktok|youtube|github)\.com"
    r"|linkedin\.com/in|threads\.net|ok\.ru|reddit\.com/u(?:ser)?|bsky\.app/profile"
)
_ACCOUNT = re.compile(rf"(?<![\w-])(?:{_SITES})/[@+]?([\w.-]{{3,}}\w)", re.IGNORECASE)
_SERVICES = (
    "telegram|signal|whatsapp|instagram|insta|skype|threema|viber|tg|ig|nick|nickname|user|username"
    "|login|account|handle|телеграм|телеграмм|ник|логин|аккаунт"
)
_BESIDE_A_SERVICE = re.compile(
    rf"(?<!\w)(?:{_SERVICES})\W{{1,3}}([a-z][\w.:]{{3,}}\w)", re.IGNORECASE
)
_IS_NO_WORD = re.compile(r"(?=.*(?:[\d_]|[^\W\d_]{3}[.:][^\W_]{2})).{6,}")
"""Of the names of accounts: one that is a word stands in clean texts."""
_NUMBER = re.compile(r"\+?\d(?<![\w-].)[\d ()./-]{5,}\d(?!\w)")
_LEAST_DIGITS, _LEAST_SIGNS = 7, 9
"""Of a number in one piece; with spaces and signs, as short ones of other kinds have."""

_DATE = re.compile(
    r"(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|(?:1[89]|20)\d\d[./-]\d{1,2}[./-]\d{1,2}"
    r"|(?:1[89]|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))"
)
_YEARS = re.compile(r"(?:1[89]|20)\d\d(?:[ /-]+(?:1[89]|20)?\d\d)*")
_TIMES = re.compile(r"\d{1,2}[.-]\d{2}(?: ?[-/] ?\d{1,2}[.-]\d{2})*")
_SUM = re.compile(r"[1-9]\d{0,2}(?:[ .]\d{3})*[ .]000|[1-9]\d*000")
_PART = re.compile(r"[^\s()]+")

_CAPITALS_AND_FIGURES = re.compile(
    r"(?<![\w-])[A-Z\u0410-\u042f\d]+(?:[ -][A-Z\u0410-\u042f\d]+)*(?![\w-])"
)
_GROUP = re.compile(r"[^\W\d_]+|\d+")
_GROUPS_OF_PLATE = (5, 4, 3)
_LEAST_OF_PLATE, _LEAST_OF_EACH, _MOST_OF_A_GROUP = 6, 2, 4
_WRITTEN_NO_PLATES = (
    "JAN FEB MAR APR MAY JUNE JUN JUL AUG SEPT SEP OCT NOV DEC AM PM KM KG USD EUR GBP KZT KGS RUB"
    " UZS TJS UN ICCPR UDHR CAT ЯНВ ФЕВ МАР АПР МАЯ МАЙ ИЮН ИЮЛ АВГ СЕН ОКТ НОЯ ДЕК КМ КГ ТГ РУБ"
)
_NO_PLATES = frozenset(_WRITTEN_NO_PLATES.split())
"""What stands in capitals between figures and is on no plate: months, units, instruments."""

_CYRILLIC, _LATIN = "АВЕКМНОРСТУХ", "ABEKMHOPCTYX"
_AS_LATIN, _AS_CYRILLIC = str.maketrans(_CYRILLIC, _LATIN), str.maketrans(_LATIN, _CYRILLIC)
"""Letters of plates and passports that look alike: people type either."""

_KEY = re.compile(r"(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[a-z])(?=[\w-]*[A-Z])[\w-]{11,}")
"""What opens a shared file: figures, small and large letters."""

_HEX = "[0-9A-Fa-f]"
_OF_DEVICES = re.compile(
    rf"(?<![\w:.-])(?:{_HEX}{{2}}(?P<sign>[:-])(?:{_HEX}{{2}}(?P=sign)){{4}}{_HEX}{{2}}"
    rf"|(?=[\d:]*(?:::|[A-Fa-f]))(?:{_HEX}{{1,4}}::?){{3,7}}{_HEX}{{1,4}})(?![\w:-])"
)
"""The address of a network card, and one of the network with colons; times of day have neither."""

_FINGERPRINT = re.compile(
    rf"(?<!\w)(?:0x{_HEX}{{8,40}}|(?:{_HEX}{{4}}\s{{1,2}}){{9}}{_HEX}{{4}})(?!\w)"
)
_BANK = re.compile(r"(?<!\w)[A-Z]{2}\d\d(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,4})?(?!\w)")
_LEAST_OF_BANK = 15
_HIDDEN_HOST = re.compile(r"[a-z2-7]{16,56}\.(?:onion|b32\.i2p)", re.IGNORECASE)
_THREE_WORDS = re.compile(
    r"(?:///|(?:w3w|what3words)(?:\.com/)?\W{0,4})([^\W\d_]{2,}\.[^\W\d_]{2,}\.[^\W\d_]{2,})",
    re.IGNORECASE,
)
_CODE_OF_A_PICTURE = re.compile(r"(?:WIFI|MECARD|BIZCARD|otpauth):(\S.*)")
_VALUE_OF_IT = re.compile(r"(?:^|;)(?:S|P|N|TEL|EMAIL|ADR|NICKNAME):([^;]{4,})")
_LABELLED = re.compile(
    r"(?:licen[cs]e|passport|identity card|\bID\b|permit|лиценз\w*|удостоверени\w*|паспорт\w*"
    r"|свидетельств\w*|ордер\w*|куәлі[кг]\w*|төлқұжат\w*|pasaporte|lisensya|رخصة|جواز|هوية)"
    r"[^\d\n;]{0,20}(\d[\d ]{3,}\d)(?!\d|[./-]\d)",
    re.IGNORECASE,
)
_LEAST_LABELLED = 5
"""Digits of a number that is said to be that of a person's paper: fewer than of one to call."""

_TRACKS = re.compile(r"[?&](?:utm_\w+|utm|fbclid|gclid|igshid|si|usp)=[^&#]*")
_MARKED = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_LEAST_OF_MARK, _LEAST_DIGITS_OF_MARK, _LEAST_DIGITS_AT_END = 6, 3, 5
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
_WITH_UNIT = re.compile(r"\d+-?[^\W\d_]+")
_LETTERS_THEN_DIGITS = re.compile(r"[^\W\d_]+-?(\d+)")
_REFERENCE = re.compile(r"[^\W\d_]{2}-\d{4}-.*")


def contacts_in(line: str) -> Iterator[str]:
    """Yield addresses, accounts, numbers to call and identifiers in a line of a note.

    A number is kept in every way in which it is dialled. Days, years, times and sums of money are
    none of these: a summary has the same.
    """
    if "@" in line:
        for pattern in (_MAIL, _HANDLE):
            yield from pattern.findall(line)
    if "/" in line or "." in line:
        for address in _WEB.findall(line):
            yield from addresses(address)
    yield from _accounts(line)
    yield from _of_machines(line)
    if _DIGIT.search(line) is None:  # most lines are words alone
        return
    yield from _numbers(line)
    marks = [word for word in _MARKED.findall(line) if _is_a_mark(word)]
    marks += (*_plates_in(line), *_KEY.findall(line))
    for mark in dict.fromkeys(marks):
        yield from dict.fromkeys((mark, mark.translate(_AS_LATIN), mark.translate(_AS_CYRILLIC)))


def _numbers(line: str) -> Iterator[str]:
    """Yield numbers to call, as they are dialled too, those of devices and of a person's papers."""
    for found in _NUMBER.finditer(line):
        for number in _one_by_one(found[0]):
            if _is_a_number_to_call(number):
                yield from other_numbers(number)
                yield number
    if ":" in line or "-" in line:
        yield from (found[0] for found in _OF_DEVICES.finditer(line))
    yield from (found[0].removeprefix("0x") for found in _FINGERPRINT.finditer(line))
    for found in _BANK.finditer(line):
        if len(found[0].replace(" ", "")) >= _LEAST_OF_BANK:
            yield found[0]
    for number in _LABELLED.findall(line):
        if len(digits_of(number)) >= _LEAST_LABELLED and not _is_of_the_calendar(number):
            yield number


def _of_machines(line: str) -> Iterator[str]:
    """Yield what programs and devices know a person or a place by."""
    if ".onion" in line or ".i2p" in line:
        yield from _HIDDEN_HOST.findall(line)
    if "///" in line or "3w" in line or "3words" in line:
        yield from _THREE_WORDS.findall(line)
    if ":" in line and ";" in line:
        for found in _CODE_OF_A_PICTURE.finditer(line):
            yield found[0]
            yield from _VALUE_OF_IT.findall(found[1])


def _accounts(line: str) -> Iterator[str]:
    """Yield how a person is called on the services that a line names."""
    names = _ACCOUNT.findall(line) if "/" in line else []
    names += _BESIDE_A_SERVICE.findall(line)
    mails = _MAIL.findall(line) if "@" in line else []
    names += [mail.partition("@")[0] for mail in mails if _DIGIT.search(mail)]
    for name in names:
        if name.isdecimal() and len(name) >= _LEAST_DIGITS:
            yield from other_numbers(f"+{name}")
        elif _IS_NO_WORD.fullmatch(name):
            yield name


def _one_by_one(numbers: str) -> list[str]:
    """Return numbers to call that a stroke parts; one with strokes inside of it as it is."""
    parts = numbers.split("/")
    return parts if all(len(digits_of(part)) >= _LEAST_DIGITS for part in parts) else [numbers]


def addresses(url: str) -> Iterator[str]:
    """Yield a web address, and as it is written without its scheme where it leads to a page."""
    yield url
    host_and_path = _SCHEME.sub("", url, count=1)
    if host_and_path.partition("/")[2]:
        yield host_and_path
        bare = _TRACKS.sub("", host_and_path)
        if bare != host_and_path:
            yield bare


def is_contact(line: str) -> bool:
    """Return whether a text is nothing but one of what `contacts_in` yields."""
    bare = line.strip()
    if any(pattern.fullmatch(bare) for pattern in (_MAIL, _WEB, _PAGE, _HANDLE)):
        return True
    if _NUMBER.fullmatch(bare):
        return _is_a_number_to_call(bare)
    return _MARKED.fullmatch(bare) is not None and _is_a_mark(bare)


def _is_a_number_to_call(number: str) -> bool:
    if number.startswith("+"):
        return True
    is_long = number.isdecimal() or len(number) >= _LEAST_SIGNS
    return is_long and len(digits_of(number)) >= _LEAST_DIGITS and not _is_of_the_calendar(number)


def _is_of_the_calendar(number: str) -> bool:
    """Return whether figures are days, years or times, or a sum of money."""
    if any(pattern.fullmatch(number) for pattern in (_DATE, _YEARS, _TIMES, _SUM)):
        return True
    parts = _PART.findall(number)
    kinds = (_DATE, _YEARS, _TIMES)
    return len(parts) > 1 and all(
        part in {"-", "/"} or any(kind.fullmatch(part) for kind in kinds) for part in parts
    )


def _is_a_mark(word: str) -> bool:
    """Return whether letters and figures are a passport, a number plate, an account."""
    count = len(digits_of(word))
    if len(word) < _LEAST_OF_MARK or count < _LEAST_DIGITS_OF_MARK:
        return False
    if not _LETTER.search(word) or _WITH_UNIT.fullmatch(word) or _REFERENCE.fullmatch(word):
        return False
    at_end = _LETTERS_THEN_DIGITS.fullmatch(word)
    return at_end is None or len(at_end[1]) >= _LEAST_DIGITS_AT_END


def _plates_in(line: str) -> Iterator[str]:
    """Yield letters and figures by turns that are a number plate: "123 ABC 02"."""
    for run in _CAPITALS_AND_FIGURES.findall(line):
        groups = _GROUP.findall(run)
        for size in _GROUPS_OF_PLATE:
            for start in range(len(groups) - size + 1):
                some = groups[start : start + size]
                if _is_a_plate(some):
                    yield " ".join(some)


def _is_a_plate(groups: list[str]) -> bool:
    words = [group for group in groups if not group.isdecimal()]
    is_by_turns = all(a.isdecimal() != b.isdecimal() for a, b in itertools.pairwise(groups))
    letters, digits = sum(map(len, words)), len(digits_of("".join(groups)))
    return (
        is_by_turns
        and max(map(len, groups)) <= _MOST_OF_A_GROUP
        and _NO_PLATES.isdisjoint(words)
        and min(letters, digits) >= _LEAST_OF_EACH
        and letters + digits >= _LEAST_OF_PLATE
    )
