"""A file in words: how large it is, and that it has not come yet."""

from hrd_desk.i18n import N_, _, language, ngettext

_STEP = 1024
_UNITS = (N_("{number} KB"), N_("{number} MB"), N_("{number} GB"))


def size_words(size_bytes: int) -> str:
    """Return a size as file managers tell it, in the language spoken now: "2.3 MB"."""
    if size_bytes < _STEP:
        words = ngettext("{count} byte", "{count} bytes", size_bytes)
        return words.format(count=size_bytes)
    from babel.numbers import format_decimal  # noqa: PLC0415  slow; many starts show no file

    number, unit = size_bytes / _STEP, 0
    while round(number, 1) >= _STEP and unit < len(_UNITS) - 1:
        number, unit = number / _STEP, unit + 1
    return _(_UNITS[unit]).format(number=format_decimal(number, "#,##0.#", locale=language()))


def to_come_words(count: int) -> str:
    """Return how many files a record or a desk still waits for."""
    words = ngettext("{count} file still to come", "{count} files still to come", count)
    return words.format(count=count)


def unread_words(count: int) -> str:
    """Return the sentence for attached files that a copy of a desk had to do without."""
    return ngettext(
        "{count} attached file cannot be read there and is not in the copy. Keep what was copied.",
        "{count} attached files cannot be read there and are not in the copy. Keep what was "
        "copied.",
        count,
    ).format(count=count)
