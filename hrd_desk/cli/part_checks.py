"""The checks of `hrd-desk --self-check`: each returns a detail to print, or raises."""

import hashlib
import importlib
import os
import sqlite3
import tempfile
from collections.abc import Callable
from datetime import date
from importlib.metadata import version
from pathlib import Path

from argon2.low_level import Type, hash_secret_raw
from babel.dates import format_date
from mnemonic import Mnemonic
from nacl import bindings
from nacl.exceptions import CryptoError

from hrd_desk.clock import SystemClock
from hrd_desk.data import data_file
from hrd_desk.errors import DamagedDeskError
from hrd_desk.geocoding.finding import PlaceFinder
from hrd_desk.geocoding.readying import GAZETTEER, manifest
from hrd_desk.i18n import LANGUAGES, translator
from hrd_desk.model.date_reading import read_date
from hrd_desk.model.event import Event
from hrd_desk.publishing.breaks import segments
from hrd_desk.publishing.paper import Nature, Paper, print_pages
from hrd_desk.publishing.rows import rows_of
from hrd_desk.publishing.set_lines import Span
from hrd_desk.publishing.setting import setter_for
from hrd_desk.publishing.styles import BODY
from hrd_desk.publishing.typefaces import families
from hrd_desk.storage.connections import PLAIN_MAGIC, verify_encryption
from hrd_desk.storage.event_lists import EventFilter, Sort, event_page
from hrd_desk.storage.events import save_event
from hrd_desk.storage.keys import FLOOR, KEY_SIZE, suggested_passphrase
from hrd_desk.storage.opening import create_desk, open_desk
from hrd_desk.vocabulary.starter import starter_schemes

QT_VERSION = "6.11.3"
"""The one version that is proven: 6.12.0 corrupts None's reference count on Python 3.11."""

ARGON2_ANSWER = "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"
"""Argon2id of "password", salt "somesalt", 2 passes, 64 MiB, 1 lane: the reference code's test."""

CALENDAR_DAYS = (
    *("11 Ordibehesht 1402", "11 Shawwal 1444", "1 May 2566 BE", "18 Baishakh 2080"),
    "23 Miazia 2015",
)
"""1 May 2023 in each calendar."""

PLANTED_WORD = "Schwarzwaldmorgen"


class PartError(Exception):
    """A part of the program does not do what it must."""


def _require(fact: object, words: str) -> None:
    if not fact:
        raise PartError(words)


def qt_core() -> str:
    """Load Qt and its bindings in the one version that is proven."""
    # By name, because no layer but the window may import Qt.
    core = importlib.import_module("PySide6.QtCore")
    _require(core.__dict__["__version__"] == QT_VERSION, f"PySide6 is not {QT_VERSION}")
    _require(core.qVersion() == QT_VERSION, f"Qt is {core.qVersion()}, not {QT_VERSION}")
    return f"Qt {core.qVersion()}"


