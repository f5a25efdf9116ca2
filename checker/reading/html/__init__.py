"""Web pages."""

NAME = "html"
EXTENSIONS = (".html", ".htm", ".xhtml")
