"""The organisation's profile: what headquarters sets alike on its desks.

May import `sync`, `publishing` and what lies below them.
"""
