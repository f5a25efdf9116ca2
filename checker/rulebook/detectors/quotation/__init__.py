"""Detectors of the family quotation."""
