"""A place may have a name of its own for publications."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the column; it is empty where the place's own names are published."""
    op.add_column("place", sa.Column("published_name", sa.String(length=200), nullable=True))
