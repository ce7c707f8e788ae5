"""A tour of everything the app can show: for the translator's preview and for the screen scan."""
