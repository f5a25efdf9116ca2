"""Results of earlier runs, kept until a text, the configuration or the program changes."""
