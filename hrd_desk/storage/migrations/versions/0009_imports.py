"""Tables that were taken in, each with the records it made or changed; it stays on the desk."""

import sqlalchemy as sa
from alembic import op

from hrd_desk.mapping import Json, LocalId, Uid, Version

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add the two tables."""
    op.create_table(
        "table_import",
        sa.Column("id", LocalId, nullable=False),
        sa.Column("made_at_ms", Version, nullable=False),
        sa.Column("author", sa.String(length=200), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("system", sa.String(length=200), nullable=False),
        sa.Column("version", Version, nullable=False),
        sa.Column("details", Json, nullable=False),
        sa.Column("undone_at_ms", Version, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_table_import")),
    )
    op.create_table(
        "imported_record",
        sa.Column("import_id", LocalId, nullable=False),
        sa.Column("record_uid", Uid(), nullable=False),
        sa.Column("row_number", sa.Integer(), nullable=False),
        sa.Column("external_id", sa.String(length=200), nullable=False),
        sa.Column("is_new", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["import_id"], ["table_import.id"], name=op.f("fk_imported_record_import_id")
        ),
        sa.PrimaryKeyConstraint("import_id", "record_uid", name=op.f("pk_imported_record")),
    )
    op.create_index(
        "ix_imported_record_record_uid", "imported_record", ["record_uid"], unique=False
    )
    op.create_index(
        "ix_imported_record_external_id", "imported_record", ["external_id"], unique=False
    )
