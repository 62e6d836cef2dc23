"""The only place that knows where the shipped files lie."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def data_file(*parts: str) -> Traversable:
    """Return a shipped file or folder: inside the package in a wheel, beside it in a checkout."""
    packaged = files("hrd_desk").joinpath("resources")
    root = packaged if packaged.is_dir() else Path(__file__).parents[1] / "resources"
    return root.joinpath(*parts)


def manual_page(name: str) -> Traversable:
    """Return a file of the manual: with the resources in a wheel, in `docs` in a checkout."""
    packaged = data_file("manual")
    root = packaged if packaged.is_dir() else Path(__file__).parents[1] / "docs" / "manual"
    return root.joinpath(name)
