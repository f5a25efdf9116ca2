"""Detectors in the family headline."""
