"""Logos as organisations have them: any depth, any side up, and what is refused."""

import io
from typing import Any

import pytest
from PIL import Image

from hrd_desk.errors import InvalidInputError
from hrd_desk.publishing.logo import LOGO_HEIGHT_PT, LOGO_WIDTH_PT, read_logo

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>'


def as_file(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def test_a_grey_logo_of_sixteen_bits_is_not_white() -> None:
    logo = read_logo(as_file(Image.new("I;16", (4, 2), 0x6000)))
    assert (logo.width_px, logo.height_px) == (4, 2)
    assert logo.points[:4] == bytes((0x60, 0x60, 0x60, 0xFF))


def test_a_photograph_of_a_logo_stands_upright() -> None:
    turned = Image.Exif()
    turned[0x0112] = 6  # it lies on its side
    logo = read_logo(as_file(Image.new("RGB", (8, 2)), "JPEG", exif=turned))
    assert (logo.width_px, logo.height_px) == (2, 8)


@pytest.mark.parametrize("size", [(1, 1), (10_000, 10), (10, 10_000)])
def test_odd_shapes_fit_into_their_room(size: tuple[int, int]) -> None:
    width_pt, height_pt = read_logo(as_file(Image.new("CMYK", size), "JPEG")).size_pt
    assert 0 < width_pt <= LOGO_WIDTH_PT + 1e-6
    assert 0 < height_pt <= LOGO_HEIGHT_PT + 1e-6


@pytest.mark.parametrize("content", [b"", SVG, as_file(Image.new("RGB", (9, 9)))[:40]])
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    with pytest.raises(InvalidInputError, match="PNG or JPEG"):
        read_logo(content)
