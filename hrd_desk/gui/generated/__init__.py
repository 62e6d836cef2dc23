"""Forms compiled from ui/ by packaging/compile_forms.py; never edited by hand.

Imported by gui.forms and gui.windows alone; may import gui.widgets.
"""
