"""Detectors of the family spelling."""
