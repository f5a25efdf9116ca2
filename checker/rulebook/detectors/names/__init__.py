"""Detectors in the family names."""
