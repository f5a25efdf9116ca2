"""Facts: what is found once in a Document and used by many rules. Pure functions that return spans."""
