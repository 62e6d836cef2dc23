"""Every revision of a file is proved before anything of it is kept, however many there are."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from hrd_desk.storage.merge import proofs, staging
from hrd_desk.storage.merge.engine import Incoming, merge
from hrd_desk.storage.merge.incoming import (
    IncomingRevision,
    MergeReport,
    Sender,
    UnsoundRevisionError,
)
from hrd_desk.storage.merge.outgoing import Scope, outgoing_desks, outgoing_revisions
from hrd_desk.storage.opening import OpenDesk
from tests.organisation import a_desk_of
from tests.sync.exchanging import FAR, assert_sound, edited, event_on, logged, now_ms, position_of

AT_ONCE, EDITS = 10, 15


@pytest.fixture
def headquarters(tmp_path: Path) -> Iterator[OpenDesk]:
    with a_desk_of(tmp_path, "HQ", "hq") as desk:
        yield desk


@pytest.fixture
def almaty(tmp_path: Path) -> Iterator[OpenDesk]:
    with a_desk_of(tmp_path, "ALM") as desk:
        yield desk


def handed_over(almaty: OpenDesk, headquarters: OpenDesk, forged: int | None = None) -> MergeReport:
    """Hand over all revisions; the signature of the one numbered `forged` is another one's."""

    def revisions() -> Iterator[IncomingRevision]:
        before = None
        for revision in outgoing_revisions(session, scope):
            signature = before if revision.sequence == forged else revision.signature
            yield dataclasses.replace(revision, signature=signature)
            before = revision.signature

    with almaty.database.snapshot() as session:
        scope = Scope(headquarters.uid, 0, FAR, is_everything=True)
        return merge(
            headquarters.database,
            Incoming(list(outgoing_desks(session, scope)), revisions()),
            Sender(almaty.uid, is_authority=True),
            now_ms=now_ms(),
        )


@pytest.mark.parametrize("changes_at_once", [staging.CHANGES_AT_ONCE, 5])
def test_one_forged_signature_among_many_refuses_the_whole_file(
    headquarters: OpenDesk,
    almaty: OpenDesk,
    changes_at_once: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(staging, "CHANGES_AT_ONCE", changes_at_once)
    monkeypatch.setattr(proofs, "PROVED_AT_ONCE", AT_ONCE)
    uid = logged(almaty)
    for number in range(EDITS):
        edited(almaty, uid, remarks=f"Heard {number} times.")
    before = position_of(headquarters)
    for forged in (3, AT_ONCE + 3):
        with pytest.raises(UnsoundRevisionError, match=f"Revision {forged} of desk ALM"):
            handed_over(almaty, headquarters, forged)
        assert position_of(headquarters) == before
    assert handed_over(almaty, headquarters).revisions > EDITS
    assert event_on(headquarters, uid).remarks == f"Heard {EDITS - 1} times."
    assert_sound(headquarters)
