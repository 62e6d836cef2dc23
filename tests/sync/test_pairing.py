"""Two desks come to know each other's keys, replace them and revoke them."""

import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyrage
import pytest
from sqlalchemy import select

from hrd_desk.errors import HrdDeskError, InvalidInputError, NotFoundError
from hrd_desk.storage.journal.chain import is_mark_valid
from hrd_desk.storage.journal.own_desk import own_desk
from hrd_desk.storage.journal.tables import Desk, Mark, Revision
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.sync_tables import Peer, PeerKey
from hrd_desk.sync.cards import Card, card_bytes, fingerprint, fingerprint_digits, read_card
from hrd_desk.sync.key_keepers import add_keeper, remove_keeper
from hrd_desk.sync.keys import OwnKeys, own_keys, replace_keys
from hrd_desk.sync.pairing import (
    Outcome,
    choose_free_node,
    needs_words,
    own_card,
    own_words,
    pair,
    peers,
    revoke,
)
from tests.builders import an_event, saved, vocabulary_of
from tests.sync.identities import (
    KEEPER,
    a_closed_field_desk,
    a_field_desk,
    a_headquarters,
    a_recipient,
    card_of,
    paired,
    reopened,
    taken,
)


@pytest.fixture
def almaty(tmp_path: Path) -> Iterator[OpenDesk]:
    with a_field_desk(tmp_path) as desk:
        yield desk


@pytest.fixture
def osh(tmp_path: Path) -> Iterator[OpenDesk]:
    with a_field_desk(tmp_path, "OSH") as desk:
        yield desk


@pytest.fixture
def headquarters(tmp_path: Path) -> Iterator[OpenDesk]:
    with a_headquarters(tmp_path) as desk:
        yield desk


def keys_of(desk: OpenDesk) -> OwnKeys:
    with desk.database.local_transaction() as session:
        return own_keys(session)


def peers_of(desk: OpenDesk) -> list[Peer]:
    with desk.database.snapshot() as session:
        return peers(session)


def rows(desk: OpenDesk) -> list[dict[str, Any]]:
    """Return everything that pairing keeps, to be compared."""
    with desk.database.snapshot() as session:
        found = [row for table in (Peer, PeerKey, Desk) for row in session.scalars(select(table))]
        return [
            {name: value for name, value in vars(row).items() if not name.startswith("_")}
            for row in found
        ]


def known_desk(desk: OpenDesk, uid: uuid.UUID) -> Desk:
    with desk.database.snapshot() as session:
        return session.scalars(select(Desk).where(Desk.uid == uid)).one()


def refused(desk: OpenDesk, card: Card) -> str:
    """Return the sentence with which a card is refused although its words fit."""
    before = rows(desk)
    with pytest.raises(HrdDeskError) as caught:
        taken(desk, card)
    assert rows(desk) == before
    return caught.value.sentence


def changed(desk: OpenDesk, **facts: Any) -> Card:
    """Return a card of a desk with other facts on it, signed by its key."""
    card = card_of(desk)
    fields = {name: getattr(card, name) for name in Card.__slots__} | facts
    return read_card(card_bytes(Card(**fields), keys_of(desk).signing_key))


def set_node(desk: OpenDesk, node: int) -> None:
    with desk.database.local_transaction() as session:
        own_desk(session).node = node


# --- own keys -------------------------------------------------------------------------------------


def test_own_keys_stay_the_same_and_seal_and_open(tmp_path: Path) -> None:
    path = a_closed_field_desk(tmp_path)
    with reopened(path) as desk:
        first = keys_of(desk)
    with reopened(path) as desk:
        again = keys_of(desk)
    assert (again.signing_key, again.recipient) == (first.signing_key, first.recipient)
    sealed = pyrage.encrypt(b"hello", [pyrage.x25519.Recipient.from_str(first.recipient)])
    assert pyrage.decrypt(sealed, [again.identity]) == b"hello"


def test_secret_keys_do_not_show_in_messages(almaty: OpenDesk) -> None:
    keys = keys_of(almaty)
    assert "AGE-SECRET" not in repr(keys)
    assert repr(keys.signing_key) not in repr(keys)


