"""Alembic revisions, run by `hrd_desk.storage.migrate` from inside the wheel."""
