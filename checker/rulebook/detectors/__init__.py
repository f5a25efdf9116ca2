"""Checks that need code: one module per rule, ``detect(facts, options) -> Iterator[Mark]``."""
