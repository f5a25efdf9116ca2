"""Facts about figures: how they are written, what they stand for, and what belongs to them."""
