"""Records in and out of files. Imports storage and what lies below it."""
