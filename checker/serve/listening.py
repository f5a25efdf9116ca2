"""The socket of the server, and the names by which requests may call it."""

from __future__ import annotations

import errno
import ipaddress
import socket
from typing import NamedTuple

from checker.model.errors import CheckerError, UsageError

MOST_PORT = 65535
_HTTP = 80
_REASONS = {
    errno.EADDRINUSE: "it is in use, perhaps by another “checker serve”; choose another one with --port, or 0 for a free one",
    errno.EACCES: "you may not use it; choose one from 1024 on with --port",
}


class Address(NamedTuple):
    """Where a server listens. ``host`` is as it was given."""

    host: str
    port: int

    @property
    def is_loopback(self) -> bool:
        """Whether only programs on this machine reach it."""
        return self.host.lower() == "localhost" or _is_loopback(self.host)

    @property
    def url(self) -> str:
        """The address for a browser on this machine."""
        host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.host, self.host)  # noqa: S104 - what stands for all addresses is none
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}/"

    def is_named(self, host: str) -> bool:
        """Whether a Host header names this server. Of a server that others reach: also by any number, for a number can't be led elsewhere by
        a name server, as the name of a hostile page can."""
        name, port = _parts(host)
        if port != self.port:
            return False
        own = {"localhost", "127.0.0.1", "::1"}
        if not self.is_loopback:
            own |= {self.host.lower(), socket.gethostname().lower()}
        return (
            name in own
            or (not self.is_loopback and _is_number(name))
            or (_is_loopback(self.host) and name == self.host)
        )


def listen(host: str, port: int) -> tuple[socket.socket, Address]:
    """A socket that listens, and its address. Raises UsageError for a host or port that can't be used, CheckerError for one that is in use."""
    if port > MOST_PORT:
        raise UsageError(f"--port: {port} is not a port (0 to {MOST_PORT})")
    try:
        family, _, _, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        found = socket.create_server(place[:2], family=family, backlog=2048)
    except (socket.gaierror, UnicodeError) as error:
        raise UsageError(f"--host: “{host}” is no address of this machine") from error
    except OSError as error:
        if error.errno == errno.EADDRNOTAVAIL:
            raise UsageError(f"--host: “{host}” is no address of this machine") from error
        reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
        raise CheckerError(f"can't listen on port {port}: {reason}") from error
    return found, Address(host, found.getsockname()[1])


def _parts(host: str) -> tuple[str, int]:
    """Name and port of a Host header; port 80 where it has none, -1 where it is no port."""
    name, separator, port = host.rpartition(":")
    if not separator or port.endswith("]"):
        name, port = host, str(_HTTP)
    return name.strip("[]").lower(), int(port) if port.isascii() and port.isdecimal() and len(port) < 6 else -1


def _is_loopback(host: str) -> bool:
    return _is_number(host) and ipaddress.ip_address(host).is_loopback


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
