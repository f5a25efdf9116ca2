"""LanguageTool's API over HTTP: its paths, its errors, and who may read its answers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest

from checker.serve.languagetool_api.parameters import MOST_CHARACTERS
from tests.serve.conftest import serving

if TYPE_CHECKING:
    from tests.serve.conftest import Server

ADD_ON = "moz-extension://6b1794a6-2c4f-4bd4-8a53-1e1f7cb0a7a5"
STOP = "The general 😀 had ordered his men. to the border two days before."


def test_a_text_is_checked_from_the_body_or_the_address(server: Server) -> None:
    asked = {"text": STOP, "language": "en-US"}
    by_body = server.client.post("/v2/check", data=asked)
    by_address = server.client.get("/v2/check", params=asked)
    assert by_body.json() == by_address.json()
    assert by_body.headers["content-type"] == "application/json"
    assert [match["rule"]["id"] for match in by_body.json()["matches"]] == ["STRUCTURE_STRAY_STOP"]


def test_the_type_of_the_body_does_not_matter(server: Server) -> None:
    # LTeX sends a form, and calls it JSON.
    body = urlencode({"text": STOP, "language": "en-US"})
    answer = server.client.post("/v2/check", content=body, headers={"content-type": "application/json"})
    assert len(answer.json()["matches"]) == 1


def test_annotated_text_is_checked(server: Server) -> None:
    start, _, end = STOP.partition("men. to")
    parts = [{"text": start}, {"markup": "<b>"}, {"text": "men. to"}, {"markup": "</b>"}, {"text": end}]
    asked = {"data": json.dumps({"annotation": parts}), "language": "auto"}
    (match,) = server.client.post("/v2/check", data=asked).json()["matches"]
    assert (match["offset"], match["length"]) == (len(start) + 1 + len("<b>"), len("men. to"))


def test_all_fields_of_an_answer(server: Server) -> None:
    answer = server.client.post("/v2/check", data={"text": "😀 All is well.", "language": "en-GB"}).json()
    software = answer.pop("software")
    assert (software["name"], software["apiVersion"], software["premium"]) == ("checker", 1, False)
    assert answer == {
        "warnings": {"incompleteResults": False},
        "language": {
            "name": "English (GB)",
            "code": "en-GB",
            "detectedLanguage": {"name": "English (GB)", "code": "en-GB", "confidence": 1.0, "source": "checker"},
        },
        "matches": [],
        "sentenceRanges": [[0, 15]],
        "extendedSentenceRanges": [{"from": 0, "to": 15, "detectedLanguages": [{"language": "en", "rate": 1.0}]}],
    }


def test_languages_are_named_as_languagetool_names_them(server: Server) -> None:
    languages = server.client.get("/v2/languages").json()
    assert {"name": "English (US)", "code": "en", "longCode": "en-US"} in languages
    assert {language["code"] for language in languages} == {"en"}


def test_what_the_server_says_of_itself(server: Server) -> None:
    from checker.model.version import VERSION

    assert server.client.get("/v2/info").json()["software"]["version"] == VERSION
    assert server.client.get("/v2/maxtextlength").text == str(MOST_CHARACTERS)
    assert server.client.get("/v2/healthcheck").text == "OK"
    configuration = server.client.get("/v2/configinfo", params={"language": "en"}).json()
    assert configuration["parameter"] == {"maxTextLength": MOST_CHARACTERS}
    assert "FIGURES_LOST_MAGNITUDE" in [rule["ruleId"] for rule in configuration["rules"]]


@pytest.mark.parametrize(
    ("path", "values", "status", "message"),
    [
        ("check", {"text": "a"}, 400, "Error: Missing 'language' parameter"),
        ("check", {"text": "a", "language": "xx"}, 400, "Error: 'xx' is not a language code known to checker."),
        ("check", {"data": "{bad", "language": "en"}, 400, "Error: Could not parse JSON from 'data' parameter"),
        ("check", {"text": "a" * (MOST_CHARACTERS + 1), "language": "en"}, 413, "Error: Your text exceeds the limit"),
        ("configinfo", {}, 400, "Error: 'language' parameter missing"),
        ("configinfo", {"language": "fr"}, 400, "Error: 'fr' is not a language code"),
        ("words", {}, 400, "Error: This end point needs a user id"),
        ("words/add", {"word": "a"}, 400, "Error: This end point needs a user id"),
        ("foo", {}, 404, "Error: Unsupported action: 'foo'"),
        ("", {}, 404, "Error: Unsupported action: ''"),
    ],
)
def test_errors_are_plain_text(server: Server, path: str, values: dict[str, str], status: int, message: str) -> None:
    answer = server.client.post(f"/v2/{path}", data=values)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "text/plain; charset=utf-8")
    assert answer.text.startswith(message)


def test_errors_before_a_request_is_read_are_plain_text_too(server: Server) -> None:
    for answer, status in (
        (
            server.client.post(
                "/v2/check", data={"text": "a", "language": "en"}, headers={"origin": "https://example.org"}
            ),
            403,
        ),
        (server.client.post("/v2/check", content=b"text=" + b"a" * 3_000_000), 413),
        (server.client.put("/v2/check", data={"text": "a"}), 405),
    ):
        assert (answer.status_code, answer.headers["content-type"]) == (status, "text/plain; charset=utf-8")
        assert answer.text.startswith("Error: ")


@pytest.mark.parametrize(
    ("origin", "may_read"), [(ADD_ON, True), ("app://obsidian.md", True), ("https://example.org", False)]
)
def test_an_allowed_add_on_may_read_answers(tmp_path: Path, origin: str, may_read: bool) -> None:
    with serving(tmp_path, "--allow-origin", ADD_ON, "--allow-origin", "app://obsidian.md") as server:
        headers = {"origin": origin, "access-control-request-method": "POST"}
        asked = server.client.options("/v2/check", headers=headers)
        answer = server.client.post("/v2/check", data={"text": STOP, "language": "en"}, headers={"origin": origin})
    for response in (asked, answer):
        assert response.headers.get("access-control-allow-origin") == (origin if may_read else None)
    assert answer.is_success is may_read
