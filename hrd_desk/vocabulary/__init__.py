"""Coded terms: the vocabularies that are shipped, and their hierarchy, labels and scope notes.

May import the foundation and nothing else of ours.
"""
