"""Reusable inputs and labels. May import Qt and the core, nothing else of the window."""
