"""Detectors of the family dates."""
