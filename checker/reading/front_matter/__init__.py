"""Front matter of Markdown and HTML files."""
