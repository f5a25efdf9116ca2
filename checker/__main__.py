"""``python -m checker``."""

from checker.cli.entry import run

run()
