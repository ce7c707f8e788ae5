"""For translators: where each text on screen comes from, and saves on screen at once. Loaded only
when it is asked for: a learner pays nothing for it."""
