"""The fields that answers are given in: one for each kind of response."""
