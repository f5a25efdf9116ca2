"""Markdown and what site generators add to it."""
