"""Markdown and what site generators add to it."""

NAME = "markdown"
EXTENSIONS = (".md", ".markdown", ".mdx")
