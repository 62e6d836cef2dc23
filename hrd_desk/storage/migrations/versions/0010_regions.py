"""Events are found by their region, and regions listed, from one index."""

from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Index the region of places with the event that each belongs to."""
    op.create_index("ix_place_region_event_id", "place", ["region", "event_id"])
