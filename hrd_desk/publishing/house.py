"""The dress of an organisation: kept in its desk, so encrypted with it, and checked when chosen."""

import base64
import io
import re
from pathlib import Path

from sqlalchemy.orm import Session

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import N_, _, decimal, reason_of
from hrd_desk.publishing.colours import READABLE, contrast, luminance, of_luminance
from hrd_desk.publishing.logo import read_logo
from hrd_desk.publishing.orders import House
from hrd_desk.publishing.styles import WHITE, Colour
from hrd_desk.storage.settings import read_setting, write_setting
from hrd_desk.whole_files import read_given

SETTING = "house-dress"
COLOUR_NAMES = {"brand": N_("Colour of headings"), "alert": N_("Colour of marks")}
KEPT_PIXELS = (1500, 600)
"""A logo is kept no larger: on paper that is 600 points to the inch."""

_WRITTEN = re.compile(r"#?([0-9a-fA-F]{6})")
_LARGEST_BYTES = 20_000_000


def read_house(session: Session) -> House:
    """Return the dress that the desk keeps; an empty one where none was chosen."""
    kept = read_setting(session, SETTING, {})
    return House(
        name=kept.get("name", ""),
        logo=base64.b64decode(kept.get("logo", "")),
        brand=colour_of(kept.get("brand", "")),
        alert=colour_of(kept.get("alert", "")),
        footer=kept.get("footer", ""),
        licence=kept.get("licence", ""),
    )


def keep_house(session: Session, house: House) -> None:
    """Keep `house` as the dress of this desk's publications."""
    kept = {
        "name": house.name,
        "logo": base64.b64encode(house.logo).decode("ascii"),
        "brand": written(house.brand),
        "alert": written(house.alert),
        "footer": house.footer,
        "licence": house.licence,
    }
    write_setting(session, SETTING, kept)


def over(chosen: House, kept: House) -> House:
    """Return `chosen` with what it leaves open as it is `kept`."""
    return House(
        name=chosen.name or kept.name,
        logo=chosen.logo or kept.logo,
        brand=chosen.brand or kept.brand,
        alert=chosen.alert or kept.alert,
        footer=chosen.footer or kept.footer,
        licence=chosen.licence or kept.licence,
    )


# --- the picture ----------------------------------------------------------------------------------


def logo_in(path: Path) -> bytes:
    """Return the points of a PNG or JPEG file as a small PNG, without what a camera wrote into it.

    Raises `InvalidInputError` that names the file.
    """
    from PIL import Image  # noqa: PLC0415  most briefs have no logo

    try:
        if path.stat().st_size > _LARGEST_BYTES:
            sentence = _("“{path}” is too large for a logo. Make it smaller than 20 MB.")
            raise InvalidInputError("logo", sentence.format(path=path))
        content = read_given(path)
    except OSError as error:
        sentence = _("“{path}” could not be read ({reason}). Choose another logo.")
        reason = reason_of(error)
        raise InvalidInputError("logo", sentence.format(path=path, reason=reason)) from error
    try:
        logo = read_logo(content)
    except InvalidInputError as problem:
        sentence = _("“{path}”: {why}").format(path=path, why=problem.sentence)
        raise InvalidInputError("logo", sentence) from problem
    picture = Image.frombytes("RGBA", (logo.width_px, logo.height_px), logo.points)
    picture.thumbnail(KEPT_PIXELS)
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()


# --- the colours ----------------------------------------------------------------------------------


def colour_of(words: str) -> Colour | None:
    """Return the colour written as RRGGBB; None for nothing. Raises `InvalidInputError`."""
    if not words.strip():
        return None
    found = _WRITTEN.fullmatch(words.strip())
    if found is None:
        message = _("“{colour}” is no colour. Write six digits and letters, like 0d4566.")
        raise InvalidInputError("colour", message.format(colour=words))
    red, green, blue = (byte / 255 for byte in bytes.fromhex(found[1]))
    return red, green, blue


def written(colour: Colour | None) -> str:
    """Return a colour as RRGGBB; "" for none."""
    return "".join(f"{round(part * 255):02x}" for part in colour or ())


def refuse_unreadable(name: str, colour: Colour | None) -> None:
    """Refuse a colour that cannot be read: headings stand on white, marks are white words on it.

    The limit is that of WCAG 2.2. Raises `InvalidInputError` with a darker shade that is readable.
    """
    if colour is None or contrast(colour, WHITE) >= READABLE:
        return
    found = contrast(colour, WHITE)
    sentence = _(
        "{name}: “{colour}” is too light to be read on white (contrast {found}, at least {least} is"
        " needed). A darker shade of it: {darker}."
    )
    raise InvalidInputError(
        name,
        sentence.format(
            name=_(COLOUR_NAMES[name]),
            colour=written(colour),
            found=decimal(found),
            least=decimal(READABLE),
            darker=written(darker(colour)),
        ),
    )


def darker(colour: Colour) -> Colour:
    """Return a shade of `colour` that can be read on white, also once it is written as RRGGBB."""
    limit = 1.05 / READABLE - 0.05
    wanted = min(luminance(colour), limit)
    shade: Colour = of_luminance(colour, wanted)
    while contrast(shade, WHITE) < READABLE or contrast(_rounded(shade), WHITE) < READABLE:
        wanted -= 0.002
        shade = of_luminance(colour, wanted)
    return _rounded(shade)


def _rounded(colour: Colour) -> Colour:
    red, green, blue = (round(part * 255) / 255 for part in colour)
    return red, green, blue


def refuse_unreadable_house(house: House) -> None:
    """Refuse a dress of which a colour cannot be read; raises `InvalidInputError`."""
    refuse_unreadable("brand", house.brand)
    refuse_unreadable("alert", house.alert)
