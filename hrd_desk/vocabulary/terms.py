"""A term of a controlled vocabulary, as the desk keeps it (SKOS: concept, prefLabel, altLabel)."""

import uuid
from typing import Any, ClassVar

from sqlalchemy import Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hrd_desk.mapping import Base, Json, LocalId, Uid, Version, current_version
from hrd_desk.merge_groups import MergeGroup, merge_groups

OWN = "own"
"""The origin of a term that a desk added; shipped ones are `seed`, `observed` or `inferred`."""
LONGEST_LABEL = 200
"""Records keep the label that they were coded with, which is no longer."""


class Term(Base):
    """One concept of a scheme: a stable code, labels in several languages, a place in the tree.

    Terms are never deleted: they are switched off, or replaced by another (`replaced_by`).
    """

    __tablename__ = "term"
    __table_args__ = (
        UniqueConstraint("scheme", "code"),
        Index("ix_term_scheme_position", "scheme", "position"),
    )
    groups: ClassVar[tuple[MergeGroup, ...]] = merge_groups(
        {
            1: ("labels",),
            2: ("alt_labels",),
            3: ("scope_notes",),
            4: ("placement", "broader", "position", "is_selectable"),
            5: ("is_enabled",),
            6: ("replaced_by",),
            7: ("note",),
            8: ("matches",),
            9: ("identity", "scheme", "code", "origin"),
        }
    )

    id: Mapped[int] = mapped_column(LocalId, primary_key=True)
    uid: Mapped[uuid.UUID] = mapped_column(Uid, unique=True)
    version: Mapped[int] = mapped_column(Version, default=current_version)
    revised: Mapped[int] = mapped_column(Version, default=current_version)
    scheme: Mapped[str] = mapped_column(String(40))
    code: Mapped[str] = mapped_column(String(80))
    broader: Mapped[str | None] = mapped_column(String(80))
    position: Mapped[int]
    is_selectable: Mapped[bool]
    is_enabled: Mapped[bool]
    origin: Mapped[str] = mapped_column(String(20))
    replaced_by: Mapped[str | None] = mapped_column(String(80))
    labels: Mapped[dict[str, str]] = mapped_column(Json)
    alt_labels: Mapped[dict[str, list[str]]] = mapped_column(Json)
    scope_notes: Mapped[dict[str, str]] = mapped_column(Json)
    matches: Mapped[dict[str, Any]] = mapped_column(Json)
    note: Mapped[str | None] = mapped_column(Text)

    __mapper_args__ = {"version_id_col": revised, "version_id_generator": False}  # noqa: RUF012

    def label(self, language: str = "en") -> str:
        """Return the preferred label in `language`, else in English, else any, else the code."""
        labels = self.labels
        return labels.get(language) or labels.get("en") or next(iter(labels.values()), self.code)

    @property
    def is_display_group(self) -> bool:
        """Whether the term only groups others on the screen and never leaves the application."""
        return not self.is_selectable and self.origin == "inferred"
