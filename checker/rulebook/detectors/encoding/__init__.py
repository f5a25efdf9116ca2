"""Detectors in the family encoding."""
