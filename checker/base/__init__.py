"""What every layer may need, and has nothing to do with texts."""
