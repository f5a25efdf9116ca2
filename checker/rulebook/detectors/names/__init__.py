"""Detectors of the family names."""
