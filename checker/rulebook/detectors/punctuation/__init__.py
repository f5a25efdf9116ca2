"""Detectors of the family punctuation."""
