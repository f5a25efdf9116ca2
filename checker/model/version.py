"""The version of the program. Nothing is imported here: “python -m checker” would take it from the working folder."""

VERSION = "0.1.0"
