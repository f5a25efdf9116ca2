"""Detectors in the family spelling."""
