"""Errors as answers: ``{"error": {"code": …, "message": …}}``, and for clients of LanguageTool what its server would write."""

from __future__ import annotations

from starlette.responses import JSONResponse, PlainTextResponse, Response

from checker.serve.access import OPEN_TO_CLIENTS
from checker.serve.requests import ApiError


def error_response(error: ApiError, path: str) -> Response:
    """An error as JSON; as plain text at the paths of LanguageTool, whose clients take any JSON for an answer."""
    headers = {"retry-after": str(error.retry_after)} if error.retry_after else None
    if path.startswith(OPEN_TO_CLIENTS):
        return PlainTextResponse(f"Error: {error}", error.status, headers)
    values = {"error": {"code": error.code, "message": str(error), **error.details}}
    return JSONResponse(values, error.status, headers)
