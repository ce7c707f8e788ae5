"""The pure core: matching and grading answers, and the session that a lesson or quiz moves through.

Nothing here reads a clock, a file, a setting or a random source; all of it is passed in.
"""
