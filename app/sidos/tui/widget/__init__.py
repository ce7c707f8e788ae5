"""Widgets that draw what they are given and post what the learner does."""
