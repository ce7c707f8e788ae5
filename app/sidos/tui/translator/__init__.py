"""For translators: where each text on screen comes from, and saves on screen at once. Loaded only
when it is opened, so that it doesn't slow a learner down."""
