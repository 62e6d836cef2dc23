"""What a person typed, taken apart: the place asked for, and the larger ones it lies in."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from hrd_desk.geocoding.gazetteer import Gazetteer, How
from hrd_desk.geocoding.generic_words import stripped_keys, without_affix, without_generic_words
from hrd_desk.geocoding.kinds import Kind
from hrd_desk.geocoding.spelling import spelling_key

_COMMA = re.compile(r"[,;،、，؛\n/|]+")
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CHINESE_UNIT = re.compile(".{1,12}?(?:特别行政区|自治区|自治州|自治县|省|市|县|縣|区|區|州|盟|旗)")
_BRACKETS = re.compile(r"\s*[(\[（【]([^)\]）】]*)[)\]）】]")
_MOST_PARTS = 6
_LONGEST = 200
_PARTS_OF_HAN = 2
_MOST_LARGER, _MOST_WORDS = 3, 5


@dataclass(frozen=True, slots=True)
class Question:
    """One reading of what was typed. Units are positions of records of the gazetteer."""

    target: str
    countries: frozenset[str] = frozenset()
    units: frozenset[int] = frozenset()
    kinds: frozenset[Kind] = frozenset()
    is_part: bool = False
    is_typing: bool = False
    """Whether more letters may follow."""

    @property
    def key(self) -> str:
        """The key of the place asked for."""
        return spelling_key(self.target)

    @property
    def has_context(self) -> bool:
        """Whether larger places were named that the place must lie in."""
        return bool(self.countries or self.units)


@dataclass(slots=True)
class _Context:
    countries: set[str] = field(default_factory=set)
    units: set[int] = field(default_factory=set)


class QuestionReader:
    """Reads questions with the names of countries and units that a gazetteer knows."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Read with the names in `gazetteer`."""
        self._gazetteer = gazetteer

    def read(self, text: str, *, is_typing: bool = False) -> list[Question]:
        """Return the readings of `text`, the likeliest first; none if it holds no letter.

        `Place, province, country` in either direction, also without commas; what cannot be found
        whole is followed by its larger parts.
        """
        return [replace(question, is_typing=is_typing) for question in self._read(text)]

    def _read(self, text: str) -> list[Question]:
        parts = _parts(text)
        if not parts:
            return []
        if len(parts) == 1:
            return self._read_one(parts[0])
        parts = self._smallest_first(parts)
        whole = [self._question(parts, start) for start in range(len(parts))]
        return [question for question in whole if question.key]

    def countries_called(self, name: str) -> frozenset[str]:
        """Return the codes of the countries that have a name or code."""
        return frozenset(self._context([name]).countries)

    def _question(self, parts: Sequence[str], start: int) -> Question:
        context = self._context(parts[start + 1 :])
        return Question(
            parts[start],
            frozenset(context.countries),
            frozenset(context.units),
            kinds_meant(parts[start]),
            is_part=start > 0,
        )

    def _read_one(self, text: str) -> list[Question]:
        whole = Question(text, kinds=kinds_meant(text))
        if not whole.key:
            return []
        readings = [whole]
        if self._gazetteer.find_key(whole.key) is None:
            readings += self._without_commas(text)
        return readings

    def _without_commas(self, text: str) -> list[Question]:
        splits = self._han_splits(text) if _EAST_ASIAN.search(text) else []
        words = text.split()
        splits += [*self._peeled(words, is_end=True), *self._peeled(words, is_end=False)]
        found = []
        for target, *rest in splits:
            context = self._context(rest)
            if (context.countries or context.units) and self._is_name(target):
                countries, units = frozenset(context.countries), frozenset(context.units)
                found.append(Question(target, countries, units, kinds_meant(target)))
        return found

    def _peeled(self, words: list[str], *, is_end: bool) -> list[list[str]]:
        """Return splits into a place and the larger ones named at the end, or at the beginning."""
        larger: list[str] = []
        splits = []
        while len(words) > 1 and len(larger) < _MOST_LARGER:
            for count in range(min(len(words) - 1, _MOST_WORDS), 0, -1):
                taken = words[-count:] if is_end else words[:count]
                if self._units_called(" ".join(taken)):
                    break
            else:
                break
            words = words[:-count] if is_end else words[count:]
            larger.append(" ".join(taken))
            splits.append([" ".join(words), *larger])
        return splits[::-1]

    @staticmethod
    def _han_splits(text: str) -> list[list[str]]:
        units = _CHINESE_UNIT.findall(text)
        splits = [units[::-1]] if len(units) >= _PARTS_OF_HAN else []
        if units and not text.endswith(units[-1]):
            splits.append([text[text.index(units[-1]) + len(units[-1]) :], *units[::-1]])
        splits += [[text[at:], text[:at]] for at in range(2, len(text))]
        return [split for split in splits if split[0].strip()]

    def _is_name(self, target: str) -> bool:
        keys = [spelling_key(target), *stripped_keys(target)]
        return any(key and self._gazetteer.find_key(key) is not None for key in keys)

    def _smallest_first(self, parts: list[str]) -> list[str]:
        first, last = self._context(parts[:1]), self._context(parts[-1:])
        is_last_large = bool(last.countries or last.units)
        if first.countries and not last.countries:
            return parts[::-1]
        if first.units and not is_last_large:
            return parts[::-1]
        return parts

    def _context(self, parts: Iterable[str]) -> _Context:
        context = _Context()
        for part in parts:
            code = part.strip().upper()
            if len(code) in (2, 3) and self._gazetteer.country(code) is not None:
                context.countries.add(code)
                continue
            for place in self._units_called(part):
                if self._gazetteer.kind(place) is Kind.COUNTRY:
                    context.countries.add(self._gazetteer.country_code(place))
                else:
                    context.units.add(place)
        return context

    def _units_called(self, name: str) -> list[int]:
        gazetteer, found = self._gazetteer, []
        for key in {spelling_key(name), *stripped_keys(name)}:
            number = gazetteer.find_key(key) if key else None
            if number is None:
                continue
            for place, how in gazetteer.places_of(number):
                if place >= gazetteer.locality_count and (how is not How.CODE or name.isupper()):
                    found.append(place)
        return found


def _parts(text: str) -> list[str]:
    text = _BRACKETS.sub(r", \1", text[:_LONGEST])
    parts = [part.strip() for part in _COMMA.split(text)]
    return [part for part in parts if spelling_key(part)][:_MOST_PARTS]


def kinds_meant(name: str) -> frozenset[Kind]:
    """Return the kinds that generic words in `name` speak of; none if it has no such word."""
    kinds: set[Kind] = set()
    native = None if name.isascii() else without_affix(name)
    if native is not None:
        kinds.add(native[1])
    stripped = without_generic_words(spelling_key(name))
    if stripped is not None:
        kinds |= stripped[1]
    return frozenset(kinds)
