"""The search that windows and commands use: by name, and by point. No network, no geopy."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from typing import Self

from hrd_desk.geocoding.aliases import (
    Alias,
    aliases_by_key,
    folded,
    shipped_aliases,
    target_of,
)
from hrd_desk.geocoding.borders import Borders
from hrd_desk.geocoding.candidates import FITS, CandidateFinder, Fit, Fits
from hrd_desk.geocoding.describing import Describing
from hrd_desk.geocoding.found_place import FoundPlace, Match, Origin, PointPlace
from hrd_desk.geocoding.gazetteer import Gazetteer, How
from hrd_desk.geocoding.questions import Question, QuestionReader
from hrd_desk.geocoding.ranking import Preference, Ranking, lies_in
from hrd_desk.geocoding.reverse import nearest_places
from hrd_desk.geocoding.spelling import spelling_key
from hrd_desk.model.own_place import OwnPlace
from hrd_desk.progress import Progress, silent

COMPARED_NEAREST = 8
OWN_FIT, BEGUN_OWN_FIT, ALIAS_FIT = 1.5, 1.2, 1.05
FARTHEST_KM = 150.0
_SHORTEST_OWN_BEGINNING = 2


class PlaceFinder:
    """Finds places by name and by point; one object serves all threads."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        own_places: Iterable[OwnPlace] = (),
        aliases: tuple[Alias, ...] | None = None,
    ) -> None:
        """Search `gazetteer`, and before it the user's own places and the shipped aliases."""
        self.gazetteer = gazetteer
        self.own_places = tuple(own_places)
        self._aliases = aliases
        self._candidates = CandidateFinder(gazetteer)
        self._describing = Describing(gazetteer)
        self._reader = QuestionReader(gazetteer)

    @classmethod
    def open(cls, progress: Progress = silent, own_places: Iterable[OwnPlace] = ()) -> Self:
        """Open the shipped gazetteer; the first time on a computer it takes a few seconds.

        Raises `PlacesUnavailableError` if it is missing or damaged.
        """
        return cls(Gazetteer.open(progress), own_places)

    def with_own_places(self, own_places: Iterable[OwnPlace]) -> "PlaceFinder":
        """Return a finder over the same gazetteer with other own places."""
        return PlaceFinder(self.gazetteer, own_places, self._aliases)

    @cached_property
    def _alias_keys(self) -> dict[str, list[Alias]]:
        return aliases_by_key(shipped_aliases() if self._aliases is None else self._aliases)

    @cached_property
    def _own_keys(self) -> list[tuple[str, OwnPlace]]:
        return [
            (key, place)
            for place in self.own_places
            for key in map(spelling_key, (place.name, *place.other_names))
            if key
        ]

    # --- by name ------------------------------------------------------------------------------

    def find_places(
        self,
        name: str,
        *,
        countries: Iterable[str] = (),
        prefer: Preference | None = None,
        language: str = "",
        limit: int = 10,
    ) -> list[FoundPlace]:
        """Return the places that `name` may mean, in any script, the best first.

        `name` may be the beginning of one, misspelt, or `place, province, country`. `countries`
        (ISO codes) is a condition; `prefer` only ranks. An empty list means that nothing is like
        it. Ranking: docs/formats/gazetteer.md.
        """
        wanted = frozenset(code.upper() for code in countries)
        preference = prefer or Preference()
        questions = self._reader.read(name, is_typing=preference.is_typing)
        named = [name, *(question.target for question in questions if not question.is_part)]
        own = self._own_found({spelling_key(text) for text in named} - {""}, wanted)
        answers = self._answers(questions, wanted)
        return [*own, *self._ranked(answers, preference, language, limit)][:limit]

    def countries_called(self, name: str) -> frozenset[str]:
        """Return the codes of the countries that have a name or code, in any script."""
        return self._reader.countries_called(name)

    def aliases_of(self, key: str) -> list[Alias]:
        """Return the shipped aliases with the key of a name."""
        return self._alias_keys.get(key, [])

    def _answers(
        self, questions: list[Question], countries: frozenset[str]
    ) -> list[tuple[Question, Fits]]:
        """Return what fits: the place in what was named around it, or that, or it elsewhere."""
        answers = [(q, self._fits_within(q, countries)) for q in questions if not q.is_part]
        parts = [question for question in questions if question.is_part]
        while parts and not any(fits for _question, fits in answers):
            answers.append((parts[0], self._fits_within(parts.pop(0), countries)))
        if not any(fits for _question, fits in answers):
            answers = [(q, self._fits_in(q, countries)) for q in questions if q.has_context]
        return answers

    def _ranked(
        self,
        answers: Iterable[tuple[Question, Fits]],
        preference: Preference,
        language: str,
        limit: int,
    ) -> list[FoundPlace]:
        best: dict[int, tuple[float, Question, Fit]] = {}
        for question, fits in answers:
            ranking = Ranking(self.gazetteer, question, preference)
            for place, fit in fits.items():
                score = ranking.score(place, fit)
                if place not in best or best[place][0] < score:
                    best[place] = score, question, fit
        ranked = sorted(best.items(), key=lambda item: (-item[1][0], item[0]))
        found = []
        for place, (score, question, fit) in ranked[:limit]:
            match = Match.PART if question.is_part else fit.match
            described = self._describing.place(place, match, language, score)
            is_alias = fit.score == ALIAS_FIT
            found.append(
                replace(
                    described,
                    asked_name=self._asked_name(place, question),
                    origin=Origin.ALIAS if is_alias else Origin.GAZETTEER,
                )
            )
        return found

    def _asked_name(self, place: int, question: Question) -> str:
        """Return the name that was typed, where it is one of the place's and not its main one."""
        _main, *others = self.gazetteer.names(place)
        return question.target if question.target in others else ""

    def _fits_within(self, question: Question, countries: frozenset[str]) -> Fits:
        """Return what fits inside the larger places that were named."""
        if not question.has_context:
            return self._fits_in(question, countries)
        within = question.countries or frozenset(map(self.gazetteer.country_code, question.units))
        within = within & countries if countries else within
        if countries and not within:
            return {}
        fits = self._fits_in(question, within, question.units)
        if not fits and question.countries and question.units:
            fits = self._fits_in(question, within)
        return fits

    def _fits_in(
        self,
        question: Question,
        countries: frozenset[str],
        units: frozenset[int] = frozenset(),
    ) -> Fits:
        gazetteer = self.gazetteer
        known = frozenset(code for code in countries if gazetteer.country(code) is not None)
        if countries and not known:
            return {}

        def is_wanted(place: int) -> bool:
            is_in_country = not known or gazetteer.country_code(place) in known
            return is_in_country and (not units or lies_in(gazetteer, place, units))

        fits = self._candidates.candidates(question, known, is_wanted)
        for alias in self.aliases_of(question.key):
            place = target_of(alias, gazetteer)
            if place is not None and is_wanted(place):
                is_same_text = folded(alias.name) == folded(question.target)
                fit = Fit(ALIAS_FIT if is_same_text else FITS[How.OTHER], Match.EXACT)
                fits[place] = max(fit, fits.get(place, fit), key=lambda one: one.score)
        return fits

    def _own_found(self, keys: set[str], countries: frozenset[str]) -> list[FoundPlace]:
        found: dict[OwnPlace, float] = {}
        for own_key, place in self._own_keys:
            is_there = not countries or not place.country_code or place.country_code in countries
            is_begun = any(
                len(key) >= _SHORTEST_OWN_BEGINNING and own_key.startswith(key) for key in keys
            )
            if is_there and (own_key in keys or is_begun):
                fit = OWN_FIT if own_key in keys else BEGUN_OWN_FIT
                found[place] = max(found.get(place, 0.0), fit)
        best = sorted(found.items(), key=lambda pair: (-pair[1], pair[0].name))
        return [self._describing.own(place, score) for place, score in best]

    # --- by point -----------------------------------------------------------------------------

    def places_near(
        self,
        latitude_deg: float,
        longitude_deg: float,
        *,
        limit: int = 5,
        farthest_km: float = FARTHEST_KM,
        language: str = "",
    ) -> list[FoundPlace]:
        """Return the localities nearest to a point, with their distances, the nearest first."""
        near = nearest_places(self.gazetteer, latitude_deg, longitude_deg, limit, farthest_km)
        return [
            replace(self._describing.place(place, Match.POINT, language, -away), distance_km=away)
            for away, place in near
        ]

    def place_at(
        self, latitude_deg: float, longitude_deg: float, *, language: str = ""
    ) -> PointPlace:
        """Return what lies at a point: its country by the borders, and the nearest place in it.

        At sea the country is "", and the nearest place may belong to any. Opens the borders on
        first use; raises `PlacesUnavailableError` if they are missing or damaged.
        """
        shapes = self.borders.shapes_at(latitude_deg, longitude_deg)
        code = next((shape.code for shape in shapes if shape.code), "")
        near = self.places_near(
            latitude_deg, longitude_deg, limit=COMPARED_NEAREST, language=language
        )
        within = [place for place in near if place.country_code == code] or near
        record = self.gazetteer.country(code)
        country = "" if record is None else self._describing.name(record, language)
        nearest = within[0] if within else None
        return PointPlace(latitude_deg, longitude_deg, code, country, nearest)

    @cached_property
    def borders(self) -> Borders:
        """The borders, opened on first use."""
        return Borders.open()
