"""Backends: other programs whose findings are reported beside those of our own rules."""

from __future__ import annotations

from typing import NamedTuple


class Diagnosis(NamedTuple):
    """The state of one part of a backend: ``message`` says what was found, or what is wrong and how to fix it."""

    part: str
    ok: bool
    message: str


class ServerAddress(NamedTuple):
    """Where a server that one process has started is available to another, or why there is none."""

    url: str = ""
    failure: str = ""
