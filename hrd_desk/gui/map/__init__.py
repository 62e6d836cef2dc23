"""The map: an offline vector map painted by Qt alone. May import workers, preferences, the core."""
