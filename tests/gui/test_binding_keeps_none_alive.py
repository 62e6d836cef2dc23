"""PySide6 6.12.0 on Python 3.11 loses a reference to None at each call, until Python aborts.

After about 5,200 calls the process dies with "none_dealloc". 6.11.3 is sound; from Python 3.12 on
None is immortal and the fault cannot show.
"""

import sys
from collections.abc import Callable
from importlib.metadata import distributions, version

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication

CALLS = 1000
point, rectangle = QPoint(), QRect()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    "returns_none",
    [
        lambda: point.setX(1),
        lambda: rectangle.setWidth(1),
        QApplication.activeModalWidget,
    ],
    ids=["QPoint.setX", "QRect.setWidth", "QApplication.activeModalWidget"],
)
def test_a_call_that_returns_none_costs_no_reference_to_none(
    returns_none: Callable[[], object],
) -> None:
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        returns_none()
    assert (sys.getrefcount(None) - before) / CALLS > -0.1


def test_the_binding_is_the_one_that_was_proven() -> None:
    assert version("PySide6-Essentials") == "6.11.3"
    assert version("shiboken6") == "6.11.3"


def test_no_other_part_of_qt_is_installed() -> None:
    names = {distribution.metadata["Name"].lower() for distribution in distributions()}
    qt = {name for name in names if name.startswith(("pyside6", "pyqt"))}
    assert {name.replace("_", "-") for name in qt} == {"pyside6-essentials"}
