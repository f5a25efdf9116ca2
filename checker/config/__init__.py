"""Options and configuration files."""
