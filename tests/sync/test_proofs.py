"""Every revision of a file is proved before anything of it is kept, however many there are."""

import dataclasses
from collections.abc import Iterator

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
from tests.sync.exchanging import FAR, assert_sound, edited, event_on, logged, now_ms, position_of

AT_ONCE, EDITS = 10, 15


def handed_over(alm: OpenDesk, hq: OpenDesk, forged: int | None = None) -> MergeReport:
    """Hand over all revisions; the signature of the one numbered `forged` is another one's."""

    def revisions() -> Iterator[IncomingRevision]:
        before = None
        for revision in outgoing_revisions(session, scope):
            signature = before if revision.sequence == forged else revision.signature
            yield dataclasses.replace(revision, signature=signature)
            before = revision.signature

    with alm.database.snapshot() as session:
        scope = Scope(hq.uid, 0, FAR, is_everything=True)
        return merge(
            hq.database,
            Incoming(list(outgoing_desks(session, scope)), revisions()),
            Sender(alm.uid, is_authority=True),
            now_ms=now_ms(),
        )


@pytest.mark.parametrize("changes_at_once", [staging.CHANGES_AT_ONCE, 5])
def test_one_forged_signature_among_many_refuses_the_whole_file(
    hq: OpenDesk,
    alm: OpenDesk,
    changes_at_once: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(staging, "CHANGES_AT_ONCE", changes_at_once)
    monkeypatch.setattr(proofs, "PROVED_AT_ONCE", AT_ONCE)
    uid = logged(alm)
    for number in range(EDITS):
        edited(alm, uid, remarks=f"Heard {number} times.")
    before = position_of(hq)
    for forged in (3, AT_ONCE + 3):
        with pytest.raises(UnsoundRevisionError, match=f"Revision {forged} of desk ALM"):
            handed_over(alm, hq, forged)
        assert position_of(hq) == before
    assert handed_over(alm, hq).revisions > EDITS
    assert event_on(hq, uid).remarks == f"Heard {EDITS - 1} times."
    assert_sound(hq)
