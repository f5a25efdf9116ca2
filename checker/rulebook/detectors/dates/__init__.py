"""Detectors in the family dates."""
