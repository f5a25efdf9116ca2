"""Detectors in the family units."""
