"""The ASGI application: routes, and errors as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from checker.model.settings import Settings
from checker.model.version import VERSION
from checker.serve.checking import report_on
from checker.serve.languagetool_api.routes import languagetool_routes
from checker.serve.requests import ApiError, CheckRequest
from checker.serve.workers import Workers

if TYPE_CHECKING:
    from starlette.requests import Request

PAGE = Path(__file__).parent / "page"


def make_app(settings: Settings, workers: Workers) -> Starlette:
    """The application for these settings."""

    async def health(request: Request) -> Response:
        return JSONResponse({"status": "ok", "version": VERSION})

    async def check(request: Request) -> Response:
        return JSONResponse(await workers.run(report_on, CheckRequest.of(await _json(request)), settings))

    routes = [
        Route("/health", health),
        Route("/api/check", check, methods=["POST"]),
        Mount("/v2", routes=languagetool_routes(settings, workers)),
        Mount("/", StaticFiles(directory=PAGE, html=True)),
    ]
    return Starlette(routes=routes, exception_handlers={ApiError: _error})


async def _json(request: Request) -> dict[str, Any]:
    try:
        body = await request.json()
    except ValueError as error:
        raise ApiError(400, "invalid_json", f"the body is no JSON: {error}") from error
    if not isinstance(body, dict):
        raise ApiError(400, "invalid_json", "the body must be a JSON object")
    return body


async def _error(request: Request, error: Exception) -> Response:
    assert isinstance(error, ApiError)  # noqa: S101 - starlette calls it for nothing else
    return JSONResponse({"error": {"code": error.code, "message": str(error)}}, error.status)
