"""What is found once in a Document and read by many rules. Pure functions with spans."""
