"""No command asks the network, whatever the checked folder says: every look-up and connection of the interpreter is heard."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEARING = """
import sys

ASKED = {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.sendto", "urllib.Request"}

def hear(event, args):
    if event in ASKED:
        print("the network was asked:", event, args[-1], file=sys.stderr)
        raise OSError("no network here")

sys.addaudithook(hear)
"""
PROGRAM = HEARING + "from checker.cli.entry import run\nrun()\n"
PAGE = """<!DOCTYPE html SYSTEM "http://dtd.example.org/html.dtd" [<!ENTITY far SYSTEM "http://entity.example.org/">]>
<html><head><base href="http://base.example.org/"><link rel="stylesheet" href="far.css"><script src="far.js"></script></head>
<body><article><h1>Storm shuts the port</h1><p>The council sent its crews. to the river. <img src="http://image.example.org/a.png">
The envoys will meet http://link.example.org/story again in May.&far;</p></article></body></html>
"""
STORY = """---
title: "Storm shuts the port"
url: http://front.example.org/
---
The general had ordered his men. to the border. ![photo](http://image.example.org/b.png) See [this](//far.example.org).

<!-- http://comment.example.org/ -->
The misspelt wrod stands here, and Zorblatt officials reviewed the quandrified harbour budget by the end of May.
"""
CONFIGURATION = """
with = []
languagetool-url = "http://localhost:8081"
"""
COMMANDS = [
    ["check", ".", "--format", "json", "--jobs", "1"],
    ["check", ".", "--output", "report.html", "--output", "report.sarif", "--jobs", "2", "--no-cache"],
    ["check", ".", "--untrusted"],
    ["fix", ".", "--review"],
    ["baseline", "."],
    ["facts", "story.md"],
    ["rules"],
    ["config", "show"],
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    (tmp_path / "story.md").write_text(STORY, "utf-8")
    (tmp_path / "checker.toml").write_text(CONFIGURATION, "utf-8")
    return tmp_path


def outcome(program: str, folder: Path, *args: str) -> tuple[int, str]:
    command = [sys.executable, "-c", program, *args]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return ran.returncode, ran.stderr


@pytest.mark.parametrize("call", ["getaddrinfo('a.example.org', 80)", "create_connection(('127.0.0.1', 9))"])
def test_what_asks_the_network_is_heard(folder: Path, call: str) -> None:
    code, errors = outcome(f"{HEARING}import socket\nsocket.{call}\n", folder)
    assert code == 1
    assert "the network was asked" in errors


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_asks_the_network(folder: Path, command: list[str]) -> None:
    code, errors = outcome(PROGRAM, folder, *command)
    assert "the network was asked" not in errors
    assert code in (0, 1), errors
