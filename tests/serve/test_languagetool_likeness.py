"""LanguageTool's own server is asked the same: its answers have the same fields, its errors the same status, its places the same words."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from checker.backends.languagetool.jars import PINNED, jars_in
from checker.backends.languagetool.server import Server as LanguageToolServer
from tests.backends.stand_ins import missing

if TYPE_CHECKING:
    from tests.serve.conftest import Server

# scripts/install_languagetool.sh puts it there.
JARS = Path(sys.prefix) / "share" / "checker" / "languagetool" / PINNED / "libs"
TEXT = "😀 It cost $ 500 million in May. He had teh money."
SOMETIMES = {
    "subId",
    "sourceFile",
    "urls",
    "isDefaultOff",
    "shortDescription",
    "isTextLevelRule",
    "minToCheckParagraph",
}
"""Fields that only some matches, replacements or rules have."""


@pytest.fixture(scope="module")
def languagetool() -> Iterator[httpx.Client]:
    """A client of the real server."""
    if not shutil.which("java"):
        missing("Java")
    if not any(JARS.glob("languagetool-server-*.jar")):
        missing("LanguageTool")
    server = LanguageToolServer(jars_in(JARS), 60)
    try:
        with httpx.Client(base_url=server.url, timeout=60, trust_env=False) as client:
            yield client
    finally:
        server.stop()


def shape(value: Any) -> Any:
    """The fields of a value with the types of what they hold; of a list, those of its first element."""
    if isinstance(value, dict):
        return {name: shape(held) for name, held in sorted(value.items()) if name not in SOMETIMES}
    if isinstance(value, list):
        return [shape(held) for held in value[:1]]
    return "text" if value is None else {str: "text", bool: "boolean"}.get(type(value), "number")


@pytest.mark.parametrize(
    ("path", "values"),
    [
        ("check", {"text": TEXT, "language": "en-US"}),
        ("check", {"text": TEXT, "language": "auto"}),
        ("check", {"text": "", "language": "en"}),
        ("languages", {}),
        ("info", {}),
        ("configinfo", {"language": "en-US"}),
    ],
)
def test_answers_have_the_fields_of_languagetools(
    server: Server, languagetool: httpx.Client, path: str, values: dict[str, str]
) -> None:
    ours = server.client.post(f"/v2/{path}", data=values)
    its = languagetool.post(f"v2/{path}", data=values)
    assert ours.headers["content-type"] == its.headers["content-type"]
    expected, found = shape(its.json()), shape(ours.json())
    assert found == expected


@pytest.mark.parametrize(
    ("path", "values"),
    [
        ("check", {}),
        ("check", {"text": "a"}),
        ("check", {"language": "en"}),
        ("check", {"text": "a", "language": ""}),
        ("check", {"text": "a", "language": "xx"}),
        ("check", {"text": "a", "language": "en_US"}),
        ("check", {"text": "a", "data": "{}", "language": "en"}),
        ("check", {"data": "{bad", "language": "en"}),
        ("check", {"data": "{}", "language": "en"}),
        ("check", {"data": '{"annotation":[{"foo":"a"}]}', "language": "en"}),
        ("check", {"data": '{"annotation":[{"text":"a","markup":"b"}]}', "language": "en"}),
        ("check", {"data": '{"annotation":[{"text":"a","interpretAs":"b"}]}', "language": "en"}),
        ("check", {"text": "a", "language": "en", "level": "foo"}),
        ("check", {"text": "a", "language": "en", "mode": "foo"}),
        ("check", {"text": "a", "language": "en", "enabledOnly": "true"}),
        ("check", {"text": "a", "language": "en", "enabledOnly": "yes", "enabledRules": "A", "disabledRules": "B"}),
        ("check", {"text": "a", "language": "en", "preferredVariants": "en-GB"}),
        ("check", {"text": "a", "language": "auto", "preferredVariants": "en"}),
        ("configinfo", {}),
        ("words/add", {"word": "a"}),
        ("nothing", {}),
    ],
)
def test_errors_are_those_of_languagetool(
    server: Server, languagetool: httpx.Client, path: str, values: dict[str, str]
) -> None:
    ours, its = server.client.post(f"/v2/{path}", data=values), languagetool.post(f"v2/{path}", data=values)
    assert (ours.status_code, ours.text[:24]) == (its.status_code, its.text[:24])
    assert ours.is_error


@pytest.mark.parametrize(
    "parts",
    [
        [{"text": TEXT}],
        [{"markup": "<p 😀>"}, {"text": TEXT}, {"markup": "</p>"}],
        [
            {"text": "😀 It cost "},
            {"markup": "<b>"},
            {"text": "$ 500"},
            {"markup": "</b>"},
            {"text": " million in May."},
        ],
        [{"text": "😀 It cost $"}, {"markup": "&nbsp;😀", "interpretAs": " "}, {"text": "500 million in May."}],
        [{"text": "It is 😀."}, {"markup": "<br>", "interpretAs": "\n\n"}, {"text": "It cost $ 500 million in May."}],
        [{"text": "It is 😀.\r\n\r\nIt cost $ 5"}, {"markup": "<i>"}, {"text": "00 million in May.\r\n"}],
    ],
)
def test_places_are_those_of_languagetool(
    server: Server, languagetool: httpx.Client, parts: list[dict[str, str]]
) -> None:
    values = {"data": json.dumps({"annotation": parts}), "language": "en-US"}
    ours = of_rule(server.client.post("/v2/check", data=values).json(), "FIGURES_SPACED_CURRENCY")
    its = of_rule(languagetool.post("v2/check", data=values).json(), "CURRENCY_SPACE")
    for field in ("offset", "length", "context", "sentence"):
        assert ours[field] == its[field], field


def of_rule(answer: dict[str, Any], rule: str) -> dict[str, Any]:
    (match,) = [match for match in answer["matches"] if match["rule"]["id"] == rule]
    return match  # type: ignore[no-any-return]
