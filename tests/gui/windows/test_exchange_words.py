"""The sentences of the exchange: what they count, and what they never claim."""

import datetime
import uuid

import pytest

from hrd_desk.gui.windows.exchange_facts import ExchangeFacts, PeerFacts
from hrd_desk.gui.windows.exchange_words import (
    caution_words,
    home_line,
    inbox_words,
    only_here_words,
    written_words,
)
from hrd_desk.sync.ledger import OnlyHere

NOW = datetime.datetime(2026, 5, 15, 12, tzinfo=datetime.UTC)
CONFIRMED = datetime.datetime(2026, 5, 3, 12, tzinfo=datetime.UTC)


def a_peer(confirmed: datetime.datetime | None = None, *, is_waiting: bool = False) -> PeerFacts:
    return PeerFacts(uuid.uuid4(), "HQ", "", confirmed, is_waiting)


def facts(only_here: OnlyHere, *peers: PeerFacts, is_headquarters: bool = False) -> ExchangeFacts:
    return ExchangeFacts(is_headquarters, only_here, peers, 0)


@pytest.mark.parametrize(
    ("records", "days", "words"),
    [
        (37, 12, "37 records exist only on this computer, oldest 12 days."),
        (1, 1, "1 record exists only on this computer, oldest 1 day."),
        (2, 0, "2 records exist only on this computer, oldest less than a day."),
        (1234, -3, "1,234 records exist only on this computer, oldest less than a day."),
    ],
)
def test_the_line_counts_what_is_only_here(records: int, days: int, words: str) -> None:
    oldest = NOW - datetime.timedelta(days=days)
    assert only_here_words(OnlyHere(records, oldest), NOW) == words


def test_confirmed_is_said_with_the_day_of_a_receipt_and_not_before() -> None:
    figure = OnlyHere(37, NOW)
    assert "Confirmed by headquarters 3 May 2026." in home_line(
        facts(figure, a_peer(CONFIRMED)), NOW
    )
    assert "has confirmed nothing yet" in home_line(facts(figure, a_peer()), NOW)
    assert "Not paired with headquarters yet." in home_line(facts(figure), NOW)


def test_headquarters_sees_which_desks_have_something_to_get() -> None:
    nothing = OnlyHere(0, None)
    desks = (a_peer(is_waiting=True), a_peer(), a_peer())
    line = home_line(facts(nothing, *desks, is_headquarters=True), NOW)
    assert line == "3 field desks.  1 has something to get."
    line = home_line(facts(nothing, a_peer(), is_headquarters=True), NOW)
    assert line == "1 field desk.  A file is made for all of them."


def test_a_written_file_is_not_called_safe() -> None:
    words = written_words(["ALM-1-17-5f0c92ab.hrdx"], is_on_stick=True)
    assert words == "Written and read back: ALM-1-17-5f0c92ab.hrdx. Safe to remove the stick."
    assert "stick" not in written_words(["a", "b"], is_on_stick=False)
    assert "before headquarters confirms it" in caution_words(is_headquarters=False)
    assert "before the desk confirms it" in caution_words(is_headquarters=True)


def test_an_empty_inbox_shows_no_number() -> None:
    assert inbox_words(0) == "Inbox"
    assert inbox_words(7) == "Inbox (7)"
