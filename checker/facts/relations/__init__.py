"""Figures that belong together: parts and wholes, shares, changes, converted pairs, ranges and rates."""
