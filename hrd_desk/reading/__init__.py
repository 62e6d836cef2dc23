"""Reads a pasted source: what it says that a record has a field for. Offers, and fills nothing.

Imports geocoding, model and vocabulary; knows no session and no Qt. Begin with `SourceReader`.
"""
