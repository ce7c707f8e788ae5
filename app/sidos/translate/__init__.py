"""The author's and the translator's tools: extraction, merging, checks, splitting of drafts.

Nothing here runs when the app opens; Babel's extractors and polib are imported freely, though
inside functions, so that a command line can name these tools without loading them.
"""
