"""Who may ask the server: by the name that a request calls it by, the page that it comes from, and a token."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Mapping, Sequence
from http.cookies import CookieError, SimpleCookie
from typing import NamedTuple
from urllib.parse import parse_qs

from checker.model.errors import UsageError
from checker.serve.listening import Address
from checker.serve.requests import ApiError

OPEN_TO_CLIENTS = "/v2/"
"""The paths that pages of ``--allow-origin`` may ask: the add-ons of browsers do."""
OPEN_TO_ALL = "/health"
"""What needs no token."""
_TOKEN = re.compile(r"[A-Za-z0-9._~-]{16,200}")
_ORIGIN = re.compile(r"[a-z][a-z0-9+.-]*://[A-Za-z0-9.-]+(:\d{1,5})?|[a-z][a-z0-9+.-]*://\[[0-9a-f:]+\](:\d{1,5})?")
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class Asked(NamedTuple):
    """What of a request says who asks. Headers by their names in lower case."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]

    @property
    def host(self) -> str:
        """The name by which the server is called."""
        return self.headers.get("host", "")

    @property
    def origin(self) -> str:
        """The page that asks; empty where it isn't named."""
        return self.headers.get("origin", "")

    @property
    def is_for_clients(self) -> bool:
        """Whether it asks for what other programs than the page use."""
        return self.path.startswith(OPEN_TO_CLIENTS)


class Access(NamedTuple):
    """``token`` is empty where none is needed; ``origins`` are those of ``--allow-origin``."""

    address: Address
    token: str = ""
    origins: frozenset[str] = frozenset()

    @classmethod
    def of(cls, address: Address, token: str, origins: Sequence[str]) -> Access:
        """From the options of a command line; a server that others reach gets a token. Raises UsageError for an invalid token or origin."""
        if token and not _TOKEN.fullmatch(token):
            raise UsageError("--token: use 16 to 200 letters, digits, dots, hyphens, underscores or tildes")
        return cls(address, token or ("" if address.is_loopback else secrets.token_urlsafe(24)), _origins(origins))

    @property
    def url(self) -> str:
        """The address for a browser."""
        return f"{self.address.url}?token={self.token}" if self.token else self.address.url

    @property
    def cookie(self) -> str:
        """The name of the cookie that holds the token: ports share their cookies."""
        return f"checker-token-{self.address.port}"

    def check(self, asked: Asked) -> None:
        """Raises ApiError for a request that isn't answered."""
        if not self.address.is_named(asked.host):
            message = f"this server isn't called “{asked.host[:80]}”; it is at {self.address.url}"
            raise ApiError(421, "wrong_host", message)
        if asked.method not in _SAFE_METHODS:
            self._check_origin(asked)
        if self.token and asked.path != OPEN_TO_ALL and not any(map(self._is_token, self._tokens(asked))):
            message = "the token is missing or wrong; the server has printed an address with it"
            raise ApiError(403, "wrong_token", f"{message}, and takes it as “Authorization: Bearer TOKEN” too")

    def takes(self, origin: str) -> bool:
        """Whether pages of an origin may ask what is for clients."""
        return origin in self.origins

    def is_token_of_page(self, asked: Asked) -> bool:
        """Whether the page is asked for with the token in its address, which is to go into a cookie."""
        in_query = parse_qs(asked.query).get("token", [])
        return bool(self.token) and asked.path == "/" and any(map(self._is_token, in_query))

    def _check_origin(self, asked: Asked) -> None:
        origin = asked.origin
        own = origin in (f"http://{asked.host}", f"https://{asked.host}")
        other_site = not origin and asked.headers.get("sec-fetch-site", "none") not in ("none", "same-origin")
        if not other_site and (not origin or own or (asked.is_for_clients and self.takes(origin))):
            return
        shown = origin[:200] or "another site"
        hint = (
            f"; if you trust it, start the server with --allow-origin {shown}"
            if asked.is_for_clients and origin
            else ""
        )
        raise ApiError(403, "wrong_origin", f"requests from pages of {shown} are refused{hint}")

    def _tokens(self, asked: Asked) -> Iterable[str]:
        kind, _, bearer = asked.headers.get("authorization", "").partition(" ")
        yield bearer.strip() if kind.lower() == "bearer" else ""
        yield _cookie(asked.headers.get("cookie", ""), self.cookie)
        yield from parse_qs(asked.query).get("token", [])

    def _is_token(self, given: str) -> bool:
        return secrets.compare_digest(given.encode(), self.token.encode())


def _origins(given: Sequence[str]) -> frozenset[str]:
    for origin in given:
        if not _ORIGIN.fullmatch(origin):
            example = "such as moz-extension://6b1794a6-2c4f-4bd4-8a53-1e1f7cb0a7a5"
            raise UsageError(f"--allow-origin: “{origin}” is no origin; give one {example}, without a path")
    return frozenset(given)


def _cookie(header: str, name: str) -> str:
    try:
        found = SimpleCookie(header).get(name)
    except CookieError:
        return ""
    return found.value if found else ""
