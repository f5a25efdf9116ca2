"""The paths of LanguageTool's API, to be mounted at ``/v2``."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from checker.model.settings import Settings
from checker.serve.languagetool_api.about import info
from checker.serve.languagetool_api.checking import answer_to_form, configuration_of
from checker.serve.languagetool_api.errors import RefusedError
from checker.serve.languagetool_api.form import form_values
from checker.serve.languagetool_api.languages import language_called, languages
from checker.serve.languagetool_api.parameters import MOST_CHARACTERS
from checker.serve.workers import Workers

if TYPE_CHECKING:
    from starlette.requests import Request

Answer = Callable[["Request"], Awaitable[Response]]
_METHODS = ["GET", "POST"]


def languagetool_routes(settings: Settings, workers: Workers) -> Sequence[BaseRoute]:
    """All routes. What they don't answer is a RefusedError, or an ApiError of the workers."""

    async def check(request: Request) -> Response:
        # A form may take long to read.
        form = (_query(request), await request.body())
        return JSONResponse(await workers.run(answer_to_form, *form, settings))

    async def configinfo(request: Request) -> Response:
        values = form_values(_query(request), await request.body())
        if "language" not in values:
            raise RefusedError("'language' parameter missing")
        language_called(values["language"])
        return JSONResponse(await workers.run(configuration_of, settings))

    answers: dict[str, Answer] = {
        "/check": check,
        "/languages": _languages,
        "/info": _info,
        "/configinfo": configinfo,
        "/maxtextlength": _max_text_length,
        "/healthcheck": _healthcheck,
        "/words": _words,
        "/words/add": _words,
        "/words/delete": _words,
        "/{action:path}": _unknown,
    }
    return [Route(path, answer, methods=_METHODS) for path, answer in answers.items()]


def _query(request: Request) -> bytes:
    query: bytes = request.scope["query_string"]
    return query


async def _languages(request: Request) -> Response:
    return JSONResponse([{"name": each.name, "code": each.code, "longCode": each.long_code} for each in languages()])


async def _info(request: Request) -> Response:
    return JSONResponse(info())


async def _max_text_length(request: Request) -> Response:
    return PlainTextResponse(str(MOST_CHARACTERS))


async def _healthcheck(request: Request) -> Response:
    return PlainTextResponse("OK")


async def _words(request: Request) -> Response:
    """Words of a user are kept by paid services only; LanguageTool's own server says this too."""
    raise RefusedError("This end point needs a user id")


async def _unknown(request: Request) -> Response:
    raise RefusedError(f"Unsupported action: '{request.path_params['action']}'", 404)
