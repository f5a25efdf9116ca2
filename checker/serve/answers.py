"""Errors as answers: ``{"error": {"code": …, "message": …}}``."""

from __future__ import annotations

from starlette.responses import JSONResponse, Response

from checker.serve.requests import ApiError


def error_response(error: ApiError) -> Response:
    """An error as JSON."""
    values = {"error": {"code": error.code, "message": str(error), **error.details}}
    headers = {"retry-after": str(error.retry_after)} if error.retry_after else None
    return JSONResponse(values, error.status, headers)
