"""Pairing: two desks take each other's cards, and people make sure that they are the right ones.

A field desk pairs with one headquarters, a headquarters with many field desks.
"""

import secrets
import uuid
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from hrd_desk.clock import SystemClock, milliseconds
from hrd_desk.errors import HrdDeskError, InvalidInputError, NotFoundError
from hrd_desk.i18n import _
from hrd_desk.storage.database import Database
from hrd_desk.storage.journal.own_desk import own_desk
from hrd_desk.storage.journal.recording import NODE_BITS
from hrd_desk.storage.journal.tables import Desk, Revision
from hrd_desk.storage.settings import read_setting, write_setting
from hrd_desk.storage.sync_tables import Peer, PeerKey
from hrd_desk.sync.cards import (
    LONGEST_NAME,
    Card,
    Succession,
    are_words_of,
    card_bytes,
    fingerprint,
    fingerprint_digits,
    is_plain_name,
)
from hrd_desk.sync.key_keepers import keepers
from hrd_desk.sync.keys import SUCCESSION, own_keys

PAIRED, REVOKED = "paired", "revoked"
CARD_NUMBER, CARD_NAME = "card-number", "card-name"
GIVEN_NODES = "given-nodes"
"""The setting at headquarters with the nodes it gave to others: `{desk uid: node}`."""


class Outcome(StrEnum):
    """What a card changed."""

    PAIRED = "paired"
    UNCHANGED = "unchanged"
    RENEWED = "renewed"
    KEY_REPLACED = "key-replaced"


@dataclass(frozen=True, slots=True)
class Pairing:
    """The peer as it stands now, what the card changed, and what a person must see to.

    `node_clashes`: the other desk numbers its edits like one that is known; at headquarters its
    next card gives it another node. `code_is_shared`: references of two desks look alike.
    """

    peer: Peer
    outcome: Outcome
    node_clashes: bool
    code_is_shared: bool


def own_card(database: Database, name: str | None = None) -> bytes:
    """Return a new card of this desk; `name` is remembered for the next one, None is the last.

    At headquarters raises `HrdDeskError` until a key keeper is added: one lost key must never be
    the loss of everything that was sent.
    """
    with database.local_transaction() as session:
        if name is not None and not is_plain_name(name):
            sentence = _("The name on a card is one line of at most {count} letters.")
            raise InvalidInputError("name", sentence.format(count=LONGEST_NAME))
        number = int(read_setting(session, CARD_NUMBER, 0)) + 1
        write_setting(session, CARD_NUMBER, number)
        if name is not None:
            write_setting(session, CARD_NAME, name)
        return card_bytes(_present_card(session, number), own_keys(session).signing_key)


def own_words(database: Database) -> tuple[str, str]:
    """Return the words of this desk's card for the other side to compare, and the digits."""
    with database.local_transaction() as session:
        card = _present_card(session, 1)
    return fingerprint(card), fingerprint_digits(card)


def needs_words(database: Database, card: Card) -> bool:
    """Return whether a person must confirm the words of `card` before it can be paired.

    Raises `InvalidInputError` for a card that no words make one to pair with, before anybody is
    called.
    """
    with database.snapshot() as session:
        _require_other_side(session, own_desk(session), card)
        _require_free_key(session, card)
        return not _is_vouched_for(session, session.get(Peer, card.desk_uid), card)


def pair(database: Database, card: Card, *, confirmed_words: str = "") -> Pairing:
    """Take `card` for the desk it is of, or for its new keys.

    `confirmed_words` are the words (or digits) that the other side read out. They may be empty
    only where `needs_words` is false: a newer card, signed by the key that is known here or by
    one that this key names as its successor. Raises `InvalidInputError` with one sentence.
    """
    with database.local_transaction() as session:
        own, peer = own_desk(session), session.get(Peer, card.desk_uid)
        _require_other_side(session, own, card)
        _require_free_key(session, card)
        if confirmed_words.strip() or not _is_vouched_for(session, peer, card):
            _require_words(card, confirmed_words)
        if own.uid in card.node_for:
            own.node = card.node_for[own.uid]
        outcome = _outcome(peer, card)
        peer = peer or Peer(desk_uid=card.desk_uid, holds={}, announced_sequence=card.sequence)
        _keep_peer(session, peer, card, outcome)
        return Pairing(
            peer,
            outcome,
            node_clashes=_keep_desk(session, own, card),
            code_is_shared=_is_code_shared(session, card),
        )


