"""A date keeps the words it was entered in, where they say more than it does."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the columns; they are empty where the date says all that was entered."""
    for name in ("start_date_entered", "end_date_entered"):
        op.add_column("event", sa.Column(name, sa.String(length=100), nullable=True))
