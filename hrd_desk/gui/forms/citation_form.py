"""The sources of an event."""

from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hrd_desk.gui.forms.typed_parts_form import TypedPartsForm
from hrd_desk.gui.generated.ui_citation_form import Ui_CitationForm
from hrd_desk.i18n import _
from hrd_desk.model.parts import Citation


class CitationForm(TypedPartsForm):
    """What the record rests on: who published or told it, where, when, how sure."""

    kind = Citation
    fast = ("source_name", "url")
    schemes = {  # noqa: RUF012  a constant of the class
        "source_type": "source-type",
        "connection": "source-connection",
        "reliability": "reliability",
        "confidentiality": "confidentiality",
    }

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Ui_CitationForm(), parent)
        self.form.excerpt.grow_between(2, 6)

    @override
    def line_of(self, part: Any) -> str:
        parts = [part.source_name, part.title or part.url, part.published_on]
        return "  ·  ".join(text for text in parts if text) or _("Source without a name")
