"""Runs the rules over a Document, and settles what covers, cuts and mends what."""
