"""The exchange between desks: questions, decisions, peers, bundles, attachments."""

import sqlalchemy as sa
from alembic import op

from hrd_desk.mapping import Json, LocalId, Uid, Version

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the tables of the exchange."""
    _create_bundle_log()
    _create_conflict()
    _create_decision()
    _create_erased()
    _create_own_pending()
    _create_peer()
    _create_peer_key()
    _create_record_pair()
    _create_shared_record()
    _create_stored_file()
    _create_unknown_term_use()
    _create_attachment()
    _create_held()
    _create_unfit()
    _create_parked()
    op.add_column("desk", sa.Column("line_of", Uid(), nullable=True))
    op.add_column("event", sa.Column("deletion_saw", Json, nullable=True))
    op.add_column("revision", sa.Column("signature", sa.LargeBinary(64), nullable=True))


def _create_bundle_log() -> None:
    op.create_table(
        "bundle_log",
        sa.Column("id", LocalId, nullable=False),
        sa.Column("is_outgoing", sa.Boolean(), nullable=False),
        sa.Column("peer_uid", Uid(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(length=255), nullable=False),
        sa.Column("file_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("manifest_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("from_position", LocalId, nullable=False),
        sa.Column("to_position", LocalId, nullable=False),
        sa.Column("noted_at_ms", Version, nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("report", Json, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bundle_log")),
    )
    op.create_index("ix_bundle_log_file_hash", "bundle_log", ["file_hash"], unique=False)
    op.create_index(
        "ix_bundle_log_peer_uid_number", "bundle_log", ["peer_uid", "number"], unique=False
    )


def _create_conflict() -> None:
    op.create_table(
        "conflict",
        sa.Column("id", LocalId, nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.Column("version", Version, nullable=False),
        sa.Column("record_uid", Uid(), nullable=False),
        sa.Column("row_kind", sa.String(length=20), nullable=False),
        sa.Column("row_uid", Uid(), nullable=False),
        sa.Column("group_number", sa.SmallInteger(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("first_version", Version, nullable=False),
        sa.Column("waiting_version", Version, nullable=False),
        sa.Column("shown_version", Version, nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("choice", sa.String(length=10), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conflict")),
        sa.UniqueConstraint("uid", name=op.f("uq_conflict_uid")),
    )
    op.create_index("ix_conflict_record_uid", "conflict", ["record_uid"], unique=False)
    op.create_index(
        "ix_conflict_row_uid_group_number", "conflict", ["row_uid", "group_number"], unique=False
    )
    op.create_index("ix_conflict_state", "conflict", ["state"], unique=False)


def _create_decision() -> None:
    op.create_table(
        "decision",
        sa.Column("id", LocalId, nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.Column("version", Version, nullable=False),
        sa.Column("record_uid", Uid(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("value", sa.String(length=80), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("judged", Json, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
        sa.UniqueConstraint("uid", name=op.f("uq_decision_uid")),
    )
    op.create_index(
        "ix_decision_record_uid_version", "decision", ["record_uid", "version"], unique=False
    )


def _create_erased() -> None:
    op.create_table(
        "erased",
        sa.Column("root_uid", Uid(), nullable=False),
        sa.Column("version", Version, nullable=False),
        sa.PrimaryKeyConstraint("root_uid", name=op.f("pk_erased")),
    )


def _create_own_pending() -> None:
    op.create_table(
        "own_pending",
        sa.Column("row_uid", Uid(), nullable=False),
        sa.Column("group_number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("root_uid", Uid(), nullable=False),
        sa.Column("headquarters_version", Version, nullable=False),
        sa.PrimaryKeyConstraint("row_uid", "group_number", name=op.f("pk_own_pending")),
        sqlite_with_rowid=False,
    )


def _create_peer() -> None:
    op.create_table(
        "peer",
        sa.Column("desk_uid", Uid(), nullable=False),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("verify_key", sa.LargeBinary(length=32), nullable=False),
        sa.Column("recipients", Json, nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("paired_at_ms", Version, nullable=False),
        sa.Column("sent_number", sa.Integer(), nullable=False),
        sa.Column("sent_position", LocalId, nullable=False),
        sa.Column("sent_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("acknowledged_number", sa.Integer(), nullable=False),
        sa.Column("acknowledged_position", LocalId, nullable=False),
        sa.Column("confirmed_at_ms", Version, nullable=True),
        sa.Column("received_epoch", sa.Integer(), nullable=False),
        sa.Column("received_number", sa.Integer(), nullable=False),
        sa.Column("received_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("received_position", LocalId, nullable=False),
        sa.Column("announced_sequence", Version, nullable=False),
        sa.Column("is_receipt_due", sa.Boolean(), nullable=False),
        sa.Column("holds", Json, nullable=False),
        sa.PrimaryKeyConstraint("desk_uid", name=op.f("pk_peer")),
    )


def _create_peer_key() -> None:
    op.create_table(
        "peer_key",
        sa.Column("verify_key", sa.LargeBinary(length=32), nullable=False),
        sa.Column("desk_uid", Uid(), nullable=False),
        sa.Column("since_ms", Version, nullable=False),
        sa.Column("revoked_at_ms", Version, nullable=True),
        sa.PrimaryKeyConstraint("verify_key", name=op.f("pk_peer_key")),
    )


def _create_record_pair() -> None:
    op.create_table(
        "record_pair",
        sa.Column("id", LocalId, nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.Column("version", Version, nullable=False),
        sa.Column("record_uid", Uid(), nullable=False),
        sa.Column("other_uid", Uid(), nullable=False),
        sa.Column("verdict", sa.String(length=12), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("judged", Json, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record_pair")),
        sa.UniqueConstraint("uid", name=op.f("uq_record_pair_uid")),
    )
    op.create_index("ix_record_pair_other_uid", "record_pair", ["other_uid"], unique=False)
    op.create_index("ix_record_pair_record_uid", "record_pair", ["record_uid"], unique=False)


def _create_shared_record() -> None:
    op.create_table(
        "shared_record",
        sa.Column("peer_uid", Uid(), nullable=False),
        sa.Column("record_uid", Uid(), nullable=False),
        sa.Column("sent_number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("peer_uid", "record_uid", name=op.f("pk_shared_record")),
        sqlite_with_rowid=False,
    )


def _create_stored_file() -> None:
    op.create_table(
        "stored_file",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("file_uid", Uid(), nullable=False),
        sa.Column("key", sa.LargeBinary(length=32), nullable=False),
        sa.Column("size_bytes", Version, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_stored_file")),
        sa.UniqueConstraint("file_uid", name=op.f("uq_stored_file_file_uid")),
    )


def _create_unknown_term_use() -> None:
    op.create_table(
        "unknown_term_use",
        sa.Column("root_uid", Uid(), nullable=False),
        sa.Column("term_uid", Uid(), nullable=False),
        sa.Column("version", Version, nullable=False),
        sa.Column("label_coded", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("root_uid", "term_uid", name=op.f("pk_unknown_term_use")),
        sqlite_with_rowid=False,
    )


def _create_attachment() -> None:
    op.create_table(
        "attachment",
        sa.Column("id", LocalId, nullable=False),
        sa.Column("uid", Uid(), nullable=False),
        sa.Column("event_id", LocalId, nullable=False),
        sa.Column("version", Version, nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size_bytes", Version, nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("confidentiality", sa.String(length=80), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_attachment_event_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
        sa.UniqueConstraint("uid", name=op.f("uq_attachment_uid")),
    )
    op.create_index(op.f("ix_attachment_event_id"), "attachment", ["event_id"], unique=False)
    op.create_index(op.f("ix_attachment_sha256"), "attachment", ["sha256"], unique=False)


def _create_held() -> None:
    op.create_table(
        "held",
        sa.Column("revision_id", LocalId, nullable=False),
        sa.Column("root_uid", Uid(), nullable=False),
        sa.Column("missing_version", Version, nullable=False),
        sa.Column("since_ms", Version, nullable=False),
        sa.ForeignKeyConstraint(["revision_id"], ["revision.id"], name=op.f("fk_held_revision_id")),
        sa.PrimaryKeyConstraint("revision_id", "root_uid", name=op.f("pk_held")),
        sqlite_with_rowid=False,
    )


def _create_unfit() -> None:
    op.create_table(
        "unfit",
        sa.Column("revision_id", LocalId, nullable=False),
        sa.Column("root_uid", Uid(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("noted_at_ms", Version, nullable=False),
        sa.Column("is_reported", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["revision.id"], name=op.f("fk_unfit_revision_id")
        ),
        sa.PrimaryKeyConstraint("revision_id", "root_uid", name=op.f("pk_unfit")),
        sqlite_with_rowid=False,
    )


def _create_parked() -> None:
    op.create_table(
        "parked",
        sa.Column("change_id", LocalId, nullable=False),
        sa.Column("why", sa.String(length=12), nullable=False),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_parked_change_id")),
        sa.PrimaryKeyConstraint("change_id", name=op.f("pk_parked")),
    )
    op.create_index("ix_parked_why", "parked", ["why"], unique=False)
