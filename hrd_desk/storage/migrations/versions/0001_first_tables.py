"""The first tables: records, journal, identity, local."""

import sqlalchemy as sa
from alembic import op

from hrd_desk.mapping import Json, LocalId, Uid, Version

revision = "0001"
down_revision = None

SEARCH_INDEX = """
CREATE VIRTUAL TABLE fts USING fts5(
    title, reference, place, description, summary, other,
    content = '', contentless_delete = 1,
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
)
"""


def upgrade() -> None:
    """Create every table of the first version."""
    _create_desk()
    _create_draft()
    _create_event()
    _create_event_lists()
    _create_group_version()
    _create_secret()
    _create_setting()
    _create_term()
    _create_tombstone()
    _create_citation()
    _create_event_link()
    _create_people_count()
    _create_place()
    _create_revision()
    _create_term_use()
    _create_change()
    _create_mark()
    if op.get_bind().dialect.name == "sqlite":
        op.execute(SEARCH_INDEX)


def _create_desk() -> None:
    op.create_table(
        "desk",
        sa.Column("id", LocalId, nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("node", sa.SmallInteger(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("verify_key", sa.LargeBinary(32), nullable=False),
        sa.Column("is_own", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_desk")),
        sa.UniqueConstraint("uid", name=op.f("uq_desk_uid")),
    )


def _create_draft() -> None:
    op.create_table(
        "draft",
        sa.Column("record_uid", Uid(), nullable=False),
        sa.Column("content", Json, nullable=False),
        sa.Column("saved_at_ms", Version, nullable=False),
        sa.PrimaryKeyConstraint("record_uid", name=op.f("pk_draft")),
    )


def _create_event() -> None:
    op.create_table(
        "event",
        sa.Column("id", LocalId, nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.Column("version", Version, nullable=False),
        sa.Column("revised", Version, nullable=False),
        sa.Column("reference", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("country_code", sa.String(length=2), nullable=False),
        sa.Column("start_date", sa.String(length=40), nullable=True),
        sa.Column("start_earliest", sa.Date(), nullable=False),
        sa.Column("start_latest", sa.Date(), nullable=False),
        sa.Column("end_date", sa.String(length=40), nullable=True),
        sa.Column("end_latest", sa.Date(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("context", sa.Text(), nullable=False),
        sa.Column("charge", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("summary_language", sa.String(length=35), nullable=True),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.Column("monitoring_status", sa.String(length=80), nullable=True),
        sa.Column("monitoring_note", sa.Text(), nullable=False),
        sa.Column("verification", sa.String(length=80), nullable=True),
        sa.Column("record_status", sa.String(length=80), nullable=False),
        sa.Column("confidentiality", sa.String(length=80), nullable=False),
        sa.Column("deleted_version", Version, nullable=True),
        sa.Column("deletion_saw_version", Version, nullable=True),
        sa.Column("deletion_reason", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
        sa.UniqueConstraint("reference", name=op.f("uq_event_reference")),
        sa.UniqueConstraint("uid", name=op.f("uq_event_uid")),
    )


def _create_event_lists() -> None:
    shown = sa.text("deleted_version IS NULL")
    for columns in (
        ("country_code", "id"),
        ("country_code", "start_earliest", "id"),
        ("record_status", "id"),
        ("record_status", "start_earliest", "id"),
        ("reference", "id"),
        ("revised", "id"),
        ("start_earliest", "id"),
        ("title", "id"),
    ):
        op.create_index(
            f"ix_event_{'_'.join(columns)}",
            "event",
            list(columns),
            sqlite_where=shown,
            postgresql_where=shown,
        )


def _create_group_version() -> None:
    op.create_table(
        "group_version",
        sa.Column("uid", Uid(), nullable=False),
        sa.Column("group_number", sa.SmallInteger(), nullable=False),
        sa.Column("version", Version, nullable=False),
        sa.Column("base", Version, nullable=False),
        sa.PrimaryKeyConstraint("uid", "group_number", name=op.f("pk_group_version")),
        sqlite_with_rowid=False,
    )


def _create_secret() -> None:
    op.create_table(
        "secret",
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_secret")),
    )


def _create_setting() -> None:
    op.create_table(
        "setting",
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("value", Json, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_setting")),
    )


def _create_term() -> None:
    op.create_table(
        "term",
        sa.Column("id", LocalId, nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.Column("version", Version, nullable=False),
        sa.Column("revised", Version, nullable=False),
        sa.Column("scheme", sa.String(length=40), nullable=False),
        sa.Column("code", sa.String(length=80), nullable=False),
        sa.Column("broader", sa.String(length=80), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("is_selectable", sa.Boolean(), nullable=False),
        sa.Column("is_enabled", sa.Boolean(), nullable=False),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.Column("replaced_by", sa.String(length=80), nullable=True),
        sa.Column("labels", Json, nullable=False),
        sa.Column("alt_labels", Json, nullable=False),
        sa.Column("scope_notes", Json, nullable=False),
        sa.Column("matches", Json, nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_term")),
        sa.UniqueConstraint("scheme", "code", name=op.f("uq_term_scheme_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_term_uid")),
    )
    op.create_index("ix_term_scheme_position", "term", ["scheme", "position"], unique=False)


def _create_tombstone() -> None:
    op.create_table(
        "tombstone",
        sa.Column("root_uid", Uid(), nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("version", Version, nullable=False),
        sa.Column("saw_version", Version, nullable=False),
        sa.PrimaryKeyConstraint("root_uid", "uid", name=op.f("pk_tombstone")),
        sqlite_with_rowid=False,
    )


def _create_citation() -> None:
    op.create_table(
        "citation",
        sa.Column("id", LocalId, nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.Column("event_id", LocalId, nullable=False),
        sa.Column("version", Version, nullable=False),
        sa.Column("source_name", sa.String(length=300), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("published_on", sa.String(length=40), nullable=True),
        sa.Column("accessed_on", sa.String(length=40), nullable=True),
        sa.Column("archive_url", sa.Text(), nullable=False),
        sa.Column("source_type", sa.String(length=80), nullable=True),
        sa.Column("connection", sa.String(length=80), nullable=True),
        sa.Column("reliability", sa.String(length=80), nullable=True),
        sa.Column("language", sa.String(length=35), nullable=True),
        sa.Column("excerpt", sa.Text(), nullable=False),
        sa.Column("confidentiality", sa.String(length=80), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_citation_event_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_citation")),
        sa.UniqueConstraint("uid", name=op.f("uq_citation_uid")),
    )
    op.create_index(op.f("ix_citation_event_id"), "citation", ["event_id"], unique=False)


def _create_event_link() -> None:
    op.create_table(
        "event_link",
        sa.Column("id", LocalId, nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.Column("event_id", LocalId, nullable=False),
        sa.Column("version", Version, nullable=False),
        sa.Column("target_uid", Uid(), nullable=False),
        sa.Column("link_type", sa.String(length=80), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_event_link_event_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_link")),
        sa.UniqueConstraint("uid", name=op.f("uq_event_link_uid")),
    )
    op.create_index(op.f("ix_event_link_event_id"), "event_link", ["event_id"], unique=False)
    op.create_index(op.f("ix_event_link_target_uid"), "event_link", ["target_uid"], unique=False)


def _create_people_count() -> None:
    op.create_table(
        "people_count",
        sa.Column("id", LocalId, nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.Column("event_id", LocalId, nullable=False),
        sa.Column("version", Version, nullable=False),
        sa.Column("role", sa.String(length=80), nullable=False),
        sa.Column("minimum", sa.Integer(), nullable=True),
        sa.Column("maximum", sa.Integer(), nullable=True),
        sa.Column("words", sa.String(length=200), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("maximum >= minimum", name=op.f("ck_people_count_maximum")),
        sa.CheckConstraint("minimum >= 0", name=op.f("ck_people_count_minimum")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_people_count_event_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people_count")),
        sa.UniqueConstraint("uid", name=op.f("uq_people_count_uid")),
    )
    op.create_index(op.f("ix_people_count_event_id"), "people_count", ["event_id"], unique=False)


def _create_place() -> None:
    op.create_table(
        "place",
        sa.Column("id", LocalId, nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.Column("event_id", LocalId, nullable=False),
        sa.Column("version", Version, nullable=False),
        sa.Column("is_primary", sa.Boolean(), nullable=False),
        sa.Column("locality", sa.String(length=200), nullable=False),
        sa.Column("district", sa.String(length=200), nullable=False),
        sa.Column("region", sa.String(length=200), nullable=False),
        sa.Column("country_code", sa.String(length=2), nullable=True),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("latitude_deg", sa.Float(precision=53), nullable=True),
        sa.Column("longitude_deg", sa.Float(precision=53), nullable=True),
        sa.Column("precision", sa.String(length=80), nullable=True),
        sa.Column("found_by", sa.String(length=80), nullable=True),
        sa.Column("confidentiality", sa.String(length=80), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(latitude_deg IS NULL) = (longitude_deg IS NULL)", name=op.f("ck_place_pair")
        ),
        sa.CheckConstraint("latitude_deg BETWEEN -90 AND 90", name=op.f("ck_place_latitude")),
        sa.CheckConstraint("longitude_deg BETWEEN -180 AND 180", name=op.f("ck_place_longitude")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_place_event_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place")),
        sa.UniqueConstraint("uid", name=op.f("uq_place_uid")),
    )
    op.create_index(op.f("ix_place_event_id"), "place", ["event_id"], unique=False)
    op.create_index(
        "ix_place_latitude_longitude", "place", ["latitude_deg", "longitude_deg"], unique=False
    )


def _create_revision() -> None:
    op.create_table(
        "revision",
        sa.Column("id", LocalId, nullable=False),
        sa.Column("desk_id", LocalId, nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("sequence", Version, nullable=False),
        sa.Column("version", Version, nullable=False),
        sa.Column("author", sa.String(length=100), nullable=False),
        sa.Column("noted_at_ms", Version, nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("previous_hash", sa.LargeBinary(32), nullable=False),
        sa.Column("hash", sa.LargeBinary(32), nullable=False),
        sa.ForeignKeyConstraint(["desk_id"], ["desk.id"], name=op.f("fk_revision_desk_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revision")),
        sa.UniqueConstraint(
            "desk_id", "epoch", "sequence", name=op.f("uq_revision_desk_id_epoch_sequence")
        ),
        sa.UniqueConstraint("version", name=op.f("uq_revision_version")),
    )


def _create_term_use() -> None:
    op.create_table(
        "term_use",
        sa.Column("event_id", LocalId, nullable=False),
        sa.Column("term_id", LocalId, nullable=False),
        sa.Column("version", Version, nullable=False),
        sa.Column("label_coded", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_term_use_event_id")),
        sa.ForeignKeyConstraint(["term_id"], ["term.id"], name=op.f("fk_term_use_term_id")),
        sa.PrimaryKeyConstraint("event_id", "term_id", name=op.f("pk_term_use")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_term_use_term_id_event_id", "term_use", ["term_id", "event_id"], unique=False
    )


def _create_change() -> None:
    op.create_table(
        "change",
        sa.Column("id", LocalId, nullable=False),
        sa.Column("revision_id", LocalId, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("root_uid", Uid(), nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.Column("group_number", sa.SmallInteger(), nullable=False),
        sa.Column("base", Version, nullable=False),
        sa.Column("old", sa.Text(), nullable=True),
        sa.Column("new", sa.Text(), nullable=True),
        sa.Column("seal", sa.LargeBinary(48), nullable=False),
        sa.ForeignKeyConstraint(
            ["revision_id"],
            ["revision.id"],
            name=op.f("fk_change_revision_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
    )
    op.create_index(op.f("ix_change_revision_id"), "change", ["revision_id"], unique=False)
    op.create_index("ix_change_root_uid_id", "change", ["root_uid", "id"], unique=False)


def _create_mark() -> None:
    op.create_table(
        "mark",
        sa.Column("id", LocalId, nullable=False),
        sa.Column("revision_id", LocalId, nullable=False),
        sa.Column("hash", sa.LargeBinary(32), nullable=False),
        sa.Column("signature", sa.LargeBinary(64), nullable=False),
        sa.ForeignKeyConstraint(["revision_id"], ["revision.id"], name=op.f("fk_mark_revision_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mark")),
    )
