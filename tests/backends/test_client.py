"""The client with the real server, and its reading of answers."""

from __future__ import annotations

import json
import urllib.parse
import urllib.request
from collections.abc import Sequence

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from checker.backends.languagetool.answers import Answer, answer_of
from checker.backends.languagetool.backend import open_client
from checker.backends.languagetool.jars import PINNED
from checker.backends.languagetool.options import LanguageToolOptions, base_url
from checker.model.errors import BackendError, UsageError
from tests.backends.stand_ins import needs_package

needs_package()

from checker.backends.languagetool.client import CLOCK_RULES, ServerClient  # noqa: E402 - needs the package

TEXTS = [
    "He have an apple.",
    "It is teh 😀 teh 𝒳 recieve.",
    "The city paid $ 500 million.\r\n\r\nto the river",
    "A quiet day, and nothing is wrong with it.",
]


def rules(answer: Answer) -> Sequence[str]:
    return [match.rule_id for match in answer.matches]


def words(text: str, answer: Answer) -> Sequence[str]:
    return [text[match.start : match.end] for match in answer.matches]


def test_the_version_is_the_servers(client: ServerClient) -> None:
    assert client.version == PINNED


def test_matches_have_their_rule_and_suggestions(client: ServerClient) -> None:
    (answer,) = client.check(TEXTS[:1])
    (match,) = answer.matches
    assert (match.start, match.end, match.rule_id) == (3, 7, "HE_VERB_AGR")
    assert (match.category, match.issue_type) == ("GRAMMAR", "grammar")
    assert match.replacements[:2] == ("has", "had")
    assert match.message
    assert (answer.version, answer.incomplete) == (PINNED, False)


def test_positions_are_those_of_code_points(client: ServerClient) -> None:
    (answer,) = client.check([TEXTS[1]])
    assert words(TEXTS[1], answer) == ["teh", "teh", "recieve"]


def test_answers_come_in_the_order_of_the_texts_whatever_their_number_at_a_time(languagetool_url: str) -> None:
    texts = TEXTS * 5
    found = []
    for concurrency in (1, 2, 8):
        client = open_client(LanguageToolOptions(languagetool_url, concurrency=concurrency))
        found.append(list(client.check(texts)))
        client.close()
    assert found[0] == found[1] == found[2]
    assert found[0][:4] == found[0][4:8]
    assert rules(found[0][0]) == ["HE_VERB_AGR"]


def test_a_client_can_be_used_again_after_answers_were_left_unread(client: ServerClient) -> None:
    coming = client.check(TEXTS)
    next(coming)
    coming.close()  # type: ignore[attr-defined]
    assert len(list(client.check(TEXTS))) == len(TEXTS)


def test_no_text_sends_no_request(client: ServerClient) -> None:
    assert list(client.check([])) == []


@pytest.mark.parametrize(
    "text", ["", " \n", "half \ud83d of a pair", "nul \x00 here", "\ufeffmark", "soft\u00adhyphen"]
)
def test_any_text_can_be_checked(client: ServerClient, text: str) -> None:
    (answer,) = client.check([text])
    assert all(0 <= match.start <= match.end <= len(text) for match in answer.matches)


def test_rules_that_read_the_clock_are_off(client: ServerClient) -> None:
    text = "On Monday, 7 October 2014, it rained. Last week, on 3 January 2199, he arrived."
    (answer,) = client.check([text])
    assert not set(rules(answer)) & set(CLOCK_RULES)


