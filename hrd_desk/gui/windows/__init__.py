"""Windows and dialogs, composed of forms, lists and item models."""
