"""The endpoints of the API, asked by a real client."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

if TYPE_CHECKING:
    from tests.conftest import Runner
    from tests.serve.conftest import Server

ROOT = Path(__file__).parents[2]
STORY = (
    "The envoys met in Velmar on Monday and will meet again in May, their hosts said.\n\n"
    "The general had ordered his men. to the border two days before. The donors are raising their aid by $500 million,"
    " which brings it to $ 2.5 this year. It costs $ 40 million 🙂. Some analysts say the truce will hold.\n"
)


def findings(server: Server, text: str = STORY, **fields: object) -> list[dict[str, Any]]:
    report = server.client.post("/api/check", json={"text": text, **fields}).json()
    return [finding for file in report["files"] for finding in file["findings"] if finding["state"] == "open"]


def of_rule(found: list[dict[str, Any]], rule: str) -> dict[str, Any]:
    return next(finding for finding in found if finding["rule"] == rule)


def error(server: Server, path: str, **body: object) -> tuple[int, dict[str, Any]]:
    answer = server.client.post(path, json=body)
    return answer.status_code, answer.json()["error"]


def test_health_says_the_version(server: Server) -> None:
    from checker.model.version import VERSION

    assert server.client.get("/health").json() == {"status": "ok", "version": VERSION}


def test_a_report_is_that_of_the_command_line(server: Server, run: Runner) -> None:
    report = server.client.post("/api/check", json={"text": STORY, "name": "story.txt"}).json()
    assert report == json.loads(
        run("check", "-", "--stdin-filename", "story.txt", "--format", "json", stdin=STORY.encode()).out
    )
    assert report["summary"]["queries"] >= 2
    schema = json.loads((ROOT / "docs/reference/report.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(report)


def test_the_extension_of_the_name_says_the_format(server: Server) -> None:
    text = "<p>The hosts met.</p>\n"
    assert "<p>" in [finding["text"] for finding in findings(server, text, name="a.txt")]
    assert "<p>" not in [finding["text"] for finding in findings(server, text, name="a.html")]


@pytest.mark.parametrize(
    ("fields", "is_found"),
    [
        ({}, True),
        ({"select": ["figures"]}, False),
        ({"ignore": ["spelling"]}, False),
        ({"accepted": ["scool"]}, False),
    ],
)
def test_options_of_a_request(server: Server, fields: dict[str, object], is_found: bool) -> None:
    found = findings(server, "The scool was shut, and the minister apologised for it.\n", **fields)
    assert ("scool" in [finding["text"] for finding in found]) is is_found


def test_a_date_and_a_title_of_a_request_are_used(server: Server) -> None:
    text = "The council met on Monday, March 29, and voted.\n"
    assert of_rule(findings(server, text, date="2022-03-30"), "dates/wrong-weekday")["text"]
    assert not findings(server, text, date="2021-03-30")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({}, "missing_field"),
        ({"text": 1}, "invalid_field"),
        ({"text": "a\0b"}, "invalid_field"),
        ({"text": "a", "name": "a\nb.txt"}, "invalid_field"),
        ({"text": "a", "name": "a" * 256}, "invalid_field"),
        ({"text": "a", "select": "figures"}, "invalid_field"),
        ({"text": "a", "accepted": [1]}, "invalid_field"),
        ({"text": "a", "select": ["nonsense"]}, "invalid_option"),
        ({"text": "a", "date": "30 March"}, "invalid_option"),
        ({"text": "a", "language": "xx"}, "invalid_option"),
    ],
)
def test_what_is_wrong_with_a_request_is_said(server: Server, body: dict[str, object], code: str) -> None:
    status, found = error(server, "/api/check", **body)
    assert (status, found["code"]) == (400, code)
    assert found["message"]


def test_safe_fixes_are_applied(server: Server) -> None:
    made = server.client.post("/api/fix", json={"text": STORY}).json()
    assert "$40 million 🙂" in made["text"]
    assert "men. to" in made["text"]
    assert [one["label"] for one in made["applied"]] == ["$40"]
    assert set(made["applied"][0]) == {"id", "rule", "text", "label"}


def test_reviewed_fixes_are_applied_by_id(server: Server) -> None:
    stop = of_rule(findings(server), "structure/stray-stop")
    made = server.client.post("/api/fix", json={"text": STORY, "only": [stop["id"]]}).json()
    assert "men to the border" in made["text"]
    assert "$ 40 million" in made["text"]


def test_questions_are_answered_by_letter_and_in_own_words(server: Server) -> None:
    asked = of_rule(findings(server), "figures/lost-magnitude")
    made = server.client.post("/api/fix", json={"text": STORY, "answers": {asked["id"]: "A"}}).json()
    assert "which brings it to $2.5 billion this year" in made["text"]
    made = server.client.post("/api/fix", json={"text": STORY, "written": {asked["id"]: "$2.75 billion"}}).json()
    assert "which brings it to $2.75 billion this year" in made["text"]
    assert "$2.75 billion" in [one["label"] for one in made["applied"]]


def test_fixes_are_those_of_the_command_line(server: Server, run: Runner) -> None:
    made = server.client.post("/api/fix", json={"text": STORY, "review": True}).json()
    assert made["text"] == run("fix", "-", "--review", stdin=STORY.encode()).stdout


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"only": [""]}, "invalid_field"),
        ({"only": ["0123456789abcdef"]}, "unknown_id"),
        ({"written": {"0123456789abcdef": "x"}}, "unknown_id"),
        ({"answers": {"0123456789abcdef": "A"}}, "unknown_id"),
        ({"answers": ["A"]}, "invalid_field"),
        ({"review": 1}, "invalid_field"),
    ],
)
def test_a_fix_that_is_not_there_is_an_error(server: Server, fields: dict[str, object], code: str) -> None:
    status, found = error(server, "/api/fix", text=STORY, **fields)
    assert (status, found["code"]) == (400, code)


def test_an_answer_that_is_not_there_is_an_error(server: Server) -> None:
    asked = of_rule(findings(server), "figures/lost-magnitude")
    status, found = error(server, "/api/fix", text=STORY, answers={asked["id"]: "Q"})
    assert (status, found["code"]) == (400, "invalid_answer")
    assert "available: A" in found["message"]


@pytest.mark.parametrize(
    ("data", "encoding", "bom"),
    [
        (b"Caf\xc3\xa9 one\r\ntwo\n", "utf-8", False),
        (b"\xef\xbb\xbfCaf\xc3\xa9\r", "utf-8", True),
        ("Café 🙂\r\n".encode("utf-16"), "utf-16-le", True),
        (b"\xfe\xff" + "Café".encode("utf-16-be"), "utf-16-be", True),
    ],
)
def test_a_file_is_opened_and_saved_byte_for_byte(server: Server, data: bytes, encoding: str, bom: bool) -> None:
    opened = server.client.post("/api/open", params={"name": "story.txt"}, content=data).json()
    assert (opened["name"], opened["encoding"], opened["bom"]) == ("story.txt", encoding, bom)
    saved = server.client.post("/api/save", json=opened)
    assert saved.content == data
    assert saved.headers["content-type"] == "application/octet-stream"
    assert saved.headers["content-disposition"] == "attachment; filename*=UTF-8''story.txt"


def test_a_file_in_an_older_encoding_is_opened_if_that_is_named(server: Server) -> None:
    data = "“Café”".encode("cp1252")
    refused = server.client.post("/api/open", params={"name": "a.txt"}, content=data)
    assert (refused.status_code, refused.json()["error"]["code"]) == (400, "not_text")
    assert "invalid UTF-8 at byte 0" in refused.json()["error"]["message"]
    opened = server.client.post("/api/open", params={"name": "a.txt", "encoding": "cp1252"}, content=data).json()
    assert opened["text"] == "“Café”"
    assert server.client.post("/api/save", json=opened).content == data
    status, found = error(server, "/api/save", **(opened | {"text": "a → b"}))
    assert (status, found["code"], found["offset"], found["character"]) == (400, "not_encodable", 2, "→")


@pytest.mark.parametrize(
    ("name", "encoding", "data", "code"),
    [
        ("a.docx", "", b"PK", "unknown_format"),
        ("a.txt", "", b"a\0b", "not_text"),
        ("a.txt", "klingon", b"a", "unknown_encoding"),
        ("a.txt", "punycode", b"a", "unknown_encoding"),
        ("a.txt", "base64", b"a", "unknown_encoding"),
    ],
)
def test_a_file_that_is_no_text_is_not_opened(server: Server, name: str, encoding: str, data: bytes, code: str) -> None:
    answer = server.client.post("/api/open", params={"name": name, "encoding": encoding}, content=data)
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, code)


def test_the_name_of_a_download_is_only_a_name(server: Server) -> None:
    name = '../../a";\\b/ü.txt'
    saved = server.client.post("/api/save", json={"text": "a", "name": name})
    assert saved.headers["content-disposition"] == "attachment; filename*=UTF-8''%C3%BC.txt"


def export(server: Server, kind: str, text: str = STORY, **fields: object) -> str:
    answer = server.client.post("/api/export", json={"text": text, "format": kind, **fields})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-disposition"] == f"attachment; filename*=UTF-8''{kind}"
    return answer.text


def test_the_list_of_questions(server: Server) -> None:
    listed = export(server, "questions.md", name="st*ry.txt")
    assert listed.startswith("# Questions on st\\*ry.txt\n\n1. ")
    assert "   Line 3: which brings it to **$ 2.5** this year. It costs\n   - A: $2.5 billion\n" in listed
    page = export(server, "questions.html", name="<b>.txt")
    assert "<h1>Questions on &lt;b&gt;.txt</h1>" in page
    assert "which brings it to <mark>$ 2.5</mark> this year." in page
    assert "<script" not in page


def test_a_text_without_questions_has_an_empty_list(server: Server) -> None:
    assert "No open questions." in export(server, "questions.md", "All is well here today.")
    assert "No open questions." in export(server, "questions.html", "All is well here today.")


def test_reports_to_take_away(server: Server) -> None:
    assert json.loads(export(server, "report.json")) == server.client.post("/api/check", json={"text": STORY}).json()
    assert "<h1>Desk report</h1>" in export(server, "report.html")


def test_the_clean_copy_has_no_markup(server: Server) -> None:
    text = "# Head **line**\n\nThe *envoys* met in [Velmar](http://a.b/) &amp; ran `rm -r`.\n\n- one\n- two\n"
    assert (
        export(server, "prose.txt", text, name="a.md")
        == "Head line\n\nThe envoys met in Velmar & ran rm -r.\n\none\n\ntwo\n"
    )


def test_an_unknown_export_is_an_error(server: Server) -> None:
    status, found = error(server, "/api/export", text="a", format="report.exe")
    assert (status, found["code"]) == (400, "unknown_format")
    assert "questions.md" in found["message"]


def test_rules_are_listed_and_explained(server: Server, run: Runner) -> None:
    rules = server.client.get("/api/rules").json()
    assert rules == json.loads(run("rules", "--format", "json").out)
    page = server.client.get("/api/rules/figures/lost-magnitude").json()
    assert page == server.client.get("/api/rules/FIG101").json()
    assert page["flagged"]
    assert page["not_flagged"]
    assert page["cases"]["main"]["message"]
    missing = server.client.get("/api/rules/figures/nothing")
    assert (missing.status_code, missing.json()["error"]["code"]) == (404, "unknown_rule")


def test_what_is_not_there_is_said_as_json(server: Server) -> None:
    missing = server.client.get("/nothing")
    assert (missing.status_code, missing.json()["error"]["code"]) == (404, "not_found")
    wrong = server.client.get("/api/check")
    assert (wrong.status_code, wrong.json()["error"]["code"]) == (405, "method_not_allowed")
    assert wrong.headers["allow"] == "POST"
    form = server.client.post("/api/check", data={"text": "a"})
    assert (form.status_code, form.json()["error"]["code"]) == (415, "unsupported_media_type")


def test_the_page_is_served(server: Server) -> None:
    page = server.client.get("/")
    assert page.status_code == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"
