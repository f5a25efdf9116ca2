"""Detectors of the family structure."""
