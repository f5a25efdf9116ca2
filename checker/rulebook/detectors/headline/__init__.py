"""Detectors of the family headline."""
