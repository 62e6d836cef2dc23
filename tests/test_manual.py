"""The manual has a page for every window, field and command, and its links lead somewhere."""

import re
from pathlib import Path

import pytest

from hrd_desk.cli.command_table import COMMANDS, SYNC_COMMANDS
from hrd_desk.data import manual_page
from hrd_desk.manual import Page, anchor, pages, plain
from hrd_desk.model.event import CODED_LISTS, Event
from hrd_desk.model.field_labels import field_label

ROOT = Path(__file__).parents[1]
PAGES = {page.name: page for page in pages()}
ALL_TEXT = plain("\n".join(page.text for page in PAGES.values())).casefold()
_TITLE = re.compile(r'<property name="windowTitle">\s*<string>([^<]+)</string>')
_PARTS = ("counts", "places", "citations", "attachments", "links")
_PART_FIELDS = (
    *("minimum", "maximum", "locality", "district", "region", "address", "latitude_deg"),
    *("longitude_deg", "precision", "found_by", "published_name", "is_primary", "source_name"),
    *("url", "archive_url", "published_on", "accessed_on", "source_type", "connection"),
    *("reliability", "language", "excerpt", "name", "note", "link_type"),
)


def _titles() -> list[str]:
    found = (_TITLE.search(path.read_text("utf-8")) for path in sorted((ROOT / "ui").glob("*.ui")))
    titles = {title[1].split(" \u2013 ")[0] for title in found if title}
    return sorted(titles - {"HRD Desk", "Tools"})


@pytest.mark.parametrize("title", _titles())
def test_every_window_is_told_of(title: str) -> None:
    assert title.casefold() in ALL_TEXT


@pytest.mark.parametrize(
    "name", [*(c for group in Event.groups for c in group.columns), *CODED_LISTS, *_PARTS]
)
def test_every_field_of_a_record_is_told_of(name: str) -> None:
    assert f"**{field_label(name)}**" in PAGES["fields.md"].text or _is_derived(name)


def _is_derived(name: str) -> bool:
    """Whether a column is no field of its own: what is noted beside one that is."""
    return field_label(name) == name or f"*{field_label(name)}*" in PAGES["fields.md"].text


@pytest.mark.parametrize("name", _PART_FIELDS)
def test_every_field_of_a_part_is_told_of(name: str) -> None:
    assert field_label(name) in plain(PAGES["fields.md"].text)


@pytest.mark.parametrize("name", [*COMMANDS, *(f"sync {name}" for name in SYNC_COMMANDS)])
def test_every_command_is_told_of(name: str) -> None:
    headings = PAGES["commands.md"].headings()
    assert any(f"{name} " in f"{heading} " for heading in headings)


@pytest.mark.parametrize("page", PAGES.values(), ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Page) -> None:
    for link in page.links():
        if "://" in link:
            continue
        name, _hash, heading = link.partition("#")
        if name.startswith("../"):
            assert (ROOT / "docs" / "manual" / name).exists(), link
            continue
        if name and not name.endswith(".md"):
            assert manual_page(name).is_file(), link
            continue
        target = PAGES[name or page.name]
        assert not heading or heading in map(anchor, target.headings()), link


def test_every_page_is_in_the_contents() -> None:
    shipped = {path.name for path in (ROOT / "docs" / "manual").glob("*.md")}
    assert shipped == set(PAGES)
