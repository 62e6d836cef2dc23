"""Templates: presets of codes and words with blanks for a kind of event.

The shipped ones stand in `resources/templates/`; the form of the files and of what a desk keeps
is described in `docs/formats/templates.md`.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hrd_desk.data import data_file
from hrd_desk.i18n import language
from hrd_desk.model.carrying import PRESET, WORDED, Values, values_of
from hrd_desk.model.event import Event

BLANK = re.compile(r"\[[^\[\]\n]{1,80}\]")
"""What stands for something still to be typed, as in "arrested in [place]"."""

LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Template:
    """Values that a record may begin with; `is_shipped` ones cannot be forgotten."""

    name: str
    values: Values
    is_shipped: bool = False


def shipped_templates() -> list[Template]:
    """Return the templates that come with the program, worded in the language of the screen."""
    paths = sorted(data_file("templates").iterdir(), key=lambda path: path.name, reverse=True)
    return [_read(path.read_text("utf-8")) for path in paths if path.name.endswith(".toml")]


def template_of(name: str, event: Event, *, has_words: bool) -> Template:
    """Return a template with the codes of `event`, and its words where `has_words`."""
    fields = (*PRESET, *WORDED) if has_words else PRESET
    return Template(" ".join(name.split())[:LONGEST_NAME], values_of(event, fields))


def has_blank(text: str) -> bool:
    """Return whether something in `text` is still to be typed."""
    return BLANK.search(text) is not None


def _read(text: str) -> Template:
    table: dict[str, Any] = tomllib.loads(text)
    words = {name: _worded(table[name]) for name in WORDED if name in table}
    return Template(_worded(table["label"]), table["codes"] | words, is_shipped=True)


def _worded(texts: Mapping[str, str]) -> str:
    return texts.get(language(), texts["en"])
