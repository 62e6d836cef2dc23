"""A profile: the small signed file by which headquarters sets up its field desks alike.

Four lines of ASCII, as in a card: what it is, the verify key, the signature, the facts as JSON. The
signature is settled before the facts are read (docs/formats/profile.md). Nothing in it is secret.
"""

import base64
import binascii
import datetime
import json
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nacl.signing import SigningKey

from hrd_desk.errors import HrdDeskError, InvalidInputError
from hrd_desk.i18n import _, reason_of
from hrd_desk.publishing.house import colour_of, written
from hrd_desk.publishing.orders import House
from hrd_desk.sync.cards import Card, fingerprint, read_card
from hrd_desk.sync.signed_lines import KEY_BYTES, SIGNATURE_BYTES, hex_bytes, is_signed
from hrd_desk.sync.strict_json import read_object
from hrd_desk.whole_files import write_whole

SUFFIX = ".hrdprofile"
FORMAT = 1
LONGEST_PROFILE_BYTES = 6 * 1024 * 1024
"""A logo of the largest size that is kept, as base64, and a card."""
LONGEST_LINE = 300
LONGEST_IDLE_MINUTES = 240

_MAGIC = "hrd-desk profile "
_LINES = 4
_SIGNING_CONTEXT = b"hrd-profile-1\0"
_FIELDS = frozenset(
    ("organisation", "logo", "brand", "alert", "footer", "licence", "language", "idle_minutes")
) | {"online_allowed", "card", "words", "epoch", "number", "made_on"}
_LARGEST_COUNT = 2**31 - 1
_LANGUAGE = re.compile(r"[a-z]{2,3}|")
_COLOUR = re.compile(r"[0-9a-f]{6}|")


@dataclass(frozen=True, slots=True)
class Choices:
    """What headquarters sets beside its dress.

    `language` "" and `idle_minutes` 0 leave each computer as it is. Where places may not be asked
    for online, a desk cannot switch it on; where they may, it is still off until somebody does.
    """

    language: str = ""
    idle_minutes: int = 0
    is_online_allowed: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """What a profile says; `card` is the card of the headquarters that made it.

    `epoch` and `number` count the profiles of a headquarters; `made_on` is its day, UTC.
    """

    house: House
    choices: Choices
    card: Card
    epoch: int
    number: int
    made_on: datetime.date

    @property
    def words(self) -> str:
        """The words by which people recognise the headquarters."""
        return fingerprint(self.card)


def profile_bytes(profile: Profile, card: bytes, signing_key: bytes) -> bytes:
    """Return the file of `profile`; `card` is the file of its card.

    `signing_key` (Ed25519, 32 bytes) is the one that the card's `verify_key` checks.
    """
    house, choices = profile.house, profile.choices
    facts = {
        "organisation": house.name,
        "logo": base64.b64encode(house.logo).decode("ascii"),
        "brand": written(house.brand),
        "alert": written(house.alert),
        "footer": house.footer,
        "licence": house.licence,
        "language": choices.language,
        "idle_minutes": choices.idle_minutes,
        "online_allowed": choices.is_online_allowed,
        "card": card.decode("ascii"),
        "words": profile.words,
        "epoch": profile.epoch,
        "number": profile.number,
        "made_on": profile.made_on.isoformat(),
    }
    body = json.dumps(facts, separators=(",", ":")).encode()
    key = profile.card.verify_key
    signature = SigningKey(signing_key).sign(_signed(key, body)).signature
    lines = (f"{_MAGIC}{FORMAT}".encode(), key.hex().encode(), signature.hex().encode(), body)
    return b"\n".join(lines) + b"\n"


# --- files ----------------------------------------------------------------------------------------


def load_profile(path: Path) -> Profile:
    """Return the profile in the file at `path`; raises an `HrdDeskError` with one sentence."""
    try:
        with path.open("rb") as file:
            content = file.read(LONGEST_PROFILE_BYTES + 1)
    except OSError as error:
        sentence = _("The profile “{path}” cannot be read: {reason}.")
        raise HrdDeskError(sentence.format(path=path, reason=reason_of(error))) from error
    return read_profile(content)


def named_profile(path: Path) -> Path:
    """Return where a profile called `path` goes, with its ending."""
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)


def save_profile(path: Path, content: bytes) -> None:
    """Write a profile's bytes to `path`; raises an `HrdDeskError` with one sentence."""
    try:
        write_whole(path, content)
    except OSError as error:
        sentence = _("The profile “{path}” could not be written: {reason}. Choose another folder.")
        raise HrdDeskError(sentence.format(path=path, reason=reason_of(error))) from error


# --- reading --------------------------------------------------------------------------------------


