"""Lesson files: read, checked and localised, and the index of the courses that hold them."""
