"""Whatever is sent is answered with a status that says whose fault it is, as JSON, and never with a crash."""

from __future__ import annotations

import json
import random
import socket
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.serve.exporting import EXPORTS
from tests.serve.conftest import exchange

if TYPE_CHECKING:
    from tests.serve.conftest import Server

ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
WORDS = st.lists(st.sampled_from(["ALL", "figures", "FIG101", "foo", "=Foo+", "#", "", "ü"]), max_size=3)
IDS = st.from_regex(r"[0-9a-f]{8,16}", fullmatch=True)
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "text": st.text(max_size=200) | st.sampled_from(["---\ntitle: [\n---\n", "<p <!--", "$ 2.5 million\r\r\n", "\ufeff", "a" * 500]),
    "name": st.sampled_from(["a.md", "a.html", "a.rst", "a.tex", "a.adoc", "a.", ".", "a.docx", "..", "/", "a.TXT", "é\u202e.txt"]),
    "select": WORDS,
    "ignore": WORDS,
    "accepted": WORDS,
    "preview": st.booleans(),
    "date": st.sampled_from(["2022-03-30", "2022-W13-3", "", "0000-00-00"]),
    "title": st.text(max_size=20),
    "language": st.sampled_from(["en", "auto", "de", "", "xx"]),
    "format": st.sampled_from(list(EXPORTS)),
    "review": st.booleans(),
    "only": st.lists(IDS, max_size=2),
    "answers": st.dictionaries(IDS, st.text(max_size=2), max_size=2),
    "written": st.dictionaries(IDS, st.text(max_size=9), max_size=2),
    "encoding": st.sampled_from(["utf-8", "cp1252", "utf-16", "rot13", "idna", "", "\0", "utf-7", "hz"]),
    "bom": st.booleans(),
}  # fmt: skip
BODIES = st.fixed_dictionaries({}, optional={name: values | ANY for name, values in FIELDS.items()}) | st.fixed_dictionaries(
    {"text": FIELDS["text"], "format": FIELDS["format"]}, optional={"name": FIELDS["name"], "bom": FIELDS["bom"]}
)  # fmt: skip
ENDPOINTS = ("/api/check", "/api/fix", "/api/export", "/api/save")


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(path=st.sampled_from(ENDPOINTS), body=BODIES)
def test_every_object_is_answered(server: Server, path: str, body: dict[str, Any]) -> None:
    sent = json.dumps(body)  # with NaN and half surrogates, as escapes
    answer = server.client.post(path, content=sent, headers={"content-type": "application/json"})
    assert answer.status_code in (200, 400), answer.text
    if answer.status_code == 400:
        assert answer.json()["error"].keys() >= {"code", "message"}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(name=FIELDS["name"] | st.text(max_size=9), encoding=FIELDS["encoding"], data=st.binary(max_size=100))
def test_every_file_is_opened_and_saved_again_or_refused(server: Server, name: str, encoding: str, data: bytes) -> None:
    query = {"name": name.encode("utf-8", "replace").decode(), "encoding": encoding}
    answer = server.client.post("/api/open", params=query, content=data)
    assert answer.status_code in (200, 400), answer.text
    if answer.status_code == 200:
        saved = server.client.post("/api/save", json=answer.json())
        assert saved.status_code == 200, saved.text
        # Some encodings write one character in several ways.
        assert saved.content == data or answer.json()["encoding"] in ("utf-7", "hz", "utf-16")


def test_broken_requests_are_answered_or_cut_off(server: Server) -> None:
    body = b'{"text": "All is well."}'
    head = f"POST /api/check HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nContent-Type: application/json\r\nConnection: close\r\n"
    whole = f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body
    assert exchange(server.port, whole).startswith(b"HTTP/1.1 200 ")
    chance = random.Random(5)  # noqa: S311 - the same each time
    for _ in range(150):
        broken = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            broken[chance.randrange(len(broken))] = chance.choice(b"\0\r\n :;/\xff\x80A0")
        with socket.create_connection(("127.0.0.1", server.port), 60) as connection:
            connection.sendall(bytes(broken))
            connection.settimeout(0.05)
            try:
                answer = connection.recv(100)
            except (TimeoutError, ConnectionError):
                answer = b""  # it waits for the rest
        assert not answer.startswith(b"HTTP/1.1 500"), bytes(broken)
    assert exchange(server.port, whole).startswith(b"HTTP/1.1 200 ")
