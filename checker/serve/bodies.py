"""Reads the body of a request before the application sees it, within limits of size, time and memory."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, NamedTuple

from checker.serve.answers import error_response
from checker.serve.requests import ApiError

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

MEGABYTE = 1_000_000
_DRAINED = 32 * MEGABYTE
"""Of a body that is too large, what is read and thrown away, so that its sender reads the answer before the connection ends."""


class Limits(NamedTuple):
    """``body`` bytes in a request, in at most ``seconds``; ``held`` bytes in all requests at a time."""

    body: int = 2 * MEGABYTE
    seconds: float = 30.0
    held: int = 64 * MEGABYTE


class _GoneError(Exception):
    """The sender has left."""


class Bodies:
    """The application ``inner`` with whole bodies. ``stopped`` ends the wait for those that are still being sent."""

    def __init__(self, inner: ASGIApp, limits: Limits, stopped: asyncio.Event) -> None:
        self._inner = inner
        self._limits = limits
        self._stopped = stopped
        self._held = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["method"] in ("GET", "HEAD", "OPTIONS"):
            await self._inner(scope, receive, send)
            return
        body = bytearray()
        try:
            await self._fill(body, scope, receive)
            await _answer(self._inner, scope, bytes(body), receive, send)
        except ApiError as error:
            answer = error_response(error, scope["path"])
            answer.headers["connection"] = "close"
            await answer(scope, receive, send)
        except _GoneError:
            pass
        finally:
            self._held -= len(body)

    async def _fill(self, body: bytearray, scope: Scope, receive: Receive) -> None:
        headers = dict(scope["headers"])
        size = int(headers.get(b"content-length", b"0"))
        if size > _DRAINED or (size > self._limits.body and b"expect" in headers):
            raise self._too_large()
        watch = asyncio.create_task(self._stopped.wait())
        try:
            async with asyncio.timeout(self._limits.seconds):
                await self._read(body, receive, watch)
        except TimeoutError as error:
            message = f"the body took longer than {self._limits.seconds:g} seconds"
            raise ApiError(408, "too_slow", message) from error
        finally:
            watch.cancel()
        # A connection that is closed over a body that nobody read is reset, and the answer may be lost.
        if b"content-encoding" in headers:
            raise ApiError(415, "unsupported_encoding", "send the body as it is, without Content-Encoding")

    async def _read(self, body: bytearray, receive: Receive, stopped: asyncio.Task[bool]) -> None:
        drained = 0
        more = True
        while more and drained < _DRAINED:
            part = await _next(receive, stopped)
            chunk = part.get("body", b"")
            more = part.get("more_body", False)
            if drained or len(body) + len(chunk) > self._limits.body:
                self._held -= len(body)
                drained += len(body) + len(chunk)
                body.clear()
                continue
            body += chunk
            self._held += len(chunk)
            if self._held > self._limits.held:
                message = "too many large requests at a time; try again in a few seconds"
                raise ApiError(503, "busy", message, retry_after=2)
        if drained:
            raise self._too_large()

    def _too_large(self) -> ApiError:
        most = f"{self._limits.body / MEGABYTE:g} MB"
        return ApiError(
            413, "too_large", f"the body is larger than {most}; send a shorter text", limit=self._limits.body
        )


async def _next(receive: Receive, stopped: asyncio.Task[bool]) -> Message:
    """The next part of a body. Raises ApiError if the server is stopped before it comes, and _GoneError if it never will."""
    part = asyncio.ensure_future(receive())
    try:
        await asyncio.wait({part, stopped}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        if not part.done():
            part.cancel()
    if not part.done() or part.cancelled():
        raise ApiError(503, "stopping", "the server is being stopped")
    message = part.result()
    if message["type"] == "http.disconnect":
        raise _GoneError
    return message


async def _answer(inner: ASGIApp, scope: Scope, body: bytes, receive: Receive, send: Send) -> None:
    """Has a request answered whose body was read. Whoever leaves needs no answer, and frees the place in the queue."""
    gone = asyncio.create_task(_message(receive))
    left: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def again() -> Message:
        return left.pop() if left else await asyncio.shield(gone)

    work = asyncio.create_task(_run(inner, scope, again, send))
    try:
        await asyncio.wait({work, gone}, return_when=asyncio.FIRST_COMPLETED)
        if work.done():
            work.result()
    finally:
        work.cancel()
        gone.cancel()
        await asyncio.wait({work, gone})


async def _run(inner: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    await inner(scope, receive, send)


async def _message(receive: Receive) -> Message:
    return await receive()
