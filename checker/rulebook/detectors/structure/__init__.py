"""Detectors in the family structure."""
