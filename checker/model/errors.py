"""Errors for people: what is wrong, where, what to do. Each carries its exit code."""

from __future__ import annotations


class CheckerError(Exception):
    """An expected failure, reported in one line."""

    exit_code = 3


class UsageError(CheckerError):
    """Wrong usage or configuration."""

    exit_code = 2


class PageError(UsageError):
    """A rule's page is invalid. ``path`` and ``line`` (from 1) say where, ``message`` says why."""

    def __init__(self, message: str, path: str, line: int = 1) -> None:
        super().__init__(f"{path}:{line}: {message}")
        self.message = message
        self.path = path
        self.line = line


class SourceError(CheckerError):
    """An input can't be read. ``path`` names it, ``reason`` says why."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class NotFixedError(SourceError):
    """A source is left unchanged: fixing it would do harm or doesn't settle, or its file can't be replaced safely."""


class EditRefusedError(CheckerError):
    """An edit can't be written into the source without guessing."""


class BackendError(CheckerError):
    """A backend that was requested did not answer; its findings are missing from the report."""
