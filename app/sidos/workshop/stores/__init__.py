"""Where rooms are kept: one port, an adapter for SQLite and one for PostgreSQL."""
