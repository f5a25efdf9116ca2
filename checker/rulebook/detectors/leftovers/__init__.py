"""Detectors in the family leftovers."""
