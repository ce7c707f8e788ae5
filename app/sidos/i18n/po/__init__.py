"""PO files: their syntax, their records."""
