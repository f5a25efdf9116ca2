"""What a house says in its configuration files, and what of it holds for a file."""
