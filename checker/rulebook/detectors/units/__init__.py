"""Detectors of the family units."""
