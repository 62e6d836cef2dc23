"""Desks that differ in who they are: `a_field_desk(folder)`, `a_headquarters(folder)`."""

import atexit
import contextlib
import functools
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pyrage

from hrd_desk.clock import Clock
from hrd_desk.storage.desk_folder import RESERVE_BYTES, DeskFolder
from hrd_desk.storage.opening import OpenDesk, create_desk, open_desk_with_words
from hrd_desk.sync.cards import Card, fingerprint, read_card
from hrd_desk.sync.key_keepers import add_keeper
from hrd_desk.sync.pairing import Pairing, own_card, pair
from tests.builders import PASSPHRASE, cheap_cost
from tests.sync.few_terms import few_terms
from tests.sync.reproducible import reproducible

KEEPER = "age16nuzpadt7q7yxw9mqn2phcadvs6884vqpr3va8gdnzaf2t9pxfxqs8malh"


_words: dict[str, str] = {}
"""The recovery words of the desks made here, by who they are."""


@functools.cache
def _template(code: str, role: str, *, has_all_terms: bool = True) -> Path:
    """Return a closed desk made once for this process."""
    folder = Path(tempfile.mkdtemp(prefix="hrd-desk-identity-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = folder / f"{code}.hrdesk"
    shipped = contextlib.nullcontext() if has_all_terms else few_terms()
    with reproducible(f"{code} {role}"), shipped:
        desk, words = create_desk(path, PASSPHRASE, code, role=role, cost=cheap_cost())
        desk.close()
    if role == "hq":
        with open_desk_with_words(path, words) as headquarters:
            add_keeper(headquarters.database, KEEPER, "The keeper")
    _words[f"{code} {role}"] = words
    return path


def reopened(
    path: Path, code: str = "ALM", role: str = "field", clock: Clock | None = None
) -> OpenDesk:
    """Open a desk made here, without the cost of a passphrase."""
    return open_desk_with_words(path, _words[f"{code} {role}"], clock)


def a_closed_field_desk(folder: Path, code: str = "ALM", *, has_all_terms: bool = True) -> Path:
    """Return the folder of a field desk; those of one code share uid and keys, as copies do."""
    template = _template(code, "field", has_all_terms=has_all_terms)
    return _copied(template, folder / f"{code}.hrdesk")


def a_field_desk(folder: Path, code: str = "ALM") -> OpenDesk:
    """Return an open field desk."""
    return reopened(a_closed_field_desk(folder, code), code)


def a_closed_headquarters(folder: Path, code: str = "HQ", *, has_all_terms: bool = True) -> Path:
    """Return the folder of a desk at headquarters that has one key keeper."""
    template = _template(code, "hq", has_all_terms=has_all_terms)
    return _copied(template, folder / f"{code}.hrdesk")


def a_headquarters(folder: Path, code: str = "HQ") -> OpenDesk:
    """Return an open desk at headquarters that has one key keeper."""
    return reopened(a_closed_headquarters(folder, code), code, "hq")


def copied(source: Path, target: Path) -> Path:
    """Copy a closed desk as a person does in a file manager."""
    return _copied(source, target)


def _copied(source: Path, target: Path) -> Path:
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("reserve"))
    # Holes instead of bytes, or a test run would write gigabytes of reserves.
    with DeskFolder(target).reserve.open("wb") as reserve:
        reserve.truncate(RESERVE_BYTES)
    return target


def a_recipient() -> str:
    """Return a public key that nobody has the secret of."""
    return str(pyrage.x25519.Identity.generate().to_public())


def card_of(desk: OpenDesk, name: str | None = None) -> Card:
    """Return a new card of an open desk, as the other side reads it."""
    return read_card(own_card(desk.database, name))


def taken(desk: OpenDesk, card: Card) -> Pairing:
    """Pair with a card after its words were read out and typed."""
    return pair(desk.database, card, confirmed_words=fingerprint(card))


def paired(desks: Iterable[OpenDesk], headquarters: OpenDesk) -> None:
    """Pair field desks with a headquarters, both ways."""
    for desk in desks:
        taken(headquarters, card_of(desk))
        taken(desk, card_of(headquarters))
