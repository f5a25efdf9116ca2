"""reStructuredText, AsciiDoc and LaTeX."""

NAME = "masked"
EXTENSIONS = (".rst", ".adoc", ".asciidoc", ".tex")
