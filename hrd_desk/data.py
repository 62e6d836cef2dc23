"""The only place that knows where the shipped files lie."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent


@cache
def _resources() -> Path:
    packaged = _PACKAGE / "resources"
    return packaged if packaged.is_dir() else _PACKAGE.parent / "resources"


def data_file(*parts: str) -> Path:
    """Return a shipped file or folder: inside the package in a wheel, beside it in a checkout."""
    return _resources().joinpath(*parts)


def manual_page(name: str) -> Path:
    """Return a file of the manual: with the resources in a wheel, in `docs` in a checkout."""
    packaged = data_file("manual")
    root = packaged if packaged.is_dir() else _PACKAGE.parent / "docs" / "manual"
    return root / name
