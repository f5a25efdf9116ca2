"""Runs the rules over a Document, settles which finding covers which, and applies fixes."""
