"""The records and their rules. Imports vocabulary and the foundation; knows no session."""
