"""Rule pages: read from their files, validated, and shown."""
