"""Detectors in the family calques."""
