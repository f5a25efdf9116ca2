"""Detectors in the family duplication."""
