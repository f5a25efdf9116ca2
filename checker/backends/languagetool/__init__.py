"""LanguageTool beside our rules: its server, and what becomes of its answers."""
