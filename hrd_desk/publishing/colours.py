"""Colours that can be told apart: on a screen, in grey print, by people who see few hues.

Luminance and contrast are those of WCAG 2.2: 0 to 1, and 1 to 21.
"""

from hrd_desk.publishing.styles import INK, WHITE, Colour

READABLE = 4.5
"""Least contrast of words with what is behind them."""
VISIBLE = 3.0
"""Least contrast of shapes that carry a number."""

STEPS = (0.84, 0.66, 0.48, 0.32)
"""Luminance of the lighter steps of a scale; the darkest is the hue itself, at most `_DARK`.

Between the last two lies what neither dark nor white figures can be read on.
"""
_DARK = 0.13
_LINEAR_BELOW = 0.04045


def luminance(colour: Colour) -> float:
    """Return how light a colour is."""
    red, green, blue = (
        part / 12.92 if part <= _LINEAR_BELOW else ((part + 0.055) / 1.055) ** 2.4
        for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: Colour, second: Colour) -> float:
    """Return how well two colours can be told apart, whatever their hues."""
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def mixed(first: Colour, second: Colour, share: float) -> Colour:
    """Return `first` with so much of `second` in it, 0 to 1."""
    red, green, blue = (one + (two - one) * share for one, two in zip(first, second, strict=True))
    return red, green, blue


def of_luminance(hue: Colour, wanted: float) -> Colour:
    """Return `hue` mixed with white or black until it is as light as `wanted`."""
    end: Colour = WHITE if luminance(hue) < wanted else (0.0, 0.0, 0.0)
    low, high = 0.0, 1.0
    for _step in range(20):
        middle = (low + high) / 2
        is_short = (luminance(mixed(hue, end, middle)) < wanted) == (end == WHITE)
        low, high = (middle, high) if is_short else (low, middle)
    return mixed(hue, end, high)


def no_lighter(hue: Colour, limit: float = _DARK) -> Colour:
    """Return `hue`, darker where it is lighter than `limit`."""
    return hue if luminance(hue) <= limit else of_luminance(hue, limit)


def scale(hue: Colour) -> tuple[Colour, ...]:
    """Return five steps of one hue, from light to dark, each told from the next without colour."""
    return (*(of_luminance(hue, step) for step in STEPS), no_lighter(hue))


def words_on(ground: Colour) -> Colour:
    """Return the colour in which words on `ground` can be read."""
    return INK if contrast(INK, ground) >= contrast(WHITE, ground) else WHITE
