"""The journal says everything the tables say, and notices every alteration."""

import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text
from sqlalchemy.exc import OperationalError

from hrd_desk.mapping import new_uid
from hrd_desk.model.event import Event
from hrd_desk.model.parts import Citation, Count, Place
from hrd_desk.storage.check import check_desk
from hrd_desk.storage.events import delete_event, load_event, restore_event, save_event
from hrd_desk.storage.journal.check import journal_findings, projection_findings
from hrd_desk.storage.journal.recording import Content, next_version, seal
from hrd_desk.storage.journal.tables import Change, GroupVersion, Revision, Tombstone
from hrd_desk.storage.opening import OpenDesk
from hrd_desk.storage.terms import add_own_term, merge_term, rename_term, set_enabled
from hrd_desk.vocabulary.vocabulary import Vocabulary
from tests.builders import a_desk, an_event, saved, vocabulary_of


def findings(desk: OpenDesk) -> list[str]:
    with desk.database.snapshot() as session:
        return [*journal_findings(session), *projection_findings(session)]


def tamper(desk: OpenDesk, statement: str) -> None:
    """Change a row behind the journal's back, as a holder of the key could."""
    with desk.database.local_transaction() as session:
        for name in session.scalars(text("SELECT name FROM sqlite_schema WHERE type = 'trigger'")):
            session.execute(text(f'DROP TRIGGER "{name}"'))
        session.execute(text(statement))


def edits(vocabulary: Vocabulary) -> dict[str, Callable[[Event, random.Random], None]]:
    """Return what a person may do to a record, by name."""

    def recode(event: Event, chance: random.Random) -> None:
        event.code_with("rights", chance.sample(vocabulary.choices("right"), 3))

    def recount(event: Event, chance: random.Random) -> None:
        number = chance.randrange(50)
        event.counts = [Count(role="detained", minimum=number, maximum=number, words=str(number))]

    def move(event: Event, chance: random.Random) -> None:
        event.places[:] = event.places[1:] or [
            Place(latitude_deg=chance.uniform(-90, 90), longitude_deg=chance.uniform(-180, 180))
        ]

    def cite(event: Event, chance: random.Random) -> None:
        event.citations.append(Citation(url=f"https://example.org/{chance.random()}"))

    def tell(event: Event, chance: random.Random) -> None:
        event.summary = f"{chance.random()} “quoted” \N{SNOWMAN}\n"
        event.title, event.end_date = f"Title {chance.randrange(3)}", "2024-05"

    return {"recode": recode, "recount": recount, "move": move, "cite": cite, "tell": tell}


STEPS = st.lists(
    st.sampled_from(["new", "recode", "recount", "move", "cite", "tell", "delete", "restore"]),
    min_size=1,
    max_size=12,
)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, seed=st.integers(0, 2**32))
def test_tables_are_what_the_journal_says_after_any_edits(
    tmp_path: Path, steps: list[str], seed: int
) -> None:
    chance = random.Random(seed)
    with a_desk(tmp_path, str(new_uid())) as desk:
        vocabulary = vocabulary_of(desk)
        uids = [saved(desk, an_event(vocabulary)).uid]
        for step in steps:
            uid = chance.choice(uids)
            with desk.database.transaction(step) as session:
                if step == "new":
                    uids.append(save_event(session, an_event(vocabulary)).uid)
                elif step == "delete":
                    delete_event(session, uid, "because")
                elif step == "restore":
                    restore_event(session, uid)
                else:
                    event = load_event(session, uid)
                    session.expunge_all()
                    edits(vocabulary)[step](event, chance)
                    save_event(session, event)
        assert findings(desk) == []


def test_edits_of_terms_are_journaled(desk: OpenDesk, vocabulary: Vocabulary) -> None:
    saved(desk, an_event(vocabulary))
    protest, assembly = (vocabulary.term("right", code) for code in ("protest", "assembly"))
    with desk.database.transaction("terms") as session:
        own = add_own_term(session, "right", "assembly", "en", "Right to picket")
        rename_term(session, protest.uid, "ru", "Право на протест, иначе")
        set_enabled(session, protest.uid, is_enabled=False)
        merge_term(session, protest.uid, assembly.uid)
        own_uid = own.uid
    assert findings(desk) == []
    with desk.database.snapshot() as session:
        kinds = session.scalars(select(Change.kind).where(Change.root_uid == own_uid)).all()
    assert kinds == ["term"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET title = 'Another title'",
        "UPDATE place SET latitude_deg = 43.0",
        "DELETE FROM citation",
        "DELETE FROM term_use",
        "UPDATE change SET new = replace(new, 'arrested', 'released') WHERE kind = 'event'",
        "UPDATE change SET base = base + 1 WHERE id = 3",
        "UPDATE revision SET author = 'Somebody else' WHERE id = 2",
        "UPDATE revision SET noted_at_ms = noted_at_ms - 1 WHERE id = 2",
        "UPDATE mark SET signature = zeroblob(64)",
        "UPDATE change SET seal = zeroblob(48) WHERE id = 3",
    ],
)
def test_every_alteration_is_found(
    tmp_path: Path, statement: str, desk: OpenDesk, vocabulary: Vocabulary
) -> None:
    saved(desk, an_event(vocabulary))
    desk.database.sign_mark()
    assert check_desk(desk).is_sound
    tamper(desk, statement)
    assert findings(desk)


def test_a_removed_revision_is_missed_by_the_chain(desk: OpenDesk, vocabulary: Vocabulary) -> None:
    for _number in range(3):
        saved(desk, an_event(vocabulary))
    with desk.database.local_transaction() as session:
        session.execute(text("DELETE FROM change WHERE revision_id = 3"))
        session.execute(text("DELETE FROM revision WHERE id = 3"))
    assert any("revision 3 is missing" in line for line in findings(desk))


