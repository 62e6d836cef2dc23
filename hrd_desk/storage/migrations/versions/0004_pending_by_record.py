"""What waits beside an own value is kept for each record: one term is coded in many."""

import sqlalchemy as sa
from alembic import op

from hrd_desk.mapping import Uid, Version

revision = "0004"
down_revision = "0003"

COLUMNS = "root_uid, row_uid, group_number, kind, headquarters_version"


def upgrade() -> None:
    """Make the table anew with the record in its key."""
    op.rename_table("own_pending", "own_pending_before")
    op.create_table(
        "own_pending",
        sa.Column("root_uid", Uid(), nullable=False),
        sa.Column("row_uid", Uid(), nullable=False),
        sa.Column("group_number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("headquarters_version", Version, nullable=False),
        sa.PrimaryKeyConstraint(
            "root_uid", "row_uid", "group_number", name="pk_own_pending_by_record"
        ),
        sqlite_with_rowid=False,
    )
    op.execute(f"INSERT INTO own_pending ({COLUMNS}) SELECT {COLUMNS} FROM own_pending_before")
    op.drop_table("own_pending_before")
