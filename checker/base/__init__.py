"""What every layer may need and is about no text."""
