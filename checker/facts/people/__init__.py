"""People in a text, and whether two spellings are one name."""
