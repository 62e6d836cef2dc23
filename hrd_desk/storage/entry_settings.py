"""What a desk remembers for the next record: pinned fields and templates. Nothing is sent."""

from sqlalchemy.orm import Session

from hrd_desk.model.carrying import Values
from hrd_desk.model.templates import Template
from hrd_desk.storage.settings import read_setting, write_setting

_PINS = "entry.pins"
_TEMPLATES = "entry.templates"


def load_pins(session: Session) -> Values:
    """Return the pinned fields with the values that the next record begins with."""
    pins: Values = read_setting(session, _PINS, {})
    return pins


def keep_pins(session: Session, pins: Values) -> None:
    """Remember the pinned fields and their values."""
    write_setting(session, _PINS, pins)


def load_templates(session: Session) -> list[Template]:
    """Return the desk's own templates, the newest first."""
    return [Template(name, values) for name, values in read_setting(session, _TEMPLATES, [])]


def keep_templates(session: Session, templates: list[Template]) -> None:
    """Remember the desk's own templates instead of those it had."""
    kept = [[template.name, template.values] for template in templates if not template.is_shipped]
    write_setting(session, _TEMPLATES, kept)
