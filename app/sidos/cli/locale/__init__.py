"""`sidos locale …`: the translator's and the author's tools, one file for each command."""
