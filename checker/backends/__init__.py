"""Other producers of findings: programs that are asked beside our own rules."""
