"""What shows one page or question of a session."""
