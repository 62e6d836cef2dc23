"""The only place that knows where the shipped files lie."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def data_file(*parts: str) -> Traversable:
    """Return a shipped file or folder: inside the package in a wheel, beside it in a checkout."""
    packaged = files("hrd_desk").joinpath("resources")
    root = packaged if packaged.is_dir() else Path(__file__).parents[1] / "resources"
    return root.joinpath(*parts)
