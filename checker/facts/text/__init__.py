"""Facts about the text: its words, segments, quotations, marks and language."""