def test_replaced_keys_still_open_late_files_and_prove_old_marks(almaty: OpenDesk) -> None:
    saved(almaty, an_event(vocabulary_of(almaty)))
    almaty.database.sign_mark()
    first = keys_of(almaty)
    replace_keys(almaty.database)
    replace_keys(almaty.database)
    now = keys_of(almaty)
    assert len({first.recipient, now.recipient}) == len({first.verify_key, now.verify_key}) == 2
    assert len(now.earlier_identities) == 2
    sealed = pyrage.encrypt(b"late", [pyrage.x25519.Recipient.from_str(first.recipient)])
    assert pyrage.decrypt(sealed, [now.identity, *now.earlier_identities]) == b"late"
    with almaty.database.snapshot() as session:
        mark = session.scalars(select(Mark).order_by(Mark.id.desc())).first()
        assert mark is not None
        sequence = session.get_one(Revision, mark.revision_id).sequence
        former = session.scalars(select(PeerKey).where(PeerKey.desk_uid == almaty.uid)).all()
    assert len(former) == 2
    assert all(key.revoked_at_ms for key in former)
    fitting = [
        key for key in former if is_mark_valid(key.verify_key, sequence, mark.hash, mark.signature)
    ]
    assert [key.verify_key for key in fitting] == [first.verify_key]


# --- pairing --------------------------------------------------------------------------------------


def test_two_desks_that_pair_know_each_others_keys(
    almaty: OpenDesk, headquarters: OpenDesk
) -> None:
    paired([almaty], headquarters)
    (at_field,), (at_headquarters,) = peers_of(almaty), peers_of(headquarters)
    assert (at_field.code, at_field.role, at_field.state) == ("HQ", "hq", "paired")
    assert at_field.recipients == [keys_of(headquarters).recipient, KEEPER]
    assert at_headquarters.recipients == [keys_of(almaty).recipient]
    assert at_headquarters.verify_key == keys_of(almaty).verify_key
    assert at_headquarters.holds == {}
    known = known_desk(headquarters, almaty.uid)
    assert (known.code, known.role, known.is_own) == ("ALM", "field", False)


def test_a_card_says_who_how_far_and_with_which_number(almaty: OpenDesk) -> None:
    saved(almaty, an_event(vocabulary_of(almaty)))
    first, second = card_of(almaty, "Almaty office"), card_of(almaty)
    assert (first.number, second.number) == (1, 2)
    assert (first.name, second.name) == ("Almaty office", "Almaty office")
    assert (first.desk_uid, first.epoch, first.replaces) == (almaty.uid, 1, None)
    with almaty.database.snapshot() as session:
        last = session.scalars(select(Revision.sequence).order_by(Revision.id.desc())).first()
    assert first.sequence == last


def test_own_words_are_those_of_the_card(headquarters: OpenDesk) -> None:
    card = card_of(headquarters)
    assert own_words(headquarters.database) == (fingerprint(card), fingerprint_digits(card))


def test_a_name_that_is_no_single_line_is_refused(almaty: OpenDesk) -> None:
    with pytest.raises(InvalidInputError, match="one line"):
        own_card(almaty.database, "a\nb")


def test_headquarters_has_no_card_before_it_has_a_key_keeper(headquarters: OpenDesk) -> None:
    remove_keeper(headquarters.database, KEEPER)
    with pytest.raises(HrdDeskError, match="key keeper first"):
        own_card(headquarters.database)


@pytest.mark.parametrize("words", ["", "abandon ability able about above absent", "ALM"])
def test_without_the_right_words_nothing_is_paired(
    almaty: OpenDesk, headquarters: OpenDesk, words: str
) -> None:
    card = card_of(almaty)
    before = rows(headquarters)
    assert needs_words(headquarters.database, card)
    with pytest.raises(InvalidInputError, match="words"):
        pair(headquarters.database, card, confirmed_words=words)
    assert rows(headquarters) == before


def test_the_words_of_the_sender_do_not_fit_a_card_that_was_swapped(
    almaty: OpenDesk, osh: OpenDesk, headquarters: OpenDesk
) -> None:
    genuine = card_of(almaty)
    swapped = changed(osh, desk_uid=almaty.uid, code="ALM")
    with pytest.raises(InvalidInputError, match="words do not fit"):
        pair(headquarters.database, swapped, confirmed_words=fingerprint(genuine))


def test_the_digits_do_as_well_as_the_words(almaty: OpenDesk, headquarters: OpenDesk) -> None:
    card = card_of(almaty)
    pairing = pair(headquarters.database, card, confirmed_words=fingerprint_digits(card))
    assert pairing.outcome is Outcome.PAIRED


def test_pairing_the_same_card_again_changes_nothing(
    almaty: OpenDesk, headquarters: OpenDesk
) -> None:
    card = card_of(almaty)
    taken(headquarters, card)
    before = rows(headquarters)
    assert taken(headquarters, card).outcome is Outcome.UNCHANGED
    assert pair(headquarters.database, card).outcome is Outcome.UNCHANGED
    assert rows(headquarters) == before


