"""The line mode: the same lessons as in full screen, one line at a time, for screen readers,
scripts and logs."""
