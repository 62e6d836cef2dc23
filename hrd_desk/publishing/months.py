"""Months as the counts have them for their keys: YYYY-MM."""

from collections.abc import Iterable

MONTHS = 12


def month_after(key: str, step: int) -> str:
    """Return the month so many months later."""
    year, month = map(int, key.split("-"))
    place = year * MONTHS + month - 1 + step
    return f"{place // MONTHS:04}-{place % MONTHS + 1:02}"


def months_between(found: Iterable[str]) -> list[str]:
    """Return all months from the first to the last of `found`; none of none."""
    keys = list(found)
    if not keys:
        return []
    span, last = [min(keys)], max(keys)
    while span[-1] < last:
        span.append(month_after(span[-1], 1))
    return span
