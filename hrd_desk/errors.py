"""Every error that a person can act on.

HrdDeskError
├── InvalidInputError          names the field that is wrong
│   └── UnprintableError       characters that no font has
├── StaleRecordError           changed elsewhere since it was opened
├── NotFoundError              no such record, term or place
├── DeskUnavailableError       the folder, the keys or the database cannot be used
│   ├── WrongPassphraseError   neither passphrase nor recovery words fit
│   ├── DamagedDeskError       keys or database do not verify
│   └── DeskInUseError         another program has the desk open
└── CancelledError             the person stopped the work; shown to nobody

Anything else is a bug and opens the crash dialog.
"""


class HrdDeskError(Exception):
    """A condition that a person can act on: one sentence, what is wrong and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class InvalidInputError(HrdDeskError):
    """Input that cannot be taken; `field` is the name of the record's field."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


class UnprintableError(InvalidInputError):
    """A text holds characters that no font has; a person may have them printed as codes."""

    def __init__(self, field: str, sentence: str, characters: tuple[str, ...]) -> None:
        super().__init__(field, sentence)
        self.characters = characters


class StaleRecordError(HrdDeskError):
    """The record was changed elsewhere since it was opened."""


class NotFoundError(HrdDeskError):
    """Nothing has the reference, code or name that was asked for."""


class DeskUnavailableError(HrdDeskError):
    """The desk cannot be opened or written: full, locked, read-only, missing or too new."""


class WrongPassphraseError(DeskUnavailableError):
    """Neither the passphrase nor the recovery words open the desk."""


class DamagedDeskError(DeskUnavailableError):
    """Keys or database do not verify, so nothing of them is shown."""


class DeskInUseError(DeskUnavailableError):
    """Another program has the desk open."""


class CancelledError(HrdDeskError):
    """The person cancelled; the transaction rolls back and nothing is shown."""

    def __init__(self) -> None:
        super().__init__("cancelled")
