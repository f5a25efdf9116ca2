"""The language server: findings as diagnostics of an editor, fixes and answers as its quick fixes."""
