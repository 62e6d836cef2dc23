"""The profile of an organisation: made and signed at headquarters, taken over or refused."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nacl.signing import SigningKey

from hrd_desk.data import data_file
from hrd_desk.errors import HrdDeskError, InvalidInputError
from hrd_desk.geocoding.online_settings import (
    OnlineSettings,
    read_online_settings,
    write_online_settings,
)
from hrd_desk.organisation.making import last_choices, make_profile
from hrd_desk.organisation.profile import Choices, load_profile, read_profile
from hrd_desk.organisation.taken import Here, hand_to_window, taken_profile
from hrd_desk.organisation.taking import Change, changes, take_over
from hrd_desk.publishing.house import keep_house, read_house
from hrd_desk.publishing.orders import House
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.sync.cards import fingerprint
from hrd_desk.sync.keys import own_keys, replace_keys
from hrd_desk.sync.pairing import pair, revoke
from tests.sync.identities import a_field_desk, a_headquarters, card_of, paired, taken

HOUSE = House(
    name="Организация “Дом”",
    logo=data_file("icons", "hrd-desk-64.png").read_bytes(),
    brand=(13 / 255, 69 / 255, 102 / 255),
    footer="Bishkek · office@example.org",
    licence="CC BY 4.0",
)
CHOICES = Choices(language="ru", idle_minutes=3, is_online_allowed=False)


@pytest.fixture(scope="module")
def hq(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    with a_headquarters(tmp_path_factory.mktemp("hq")) as desk:
        with desk.database.local_transaction() as session:
            keep_house(session, HOUSE)
        yield desk


@pytest.fixture(scope="module")
def content(hq: OpenDesk) -> bytes:
    return make_profile(hq.database, CHOICES)


@pytest.fixture
def almaty(tmp_path: Path) -> Iterator[OpenDesk]:
    with a_field_desk(tmp_path) as desk:
        yield desk


@pytest.fixture
def paired_almaty(almaty: OpenDesk, hq: OpenDesk) -> OpenDesk:
    taken(almaty, card_of(hq))
    return almaty


def house_of(desk: OpenDesk) -> House:
    with desk.database.snapshot() as session:
        return read_house(session)


def refused(desk: OpenDesk, content: bytes) -> str:
    """Return why a desk refuses a profile, once nothing of it was taken."""
    before = house_of(desk)
    with pytest.raises(HrdDeskError) as caught:
        take_over(desk.database, read_profile(content))
    assert house_of(desk) == before
    return caught.value.sentence


def resigned(content: bytes, key: SigningKey, **facts: object) -> bytes:
    """Return the profile signed by another key, with other facts."""
    first, _key, _signature, body, _end = content.split(b"\n")
    changed = json.dumps(json.loads(body) | facts, separators=(",", ":")).encode()
    verify_key = bytes(key.verify_key)
    signature = key.sign(b"hrd-profile-1\0" + verify_key + changed).signature
    lines = (first, verify_key.hex().encode(), signature.hex().encode(), changed, b"")
    return b"\n".join(lines)


# --- taking over ----------------------------------------------------------------------------------


def test_a_profile_sets_up_a_paired_desk_in_one_step(
    paired_almaty: OpenDesk, content: bytes
) -> None:
    database = paired_almaty.database
    profile = read_profile(content)
    found = {item.name: item for item in changes(database, profile, Here("en", 5))}
    assert found["name"] == Change("name", "none", HOUSE.name)
    assert (found["language"].before, found["language"].after) == ("English", "Русский")
    assert (found["idle_minutes"].before, found["idle_minutes"].after) == ("5 minutes", "3 minutes")
    assert found["online"].after == "off; headquarters does not allow it"
    assert "alert" not in found
    assert house_of(paired_almaty) == House()
    take_over(database, profile)
    assert house_of(paired_almaty) == HOUSE
    assert hand_to_window(database) == Here("ru", 3)
    assert hand_to_window(database) == Here()
    assert changes(database, profile, Here("ru", 3)) == []
    with database.snapshot() as session:
        noted = taken_profile(session)
    assert noted is not None
    assert (noted.organisation, noted.code, noted.words) == (HOUSE.name, "HQ", profile.words)


def test_headquarters_decides_whether_places_may_be_asked_for_online(
    paired_almaty: OpenDesk, hq: OpenDesk
) -> None:
    database = paired_almaty.database
    with database.local_transaction() as session:
        write_online_settings(session, OnlineSettings(is_on=True))
    take_over(database, read_profile(make_profile(hq.database, Choices())))
    with database.local_transaction() as session:
        assert not read_online_settings(session).is_on
        with pytest.raises(InvalidInputError, match="does not allow"):
            write_online_settings(session, OnlineSettings(is_on=True))
    allowing = make_profile(hq.database, Choices(is_online_allowed=True))
    take_over(database, read_profile(allowing))
    with database.local_transaction() as session:
        assert not read_online_settings(session).is_on
        write_online_settings(session, OnlineSettings(is_on=True))
        assert read_online_settings(session).is_on


def test_the_next_profile_begins_with_the_choices_of_the_last(hq: OpenDesk, content: bytes) -> None:
    again = read_profile(make_profile(hq.database, CHOICES))
    with hq.database.snapshot() as session:
        assert last_choices(session) == CHOICES
    assert again.number > read_profile(content).number


def test_the_words_are_those_of_the_card(hq: OpenDesk, content: bytes) -> None:
    assert read_profile(content).words == fingerprint(card_of(hq))


def test_nothing_secret_stands_in_a_profile(hq: OpenDesk, content: bytes) -> None:
    assert content.isascii()
    assert b"AGE-SECRET" not in content
    assert str(hq.folder.path).encode() not in content


# --- refusing -------------------------------------------------------------------------------------


def test_a_desk_without_headquarters_takes_no_profile(almaty: OpenDesk, content: bytes) -> None:
    assert "paired with no headquarters" in refused(almaty, content)


def test_headquarters_takes_no_profile_and_field_desks_make_none(
    hq: OpenDesk, almaty: OpenDesk, content: bytes
) -> None:
    assert "This desk is headquarters" in refused(hq, content)
    with pytest.raises(HrdDeskError, match="Only headquarters makes profiles"):
        make_profile(almaty.database, Choices())


def test_a_profile_of_another_headquarters_is_refused(
    paired_almaty: OpenDesk, tmp_path: Path
) -> None:
    with a_headquarters(tmp_path, "OTHER") as other:
        foreign = make_profile(other.database, CHOICES)
    assert "signed by somebody else than HQ" in refused(paired_almaty, foreign)


def test_a_forger_cannot_sign_under_the_card_of_headquarters(content: bytes) -> None:
    with pytest.raises(InvalidInputError, match="“card”"):
        read_profile(resigned(content, SigningKey.generate(), organisation="Forged"))


def test_profiles_of_replaced_and_of_new_keys_are_told_apart(
    almaty: OpenDesk, tmp_path: Path
) -> None:
    with a_headquarters(tmp_path) as hq:
        paired([almaty], hq)
        old = make_profile(hq.database, CHOICES)
        replace_keys(hq.database)
        new = make_profile(hq.database, CHOICES)
        assert "Take the new card of HQ first" in refused(almaty, new)
        pair(almaty.database, card_of(hq))
        assert "a key that counts no more" in refused(almaty, old)
        take_over(almaty.database, read_profile(new))


def test_an_older_profile_and_one_of_a_revoked_headquarters_are_refused(
    paired_almaty: OpenDesk, hq: OpenDesk, content: bytes
) -> None:
    newer = make_profile(hq.database, CHOICES)
    take_over(paired_almaty.database, read_profile(newer))
    assert "older than the one taken over last" in refused(paired_almaty, content)
    take_over(paired_almaty.database, read_profile(newer))
    revoke(paired_almaty.database, "HQ")
    assert "paired with no headquarters" in refused(paired_almaty, newer)


def test_files_that_are_none_too_new_unsigned_or_missing_are_refused(
    content: bytes, tmp_path: Path
) -> None:
    lines = content.split(b"\n")
    wrong = {
        "is no profile": b'{"organisation": "x"}',
        "made by a newer HRD Desk": content.replace(b"profile 1", b"profile 2", 1),
        "is not signed": b"\n".join([*lines[:2], b"", *lines[3:]]),
        "is damaged": content[:-40],
        "too large": content + b" " * 2**23,
    }
    for sentence, damaged in wrong.items():
        with pytest.raises(InvalidInputError, match=sentence):
            read_profile(damaged)
    with pytest.raises(HrdDeskError, match=r"cannot be read"):
        load_profile(tmp_path / "nothing.hrdprofile")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("organisation", 7), ("organisation", "two\nlines"), ("footer", "x" * 301)),
        *(("idle_minutes", 241), ("idle_minutes", True), ("online_allowed", 1)),
        *(("language", "../ru"), ("brand", "red"), ("logo", "no base64!"), ("words", "a b c")),
        *(("number", 0), ("made_on", "tomorrow"), ("card", "hrd-desk card 1"), ("unknown", 1)),
    ],
)
def test_signed_nonsense_is_refused(hq: OpenDesk, content: bytes, name: str, value: object) -> None:
    with hq.database.local_transaction() as session:
        key = SigningKey(own_keys(session).signing_key)
    with pytest.raises(InvalidInputError):
        read_profile(resigned(content, key, **{name: value}))


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_no_mutated_file_is_accepted(content: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(content)))
    cut = data.draw(st.integers(0, 4))
    put = data.draw(st.one_of(st.binary(max_size=4), st.sampled_from([b"\r", b"\n", b" ", b"\0"])))
    mutated = content[:at] + put + content[at + cut :]
    if mutated == content:
        assert read_profile(mutated)
        return
    with pytest.raises(InvalidInputError):
        read_profile(mutated)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_whatever_stands_in_a_file_ends_in_a_sentence(rest: bytes) -> None:
    for start in (b"", b"hrd-desk profile 1\n", b"hrd-desk profile "):
        with pytest.raises(InvalidInputError):
            read_profile(start + rest)
