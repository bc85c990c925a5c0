"""What `travesia mrz` does: one module a word, and what they share. No database, no Django."""