def test_wrong_words_are_never_passed_over_even_for_a_known_desk(
    almaty: OpenDesk, headquarters: OpenDesk
) -> None:
    card = card_of(almaty)
    taken(headquarters, card)
    with pytest.raises(InvalidInputError, match="words do not fit"):
        pair(headquarters.database, card, confirmed_words="not what was read out")


def test_headquarters_pairs_with_many_desks_and_lists_them(
    almaty: OpenDesk, osh: OpenDesk, headquarters: OpenDesk
) -> None:
    paired([osh, almaty], headquarters)
    assert [peer.code for peer in peers_of(headquarters)] == ["ALM", "OSH"]


def test_a_field_desk_has_one_headquarters(
    almaty: OpenDesk, headquarters: OpenDesk, tmp_path: Path
) -> None:
    taken(almaty, card_of(headquarters))
    with a_headquarters(tmp_path, "HQ2") as other:
        card = card_of(other)
        assert "paired with HQ" in refused(almaty, card)
        revoke(almaty.database, "HQ")
        assert taken(almaty, card).outcome is Outcome.PAIRED


def test_who_may_not_pair_is_told_why(
    almaty: OpenDesk, osh: OpenDesk, headquarters: OpenDesk, tmp_path: Path
) -> None:
    assert "Field desks pair with headquarters" in refused(almaty, card_of(osh))
    assert "very desk" in refused(almaty, card_of(almaty))
    with a_headquarters(tmp_path, "HQ2") as other:
        assert "pairs with field desks" in refused(headquarters, card_of(other))


def test_a_key_of_one_desk_is_never_taken_for_another(
    almaty: OpenDesk, headquarters: OpenDesk
) -> None:
    paired([almaty], headquarters)
    posing = changed(almaty, desk_uid=uuid.uuid4(), code="OSH")
    assert "belongs to another desk" in refused(headquarters, posing)


def test_two_desks_of_one_code_are_told_apart_and_a_person_is_told(
    almaty: OpenDesk, osh: OpenDesk, headquarters: OpenDesk
) -> None:
    assert not taken(headquarters, card_of(almaty)).code_is_shared
    assert taken(headquarters, changed(osh, code="ALM")).code_is_shared
    with pytest.raises(InvalidInputError, match="uid"):
        revoke(headquarters.database, "ALM")
    assert revoke(headquarters.database, str(osh.uid)).desk_uid == osh.uid


# --- new recipients and new keys ------------------------------------------------------------------


def test_a_new_key_keeper_reaches_the_field_without_words(
    almaty: OpenDesk, headquarters: OpenDesk
) -> None:
    paired([almaty], headquarters)
    recipient = a_recipient()
    add_keeper(headquarters.database, recipient, "Second")
    card = card_of(headquarters)
    assert not needs_words(almaty.database, card)
    assert pair(almaty.database, card).outcome is Outcome.RENEWED
    assert peers_of(almaty)[0].recipients == [keys_of(headquarters).recipient, KEEPER, recipient]


def test_an_older_card_needs_its_words_again(almaty: OpenDesk, headquarters: OpenDesk) -> None:
    taken(headquarters, card_of(almaty))
    older = card_of(headquarters)
    add_keeper(headquarters.database, a_recipient(), "Second")
    taken(almaty, card_of(headquarters))
    with pytest.raises(InvalidInputError, match="six words"):
        pair(almaty.database, older)
    assert len(peers_of(almaty)[0].recipients) == 3


def test_a_new_key_that_the_old_one_signed_is_taken_without_words(
    almaty: OpenDesk, headquarters: OpenDesk
) -> None:
    paired([almaty], headquarters)
    old = keys_of(almaty)
    replace_keys(almaty.database)
    pairing = pair(headquarters.database, card_of(almaty))
    assert pairing.outcome is Outcome.KEY_REPLACED
    assert pairing.peer.verify_key == keys_of(almaty).verify_key
    assert pairing.peer.recipients == [keys_of(almaty).recipient]
    assert known_desk(headquarters, almaty.uid).verify_key == keys_of(almaty).verify_key
    with headquarters.database.snapshot() as session:
        assert session.get_one(PeerKey, old.verify_key).revoked_at_ms is not None
        assert session.get_one(PeerKey, pairing.peer.verify_key).revoked_at_ms is None


