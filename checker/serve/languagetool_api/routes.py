"""The paths of LanguageTool's API, to be mounted at ``/v2``."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from checker.model.settings import Settings
from checker.serve.languagetool_api.about import info
from checker.serve.languagetool_api.checking import answer_to, configuration_of
from checker.serve.languagetool_api.errors import RefusedError
from checker.serve.languagetool_api.form import form_values
from checker.serve.languagetool_api.languages import language_called, languages
from checker.serve.languagetool_api.parameters import MOST_CHARACTERS, CheckParameters
from checker.serve.workers import Workers

if TYPE_CHECKING:
    from starlette.requests import Request

Values = Mapping[str, str]
Answer = Callable[[Values], Awaitable[Response]]
_METHODS = ["GET", "POST"]


def languagetool_routes(settings: Settings, workers: Workers) -> Sequence[BaseRoute]:
    """All routes. What they don't answer is a RefusedError, or an ApiError of the workers."""

    async def check(values: Values) -> Response:
        return JSONResponse(await workers.run(answer_to, CheckParameters.of(values), settings))

    async def configinfo(values: Values) -> Response:
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
    return [Route(path, _endpoint(answer), methods=_METHODS) for path, answer in answers.items()]


def _endpoint(answer: Answer) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        values = form_values(request.url.query.encode(), await request.body())
        return await answer({**values, **request.path_params})

    return endpoint


async def _languages(values: Values) -> Response:
    return JSONResponse([{"name": each.name, "code": each.code, "longCode": each.long_code} for each in languages()])


async def _info(values: Values) -> Response:
    return JSONResponse(info())


async def _max_text_length(values: Values) -> Response:
    return PlainTextResponse(str(MOST_CHARACTERS))


async def _healthcheck(values: Values) -> Response:
    return PlainTextResponse("OK")


async def _words(values: Values) -> Response:
    """Words of a user are kept by paid services only; LanguageTool's own server says this too."""
    raise RefusedError("This end point needs a user id")


async def _unknown(values: Values) -> Response:
    raise RefusedError(f"Unsupported action: '{values['action']}'", 404)
