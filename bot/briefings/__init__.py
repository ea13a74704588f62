"""Briefings: which is due where, what it says, and the record that it was posted. Without a word of Discord."""
