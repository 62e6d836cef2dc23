"""The commands of `hrd-desk`, one module each. Imports publishing, exchange, storage and below."""
