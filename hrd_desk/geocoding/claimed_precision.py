"""What the digits of coordinates claim: the least step on the ground that they can tell apart."""

from hrd_desk.i18n import _, decimal

M_A_DEGREE = 111_195.0
"""Metres of a degree of latitude, on a sphere of 6,371 km."""

FINEST_GPS_M = 1.0
"""A hand-held receiver is no better than some metres; finer digits are arithmetic."""
_KM, _CM = 1000.0, 0.01


def step_of_text(*numbers: str) -> float:
    """Return the step in metres of degrees typed with a decimal point; of several, the least."""
    decimals = max(len(number.partition(".")[2]) for number in numbers)
    return float(M_A_DEGREE * 10.0**-decimals)


def step_of_point(latitude_deg: float, longitude_deg: float) -> float:
    """Return the step in metres that the digits of a stored point claim, as given."""
    return step_of_text(*(_written(value) for value in (latitude_deg, longitude_deg)))


def _written(degrees: float) -> str:
    text = repr(degrees)
    if "e" in text:
        text = f"{degrees:.20f}".rstrip("0")
    return text.removesuffix(".0")


def claim_words(step_m: float) -> str:
    """Return in words what the digits claim, and that no receiver measures so finely."""
    if step_m >= _KM:
        return _("The digits tell points about {count} km apart.").format(
            count=decimal(step_m / _KM)
        )
    if step_m >= FINEST_GPS_M:
        return _("The digits tell points about {count} m apart.").format(count=decimal(step_m))
    if step_m >= _CM:
        return _(
            "The digits tell points about {count} cm apart, finer than any hand-held receiver."
        ).format(count=decimal(step_m / _CM))
    return _(
        "The digits tell points less than 1 cm apart: so many come from arithmetic, not from"
        " measuring."
    )
