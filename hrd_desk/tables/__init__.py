"""Tables traded with the world. Imports publishing, exchange, storage and what lies below them."""
