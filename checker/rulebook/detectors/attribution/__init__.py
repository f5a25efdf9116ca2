"""Detectors in the family attribution."""
