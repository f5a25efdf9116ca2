"""reStructuredText, AsciiDoc and LaTeX."""