def qt_widgets() -> str:
    """Load the window toolkit, and draw a label without a screen."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    widgets = importlib.import_module("PySide6.QtWidgets")
    application = widgets.QApplication([])
    label = widgets.QLabel("Алматы")
    _require(not label.grab().isNull(), "nothing was drawn")
    return f"platform {application.platformName()}"


def argon2() -> str:
    """Derive a key and compare it with the reference."""
    found = hash_secret_raw(b"password", b"somesalt", 2, 65536, 1, 32, Type.ID)
    _require(found.hex() == ARGON2_ANSWER, "Argon2id gives another answer than the reference")
    return f"argon2-cffi {version('argon2-cffi')}"


def nacl() -> str:
    """Seal a text, open it, and see a changed one refused."""
    key, nonce = bytes(range(32)), bytes(24)
    sealed = bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(b"text", b"", nonce, key)
    opened = bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(sealed, b"", nonce, key)
    _require(opened == b"text", "what was sealed does not open")
    changed = bytes([sealed[0] ^ 1]) + sealed[1:]
    try:
        bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(changed, b"", nonce, key)
    except CryptoError:
        return f"PyNaCl {version('PyNaCl')}"
    raise PartError("a changed text was opened")


def recovery_words() -> str:
    """Turn a known number into its recovery words."""
    words = Mnemonic("english").to_mnemonic(bytes(20))
    _require(words == "abandon " * 14 + "address", "the recovery words are not those of BIP-39")
    return f"mnemonic {version('mnemonic')}"


def dates() -> str:
    """Word a month in Russian."""
    month = format_date(SystemClock().now_utc().replace(month=5, day=1), "d MMMM", locale="ru")
    _require(month == "1 мая", f"1 May in Russian is worded “{month}”")
    return f"Babel {version('Babel')}"


def calendars() -> str:
    """Read the same day in every calendar: their tables are files of their own."""
    for typed in CALENDAR_DAYS:
        read = read_date(typed).earliest
        _require(read == date(2023, 5, 1), f"{typed} is read as {read}")
    return f"hijridate {version('hijridate')}, nepali-datetime {version('nepali-datetime')}"


def database() -> str:
    """Make a desk and prove that it is encrypted and that words are found in it."""
    with tempfile.TemporaryDirectory(prefix="hrd-desk-check-") as folder:
        passphrase = suggested_passphrase()
        desk, _words = create_desk(Path(folder) / "check", passphrase, "CHECK", cost=dict(FLOOR))
        path = desk.folder.path
        with desk, desk.database.transaction("save") as session:
            save_event(session, Event(title=PLANTED_WORD))
        with open_desk(path, passphrase) as desk, desk.database.snapshot() as session:
            rows = event_page(session, EventFilter(words=PLANTED_WORD.lower()), Sort(), None, 2)
            cipher = session.connection().exec_driver_sql("PRAGMA cipher_version").scalar_one()
        _require(len(rows) == 1, "full-text search does not find a word")
        _require_encrypted(desk.folder.database)
        _require_unreadable(path)
    return f"SQLCipher {cipher}, full-text search"


def _require_encrypted(file: Path) -> None:
    with file.open("rb") as opened:
        _require(opened.read(len(PLAIN_MAGIC)) != PLAIN_MAGIC, "the database is not encrypted")
    connection = sqlite3.connect(file)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.DatabaseError:
        pass  # as it must be
    else:
        raise PartError("the database opens without a key")
    finally:
        connection.close()
    try:
        verify_encryption(file, bytearray(KEY_SIZE))
    except DamagedDeskError:
        return
    raise PartError("the database opens with a wrong key")


def _require_unreadable(folder: Path) -> None:
    for file in (path for path in folder.rglob("*") if path.is_file()):
        content = file.read_bytes().lower()
        for encoding in ("utf-8", "utf-16-le"):
            word = PLANTED_WORD.lower().encode(encoding)
            _require(word not in content, f"{file.name} holds readable text")


def paper() -> str:
    """Print a page in several scripts whose fonts are embedded."""
    setter = setter_for("th")
    page = Paper(Nature("Check", "th"), setter)
    spans = [Span("Алматы ", BODY), Span("นักปกป้องสิทธิมนุษยชน ", BODY), Span("حرية", BODY)]
    block = page.block(spans, page.tree.root.add("P"))
    content = print_pages(page, iter(rows_of([block])), lambda *_page: None)
    # What names a font's file is packed; the file itself alone tells its length so.
    _require(content.count(b"/Length1") > 1, "the fonts were not embedded")
    _require(len(segments(spans[1].text, "th")) > 1, "Thai words are not told apart")
    versions = ", ".join(f"{name} {version(name)}" for name in ("reportlab", "uharfbuzz", "icu4py"))
    return f"{versions}, {len(families())} families of fonts"


def vocabularies() -> str:
    """Read every shipped list of terms."""
    schemes = starter_schemes()
    terms = sum(len(scheme.terms) for scheme in schemes)
    _require(terms, "no term is shipped")
    return f"{len(schemes)} lists, {terms} terms"


def translations() -> str:
    """Translate a word into every language of the program."""
    others = LANGUAGES[1:]
    missing = [code for code in others if translator(code)("Title") == "Title"]
    _require(not missing, f"no translation for {', '.join(missing)}")
    return ", ".join(LANGUAGES)


def places() -> str:
    """Verify the shipped places and borders, and find a town by its Russian name."""
    shipped = manifest()["files"].values()
    for told in shipped:
        digest = hashlib.sha256(data_file(GAZETTEER, told["file"]).read_bytes()).hexdigest()
        _require(digest == told["sha256"], f"{told['file']} is damaged")
    finder = PlaceFinder.open()
    (found,) = finder.find_places("Алматы", limit=1)
    _require(found.country_code == "KZ", "Almaty is not found by its Russian name")
    point = finder.place_at(found.latitude_deg, found.longitude_deg)
    _require(point.country_code == "KZ", "the borders do not hold Almaty")
    return f"{finder.gazetteer.locality_count} places, profile {finder.gazetteer.profile}"


PARTS: dict[str, Callable[[], str]] = {
    "qt": qt_core,
    "window": qt_widgets,
    "database": database,
    "argon2": argon2,
    "nacl": nacl,
    "recovery-words": recovery_words,
    "dates": dates,
    "calendars": calendars,
    "paper": paper,
    "vocabularies": vocabularies,
    "translations": translations,
    "places": places,
}
"""Every check by the name it is reported under."""
