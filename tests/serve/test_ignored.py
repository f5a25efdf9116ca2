"""What an editor ignored is left out of the files that are exported, with the reason in the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.serve.conftest import Server

TEXT = "Some analysts say the truce will hold. The bank lent $3 million in May and $4.5 in June.\n"


def test_what_is_ignored_is_suppressed_with_its_reason_and_the_questions_are_numbered_without_it(
    server: Server,
) -> None:
    report = server.client.post("/api/check", json={"text": TEXT}).json()
    first, *_ = (one for one in report["files"][0]["findings"] if one["state"] == "open")
    ignored = {first["id"]: "the agency names nobody"}
    body = {"text": TEXT, "ignored": ignored}
    exported = server.client.post("/api/export", json={**body, "format": "report.json"}).json()
    found = {one["id"]: one for one in exported["files"][0]["findings"]}
    assert (found[first["id"]]["state"], found[first["id"]]["reason"]) == ("suppressed", "the agency names nobody")
    assert exported["summary"]["suppressed"] == 1
    questions = server.client.post("/api/export", json={**body, "format": "questions.md"}).text
    assert "analysts" not in questions
    assert "\n1. " in questions
    assert "\n2. " not in questions


def test_ignored_must_be_reasons_by_ids(server: Server) -> None:
    answer = server.client.post("/api/export", json={"text": TEXT, "format": "report.json", "ignored": ["a"]})
    assert answer.status_code == 400
    assert answer.json()["error"]["field"] == "ignored"
