"""Detectors in the family grammar."""
