"""A place that a user keeps because no list has it: a village, a camp, a checkpoint."""

import uuid
from dataclasses import dataclass, field

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import _
from hrd_desk.mapping import new_uid

LONGEST_NAME, LONGEST_NOTE = 200, 2000
MOST_LATITUDE_DEG, MOST_LONGITUDE_DEG = 90.0, 180.0


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """A kept place with its point (WGS 84, degrees); it is found first, by any of its names.

    `precision` is a code of the vocabulary `place-precision`, `country_code` ISO 3166-1.
    """

    name: str
    latitude_deg: float
    longitude_deg: float
    precision: str = "exact"
    country_code: str = ""
    other_names: tuple[str, ...] = ()
    region: str = ""
    district: str = ""
    note: str = ""
    uid: uuid.UUID = field(default_factory=new_uid)

    def checked(self) -> "OwnPlace":
        """Return the place with tidy names; raises `InvalidInputError` for what cannot be kept."""
        names = [" ".join(name.split()) for name in (self.name, *self.other_names)]
        if not names[0]:
            raise InvalidInputError("name", _("A place that is kept needs a name."))
        if any(len(name) > LONGEST_NAME for name in (*names, self.region, self.district)):
            sentence = _("A name of a place has at most {count} characters.")
            raise InvalidInputError("name", sentence.format(count=LONGEST_NAME))
        if len(self.note) > LONGEST_NOTE:
            sentence = _("The note has at most {count} characters.")
            raise InvalidInputError("note", sentence.format(count=LONGEST_NOTE))
        is_on_earth = (
            abs(self.latitude_deg) <= MOST_LATITUDE_DEG
            and abs(self.longitude_deg) <= MOST_LONGITUDE_DEG
        )
        if not is_on_earth:
            raise InvalidInputError(
                "latitude_deg", _("Latitudes go from -90 to 90, longitudes from -180 to 180.")
            )
        others = tuple(dict.fromkeys(name for name in names[1:] if name and name != names[0]))
        return OwnPlace(
            name=names[0],
            latitude_deg=self.latitude_deg,
            longitude_deg=self.longitude_deg,
            precision=self.precision,
            country_code=self.country_code.upper(),
            other_names=others,
            region=self.region.strip(),
            district=self.district.strip(),
            note=self.note.strip(),
            uid=self.uid,
        )
