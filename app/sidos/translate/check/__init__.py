"""The checks of `sidos locale check`: a file for each family of rules. A rule is a pure function of
an entry (or of a question's entries) and the facts of its locale; `project` runs them all."""
