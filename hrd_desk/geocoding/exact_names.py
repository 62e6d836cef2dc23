"""Places by a name as it stands, nothing similar: cheap enough for every name of an article."""

from hrd_desk.geocoding.aliases import target_of
from hrd_desk.geocoding.describing import Describing
from hrd_desk.geocoding.finding import PlaceFinder
from hrd_desk.geocoding.found_place import FoundPlace, Match
from hrd_desk.geocoding.gazetteer import How
from hrd_desk.geocoding.kinds import Kind
from hrd_desk.geocoding.spelling import spelling_key


class ExactNames:
    """Looks names up by their keys in what a finder knows: its gazetteer, aliases, own places."""

    def __init__(self, finder: PlaceFinder) -> None:
        """Look up in what `finder` knows."""
        self._finder = finder
        self._gazetteer = finder.gazetteer
        self._describing = Describing(finder.gazetteer)

    def records_called(self, name: str) -> dict[int, bool]:
        """Return the records of the gazetteer that have `name` as a name, in any script.

        The value tells whether it is the main name, or one of the project's own list.
        """
        key = spelling_key(name)
        found: dict[int, bool] = {}
        number = self._gazetteer.find_key(key) if key else None
        if number is not None:
            for record, how in self._gazetteer.places_of(number):
                if how is not How.CODE:
                    found[record] = found.get(record, False) or how is How.MAIN
        for alias in self._finder.aliases_of(key) if key else ():
            record_meant = target_of(alias, self._gazetteer)
            if record_meant is not None:
                found[record_meant] = True
        return found

    def own_called(self, name: str) -> FoundPlace | None:
        """Return the place that the user keeps under `name`."""
        key = spelling_key(name)
        own = next(
            (p for p in self._finder.own_places if key in _keys(p.name, p.other_names)), None
        )
        return None if own is None or not key else self._describing.own(own, 1.0)

    def facts(self, record: int) -> tuple[Kind, str, int]:
        """Return what a record is, the code of its country, and how many people live there."""
        gazetteer = self._gazetteer
        return gazetteer.kind(record), gazetteer.country_code(record), gazetteer.population(record)

    def described(self, record: int, language: str = "") -> FoundPlace:
        """Return a record as a search would."""
        return self._describing.place(record, Match.EXACT, language, 1.0)


def _keys(name: str, others: tuple[str, ...]) -> set[str]:
    return {spelling_key(text) for text in (name, *others)}
