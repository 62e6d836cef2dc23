"""Lists and trees over the queries of the core; they hold no widget."""