def test_a_proxy_of_the_environment_is_not_used_for_this_machine(
    languagetool_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    for url in (languagetool_url, languagetool_url.replace("127.0.0.1", "localhost") + "v2/"):
        assert list(open_client(LanguageToolOptions(url)).check(["Fine."]))


def test_reports_a_language_that_the_server_does_not_know(languagetool_url: str) -> None:
    with pytest.raises(BackendError, match="language") as caught:
        open_client(LanguageToolOptions(languagetool_url, language="xx-XX"))
    assert "\n" not in str(caught.value)


def test_answers_agree_with_the_raw_response(languagetool_url: str, client: ServerClient) -> None:
    form = {"language": "en-US", "text": TEXTS[1], "disabledRules": ",".join(CLOCK_RULES)}
    data = urllib.parse.urlencode(form).encode()
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(f"{languagetool_url}v2/check", data) as raw:
        assert [answer_of(json.load(raw), TEXTS[1])] == list(client.check([TEXTS[1]]))


@pytest.mark.parametrize(
    ("given", "base"),
    [
        ("localhost:8081", "http://localhost:8081/"),
        ("http://localhost:8081/v2/", "http://localhost:8081/"),
        ("https://lt.example.org/api/v2", "https://lt.example.org/api/"),
        ("http://[::1]:80", "http://[::1]:80/"),
    ],
)
def test_an_address_may_be_written_in_several_ways(given: str, base: str) -> None:
    assert base_url(given) == base


@pytest.mark.parametrize("given", ["http://", "ftp://host", "http://host:99999", "http://[::1", "http://h/?a=b", " "])
def test_an_invalid_address_is_a_usage_error(given: str) -> None:
    with pytest.raises(UsageError, match="--languagetool-url"):
        base_url(given)


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@settings(max_examples=100)
@given(
    st.tuples(*[st.text(st.sampled_from("a é\n😀𝒳\u0301\ud800"), max_size=8)] * 3).filter(
        # Halves that meet would be one character for UTF-16.
        lambda parts: "\ud800\udc00" not in "".join(parts)
    )
)
def test_positions_of_the_server_become_code_points(parts: tuple[str, str, str]) -> None:
    before, marked, after = parts
    assume(marked)
    text = before + marked + after
    rule = {"id": "R", "category": {"id": "C"}}
    match = {"rule": rule, "offset": units(before), "length": units(marked), "message": "m", "replacements": []}
    response = {"software": {"name": "LanguageTool", "version": "6.8"}, "matches": [match]}
    (found,) = answer_of(response, text).matches
    assert text[found.start : found.end] == marked
    assert found.start == len(before)


@pytest.mark.parametrize(
    "response",
    [None, [], "text", {}, {"software": None}, {"software": {"name": "nginx", "version": "1"}, "matches": []}]
    + [
        {"software": {"name": "LanguageTool", "version": "6.8"}, "matches": matches}
        for matches in (
            None,
            3,
            [None],
            [{}],
            [{"rule": {"id": "R", "category": {"id": "C"}}, "offset": 9, "length": 1}],
        )
    ],
)
def test_malformed_answers_are_rejected(response: object) -> None:
    with pytest.raises(ValueError, match=r".*"):
        answer_of(response, "text")


def response_with(**changes: object) -> dict[str, object]:
    """An answer with one match, which has these values instead of its own."""
    match = {"rule": {"id": "R", "category": {"id": "C"}}, "offset": 0, "length": 4, "message": "m", "replacements": []}
    return {"software": {"name": "LanguageTool", "version": "6.8"}, "matches": [match | changes]}


def test_an_answer_with_one_match_is_read() -> None:
    (found,) = answer_of(response_with(), "text").matches
    assert (found.start, found.end) == (0, 4)


@pytest.mark.parametrize(
    "changes",
    [
        {"offset": True},
        {"offset": False},
        {"offset": 0.0},
        {"offset": "0"},
        {"offset": -1},
        {"offset": 10**30},
        {"length": 0},
        {"length": -1},
        {"length": True},
        {"length": 5},
        {"message": None},
        {"message": ["m"]},
        {"message": "m" * 10_000},
        {"shortMessage": "m" * 10_000},
        {"rule": {"id": ["R"], "category": {"id": "C"}}},
        {"rule": {"id": "R" * 1000, "category": {"id": "C"}}},
        {"rule": {"id": "R", "category": {"id": {}}}},
        {"replacements": [{"value": 1}]},
        {"replacements": {"value": "t"}},
    ],
)
def test_a_match_that_languagetool_would_not_give_is_rejected(changes: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r".*"):
        answer_of(response_with(**changes), "text")


def test_more_matches_than_a_text_can_have_are_rejected() -> None:
    response = response_with()
    matches = list(response["matches"]) * 101  # type: ignore[call-overload] # a list
    with pytest.raises(ValueError, match="101 matches in 4 characters"):
        answer_of(response | {"matches": matches}, "text")
    assert len(answer_of(response | {"matches": matches}, "text " * 50).matches) == 101


def test_of_very_many_suggestions_the_first_are_kept() -> None:
    response = response_with(replacements=[{"value": f"text{number}"} for number in range(100_000)])
    (match,) = answer_of(response, "text").matches
    assert match.replacements[0] == "text0"
    assert len(match.replacements) == 100
