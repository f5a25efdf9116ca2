"""The Checker: built once, used by every door."""
