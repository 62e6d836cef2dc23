"""Typed dates made alike before they are read: signs, endings, clock times, "last year"."""
# ruff: noqa: RUF001  Russian words are read beside English ones

import re
import unicodedata

from hrd_desk.model.date_asked import Asked

_DECADES = {"fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8, "nineties": 9}
_PART = "(early|mid|late|beginning|middle|end|начал[оае]|середин[аеы]|кон(?:ец|це|ца))"
_REWRITTEN = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        ("[\u2010-\u2015\u2212]", "-"),
        ("\u2019", "'"),
        (r"^([0-9]{4})年([0-9]{1,2})月(?:([0-9]{1,2})日)?$", r"\1/\2/\3"),
        (r"(?<=[0-9])/$", ""),
        (r"\b([0-9]{3})0(?:'?s|-[ех])\b", r"\1x"),
        (r"(?<![0-9])'?([5-9])0(?:'?s|-[ех])\b", r"19\1x"),
        (r"\bعقد ([0-9]{3})0\b", r"\1x"),
        (r"فصل |^วันที่ ?|\bdated? (?=\S)", ""),
        (r"(?<=[0-9])(?:st|nd|rd|th|-?го|-?е|-?й|-?м)\b|\b(?:of|the)\b", ""),
        (r"(?<=[0-9]) (?:с|т)\. ?г\.?$|(?<=[^\W\d_]) (?:с|т)\. ?г\.?$", " этого"),
        (r"(?<![^\W\d_])(?:гг?\.|год(?:а|у|ы|ов|ах)?\b)", ""),
        (r"\b([0-9]{1,2})([-/.])([^\W\d_]+)\2([0-9]{4}|[0-9]{2})\b", r"\1 \3 \4"),
        (r"(?<=[^\W\d_]) ?/ ?(?=[^\W\d_])|(?<=[^\W\d_] [0-9]{4}) ?/ ?(?=[0-9 ]*[^\W\d_])", " - "),
        (r"(?<=[^\W\d_])/(?=[0-9]{4}$)", " "),
        (r"\b([0-9]{1,2})/([0-9]{1,2}) (?=[^\W\d_])", r"\1-\2 "),
        (rf"^(?:in |в )?{_PART}[ -](?:to |and |or |- ?|до |и )?{_PART}[ -](.+)$", r"\1 \3 - \2 \3"),
        (r"^> ?|^post[- ](?=[0-9])", "after "),
        (r"^< ?|^pre[- ](?=[0-9])", "before "),
        (r"^last night$|^(?:прошлой|минувшей) ночью$|^сегодня ночью$", "night yesterday"),
        (r"^this (morning|afternoon|evening)$", r"today \1"),
    )
)
_GAP = re.compile(r"\s+(,)|\s+")
_TIME = re.compile(
    r"(?:,? (?:(?:at|around|about|в|около) )?|(?<=[0-9])t)"
    r"(?:(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?(?: ?[ap]\.?m\.?)?|1?[0-9] ?[ap]\.?m\.?)"
    r"(?: ?(?:h|hrs|ч\.?|час(?:а|ов)?|utc|gmt|z|local time|по местному времени))?$"
)
_THAT_YEAR = re.compile(
    r"(?<=\S) (?:(?P<now>this year|current year|этого|сего|текущего|этом|текущем)"
    r"|(?P<last>last year|прошлого|прошлом|минувшего))$"
)
NOT_KNOWN = re.compile(
    r"unknown|not known|n\.?/?a\.?|none|no date|undated|\?+|-+|неизвестн[оа]|не известн[оа]"
    r"|н/?д\.?|нет даты|без даты|нет данных|غير معروف"
)
"""What says that there is no date."""


def tidied(text: str) -> str:
    """Return a typed date in small letters, with signs, decades and endings made alike."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    for word, decade in _DECADES.items():
        plain = plain.replace(word, f"19{decade}x")
    for pattern, words in _REWRITTEN:
        plain = pattern.sub(words, plain)
    return _GAP.sub(lambda gap: gap[1] or " ", plain).strip()


def without_time(text: str, asked: Asked) -> str:
    """Return a date without the time of day behind it; the words typed are kept beside it.

    Only where somebody looks on: a column of times may be of another zone.
    """
    match = _TIME.search(text) if asked.today else None
    if match is None or not match.start():
        return text
    asked.says_more = True
    return text[: match.start()]


def with_year_named(text: str, asked: Asked) -> str:
    """Return a date with its year where it says "last year" instead.

    Raises `InvalidInputError` where `asked` does not know the day.
    """
    match = _THAT_YEAR.search(text)
    if match is None or text[: match.start()] in ("в", "in"):
        return text
    year = asked.relative_to().year - bool(match["last"])
    return f"{text[: match.start()]} {max(1, year):04}"
