"""Locales at run time: which there are, which one to use, their texts, their number formats.

Nothing here reads the environment: folders, requested languages and variables are passed in. Babel,
polib and yaml are imported only where a cache can't answer, so that opening the app costs a few ms.
"""
