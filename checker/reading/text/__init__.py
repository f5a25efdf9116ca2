"""Plain text."""

NAME = "text"
EXTENSIONS = (".txt", ".text")
