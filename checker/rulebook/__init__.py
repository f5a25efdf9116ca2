"""The rules: their pages, the kinds and detectors that check them, and their selection."""
