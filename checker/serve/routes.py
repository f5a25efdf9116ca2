"""The endpoints of the API, each a function from a request to its answer."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from checker.model.settings import Settings
from checker.model.version import VERSION
from checker.rulebook.pages.rule_values import page_values, rule_values
from checker.run.catalogues import catalogue_of
from checker.serve.checking import report_json
from checker.serve.exporting import EXPORTS, ExportRequest, exported
from checker.serve.files import opened, saved
from checker.serve.fixing import FixRequest, fixed_json
from checker.serve.requests import ApiError, CheckRequest
from checker.serve.strict_json import read_object
from checker.serve.workers import Workers

if TYPE_CHECKING:
    from starlette.requests import Request


_DESCRIPTION = Path(__file__).parent / "openapi.json"


class Endpoints:
    """What the API does, for the settings of a server."""

    def __init__(self, settings: Settings, workers: Workers) -> None:
        self._settings = settings
        self._workers = workers
        self._catalogue = catalogue_of(settings.rules)

    def routes(self) -> list[Route]:
        """All routes."""
        return [
            Route("/health", self.health),
            Route("/openapi.json", self.openapi),
            Route("/api/check", self.check, methods=["POST"]),
            Route("/api/fix", self.fix, methods=["POST"]),
            Route("/api/open", self.open, methods=["POST"]),
            Route("/api/save", self.save, methods=["POST"]),
            Route("/api/export", self.export, methods=["POST"]),
            Route("/api/rules", self.rules),
            Route("/api/rules/{name:path}", self.rule),
        ]

    async def health(self, request: Request) -> Response:  # noqa: ARG002 - as starlette calls it
        """That the server runs, and which version."""
        return JSONResponse({"status": "ok", "version": VERSION})

    async def openapi(self, request: Request) -> Response:  # noqa: ARG002 - the same
        """The description of the API."""
        return JSONResponse(description())

    async def check(self, request: Request) -> Response:
        """The report on a text."""
        asked = CheckRequest.of(await _object(request))
        return _json(await self._workers.run(report_json, asked, self._settings))

    async def fix(self, request: Request) -> Response:
        """A text with its fixes applied."""
        asked = FixRequest.of(await _object(request))
        return _json(await self._workers.run(fixed_json, asked, self._settings))

    async def export(self, request: Request) -> Response:
        """A file to take away."""
        asked = ExportRequest.of(await _object(request))
        content = await self._workers.run(exported, asked, self._settings)
        return _download(asked.format, content, EXPORTS[asked.format].media_type)

    async def open(self, request: Request) -> Response:
        """The text of a file."""
        return JSONResponse(opened(await request.body(), request.query_params, self._settings))

    async def save(self, request: Request) -> Response:
        """The bytes of a file."""
        name, content = saved(await _object(request))
        return _download(name, content, "application/octet-stream")

    async def rules(self, request: Request) -> Response:  # noqa: ARG002 - the same
        """All rules."""
        return JSONResponse([rule_values(rule) for rule in self._catalogue])

    async def rule(self, request: Request) -> Response:
        """The page of a rule, by its name or code."""
        name = request.path_params["name"]
        rule = self._catalogue.find(name)
        if rule is None:
            raise ApiError(404, "unknown_rule", f"no rule is called “{name[:80]}”; GET /api/rules lists all")
        return JSONResponse(page_values(rule))


@cache
def description() -> dict[str, Any]:
    """The API as OpenAPI 3.1."""
    values: dict[str, Any] = json.loads(_DESCRIPTION.read_bytes())
    values["info"]["version"] = VERSION
    return values


async def _object(request: Request) -> dict[str, Any]:
    kind, _, parameters = request.headers.get("content-type", "").partition(";")
    charset = parameters.strip().lower().removeprefix("charset=").strip('"')
    if kind.strip().lower() != "application/json" or charset not in ("", "utf-8"):
        raise ApiError(415, "unsupported_media_type", "send the body as Content-Type: application/json, in UTF-8")
    return read_object(await request.body())


def _json(content: bytes) -> Response:
    return Response(content, media_type="application/json")


def _download(name: str, content: bytes, media_type: str) -> Response:
    """A file that a browser saves and doesn't show."""
    own = name.replace("\\", "/").rpartition("/")[2] or "text.txt"
    shown = f"attachment; filename*=UTF-8''{quote(own, safe='')}"
    return Response(content, media_type=media_type, headers={"content-disposition": shown})