def revoke(database: Database, code_or_uid: str) -> Peer:
    """Trust a peer's key no more: what comes under it is set aside, nothing is lost.

    Raises `NotFoundError`, and `InvalidInputError` where two peers have the code.
    """
    with database.local_transaction() as session:
        peer = _find_peer(session, code_or_uid)
        peer.state = REVOKED
        key = session.get_one(PeerKey, peer.verify_key)
        key.revoked_at_ms = key.revoked_at_ms or _now_ms()
        return peer


def peers(session: Session) -> list[Peer]:
    """Return every desk that this one ever paired with, by code."""
    return list(session.scalars(select(Peer).order_by(Peer.code, Peer.desk_uid)))


def choose_free_node(session: Session) -> int:
    """Return a node (13 bits) that no desk known here has; raises `HrdDeskError` if none is."""
    taken = set(session.scalars(select(Desk.node)))
    free = [node for node in range(1 << NODE_BITS) if node not in taken]
    if not free:
        raise HrdDeskError(_("This headquarters knows as many desks as it can tell apart."))
    return secrets.choice(free)


# --- own card -------------------------------------------------------------------------------------


def _present_card(session: Session, number: int) -> Card:
    desk, keys = own_desk(session), own_keys(session)
    others = [keeper.recipient for keeper in keepers(session)]
    if desk.role == "hq" and not others:
        sentence = _(
            "Add a key keeper first, so that the loss of one key is never the loss of everything."
        )
        raise HrdDeskError(sentence)
    newest = select(func.max(Revision.sequence)).where(
        Revision.desk_id == desk.id, Revision.epoch == desk.epoch
    )
    succession = read_setting(session, SUCCESSION)
    given = read_setting(session, GIVEN_NODES, {})
    return Card(
        desk_uid=desk.uid,
        code=desk.code,
        role=desk.role,
        name=str(read_setting(session, CARD_NAME, "")),
        verify_key=keys.verify_key,
        recipients=(keys.recipient, *others),
        epoch=desk.epoch,
        node=desk.node,
        sequence=session.scalar(newest) or 0,
        number=number,
        node_for={uuid.UUID(uid): node for uid, node in given.items()},
        replaces=succession and Succession(*map(bytes.fromhex, succession)),
    )


# --- whether a card may be taken ------------------------------------------------------------------


def _require_other_side(session: Session, own: Desk, card: Card) -> None:
    if card.desk_uid == own.uid:
        raise _refusal(_("This is the card of this very desk. Choose the card of the other one."))
    if card.role == own.role == "field":
        sentence = _("{code} is a field desk, as this one is. Field desks pair with headquarters.")
        raise _refusal(sentence.format(code=card.code))
    if card.role == own.role:
        sentence = _("{code} is a headquarters, as this one is. It pairs with field desks.")
        raise _refusal(sentence.format(code=card.code))
    if own.role == "hq":
        return
    other = session.scalars(
        select(Peer).where(Peer.state == PAIRED, Peer.desk_uid != card.desk_uid)
    ).first()
    if other is not None:
        sentence = _("This desk is paired with {code}. Revoke that first: it can have only one.")
        raise _refusal(sentence.format(code=other.code))


def _require_free_key(session: Session, card: Card) -> None:
    """Refuse a key that was given up or revoked, and one that another desk has."""
    key = session.get(PeerKey, card.verify_key)
    if key is None:
        return
    if key.desk_uid != card.desk_uid:
        sentence = _("The key on this card belongs to another desk. Find out who made the card.")
        raise _refusal(sentence)
    if key.revoked_at_ms is not None:
        sentence = _(
            "The key on this card is revoked or replaced. Let {code} make new keys and a new card."
        )
        raise _refusal(sentence.format(code=card.code))


