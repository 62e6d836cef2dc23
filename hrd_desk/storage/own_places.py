"""The places that the users of a desk keep themselves. They stay on this desk."""

import uuid

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from hrd_desk.model.own_place import OwnPlace
from hrd_desk.storage.local_tables import KeptPlace


def load_own_places(session: Session) -> list[OwnPlace]:
    """Return all own places, by name."""
    rows = session.scalars(select(KeptPlace).order_by(KeptPlace.name, KeptPlace.uid))
    return [
        OwnPlace(
            name=row.name,
            latitude_deg=row.latitude_deg,
            longitude_deg=row.longitude_deg,
            precision=row.precision,
            country_code=row.country_code,
            other_names=tuple(row.other_names),
            region=row.region,
            district=row.district,
            note=row.note,
            uid=row.uid,
        )
        for row in rows
    ]


def save_own_place(session: Session, place: OwnPlace) -> OwnPlace:
    """Keep a place, instead of what was kept under its uid, and return it as it is kept.

    Raises `InvalidInputError` without a name or with a point that is not on earth.
    """
    place = place.checked()
    session.merge(
        KeptPlace(
            uid=place.uid,
            name=place.name,
            other_names=list(place.other_names),
            latitude_deg=place.latitude_deg,
            longitude_deg=place.longitude_deg,
            precision=place.precision,
            country_code=place.country_code,
            region=place.region,
            district=place.district,
            note=place.note,
        )
    )
    return place


def drop_own_place(session: Session, uid: uuid.UUID) -> None:
    """Forget an own place, if there is one of that uid; records that used it keep their point."""
    session.execute(delete(KeptPlace).where(KeptPlace.uid == uid))
