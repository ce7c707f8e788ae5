"""What a workshop leaves behind: its sums as data, and as CSV, JSON and Markdown."""
