"""The vault, the database, the journal and the queries. Imports model and what lies below it."""
