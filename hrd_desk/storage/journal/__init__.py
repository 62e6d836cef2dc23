"""The append-only journal: captured by triggers, chained by hashes, checked against the tables."""
