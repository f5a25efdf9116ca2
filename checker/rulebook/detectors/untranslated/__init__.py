"""Detectors of the family untranslated."""
