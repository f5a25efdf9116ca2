"""Who may ask the server, and what each answer tells browsers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.serve.conftest import exchange, serving

if TYPE_CHECKING:
    from tests.conftest import Runner
    from tests.serve.conftest import Server

ADD_ON = "moz-extension://6b1794a6-2c4f-4bd4-8a53-1e1f7cb0a7a5"
TOKEN = "a-token-of-some-length"  # noqa: S105 - of a test


def code(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["error"]["code"]


def check(server: Server, **headers: str) -> httpx.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return server.client.post("/api/check", json={"text": "All is well."}, headers=named)


@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost:{port}", "[::1]:{port}", "LOCALHOST:{port}"])
def test_the_server_answers_to_its_own_names(server: Server, host: str) -> None:
    assert server.client.get("/health", headers={"host": host.format(port=server.port)}).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example:{port}", "127.0.0.1", "localhost:1", "localhost", "localhost:{port}.evil.example", "127.0.0.1:{port}:{port}",
     "192.168.1.7:{port}", "localhost.:{port}", "", "a@localhost:{port}", "127.0.0.1:0{port}x"],
)  # fmt: skip
def test_a_name_that_was_led_here_is_refused(server: Server, host: str) -> None:
    for path in ("/", "/health", "/api/rules", "/v2/languages"):
        assert code(server.client.get(path, headers={"host": host.format(port=server.port)})) == (421, "wrong_host")


def test_a_request_without_a_name_is_refused(server: Server) -> None:
    assert exchange(server.port, b"GET /health HTTP/1.0\r\n\r\n").startswith(b"HTTP/1.1 421 ")


def test_the_page_itself_may_ask(server: Server) -> None:
    assert check(server).status_code == 200
    assert check(server, origin=server.address, sec_fetch_site="same-origin").status_code == 200
    assert check(server, host=f"localhost:{server.port}", origin=f"http://localhost:{server.port}").status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://localhost:3000"},
        {"origin": ADD_ON},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
    ],
)
def test_other_pages_may_not_ask(server: Server, headers: dict[str, str]) -> None:
    answer = check(server, **headers)
    assert code(answer) == (403, "wrong_origin")
    assert not [name for name in answer.headers if name.startswith("access-control-")]


def test_a_page_asks_by_the_name_that_it_has(server: Server) -> None:
    assert code(check(server, origin=f"http://localhost:{server.port}")) == (403, "wrong_origin")


def test_other_pages_are_refused_before_a_route_is_looked_for(server: Server) -> None:
    for path in ("/api/fix", "/api/save", "/api/open", "/v2/check", "/nothing"):
        assert code(server.client.post(path, json={}, headers={"origin": "http://evil.example"})) == (
            403,
            "wrong_origin",
        )


def test_no_page_is_told_that_it_may_ask(server: Server) -> None:
    for path in ("/api/check", "/v2/check", "/"):
        answer = server.client.options(path, headers={"origin": ADD_ON, "access-control-request-method": "POST"})
        assert not [name for name in answer.headers if name.startswith("access-control-")]
        assert answer.status_code >= 400


def test_an_add_on_that_was_allowed_may_use_the_api_for_clients(tmp_path: Path) -> None:
    with serving(tmp_path, "--allow-origin", ADD_ON) as server:
        asked = {"origin": ADD_ON, "access-control-request-method": "POST"}
        allowed = server.client.options("/v2/check", headers=asked)
        assert (allowed.status_code, allowed.headers["access-control-allow-origin"]) == (204, ADD_ON)
        assert "Origin" in allowed.headers["vary"]
        answer = server.client.post("/v2/check", data={"text": "a"}, headers={"origin": ADD_ON})
        assert answer.status_code != 403
        assert answer.headers["access-control-allow-origin"] == ADD_ON
        assert code(check(server, origin=ADD_ON)) == (403, "wrong_origin")
        refused = server.client.post("/v2/check", data={}, headers={"origin": "chrome-extension://other"})
        assert code(refused) == (403, "wrong_origin")
        assert "--allow-origin chrome-extension://other" in refused.json()["error"]["message"]


@pytest.mark.parametrize("path", ["/", "/api/rules", "/health", "/nothing", "/v2/nothing"])
def test_each_answer_keeps_browsers_strict(server: Server, path: str) -> None:
    headers = server.client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "*" not in policy
    assert "server" not in headers


def test_a_crash_has_these_headers_too(server: Server) -> None:
    refused = server.client.post("/api/check", content=b"{", headers={"content-type": "application/json"})
    assert refused.headers["content-security-policy"].startswith("default-src 'none'")
    assert refused.headers["cache-control"] == "no-store"


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("closed"), "--token", TOKEN) as server:
        yield server


def test_without_the_token_nothing_is_answered(closed: Server) -> None:
    for path in ("/", "/api/rules", "/openapi.json", "/v2/languages"):
        assert code(closed.client.get(path)) == (403, "wrong_token")
        assert code(closed.client.get(path, params={"token": TOKEN[:-1]})) == (403, "wrong_token")
    assert code(check(closed)) == (403, "wrong_token")
    assert code(check(closed, authorization=f"Basic {TOKEN}")) == (403, "wrong_token")
    strange = [(b"authorization", "Bearer ü".encode()), (b"cookie", b'a="\xff; ;;=')]
    assert code(closed.client.get("/", headers=strange)) == (403, "wrong_token")
    assert closed.client.get("/health").status_code == 200


def test_a_program_sends_the_token(closed: Server) -> None:
    assert check(closed, authorization=f"Bearer {TOKEN}").status_code == 200
    assert closed.client.post("/api/check", params={"token": TOKEN}, json={"text": "a"}).status_code == 200


def test_the_page_has_the_token_from_its_address(closed: Server) -> None:
    first = closed.client.get("/", params={"token": TOKEN})
    assert (first.status_code, first.headers["location"]) == (303, "/")
    cookie = first.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    name, _, value = cookie.partition(";")[0].partition("=")
    assert name == f"checker-token-{closed.port}"
    with httpx.Client(base_url=closed.address, cookies={name: value}, trust_env=False) as browser:
        assert browser.get("/").status_code == 200
        assert browser.post("/api/check", json={"text": "a"}).status_code == 200
        # A page of another site has the cookie at best, and never the origin.
        refused = browser.post("/api/check", json={"text": "a"}, headers={"origin": "http://evil.example"})
        assert code(refused) == (403, "wrong_origin")


def test_a_server_that_others_reach_has_a_token(tmp_path: Path) -> None:
    with serving(tmp_path, "--host", "0.0.0.0") as server:  # noqa: S104 - behind a token
        assert code(check(server)) == (403, "wrong_token")
        assert re.fullmatch(r"[\w-]{32}", server.token)
        assert check(server, authorization=f"Bearer {server.token}").status_code == 200
        # A name server can lead a name here, but not a number.
        number = {"host": f"192.168.1.7:{server.port}"}
        assert server.client.get("/health", headers=number).status_code == 200
        assert code(server.client.get("/health", headers={"host": f"evil.example:{server.port}"})) == (
            421,
            "wrong_host",
        )


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--token", "short"], "--token: use 16 to 200 letters"),
        (["--token", "a" * 15 + "\n"], "--token: use 16 to 200 letters"),
        (["--allow-origin", "*"], "--allow-origin: “*” is no origin"),
        (["--allow-origin", "http://a.example/path"], "--allow-origin: “http://a.example/path” is no origin"),
        (["--allow-origin", "null"], "--allow-origin: “null” is no origin"),
    ],
)
def test_what_would_open_the_server_is_wrong_usage(run: Runner, options: list[str], message: str) -> None:
    ran = run("serve", "--port", "0", *options)
    assert ran.code == 2
    assert message in ran.stderr
    assert len(ran.stderr.splitlines()) == 1
