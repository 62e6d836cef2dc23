"""Places without a network: names in any script, coordinates, borders; online only when asked.

Imports storage and what lies below it, but is handed what a desk holds. `geopy`, `anyascii`,
`rapidfuzz` and `zstandard` are loaded on first use, so that no start of the program pays for them.
"""
