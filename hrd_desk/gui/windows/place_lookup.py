"""Looks places up for the form: the list of places opens in a job, own places come first."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hrd_desk.errors import HrdDeskError
from hrd_desk.geocoding.found_place import Around, FoundPlace
from hrd_desk.geocoding.shown_language import shown_language
from hrd_desk.gui.workers import Job
from hrd_desk.i18n import _
from hrd_desk.model.query_values import NamedPoint
from hrd_desk.progress import Progress
from hrd_desk.storage.database import Database
from hrd_desk.storage.own_places import load_own_places
from hrd_desk.vocabulary.vocabulary import Vocabulary

if TYPE_CHECKING:
    from hrd_desk.geocoding.country_check import CountryCheck
    from hrd_desk.geocoding.finding import PlaceFinder

LatLon = tuple[float, float]
NEAREST_OFFERED = 5
SAME_TOWN_KM = 10.0
"""Farther from a town, its name would be a guess."""


class PlaceLookup(QObject):
    """The places that a desk knows: its own ones, then the shipped list.

    The first time on a computer the list is unpacked, in about two seconds; searching takes some
    milliseconds and runs where it is called. `ready` is emitted when places can be found, and
    where they cannot; `state` says which.
    """

    ready = Signal()

    def __init__(self, database: Database, parent: QObject | None = None) -> None:
        """Open nothing yet; own places are those of `database`."""
        super().__init__(parent)
        self._database = database
        self._finder: PlaceFinder | None = None
        self._check: CountryCheck | None = None
        self._problem = ""
        self._is_opening = False

    @property
    def finder(self) -> "PlaceFinder | None":
        """What finds the places; None while it is not open."""
        return self._finder

    @property
    def state(self) -> str:
        """Why nothing can be found now; "" where places can be found, or nobody has asked yet."""
        if self._finder is not None:
            return ""
        if self._is_opening:
            return _("Preparing the list of places; this happens once on this computer.")
        return self._problem

    def prepare(self) -> None:
        """Open the list in a job, unless it is open; a failure before is tried again."""
        if self._finder is not None or self._is_opening:
            return
        self._is_opening, self._problem = True, ""
        job = Job(self._open)
        job.succeeded.connect(self._on_opened)
        job.failed.connect(self._on_failed)
        job.finished.connect(self._on_finished)
        job.start()

    def _open(self, progress: Progress) -> "tuple[PlaceFinder, CountryCheck]":
        # Loaded here, so that the start of the window does not pay for it.
        from hrd_desk.geocoding.country_check import CountryCheck  # noqa: PLC0415
        from hrd_desk.geocoding.finding import PlaceFinder  # noqa: PLC0415

        with self._database.snapshot() as session:
            own_places = load_own_places(session)
        finder = PlaceFinder.open(progress, own_places)
        finder.find_places("a likeness")  # what makes the first misspelt name slow is done here
        check = CountryCheck(lambda: finder.borders)
        check.prepare()
        return finder, check

    def _on_opened(self, opened: "tuple[PlaceFinder, CountryCheck]") -> None:
        self._finder, self._check = opened

    def _on_failed(self, error: HrdDeskError) -> None:
        self._problem = error.sentence

    def _on_finished(self) -> None:
        self._is_opening = False
        self.ready.emit()

    def reload_own_places(self) -> None:
        """Search the own places as the desk keeps them now."""
        if self._finder is not None:
            with self._database.snapshot() as session:
                self._finder = self._finder.with_own_places(load_own_places(session))
            self.ready.emit()

    # --- asking ---------------------------------------------------------------------------------

    def suggestions(self, name: str, around: Around) -> list[FoundPlace]:
        """Return what a half typed name may mean, the best first; nothing while not ready."""
        return self._suggestions(name, around, shown_language())

    def _suggestions(self, name: str, around: Around, language: str) -> list[FoundPlace]:
        if self._finder is None or not name.strip():
            return []
        from hrd_desk.geocoding.suggesting import suggestions  # noqa: PLC0415  as in `_open`

        return suggestions(self._finder, name, around, language=language)

    def named(self, name: str) -> NamedPoint | None:
        """Return the best place of a name, for a search; None for none, or not known yet."""
        found = self._finder.find_places(name, limit=1) if self._finder is not None else []
        if not found:
            return None
        return NamedPoint(found[0].name, found[0].latitude_deg, found[0].longitude_deg)

    def near(self, latitude_deg: float, longitude_deg: float) -> list[FoundPlace]:
        """Return the places nearest to a point; nothing while not ready."""
        if self._finder is None:
            return []
        return self._finder.places_near(
            latitude_deg, longitude_deg, limit=NEAREST_OFFERED, language=shown_language()
        )

    def town(self, name: str, around: Around) -> LatLon | None:
        """Return the point of the town that a short plus code belongs to."""
        found = self._suggestions(name, around, "")
        return (found[0].latitude_deg, found[0].longitude_deg) if found else None

    def words_at(self, latitude_deg: float, longitude_deg: float) -> str:
        """Return what lies at a point in words; "" while that is not known."""
        if self._finder is None or self._check is None:
            return ""
        try:
            there = self._finder.place_at(latitude_deg, longitude_deg, language=shown_language())
        except HrdDeskError as error:
            return error.sentence
        return there.words

    def published_name(self, latitude_deg: float, longitude_deg: float) -> str:
        """Return town and region at a point in Latin letters; "" for none, or not known yet."""
        if self._finder is None:
            return ""
        near = self._finder.places_near(
            latitude_deg, longitude_deg, limit=1, farthest_km=SAME_TOWN_KM
        )
        names = (near[0].name, near[0].region) if near else ()
        return ", ".join(dict.fromkeys(name for name in names if name))

    def outside(
        self, country_code: str, latitude_deg: float, longitude_deg: float, vocabulary: Vocabulary
    ) -> str:
        """Return the sentence about a point outside a country; "" for none, or not known yet."""
        if self._check is None:
            return ""
        try:
            return self._check.warning(country_code, latitude_deg, longitude_deg, vocabulary)
        except HrdDeskError:  # told by `words_at`
            return ""
