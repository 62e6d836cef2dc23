"""What was published, when, for whom, with which records; it stays on the desk."""

import sqlalchemy as sa
from alembic import op

from hrd_desk.mapping import Json, LocalId, Uid, Version

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the two tables."""
    op.create_table(
        "exported_file",
        sa.Column("id", LocalId, nullable=False),
        sa.Column("made_at_ms", Version, nullable=False),
        sa.Column("author", sa.String(length=200), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("audience", sa.String(length=40), nullable=False),
        sa.Column("language", sa.String(length=35), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size_bytes", Version, nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("details", Json, nullable=False),
        sa.Column("left_out", Json, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exported_file")),
    )
    op.create_index("ix_exported_file_made_at_ms", "exported_file", ["made_at_ms"], unique=False)
    op.create_table(
        "exported_record",
        sa.Column("export_id", LocalId, nullable=False),
        sa.Column("record_uid", Uid(), nullable=False),
        sa.Column("revised", Version, nullable=False),
        sa.Column("disclosure", Json, nullable=False),
        sa.ForeignKeyConstraint(
            ["export_id"], ["exported_file.id"], name=op.f("fk_exported_record_export_id")
        ),
        sa.PrimaryKeyConstraint("export_id", "record_uid", name=op.f("pk_exported_record")),
    )
    op.create_index(
        "ix_exported_record_record_uid", "exported_record", ["record_uid"], unique=False
    )
