"""Word lists of other programs."""
