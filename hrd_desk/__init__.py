"""HRD Desk: log, keep, find and publish violations against human rights defenders."""

__version__ = "0.1.0"
