"""Stands before the application: refuses requests that ``Access`` refuses, and puts the headers on each answer that keep browsers strict."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from starlette.datastructures import MutableHeaders
from starlette.responses import RedirectResponse, Response

from checker.serve.access import Access, Asked
from checker.serve.answers import error_response
from checker.serve.requests import ApiError

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self';"
    " manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""Nothing but the server's own files, and no code within a page."""
DATA_POLICY = "default-src 'none'; frame-ancestors 'none'"
_HEADERS: Mapping[str, str] = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
}
_PREFLIGHT: Mapping[str, str] = {
    "access-control-allow-methods": "GET, POST",
    "access-control-allow-headers": "content-type, authorization",
    "access-control-allow-private-network": "true",
    "access-control-max-age": "600",
}
_DATA = ("/api/", "/v2/", "/health", "/openapi.json")


class Guard:
    """The application ``inner`` for those who have ``access``."""

    def __init__(self, inner: ASGIApp, access: Access) -> None:
        self._inner = inner
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        asked = _asked(scope)

        async def guarded_send(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._add_headers(MutableHeaders(scope=message), asked)
            await send(message)

        answer = self._own_answer(asked) or self._inner
        await answer(scope, receive, guarded_send)

    def _own_answer(self, asked: Asked) -> Response | None:
        """The answer to what the application isn't asked about."""
        try:
            if asked.method == "OPTIONS" and asked.is_for_clients and self._access.takes(asked.origin):
                return Response(status_code=204, headers=_PREFLIGHT)
            self._access.check(asked)
        except ApiError as error:
            return error_response(error)
        if asked.method == "GET" and self._access.is_token_of_page(asked):
            # The address of the page is shown and kept; the token isn't to be.
            answer = RedirectResponse("/", 303)
            answer.set_cookie(self._access.cookie, self._access.token, httponly=True, samesite="strict")
            return answer
        return None

    def _add_headers(self, headers: MutableHeaders, asked: Asked) -> None:
        headers.update(_HEADERS)
        is_data = asked.path.startswith(_DATA)
        headers["content-security-policy"] = DATA_POLICY if is_data else PAGE_POLICY
        headers["cache-control"] = "no-store" if is_data else "no-cache"
        if asked.is_for_clients and self._access.takes(asked.origin):
            headers["access-control-allow-origin"] = asked.origin
            headers["cross-origin-resource-policy"] = "cross-origin"
            headers.add_vary_header("Origin")


def _asked(scope: Scope) -> Asked:
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
    return Asked(scope["method"], scope["path"], scope["query_string"].decode("latin-1"), headers)
