"""The editor's page and the HTTP API of ``checker serve``."""
