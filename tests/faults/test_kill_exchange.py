"""The failure catalogue, S08 and S09: killed at each step of taking a file in, and of sending."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from hrd_desk.sync.bundle_writer import BundleNotWrittenError
from hrd_desk.sync.ledger import only_here
from hrd_desk.sync.sending import send
from tests.faults.kill_exchange import RECEIVING, SENDING, kill_receiver, kill_sender
from tests.sync.catalogue import Organisation


@pytest.fixture
def org(tmp_path: Path) -> Iterator[Organisation]:
    with Organisation(tmp_path) as org:
        yield org


@pytest.mark.parametrize("at", RECEIVING)
def test_s08_a_kill_amid_taking_in_leaves_the_state_before_or_after(
    org: Organisation, at: str
) -> None:
    kill_receiver(org, at, random.Random(8))


@pytest.mark.parametrize("at", SENDING)
def test_s09_a_kill_amid_sending_leaves_no_half_file_and_nothing_counts_as_sent(
    org: Organisation, at: str
) -> None:
    kill_sender(org, at, random.Random(9))


def test_s09_a_stick_that_is_pulled_early_leaves_everything_unsent(org: Organisation) -> None:
    uid = org.almaty.log(title="A raid")

    def pull(_done: int, _total: int) -> None:
        for path in org.stick.glob(".*.part"):
            path.unlink()
            org.stick.rmdir()

    with pytest.raises(BundleNotWrittenError):
        send(org.almaty.desk, org.stick, progress=pull)
    with org.almaty.database.snapshot() as session:
        assert only_here(session).records == 1
    org.stick.mkdir()
    org.up(org.almaty)
    assert org.hq.event(uid).title == "A raid"
    org.end()
