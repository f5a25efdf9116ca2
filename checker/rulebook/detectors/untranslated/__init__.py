"""Detectors in the family untranslated."""
