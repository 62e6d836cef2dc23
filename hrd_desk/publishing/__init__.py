"""What may be told, and how it looks on paper. Imports storage and what lies below; no Qt."""
