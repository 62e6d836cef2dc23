"""The list of what waits: narrowed, counted, and the same rows stay the same rows."""

import datetime
import uuid

from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from hrd_desk.gui.item_models.inbox_list import KIND_WORDS, InboxListModel, ItemRole, age_words
from hrd_desk.sync.inbox import InboxItem
from hrd_desk.sync.inbox_entries import InboxKind, Severity

NOW = datetime.datetime(2026, 5, 3, 12, tzinfo=datetime.UTC)


def an_item(number: int, kind: InboxKind = InboxKind.CONFLICT, desk_code: str = "ALM") -> InboxItem:
    return InboxItem(
        kind=kind,
        key=str(number),
        record_uid=uuid.UUID(int=number),
        reference=f"KZ-2026-ALM-{number:04}",
        title="A raid",
        desk_code=desk_code,
        noted_at_utc=NOW - datetime.timedelta(days=number),
        severity=Severity.DECISION,
        sentence="Title: two values; the one of ALM waits.",
    )


def filled(*items: InboxItem) -> InboxListModel:
    model = InboxListModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)
    model.put(items, NOW)
    return model


def test_every_kind_has_a_word() -> None:
    assert set(KIND_WORDS) == set(InboxKind)


def test_a_row_says_kind_record_desk_age_and_sentence(qtbot: QtBot) -> None:
    model = filled(an_item(3))
    words = str(model.index(0).data())
    for part in ("Two values", "KZ-2026-ALM-0003", "A raid", "ALM", "3 days", "two values; the"):
        assert part in words
    assert model.index(0).data(ItemRole) == an_item(3)


def test_a_kind_and_a_desk_narrow_the_list(qtbot: QtBot) -> None:
    held = an_item(2, InboxKind.HELD, "BIS")
    model = filled(an_item(1), held, an_item(3))
    assert model.kinds() == {InboxKind.CONFLICT: 2, InboxKind.HELD: 1}
    assert model.desk_codes() == {"ALM": 2, "BIS": 1}
    assert model.narrow(InboxKind.HELD, None)
    assert [model.item(row) for row in range(model.rowCount())] == [held]
    model.narrow(None, "ALM")
    assert model.rowCount() == 2
    model.narrow(InboxKind.HELD, "ALM")
    assert model.rowCount() == 0
    assert model.total == 3


def test_the_same_entries_again_reset_nothing(qtbot: QtBot) -> None:
    model = filled(an_item(1), an_item(2))
    with qtbot.assertNotEmitted(model.modelReset):
        assert not model.put([an_item(1), an_item(2)], NOW)
    with qtbot.waitSignal(model.modelReset):
        assert model.put([an_item(2)], NOW)


def test_an_entry_is_found_by_kind_and_key(qtbot: QtBot) -> None:
    model = filled(an_item(1), an_item(2))
    assert model.row_of(InboxKind.CONFLICT, "2") == 1
    assert model.row_of(InboxKind.HELD, "2") is None
    assert model.item(7) is None


def test_an_age_that_nobody_knows_is_not_made_up() -> None:
    unknown = an_item(1)
    object.__setattr__(unknown, "noted_at_utc", None)
    assert age_words(unknown, NOW) == ""
    assert age_words(an_item(0), NOW) == "1 minute"