def read_profile(content: bytes) -> Profile:
    """Return the profile in a file's `content`; raises `InvalidInputError` with one sentence.

    That it is signed says only that it is whole; whether by the right headquarters is settled
    against its key or its words. No byte of the file can be another one.
    """
    if len(content) > LONGEST_PROFILE_BYTES:
        raise _refusal(_("This file is too large to be a profile. Choose one of .hrdprofile."))
    if not content.startswith(_MAGIC.encode()):
        raise _refusal(_("This file is no profile. Choose one that ends in .hrdprofile."))
    lines = content.split(b"\n")
    _require_format(lines[0].decode("ascii", "replace"))
    if len(lines) != _LINES + 1 or lines[_LINES]:
        raise _damaged()
    if not lines[2]:
        raise _refusal(_("This profile is not signed. Take only one that headquarters signed."))
    key = hex_bytes(lines[1].decode("ascii", "replace"), KEY_BYTES)
    signature = hex_bytes(lines[2].decode("ascii", "replace"), SIGNATURE_BYTES)
    if key is None or signature is None or not is_signed(key, _signed(key, lines[3]), signature):
        raise _damaged()
    return _profile(_facts(lines[3]), key)


def _require_format(first_line: str) -> None:
    named = first_line.removeprefix(_MAGIC)
    if not re.fullmatch("[1-9][0-9]{0,3}", named):
        raise _damaged()
    if int(named) > FORMAT:
        sentence = _("This profile was made by a newer HRD Desk. Update the one here first.")
        raise _refusal(sentence)


def _facts(body: bytes) -> dict[str, Any]:
    try:
        facts = read_object(body)
    except ValueError as error:
        raise _damaged() from error
    if facts.keys() != _FIELDS:
        raise _damaged()
    return facts


def _profile(facts: dict[str, Any], key: bytes) -> Profile:
    card = read_card(_text(facts, "card").encode("utf-8"))
    if card.verify_key != key or card.role != "hq":
        raise _unusable("card")
    if _text(facts, "words") != fingerprint(card):
        raise _unusable("words")
    return Profile(
        house=_house(facts),
        choices=Choices(
            language=_matching(_LANGUAGE, facts, "language"),
            idle_minutes=_number(facts, "idle_minutes", 0, LONGEST_IDLE_MINUTES),
            is_online_allowed=_truth(facts, "online_allowed"),
        ),
        card=card,
        epoch=_number(facts, "epoch", 1, _LARGEST_COUNT),
        number=_number(facts, "number", 1, _LARGEST_COUNT),
        made_on=_day(facts, "made_on"),
    )


def _house(facts: dict[str, Any]) -> House:
    return House(
        name=_line(facts, "organisation"),
        logo=_logo(facts),
        brand=colour_of(_matching(_COLOUR, facts, "brand")),
        alert=colour_of(_matching(_COLOUR, facts, "alert")),
        footer=_line(facts, "footer"),
        licence=_line(facts, "licence"),
    )


def is_plain_line(text: str) -> bool:
    """Return whether `text` is one line that a profile can carry."""
    return len(text) <= LONGEST_LINE and not any(
        unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"} for letter in text
    )


def _line(facts: dict[str, Any], name: str) -> str:
    text = _text(facts, name)
    if not is_plain_line(text):
        raise _unusable(name)
    return text


def _logo(facts: dict[str, Any]) -> bytes:
    try:
        return base64.b64decode(_text(facts, "logo"), validate=True)
    except (binascii.Error, ValueError) as error:
        raise _unusable("logo") from error


def _text(facts: dict[str, Any], name: str) -> str:
    value = facts[name]
    if not isinstance(value, str):
        raise _unusable(name)
    return value


def _matching(pattern: re.Pattern[str], facts: dict[str, Any], name: str) -> str:
    text = _text(facts, name)
    if not pattern.fullmatch(text):
        raise _unusable(name)
    return text


def _number(facts: dict[str, Any], name: str, smallest: int, largest: int) -> int:
    value = facts[name]
    is_whole = isinstance(value, int) and not isinstance(value, bool)
    if not is_whole or not smallest <= value <= largest:
        raise _unusable(name)
    return int(value)


def _truth(facts: dict[str, Any], name: str) -> bool:
    if not isinstance(facts[name], bool):
        raise _unusable(name)
    return bool(facts[name])


def _day(facts: dict[str, Any], name: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(_text(facts, name))
    except ValueError as error:
        raise _unusable(name) from error


def _signed(key: bytes, body: bytes) -> bytes:
    return _SIGNING_CONTEXT + key + body


def _refusal(sentence: str) -> InvalidInputError:
    return InvalidInputError("profile", sentence)


def _damaged() -> InvalidInputError:
    return _refusal(_("This profile is damaged. Ask headquarters to send it again."))


def _unusable(name: str) -> InvalidInputError:
    sentence = _("The profile holds nothing usable under “{name}”. Ask headquarters for a new one.")
    return InvalidInputError(name, sentence.format(name=name))