def _is_vouched_for(session: Session, peer: Peer | None, card: Card) -> bool:
    """Say whether the key that is known here speaks for the card, and no later card is known."""
    if peer is None or peer.state != PAIRED:
        return False
    replaced = card.replaces and card.replaces.verify_key
    latest = read_setting(session, _seen(card), [0, 0])
    return peer.verify_key in (card.verify_key, replaced) and [card.epoch, card.number] >= latest


def _require_words(card: Card, typed: str) -> None:
    if not typed.strip():
        sentence = _("Ask {code} for the six words of its card, and type what you hear.")
        raise InvalidInputError("words", sentence.format(code=card.code))
    if not are_words_of(card, typed):
        sentence = _(
            "The words do not fit this card. Listen again; if they still differ, do not use the "
            "card: somebody may have changed it."
        )
        raise InvalidInputError("words", sentence)


# --- what is kept of it ---------------------------------------------------------------------------


def _outcome(peer: Peer | None, card: Card) -> Outcome:
    if peer is None:
        return Outcome.PAIRED
    if peer.verify_key != card.verify_key:
        return Outcome.KEY_REPLACED
    known = (peer.code, peer.name, tuple(peer.recipients))
    is_same = known == (card.code, card.name, card.recipients)
    return Outcome.UNCHANGED if is_same else Outcome.RENEWED


def _keep_peer(session: Session, peer: Peer, card: Card, outcome: Outcome) -> None:
    write_setting(session, _seen(card), [card.epoch, card.number])
    if outcome is Outcome.UNCHANGED:
        return
    now_ms = _now_ms()
    if outcome is not Outcome.RENEWED:
        peer.state, peer.paired_at_ms = PAIRED, now_ms
        session.execute(
            update(PeerKey)
            .where(PeerKey.desk_uid == card.desk_uid, PeerKey.revoked_at_ms.is_(None))
            .values(revoked_at_ms=now_ms)
        )
        session.add(PeerKey(verify_key=card.verify_key, desk_uid=card.desk_uid, since_ms=now_ms))
    peer.code, peer.role, peer.name = card.code, card.role, card.name
    peer.verify_key, peer.recipients = card.verify_key, list(card.recipients)
    session.add(peer)


def _keep_desk(session: Session, own: Desk, card: Card) -> bool:
    """Keep who the other desk is; return whether its node was taken already."""
    # A second line of a desk has that desk's node.
    others = set(
        session.scalars(select(Desk.node).where(Desk.uid != card.desk_uid, Desk.line_of.is_(None)))
    )
    desk = session.scalars(select(Desk).where(Desk.uid == card.desk_uid)).one_or_none()
    node, is_taken = card.node, card.node in others
    if is_taken and own.role == "hq":
        node = desk.node if desk and desk.node not in others else choose_free_node(session)
        given = read_setting(session, GIVEN_NODES, {})
        write_setting(session, GIVEN_NODES, given | {str(card.desk_uid): node})
    if desk is None:
        desk = Desk(uid=card.desk_uid, epoch=card.epoch)
        session.add(desk)
    desk.code, desk.role, desk.node, desk.verify_key = card.code, card.role, node, card.verify_key
    desk.epoch = max(desk.epoch, card.epoch)
    return is_taken


def _is_code_shared(session: Session, card: Card) -> bool:
    others = select(Desk.id).where(
        Desk.code == card.code, Desk.uid != card.desk_uid, Desk.line_of.is_(None)
    )
    return session.scalars(others).first() is not None


def _find_peer(session: Session, code_or_uid: str) -> Peer:
    wanted = code_or_uid.strip()
    found = [
        peer
        for peer in peers(session)
        if peer.code.casefold() == wanted.casefold() or str(peer.desk_uid) == wanted.lower()
    ]
    if not found:
        sentence = _("This desk is paired with no desk “{wanted}”. Look at the list of peers.")
        raise NotFoundError(sentence.format(wanted=wanted))
    if len(found) > 1:
        sentence = _("Several peers have the code “{wanted}”. Give the uid of the one you mean.")
        raise InvalidInputError("code", sentence.format(wanted=wanted))
    return found[0]


def _seen(card: Card) -> str:
    return f"card-seen-{card.desk_uid.hex}"


def _now_ms() -> int:
    return milliseconds(SystemClock().now_utc())


def _refusal(sentence: str) -> InvalidInputError:
    return InvalidInputError("card", sentence)
