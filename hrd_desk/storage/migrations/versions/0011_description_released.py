"""A description may be released for publication: the record names the text that was read."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Add the column; empty, no description is released."""
    op.add_column("event", sa.Column("description_released", sa.String(length=64), nullable=True))
