"""The full-screen interface. Screens own a session and hand data down; messages come up."""
