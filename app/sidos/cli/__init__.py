"""The command line: what to start, in which language and with which files."""
