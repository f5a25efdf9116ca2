"""From paths and bytes to Documents."""
