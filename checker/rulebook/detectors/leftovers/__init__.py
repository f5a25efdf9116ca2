"""Detectors of the family leftovers."""
