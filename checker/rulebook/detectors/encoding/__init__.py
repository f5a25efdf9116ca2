"""Detectors of the family encoding."""
