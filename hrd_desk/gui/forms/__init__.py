"""One class for each form of ui/: its fields and nothing else. May import widgets and models."""
