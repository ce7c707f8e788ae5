"""sidos: short lessons and quizzes in a terminal, in the learner's own language."""

__version__ = "0.1.0"
