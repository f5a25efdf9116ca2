"""Detectors of the family attribution."""
