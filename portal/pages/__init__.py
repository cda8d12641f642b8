"""How pages look and what they say: one frame, one style sheet, words from files, nothing from elsewhere."""
