"""Detectors of the family grammar."""
