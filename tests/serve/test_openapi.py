"""The description of the API, against its routes and its answers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from checker.model.settings import Settings
from checker.model.version import VERSION
from checker.serve.exporting import EXPORTS
from checker.serve.requests import CheckRequest
from checker.serve.routes import Endpoints, description
from checker.serve.workers import Workers
from tests.serve.test_access import ADD_ON

if TYPE_CHECKING:
    import httpx

    from tests.serve.conftest import Server

ROOT = Path(__file__).parents[2]
TEXT = "The donors are raising their aid by $500 million, which brings it to $ 2.5 this year. It costs $ 40 million.\n"
DESCRIPTION = description()


def of_routes() -> set[tuple[str, str]]:
    routes = Endpoints(Settings(), Workers(1, 1, print)).routes()
    return {
        (re.sub(r":\w+}", "}", route.path), method.lower())
        for route in routes
        for method in route.methods or ()
        if method != "HEAD"
    }


def validate(values: Any, schema: dict[str, Any]) -> None:
    Draft202012Validator({**schema, "components": DESCRIPTION["components"]}).validate(values)


def resolved(node: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in node:
        found: Any = DESCRIPTION
        for part in node["$ref"].removeprefix("#/").split("/"):
            found = found[part]
        node = found
    return node


def test_each_route_is_described_and_nothing_else() -> None:
    assert of_routes() == {(path, method) for path, item in DESCRIPTION["paths"].items() for method in item}


def test_the_description_is_whole() -> None:
    assert DESCRIPTION["openapi"] == "3.1.0"
    assert DESCRIPTION["info"]["version"] == VERSION
    for schema in DESCRIPTION["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    named = set(re.findall(r'"\$ref": "#/([^"]+)"', json.dumps(DESCRIPTION)))
    used = {
        f"components/{kind}/{name}" for kind in ("schemas", "responses") for name in DESCRIPTION["components"][kind]
    }
    assert named == used
    operations = [operation for item in DESCRIPTION["paths"].values() for operation in item.values()]
    assert len({operation["operationId"] for operation in operations}) == len(operations)


def test_fields_and_formats_are_those_of_the_program() -> None:
    schemas = DESCRIPTION["components"]["schemas"]
    options = {"select", "ignore", "accepted", "preview", "date", "title", "language"}
    assert set(schemas["CheckRequest"]["properties"]) == {"text", "name", *options}
    known = {"date": "2022-03-30", "preview": True, "title": "a", "language": "en"}
    request = CheckRequest.of({"text": "a"} | {name: known.get(name, ["x"]) for name in options})
    assert dict(request.options).keys() == options
    assert schemas["ExportRequest"]["allOf"][1]["properties"]["format"]["enum"] == list(EXPORTS)


def asked(server: Server) -> Iterator[tuple[str, str, httpx.Response]]:
    """Requests that are answered in each way that can be brought about."""
    client = server.client
    for path in ("/health", "/openapi.json", "/api/rules"):
        yield path, "get", client.get(path)
    yield "/api/rules/{name}", "get", client.get("/api/rules/FIG101")
    yield "/api/rules/{name}", "get", client.get("/api/rules/XYZ")
    yield "/health", "get", client.get("/health", headers={"host": "evil.example"})
    for path, fields in (
        ("/api/check", {}),
        ("/api/fix", {"review": True}),
        ("/api/save", {}),
        *(("/api/export", {"format": kind}) for kind in EXPORTS),
    ):
        body = {"text": TEXT, "name": "a.txt"} | fields
        yield path, "post", client.post(path, json=body)
        yield path, "post", client.post(path, json=body, headers={"origin": ADD_ON})
        yield path, "post", client.post(path, json=body, headers={"host": "evil.example"})
        yield path, "post", client.post(path, json=body | {"text": 1})
        yield path, "post", client.post(path, content=b"a")
        yield path, "post", client.post(path, content=b"a" * 2_000_001)
    yield "/api/open", "post", client.post("/api/open", params={"name": "a.txt"}, content=b"a")
    yield "/api/open", "post", client.post("/api/open", params={"name": "a.txt"}, content=b"\xff\xff")


def test_answers_are_as_described(server: Server) -> None:
    seen: set[tuple[str, int]] = set()
    for path, method, answer in asked(server):
        responses = DESCRIPTION["paths"][path][method]["responses"]
        assert str(answer.status_code) in responses, (path, answer.status_code, answer.text)
        content = resolved(responses[str(answer.status_code)])["content"]
        kind = answer.headers["content-type"].partition(";")[0]
        assert kind in content, (path, kind)
        if "schema" in content[kind]:
            validate(answer.json(), content[kind]["schema"])
        seen.add((path, answer.status_code))
    assert {status for _, status in seen} == {200, 400, 403, 404, 413, 415, 421}


def test_requests_that_are_described_as_wrong_are_refused(server: Server) -> None:
    schema = {"$ref": "#/components/schemas/FixRequest"}
    validate({"text": "a", "only": ["0123abcd"], "answers": {"0123abcd": "A"}}, schema)
    for wrong in (
        {},
        {"text": 1},
        {"text": "a", "only": ["x"]},
        {"text": "a", "written": {"0123abcd": 1}},
        {"text": "a", "preview": "no"},
    ):
        with pytest.raises(ValidationError):
            validate(wrong, schema)
        assert server.client.post("/api/fix", json=wrong).status_code == 400
