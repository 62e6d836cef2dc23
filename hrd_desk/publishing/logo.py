"""The picture of an organisation: its points, without what a camera wrote into the file."""

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hrd_desk.errors import InvalidInputError
from hrd_desk.i18n import _

if TYPE_CHECKING:
    from PIL import Image

LOGO_HEIGHT_PT, LOGO_WIDTH_PT = 34.0, 180.0
"""The room that a logo fits into."""

_MOST_PIXELS = 16_000_000
_FORMATS = ("PNG", "JPEG")


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture by its points: width and height in pixels, red, green, blue and alpha of each."""

    width_px: int
    height_px: int
    points: bytes
    alt: str = ""

    @property
    def size_pt(self) -> tuple[float, float]:
        """Width and height on paper."""
        scale = min(LOGO_WIDTH_PT / self.width_px, LOGO_HEIGHT_PT / self.height_px)
        return self.width_px * scale, self.height_px * scale


def read_logo(content: bytes, alt: str = "") -> Logo:
    """Return the picture in a PNG or JPEG file; raises `InvalidInputError` with a sentence."""
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415  most briefs have no logo

    try:
        with Image.open(io.BytesIO(content), formats=_FORMATS) as image:
            if image.width * image.height > _MOST_PIXELS:
                sentence = _("The logo is too large. Make it smaller than 4,000 by 4,000 pixels.")
                raise InvalidInputError("logo", sentence)
            plain = _upright(image).convert("RGBA")
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError, ValueError) as error:
        sentence = _("The logo cannot be read as a PNG or JPEG picture. Choose another one.")
        raise InvalidInputError("logo", sentence) from error
    return Logo(plain.width, plain.height, plain.tobytes(), alt)


def _upright(image: "Image.Image") -> "Image.Image":
    """Return the picture as a camera held it, grey of 16 bits in 8, which would all be white."""
    from PIL import ImageOps  # noqa: PLC0415  as below

    image = ImageOps.exif_transpose(image)
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    return image


def logo_bytes(content: bytes) -> bytes:
    """Return the picture as a PNG of its points alone, for files that hold pictures as files."""
    from PIL import Image  # noqa: PLC0415  most briefs have no logo

    logo = read_logo(content)
    stream = io.BytesIO()
    Image.frombytes("RGBA", (logo.width_px, logo.height_px), logo.points).save(stream, "PNG")
    return stream.getvalue()
