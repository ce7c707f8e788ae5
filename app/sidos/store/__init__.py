"""The learner's own files: answers, sessions in the middle, settings. The only layer with SQL."""
