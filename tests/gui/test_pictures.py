"""Each window, page and pane has a picture in `tests.screens`, which fails where it is missing."""

from tests.pictured import PICTURED, unseen, window_classes


def test_every_window_has_a_picture() -> None:
    """Let a new window name the picture that shows it, in `tests/pictured.py`."""
    assert set(PICTURED) == window_classes()


def test_a_window_that_no_picture_shows_is_named() -> None:
    shown = {picture: {kind} for kind, picture in PICTURED.items()}
    for kind, picture in PICTURED.items():
        shown[picture] = shown[picture] | {kind}
    assert unseen(shown) == []
    shown["about"] = set()
    assert unseen(shown) == ["AboutDialog (expected in about.png)"]
