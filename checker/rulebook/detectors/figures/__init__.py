"""Detectors in the family figures."""
