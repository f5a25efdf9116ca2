"""Detectors in the family punctuation."""
