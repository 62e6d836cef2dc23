"""Places: those that users keep, and the log of what was asked online. Both stay on the desk."""

import sqlalchemy as sa
from alembic import op

from hrd_desk.mapping import Json, LocalId, Uid, Version

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the two tables."""
    op.create_table(
        "kept_place",
        sa.Column("uid", Uid(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("other_names", Json, nullable=False),
        sa.Column("latitude_deg", sa.Float(53), nullable=False),
        sa.Column("longitude_deg", sa.Float(53), nullable=False),
        sa.Column("precision", sa.String(length=60), nullable=False),
        sa.Column("country_code", sa.String(length=2), nullable=False),
        sa.Column("region", sa.String(length=200), nullable=False),
        sa.Column("district", sa.String(length=200), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_kept_place")),
    )
    op.create_table(
        "sent_lookup",
        sa.Column("id", LocalId, nullable=False),
        sa.Column("sent_at_ms", Version, nullable=False),
        sa.Column("host", sa.String(length=255), nullable=False),
        sa.Column("provider", sa.String(length=40), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sent_lookup")),
    )
    op.create_index("ix_sent_lookup_sent_at_ms", "sent_lookup", ["sent_at_ms"], unique=False)
