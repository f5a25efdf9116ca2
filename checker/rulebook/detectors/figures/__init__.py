"""Detectors of the family figures."""
