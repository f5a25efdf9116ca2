"""Runs: one text, files and folders, several processes, kept results."""
