"""Settings of one desk, inside its encrypted database; never journaled, never sent."""

from typing import Any

from sqlalchemy.orm import Session

from hrd_desk.storage.local_tables import Setting


def read_setting(session: Session, name: str, default: Any = None) -> Any:
    """Return the setting `name`, or `default` where it was never written."""
    setting = session.get(Setting, name)
    return default if setting is None else setting.value


def write_setting(session: Session, name: str, value: Any) -> None:
    """Keep `value` (anything JSON can hold) under `name`."""
    session.merge(Setting(name=name, value=value))
