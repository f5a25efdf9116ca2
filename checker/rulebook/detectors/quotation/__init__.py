"""Detectors in the family quotation."""
