"""Which picture of `tests.screens` shows which window, dialog, page or pane."""

import importlib
import pkgutil
from collections.abc import Mapping

from PySide6.QtWidgets import QDialog, QMainWindow, QWidget

from hrd_desk import gui

PICTURED: dict[str, str] = {
    "AboutDialog": "about",
    "AnswersDialog": "publish-answers",
    "AttachmentsForm": "form-files",
    "BatchPasteDialog": "batch-paste",
    "BatchWindow": "batch-rows",
    "BulkEditDialog": "entry-bulk-edit",
    "CitationForm": "form-sources",
    "CommandPalette": "flow-commands",
    "CompareDialog": "entry-compare",
    "CountsForm": "form-people",
    "CrashDialog": "crash",
    "CreateDeskDialog": "create",
    "DecisionDialog": "inbox-decision",
    "DeskPage": "settings-desk",
    "DialogPage": "settings-online",
    "DraftDialog": "draft-beside",
    "DraftsPane": "entry-drafts",
    "DuplicatesWindow": "duplicates",
    "EventForm": "form-what",
    "ExchangeBar": "exchange-main",
    "ExchangeCardDialog": "pairing-words",
    "ExchangeKeepersDialog": "keepers",
    "ExchangeKeyDialog": "key",
    "ExchangeMergeDialog": "merge-file",
    "ExchangePairingWindow": "pairing",
    "ExchangeReceiveDialog": "receive",
    "ExchangeSendDialog": "send-many",
    "ExchangeWatchDialog": "watch",
    "ExportTablesDialog": "export-tables",
    "FacetPane": "search-facets",
    "HistoryDialog": "history-0",
    "HouseDialog": "publish-house",
    "ImportDialog": "import-file",
    "InboxBatchDialog": "inbox-batch",
    "InboxDetail": "inbox-conflict",
    "InboxEntryDialog": "inbox-entry",
    "InboxWindow": "inbox",
    "KeyMapDialog": "flow-keys",
    "LinkForm": "form-related",
    "ListPane": "main-one",
    "ListsExportDialog": "lists-export",
    "ListsImportDialog": "lists-import",
    "LockingPage": "settings-locking",
    "LookPage": "settings-look",
    "MainWindow": "main-one",
    "MakeProfileDialog": "profile-make",
    "ManualWindow": "manual",
    "MapWindow": "map-all",
    "MergeTermDialog": "merge",
    "MessageBox": "message",
    "NewPassphraseForm": "create-passphrase",
    "OnlineAskDialog": "online-ask",
    "OnlineSettingsDialog": "online-settings",
    "OrganisationPage": "settings-organisation",
    "OwnPlaceDialog": "own-place",
    "OwnPlacesWindow": "own-places",
    "PassphraseDialog": "passphrase",
    "PinMapDialog": "map-pin-large",
    "PlaceForm": "form-places",
    "ProfileStepForm": "create-profile",
    "PublishWindow": "publish-event",
    "RecordPane": "form-what",
    "RecoveryWordsForm": "recovery-words",
    "SampleDeskDialog": "sample",
    "SettingsWindow": "settings-desk",
    "SidePanes": "main-one",
    "SimilarPanel": "entry-similar-list",
    "SourcePanel": "entry-source",
    "StandingBar": "standing",
    "StatisticsWindow": "statistics-violations",
    "TakeProfileDialog": "profile-take",
    "TemplatesDialog": "flow-templates",
    "TermNameDialog": "term-name",
    "UnlockDialog": "unlock",
    "VocabularyWindow": "vocabulary",
    "WelcomeWindow": "welcome",
}
"""The picture that shows each class; one that is new is missing here, and a test fails."""
_PLACES = tuple(f"{gui.__name__}.{package}." for package in ("windows", "forms"))


def window_classes() -> set[str]:
    """Return the names of all windows and dialogs, and of the pages and panes in them."""
    for module in pkgutil.walk_packages(gui.__path__, f"{gui.__name__}."):
        importlib.import_module(module.name)
    return {kind.__name__ for kind in _leaves(QWidget) if _is_pictured_apart(kind)}


def unseen(shown: Mapping[str, set[str]]) -> list[str]:
    """Return what should be in a picture and is not, given the classes that each one shows."""
    return [
        f"{kind} (expected in {picture}.png)"
        for kind, picture in PICTURED.items()
        if kind not in shown.get(picture, ())
    ]


def _is_pictured_apart(kind: type[QWidget]) -> bool:
    is_window = issubclass(kind, QDialog | QMainWindow) and kind.__module__.startswith(gui.__name__)
    is_part = kind.__module__.startswith(_PLACES) and not kind.__name__.startswith("_")
    return is_window or is_part


def _leaves(kind: type[QWidget]) -> set[type[QWidget]]:
    """Return the classes below `kind` from which nothing else of ours is made."""
    below = [each for each in kind.__subclasses__() if not each.__module__.startswith("tests.")]
    return set().union(*map(_leaves, below)) if below else {kind}
