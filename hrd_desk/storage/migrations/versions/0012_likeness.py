"""Records are compared by their words from one index, so that no record is read for it."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Index title and summary by country and day; PostgreSQL has no room for them in an index."""
    if op.get_bind().dialect.name == "sqlite":
        op.create_index(
            "ix_event_likeness",
            "event",
            ["country_code", "start_earliest", "id", "title", "summary"],
            sqlite_where=sa.text("deleted_version IS NULL"),
        )
