"""Readability scores."""
