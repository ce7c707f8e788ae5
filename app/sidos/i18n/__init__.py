"""Locales at run time: which there are, which is meant, what a text says in it, how it writes.

Nothing here reads the environment: folders, wishes and variables are passed in. Babel, polib and
yaml are imported only where a cache can't answer, so that opening the app costs a few ms.
"""
