"""What becomes of LanguageTool's matches: which are reported, how, and with which suggestions."""
