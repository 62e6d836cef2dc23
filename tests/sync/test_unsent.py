"""For which of many peers something waits: the same as is asked of each, and asked once."""

import secrets
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from hrd_desk.mapping import new_uid
from hrd_desk.model.event import Event
from hrd_desk.storage.journal.tables import Desk
from hrd_desk.storage.merge.sharing import share_brought
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.sync_tables import Peer
from hrd_desk.storage.terms import rename_term
from hrd_desk.sync.ledger import find_peer, send_everything_again
from hrd_desk.sync.pairing import PAIRED, peers
from hrd_desk.sync.receiving import receive
from hrd_desk.sync.sending import send
from hrd_desk.sync.unsent import peers_with_unsent, unsent_revisions
from hrd_desk.sync.watching import due_peers
from tests.builders import an_event, saved, vocabulary_of
from tests.sync.exchanging import edited
from tests.sync.identities import a_field_desk, a_headquarters, paired


@pytest.fixture
def hq(tmp_path: Path) -> Iterator[OpenDesk]:
    with a_headquarters(tmp_path) as desk:
        yield desk


@pytest.fixture
def fields(tmp_path: Path, hq: OpenDesk) -> Iterator[list[OpenDesk]]:
    """Return two paired field desks, each with a record that headquarters has."""
    with a_field_desk(tmp_path) as almaty, a_field_desk(tmp_path, "BIS") as bishkek:
        both = [almaty, bishkek]
        paired(both, hq)
        for desk in both:
            saved(desk, an_event(vocabulary_of(desk), title=f"Of {desk.code}"))
            receive(hq, send(desk, tmp_path).paths[0])
        yield both


def waiting(desk: OpenDesk) -> list[str]:
    """Return the codes of the peers for whom something waits, asked together and one by one."""
    with desk.database.snapshot() as session:
        known = peers(session)
        together = peers_with_unsent(session, known)
        alone = {peer.desk_uid for peer in known if unsent_revisions(session, peer)}
        assert together == alone
        return [peer.code for peer in known if peer.desk_uid in together]


def record_of(desk: OpenDesk) -> uuid.UUID:
    """Return the only record of a field desk."""
    with desk.database.snapshot() as session:
        return session.scalars(select(Event.uid)).one()


def test_together_says_what_each_says(hq: OpenDesk, fields: list[OpenDesk], tmp_path: Path) -> None:
    almaty, bishkek = fields
    assert waiting(hq) == ["ALM", "BIS"]
    send(hq, tmp_path, code="ALM")
    assert waiting(hq) == ["BIS"]
    send(hq, tmp_path, code="BIS")
    assert waiting(hq) == []
    edited(hq, record_of(almaty), title="Changed at headquarters")
    assert waiting(hq) == ["ALM"]
    send(hq, tmp_path, code="ALM")
    edited(bishkek, record_of(bishkek), title="Changed in the field")
    receive(hq, send(bishkek, tmp_path).paths[0])
    assert waiting(hq) == []  # a desk's own work does not go back to it
    killing = vocabulary_of(hq).term("violation", "killing")
    with hq.database.transaction("rename-term") as session:
        rename_term(session, killing.uid, "en", "Killed")
    assert waiting(hq) == ["ALM", "BIS"]
    send(hq, tmp_path, code="ALM")
    assert waiting(hq) == ["BIS"]
    send(hq, tmp_path, code="BIS")
    with hq.database.local_transaction() as session:
        share_brought(session, bishkek.uid, [record_of(almaty)])
    assert waiting(hq) == ["BIS"]  # the whole history of what it has not got
    send(hq, tmp_path, code="BIS")
    assert waiting(hq) == []
    with hq.database.local_transaction() as session:
        send_everything_again(session, find_peer(session, "ALM"))
    assert waiting(hq) == ["ALM"]
    assert waiting(almaty) == waiting(bishkek) == []
    edited(almaty, record_of(almaty), title="Once more")
    assert waiting(almaty) == ["HQ"]


def test_what_a_second_line_wrote_goes_to_both_copies(
    hq: OpenDesk, fields: list[OpenDesk], tmp_path: Path
) -> None:
    almaty, _bishkek = fields
    send(hq, tmp_path, code="ALM")
    send(hq, tmp_path, code="BIS")
    edited(almaty, record_of(almaty), title="Changed in the field")
    receive(hq, send(almaty, tmp_path).paths[0])
    assert waiting(hq) == []
    with hq.database.local_transaction() as session:
        line = Desk(code="ALM", role="field", node=99, verify_key=bytes(32), line_of=almaty.uid)
        session.add(line)
    assert waiting(hq) == ["ALM"]


def test_the_journal_is_asked_once_for_however_many_peers(
    hq: OpenDesk, fields: list[OpenDesk]
) -> None:
    with hq.database.local_transaction() as session:
        session.add(a_quiet_peer(0))
    with hq.database.snapshot() as session:
        few = statements(session, peers(session))
    with hq.database.local_transaction() as session:
        session.add_all(map(a_quiet_peer, range(1, 30)))
    with hq.database.snapshot() as session:
        assert statements(session, peers(session)) == few
    assert {peer.code for peer in due_peers(hq, every_minutes=0)} >= {desk.code for desk in fields}


def a_quiet_peer(number: int) -> Peer:
    return Peer(
        desk_uid=new_uid(),
        code=f"Q{number}",
        role="field",
        verify_key=secrets.token_bytes(32),
        recipients=[],
        state=PAIRED,
        paired_at_ms=0,
        sent_position=1 + number,
        holds={},
    )


def statements(session: Session, known: list[Peer]) -> int:
    """Return how many statements the question about these peers takes."""
    seen: list[str] = []

    def note(*arguments: object) -> None:
        seen.append(str(arguments[2]))

    connection = session.connection()
    event.listen(connection, "before_cursor_execute", note)
    peers_with_unsent(session, known)
    event.remove(connection, "before_cursor_execute", note)
    return len(seen)
