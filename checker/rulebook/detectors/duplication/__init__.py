"""Detectors of the family duplication."""
