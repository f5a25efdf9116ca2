"""The ASGI application: routes and the page, behind the guard and the limits; errors as JSON."""

from __future__ import annotations

import mimetypes
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

from checker.model.settings import Settings
from checker.serve.access import Access
from checker.serve.answers import error_response
from checker.serve.bodies import Bodies, Limits
from checker.serve.guard import Guard
from checker.serve.requests import ApiError
from checker.serve.routes import Endpoints
from checker.serve.workers import Workers

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp

PAGE = Path(__file__).parent / "page"


def make_app(settings: Settings, workers: Workers, access: Access, limits: Limits = Limits()) -> ASGIApp:  # noqa: B008 - it can't be changed
    """The application for these settings."""
    # Some systems call scripts text/plain, which a browser that must not guess doesn't run.
    mimetypes.add_type("text/javascript", ".js")
    handlers = {ApiError: _api_error, HTTPException: _http_error, Exception: _unexpected}
    routes = [*Endpoints(settings, workers).routes()]
    app = Starlette(routes=routes, exception_handlers=handlers)
    # A mount at "/" would match whatever an endpoint doesn't take, such as a wrong method.
    app.router.default = StaticFiles(directory=PAGE, html=True)
    return Guard(Bodies(app, limits, workers.stopped), access)


async def _api_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, ApiError)  # noqa: S101 - starlette calls it for nothing else
    return error_response(error)


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - the same
    code, message = {
        404: ("not_found", f"there is nothing at {request.url.path}"),
        405: ("method_not_allowed", f"{request.method} isn't possible at {request.url.path}"),
    }.get(error.status_code, ("invalid_request", error.detail))
    response = error_response(ApiError(error.status_code, code, message))
    response.headers.update(error.headers or {})
    return response


async def _unexpected(request: Request, error: Exception) -> Response:
    message = f"internal error ({type(error).__name__}); please report it"
    return error_response(ApiError(500, "internal_error", message))
