"""Where a program that one process has opened can be asked by another."""

from __future__ import annotations

from typing import NamedTuple


class ServerAddress(NamedTuple):
    """The address of a server that is open already, or why there is none."""

    url: str = ""
    failure: str = ""
