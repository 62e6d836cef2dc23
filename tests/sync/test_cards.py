"""A card is read whole or refused in one sentence, and its words stand for its keys."""

import dataclasses
import json
import uuid
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.signing import SigningKey

from hrd_desk.errors import HrdDeskError, InvalidInputError
from hrd_desk.sync.cards import (
    LONGEST_CARD_BYTES,
    Card,
    Succession,
    are_words_of,
    card_bytes,
    fingerprint,
    fingerprint_digits,
    load_card,
    named_card,
    read_card,
    save_card,
)
from hrd_desk.sync.keys import succession_text

KEY = SigningKey(bytes(range(32)))
UID = uuid.UUID("01890000-0000-7000-8000-000000000001")
OTHER_UID = uuid.UUID("01890000-0000-7000-8000-000000000002")
RECIPIENTS = (
    "age16nuzpadt7q7yxw9mqn2phcadvs6884vqpr3va8gdnzaf2t9pxfxqs8malh",
    "age136ywtp8krfmshqyh44j5gluqec96eqxpva9nac8t60dfu0gp0yssv96u8y",
)


def a_card(**facts: Any) -> Card:
    usual: dict[str, Any] = {
        "desk_uid": UID,
        "code": "ALM",
        "role": "field",
        "name": "Almaty, «Қазақ» office",
        "verify_key": bytes(KEY.verify_key),
        "recipients": RECIPIENTS[:1],
        "epoch": 2,
        "node": 8191,
        "sequence": 437,
        "number": 3,
    }
    return Card(**(usual | facts))


def signed(body: str, first_line: str = "hrd-desk card 1") -> bytes:
    """Return a card file with any body, soundly signed."""
    verify_key = bytes(KEY.verify_key)
    signature = KEY.sign(b"hrd-card-1\0" + verify_key + body.encode()).signature
    return f"{first_line}\n{verify_key.hex()}\n{signature.hex()}\n{body}\n".encode()


def facts_of(card: Card) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(card_bytes(card, bytes(KEY)).splitlines()[3])
    return found


def refusal(content: bytes) -> str:
    with pytest.raises(InvalidInputError) as caught:
        read_card(content)
    return caught.value.sentence


def a_succession(uid: uuid.UUID = UID) -> Succession:
    old = SigningKey(bytes(32))
    text = succession_text(uid.bytes, bytes(old.verify_key), bytes(KEY.verify_key))
    return Succession(bytes(old.verify_key), old.sign(text).signature)


# --- reading and writing --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "card",
    [
        a_card(),
        a_card(role="hq", code="HQ", recipients=RECIPIENTS, node_for={OTHER_UID: 17}),
        a_card(replaces=a_succession(), name="", sequence=0, epoch=1, node=0, number=1),
    ],
)
def test_a_card_is_read_as_it_was_written(card: Card) -> None:
    assert read_card(card_bytes(card, bytes(KEY))) == card


def test_a_card_is_four_lines_of_plain_text_and_small() -> None:
    content = card_bytes(a_card(role="hq", recipients=RECIPIENTS), bytes(KEY))
    assert content.isascii()
    assert content.count(b"\n") == 4
    assert len(content) < 1000


def test_a_mail_gateway_may_change_the_line_ends() -> None:
    content = card_bytes(a_card(), bytes(KEY))
    assert read_card(content.replace(b"\n", b"\r\n") + b"\r\n") == a_card()


def test_a_file_gets_the_ending_of_cards(tmp_path: Path) -> None:
    path = named_card(tmp_path / "almaty")
    save_card(path, card_bytes(a_card(), bytes(KEY)))
    assert path.name == "almaty.hrdcard"
    assert load_card(path) == a_card()
    assert named_card(path) == path


def test_a_missing_file_and_a_missing_folder_are_said(tmp_path: Path) -> None:
    with pytest.raises(HrdDeskError, match="cannot be read"):
        load_card(tmp_path / "none.hrdcard")
    with pytest.raises(HrdDeskError, match="could not be written"):
        save_card(tmp_path / "none" / "a.hrdcard", b"")


def test_a_huge_file_is_never_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "huge.hrdcard"
    with path.open("wb") as file:
        file.truncate(8 * 2**30)
    with pytest.raises(InvalidInputError, match="too large"):
        load_card(path)


# --- refusals -------------------------------------------------------------------------------------


@pytest.mark.parametrize("content", [b"", b"\0", b"SQLite format 3\0", b"{}", b"hrd-desk bundle"])
def test_another_file_is_said_to_be_no_card(content: bytes) -> None:
    assert "no card" in refusal(content)


def test_a_newer_card_asks_for_an_update_whatever_else_it_holds() -> None:
    assert "newer HRD Desk" in refusal(b"hrd-desk card 2\nall quite different")
    assert "newer HRD Desk" in refusal(signed("{}", "hrd-desk card 17"))


def test_every_cut_and_every_flipped_bit_is_noticed() -> None:
    content = card_bytes(a_card(), bytes(KEY))
    for end in range(len(content) - 1):
        refusal(content[:end])
    for place in range(len(content) - 1):
        changed = bytearray(content)
        changed[place] ^= 0x01
        if bytes(changed).rstrip() != content.rstrip():
            refusal(bytes(changed))


