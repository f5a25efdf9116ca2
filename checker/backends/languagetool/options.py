"""The options of LanguageTool, and the addresses that they accept."""

from __future__ import annotations

import ipaddress
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from checker.backends import ServerAddress
from checker.base.data_files import DATA
from checker.base.processes import most_jobs
from checker.model.errors import UsageError
from checker.model.settings import Settings

OPTIONS: Mapping[str, Mapping[str, Any]] = tomllib.loads((DATA / "languagetool" / "options.toml").read_text("utf-8"))
"""The rows of the table of options that LanguageTool brings: flags, keys, their schema and their reference follow from them."""


class LanguageToolOptions(NamedTuple):
    """How to reach LanguageTool, and what to ask of it.

    ``url`` of a running server; "" starts one from the jars in ``folder`` (None: where ``checker languagetool install``
    puts them). ``timeout``: seconds that the start, and each answer, may take. ``concurrency``: how many texts are sent
    at a time.
    """

    url: str = ""
    folder: Path | None = None
    timeout: float = 60.0
    language: str = "en-US"
    concurrency: int = 1

    @classmethod
    def of(cls, settings: Settings, address: ServerAddress | None = None) -> LanguageToolOptions:
        """Those of a run; with an ``address``, those of a process that uses the server of another."""
        timeout = settings.languagetool_timeout
        if address is not None:
            # Each process sends one text at a time: together they keep the server busy.
            return cls(address.url, None, timeout)
        return cls(settings.languagetool_url, settings.languagetool_folder, timeout, concurrency=most_jobs(0))


def base_url(given: str) -> str:
    """The address below which ``v2/check`` is. Raises UsageError for text that is no address."""
    url = given if "://" in given else f"http://{given}"
    try:
        parts = urlsplit(url)
        valid = parts.scheme in ("http", "https") and parts.hostname and (parts.port is None or parts.port > 0)
    except ValueError:
        valid = False
    if not valid or parts.query or parts.fragment or any(map(str.isspace, url)):
        raise UsageError(f"--languagetool-url: invalid address “{given}”; use one such as http://localhost:8081")
    return url.rstrip("/").removesuffix("/v2").rstrip("/") + "/"


def is_local(given: str) -> bool:
    """Whether every program would read an address as one of this machine: only localhost or a loopback number, plainly
    written, is."""
    parts = urlsplit(base_url(given))
    # Programs differ in where a host ends: a user name, or a backslash, may hide another.
    return not {"@", "\\"} & set(given) and is_loopback(parts.hostname or "")


def is_bare(given: str) -> bool:
    """Whether an address is that of a whole server: a path would choose what of a server is asked that may be no LanguageTool."""
    return urlsplit(base_url(given)).path == "/"


def is_loopback(host: str) -> bool:
    """Whether a host is this machine, by its own name or by number."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