def test_a_new_key_without_the_old_one_needs_the_words(
    almaty: OpenDesk, headquarters: OpenDesk
) -> None:
    paired([almaty], headquarters)
    replace_keys(almaty.database)
    replace_keys(almaty.database)
    card = card_of(almaty)
    with pytest.raises(InvalidInputError, match="six words"):
        pair(headquarters.database, card)
    assert taken(headquarters, card).outcome is Outcome.KEY_REPLACED


def test_a_replaced_key_never_comes_back(almaty: OpenDesk, headquarters: OpenDesk) -> None:
    old = card_of(almaty)
    taken(headquarters, old)
    replace_keys(almaty.database)
    taken(headquarters, card_of(almaty))
    assert "revoked or replaced" in refused(headquarters, old)


# --- revoking -------------------------------------------------------------------------------------


def test_a_revoked_peer_stays_listed_and_its_key_counts_no_more(
    almaty: OpenDesk, headquarters: OpenDesk
) -> None:
    paired([almaty], headquarters)
    assert revoke(headquarters.database, "alm").state == "revoked"
    (peer,) = peers_of(headquarters)
    assert (peer.code, peer.state) == ("ALM", "revoked")
    with headquarters.database.snapshot() as session:
        revoked_at_ms = session.get_one(PeerKey, peer.verify_key).revoked_at_ms
    assert revoked_at_ms is not None
    assert "revoked" in refused(headquarters, card_of(almaty))
    before = rows(headquarters)
    revoke(headquarters.database, "ALM")
    assert rows(headquarters) == before


def test_a_revoked_key_can_name_no_successor(almaty: OpenDesk, headquarters: OpenDesk) -> None:
    paired([almaty], headquarters)
    revoke(headquarters.database, "ALM")
    replace_keys(almaty.database)
    card = card_of(almaty)
    with pytest.raises(InvalidInputError, match="six words"):
        pair(headquarters.database, card)
    pairing = taken(headquarters, card)
    assert (pairing.outcome, pairing.peer.state) == (Outcome.KEY_REPLACED, "paired")


def test_an_unknown_peer_cannot_be_revoked(almaty: OpenDesk) -> None:
    with pytest.raises(NotFoundError, match="OSH"):
        revoke(almaty.database, "OSH")


# --- nodes ----------------------------------------------------------------------------------------


def test_a_free_node_is_one_that_no_known_desk_has(almaty: OpenDesk) -> None:
    with almaty.database.local_transaction() as session:
        own = own_desk(session)
        own.node = 4711
        for node in set(range(8192)) - {4711, 17}:
            session.add(Desk(code="X", role="field", node=node, verify_key=bytes(32)))
        session.flush()
        assert choose_free_node(session) == 17
        session.add(Desk(code="X", role="field", node=17, verify_key=bytes(32)))
        session.flush()
        with pytest.raises(HrdDeskError, match="tell apart"):
            choose_free_node(session)


def test_a_desk_whose_node_is_taken_gets_another_with_the_next_card_of_headquarters(
    almaty: OpenDesk, osh: OpenDesk, headquarters: OpenDesk
) -> None:
    set_node(almaty, 4711)
    set_node(osh, 4711)
    assert not taken(headquarters, card_of(almaty)).node_clashes
    clashing = card_of(osh)
    assert taken(headquarters, clashing).node_clashes
    given = known_desk(headquarters, osh.uid).node
    assert given not in (4711, known_desk(headquarters, headquarters.uid).node)
    card = card_of(headquarters)
    assert card.node_for == {osh.uid: given}
    assert not taken(almaty, card).node_clashes
    assert not taken(osh, card).node_clashes
    assert known_desk(almaty, almaty.uid).node == 4711
    assert known_desk(osh, osh.uid).node == given
    assert taken(headquarters, clashing).node_clashes
    assert known_desk(headquarters, osh.uid).node == given
    assert not taken(headquarters, card_of(osh)).node_clashes
    saved(osh, an_event(vocabulary_of(osh)))
    with osh.database.snapshot() as session:
        newest = session.scalars(select(Revision.version).order_by(Revision.id.desc())).first()
    assert newest is not None
    assert newest & 8191 == given


def test_a_desk_with_the_node_of_headquarters_is_told_on_both_sides(
    almaty: OpenDesk, headquarters: OpenDesk
) -> None:
    set_node(almaty, 99)
    set_node(headquarters, 99)
    assert taken(almaty, card_of(headquarters)).node_clashes
    assert taken(headquarters, card_of(almaty)).node_clashes
    assert not taken(almaty, card_of(headquarters)).node_clashes
    assert known_desk(almaty, almaty.uid).node != 99