def test_a_card_of_more_than_64_kib_is_refused() -> None:
    assert "too large" in refusal(b"hrd-desk card 1" + b" " * LONGEST_CARD_BYTES)


@pytest.mark.parametrize(
    "body",
    [
        *("", "null", "[]", "7", "{}", "{", '"text"', "NaN", "[" * 20_000, "9" * 5000),
        '{"desk": 1, "desk": 2}',
    ],
)
def test_a_signature_makes_no_card_of_something_else(body: str) -> None:
    assert "damaged" in refusal(signed(body))


def test_a_fact_too_many_and_a_fact_too_few_are_refused() -> None:
    facts = facts_of(a_card())
    assert "damaged" in refusal(signed(json.dumps(facts | {"more": 1})))
    del facts["epoch"]
    assert "damaged" in refusal(signed(json.dumps(facts)))


WRONG: dict[str, list[Any]] = {
    "desk": [None, 1, "", "x", UID.hex, f"{{{UID}}}", f" {UID}", []],
    "code": [None, 5, "", "A", "alm", "ALMATY7", "AL M", "ÄLM", "ALM\n"],
    "role": [None, 1, "", "boss", [], {}],
    "name": [None, 1, "x" * 201, "a\nb", "a\u202eb", "\ud800", "\0"],
    "recipients": [
        *(None, [], {}, "age1", [1], ["age1"], ["x" * 62], [RECIPIENTS[0][:-1] + "q"]),
        *([RECIPIENTS[0]] * 2, [RECIPIENTS[0]] * 33),
    ],
    "epoch": [None, 0, -1, 1.0, True, "1", 2**31, 10**300],
    "node": [None, -1, 8192, True, 1.5],
    "sequence": [None, -1, 2**63, False],
    "number": [None, 0, 2**40],
    "node_for": [None, [], {"x": 1}, {str(UID): -1}, {str(UID): "1"}],
    "replaces": [1, [], {}, ["a", "b"], [1, 2], ["\ud800", "é"], ["00" * 32, "00" * 64]],
}


@pytest.mark.parametrize(
    ("name", "wrong"), [(name, wrong) for name, values in WRONG.items() for wrong in values]
)
def test_an_impossible_fact_is_named(name: str, wrong: Any) -> None:
    body = json.dumps(facts_of(a_card()) | {name: wrong})
    assert f"“{name}”" in refusal(signed(body))


def test_headquarters_needs_a_second_key() -> None:
    assert "recipients" in refusal(card_bytes(a_card(role="hq"), bytes(KEY)))


def test_the_old_key_must_have_named_this_very_desk() -> None:
    card = a_card(replaces=a_succession(OTHER_UID))
    assert "replaces" in refusal(card_bytes(card, bytes(KEY)))


@given(st.binary(max_size=400))
def test_no_bytes_crash_the_reader(content: bytes) -> None:
    for attempt in (content, b"hrd-desk card 1\n" + content):
        refusal(attempt)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(sorted(facts_of(a_card()))), JSON, min_size=1))
def test_no_signed_facts_crash_the_reader(changed: dict[str, Any]) -> None:
    body = json.dumps(facts_of(a_card()) | changed)
    try:
        card = read_card(signed(body))
    except InvalidInputError:
        return
    assert read_card(card_bytes(card, bytes(KEY))) == card


# --- words ----------------------------------------------------------------------------------------


def test_the_words_are_those_of_the_format() -> None:
    """Frozen: two versions of the program must read out the same words."""
    card = a_card()
    assert fingerprint(card) == "nephew silent seven bracket suit gauge"
    assert fingerprint_digits(card) == "4275 8367 0515 8871 5268"


@pytest.mark.parametrize(
    "other",
    [
        {"verify_key": bytes(SigningKey(bytes(32)).verify_key)},
        {"recipients": RECIPIENTS},
        {"recipients": RECIPIENTS[1:]},
        {"desk_uid": OTHER_UID},
    ],
)
def test_other_keys_have_other_words(other: dict[str, Any]) -> None:
    card = dataclasses.replace(a_card(), **other)
    assert fingerprint(card) != fingerprint(a_card())
    assert fingerprint_digits(card) != fingerprint_digits(a_card())


def test_a_new_name_does_not_change_the_words() -> None:
    assert fingerprint(a_card(name="", epoch=9, number=12)) == fingerprint(a_card())


def test_words_and_digits_may_be_typed_as_people_type() -> None:
    card = a_card()
    words, digits = fingerprint(card), fingerprint_digits(card)
    for typed in (words, words.upper(), f"  {words.replace(' ', ', ')}.\n", digits):
        assert are_words_of(card, typed)
    assert are_words_of(card, digits.replace(" ", "-"))
    assert are_words_of(card, digits.replace(" ", ""))


def test_other_words_are_not_its_words() -> None:
    card = a_card()
    words = fingerprint(card).split()
    for typed in ("", " ", words[0], " ".join(words[:5]), " ".join(reversed(words)), "слова"):
        assert not are_words_of(card, typed)
    assert not are_words_of(card, fingerprint_digits(card)[:-1])
