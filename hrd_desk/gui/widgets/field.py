"""What every input of a form can do, so that forms fill and read them in a loop."""

from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import SignalInstance


@runtime_checkable
class Field(Protocol):
    """An input bound to one field of a record.

    `edited` is emitted when a person changes it, never by `set_value`.
    """

    @property
    def edited(self) -> SignalInstance:
        """Emitted after each change that a person made."""
        ...

    def value(self) -> Any:
        """Return what is entered; raises `InvalidInputError` if it cannot be read."""
        ...

    def set_value(self, value: Any) -> None:
        """Show a stored value."""
        ...


@runtime_checkable
class TypedField(Protocol):
    """A field whose typed text may be unreadable for a while, and is worth keeping in a draft."""

    def typed(self) -> str:
        """Return the text as it stands."""
        ...

    def set_typed(self, text: str) -> None:
        """Put a text there as if it had been typed."""
        ...
