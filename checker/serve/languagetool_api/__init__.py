"""LanguageTool's HTTP API, version 2: what its clients ask, answered with the findings of checker."""