def test_a_save_that_changes_nothing_leaves_no_revision(
    desk: OpenDesk, vocabulary: Vocabulary
) -> None:
    event = saved(desk, an_event(vocabulary))
    again = saved(desk, event)
    with desk.database.snapshot() as session:
        assert len(session.scalars(select(Revision)).all()) == 2
    assert again.revised == event.revised


def test_base_names_the_version_that_was_replaced(desk: OpenDesk, vocabulary: Vocabulary) -> None:
    first = saved(desk, an_event(vocabulary))
    first.title = "Second title"
    second = saved(desk, first)
    second.title = "Third title"
    third = saved(desk, second)
    with desk.database.snapshot() as session:
        query = select(Change).where(Change.root_uid == first.uid, Change.group_number == 2)
        bases = [change.base for change in session.scalars(query.order_by(Change.id))]
        held = session.scalars(select(GroupVersion).where(GroupVersion.uid == first.uid)).one()
    assert bases == [first.version, second.revised]
    assert (held.version, held.base) == (third.revised, second.revised)


def test_a_removed_part_leaves_a_tombstone_until_it_returns(
    desk: OpenDesk, vocabulary: Vocabulary
) -> None:
    event = saved(desk, an_event(vocabulary))
    event.code_with("rights", [])
    without = saved(desk, event)
    with desk.database.snapshot() as session:
        stone = session.scalars(select(Tombstone)).one()
    assert (stone.kind, stone.version, stone.root_uid) == ("term-use", without.revised, event.uid)
    without.code_with("rights", [vocabulary.term("right", "protest")])
    saved(desk, without)
    with desk.database.snapshot() as session:
        assert session.scalars(select(Tombstone)).all() == []
        query = select(Change).where(Change.kind == "term-use").order_by(Change.id.desc()).limit(1)
        back = session.scalars(query).one()
    assert back.base == without.revised


def test_a_write_outside_a_transaction_fails(desk: OpenDesk, vocabulary: Vocabulary) -> None:
    event = saved(desk, an_event(vocabulary))
    with pytest.raises(OperationalError), desk.database.local_transaction() as session:
        session.execute(text("UPDATE event SET title = 'silent'"))
    with desk.database.snapshot() as session:
        assert load_event(session, event.uid).title == event.title


def test_a_foreign_tool_cannot_write_unrecorded(desk: OpenDesk, vocabulary: Vocabulary) -> None:
    saved(desk, an_event(vocabulary))
    with desk.database.snapshot() as session:
        triggers = session.scalars(
            text("SELECT sql FROM sqlite_schema WHERE type IN ('trigger', 'view') ORDER BY rowid")
        ).all()
        tables = session.scalars(
            text("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'fts%'")
        ).all()
    other = sqlcipher.connect(":memory:")
    for sql in [*tables, *triggers]:
        other.execute(sql)
    with pytest.raises(sqlcipher.OperationalError, match="no such function"):
        other.execute("INSERT INTO tombstone VALUES (x'00', x'00', 'x', 1, 1)") and other.execute(
            "INSERT INTO event_link (uid) VALUES (x'01')"
        )


def test_records_are_never_deleted_from_their_table(desk: OpenDesk, vocabulary: Vocabulary) -> None:
    saved(desk, an_event(vocabulary))
    with pytest.raises(Exception, match="marked, not deleted"):  # noqa: SIM117
        with desk.database.transaction("forbidden") as session:
            session.execute(text("DELETE FROM event"))


def test_coordinates_keep_every_digit_in_the_journal(
    desk: OpenDesk, vocabulary: Vocabulary
) -> None:
    event = saved(desk, an_event(vocabulary))
    with desk.database.snapshot() as session:
        query = select(Change.new).where(Change.root_uid == event.uid, Change.kind == "place")
        content = json.loads(session.scalars(query).one() or "")
    assert content["latitude_deg"] == 43.224209880467825
    assert content["longitude_deg"] == 76.92875417789561


@given(newest=st.integers(0, 2**62), now=st.integers(0, 2**41), node=st.integers(0, 8191))
def test_a_version_passes_everything_seen_whatever_the_clock_says(
    newest: int, now: int, node: int
) -> None:
    version = next_version(newest, now, node)
    assert newest < version < 2**63
    assert version & 8191 == node


CONTENT = st.builds(
    Content,
    kind=st.text(max_size=20),
    root_uid=st.binary(min_size=16, max_size=16),
    uid=st.binary(min_size=16, max_size=16),
    group_number=st.integers(0, 99),
    base=st.integers(0, 2**62),
    old=st.none() | st.text(),
    new=st.none() | st.text(),
)


@given(one=CONTENT, other=CONTENT)
def test_a_seal_fits_only_its_content(one: Content, other: Content) -> None:
    salt = bytes(16)
    assert (seal(salt, one) == seal(salt, other)) == (one == other)
    moved = one._replace(old="", new=None), one._replace(old=None, new="")
    assert seal(salt, moved[0]) != seal(salt, moved[1])


def test_a_desk_that_grows_while_somebody_reads_it_is_sound(
    desk: OpenDesk, vocabulary: Vocabulary
) -> None:
    saved(desk, an_event(vocabulary))
    with desk.database.snapshot() as reading:
        reading.scalar(text("SELECT count(*) FROM event"))
        for number in range(5):
            saved(desk, an_event(vocabulary, title=f"Event {number}", description="x" * 50_000))
        assert check_desk(desk).findings == ()
    assert check_desk(desk).findings == ()
