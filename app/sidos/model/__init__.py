"""Frozen types shared by every layer; no behaviour beyond small derived values."""
