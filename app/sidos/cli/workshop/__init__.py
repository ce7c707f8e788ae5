"""Commands of live workshops."""
