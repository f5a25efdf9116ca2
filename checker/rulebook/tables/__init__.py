"""Tables of words that several detectors ask, read from ``checker/data``."""
